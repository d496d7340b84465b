"""The keys of the screen below, from the one list of actions."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from quiz.app.action import Keymap, Place
from quiz.app.actions import EVERYWHERE, KEYS, PAGE
from quiz.app.answers.area import muted
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import Line, Lines, hanging

_KEY_COLUMN = 18


class _KeyTable(Lines):
    """Places, each with its actions and their keys."""

    def __init__(self, places: Sequence[Place], keymap: Keymap) -> None:
        super().__init__()
        self._places = places
        self._keymap = keymap

    def set_lines(self, width: int) -> Sequence[Line]:
        lines: list[Content] = []
        for place in self._places:
            lines += [Content("")] if lines else []
            lines.append(Content.styled(place.title, "bold"))
            for action in place.actions:
                keys = action.labels(self._keymap)
                if action.typing:
                    keys += action.labels(self._keymap, typing=True)
                label = Content.styled("  ".join(keys).ljust(_KEY_COLUMN), "$text-accent")
                lines += hanging(label, muted(action.does), width)
        return [Line(line) for line in lines]


class KeysScreen(PageScreen[None]):
    """Lists what can be done on a screen, by its places."""

    BINDINGS = KEYS.bindings()
    places = (KEYS,)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self._below = [*dict.fromkeys((*places, PAGE, EVERYWHERE))]

    def compose_page(self) -> Iterable[Widget]:
        yield _KeyTable(self._below, self.quiz.keymap)

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.head.update("Keys", "every key can be changed in Settings")
        self.foot.update(self.keys_of(KEYS["leave"]))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
