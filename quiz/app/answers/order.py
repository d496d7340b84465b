"""Putting items in order."""

from collections.abc import Sequence

from textual.content import Content

from quiz.app.actions import ANSWER
from quiz.app.answers.area import mark_of
from quiz.app.answers.rows import RowsArea
from quiz.app.typeset import CURSOR, CURSOR_STYLE, MUTED_STYLE, Line, content, hanging
from quiz.questions import Option, Ordered, Outcome, Part, Presentation, Question, Response
from quiz.study.session import Attempt


class OrderArea(RowsArea):
    """Space takes the item at the cursor up and puts it down; a digit sends it to that place."""

    BINDINGS = [
        binding
        for name in ("hold", "carry-up", "carry-down")
        for binding in ANSWER[name].bindings()
    ]

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Option] = []
        self._held = False
        self._moved = False
        self._parts: tuple[Part, ...] = ()

    @property
    def row_count(self) -> int:
        return len(self._items)

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        self.begin()
        self._items, self._parts = list(presentation.options), ()
        self._held = self._moved = False
        if isinstance(draft, Ordered):
            place = {key: number for number, key in enumerate(draft.keys)}
            self._items.sort(key=lambda item: place.get(item.key, len(place)))
            self._moved = True
        self.cursor = 0
        self.changed()

    def reveal(self, attempt: Attempt) -> None:
        self._parts = attempt.verdict.parts
        self.finish()

    def keys(self) -> Sequence[tuple[str, str]]:
        return [
            (f"{self.key('up')[0]}{self.key('down')[0]}", "go"),
            self.key("hold", "put down" if self._held else "take up"),
            (f"1-{len(self._items)}", "send there"),
            self.key("submit"),
        ]

    def choose(self, row: int) -> None:
        """Send the item at the cursor to a place."""
        if self.cursor is not None and row != self.cursor:
            self._items.insert(row, self._items.pop(self.cursor))
            self._after_move()
        super().choose(row)

    def action_hold(self) -> None:
        """Take the item at the cursor up, or put it down."""
        self._held = not self._held
        self.changed()

    def action_move(self, step: int) -> None:
        if self._held:
            self.action_carry(step)
        else:
            super().action_move(step)

    def action_carry(self, step: int) -> None:
        """Move the item at the cursor by one place."""
        if self.cursor is not None and 0 <= self.cursor + step < len(self._items):
            self.choose(self.cursor + step)

    def action_submit(self) -> None:
        if self._moved:
            self.post_message(self.Submitted(self._response()))
        else:
            self.post_message(self.Refused("Move an item first, or say that you do not know."))

    def set_lines(self, width: int) -> Sequence[Line]:
        if self._parts:
            return [
                line for row, part in enumerate(self._parts) for line in _marked(row, part, width)
            ]
        lines: list[Line] = []
        for row, item in enumerate(self._items):
            at_cursor = row == self.cursor
            sign = ("≡" if self._held else CURSOR) if at_cursor else " "
            label = Content.styled(
                f"{sign} {row + 1}  ", CURSOR_STYLE if at_cursor else MUTED_STYLE
            )
            style = "bold reverse" if at_cursor and self._held else "bold" if at_cursor else ""
            lines += [Line(text, row) for text in hanging(label, content(item.text, style), width)]
        return lines

    def _after_move(self) -> None:
        self._moved = True
        self.post_message(self.Changed(self._response()))

    def _response(self) -> Ordered:
        return Ordered(tuple(item.key for item in self._items))


def _marked(row: int, part: Part, width: int) -> list[Line]:
    """A place once it is marked: what belongs there, and what the learner put there."""
    right = part.outcome is Outcome.RIGHT
    label = Content.styled(f"  {row + 1}  ", MUTED_STYLE)
    mark = mark_of(part.outcome, "right" if right else "wrong")
    texts = hanging(label, content(part.wanted, "bold"), width, mark)
    if not right and part.given:
        texts += hanging(
            Content("     "), Content.styled("you: ", MUTED_STYLE) + content(part.given), width
        )
    return [Line(text, row) for text in texts]
