"""The palette: decks, topics and questions to go to, and all that can be done where one is."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import cast

from textual.binding import ActiveBinding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode

from quiz.app.action import Action
from quiz.app.actions import EVERYWHERE, LIST, PAGE, by_name
from quiz.app.app import QuizApp
from quiz.app.keymaps import labels
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.question import QuestionScreen
from quiz.app.typeset import MUTED_STYLE
from quiz.check.fields import prompt
from quiz.deck import Deck, Placed, Topic
from quiz.deck.inline import visible
from quiz.questions.text import fold
from quiz.study.events import Mode
from quiz.study.queue import Filter
from quiz.study.searching import Index, folded_words

LONGEST = 60
"""How many cells of a name are shown."""

MOST_QUESTIONS, MOST_LOOKED_AT = 50, 500
"""How many questions are listed at most, of how many that hold the words; more find fewer."""


@dataclass(frozen=True)
class Lead:
    """Something to go to or to do: what it is called, what is said beside it, how it is done."""

    name: str
    beside: str
    follow: Callable[[], Awaitable[None]]

    @property
    def line(self) -> Content:
        """It as it is listed; nothing in it is mark-up."""
        name = Content(self.name).truncate(LONGEST, ellipsis=True)
        return name + Content.styled(f"   {self.beside}", MUTED_STYLE)


class Leads(Provider):
    """Finds what holds all words that are typed; everything but questions while none are."""

    async def startup(self) -> None:
        """Look around."""
        self._index: asyncio.Future[Index] | None = None
        self._deck = await self._deck_at_hand()
        self._leads = [*self._actions(), *self._decks(), *self._topics()]

    async def discover(self) -> Hits:
        for lead in self._leads:
            yield DiscoveryHit(lead.line, lead.follow, lead.name)

    async def search(self, query: str) -> Hits:
        words = folded_words(query)
        for lead in self._leads:
            found = fold(f"{lead.name} {lead.beside}")
            if all(word in found for word in words):
                yield Hit(1, lead.line, lead.follow, lead.name)
        if self._deck is not None:
            for lead in await self._questions(self._deck, query):
                yield Hit(1, lead.line, lead.follow, lead.name)

    @property
    def _quiz(self) -> QuizApp:
        return cast("QuizApp", self.app)

    @property
    def _in_exam(self) -> bool:
        """Whether an exam is sat, which is not left by the way, nor helped in."""
        return any(isinstance(screen, ExamScreen) for screen in self.app.screen_stack)

    async def _deck_at_hand(self) -> Deck | None:
        """The deck that is played, or else shown at home; none in an exam."""
        for screen in reversed(self.app.screen_stack):
            match screen:
                case ExamScreen():
                    return None
                case QuestionScreen():
                    return screen.recording.deck
                case HomeScreen(deck=shelved) if shelved is not None:
                    return await self._quiz.deck_on(shelved)
        return None

    def _actions(self) -> Iterator[Lead]:
        """What can be done where the focus is, on the screen and anywhere, with its keys."""
        actions = by_name()
        found: dict[Action, list[ActiveBinding]] = {}
        for active in self.screen.active_bindings.values():
            action = actions.get(active.binding.id or "")
            if action is not None and active.enabled and action != EVERYWHERE["palette"]:
                found.setdefault(action, []).append(active)
        last = (*EVERYWHERE.actions, *LIST.actions, *PAGE.actions)
        listed = [action for action in dict.fromkeys(actions.values()) if action in found]
        for action in sorted(listed, key=last.__contains__):
            ways = found[action]
            do = partial(self._do, ways[0].binding.action, ways[0].node)
            yield Lead(action.does, labels(way.binding.key for way in ways), do)

    def _decks(self) -> Iterator[Lead]:
        if not self._in_exam:
            for shelved in self._quiz.library.decks:
                title, id_ = visible(shelved.manifest.title), shelved.manifest.id
                yield Lead(title, "deck", partial(self._turn_to, id_))

    def _topics(self) -> Iterator[Lead]:
        """The topics of the deck at hand: their guides, and learning what is new in them."""
        deck = self._deck
        if deck is None:
            return
        for topic in deck.manifest.topics:
            if topic.id in deck.topics_with_guides:
                yield Lead(visible(topic.title), "guide", partial(self._read, deck, topic))
        if not self._in_exam:
            for topic in deck.manifest.topics:
                yield Lead(visible(topic.title), "learn", partial(self._learn, deck, topic))

    async def _questions(self, deck: Deck, query: str) -> list[Lead]:
        """The questions in which the words occur, first those that ask with these words.

        The texts of a deck are folded but once, and that is waited for in peace.
        """
        if self._index is None:
            self._index = asyncio.ensure_future(asyncio.to_thread(Index, deck))
        index = await asyncio.shield(self._index)
        words = folded_words(query)
        found = []
        for place in index.matching(query)[:MOST_LOOKED_AT]:
            placed = deck.placed[place]
            asked = " ".join(prompt(placed.question)[1].split())
            beside = not all(word in fold(asked) for word in words)
            lead = Lead(visible(asked), "question", partial(self._browse, deck, placed))
            found.append((beside, lead))
        found.sort(key=itemgetter(0))
        return [lead for _, lead in found[:MOST_QUESTIONS]]

    async def _do(self, action: str, node: DOMNode) -> None:
        await self.app.run_action(action, node)

    async def _turn_to(self, deck: str) -> None:
        home = await self._go_home()
        home.turn_to(deck)

    async def _read(self, deck: Deck, topic: Topic) -> None:
        self._quiz.open_guide(deck, topic.id)

    async def _learn(self, deck: Deck, topic: Topic) -> None:
        await self._go_home()
        wanted = Filter(topics=frozenset({topic.id}))
        await self._quiz.begin(deck, mode=Mode.LEARN, wanted=wanted)

    async def _browse(self, deck: Deck, placed: Placed) -> None:
        self._quiz.open_browse(deck, placed.outline.id)

    async def _go_home(self) -> HomeScreen:
        while len(self.app.screen_stack) > 1 and not isinstance(self.app.screen, HomeScreen):
            await self.app.pop_screen()
        await self._quiz.show_decks()
        home = self.app.screen
        assert isinstance(home, HomeScreen)
        return home


class Palette(CommandPalette):
    """Textual's palette, filled with what there is here."""

    CSS_PATH = "palette.tcss"

    def __init__(self) -> None:
        super().__init__([Leads], placeholder="Decks, topics, questions, actions")
