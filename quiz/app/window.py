"""A list of any length, one line a row, of which only the rows in sight are set."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from quiz.app.typeset import Line, Lines

WHEEL = 3


class Window(Lines):
    """Shows the rows around a cursor; as high as there is room, whatever its rows need."""

    DEFAULT_CSS = "Window { height: 1fr; }"

    class Moved(Message):
        """The cursor stands elsewhere."""

    class Opened(Message):
        """The row at the cursor was clicked once more."""

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0
        self._top = 0

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def set_row(self, row: int, width: int, *, here: bool) -> Content:
        """A row, which may not be wider; `here` where the cursor stands at it."""
        raise NotImplementedError

    def set_empty(self, width: int) -> Sequence[Content]:
        """What stands where there are no rows."""
        return ()

    def set_lines(self, width: int) -> Sequence[Line]:
        if not self.row_count:
            return [Line(line) for line in self.set_empty(width)]
        rows = range(self._top, min(self.row_count, self._top + self._height))
        return [Line(self.set_row(row, width, here=row == self.cursor), row) for row in rows]

    def go(self, row: int) -> None:
        """Move the cursor to a row, or to the nearest that there is, and bring it into sight."""
        self.cursor = max(0, min(row, self.row_count - 1))
        self._into_sight()
        self.post_message(self.Moved())

    def move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.go(self.cursor + step)

    def move_page(self, pages: int) -> None:
        """Move the cursor by nearly as many rows as are in sight."""
        self.move(pages * max(1, self._height - 1))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._into_sight()

    def on_click(self, event: events.Click) -> None:
        """A click goes to a row; one on the row at the cursor opens it."""
        row = self.row_at(event.y)
        if row is None:
            return
        if row == self.cursor:
            self.post_message(self.Opened())
        else:
            self.go(row)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the rows, and leaves the cursor."""
        self._scroll(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the rows, and leaves the cursor."""
        self._scroll(event, -WHEEL)

    def changed(self) -> None:
        self.refresh()

    @property
    def _height(self) -> int:
        return max(1, self.content_size.height)

    def _scroll(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        self._top = max(0, min(self._top + rows, self.row_count - self._height))
        self.changed()

    def _into_sight(self) -> None:
        last = max(0, self.row_count - self._height)
        top = min(self._top, self.cursor)
        self._top = min(max(top, self.cursor - self._height + 1), last)
        self.changed()
