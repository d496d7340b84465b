"""The figures of a learner after a year with the small deck, made up, always the same."""

import random
from datetime import date, timedelta

from quiz.questions.text import key_of
from quiz.study.events import Confidence
from quiz.study.fitting import Workload
from quiz.study.statistics import Calibration, Mastery, Retention, Statistics, Trouble

TODAY = date(2026, 11, 23)
DAY = "It turns about itself once in each day"


def _calendar() -> dict[date, int]:
    chance = random.Random(7)
    days = [TODAY - timedelta(days=back) for back in range(340, -1, -1)]
    busy = [day for day in days if chance.random() < (0.75 if day.weekday() < 5 else 0.4)]
    return {day: int(chance.lognormvariate(2.6, 0.7)) + 1 for day in [*busy, TODAY]}


A_YEAR = Statistics(
    day=TODAY,
    answers=3_766,
    days=221,
    streak=6,
    minutes=725.0,
    median_seconds=11.4,
    retention=Retention(1_204, 1_083, 1_071.0),
    retention_lately=Retention(96, 79, 86.4),
    forecast=(14, 9, 12, 3, 15, 0, 7, 4, 6, 2, 0, 5, 1, 3),
    calendar=_calendar(),
    topics=(Mastery("surface", 60, 12, 20, 28, 0.74), Mastery("landing", 44, 30, 9, 5, 0.29)),
    levels=(Mastery("understand", 70, 40, 14, 16, 0.41), Mastery("remember", 34, 2, 15, 17, 0.88)),
    trouble=(
        Trouble("same-side", 9, 2, ((key_of(DAY), 4), ("0" * 12, 2))),
        Trouble("no-longer-asked", 5, 2, ()),
        Trouble("basalt", 8, 5, ()),
    ),
    calibration=(
        Calibration(Confidence.GUESS, 40, 17),
        Calibration(Confidence.THINK, 160, 122),
        Calibration(Confidence.SURE, 210, 199),
    ),
)


def a_workload(
    questions: int, new_a_day: int, seconds: float, weights: object, retentions: tuple[float, ...]
) -> tuple[Workload, ...]:
    """What a year costs by a rule of thumb, in place of a simulation."""
    return tuple(
        Workload(share, seconds / 60 / (1 - share) ** 0.5, 1 / (1 - share), questions * share)
        for share in retentions
    )
