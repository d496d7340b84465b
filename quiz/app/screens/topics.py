"""The topics of a deck, each with how it stands: where a guide is chosen."""

from collections.abc import Iterable, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, LIST, TOPICS
from quiz.app.answers.area import muted
from quiz.app.guide_text import counted
from quiz.app.screens.guide import GuideScreen
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import CURSOR, CURSOR_STYLE, Line, Lines, content, hanging
from quiz.deck import Deck
from quiz.deck.inline import visible
from quiz.record.browsing import shelf_of
from quiz.study.topics import TopicStanding, topic_standings


class TopicList(Lines, can_focus=True):
    """The topics of a deck, in its order."""

    BINDINGS = LIST.bindings()

    class Chosen(Message):
        """A topic is to be read."""

        def __init__(self, topic: str) -> None:
            super().__init__()
            self.topic = topic

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._topics = deck.manifest.topics
        self._guided = deck.topics_with_guides
        self._standings: Sequence[TopicStanding] = ()
        self._cursor = 0

    def show(self, standings: Sequence[TopicStanding]) -> None:
        """Show how the topics stand."""
        self._standings = standings
        self.changed()

    def turn_to(self, topic: str) -> None:
        """Put the cursor on a topic."""
        self._cursor = [each.id for each in self._topics].index(topic)
        self.changed()
        self._bring_into_view()

    def action_move(self, step: int) -> None:
        """Move the cursor, from the last topic on to the first."""
        if self._topics:
            self._cursor = (self._cursor + step) % len(self._topics)
            self.changed()
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Scroll as little as shows the topic at the cursor."""
        lines = self.set_lines(self.content_size.width)
        own = [at for at, line in enumerate(lines) if line.row == self._cursor]
        if own and isinstance(self.parent, Widget):
            region = Region(0, self.virtual_region.y + own[0], 1, len(own))
            self.parent.scroll_to_region(region, animate=False)

    def action_choose(self) -> None:
        """Read the topic at the cursor."""
        if self._topics:
            self.post_message(self.Chosen(self._topics[self._cursor].id))

    def on_click(self, event: events.Click) -> None:
        """A click reads the topic that it is on."""
        row = self.row_at(event.y)
        if row is not None:
            self._cursor = row
            self.changed()
            self.action_choose()

    def set_lines(self, width: int) -> Sequence[Line]:
        lines: list[Line] = []
        if not self._topics:
            return [Line(muted("This deck has no topics."))]
        if not self._guided:
            told = "This deck has no study guides; each topic still lists its questions."
            lines += map(Line, [*muted(told).wrap(max(1, width)), Content("")])
        for row, topic in enumerate(self._topics):
            here = row == self._cursor
            label = Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
            title = content(topic.title, "bold" if here else "")
            if self._guided and topic.id not in self._guided:
                title += muted("   no guide")
            standing = self._standings[row] if self._standings else None
            mark = counted(standing) if standing else None
            lines += [Line(text, row) for text in hanging(label, title, width, mark)]
        return lines


class TopicsScreen(PageScreen[None]):
    """Lists the topics of a deck; Enter reads one."""

    BINDINGS = TOPICS.bindings()
    places = (TOPICS, LIST)

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck

    def compose_page(self) -> Iterable[Widget]:
        yield TopicList(self._deck)

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        count = len(self._deck.manifest.topics)
        self.head.update(
            visible(self._deck.manifest.title), "1 topic" if count == 1 else f"{count} topics"
        )
        self.foot.update(
            [
                self.key(LIST["choose"], "read"),
                *self.keys_of(TOPICS["leave"], EVERYWHERE["keys"], EVERYWHERE["palette"]),
            ]
        )
        self.query_one(TopicList).focus()

    def on_screen_resume(self) -> None:
        """Look anew how the topics stand whenever this screen comes back."""
        self.meanwhile(self._stand(), exclusive=True)

    async def _stand(self) -> None:
        quiz, deck = self.quiz, self._deck
        with quiz.told():
            shelf = await quiz.off_thread(
                lambda: shelf_of(quiz.record, deck, quiz.profile, quiz.clock)
            )
            self.query_one(TopicList).show(topic_standings(deck, shelf.stands))

    def on_topic_list_chosen(self, event: TopicList.Chosen) -> None:
        """Read a topic; on coming back the cursor is where the reading ended."""
        event.stop()

        def read(topic: str | None) -> None:
            if topic is not None:
                self.query_one(TopicList).turn_to(topic)

        self.quiz.push_screen(GuideScreen(self._deck, event.topic), read)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
