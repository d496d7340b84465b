"""Choosing one option: single choice and true/false."""

from collections.abc import Sequence

from textual import events
from textual.content import Content

from quiz.app.actions import ANSWER
from quiz.app.answers.area import mark_of
from quiz.app.answers.rows import RowsArea
from quiz.app.answers.striking import StruckOut
from quiz.app.typeset import CURSOR, CURSOR_STYLE, MUTED_STYLE, Line, content, hanging
from quiz.questions import (
    Option,
    Outcome,
    Part,
    Picked,
    Presentation,
    Question,
    Response,
    TrueFalse,
)
from quiz.study.session import Attempt


class ChoiceArea(RowsArea):
    """Digits and arrows go to an option, Enter answers with it.

    Where `answers_at_once`, a digit answers too.
    """

    BINDINGS = [*ANSWER["strike"].bindings()]

    answers_at_once = False

    def __init__(self) -> None:
        super().__init__()
        self._struck = StruckOut()
        self._options: tuple[Option, ...] = ()
        self._parts: dict[str, Part] = {}
        self._initials: dict[str, int] = {}

    @property
    def row_count(self) -> int:
        return len(self._options)

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        self.begin()
        self._struck = StruckOut()
        self._options, self._parts = presentation.options, {}
        self._initials = {}
        if isinstance(question, TrueFalse):
            self._initials = {
                option.text[0].casefold(): row for row, option in enumerate(self._options)
            }
        if isinstance(draft, Picked):
            for row, option in enumerate(self._options):
                if option.key in draft.keys:
                    self.cursor = row
        self.changed()

    def reveal(self, attempt: Attempt) -> None:
        self._parts = {part.key: part for part in attempt.verdict.parts}
        self.finish()

    def help_out(self, struck: Sequence[str], beginnings: Sequence[str]) -> None:
        self._struck.given = frozenset(struck)
        self.changed()

    def action_strike(self) -> None:
        """Strike the option at the cursor out for oneself, or take that back."""
        if self.cursor is not None and not self.locked:
            self._struck.turn(self._options[self.cursor].key)
            self.changed()

    def keys(self) -> Sequence[tuple[str, str]]:
        pick = "t f" if self._initials else f"1-{len(self._options)}"
        if self.answers_at_once:
            return [(pick, "answer"), self.key("strike")]
        strike = [] if self._initials else [self.key("strike")]
        return [(pick, "pick"), self.key("submit"), *strike]

    def action_move(self, step: int) -> None:
        super().action_move(step)
        self._changed()

    def choose(self, row: int) -> None:
        super().choose(row)
        self._changed()
        if self.answers_at_once:
            self.action_submit()

    def action_submit(self) -> None:
        if self.cursor is None:
            self.post_message(self.Refused("Pick an option first, or say that you do not know."))
        else:
            self.post_message(self.Submitted(Picked((self._options[self.cursor].key,))))

    def on_key(self, event: events.Key) -> None:
        """In true/false, an initial picks as a digit does."""
        if event.key in self._initials and not self.locked:
            event.stop()
            self.choose(self._initials[event.key])

    def _changed(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Changed(Picked((self._options[self.cursor].key,))))

    def set_lines(self, width: int) -> Sequence[Line]:
        lines: list[Line] = []
        for row, option in enumerate(self._options):
            part = self._parts.get(option.key)
            at_cursor = row == self.cursor and not self.locked
            label = Content.styled(
                f"{CURSOR if at_cursor else ' '} {row + 1}  ",
                CURSOR_STYLE if at_cursor else MUTED_STYLE,
            )
            style = "bold" if at_cursor or (part and part.wanted) else ""
            mark = option_mark(part) if part else None
            if not self.locked:
                style = self._struck.style_of(option.key, style)
                mark = self._struck.mark_of(option.key)
            texts = hanging(label, content(option.text, style), width, mark)
            if part and part.given and not part.wanted and part.feedback:
                texts += hanging(Content("     "), content(part.feedback, MUTED_STYLE), width)
            lines += [Line(text, row) for text in texts]
        return lines


def option_mark(part: Part) -> Content | None:
    """What is written beside an option once it is marked."""
    if part.wanted and part.given:
        return mark_of(Outcome.RIGHT, "your answer, right")
    if part.wanted:
        return mark_of(Outcome.RIGHT, "right")
    return mark_of(Outcome.WRONG, "your answer") if part.given else None
