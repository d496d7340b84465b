"""How each question of a deck stands with a learner, and what the learner does with one of them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from quiz.deck import Deck, Outline
from quiz.questions import Side
from quiz.record.acting import act_now
from quiz.record.log import Record
from quiz.record.sitting import Clock, local_time
from quiz.study.days import study_day
from quiz.study.events import Bookmarked, Suspended
from quiz.study.history import Past
from quiz.study.queue import Standing
from quiz.study.searching import Stand

Doing = Callable[[Record, Deck, str, str, Clock], None]
"""Does something with a question, named by its id, for a learner; raises sqlite3.Error."""


@dataclass(frozen=True)
class Shelf:
    """All questions of a deck on a day: how each stands, by its id."""

    day: date
    stands: Mapping[str, frozenset[Stand]]


@dataclass(frozen=True)
class QuestionRecord:
    """What a record holds of a question on a day: how it stands, its memory, and what was answered.

    `memory` has an entry for each side that was learned; `past` is oldest first.
    """

    day: date
    stands: frozenset[Stand]
    memory: Mapping[Side, Standing]
    past: tuple[Past, ...]


def shelf_of(record: Record, deck: Deck, profile: str, clock: Clock = local_time) -> Shelf:
    """How the questions of a deck stand with a learner today."""
    known = _Known.of(record, deck, profile, clock)
    return Shelf(known.day, {each.outline.id: known.stands(each.outline) for each in deck.placed})


def question_record(
    record: Record, deck: Deck, question: Outline, profile: str, clock: Clock = local_time
) -> QuestionRecord:
    """What a record holds of a question of a deck."""
    known = _Known.of(record, deck, profile, clock)
    learned = known.learned.get(question.id, {})
    memory = {side: learned[side] for side in question.ways if side in learned}
    past = record.past(profile, deck.manifest.id, question.id)
    return QuestionRecord(known.day, known.stands(question), memory, past)


def suspend_or_resume(
    record: Record, deck: Deck, question: str, profile: str, clock: Clock = local_time
) -> None:
    """Ask a question no more, or if that is so already, again; raises sqlite3.Error."""
    name = deck.manifest.id
    on = question not in record.suspended(profile, name)
    act_now(record, Suspended(profile, name, question, on), clock)


def flag_or_unflag(
    record: Record, deck: Deck, question: str, profile: str, clock: Clock = local_time
) -> None:
    """Flag a question to be found again, or take its flag away; raises sqlite3.Error."""
    name = deck.manifest.id
    on = question not in record.bookmarked(profile, name)
    act_now(record, Bookmarked(profile, name, question, on), clock)


@dataclass(frozen=True)
class _Known:
    """What a record knows of a deck on a day, by the ids of questions."""

    day: date
    learned: Mapping[str, Mapping[Side, Standing]]
    missed: Mapping[str, Collection[Side]]
    suspended: frozenset[str]
    bookmarked: frozenset[str]

    @classmethod
    def of(cls, record: Record, deck: Deck, profile: str, clock: Clock) -> "_Known":
        name = deck.manifest.id
        learned: dict[str, dict[Side, Standing]] = {}
        for item, standing in record.standings(profile, name).items():
            learned.setdefault(item.question, {})[item.side] = standing
        missed: dict[str, list[Side]] = {}
        for item in record.missed(profile, name):
            missed.setdefault(item.question, []).append(item.side)
        return cls(
            study_day(clock(), record.settings(profile).rollover_hour),
            learned,
            missed,
            record.suspended(profile, name),
            record.bookmarked(profile, name),
        )

    def stands(self, question: Outline) -> frozenset[Stand]:
        """How a question stands; one that is not asked is neither due nor new nor known."""
        if question.is_retired:
            found = {Stand.RETIRED}
        elif question.id in self.suspended:
            found = {Stand.SUSPENDED}
        else:
            found = {self._learned(question)}
            if any(side in question.ways for side in self.missed.get(question.id, ())):
                found.add(Stand.MISSED)
        if question.id in self.bookmarked:
            found.add(Stand.FLAGGED)
        return frozenset(found)

    def _learned(self, question: Outline) -> Stand:
        """Due if any side is, known if any was learned, else new."""
        sides = self.learned.get(question.id, {})
        dues = [standing.due for side, standing in sides.items() if side in question.ways]
        if not dues:
            return Stand.NEW
        return Stand.DUE if min(dues) <= self.day else Stand.KNOWN
