"""The app: which screen stands, and the one thread that the record is written from."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from textual.app import App
from textual.binding import Binding

from quiz.app.screens.home import HomeScreen, Standing
from quiz.app.screens.offer import OfferScreen
from quiz.app.screens.question import QuestionScreen
from quiz.app.screens.summary import SummaryScreen
from quiz.deck import Deck, Library, Shelved, UnreadableDeck, read_deck
from quiz.record import OpenSession, Record, Recording
from quiz.record.choosing import Wish, open_for, resume, standing, start
from quiz.record.faults import while_playing
from quiz.record.invigilating import ExamRecording
from quiz.record.sitting import Clock, local_time
from quiz.study.events import Mode

T = TypeVar("T")


class QuizApp(App[None]):
    """Opens on the decks, or on a deck that is named."""

    TITLE = "quiz"
    CSS_PATH = "quiz.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [Binding("f1,question_mark", "show_keys", "Keys", show=False)]

    def __init__(
        self,
        library: Library,
        record: Record,
        wish: Wish,
        deck: Deck | None = None,
        clock: Clock = local_time,
    ) -> None:
        super().__init__()
        self.library = library
        self._record = record
        self._wish = wish
        self._first = deck
        self._clock = clock
        self._decks: dict[str, Deck] = {}
        self._one_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")

    async def on_mount(self) -> None:
        """Open on what there is to see first."""
        await self.open_first()

    async def open_first(self) -> None:
        """Show the decks, and over them the deck that was named."""
        await self.push_screen(HomeScreen())
        if self._record.notice:
            self.notify(self._record.notice, severity="warning", timeout=30, markup=False)
        if self._first is not None:
            await self._open(self._first, self._wish, ask=True)

    def on_unmount(self) -> None:
        """Let what is being written be written."""
        self._one_thread.shutdown()

    def today(self) -> datetime:
        """The present moment, in the learner's time."""
        return self._clock()

    async def off_thread(self, act: Callable[[], T]) -> T:
        """Do something with the record, off the screen's thread and one thing at a time."""
        return await asyncio.get_running_loop().run_in_executor(self._one_thread, act)

    async def standing_of(self, shelved: Shelved) -> Standing:
        """How a deck stands today."""
        wish = replace(self._wish, anew=False, mode=None)

        def look() -> Standing:
            deck = self._read(shelved)
            return Standing(
                standing(self._record, deck, wish.profile, self._clock),
                open_for(self._record, deck, wish),
            )

        try:
            return await self.off_thread(look)
        except UnreadableDeck as error:
            return Standing(trouble=_trouble(shelved, error))
        except sqlite3.Error as error:
            return Standing(trouble=while_playing(error))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell of a record that cannot be written, and stay where one is."""
        try:
            yield
        except sqlite3.Error as error:
            self.notify(
                while_playing(error),
                severity="error",
                markup=False,
            )

    async def go_on_with_deck(self, shelved: Shelved) -> None:
        """Go on with the session that stands open in a deck, or begin what comes next."""
        await self._open_shelved(shelved, replace(self._wish, mode=None, anew=False))

    async def begin_deck(
        self, shelved: Shelved, *, mode: Mode | None = None, minutes: float | None = None
    ) -> None:
        """Begin a session in a deck, of so many minutes if that is said."""
        wish = replace(self._wish, mode=mode, anew=True, minutes=minutes)
        await self._open_shelved(shelved, wish)

    async def _open_shelved(self, shelved: Shelved, wish: Wish) -> None:
        try:
            deck = await self.off_thread(lambda: self._read(shelved))
        except UnreadableDeck as error:
            self.notify(_trouble(shelved, error), severity="error", markup=False)
            return
        await self._open(deck, wish, ask=False)

    async def _open(self, deck: Deck, wish: Wish, *, ask: bool) -> None:
        with self._told():
            left = await self.off_thread(lambda: open_for(self._record, deck, wish))
            if left is None:
                await self._begin(deck, wish)
            elif not ask:
                await self._resume(deck, left)
            else:
                self._offer(deck, wish, left)

    def _offer(self, deck: Deck, wish: Wish, left: OpenSession) -> None:
        async def chosen(go_on: bool | None) -> None:
            with self._told():
                if go_on:
                    await self._resume(deck, left)
                elif go_on is False:
                    await self._begin(deck, wish)

        self.push_screen(OfferScreen(deck.manifest.title, left), chosen)

    async def _resume(self, deck: Deck, left: OpenSession) -> None:
        recording = await self.off_thread(lambda: resume(self._record, deck, left, self._clock))
        self._play(recording)

    async def _begin(self, deck: Deck, wish: Wish) -> None:
        recording = await self.off_thread(lambda: start(self._record, deck, wish, self._clock))
        self._play(recording)

    def _play(self, recording: Recording | ExamRecording) -> None:
        if isinstance(recording, ExamRecording):
            self.notify("An exam stands open; `quiz play DECK --plain` goes on with it.")
        elif recording.is_over:
            self.push_screen(SummaryScreen(recording))
        else:
            self.push_screen(QuestionScreen(recording))

    def sum_up(self, questions: QuestionScreen) -> None:
        """Show the summary of a session that has ended; undoing there goes back into it."""

        async def dismissed(undo: bool | None) -> None:
            if undo:
                await questions.action_undo()
            else:
                questions.dismiss()

        self.push_screen(SummaryScreen(questions.recording), dismissed)

    def action_show_keys(self) -> None:
        """Show every key of the screen, or hide them again."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def _read(self, shelved: Shelved) -> Deck:
        deck = self._decks.get(shelved.manifest.id)
        if deck is None:
            deck = self._decks[shelved.manifest.id] = read_deck(shelved.folder)
        return deck


def _trouble(shelved: Shelved, error: UnreadableDeck) -> str:
    count = len(error.findings)
    return (
        f"{'An error keeps' if count == 1 else f'{count} errors keep'} this deck from opening; "
        f"see `quiz check {shelved.manifest.id}`."
    )
