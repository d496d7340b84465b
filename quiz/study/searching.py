"""Finding questions of a deck: by words, by what they are, and by how they stand."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.deck import Deck, Placed
from quiz.deck.inline import plain
from quiz.questions import (
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    Side,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.text import fold
from quiz.study.wording import answer_lines

AT_ONCE = 10
"""How many questions are folded before another thread may go on; about a millisecond's work."""


class Stand(StrEnum):
    """How a question stands with a learner; several may hold at once."""

    DUE = "due"
    NEW = "new"
    KNOWN = "known"
    MISSED = "missed"
    SUSPENDED = "suspended"
    FLAGGED = "flagged"
    RETIRED = "retired"


NOTHING: frozenset[Stand] = frozenset()
"""How a question stands as long as nothing is known of it."""


class Facet(StrEnum):
    """By what a list of questions is narrowed."""

    STANDING = "standing"
    TOPIC = "topic"
    KIND = "kind"
    LEVEL = "level"


@dataclass(frozen=True)
class Trait:
    """One thing that is so of a question: a topic's id, a kind, a level or a standing."""

    facet: Facet
    value: str


class Index:
    """The texts of a deck's questions, folded once; a place is one in `Deck.placed`."""

    def __init__(self, deck: Deck, give_way: Callable[[], None] = lambda: None) -> None:
        """Fold a deck's texts; of 10,000 questions that takes about a second.

        `give_way` is called after every few questions, so that another thread may go on meanwhile.
        """
        known: dict[str, str] = {}
        self._texts: list[str] = []
        for place, placed in enumerate(deck.placed):
            folded = (_folded(text, known) for text in _texts(deck, placed))
            self._texts.append("\n".join(folded))
            if place % AT_ONCE == 0:
                give_way()

    def matching(self, words: str, among: Iterable[int] | None = None) -> list[int]:
        """The places of the questions in which all words occur, wherever; of those named, if any.

        Case, accents on Latin letters, quotes and hyphens do not count, as in typed answers.
        """
        wanted = sorted(folded_words(words), key=len, reverse=True)
        texts = self._texts
        places = list(range(len(texts)) if among is None else among)
        for word in wanted:
            places = [place for place in places if word in texts[place]]
        return places


def folded_words(words: str) -> set[str]:
    """The words of a search in the form in which they are looked for."""
    return {folded for word in words.split() if (folded := fold(word))}


def values_of(facet: Facet, placed: Placed, stands: frozenset[Stand]) -> Collection[str]:
    """The values that a question, which stands as it does, has of a facet."""
    match facet:
        case Facet.STANDING:
            return stands
        case Facet.TOPIC:
            return (placed.topic.id,)
        case Facet.KIND:
            return (placed.outline.kind,)
        case Facet.LEVEL:
            return (placed.outline.level,) if placed.outline.level else ()


def narrowed(
    deck: Deck, stands: Mapping[str, frozenset[Stand]], wanted: Collection[Trait]
) -> Sequence[int]:
    """The places of the questions that have, by each facet of which any is wanted, one of these.

    `stands` says how questions stand, by their ids.
    """
    if not wanted:
        return range(len(deck.placed))
    groups = {
        facet: frozenset(trait.value for trait in wanted if trait.facet is facet)
        for facet in {trait.facet for trait in wanted}
    }
    return [
        place
        for place, placed in enumerate(deck.placed)
        if all(
            not values.isdisjoint(values_of(facet, placed, stands.get(placed.outline.id, NOTHING)))
            for facet, values in groups.items()
        )
    ]


def counted_traits(deck: Deck, stands: Mapping[str, frozenset[Stand]]) -> Counter[Trait]:
    """How many questions of a deck have each trait."""
    found = Counter(
        (facet, value)
        for placed in deck.placed
        for facet in Facet
        for value in values_of(facet, placed, stands.get(placed.outline.id, NOTHING))
    )
    return Counter({Trait(facet, value): count for (facet, value), count in found.items()})


def _folded(text: str, known: dict[str, str]) -> str:
    """A text folded word by word, so that no word is found across the space between two.

    `known` are the words that were folded before, and takes in the new ones.
    """
    words = []
    for word in plain(text).split():
        folded = known.get(word)
        if folded is None:
            folded = known[word] = fold(word)
        words.append(folded)
    return " ".join(words)


def _texts(deck: Deck, placed: Placed) -> Iterator[str]:
    """Everything that a question may be found by."""
    question = placed.question
    yield question.id
    yield placed.topic.id
    yield placed.topic.title
    yield from question.tags
    yield from _own_texts(question)
    yield from filter(None, (question.explanation, question.note, question.hint))
    yield from (dispute.title for dispute in deck.disputes_of(question))
    yield from question.cite
    yield from map(deck.label, question.citations)


def _own_texts(question: Question) -> Iterator[str]:
    """The texts of the fields that a kind has of its own."""
    match question:
        case SingleChoice() | MultipleResponse():
            yield question.stem
            yield from answer_lines(question, Side.FORWARD)
            for distractor in question.distractors:
                yield distractor.text
                yield distractor.feedback
        case TrueFalse():
            yield question.stem
            yield question.feedback
        case ShortAnswer():
            yield question.stem
            yield question.answer
            yield from question.accept
            yield from question.reject
        case Numerical():
            yield question.stem
            yield question.answer_text()
        case Cloze():
            yield question.with_gaps([gap.forms[0] for gap in question.gaps])
            for gap in question.gaps:
                yield from gap.forms
        case Ordering():
            yield question.stem
            yield from question.items
        case Matching():
            yield question.stem
            for pair in question.pairs:
                yield from pair
            yield from question.distractors
        case Flashcard():
            yield question.front
            yield question.back
