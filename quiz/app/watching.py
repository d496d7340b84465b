"""The app as an author's preview: a deck that is read anew whenever one of its files is saved."""

from collections.abc import Sequence
from pathlib import Path

from quiz.app.app import QuizApp
from quiz.app.screens.faults import FaultsScreen
from quiz.app.screens.question import QuestionScreen
from quiz.deck import Deck, Library, UnreadableDeck, read_deck
from quiz.deck.watching import Stamp, stamp
from quiz.preferences import DEFAULT, Preferences
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, start_at

LOOK_EVERY = 0.5
"""Seconds between two looks at the files."""


class WatchingApp(QuizApp):
    """Plays all questions of the deck in a folder, in the deck's order.

    A save that can be read shows the question at hand as it is now; one that cannot shows what is
    wrong, over the question, until it is mended. The record given is written as any other, so an
    author's preview wants one that is thrown away.
    """

    def __init__(
        self,
        folder: Path,
        record: Record,
        wish: Wish,
        preferences: Preferences = DEFAULT,
        notices: Sequence[str] = (),
    ) -> None:
        super().__init__(Library([]), record, wish, preferences=preferences, notices=notices)
        self._folder = folder
        self._stamp: Stamp = frozenset()

    async def open_first(self) -> None:
        """Read the deck, and look at its files from now on."""
        await self.look()
        self.set_interval(LOOK_EVERY, self.look)

    async def look(self) -> None:
        """Read the deck if one of its files was saved."""
        now = await self.off_thread(lambda: stamp(self._folder))
        if now == self._stamp:
            return
        self._stamp = now
        faults = self.screen if isinstance(self.screen, FaultsScreen) else None
        try:
            deck = await self.off_thread(lambda: read_deck(self._folder))
        except UnreadableDeck as error:
            if faults:
                faults.show(error.findings)
            else:
                await self.push_screen(FaultsScreen(error.findings))
            return
        await self._show_anew(deck)

    async def _show_anew(self, deck: Deck) -> None:
        """Begin again at the question that is being looked at, or where it was."""
        at = self._at_hand()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        recording = await self.off_thread(
            lambda: start_at(self.record, deck, self.wish, at, self.clock)
        )
        await self.push_screen(QuestionScreen(recording), lambda _: self.exit())

    def _at_hand(self) -> str | None:
        playing: list[Recording] = [
            screen.recording for screen in self.screen_stack if isinstance(screen, QuestionScreen)
        ]
        showing = playing[-1].state.showing if playing else None
        return showing.item.question if showing else None
