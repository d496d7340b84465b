"""How a deck stands with a learner today, for the screen on which they choose what to do."""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quiz.deck import Deck
from quiz.record.choosing import Wish, open_for
from quiz.record.log import OpenSession, Record
from quiz.record.recording import candidates
from quiz.record.sitting import Clock, local_time
from quiz.study.days import study_day
from quiz.study.queue import Counts, counts
from quiz.study.statistics import forecast, streak

SECONDS_AN_ANSWER = 20.0
"""What an answer takes, until a learner's own are known."""


@dataclass(frozen=True)
class Overview:
    """A deck on a day.

    `left` is the session that stands open; `missed` how many items were missed the last time;
    `next_topic` the title of the topic of the first new question, empty if nothing is new;
    `seconds_each` what an answer takes (median of the latest hundred); `days` how many answers each
    study day had; `coming` how many items fall due today, tomorrow and so on.
    """

    day: date
    counts: Counts
    left: OpenSession | None
    missed: int
    next_topic: str
    seconds_each: float
    days: Mapping[date, int]
    streak: int
    coming: tuple[int, ...]


def overview_of(record: Record, deck: Deck, wish: Wish, clock: Clock = local_time) -> Overview:
    """How a deck stands for the learner of a wish; what else is wished for does not count."""
    profile = wish.profile
    day = study_day(clock(), record.settings(profile).rollover_hour)
    pool = candidates(record, deck, profile)
    new = next((each.topic for each in pool if each.standing is None), "")
    days = record.answers_by_day(profile, deck.manifest.id)
    seconds = record.latest_seconds(profile, deck.manifest.id, 100)
    known = {candidate.item for candidate in pool}
    return Overview(
        day=day,
        counts=counts(pool, day),
        left=open_for(record, deck, Wish(seed=0, profile=profile)),
        missed=len(record.missed(profile, deck.manifest.id) & known),
        next_topic=next((each.title for each in deck.manifest.topics if each.id == new), ""),
        seconds_each=statistics.median(seconds) if seconds else SECONDS_AN_ANSWER,
        days=days,
        streak=streak(days, day),
        coming=forecast(pool, day),
    )
