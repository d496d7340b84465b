"""A simulated learner, who forgets by the curve of FSRS-6, and the sessions that they sit."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from quiz.deck import Deck
from quiz.questions import DontKnow, Flashcard, Rating, Recalled
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, plan_for
from quiz.study.events import Item
from quiz.study.memory import Review, recall_chance, remembered

SECONDS_AN_ANSWER = 14
KNOWN_BEFORE = 0.35
"""The chance that the learner knows a question that they never met."""


class HandClock:
    """Stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Learner:
    """What the scheduler believes of a learner is true of this one."""

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

    def study(self, record: Record, deck: Deck, wish: Wish, clock: HandClock) -> Recording:
        """Sit a session to its end; each answer takes the same time."""
        recording = Recording.start(record, deck, plan_for(record, deck, wish, clock), clock)
        while recording.advance():
            clock.now += timedelta(seconds=SECONDS_AN_ANSWER)
            showing = recording.state.showing
            assert showing is not None
            if not self.knows(showing.item, clock.now.date()):
                recording.answer(DontKnow())
            elif isinstance(recording.question, Flashcard):
                recording.answer(Recalled(Rating.GOOD))
            else:
                recording.answer(recording.question.key())
        return recording
