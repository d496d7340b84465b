"""The words for what a list of questions is narrowed to."""

from collections.abc import Collection, Sequence

from quiz.deck import Deck
from quiz.deck.inline import visible
from quiz.questions import Level
from quiz.study.searching import Facet, Stand, Trait
from quiz.study.wording import KINDS


def all_traits(deck: Deck) -> Sequence[Trait]:
    """Everything that questions of a deck may be narrowed to, in the order in which it is told."""
    values: dict[Facet, Sequence[str]] = {
        Facet.STANDING: [*Stand],
        Facet.TOPIC: [topic.id for topic in deck.manifest.topics],
        Facet.KIND: [*KINDS],
        Facet.LEVEL: [*Level],
    }
    return [Trait(facet, value) for facet in Facet for value in values[facet]]


def trait_name(deck: Deck, trait: Trait) -> str:
    """What a trait is called."""
    match trait.facet:
        case Facet.TOPIC:
            titles = {topic.id: topic.title for topic in deck.manifest.topics}
            return visible(titles.get(trait.value, trait.value))
        case Facet.KIND:
            return kind_name(trait.value)
        case _:
            return trait.value


def kind_name(kind: str) -> str:
    """A kind of question as it is read."""
    return "true or false" if kind == "true_false" else kind.replace("_", " ")


def trait_words(deck: Deck, wanted: Collection[Trait]) -> str:
    """What a list is narrowed to: due or new; Energy; understand. Empty where it is not."""
    groups = []
    for facet in Facet:
        names = [
            trait_name(deck, trait)
            for trait in all_traits(deck)
            if trait.facet is facet and trait in wanted
        ]
        groups += [" or ".join(names)] if names else []
    return f"only {'; '.join(groups)}" if groups else ""
