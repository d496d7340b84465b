"""A session that is being played: each event is committed before its state is shown."""

import random
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from quiz.deck import Deck
from quiz.deck.content import content_hash, from_json, to_json
from quiz.questions import Presentation, Question, Rating, Response
from quiz.record.log import Record, fuzz_seed
from quiz.study.days import study_day
from quiz.study.events import (
    Answered,
    Confirmed,
    Drafted,
    Ended,
    Entry,
    Event,
    Hinted,
    Item,
    Plan,
    Rated,
    Shown,
    Started,
    Voided,
)
from quiz.study.memory import Intervals, intervals, remembered
from quiz.study.queue import Candidate, kin_of
from quiz.study.session import Effect, OutOfTurn, State, begin, fold, step

Clock = Callable[[], datetime]
"""Gives the present moment in the learner's own time, with its zone."""


def local_time() -> datetime:
    """The clock of this machine."""
    return datetime.now().astimezone()


def candidates(record: Record, deck: Deck, profile: str) -> tuple[Candidate, ...]:
    """Every item of a deck that is in use, with how it stands with a learner."""
    standings = record.standings(profile, deck.manifest.id)
    return tuple(
        Candidate(
            item=item,
            topic=placed.topic.id,
            kin=kin_of(placed.question.id, placed.question.group),
            standing=standings.get(item),
        )
        for placed in deck.in_use
        for side in placed.question.ways()
        for item in [Item(placed.question.id, side)]
    )


class Recording:
    """One session of one deck, and the record it goes into.

    `state` is what has been committed. A method whose writing fails raises sqlite3.Error and leaves
    the state as it was.
    """

    def __init__(
        self, record: Record, deck: Deck, session: str, state: State, length: int, clock: Clock
    ) -> None:
        self.deck = deck
        self.state = state
        self._record = record
        self._session = session
        self._length = length
        self._clock = clock
        self._asked: tuple[str, Question] | None = None

    @classmethod
    def start(
        cls, record: Record, deck: Deck, plan: Plan, clock: Clock = local_time
    ) -> "Recording":
        """Begin the session that was planned; there may be nothing to ask."""
        started = Started(plan)
        recording = cls(record, deck, str(uuid.uuid4()), begin(started), 0, clock)
        recording._append(recording._entry(started), recording.state, ())
        return recording

    @classmethod
    def resume(
        cls, record: Record, deck: Deck, session: str, clock: Clock = local_time
    ) -> "Recording":
        """Go on with a session where it stopped."""
        entries = record.entries(session)
        return cls(record, deck, session, fold(entries), len(entries), clock)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do: no question before the learner, and none to come."""
        return self.state.ended or (self.state.showing is None and self._next_item() is None)

    @property
    def question(self) -> Question:
        """The question before the learner, as it was when it was shown; raises LookupError."""
        showing = self.state.showing
        if showing is None:
            raise LookupError("no question is being shown")
        if self._asked is None or self._asked[0] != showing.content:
            self._asked = (showing.content, self._as_shown(showing.item, showing.content))
        return self._asked[1]

    @property
    def presentation(self) -> Presentation:
        """The question before the learner as laid out for them; raises LookupError."""
        question, showing = self.question, self.state.showing
        assert showing is not None
        laid_out = question.present(random.Random(0), showing.item.side)
        options = {option.key: option for option in laid_out.options}
        return replace(laid_out, options=tuple(options[key] for key in showing.keys))

    @property
    def topic(self) -> str:
        """The title of the topic of the question before the learner; empty if it has gone."""
        showing = self.state.showing
        placed = self.deck.by_id.get(showing.item.question) if showing else None
        return placed.topic.title if placed else ""

    @property
    def place(self) -> tuple[int, int]:
        """Which question this is, and how many there are with those still to come."""
        return self.state.shown, self.state.shown + len(self._askable())

    def intervals(self) -> Intervals:
        """The days until the question before the learner returns, for each rating."""
        showing, plan = self.state.showing, self.state.plan
        if showing is None:
            raise LookupError("no question is being shown")
        history = self._record.history(plan.profile, plan.deck, showing.item)
        if self.state.attempt:
            history = history[:-1]
        memory = remembered(history)
        day = study_day(self._clock())
        return intervals(memory, day, fuzz_seed(plan.deck, showing.item, len(history)))

    def advance(self) -> bool:
        """Show the next question; at the end of the queue, end the session and return False."""
        item = self._next_item()
        if item is None:
            if not self.state.ended:
                self._commit(Ended())
            return False
        question = self.deck.by_id[item.question].question
        content = to_json(question)
        seed = f"{self.state.plan.seed}/{self.state.plan.deck}/{item.question}/{self.state.shown}"
        laid_out = question.present(random.Random(seed), item.side)
        keys = tuple(option.key for option in laid_out.options)
        self._record.keep_content(content_hash(content), content)
        self._commit(Shown(item, keys, content_hash(content)))
        return True

    def draft(self, response: Response) -> None:
        """Keep what the learner has of a response so far."""
        self._commit(Drafted(response))

    def hint(self) -> None:
        """Note that the hint was shown."""
        self._commit(Hinted())

    def answer(self, response: Response) -> None:
        """Mark a response and keep both."""
        self._commit(Answered(response, self.question.mark(response)))

    def confirm(self) -> None:
        """The learner says that the near miss was a typo."""
        self._commit(Confirmed())

    def rate(self, rating: Rating) -> None:
        """The learner rates the answer themselves."""
        self._commit(Rated(rating))

    def undo(self) -> None:
        """Take the latest attempt back; its question is before the learner again.

        Raises OutOfTurn when there is none.
        """
        if not self.state.can_undo:
            raise OutOfTurn("there is no attempt to take back")
        self._commit(Voided(self.state.done[-1].id))

    def end(self) -> None:
        """End the session, whatever is still to come."""
        self._commit(Ended())

    def _commit(self, event: Event) -> None:
        entry = self._entry(event)
        state, effects = step(self.state, entry)
        self._append(entry, state, effects)

    def _append(self, entry: Entry, state: State, effects: tuple[Effect, ...]) -> None:
        # A session with nothing to ask leaves no trace.
        if state.plan.items:
            self._record.append(self._session, self._length, state.plan, entry, effects)
        self.state = state
        self._length += 1

    def _entry(self, event: Event) -> Entry:
        now = self._clock()
        return Entry(str(uuid.uuid4()), now.astimezone(UTC), study_day(now), event)

    def _askable(self) -> list[Item]:
        """What is still to come of what the deck still has."""
        return [
            item
            for item in self.state.queue
            if (placed := self.deck.by_id.get(item.question)) is not None
            and placed.question.retired is None
            and item.side in placed.question.ways()
        ]

    def _next_item(self) -> Item | None:
        return next(iter(self._askable()), None)

    def _as_shown(self, item: Item, shown_hash: str) -> Question:
        placed = self.deck.by_id.get(item.question)
        if placed and content_hash(to_json(placed.question)) == shown_hash:
            return placed.question
        content = self._record.content(shown_hash)
        if content is None:
            raise LookupError(f"the content of {item.question} as it was shown is missing")
        return from_json(content)
