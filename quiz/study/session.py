"""A session as a fold over its events: `step` takes a state and an entry to the next state."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce

from quiz.questions import Outcome, Rating, Response, Verdict
from quiz.study.events import (
    Answered,
    Confidence,
    Confirmed,
    Drafted,
    Ended,
    Entry,
    Help,
    Hinted,
    Item,
    Mode,
    Plan,
    Rated,
    Read,
    Shown,
    Started,
    Voided,
)
from quiz.study.rating import rating_of

COMES_BACK_AFTER = 5
REPEATED_AFTER = 10
RECALLS_TO_LEARN = 3
LONGEST_LOOK = 120.0


@dataclass(frozen=True)
class Showing:
    """The question that is before the learner, and what they have of a response so far.

    `since` is when it was laid out; `letters` are the gaps (or "" for a text) that got a letter,
    once for each letter; `struck` the keys of wrong options that were struck out.
    """

    item: Item
    keys: tuple[str, ...]
    content: str
    since: datetime
    draft: Response | None = None
    hinted: bool = False
    letters: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()

    @property
    def helped(self) -> bool:
        """Whether more than the hint was given."""
        return bool(self.letters or self.struck)

    def with_help(self, hinted: Hinted) -> "Showing":
        """The same with some help given."""
        match hinted.help:
            case Help.HINT:
                return replace(self, hinted=True)
            case Help.LETTER:
                return replace(self, letters=(*self.letters, hinted.key))
            case Help.STRUCK:
                return replace(self, struck=(*self.struck, hinted.key))


@dataclass(frozen=True)
class Attempt:
    """A response with its verdict and rating; its id is that of the Answered event.

    `seconds` is how long it took, a break of minutes not counted.
    """

    id: str
    item: Item
    at: datetime
    day: date
    response: Response
    verdict: Verdict
    rating: Rating
    hinted: bool = False
    confirmed: bool = False
    confidence: Confidence | None = None
    seconds: float = 0.0

    @property
    def is_right(self) -> bool:
        """Whether it was recalled: a right answer, or a card rated Hard or better."""
        return self.verdict.outcome is Outcome.RIGHT and self.rating is not Rating.AGAIN

    @property
    def misled(self) -> bool:
        """Whether it was wrong although the learner was sure."""
        return self.confidence is Confidence.SURE and self.rating is Rating.AGAIN

    @property
    def is_near(self) -> bool:
        """Whether a typo is all that stands between it and right."""
        return self.verdict.outcome is Outcome.NEAR


@dataclass(frozen=True)
class Attempted:
    """Effect: this attempt stands, in place of any earlier form of it."""

    attempt: Attempt


@dataclass(frozen=True)
class Withdrawn:
    """Effect: this attempt no longer stands."""

    attempt: Attempt


Effect = Attempted | Withdrawn


@dataclass(frozen=True)
class State:
    """Where a session stands.

    `queue` is what is still to come; `attempt` is the answer to `showing`, once it is given;
    `done` are all attempts that stand, oldest first; `before` is the state that undoing returns to.
    `reading` is the topic whose guide is before the learner, `read` those whose guides were;
    `spent` are the seconds that the questions before this one took, breaks not counted.
    """

    plan: Plan
    queue: tuple[Item, ...]
    showing: Showing | None = None
    attempt: Attempt | None = None
    done: tuple[Attempt, ...] = ()
    shown: int = 0
    ended: bool = False
    reading: str = ""
    read: tuple[str, ...] = ()
    spent: float = 0.0
    before: "State | None" = field(default=None, compare=False, repr=False)

    @property
    def can_undo(self) -> bool:
        """Whether there is an attempt to take back."""
        return self.before is not None

    @property
    def guide(self) -> str:
        """The topic whose guide comes next, before any question; empty if none does."""
        if self.showing and not self.attempt:
            return ""
        asked = len({attempt.item for attempt in self.done})
        due = (
            stop.topic
            for stop in self.plan.guides
            if stop.topic not in self.read and (stop.after <= asked or not self.queue)
        )
        return next(due, "")

    @property
    def time_is_up(self) -> bool:
        """Whether a session of limited length has gone on for long enough."""
        return self.plan.seconds is not None and self.spent >= self.plan.seconds


class OutOfTurn(ValueError):
    """Raised when an event cannot follow upon a state."""


def begin(started: Started) -> State:
    """The state in which a session begins."""
    return State(started.plan, started.plan.items)


def step(state: State, entry: Entry) -> tuple[State, tuple[Effect, ...]]:
    """The next state, and what it does to the attempts; raises OutOfTurn."""
    showing, attempt = state.showing, state.attempt
    match entry.event:
        case Shown(item, keys, content) if (attempt or not showing) and not state.ended:
            queue = list(state.queue)
            if item in queue:
                queue.remove(item)
            return replace(
                state,
                queue=tuple(queue),
                showing=Showing(item, keys, content, entry.at),
                attempt=None,
                shown=state.shown + 1,
                reading="",
                spent=state.spent + (_seconds(showing, entry) if showing else 0.0),
            ), ()
        case Read(topic) if (attempt or not showing) and not state.ended:
            spent = state.spent + (_seconds(showing, entry) if showing else 0.0)
            return replace(
                state,
                showing=None,
                attempt=None,
                reading=topic,
                read=(*state.read, topic),
                spent=spent,
            ), ()
        case Drafted(response) if showing and not attempt and not state.ended:
            return replace(state, showing=replace(showing, draft=response)), ()
        case Hinted() as hinted if showing and not attempt and not state.ended:
            return replace(state, showing=showing.with_help(hinted)), ()
        case Answered() as answered if showing and not attempt and not state.ended:
            given = attempted(showing, answered, entry)
            following = replace(state, done=(*state.done, given), before=state)
            return _with(following, given)
        case Confirmed() if attempt and showing and attempt.is_near and not state.ended:
            verdict = attempt.verdict.confirmed()
            rating = rating_of(
                verdict,
                attempt.response,
                hinted=showing.hinted,
                helped=showing.helped,
                confidence=attempt.confidence,
            )
            return _with(state, replace(attempt, verdict=verdict, rating=rating, confirmed=True))
        case Rated(rating) if attempt and not state.ended:
            return _with(state, replace(attempt, rating=rating))
        case Voided(target) if state.before and state.done[-1].id == target:
            return state.before, (Withdrawn(state.done[-1]),)
        case Ended() if not state.ended:
            return replace(state, ended=True), ()
    raise OutOfTurn(f"a session cannot go on with {type(entry.event).__name__} here")


def fold(entries: Iterable[Entry]) -> State:
    """The state that a session's entries lead to, from its Started on; raises OutOfTurn."""
    first, *rest = entries
    if not isinstance(first.event, Started):
        raise OutOfTurn("a session begins with Started")
    return reduce(lambda state, entry: step(state, entry)[0], rest, begin(first.event))


def attempted(showing: Showing, answered: Answered, entry: Entry) -> Attempt:
    """The attempt that answering a question makes."""
    return Attempt(
        id=entry.id,
        item=showing.item,
        at=entry.at,
        day=entry.day,
        response=answered.response,
        verdict=answered.verdict,
        rating=rating_of(
            answered.verdict,
            answered.response,
            hinted=showing.hinted,
            helped=showing.helped,
            confidence=answered.confidence,
        ),
        hinted=showing.hinted,
        confidence=answered.confidence,
        seconds=_seconds(showing, entry),
    )


def _seconds(showing: Showing, entry: Entry) -> float:
    """How long a question has been before the learner; a longer break counts as this much."""
    return min(max(0.0, (entry.at - showing.since).total_seconds()), LONGEST_LOOK)


def _with(state: State, attempt: Attempt) -> tuple[State, tuple[Effect, ...]]:
    """The state in which `attempt` is the latest, and its item in the queue again if it is due."""
    assert state.before is not None
    queue = state.before.queue
    done = (*state.done[:-1], attempt)
    after = _returns_after(state.plan.mode, done)
    if after is not None:
        place = min(after, len(queue))
        queue = (*queue[:place], attempt.item, *queue[place:])
    return replace(state, attempt=attempt, done=done, queue=queue), (Attempted(attempt),)


def _returns_after(mode: Mode, done: tuple[Attempt, ...]) -> int | None:
    """After how many others the latest item comes back, or None if it does not.

    What was missed comes back after five others, missed again after ten, and so on: else whoever
    misses everything would never get past the first few. In learning, what was recalled comes back
    too, until it was recalled three times (Rawson and Dunlosky 2011) or found easy.
    """
    latest = done[-1]
    past = [attempt for attempt in done if attempt.item == latest.item]
    if latest.rating is Rating.AGAIN:
        misses = sum(attempt.rating is Rating.AGAIN for attempt in past)
        return COMES_BACK_AFTER * misses
    recalls = sum(attempt.rating is not Rating.AGAIN for attempt in past)
    is_learned = latest.rating is Rating.EASY or recalls >= RECALLS_TO_LEARN
    if mode is Mode.LEARN and not is_learned:
        return REPEATED_AFTER
    return None
