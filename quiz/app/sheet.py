"""A question with its answer: what is asked, what is right, and why each other option is not."""

import random
from collections.abc import Collection, Sequence

from textual.content import Content

from quiz.app.answers.area import muted
from quiz.app.typeset import (
    MUTED_STYLE,
    RIGHT,
    RIGHT_STYLE,
    WRONG,
    WRONG_STYLE,
    Line,
    Lines,
    content,
    hanging,
)
from quiz.deck import Placed
from quiz.deck.inline import visible
from quiz.study.marking_key import Keyed, marking_key
from quiz.study.searching import Stand
from quiz.study.traits import kind_name

GLYPHS = {
    Stand.DUE: "●",
    Stand.NEW: "○",
    Stand.KNOWN: RIGHT,
    Stand.MISSED: WRONG,
    Stand.SUSPENDED: "–",
    Stand.RETIRED: "–",
    Stand.FLAGGED: "⚑",
}
STYLES = {
    Stand.DUE: "$text-accent",
    Stand.NEW: MUTED_STYLE,
    Stand.KNOWN: "$text-success",
    Stand.MISSED: "$text-error",
    Stand.SUSPENDED: MUTED_STYLE,
    Stand.RETIRED: MUTED_STYLE,
    Stand.FLAGGED: "$text-warning",
}
FIRST = (Stand.RETIRED, Stand.SUSPENDED, Stand.MISSED, Stand.DUE, Stand.NEW, Stand.KNOWN)
"""Which standing stands for a question of which several hold; its flag is shown beside it."""


def foremost(stands: Collection[Stand]) -> Stand | None:
    """The standing that matters most; None while it is not known."""
    return next((stand for stand in FIRST if stand in stands), None)


def stand_words(stands: Collection[Stand]) -> Content:
    """How a question stands, each standing with its glyph."""
    words = [
        Content.styled(f"{GLYPHS[stand]} {stand}", STYLES[stand])
        for stand in (*FIRST, Stand.FLAGGED)
        if stand in stands
    ]
    return Content("   ").join(words)


class Sheet(Lines):
    """Empty until `show`."""

    def __init__(self) -> None:
        super().__init__()
        self._placed: Placed | None = None
        self._stands: frozenset[Stand] = frozenset()

    def show(self, placed: Placed | None, stands: frozenset[Stand]) -> None:
        """Show a question and how it stands, or nothing."""
        if (placed, stands) != (self._placed, self._stands):
            self._placed, self._stands = placed, stands
            self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        if self._placed is None:
            return []
        question = self._placed.question
        facts = [visible(self._placed.topic.title), kind_name(question.kind)]
        facts += [question.level] if question.level else []
        lines = hanging(
            Content(""), muted(", ".join([*facts, question.id])), width, stand_words(self._stands)
        )
        if question.retired:
            edition, reason = visible(question.retired.edition), visible(question.retired.reason)
            lines += muted(f"Retired in edition {edition}: {reason}").wrap(width)
        asked = question.present(random.Random(0)).prompt
        lines += [Content(""), *content(asked).wrap(max(1, width)), Content("")]
        for keyed in marking_key(question):
            lines += _keyed_lines(keyed, width)
        return [Line(line) for line in lines]


def _keyed_lines(keyed: Keyed, width: int) -> list[Content]:
    glyph, style = (RIGHT, RIGHT_STYLE) if keyed.right else (WRONG, WRONG_STYLE)
    lines = hanging(Content.styled(f"{glyph} ", style), content(keyed.text), width)
    if keyed.why:
        lines += hanging(Content("  "), content(keyed.why, MUTED_STYLE), width)
    return lines
