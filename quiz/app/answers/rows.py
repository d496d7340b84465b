"""A list of rows with a cursor, moved by keys and by the mouse."""

from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll

from quiz.app.actions import ANSWER
from quiz.app.answers.area import AnswerArea
from quiz.app.typeset import Lines

MOVING: list[BindingType] = [
    binding for name in ("up", "down", "submit") for binding in ANSWER[name].bindings()
]
"""The bindings of moving about and answering."""


class RowsArea(Lines, AnswerArea, can_focus=True):
    """The rows of an answer; `cursor` is None until the learner has moved."""

    BINDINGS = MOVING

    def __init__(self) -> None:
        super().__init__()
        self.cursor: int | None = None
        self.locked = False

    @property
    def row_count(self) -> int:
        """How many rows the cursor moves over."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take keys again, the cursor nowhere yet."""
        self.cursor, self.locked, self.can_focus = None, False, True

    def finish(self) -> None:
        """Take no more keys."""
        self.locked, self.can_focus = True, False
        self.changed()

    def choose(self, row: int) -> None:
        """What a digit or a click on a row does."""
        self.cursor = row
        self.changed()
        self.call_after_refresh(self._keep_in_view)

    def action_move(self, step: int) -> None:
        """Move the cursor, from the last row on to the first."""
        if self.cursor is None:
            self.cursor = 0 if step > 0 else self.row_count - 1
        else:
            self.cursor = (self.cursor + step) % self.row_count
        self.changed()
        self.call_after_refresh(self._keep_in_view)

    def _keep_in_view(self) -> None:
        """Scroll the page by as little as shows the row at the cursor."""
        page = next((each for each in self.ancestors if isinstance(each, VerticalScroll)), None)
        rows = [line.row for line in self.set_lines(self.content_size.width)]
        if page is None or self.cursor not in rows:
            return
        top = self.region.y + rows.index(self.cursor) - page.region.y
        end = top + rows.count(self.cursor)
        if top < 0:
            page.scroll_relative(y=top, animate=False)
        elif end > page.size.height:
            page.scroll_relative(y=end - page.size.height, animate=False)

    def action_submit(self) -> None:
        """Answer with what there is."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """A digit goes to the row of that number."""
        if event.key.isdecimal() and 1 <= int(event.key) <= self.row_count and not self.locked:
            event.stop()
            self.choose(int(event.key) - 1)

    def on_click(self, event: events.Click) -> None:
        """A click goes to the row under the mouse."""
        row = self.row_at(event.y)
        if row is not None and not self.locked:
            self.focus()
            self.choose(row)
