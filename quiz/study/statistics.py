"""What a learner's log says: retention, forecast, streak, mastery, trouble, calibration, time."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from quiz.questions import Rating
from quiz.study.events import Confidence, Item, Mode
from quiz.study.memory import Review, histories_chances, recall_chance
from quiz.study.queue import Candidate

FORECAST_DAYS = 14
MATURE_DAYS = 21.0
LEAST_ATTEMPTS = 3
Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Answer:
    """One attempt as statistics see it; `picked` are the keys of wrong options picked, if any."""

    item: Item
    mode: Mode
    day: date
    rating: Rating
    right: bool
    counts: bool
    seconds: float
    confidence: Confidence | None = None
    picked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Retention:
    """Reviews on a later day than the one before: how many were recalled, and how many expected."""

    reviews: int
    recalled: int
    expected: float

    @property
    def share(self) -> float:
        """The share recalled, 0 to 1; 0 where there were no reviews."""
        return self.recalled / self.reviews if self.reviews else 0.0

    @property
    def bounds(self) -> tuple[float, float]:
        """The Wilson interval of the share (Wilson 1927)."""
        return wilson(self.recalled, self.reviews)


@dataclass(frozen=True)
class Mastery:
    """How the items of a topic or a level stand.

    `recall` is the mean chance of recall today, where what is new counts as none.
    """

    name: str
    items: int
    new: int
    young: int
    mature: int
    recall: float


@dataclass(frozen=True)
class Trouble:
    """A question that goes wrong: its answers, how many were right, and wrong options by count."""

    question: str
    answers: int
    right: int
    wrong_picks: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Calibration:
    """How often the learner was right when they said that they guessed, thought or were sure."""

    confidence: Confidence
    answers: int
    right: int


@dataclass(frozen=True)
class Statistics:
    """All that a log says of a deck on a day."""

    day: date
    answers: int
    days: int
    streak: int
    minutes: float
    median_seconds: float
    retention: Retention
    retention_lately: Retention
    forecast: tuple[int, ...]
    calendar: Mapping[date, int]
    topics: tuple[Mastery, ...]
    levels: tuple[Mastery, ...]
    trouble: tuple[Trouble, ...]
    calibration: tuple[Calibration, ...]


def summed_up(
    answers: Sequence[Answer],
    histories: Mapping[Item, Sequence[Review]],
    candidates: Sequence[Candidate],
    day: date,
    weights: tuple[float, ...] = (),
) -> Statistics:
    """Statistics on a day: of all answers to a deck, its histories that count, and its items."""
    calendar = Counter(answer.day for answer in answers)
    seconds = [answer.seconds for answer in answers]
    outcomes = list(_recalls(histories, weights))
    lately = [each for each in outcomes if each[0] > day - timedelta(days=30)]
    return Statistics(
        day=day,
        answers=len(answers),
        days=len(calendar),
        streak=streak(calendar, day),
        minutes=sum(seconds) / 60,
        median_seconds=statistics.median(seconds) if seconds else 0.0,
        retention=_retention(outcomes),
        retention_lately=_retention(lately),
        forecast=forecast(candidates, day),
        calendar=dict(sorted(calendar.items())),
        topics=_mastery(candidates, day, weights, lambda each: each.topic),
        levels=_mastery(candidates, day, weights, lambda each: str(each.level or "")),
        trouble=trouble(answers),
        calibration=calibration(answers),
    )


def streak(days: Iterable[date], today: date) -> int:
    """How many days in a row up to today have answers; a day that is not over breaks none."""
    answered = set(days)
    day = today if today in answered else today - timedelta(days=1)
    length = 0
    while day in answered:
        length += 1
        day -= timedelta(days=1)
    return length


def forecast(candidates: Iterable[Candidate], day: date) -> tuple[int, ...]:
    """How many items are due today (and before), tomorrow, and so on for two weeks."""
    due = [0] * FORECAST_DAYS
    for candidate in candidates:
        if candidate.standing is not None:
            days = max(0, (candidate.standing.due - day).days)
            if days < FORECAST_DAYS:
                due[days] += 1
    return tuple(due)


def trouble(answers: Iterable[Answer], most: int = 10) -> tuple[Trouble, ...]:
    """The questions answered wrongly most of all, of those answered three times or more.

    They are ranked by the upper bound of the share right (Wilson), so that three misses of three
    weigh less than nine of nine.
    """
    by_question: dict[str, list[Answer]] = {}
    for answer in answers:
        by_question.setdefault(answer.item.question, []).append(answer)
    found = []
    for question, given in by_question.items():
        right = sum(answer.right for answer in given)
        if len(given) >= LEAST_ATTEMPTS and right < len(given):
            picks = Counter(key for answer in given if not answer.right for key in answer.picked)
            again = tuple((key, count) for key, count in picks.most_common() if count > 1)
            found.append(Trouble(question, len(given), right, again))
    found.sort(key=lambda each: (wilson(each.right, each.answers)[1], each.question))
    return tuple(found[:most])


def calibration(answers: Iterable[Answer]) -> tuple[Calibration, ...]:
    """How often each degree of confidence was right, where any was given."""
    given = [answer for answer in answers if answer.confidence is not None]
    return tuple(
        Calibration(confidence, len(those), sum(answer.right for answer in those))
        for confidence in Confidence
        if (those := [answer for answer in given if answer.confidence is confidence])
    )


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927); 0 to 1 where there is nothing to go by."""
    if n == 0:
        return 0.0, 1.0
    share, square = hits / n, Z_95 * Z_95
    middle = (share + square / (2 * n)) / (1 + square / n)
    spread = Z_95 * (share * (1 - share) / n + square / (4 * n * n)) ** 0.5 / (1 + square / n)
    return max(0.0, middle - spread), min(1.0, middle + spread)


def _recalls(
    histories: Mapping[Item, Sequence[Review]], weights: tuple[float, ...]
) -> Iterable[tuple[date, bool, float]]:
    """The day, outcome and expected chance of each first review on a later day."""
    for history, chances in histories_chances(list(histories.values()), weights):
        for (before, review), chance in zip(pairwise(history), chances, strict=True):
            if review.day > before.day:
                yield review.day, review.rating is not Rating.AGAIN, chance


def _retention(outcomes: Sequence[tuple[date, bool, float]]) -> Retention:
    recalled = sum(right for _, right, _ in outcomes)
    return Retention(len(outcomes), recalled, sum(chance for _, _, chance in outcomes))


def _mastery(
    candidates: Iterable[Candidate],
    day: date,
    weights: tuple[float, ...],
    name_of: Callable[[Candidate], str],
) -> tuple[Mastery, ...]:
    groups: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(name_of(candidate), []).append(candidate)
    return tuple(_mastery_of(name, group, day, weights) for name, group in groups.items() if name)


def _mastery_of(
    name: str, group: Sequence[Candidate], day: date, weights: tuple[float, ...]
) -> Mastery:
    standings = [each.standing for each in group if each.standing is not None]
    mature = sum(standing.memory.stability >= MATURE_DAYS for standing in standings)
    chances = sum(recall_chance(standing.memory, day, weights) for standing in standings)
    return Mastery(
        name=name,
        items=len(group),
        new=len(group) - len(standings),
        young=len(standings) - mature,
        mature=mature,
        recall=chances / len(group),
    )
