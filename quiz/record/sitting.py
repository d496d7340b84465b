"""What sessions of every mode share: committing events, and the question before the learner."""

import random
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from quiz.deck import Deck
from quiz.deck.content import content_hash, from_json, to_json
from quiz.questions import Presentation, Question
from quiz.record.log import Record
from quiz.study.days import study_day
from quiz.study.events import Entry, Event, Item, Shown
from quiz.study.session import Effect, State

if TYPE_CHECKING:
    from quiz.study.exam import Exam

Clock = Callable[[], datetime]
"""Gives the present moment in the learner's own time, with its zone."""

S = TypeVar("S", State, "Exam")


def local_time() -> datetime:
    """The clock of this machine."""
    return datetime.now().astimezone()


class Seat(Generic[S]):
    """One session of one deck, and the record it goes into.

    `state` is what has been committed. A method whose writing fails raises sqlite3.Error and leaves
    the state as it was.
    """

    def __init__(
        self, record: Record, deck: Deck, session: str, state: S, length: int, clock: Clock
    ) -> None:
        self.deck = deck
        self.state: S = state
        self._record = record
        self._session = session
        self._length = length
        self._clock = clock
        self._asked: tuple[str, Question] | None = None
        self._rollover = record.settings(state.plan.profile).rollover_hour

    @property
    def question(self) -> Question:
        """The question before the learner, as it was when it was shown; raises LookupError."""
        showing = self.state.showing
        if showing is None:
            raise LookupError("no question is being shown")
        if self._asked is None or self._asked[0] != showing.content:
            self._asked = (showing.content, self.as_shown(showing.item, showing.content))
        return self._asked[1]

    @property
    def presentation(self) -> Presentation:
        """The question before the learner as laid out for them; raises LookupError."""
        question, showing = self.question, self.state.showing
        assert showing is not None
        return laid_out_again(question, showing.item, showing.keys)

    @property
    def topic(self) -> str:
        """The title of the topic of the question before the learner; empty if it has gone."""
        showing = self.state.showing
        placed = self.deck.by_id.get(showing.item.question) if showing else None
        return placed.topic.title if placed else ""

    def as_shown(self, item: Item, shown_hash: str) -> Question:
        """A question with the content that it had when it was shown; raises LookupError."""
        placed = self.deck.by_id.get(item.question)
        if placed and content_hash(to_json(placed.question)) == shown_hash:
            return placed.question
        content = self._record.content(shown_hash)
        if content is None:
            raise LookupError(f"the content of {item.question} as it was shown is missing")
        return from_json(content)

    def _lay_out(self, item: Item, question: Question, showing: int) -> Shown:
        """Lay a question out and keep its content; the n-th showing is always laid out alike."""
        content = to_json(question)
        plan = self.state.plan
        seed = f"{plan.seed}/{plan.deck}/{item.question}/{showing}"
        laid_out = question.present(random.Random(seed), item.side)
        keys = tuple(option.key for option in laid_out.options)
        self._record.keep_content(content_hash(content), content)
        return Shown(item, keys, content_hash(content))

    def _entry(self, event: Event) -> Entry:
        now = self._clock()
        return Entry(str(uuid.uuid4()), now.astimezone(UTC), study_day(now, self._rollover), event)

    def _append(self, entry: Entry, state: S, effects: tuple[Effect, ...]) -> None:
        # A session with nothing to ask leaves no trace.
        if state.plan.items:
            self._record.append(self._session, self._length, state.plan, entry, effects)
        self.state = state
        self._length += 1


def laid_out_again(question: Question, item: Item, keys: tuple[str, ...]) -> Presentation:
    """A question as it was laid out, from the keys of its options in order."""
    laid_out = question.present(random.Random(0), item.side)
    options = {option.key: option for option in laid_out.options}
    return replace(laid_out, options=tuple(options[key] for key in keys))
