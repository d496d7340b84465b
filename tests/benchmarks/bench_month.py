"""A month of a simulated learner on the shipped deck: what falls due, and what is recalled."""

import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.deck import Deck, read_deck
from quiz.deck.folders import shipped_decks
from quiz.record import Record
from quiz.record.choosing import Wish, standing
from quiz.record.reviewing import statistics_of
from quiz.study.events import Mode
from quiz.study.session import Attempt
from tests.benchmarks.measure import table
from tests.simulating import HandClock, Learner

DAYS = 30
MINUTES = 15
BEGINNING = datetime(2026, 11, 2, 18, tzinfo=UTC)


def run() -> None:
    """Print a row a day, and the retention of the month."""
    deck = read_deck(shipped_decks() / "pakistan-russia")
    with tempfile.TemporaryDirectory() as scratch:
        record, clock = Record(Path(scratch)), HandClock(BEGINNING)
        learner = Learner(random.Random(11))
        rows = list(_days(record, deck, clock, learner))
        found = statistics_of(record, deck, "default", clock)
        target = record.settings("default").retention
        record.close()
    print(table(["day", "due", "new", "known", "answers", "right", "minutes"], rows))
    low, high = found.retention.bounds
    print(
        f"\nreviews on later days: {found.retention.reviews}; recalled "
        f"{found.retention.share:.1%} ({low:.1%} to {high:.1%}); foretold "
        f"{found.retention.expected / found.retention.reviews:.1%}; target {target:.0%}"
    )


def _days(record: Record, deck: Deck, clock: HandClock, learner: Learner) -> Iterator[list[str]]:
    for number in range(DAYS):
        clock.now = begun = BEGINNING + timedelta(days=number)
        before = standing(record, deck, "default", clock)
        wish = Wish(seed=number, mode=Mode.REVIEW, count=1000, minutes=MINUTES)
        done = learner.study(record, deck, wish, clock).state.done
        yield [
            f"{number + 1}",
            f"{before.due}",
            f"{before.new}",
            f"{before.known}",
            f"{len(done)}",
            f"{sum(map(_known, done)) / len(done):.0%}" if done else "",
            f"{(clock.now - begun).total_seconds() / 60:.1f}",
        ]


def _known(attempt: Attempt) -> bool:
    return attempt.rating > 1
