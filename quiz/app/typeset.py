"""Setting text in lines: mark-up to styled content, hanging indents, marks at the right edge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz.deck.inline import inline, visible

RIGHT_STYLE = "$text-success bold"
WRONG_STYLE = "$text-error bold"
NEAR_STYLE = "$text-warning bold"
MUTED_STYLE = "$foreground-muted"
CURSOR_STYLE = "$text-accent bold"

RIGHT, WRONG, NEAR, CURSOR = "✓", "✗", "≈", "❯"
_LEAST_TEXT = 12


def content(text: str, style: str = "") -> Content:
    """A deck's text as content: its emphasis as styles, and nothing in it as mark-up of ours.

    The address of a link stands in brackets behind its words.
    """
    parts: list[tuple[str, str]] = []
    runs = inline(text)
    for place, run in enumerate(runs):
        styles = [style]
        styles += ["italic"] * run.emphasis + ["bold"] * run.strong + ["$text-accent"] * run.code
        parts.append((visible(run.text), " ".join(filter(None, styles))))
        last = place + 1 == len(runs) or runs[place + 1].link != run.link
        if run.link and last and run.link != run.text:
            parts.append((visible(f" ({run.link})"), MUTED_STYLE))
    return Content.assemble(*parts)


@dataclass(frozen=True)
class Line:
    """One line of a widget; `row` is the row of a list that it belongs to, if any."""

    content: Content
    row: int | None = None


def hanging(
    label: Content, body: Content, width: int, mark: Content | None = None
) -> list[Content]:
    """Body text beside a label, its further lines indented as far; a mark ends the first line.

    Where the width leaves no room for it, the mark comes on a line of its own.
    """
    indent = label.cell_length
    room = max(_LEAST_TEXT, width - indent)
    mark = mark or Content("")
    beside = mark.cell_length + 2 if mark else 0
    if room - beside < _LEAST_TEXT * 2:
        beside = 0
    lines = body.wrap(room - beside) or [Content("")]
    set_lines = [label + lines[0], *(Content(" " * indent) + line for line in lines[1:])]
    if mark and beside:
        set_lines[0] = set_lines[0].pad_right(width - set_lines[0].cell_length - mark.cell_length)
        set_lines[0] += mark
    elif mark:
        set_lines.append(Content(" " * indent) + mark)
    return set_lines


def paragraphs(texts: Iterable[Content], width: int) -> list[Content]:
    """Texts set one below the other, with a blank line between."""
    lines: list[Content] = []
    for text in texts:
        lines += [Content("")] if lines else []
        lines += text.wrap(max(_LEAST_TEXT, width))
    return lines


class Lines(Widget):
    """A widget that sets its own lines for whatever width it is given."""

    DEFAULT_CSS = "Lines { width: 1fr; height: auto; }"

    def set_lines(self, width: int) -> Sequence[Line]:
        """The lines for a width in cells."""
        raise NotImplementedError

    def render(self) -> Content:
        """The lines, one below the other."""
        return Content("\n").join(line.content for line in self.set_lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many cells as there are lines."""
        return len(self.set_lines(width)) if width else 0

    def row_at(self, line: int) -> int | None:
        """The row of the list to which a line (from 0) belongs."""
        lines = self.set_lines(self.content_size.width)
        return lines[line].row if 0 <= line < len(lines) else None

    def changed(self) -> None:
        """Set the lines anew."""
        self.refresh(layout=True)
