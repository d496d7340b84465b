"""A setting that is typed."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual.widget import Widget
from textual.widgets import Input, Static

from quiz.app.actions import TYPED_SETTING
from quiz.app.answers.area import muted
from quiz.app.screens.page import PageScreen
from quiz.deck.inline import visible


@dataclass(frozen=True)
class Asked:
    """What is asked for: its title, what it does, how it stands, and what there is to say beside.

    `read` gives what is kept of a text, and raises ValueError that says what is wanted instead; it
    may look at files.
    """

    title: str
    does: str
    now: str
    beside: str
    read: Callable[[str], str]


class SettingInput(Input):
    """The line in which it is typed."""

    BINDINGS = [*TYPED_SETTING["keep"].bindings()]


class TypedSettingScreen(PageScreen[str | None]):
    """Dismissed with what was typed, once it can be kept, or with None."""

    CSS_PATH = "typed_setting.tcss"
    BINDINGS = [*TYPED_SETTING["leave"].bindings()]
    places = (TYPED_SETTING,)

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked

    def compose_page(self) -> Iterable[Widget]:
        yield Static(muted(self._asked.does))
        yield SettingInput(self._asked.now)
        yield Static(muted(visible(self._asked.beside)))

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.head.update(self._asked.title)
        self.foot.update(self.keys_of(TYPED_SETTING["keep"], TYPED_SETTING["leave"]))
        self.query_one(SettingInput).focus()

    def on_input_changed(self) -> None:
        """What was said is said until the next key."""
        self.foot.say("")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was typed, or say what is wanted."""
        event.stop()
        try:
            kept = await asyncio.to_thread(self._asked.read, event.value)
        except ValueError as error:
            self.foot.say(visible(str(error)))
        else:
            self.dismiss(kept)

    def action_leave(self) -> None:
        """Leave the setting as it is."""
        self.dismiss(None)
