"""What can be done on a screen: an action with its name and keys, and the place that holds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

Keymap = Mapping[str, str]
"""Names of actions, each with the keys that it has instead of its own, parted by commas."""

TYPING = ".typing"
"""What is added to an action's name for the keys that it has while a text is typed."""

_SIGNS = {
    "enter": "↵",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "⌫",
    "delete": "del",
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "minus": "-",
    "plus": "+",
    "pageup": "pg↑",
    "pagedown": "pg↓",
}


@dataclass(frozen=True)
class Action:
    """Something that can be done on a screen.

    `keys` are Textual's names of keys, parted by commas; `act` is Textual's action, the end of the
    name where none is given; `short` is what the line of keys calls it; `typing` are keys that work
    while a text is typed too, when letters belong to the text.
    """

    name: str
    keys: str
    does: str
    short: str = ""
    act: str = ""
    typing: str = ""

    @property
    def action(self) -> str:
        """Textual's action."""
        return self.act or self.name.rpartition(".")[2].replace("-", "_")

    def bindings(self) -> Iterator[Binding]:
        """The bindings of this action, with the ids that a keymap names them by."""
        yield Binding(self.keys, self.action, self.does, show=False, id=self.name)
        if self.typing:
            yield Binding(
                self.typing,
                self.action,
                self.does,
                show=False,
                priority=True,
                id=self.name + TYPING,
            )

    def label(self, keymap: Keymap, *, typing: bool = False) -> str:
        """The first of its keys, as the line of keys shows it."""
        return self.labels(keymap, typing=typing)[0]

    def labels(self, keymap: Keymap, *, typing: bool = False) -> list[str]:
        """Its keys as they are shown."""
        wanted = bool(typing and self.typing)
        own = self.typing if wanted else self.keys
        keys = keymap.get(self.name + TYPING if wanted else self.name) or own
        return [key_label(key) for key in keys.split(",")]


def key_label(key: str) -> str:
    """A key as it is shown: `ctrl+d` as ^d, `enter` as ↵."""
    key = key.strip()
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    if key.startswith("shift+"):
        return "⇧" + _SIGNS.get(key.removeprefix("shift+"), key.removeprefix("shift+"))
    return _SIGNS.get(key, key)


@dataclass(frozen=True)
class Place:
    """A screen, or a part of one that has the focus, with what can be done there."""

    id: str
    title: str
    actions: tuple[Action, ...]

    def __getitem__(self, name: str) -> Action:
        """An action by the end of its name; raises KeyError."""
        for action in self.actions:
            if action.name == f"{self.id}.{name}":
                return action
        raise KeyError(f"{self.id}.{name}")

    def bindings(self) -> list[BindingType]:
        """The bindings of all its actions."""
        return [binding for action in self.actions for binding in action.bindings()]
