"""The app: which screen stands, and the one thread that the record is written from."""

import asyncio
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.constants import TEXTUAL_ANIMATIONS
from textual.events import DescendantFocus
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Input

from quiz.app.action import Keymap, Place
from quiz.app.actions import EVERYWHERE, PAGE, by_name
from quiz.app.colours import readable, suited
from quiz.app.screens.page import PageScreen
from quiz.app.screens.question import QuestionScreen
from quiz.deck import Deck, Library, Shelved, UnreadableDeck, open_deck
from quiz.preferences import DEFAULT, Preferences, preferences_file
from quiz.record import OpenSession, Record, Recording
from quiz.record.choosing import NoBlueprint, Wish, open_for, resume, start
from quiz.record.faults import while_playing
from quiz.record.sitting import Clock, local_time
from quiz.study.events import Mode
from quiz.study.queue import ALL, Filter
from quiz.study.sampling import ImpossibleBlueprint

if TYPE_CHECKING:
    from quiz.app.screens.home import Standing
    from quiz.record.invigilating import ExamRecording

T = TypeVar("T")

SLOW_AFTER = 0.5
"""Seconds after which the screen says that the record is slow."""


class Ground(Screen[None]):
    """Lies under all other screens; when it is laid bare, the decks come over it."""

    async def on_screen_resume(self) -> None:
        """Bring the decks, if nothing else has come."""
        app = self.app
        if isinstance(app, QuizApp) and app.opened:
            await app.show_decks()


class QuizApp(App[None]):
    """Opens on the decks, or on a deck that is named."""

    TITLE = "quiz"
    CSS_PATH = "quiz.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [*EVERYWHERE.bindings(), *PAGE.bindings()]

    def __init__(
        self,
        library: Library,
        record: Record,
        wish: Wish,
        deck: Deck | None = None,
        clock: Clock = local_time,
        preferences: Preferences = DEFAULT,
        preferences_path: Path | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.library = library
        self.record = record
        self.preferences = preferences
        self.preferences_path = preferences_path or preferences_file()
        self.clock = clock
        self.wish = wish
        self._first = deck
        self.opened = False
        self._draw = random.Random(wish.seed)
        self._notices = (*notices, record.notice)
        self._decks: dict[Path, Deck] = {}
        self._one_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")

    async def on_mount(self) -> None:
        """Open on what there is to see first."""
        self.prefer(self.preferences)
        await self.open_first()
        for notice in filter(None, self._notices):
            self.notify(notice, severity="warning", timeout=30, markup=False)

    async def open_first(self) -> None:
        """Show the deck that was named, or else the decks."""
        if self._first is not None:
            await self._open(self._first, self.wish, ask=True)
        self.opened = True
        await self.show_decks()

    async def show_decks(self) -> None:
        """Show the decks, if nothing else is shown."""
        from quiz.app.screens.home import HomeScreen

        if len(self.screen_stack) == 1:
            await self.push_screen(HomeScreen())

    def get_default_screen(self) -> Screen[None]:
        """What lies under all screens: it brings the decks once it is laid bare.

        So that a deck that was named need not wait for them.
        """
        return Ground()

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, such that what is secondary can be read."""
        return readable(super().get_css_variables(), native=self.native_ansi_color)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What changes the colours before they are painted."""
        return suited(super().get_line_filters(), native=self.native_ansi_color)

    def on_unmount(self) -> None:
        """Let what is being written be written."""
        self._one_thread.shutdown()

    @property
    def keymap(self) -> Keymap:
        """The keys that actions have instead of their own."""
        return self.preferences.keymap

    @property
    def profile(self) -> str:
        """Who is learning."""
        return self.wish.profile

    def prefer(self, preferences: Preferences) -> None:
        """Go by these preferences from now on; tells of those that mean nothing here."""
        self.preferences = preferences
        self.set_keymap(dict(preferences.keymap))
        self.animation_level = "none" if preferences.reduced_motion else TEXTUAL_ANIMATIONS
        if preferences.theme in self.available_themes:
            self.theme = preferences.theme
        else:
            self._tell_wrong(f"There is no theme {preferences.theme!r}; see Settings.")
        known = by_name()
        for name in preferences.keymap:
            if name not in known:
                self._tell_wrong(f"The keymap names {name!r}, which is no action; see Settings.")

    def _tell_wrong(self, words: str) -> None:
        self.notify(words, severity="warning", timeout=15, markup=False)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Let no cursor blink, if nothing is to move."""
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = not self.preferences.reduced_motion

    def today(self) -> datetime:
        """The present moment, in the learner's time."""
        return self.clock()

    async def off_thread(self, act: Callable[[], T]) -> T:
        """Do something with the record, off the screen's thread and one thing at a time.

        While it takes long, the screen says so and goes on taking keys.
        """
        doing = asyncio.get_running_loop().run_in_executor(self._one_thread, act)
        done, _ = await asyncio.wait({doing}, timeout=SLOW_AFTER)
        screen = self.screen_stack[-1] if self.screen_stack else None
        if done or not isinstance(screen, PageScreen):
            return await doing
        foot = screen.foot
        foot.say("The record is slow to answer; nothing is lost. One moment …")
        try:
            return await doing
        finally:
            foot.say("")

    async def standing_of(self, shelved: Shelved) -> "Standing":
        """How a deck stands today."""
        from quiz.app.screens.home import Standing
        from quiz.record.overview import overview_of

        def look() -> "Standing":
            deck = self._read(shelved)
            return Standing(overview_of(self.record, deck, self.wish, self.clock))

        try:
            return await self.off_thread(look)
        except UnreadableDeck as error:
            return Standing(trouble=_trouble(shelved, error))
        except sqlite3.Error as error:
            return Standing(trouble=while_playing(error))

    async def deck_on(self, shelved: Shelved) -> Deck | None:
        """A deck as read; where it cannot be, that is told and None comes back."""
        try:
            return await self.off_thread(lambda: self._read(shelved))
        except UnreadableDeck as error:
            self.notify(_trouble(shelved, error), severity="error", markup=False)
            return None

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell of a record that cannot be written, and stay where one is."""
        try:
            yield
        except sqlite3.Error as error:
            self.notify(while_playing(error), severity="error", markup=False)
        except (NoBlueprint, ImpossibleBlueprint) as error:
            self.notify(f"{error}.", severity="warning", markup=False)

    async def go_on_with_deck(self, deck: Deck) -> None:
        """Go on with the session that stands open in a deck, or begin what comes next."""
        await self._open(deck, replace(self.wish, mode=None, anew=False), ask=False)

    async def begin(
        self,
        deck: Deck,
        *,
        mode: Mode | None = None,
        minutes: float | None = None,
        wanted: Filter = ALL,
        count: int | None = None,
    ) -> None:
        """Begin a session in a deck; of so many minutes or questions, if that is said."""
        wish = replace(
            self.wish,
            seed=self._draw.getrandbits(32),
            mode=mode,
            anew=True,
            minutes=minutes,
            wanted=wanted,
            count=count,
        )
        self._leave_sessions()
        await self._open(deck, wish, ask=False)

    def _leave_sessions(self) -> None:
        """Close the screens of a session: one that is begun ends the one that stood open."""
        played = [isinstance(screen, QuestionScreen) for screen in self.screen_stack]
        while any(played):
            self.pop_screen()
            played.pop()

    async def _open(self, deck: Deck, wish: Wish, *, ask: bool) -> None:
        wish = replace(wish, guides=deck.topics_with_guides)
        with self.told():
            left = await self.off_thread(lambda: open_for(self.record, deck, wish))
            if left is None:
                await self._begin(deck, wish)
            elif not ask:
                await self._resume(deck, left)
            else:
                self._offer(deck, wish, left)

    def _offer(self, deck: Deck, wish: Wish, left: OpenSession) -> None:
        from quiz.app.screens.offer import OfferScreen

        async def chosen(go_on: bool | None) -> None:
            with self.told():
                if go_on:
                    await self._resume(deck, left)
                elif go_on is False:
                    await self._begin(deck, wish)

        self.push_screen(OfferScreen(deck.manifest.title, left), chosen)

    async def _resume(self, deck: Deck, left: OpenSession) -> None:
        recording = await self.off_thread(lambda: resume(self.record, deck, left, self.clock))
        self.play(recording)

    async def _begin(self, deck: Deck, wish: Wish) -> None:
        recording = await self.off_thread(lambda: start(self.record, deck, wish, self.clock))
        self.play(recording)

    def play(self, recording: "Recording | ExamRecording") -> None:
        """Show a session where it stands."""
        if not isinstance(recording, Recording):
            from quiz.app.screens.exam import ExamScreen

            self.push_screen(ExamScreen(recording))
        elif recording.is_over:
            from quiz.app.screens.summary import SummaryScreen

            self.push_screen(SummaryScreen(recording))
        else:
            self.push_screen(QuestionScreen(recording))

    async def undo_last(self, deck: Deck) -> None:
        """Take back the last answer of the deck's latest session, and go on from there."""
        with self.told():
            latest = await self.off_thread(
                lambda: self.record.latest_session(self.profile, deck.manifest.id)
            )
            if latest is None or latest.mode is Mode.EXAM:
                self.notify("There is no answer to take back.", markup=False)
                return
            recording = await self.off_thread(lambda: resume(self.record, deck, latest, self.clock))
            if not isinstance(recording, Recording) or not recording.state.can_undo:
                self.notify("There is no answer to take back.", markup=False)
                return
            await self.off_thread(recording.undo)
            self.play(recording)

    def sum_up(self, questions: QuestionScreen) -> None:
        """Show the summary of a session that has ended; undoing there goes back into it."""
        from quiz.app.screens.summary import SummaryScreen

        async def dismissed(undo: bool | None) -> None:
            if undo:
                await questions.action_undo()
            else:
                questions.dismiss()

        self.push_screen(SummaryScreen(questions.recording), dismissed)

    def open_guide(self, deck: Deck, topic: str = "") -> None:
        """Show the guide of a topic, or all topics to choose from."""
        if topic:
            from quiz.app.screens.guide import GuideScreen

            self.push_screen(GuideScreen(deck, topic))
        else:
            from quiz.app.screens.topics import TopicsScreen

            self.push_screen(TopicsScreen(deck))

    def open_browse(self, deck: Deck, question: str = "") -> None:
        """Show all questions of a deck, at one of them if it is named."""
        from quiz.app.screens.browse import BrowseScreen

        self.push_screen(BrowseScreen(deck, question))

    def open_statistics(self, deck: Deck) -> None:
        """Show how learning a deck goes."""
        from quiz.app.screens.statistics import StatisticsScreen

        self.push_screen(StatisticsScreen(deck))

    def open_settings(self) -> None:
        """Show what can be set."""
        from quiz.app.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def action_command_palette(self) -> None:
        """Search decks, topics, questions and actions."""
        from quiz.app.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_show_keys(self) -> None:
        """Show every key of the screen."""
        from quiz.app.screens.keys import KeysScreen

        if isinstance(self.screen, PageScreen) and not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen.places))

    @property
    def places(self) -> tuple[Place, ...]:
        """What can be done on the screen that stands."""
        here = self.screen.places if isinstance(self.screen, PageScreen) else ()
        return (*here, EVERYWHERE)

    def _read(self, shelved: Shelved) -> Deck:
        deck = self._decks.get(shelved.folder)
        if deck is None:
            deck = self._decks[shelved.folder] = open_deck(shelved.folder)
        return deck


def _trouble(shelved: Shelved, error: UnreadableDeck) -> str:
    count = len(error.findings)
    return (
        f"{'An error keeps' if count == 1 else f'{count} errors keep'} this deck from opening; "
        f"see `quiz check {shelved.manifest.id}`."
    )
