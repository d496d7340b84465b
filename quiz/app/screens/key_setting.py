"""Pressing the key that an action is to have."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.action import Keymap, key_label
from quiz.app.answers.area import muted
from quiz.app.keymaps import (
    CANCEL,
    Change,
    Slot,
    given,
    holders,
    labels,
    refusal,
    swapped,
    with_change,
)
from quiz.app.screens.page import PageScreen


class KeySettingScreen(PageScreen[Change | None]):
    """Takes the next key, whatever it does elsewhere; dismissed with the change of keys, or None.

    `keep` are keys that the action has beside it. A key that others have is taken from them when it
    is pressed twice, and they get the one that is lost by it.
    """

    def __init__(self, slot: Slot, keep: tuple[str, ...]) -> None:
        super().__init__()
        self._slot = slot
        self._keep = keep
        self._pressed = ""

    def compose_page(self) -> Iterable[Widget]:
        slot = self._slot
        does = f"{slot.action.does}, while you type" if slot.typing else slot.action.does
        now = labels(slot.keys(self.quiz.keymap))
        wanted = "does this too" if self._keep else "does this from now on"
        yield Static(
            Content.assemble(
                (does, "bold"),
                "\n",
                muted(f"{slot.place.title}; now "),
                (now, "$text-accent"),
                f"\n\nPress the key that {wanted}.",
            )
        )

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.head.update("One more key" if self._keep else "Another key")
        self.foot.update([(key_label(CANCEL), "leave it as it is")])

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why it cannot be had."""
        event.stop()
        event.prevent_default()
        key, slot, keymap = event.key, self._slot, self.quiz.keymap
        if key == CANCEL:
            self.dismiss(None)
            return
        wanted = (*self._keep, key)
        if refused := refusal(slot, key):
            self.foot.say(refused)
            return
        taken = holders(slot, key, keymap)
        change = swapped(slot, wanted, key, keymap) if taken else given(slot, wanted)
        if change is not None and (not taken or key == self._pressed):
            self.dismiss(change)
        else:
            self.foot.say(_taken_words(key, taken, change, keymap))
        self._pressed = key


def _taken_words(key: str, taken: Iterable[Slot], change: Change | None, keymap: Keymap) -> str:
    label = key_label(key)
    theirs = "; ".join(f"{slot.action.does} ({slot.place.title.lower()})" for slot in taken)
    if change is None:
        return f"{label} is taken: {theirs}. Give that another key first."
    after = with_change(keymap, change)
    get = " or ".join(dict.fromkeys(labels(slot.keys(after)) for slot in taken))
    return f"{label} is taken: {theirs}. Press it again to take it from there, which leaves {get}."
