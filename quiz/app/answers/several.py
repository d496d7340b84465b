"""Choosing several options: multiple response."""

from collections.abc import Sequence

from textual.content import Content

from quiz.app.actions import ANSWER
from quiz.app.answers.area import mark_of
from quiz.app.answers.rows import RowsArea
from quiz.app.answers.striking import StruckOut
from quiz.app.typeset import CURSOR, CURSOR_STYLE, MUTED_STYLE, Line, content, hanging
from quiz.questions import Option, Outcome, Part, Picked, Presentation, Question, Response
from quiz.study.session import Attempt


class SeveralArea(RowsArea):
    """Digits and Space tick options, Enter answers with what is ticked."""

    BINDINGS = [*ANSWER["tick"].bindings(), *ANSWER["strike"].bindings()]

    def __init__(self) -> None:
        super().__init__()
        self._struck = StruckOut()
        self._options: tuple[Option, ...] = ()
        self._ticked: set[str] = set()
        self._parts: dict[str, Part] = {}

    @property
    def row_count(self) -> int:
        return len(self._options)

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        self.begin()
        self._struck = StruckOut()
        self._options, self._parts = presentation.options, {}
        keys = draft.keys if isinstance(draft, Picked) else ()
        self._ticked = {option.key for option in self._options if option.key in keys}
        self.changed()

    def reveal(self, attempt: Attempt) -> None:
        self._parts = {part.key: part for part in attempt.verdict.parts}
        self._ticked = {part.key for part in attempt.verdict.parts if part.given}
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
        return [(f"1-{len(self._options)}", "tick"), self.key("submit"), self.key("strike")]

    def choose(self, row: int) -> None:
        self._ticked ^= {self._options[row].key}
        super().choose(row)
        self.post_message(self.Changed(self._response()))

    def action_tick(self) -> None:
        """Tick the option at the cursor, or take its tick away."""
        if self.cursor is not None:
            self.choose(self.cursor)

    def action_submit(self) -> None:
        if self._ticked:
            self.post_message(self.Submitted(self._response()))
        else:
            self.post_message(self.Refused("Tick an option first, or say that you do not know."))

    def set_lines(self, width: int) -> Sequence[Line]:
        lines: list[Line] = []
        for row, option in enumerate(self._options):
            part = self._parts.get(option.key)
            at_cursor = row == self.cursor and not self.locked
            ticked = "[x]" if option.key in self._ticked else "[ ]"
            label = Content.styled(
                f"{CURSOR if at_cursor else ' '} {row + 1} {ticked} ",
                CURSOR_STYLE if at_cursor else MUTED_STYLE,
            )
            style = "bold" if option.key in self._ticked or (part and part.wanted) else ""
            mark = _mark(part)
            if not self.locked:
                style = self._struck.style_of(option.key, style)
                mark = self._struck.mark_of(option.key)
            texts = hanging(label, content(option.text, style), width, mark)
            if part and part.given and not part.wanted and part.feedback:
                indent = Content(" " * label.cell_length)
                texts += hanging(indent, content(part.feedback, MUTED_STYLE), width)
            lines += [Line(text, row) for text in texts]
        return lines

    def _response(self) -> Picked:
        return Picked(tuple(option.key for option in self._options if option.key in self._ticked))


def _mark(part: Part | None) -> Content | None:
    if part is None or not (part.wanted or part.given):
        return None
    if part.outcome is Outcome.RIGHT:
        return mark_of(Outcome.RIGHT, "right")
    return mark_of(Outcome.WRONG, "missed" if part.wanted else "wrong")
