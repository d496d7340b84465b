"""A list on a page, of rows of several lines each, with a cursor."""

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from quiz.app.actions import LIST
from quiz.app.typeset import Lines


class CursorList(Lines, can_focus=True):
    """Keys move the cursor and choose; a click goes to a row, one on the row at the cursor chooses.

    What is set by `set_lines` names the row that each line belongs to.
    """

    BINDINGS = LIST.bindings()

    class Chosen(Message):
        """The row at the cursor was chosen."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def go(self, row: int) -> None:
        """Move the cursor to a row, or to the nearest that there is, and bring it into view."""
        self.cursor = max(0, min(row, self.row_count - 1))
        self.changed()
        self.call_after_refresh(self._bring_into_view)

    def move_page(self, pages: int) -> None:
        """Move the cursor by about as many rows as are in view."""
        lines = self.set_lines(self.content_size.width)
        at = next((n for n, line in enumerate(lines) if line.row == self.cursor), 0)
        height = self.parent.size.height if isinstance(self.parent, Widget) else 0
        wanted = max(0, min(at + pages * max(1, height - 2), len(lines) - 1))
        near = lines[wanted:] if pages > 0 else lines[wanted::-1]
        row = next((line.row for line in near if line.row is not None), None)
        self.go(row if row is not None else (self.row_count if pages > 0 else 0))

    def action_move(self, step: int) -> None:
        """Move the cursor, from the last row on to the first."""
        if self.row_count:
            self.go((self.cursor + step) % self.row_count)

    def action_choose(self) -> None:
        """Choose the row at the cursor."""
        if self.row_count:
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Go to a row, or choose it."""
        row = self.row_at(event.y)
        if row is None:
            return
        if row == self.cursor:
            self.action_choose()
        else:
            self.go(row)

    def _bring_into_view(self) -> None:
        """Scroll as little as shows the row at the cursor, and the heading above the first."""
        lines = self.set_lines(self.content_size.width)
        own = [at for at, line in enumerate(lines) if line.row == self.cursor]
        if own and isinstance(self.parent, Widget):
            top = own[0] if self.cursor else 0
            region = Region(0, self.virtual_region.y + top, 1, own[-1] - top + 1)
            self.parent.scroll_to_region(region, animate=False)
