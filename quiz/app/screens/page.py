"""What every screen is: one column of text between a head line and a line of keys."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import MountError, Widget

from quiz.app.action import Action, Place
from quiz.app.furniture import HeadLine, KeyLine, Keys

if TYPE_CHECKING:
    from quiz.app.app import QuizApp

T = TypeVar("T")
P = ParamSpec("P")
S = TypeVar("S", bound="TakesTurns")

PATIENCE = 0.6
"""Seconds that a key waits for what it does; from then on the screen takes other keys."""

LEAST_WIDTH, LEAST_HEIGHT = 40, 15
SMALL = "-small"


class TakesTurns(Protocol):
    """What does one thing after another."""

    async def take_turn(self, doing: Coroutine[object, object, None]) -> None:
        """Do something after all that was begun before it."""


class TooSmall(Widget):
    """Says calmly that there is too little room, laid over the screen while that is so."""

    def render(self) -> Content:
        return Content("A little more room, please: 40 by 15 or more.")


class Scroller(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What scrolls; by the keys of `PAGE` alone, which a learner may change, and not by its own."""


class PageScreen(Screen[T]):
    """A screen whose page scrolls; what can be done on it stands in its `places`.

    The keys that scroll it are the app's, so that they give way to those of every screen, whatever
    keys a learner gives them.
    """

    places: tuple[Place, ...] = ()
    """What can be done here, for the list of keys and the palette; the most particular first."""

    def __init__(self) -> None:
        super().__init__()
        self._turns = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield HeadLine()
        with Scroller(id="page"):
            yield from self.compose_page()
        yield KeyLine()
        yield TooSmall()

    def compose_page(self) -> Iterable[Widget]:
        """What stands on the page."""
        raise NotImplementedError

    async def take_turn(self, doing: Coroutine[object, object, None]) -> None:
        """Do something after all that was begun before it.

        What takes long goes on by itself, so that the screen lives on and paints.
        """

        async def in_turn() -> None:
            async with self._turns:
                await doing

        task = asyncio.create_task(self._while_shown(in_turn()))
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        if done:
            task.result()
        else:
            self.run_worker(_outlived(task))

    def meanwhile(
        self,
        doing: Coroutine[object, object, None],
        *,
        group: str = "default",
        exclusive: bool = False,
    ) -> None:
        """Do something while the screen lives on; `exclusive` ends what its group was doing."""
        self.run_worker(self._while_shown(doing), group=group, exclusive=exclusive)

    async def _while_shown(self, doing: Coroutine[object, object, None]) -> None:
        # A screen that is left loses its widgets before what it had begun is cancelled.
        try:
            await doing
        except (NoMatches, MountError):
            if self.is_running:
                raise

    def after_painting(self, act: Callable[[], None]) -> None:
        """Do something once the screen was painted, unless it was left by then."""

        def if_shown() -> None:
            if self.is_running:
                act()

        self.call_after_refresh(if_shown)

    def on_resize(self) -> None:
        """Ask for more room where there is too little."""
        small = self.size.width < LEAST_WIDTH or self.size.height < LEAST_HEIGHT
        self.set_class(small, SMALL)

    @property
    def page(self) -> Scroller:
        """What scrolls."""
        return self.query_one("#page", Scroller)

    @property
    def head(self) -> HeadLine:
        """The line at the head."""
        return self.query_one(HeadLine)

    @property
    def foot(self) -> KeyLine:
        """The line of keys."""
        return self.query_one(KeyLine)

    def key(self, action: Action, does: str = "", *, typing: bool = False) -> tuple[str, str]:
        """An action's key as it is now, and what it does, for the line of keys."""
        label = action.label(self.quiz.keymap, typing=typing)
        return label, does or action.short or action.does

    def keys_of(self, *actions: Action, typing: bool = False) -> Keys:
        """The same for several actions."""
        return [self.key(action, typing=typing) for action in actions]

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.page.scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by nearly a page."""
        self.page.scroll_relative(y=pages * max(1, self.page.size.height - 2), animate=False)

    def action_edge(self, side: int) -> None:
        """Scroll to the top or to the end."""
        if side < 0:
            self.page.scroll_home(animate=False)
        else:
            self.page.scroll_end(animate=False)

    @cached_property
    def quiz(self) -> "QuizApp":
        """The app; once asked for it is known off the app's thread too, and when this is left."""
        return cast("QuizApp", self.app)


async def _outlived(task: "asyncio.Task[None]") -> None:
    await task


def in_turn(
    act: Callable[Concatenate[S, P], Coroutine[object, object, None]],
) -> Callable[Concatenate[S, P], Coroutine[object, object, None]]:
    """Makes what a screen does on a key or a message something that takes its turn."""

    @wraps(act)
    async def taking(self: S, /, *args: P.args, **named: P.kwargs) -> None:
        await self.take_turn(act(self, *args, **named))

    return taking
