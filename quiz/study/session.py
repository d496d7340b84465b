"""A session as a fold over its events: `step` takes a state and an entry to the next state."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce

from quiz.questions import Outcome, Rating, Response, Verdict
from quiz.study.events import (
    Answered,
    Confirmed,
    Drafted,
    Ended,
    Entry,
    Hinted,
    Item,
    Plan,
    Rated,
    Shown,
    Started,
    Voided,
)
from quiz.study.rating import rating_of

COMES_BACK_AFTER = 5


@dataclass(frozen=True)
class Showing:
    """The question that is before the learner, and what they have of a response so far."""

    item: Item
    keys: tuple[str, ...]
    content: str
    draft: Response | None = None
    hinted: bool = False


@dataclass(frozen=True)
class Attempt:
    """A response with its verdict and rating; its id is that of the Answered event."""

    id: str
    item: Item
    at: datetime
    day: date
    response: Response
    verdict: Verdict
    rating: Rating
    hinted: bool = False
    confirmed: bool = False

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
    """

    plan: Plan
    queue: tuple[Item, ...]
    showing: Showing | None = None
    attempt: Attempt | None = None
    done: tuple[Attempt, ...] = ()
    shown: int = 0
    ended: bool = False
    before: "State | None" = field(default=None, compare=False, repr=False)

    @property
    def can_undo(self) -> bool:
        """Whether there is an attempt to take back."""
        return self.before is not None


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
                showing=Showing(item, keys, content),
                attempt=None,
                shown=state.shown + 1,
            ), ()
        case Drafted(response) if showing and not attempt and not state.ended:
            return replace(state, showing=replace(showing, draft=response)), ()
        case Hinted() if showing and not attempt and not state.ended:
            return replace(state, showing=replace(showing, hinted=True)), ()
        case Answered(response, verdict) if showing and not attempt and not state.ended:
            given = Attempt(
                id=entry.id,
                item=showing.item,
                at=entry.at,
                day=entry.day,
                response=response,
                verdict=verdict,
                rating=rating_of(verdict, response, hinted=showing.hinted),
                hinted=showing.hinted,
            )
            answered = replace(state, done=(*state.done, given), before=state)
            return _with(answered, given)
        case Confirmed() if attempt and showing and attempt.is_near and not state.ended:
            verdict = attempt.verdict.confirmed()
            rating = rating_of(verdict, attempt.response, hinted=showing.hinted)
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


def _with(state: State, attempt: Attempt) -> tuple[State, tuple[Effect, ...]]:
    """The state in which `attempt` is the latest.

    What was missed comes back after five others, missed again after ten, and so on: else whoever
    misses everything would never get past the first few.
    """
    assert state.before is not None
    queue = state.before.queue
    done = (*state.done[:-1], attempt)
    if attempt.rating is Rating.AGAIN:
        misses = sum(past.item == attempt.item and past.rating is Rating.AGAIN for past in done)
        place = min(COMES_BACK_AFTER * misses, len(queue))
        queue = (*queue[:place], attempt.item, *queue[place:])
    return replace(state, attempt=attempt, done=done, queue=queue), (Attempted(attempt),)
