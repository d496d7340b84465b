"""All themes, each tried on as the cursor comes to it."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.actions import EVERYWHERE, LIST, THEMES
from quiz.app.answers.area import mark_of, muted
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import CURSOR, CURSOR_STYLE
from quiz.app.window import Window
from quiz.questions import Outcome

SAMPLE = Content("   ").join(
    [
        mark_of(Outcome.RIGHT, "right"),
        mark_of(Outcome.NEAR, "nearly"),
        mark_of(Outcome.WRONG, "wrong"),
        Content.styled("where you are", "$text-accent"),
        muted("beside"),
    ]
)
"""What a theme changes."""


class ThemeList(Window, can_focus=True):
    """The themes there are."""

    BINDINGS = LIST.bindings()

    def __init__(self, themes: Iterable[str], now: str) -> None:
        super().__init__()
        self._themes = sorted(themes)
        self._now = now
        self.cursor = self._themes.index(now)

    @property
    def theme(self) -> str:
        """The theme at the cursor."""
        return self._themes[self.cursor]

    @property
    def row_count(self) -> int:
        return len(self._themes)

    def set_row(self, row: int, width: int, *, here: bool) -> Content:
        theme = self._themes[row]
        line = Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
        line += Content.styled(theme, "bold" if here else "")
        if theme == self._now:
            line += muted("   as it is")
        return line.truncate(max(1, width), ellipsis=True)

    def action_move(self, step: int) -> None:
        """Move the cursor, from the last theme on to the first."""
        self.go((self.cursor + step) % self.row_count)

    def action_choose(self) -> None:
        """Keep the theme at the cursor."""
        self.post_message(self.Opened())


class ThemesScreen(PageScreen[str | None]):
    """Dismissed with the theme to keep, or None; then the theme is the one that there was."""

    CSS_PATH = "themes.tcss"
    BINDINGS = THEMES.bindings()
    places = (THEMES, LIST)

    def __init__(self) -> None:
        super().__init__()
        self._before = ""
        self._kept = False

    def compose_page(self) -> Iterable[Widget]:
        self._before = self.app.theme
        yield Static(SAMPLE, id="sample")
        yield ThemeList(self.app.available_themes, self._before)

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        themes = self.query_one(ThemeList)
        self.head.update("Theme", f"{themes.row_count} themes")
        self.foot.update(
            [
                self.key(LIST["choose"], "keep"),
                *self.keys_of(THEMES["leave"], EVERYWHERE["keys"]),
            ]
        )
        themes.focus()

    def on_window_moved(self, event: Window.Moved) -> None:
        """Try the theme on."""
        event.stop()
        self.app.theme = self.query_one(ThemeList).theme

    def on_window_opened(self, event: Window.Opened) -> None:
        """Keep the theme at the cursor."""
        event.stop()
        self._kept = True
        self.dismiss(self.query_one(ThemeList).theme)

    def on_unmount(self) -> None:
        """However this screen was left, what was not kept was only tried on."""
        if not self._kept:
            self.app.theme = self._before

    def action_leave(self) -> None:
        """Put the theme back that there was."""
        self.dismiss(None)
