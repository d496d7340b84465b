"""Which questions of a deck stand on a worksheet."""

from dataclasses import dataclass

from quiz.deck import Deck, Placed
from quiz.paper.printed import NothingToPrint
from quiz.study.queue import ALL, Filter
from quiz.study.sampling import blueprint_plan, exam_plan
from quiz.study.unseen import unseen

COUNT = 20
SEED = 1


class NoBlueprint(Exception):
    """Raised when a worksheet by blueprint is asked for and the deck has none."""


class UnfitQuestion(Exception):
    """Raised when a question is asked for by its id and cannot stand on a worksheet; says why."""


@dataclass(frozen=True)
class Choice:
    """What a teacher asks for.

    Either the questions `ids`, in that order; or some of those that `wanted` takes, spread over the
    topics, or in the proportions of the deck's blueprint, which is never exceeded. Without a
    `count` these are COUNT. The same seed chooses the same questions.
    """

    wanted: Filter = ALL
    count: int | None = None
    ids: tuple[str, ...] = ()
    by_blueprint: bool = False
    seed: int = SEED


def chosen(deck: Deck, choice: Choice) -> tuple[Placed, ...]:
    """The questions chosen, in the order of the deck, or of the ids where those are given.

    A question that is retired and a flashcard never are, nor two of one group, unless by their ids.
    Raises UnfitQuestion, NoBlueprint, ImpossibleBlueprint or NothingToPrint.
    """
    if choice.ids:
        return tuple(_named(deck, id_) for id_ in _each_once(choice.ids))
    candidates = unseen(deck)
    count = choice.count or COUNT
    if choice.by_blueprint:
        blueprint = deck.manifest.blueprint
        if not blueprint:
            raise NoBlueprint(f"{deck.manifest.id} has no blueprint in its deck.yaml.")
        whole = sum(sum(levels.values()) for levels in blueprint.values())
        count = min(count, whole)
        items = blueprint_plan(candidates, blueprint, choice.seed, count, choice.wanted)
    else:
        items = exam_plan(candidates, count, choice.seed, choice.wanted)
    drawn = {item.question for item in items}
    found = tuple(placed for placed in deck.in_use if placed.outline.id in drawn)
    if not found:
        raise NothingToPrint(
            f"No question of {deck.manifest.id} fits this choice. "
            "Retired questions and flashcards do not stand on a worksheet."
        )
    return found


def _each_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    for place, id_ in enumerate(ids):
        if id_ in ids[:place]:
            raise UnfitQuestion(f"{id_} is asked for twice; once is enough.")
    return ids


def _named(deck: Deck, id_: str) -> Placed:
    placed = deck.by_id.get(id_)
    if placed is None:
        raise UnfitQuestion(
            f"There is no question {id_!r} in {deck.manifest.id}. `quiz show` lists its questions."
        )
    if retired := placed.question.retired:
        raise UnfitQuestion(f"{id_} is retired since edition {retired.edition}: {retired.reason}")
    if placed.outline.kind == "flashcard":
        raise UnfitQuestion(f"{id_} is a flashcard; `quiz print cards` prints those.")
    return placed
