"""Marking a worksheet by its layout, and what of it the deck no longer has as it was."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.deck import Deck
from quiz.deck.content import content_hash, to_json
from quiz.deck.loss import Loss
from quiz.paper.layout import Asked, Laid, Layout
from quiz.paper.notation import UnreadableAnswer, response_of
from quiz.paper.versions import laid
from quiz.questions import Question, Response, Verdict


class UnmarkableSheet(ValueError):
    """Raised when answers cannot be marked by a layout; says why, and of which question."""


@dataclass(frozen=True)
class Marked:
    """An answer to a question of a sheet, its verdict, and the points that it gives."""

    question: str
    response: Response
    verdict: Verdict
    points: Fraction


def marked(layout: Layout, deck: Deck, version: str, cells: Sequence[str]) -> tuple[Marked, ...]:
    """Mark one learner's answers, typed in as `notation` has them, in the order of their version.

    What `changed` tells of changed texts does not matter, so that a key can be mended afterwards;
    a question whose options are others now cannot be marked. Raises UnmarkableSheet.
    """
    sheet = layout.version(version)
    if sheet is None:
        known = ", ".join(each.name for each in layout.versions)
        raise UnmarkableSheet(f"There is no version {version!r}. The versions are: {known}.")
    if len(cells) != len(sheet.laid):
        raise UnmarkableSheet(f"{len(cells)} answers stand here; {len(sheet.laid)} are wanted.")
    worth = {asked.id: asked.points for asked in layout.questions}
    found = []
    for number, (each, cell) in enumerate(zip(sheet.laid, cells, strict=True), 1):
        question = question_of(each, deck)
        if question is None:
            raise UnmarkableSheet(f"{each.id}: {_astray(each, deck)}.")
        try:
            response = response_of(question, each, cell)
        except UnreadableAnswer as error:
            raise UnmarkableSheet(f"Version {sheet.name}, number {number}: {error}.") from None
        verdict = question.mark(response)
        given = Fraction(verdict.score).limit_denominator(10_000) * worth[each.id]
        found.append(Marked(each.id, response, verdict, given))
    return tuple(found)


def question_of(each: Laid, deck: Deck) -> Question | None:
    """The deck's question that was laid out so; none if it is gone or has other options now."""
    placed = deck.by_id.get(each.id)
    if placed is None or placed.outline.kind == "flashcard":
        return None
    now = laid(placed.question, random.Random(0))
    is_same = sorted(now.options) == sorted(each.options) and sorted(now.slots) == sorted(
        each.slots
    )
    return placed.question if is_same else None


def changed(layout: Layout, deck: Deck) -> tuple[Loss, ...]:
    """The questions of a sheet that are others in the deck now, and what that means for it."""
    of_id = {each.id: each for each in layout.versions[0].laid}
    return tuple(
        Loss(asked.id, reason)
        for asked in layout.questions
        for reason in _change(asked, of_id[asked.id], deck)
    )


def _change(asked: Asked, each: Laid, deck: Deck) -> Iterator[str]:
    question = question_of(each, deck)
    if question is None:
        yield _astray(each, deck)
    elif content_hash(to_json(question)) != asked.content:
        yield "it was edited since the sheet was laid out; this is how it stands now"


def _astray(each: Laid, deck: Deck) -> str:
    if each.id not in deck.by_id:
        return "it is no longer in the deck, so its answer cannot be told"
    return "its options are others than on the sheet, so their letters cannot be told"
