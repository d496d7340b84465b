"""What a learner remembers: FSRS-6 over the whole history of one side of one question."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState

from quiz.questions import Rating
from quiz.study.days import days_between
from quiz.study.settings import Settings

LONGEST = 36_500
DEFAULT = Settings()

_FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


@dataclass(frozen=True)
class Review:
    """One rated recall; `misled` is one that was wrong although the learner was sure."""

    day: date
    rating: Rating
    misled: bool = False


@dataclass(frozen=True)
class Memory:
    """The state of a memory after its latest review.

    `stability` is the days until recall falls to 90 per cent; `difficulty` lies in 1 to 10.
    """

    stability: float
    difficulty: float
    last: date


@dataclass(frozen=True)
class Intervals:
    """Days until the next review, for each of the ratings; Again returns on the same day."""

    again: int
    hard: int
    good: int
    easy: int

    def after(self, rating: Rating) -> int:
        """The days for one rating."""
        return (self.again, self.hard, self.good, self.easy)[rating - 1]


@cache
def _fsrs(weights: tuple[float, ...]) -> FSRS:
    return FSRS(list(weights or DEFAULT_PARAMETERS))


def remembered(history: Sequence[Review], weights: tuple[float, ...] = ()) -> Memory | None:
    """The memory that a history leaves (oldest first), or None for none.

    `weights` are the parameters of FSRS-6, none for its defaults. Elapsed time is counted in study
    days, as Anki counts it, so that states equal Anki's.
    """
    if not history:
        return None
    state = _fsrs(weights).memory_state(FSRSItem(library_reviews(history)))
    last = max(review.day for review in history)
    return Memory(state.stability, state.difficulty, last)


def recall_chance(memory: Memory, day: date, weights: tuple[float, ...] = ()) -> float:
    """The chance (0 to 1) that something is recalled on a day.

    The power forgetting curve of FSRS-6: (1 + f·t/S)^−d, where d is the last parameter and f makes
    the chance 0.9 at t = S.
    """
    decay = (weights or DEFAULT_PARAMETERS)[20]
    factor = 0.9 ** (-1 / decay) - 1
    elapsed = days_between(memory.last, day)
    return float((1 + factor * elapsed / memory.stability) ** -decay)


def histories_chances(
    histories: Sequence[Sequence[Review]], weights: tuple[float, ...] = ()
) -> Iterator[tuple[Sequence[Review], list[float]]]:
    """Each history that has two reviews or more, with the chance of recall before each later one.

    The chances are those that the reviews before it foretold, in the order of the reviews.
    """
    long = [history for history in histories if len(history) > 1]
    items = [FSRSItem(library_reviews(history)) for history in long]
    if not items:
        return
    batches = _fsrs(weights).historical_memory_state_batch(items)
    for history, states in zip(long, batches, strict=True):
        last = history[0].day
        chances = []
        for review, state in zip(history[1:], states, strict=False):
            memory = Memory(state.stability, state.difficulty, last)
            chances.append(recall_chance(memory, review.day, weights))
            last = max(last, review.day)
        yield history, chances


def library_reviews(history: Sequence[Review]) -> list[FSRSReview]:
    """A history as the library takes it, with days elapsed since the review before."""
    previous = history[0].day
    reviews = []
    for review in history:
        reviews.append(FSRSReview(int(review.rating), days_between(previous, review.day)))
        previous = max(previous, review.day)
    return reviews


def intervals(
    memory: Memory | None, day: date, seed: str, settings: Settings = DEFAULT
) -> Intervals:
    """The days until the next review after each rating given on a day.

    The same seed gives the same fuzz; hard < good < easy always holds.
    """
    state, elapsed = None, 0
    if memory is not None:
        state = MemoryState(memory.stability, memory.difficulty)
        elapsed = days_between(memory.last, day)
    following = _fsrs(settings.weights).next_states(state, settings.retention, elapsed)
    chance = random.Random(seed).random() if settings.fuzz else None
    hard = _fuzzed(following.hard.interval, chance, least=1)
    good = _fuzzed(following.good.interval, chance, least=hard + 1)
    easy = _fuzzed(following.easy.interval, chance, least=good + 1)
    return Intervals(0, hard, good, easy)


def due_after(history: Sequence[Review], seed: str, settings: Settings = DEFAULT) -> date:
    """The day on which something is due after its history (oldest first, not empty).

    What was wrong although the learner was sure returns on the next day at the latest.
    """
    latest = history[-1]
    before = remembered(history[:-1], settings.weights)
    days = intervals(before, latest.day, seed, settings).after(latest.rating)
    if any(review.misled and review.day == latest.day for review in history):
        days = min(days, 1)
    last = max(review.day for review in history)
    return min(last, date.max - timedelta(days=days)) + timedelta(days=days)


def _fuzzed(interval: float, chance: float | None, least: int) -> int:
    """A whole number of days near an interval, so that what was learned together drifts apart.

    No chance means no fuzz.
    The widths are Anki's: none below 2.5 days, then a day and a share of what lies beyond.
    """
    if chance is None:
        return max(least, min(round(interval), LONGEST))
    width = 0.0
    if interval >= _FUZZ_RANGES[0][0]:
        width = 1.0 + sum(
            share * max(0.0, min(interval, end) - start) for start, end, share in _FUZZ_RANGES
        )
    low, high = max(1, round(interval - width)), round(interval + width)
    days = int(low + chance * (high - low + 1))
    return max(least, min(days, LONGEST))
