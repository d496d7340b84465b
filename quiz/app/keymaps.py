"""Which keys an action may have: a keymap in which no two actions want one key at one time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from textual.binding import Binding

from quiz.app.action import TYPING, Action, Keymap, Place, key_label
from quiz.app.actions import (
    ANSWER,
    EVERYWHERE,
    EXAM,
    FILTERS,
    HOME,
    KEYMAP,
    LIST,
    PAGE,
    PLACES,
    QUESTION,
    REPORT,
    SETTINGS,
    THEMES,
    TOPICS,
)

STANDING = (
    (HOME, LIST),
    (QUESTION, ANSWER),
    (EXAM, ANSWER),
    (REPORT, LIST),
    (TOPICS, LIST),
    (FILTERS, LIST),
    (SETTINGS, LIST),
    (THEMES, LIST),
    (KEYMAP, LIST),
)
"""Places that stand on one screen, so that each other's keys are in their way."""

AFTER_VERDICT = frozenset(
    f"question.{name}" for name in ("next", "again", "hard", "good", "easy", "typo", "source")
)
"""What is done on a question when nothing can be answered any more."""

CANCEL = "escape"
"""The key that no action is given, since it leaves things as they are."""

_BESIDE_TEXT = re.compile(r"(ctrl|alt)\+.+|f\d+|pageup|pagedown|insert")
"""The keys that write nothing and move nothing in a text."""

_DIGITS = frozenset("123456789")

Change = Mapping[str, str | None]
"""Names of actions with their new keys, parted by commas, or None for those that they came with."""


@dataclass(frozen=True)
class Slot:
    """What a keymap gives keys to: an action, or the same while a text is typed."""

    place: Place
    action: Action
    typing: bool = False

    @property
    def name(self) -> str:
        """Its name in a keymap."""
        return self.action.name + TYPING if self.typing else self.action.name

    @property
    def came_with(self) -> tuple[str, ...]:
        """The keys that it came with."""
        return named_keys(self.action.typing if self.typing else self.action.keys)

    def keys(self, keymap: Keymap) -> tuple[str, ...]:
        """The keys that it has."""
        return named_keys(keymap.get(self.name, "")) or self.came_with


@cache
def named_keys(keys: str) -> tuple[str, ...]:
    """Keys parted by commas, by the names that they have when they are pressed; `?` has one too."""
    found = ",".join(key for key in map(str.strip, keys.split(",")) if key)
    if not found:
        return ()
    return tuple(binding.key for binding in Binding.make_bindings([Binding(found, "none")]))


def all_slots() -> Iterator[Slot]:
    """Everything that has keys, place by place."""
    for place in PLACES:
        for action in place.actions:
            yield Slot(place, action)
            if action.typing:
                yield Slot(place, action, typing=True)


SLOTS = tuple(all_slots())


def refusal(slot: Slot, key: str) -> str:
    """Why an action can never have a key; empty if it can."""
    if key == CANCEL:
        return "Esc leaves things as they are."
    if slot.typing and not _BESIDE_TEXT.fullmatch(key):
        return "While you type, that key belongs to the text. Try one with Ctrl, or F2 to F12."
    answering = slot.place in (ANSWER, QUESTION, EXAM) and slot.action.name not in AFTER_VERDICT
    if answering and key in _DIGITS:
        return "While you answer, a digit goes to an option."
    return ""


def holders(slot: Slot, key: str, keymap: Keymap) -> tuple[Slot, ...]:
    """The others that have a key where it would be in their way, or they in this one's.

    Two that came with a key in common are not in each other's way: where both could be meant, the
    one that is nearer to what one does is.
    """
    return tuple(
        other
        for other in SLOTS
        if key in other.keys(keymap) and _meet(slot, other) and not _share(slot, other)
    )


def given(slot: Slot, keys: Iterable[str]) -> Change:
    """The change that gives an action these keys."""
    wanted = tuple(dict.fromkeys(keys))
    return {slot.name: None if wanted == slot.came_with else ",".join(wanted)}


def swapped(slot: Slot, keys: tuple[str, ...], key: str, keymap: Keymap) -> Change | None:
    """The change that gives an action these keys, one of which others have.

    Each of them gets instead the first key that the action loses by it. None if that would leave
    somebody without a key, or put them in another's way.
    """
    lost = [each for each in slot.keys(keymap) if each not in keys][:1]
    change = dict(given(slot, keys))
    for other in holders(slot, key, keymap):
        theirs = [each for each in other.keys(keymap) if each != key]
        if lost and not refusal(other, lost[0]):
            theirs += lost
        if not theirs:
            return None
        change |= given(other, theirs)
    after = with_change(keymap, change)
    for changed in SLOTS:
        if changed.name in change and any(
            holders(changed, each, after) for each in changed.keys(after)
        ):
            return None
    return change


def with_change(keymap: Keymap, change: Change) -> Keymap:
    """A keymap as changed."""
    changed = {name: keys for name, keys in keymap.items() if name not in change}
    return changed | {name: keys for name, keys in change.items() if keys is not None}


def labels(keys: Iterable[str]) -> str:
    """Keys as they are shown."""
    return "  ".join(key_label(key) for key in keys)


def _meet(one: Slot, other: Slot) -> bool:
    """Whether two are live at one time; scrolling does not count, it gives way to whatever is."""
    if one.action.name == other.action.name or PAGE in (one.place, other.place):
        return False
    if EVERYWHERE in (one.place, other.place) or one.place is other.place:
        return True
    late = {one.action.name, other.action.name} & AFTER_VERDICT
    if late and ANSWER in (one.place, other.place):
        return False
    return any(one.place in standing and other.place in standing for standing in STANDING)


def _share(one: Slot, other: Slot) -> bool:
    return not set(one.came_with).isdisjoint(other.came_with)
