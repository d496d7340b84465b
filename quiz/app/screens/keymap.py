"""The keys of all actions, and giving them others."""

from collections.abc import Awaitable, Callable, Iterable, Sequence

from textual import events
from textual.content import Content
from textual.widget import Widget

from quiz.app.action import Keymap, key_label
from quiz.app.actions import EVERYWHERE, KEYMAP, LIST
from quiz.app.answers.area import muted
from quiz.app.cursor_list import CursorList
from quiz.app.keymaps import SLOTS, Change, Slot, given, holders, labels, with_change
from quiz.app.screens.key_setting import KeySettingScreen
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import CURSOR, CURSOR_STYLE, Line, hanging
from quiz.preferences import KEYMAP as KEYMAP_TABLE
from quiz.preferences import Changes

Write = Callable[[Changes], Awaitable[bool]]
"""Changes the settings file, and tells if that failed."""

_KEY_COLUMN = 16
_RESET_ALL = Slot(KEYMAP, KEYMAP["reset-all"])


class SlotList(CursorList):
    """Every action with its keys, by where it can be done."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    @property
    def slot(self) -> Slot:
        """What the cursor stands at."""
        return SLOTS[self.cursor]

    @property
    def row_count(self) -> int:
        return len(SLOTS)

    def show(self, keymap: Keymap) -> None:
        """Show the keys as they are now."""
        self._keymap = keymap
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        lines: list[Line] = []
        keys_width = min(_KEY_COLUMN, width // 4)
        place = None
        for row, slot in enumerate(SLOTS):
            if slot.place is not place:
                place = slot.place
                lines += [Line(Content(""))] if lines else []
                lines.append(
                    Line(Content.styled(f"  {place.title}", "bold").truncate(max(1, width)))
                )
            here = row == self.cursor
            label = Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
            keys = labels(slot.keys(self._keymap))
            label += Content.styled(f"{keys.ljust(keys_width)}  ", "$text-accent")
            does = "the same, while you type" if slot.typing else slot.action.does
            body = Content.styled(does, "bold") if here else muted(does)
            mark = muted("yours") if slot.name in self._keymap else None
            lines += [Line(text, row) for text in hanging(label, body, width, mark)]
        return lines


class KeymapScreen(PageScreen[None]):
    """Lists all actions with their keys; Enter gives one another key, by pressing it."""

    BINDINGS = KEYMAP.bindings()
    places = (KEYMAP, LIST)

    def __init__(self, write: Write) -> None:
        super().__init__()
        self._write = write
        self._asked = False

    def compose_page(self) -> Iterable[Widget]:
        yield SlotList(self.quiz.keymap)

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self._list.focus()
        self._tell()

    @property
    def _list(self) -> SlotList:
        return self.query_one(SlotList)

    def _tell(self) -> None:
        own = len(self.quiz.keymap)
        self.head.update("Keys", f"{own} of your own" if own else "as they came")
        self.foot.update(
            [
                self.key(LIST["choose"], "another key"),
                *self.keys_of(KEYMAP["add"], KEYMAP["reset"], KEYMAP["leave"], EVERYWHERE["keys"]),
            ]
        )

    def on_cursor_list_chosen(self, event: CursorList.Chosen) -> None:
        """Ask for another key."""
        event.stop()
        self._ask(())

    def action_add(self) -> None:
        """Ask for one more key."""
        self._ask(self._list.slot.keys(self.quiz.keymap))

    def _ask(self, keep: tuple[str, ...]) -> None:
        async def pressed(change: Change | None) -> None:
            if change is not None:
                await self._apply(change)

        self.quiz.push_screen(KeySettingScreen(self._list.slot, keep), pressed)

    async def action_reset(self) -> None:
        """Put the keys of the action at the cursor back, unless others have them by now."""
        slot, keymap = self._list.slot, self.quiz.keymap
        change = given(slot, slot.came_with)
        after = with_change(keymap, change)
        for key in slot.came_with:
            for holder in holders(slot, key, after):
                self.foot.say(f"{key_label(key)} is taken by now: {holder.action.does}.")
                return
        await self._apply(change)

    async def action_reset_all(self) -> None:
        """Put all keys back, once this was asked for twice."""
        if self._asked:
            await self._apply(dict.fromkeys(self.quiz.keymap))
        else:
            self._asked = True
            label = labels(_RESET_ALL.keys(self.quiz.keymap)[:1])
            self.foot.say(f"Press {label} again to put all keys back as they came.")

    def on_key(self, event: events.Key) -> None:
        """Another key takes back what was asked for."""
        if event.key not in _RESET_ALL.keys(self.quiz.keymap):
            self._asked = False
            self.foot.say("")

    async def _apply(self, change: Change) -> None:
        await self._write({f"{KEYMAP_TABLE}.{name}": keys for name, keys in change.items()})
        self._list.show(self.quiz.keymap)
        self._tell()

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        self._list.move_page(pages)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
