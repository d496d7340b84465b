"""The text of a document, laid out for a width at once and set only where it is looked at."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from quiz.app.typeset import CURSOR
from quiz.deck.inline import visible

_LEAST_TEXT = 12
_SIGN = "document-text--sign"
_CITED = "document-text--cited"
_AROUND = "document-text--around"


class DocumentText(Widget):
    """Numbered paragraphs, those that are cited marked, the others muted."""

    COMPONENT_CLASSES = {_SIGN, _CITED, _AROUND}

    DEFAULT_CSS = """
    DocumentText {
        width: 1fr;
        height: auto;
    }

    DocumentText .document-text--sign {
        color: $text-accent;
        text-style: bold;
    }

    DocumentText .document-text--around {
        color: $foreground-muted;
    }
    """

    def __init__(self, paragraphs: Sequence[str], cited: Collection[int]) -> None:
        """`cited` are the numbers of the cited ones, counted from 1."""
        super().__init__()
        self._paragraphs = [visible(text) for text in paragraphs]
        self._cited = frozenset(cited)
        self._indent = len(str(len(paragraphs))) + 4
        self._width = 0
        self._starts: list[int] = [0] * (len(paragraphs) + 1)
        self._latest: tuple[int, Sequence[str]] = (-1, ())

    def line_of(self, number: int) -> int:
        """The line (from 0) in which a paragraph begins, for the width that it is laid out for."""
        return self._starts[number - 1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the paragraphs have, and one between each two."""
        if width != self._width:
            self._width, self._latest = width, (-1, ())
            heights = (sum(1 for _ in self._lines(text)) + 1 for text in self._paragraphs)
            self._starts = [*accumulate(heights, initial=0)]
        return max(0, self._starts[-1] - 1)

    def render_line(self, y: int) -> Strip:
        """One line of the whole."""
        place = bisect_right(self._starts, y) - 1
        if place >= len(self._paragraphs):
            return Strip.blank(self.size.width, self.rich_style)
        if self._latest[0] != place:
            self._latest = place, list(self._lines(self._paragraphs[place]))
        lines = self._latest[1]
        line = y - self._starts[place]
        cited = place + 1 in self._cited
        text = self.get_visual_style(_CITED if cited else _AROUND).rich_style
        sign = self.get_visual_style(_SIGN if cited else _AROUND).rich_style
        label = f"{CURSOR if cited else ' '} {place + 1:>{self._indent - 4}}  "
        segments = [
            Segment(label if line == 0 else " " * self._indent, sign),
            Segment(lines[line] if line < len(lines) else "", text),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _lines(self, text: str) -> Iterator[str]:
        return folded(text, max(_LEAST_TEXT, self._width - self._indent))


def folded(text: str, room: int) -> Iterator[str]:
    """A text in lines of at most `room` (two or more) cells, broken at spaces where it can be."""
    start, narrow = 0, text.isascii()
    while start < len(text):
        end = start + room
        if not narrow:
            while (over := cell_len(text[start:end]) - room) > 0:
                end -= max(1, over // 2)
        if end < len(text) and text[end] != " ":
            space = text.rfind(" ", start, end)
            end = space if space > start else end
        yield text[start:end]
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
