"""What a learner remembers: FSRS-6 over the whole history of one side of one question."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState

from quiz.questions import Rating
from quiz.study.days import days_between

RETENTION = 0.9
LONGEST = 36_500

_FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


@dataclass(frozen=True)
class Review:
    """One rated recall."""

    day: date
    rating: Rating


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
def _fsrs() -> FSRS:
    return FSRS(DEFAULT_PARAMETERS)


def remembered(history: Sequence[Review]) -> Memory | None:
    """The memory that a history leaves (oldest first), or None for none.

    Elapsed time is counted in study days, as Anki counts it, so that states equal Anki's.
    """
    if not history:
        return None
    previous = history[0].day
    reviews = []
    for review in history:
        reviews.append(FSRSReview(int(review.rating), days_between(previous, review.day)))
        previous = max(previous, review.day)
    state = _fsrs().memory_state(FSRSItem(reviews))
    return Memory(state.stability, state.difficulty, previous)


def recall_chance(memory: Memory, day: date) -> float:
    """The chance (0 to 1) that something is recalled on a day.

    The power forgetting curve of FSRS-6: (1 + f·t/S)^−d, where d is the last parameter and f makes
    the chance 0.9 at t = S.
    """
    decay = DEFAULT_PARAMETERS[20]
    factor = 0.9 ** (-1 / decay) - 1
    elapsed = days_between(memory.last, day)
    return float((1 + factor * elapsed / memory.stability) ** -decay)


def intervals(memory: Memory | None, day: date, seed: str) -> Intervals:
    """The days until the next review after each rating given on a day.

    The same seed gives the same fuzz; hard < good < easy always holds.
    """
    state, elapsed = None, 0
    if memory is not None:
        state = MemoryState(memory.stability, memory.difficulty)
        elapsed = days_between(memory.last, day)
    following = _fsrs().next_states(state, RETENTION, elapsed)
    chance = random.Random(seed).random()
    hard = _fuzzed(following.hard.interval, chance, least=1)
    good = _fuzzed(following.good.interval, chance, least=hard + 1)
    easy = _fuzzed(following.easy.interval, chance, least=good + 1)
    return Intervals(0, hard, good, easy)


def _fuzzed(interval: float, chance: float, least: int) -> int:
    """A whole number of days near an interval, so that what was learned together drifts apart.

    The widths are Anki's: none below 2.5 days, then a day and a share of what lies beyond.
    """
    width = 0.0
    if interval >= _FUZZ_RANGES[0][0]:
        width = 1.0 + sum(
            share * max(0.0, min(interval, end) - start) for start, end, share in _FUZZ_RANGES
        )
    low, high = max(1, round(interval - width)), round(interval + width)
    days = int(low + chance * (high - low + 1))
    return max(least, min(days, LONGEST))
