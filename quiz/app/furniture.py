"""The lines at the head and the foot of a screen."""

from collections.abc import Sequence

from textual.content import Content

from quiz.app.typeset import MUTED_STYLE, Line, Lines

BAR_WIDTH = 12
MOST_KEY_LINES = 2

Keys = Sequence[tuple[str, str]]
"""Keys, each with what it does."""


class HeadLine(Lines):
    """A title on the left, and where one is on the right."""

    def __init__(self) -> None:
        super().__init__(id="head")
        self._title = Content("")
        self._beside = Content("")

    def update(self, title: str, beside: str = "", share: float | None = None) -> None:
        """Show a title, a few words, and a bar filled to a share of 0 to 1."""
        self._title = Content.styled(title, "bold")
        self._beside = Content.styled(beside, MUTED_STYLE)
        if share is not None:
            filled = round(max(0.0, min(1.0, share)) * BAR_WIDTH)
            self._beside += Content.styled("  " + "━" * filled, "$text-accent")
            self._beside += Content.styled("─" * (BAR_WIDTH - filled), MUTED_STYLE)
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        room = width - self._beside.cell_length - 2
        if room < 8:
            return [Line(self._title.truncate(max(1, width), ellipsis=True))]
        title = self._title.truncate(room, ellipsis=True)
        gap = width - title.cell_length - self._beside.cell_length
        return [Line(title.pad_right(gap) + self._beside)]


def _in_lines(keys: Keys, width: int) -> list[Content]:
    """Keys set one after the other, in as many lines as they take."""
    lines: list[Content] = []
    for key, does in keys:
        item = Content.styled(key, "$text-accent") + Content.styled(f" {does}", MUTED_STYLE)
        if lines and lines[-1].cell_length + item.cell_length + 3 <= width:
            lines[-1] = lines[-1] + Content("   ") + item
        else:
            lines.append(item)
    return lines


class KeyLine(Lines):
    """The keys that matter now, and above them what there is to say until the next key."""

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._keys: Keys = ()
        self._words = ""

    def update(self, keys: Keys) -> None:
        """Show these keys, and no words."""
        self._keys, self._words = keys, ""
        self.changed()

    def say(self, words: str) -> None:
        """Show words above the keys; none take them away."""
        if words != self._words:
            self._words = words
            self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        lines = _in_lines(self._keys, width)
        for kept in range(len(self._keys) - 2, 0, -1):
            if len(lines) <= MOST_KEY_LINES:
                break
            # The last key is the one that lists them all.
            lines = _in_lines([*self._keys[:kept], self._keys[-1]], width)
        said = Content.styled(self._words, "$text-warning").wrap(width) if self._words else []
        return [Line(line) for line in [*said, *lines]]
