"""A topic to read: from home with what there is to do about it, in a session to go on from."""

import asyncio
from collections.abc import Iterable, Sequence

from textual.widget import Widget

from quiz.app.action import Action
from quiz.app.actions import EVERYWHERE, GUIDE, GUIDE_STOP
from quiz.app.guide_text import GuideText, TopicQuestions
from quiz.app.screens.page import PageScreen, T
from quiz.deck import Deck, Topic
from quiz.deck.chapters import read_chapter
from quiz.deck.inline import visible
from quiz.record.browsing import shelf_of
from quiz.record.recording import candidates
from quiz.study.events import Mode
from quiz.study.queue import Filter
from quiz.study.topics import topic_standings


class ChapterScreen(PageScreen[T]):
    """Shows what there is to read on a topic of a deck; on the first where it has no such topic."""

    def __init__(self, deck: Deck, topic: str) -> None:
        super().__init__()
        self.deck = deck
        ids = [each.id for each in deck.manifest.topics]
        self.at = ids.index(topic) if topic in ids else 0

    def compose_page(self) -> Iterable[Widget]:
        yield GuideText(self.deck)

    def on_mount(self) -> None:
        """Show the topic."""
        self.foot.update(self.keys_of(*self.foot_actions, EVERYWHERE["keys"]))
        self.show()

    @property
    def foot_actions(self) -> Sequence[Action]:
        """What the line of keys names."""
        raise NotImplementedError

    @property
    def whereabouts(self) -> str:
        """What stands beside the topic's title."""
        raise NotImplementedError

    @property
    def topic(self) -> Topic:
        """The topic that is shown."""
        return self.deck.manifest.topics[self.at]

    def show(self) -> None:
        """Show the topic from its top."""
        self.head.update(visible(self.topic.title), self.whereabouts)
        self.page.scroll_home(animate=False)
        self.meanwhile(self._read(), group="reading", exclusive=True)

    async def _read(self) -> None:
        chapter = await asyncio.to_thread(read_chapter, self.deck, self.topic)
        self.query_one(GuideText).show(chapter)


class GuideScreen(ChapterScreen[str]):
    """A topic with its questions, to practise or learn them; dismissed with the topic's id."""

    BINDINGS = GUIDE.bindings()
    places = (GUIDE,)

    def __init__(self, deck: Deck, topic: str = "") -> None:
        super().__init__(deck, topic)

    def compose_page(self) -> Iterable[Widget]:
        yield from super().compose_page()
        yield TopicQuestions()

    @property
    def foot_actions(self) -> Sequence[Action]:
        return [GUIDE[name] for name in ("practise", "learn", "next", "leave")]

    @property
    def whereabouts(self) -> str:
        return f"{self.at + 1} of {len(self.deck.manifest.topics)}"

    def on_screen_resume(self) -> None:
        """Look anew how the questions stand whenever this screen comes back."""
        self._look()

    def _look(self) -> None:
        self.meanwhile(self._stand(), group="standing", exclusive=True)

    async def _stand(self) -> None:
        quiz, deck = self.quiz, self.deck
        with quiz.told():
            shelf = await quiz.off_thread(
                lambda: shelf_of(quiz.record, deck, quiz.profile, quiz.clock)
            )
            standings = topic_standings(deck, shelf.stands)
            self.query_one(TopicQuestions).show(standings[self.at])

    def action_turn(self, step: int) -> None:
        """Go to the next topic."""
        count = len(self.deck.manifest.topics)
        if 0 <= self.at + step < count:
            self.at += step
            self.show()
            self._look()
        else:
            self.foot.say(f"This is the {'last' if step > 0 else 'first'} topic.")

    async def action_practise(self) -> None:
        """Practise the questions of this topic."""
        await self._begin(Mode.CRAM)

    async def action_learn(self) -> None:
        """Learn what is new in this topic."""
        await self._begin(Mode.LEARN)

    async def _begin(self, mode: Mode) -> None:
        quiz, deck = self.quiz, self.deck
        wanted = Filter(topics=frozenset({self.topic.id}))
        with quiz.told():
            pool = await quiz.off_thread(lambda: candidates(quiz.record, deck, quiz.profile))
            pool = tuple(each for each in pool if wanted.takes(each))
            if not pool:
                self.foot.say("There is nothing to ask in this topic.")
            elif mode is Mode.LEARN and all(each.standing for each in pool):
                self.foot.say("Nothing is new in this topic.")
            else:
                await quiz.begin(deck, mode=mode, wanted=wanted)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(self.topic.id)


class GuideStopScreen(ChapterScreen[None]):
    """A topic that is read in a learning session, between its first questions and the others."""

    BINDINGS = GUIDE_STOP.bindings()
    places = (GUIDE_STOP,)

    @property
    def foot_actions(self) -> Sequence[Action]:
        return [GUIDE_STOP["go-on"]]

    @property
    def whereabouts(self) -> str:
        return "to read before you go on"

    def action_go_on(self) -> None:
        """Go on with the questions."""
        self.dismiss()
