"""A month of a simulated learner on the shipped deck: what falls due, and what is recalled."""

import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quiz.deck import Deck, read_deck
from quiz.deck.folders import shipped_decks
from quiz.questions import DontKnow, Flashcard, Rating, Recalled
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, plan_for, standing
from quiz.record.reviewing import statistics_of
from quiz.study.events import Item, Mode
from quiz.study.memory import Review, recall_chance, remembered
from tests.benchmarks.measure import table

DAYS = 30
MINUTES = 15
SECONDS_AN_ANSWER = 14
BEGINNING = datetime(2026, 11, 2, 18, tzinfo=UTC)
KNOWN_BEFORE = 0.35
"""The chance that the learner knows a question that they never met."""


@dataclass
class _Learner:
    """Forgets by the curve of FSRS-6, which is also what the scheduler believes."""

    rng: random.Random
    past: dict[Item, list[Review]] = field(default_factory=dict)

    def knows(self, item: Item, day: date) -> bool:
        """Whether the item is recalled on a day; what comes of it is remembered."""
        history = self.past.setdefault(item, [])
        memory = remembered(history)
        chance = KNOWN_BEFORE if memory is None else recall_chance(memory, day)
        right = self.rng.random() < chance
        history.append(Review(day, Rating.GOOD if right else Rating.AGAIN))
        return right


class _Clock:
    def __init__(self) -> None:
        self.now = BEGINNING

    def __call__(self) -> datetime:
        return self.now


def run() -> None:
    """Print a row a day, and the retention of the month."""
    deck = read_deck(shipped_decks() / "pakistan-russia")
    with tempfile.TemporaryDirectory() as scratch:
        record, clock = Record(Path(scratch)), _Clock()
        learner = _Learner(random.Random(11))
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


def _days(record: Record, deck: Deck, clock: _Clock, learner: _Learner) -> Iterator[list[str]]:
    for number in range(DAYS):
        clock.now = BEGINNING + timedelta(days=number)
        before = standing(record, deck, "default", clock)
        begun = clock.now
        wish = Wish(seed=number, mode=Mode.REVIEW, count=1000, minutes=MINUTES)
        recording = Recording.start(record, deck, plan_for(record, deck, wish, clock), clock)
        right = 0
        while recording.advance():
            clock.now += timedelta(seconds=SECONDS_AN_ANSWER)
            showing = recording.state.showing
            assert showing is not None
            knows = learner.knows(showing.item, clock.now.date())
            right += knows
            if not knows:
                recording.answer(DontKnow())
            elif isinstance(recording.question, Flashcard):
                recording.answer(Recalled(Rating.GOOD))
            else:
                recording.answer(recording.question.key())
        answers = len(recording.state.done)
        yield [
            f"{number + 1}",
            f"{before.due}",
            f"{before.new}",
            f"{before.known}",
            f"{answers}",
            f"{right / answers:.0%}" if answers else "",
            f"{(clock.now - begun).total_seconds() / 60:.1f}",
        ]
