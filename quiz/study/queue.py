"""What a session asks: what is new, due, missed or wished for, and in which order."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from quiz.questions import Level
from quiz.study.events import GuideStop, Item, Mode
from quiz.study.memory import DEFAULT, Memory, recall_chance
from quiz.study.settings import Settings

SESSION_LENGTH = 20
LEARN_LENGTH = 10
BEFORE_THE_GUIDE = 3


@dataclass(frozen=True)
class Standing:
    """How an item stands with a learner: its memory, when it is due, and the day it was new."""

    memory: Memory
    due: date
    first: date


class Candidate(NamedTuple):
    """An item that could be asked; `kin` names what it is not asked together with on one day.

    `missed` tells that its latest answer was not right. There is one for each item of a deck, made
    at every start, so it is a tuple, which is quick to make.
    """

    item: Item
    topic: str
    kin: str
    standing: Standing | None = None
    kind: str = ""
    level: Level | None = None
    group: str | None = None
    missed: bool = False

    def is_due(self, day: date) -> bool:
        """Whether it was learned and its day has come."""
        return self.standing is not None and self.standing.due <= day


@dataclass(frozen=True)
class Filter:
    """Which items are wanted; where nothing is named, all are."""

    topics: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    levels: frozenset[Level] = frozenset()
    groups: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()

    def takes(self, candidate: Candidate) -> bool:
        """Whether a candidate is wanted."""
        return (
            (not self.topics or candidate.topic in self.topics)
            and (not self.kinds or candidate.kind in self.kinds)
            and (not self.levels or candidate.level in self.levels)
            and (not self.groups or candidate.group in self.groups)
            and (not self.questions or candidate.item.question in self.questions)
        )


ALL = Filter()


@dataclass(frozen=True)
class Counts:
    """How a deck stands: what is due, what is new (and may be begun today), what is known."""

    due: int
    new: int
    known: int


def counts(candidates: Iterable[Candidate], day: date) -> Counts:
    """Count a deck's items on a day."""
    due = new = known = 0
    for candidate in candidates:
        if candidate.standing is None:
            new += 1
        elif candidate.is_due(day):
            due += 1
        else:
            known += 1
    return Counts(due, new, known)


def mode_for(standing: Counts) -> Mode:
    """What to do next with a deck: review what is due, else learn what is new."""
    return Mode.LEARN if standing.new and not standing.due else Mode.REVIEW


def learn_plan(
    candidates: Sequence[Candidate], day: date, count: int = LEARN_LENGTH, wanted: Filter = ALL
) -> tuple[Item, ...]:
    """The first `count` new items that are wanted, in the deck's order: topic by topic."""
    new = [each for each in candidates if each.standing is None and wanted.takes(each)]
    return _without_kin(new, _seen_on(day, candidates), count)


def guide_stops(
    candidates: Sequence[Candidate], items: Sequence[Item], guides: Collection[str]
) -> tuple[GuideStop, ...]:
    """Where in a learning session each topic's guide is read: after the topic's first few items.

    `guides` are the topics that have one. A topic that was begun on an earlier day gets none: a few
    failed attempts before reading help (Richland, Kornell and Kao 2009), and those have been made.
    """
    if not guides:
        return ()
    topic_of = {candidate.item: candidate.topic for candidate in candidates}
    begun = {candidate.topic for candidate in candidates if candidate.standing is not None}
    asked: dict[str, int] = {}
    stops: dict[str, int] = {}
    for place, item in enumerate(items, 1):
        topic = topic_of[item]
        if topic in guides and topic not in begun:
            asked[topic] = asked.get(topic, 0) + 1
            if asked[topic] <= BEFORE_THE_GUIDE:
                stops[topic] = place
    return tuple(GuideStop(topic, place) for topic, place in stops.items())


def review_plan(
    candidates: Sequence[Candidate],
    day: date,
    count: int = SESSION_LENGTH,
    wanted: Filter = ALL,
    settings: Settings = DEFAULT,
) -> tuple[Item, ...]:
    """What is due, the likeliest to be forgotten first, then new items up to the day's limit."""
    due = [each for each in candidates if each.is_due(day) and wanted.takes(each)]
    due.sort(key=lambda candidate: _chance(candidate, day, settings.weights))
    seen = _seen_on(day, candidates)
    items = _without_kin(due, seen, count)
    begun = sum(
        candidate.standing is not None and candidate.standing.first == day
        for candidate in candidates
    )
    room = min(count - len(items), settings.new_a_day - begun)
    new = [each for each in candidates if each.standing is None and wanted.takes(each)]
    due_kin = {candidate.kin: candidate.item for candidate in due}
    return items + _without_kin(new, {**due_kin, **seen}, max(0, room))


def missed_plan(
    candidates: Sequence[Candidate], count: int = SESSION_LENGTH, wanted: Filter = ALL
) -> tuple[Item, ...]:
    """What was answered wrongly the last time, in the deck's order."""
    missed = [each for each in candidates if each.missed and wanted.takes(each)]
    return _without_kin(missed, {}, count)


def cram_plan(
    candidates: Sequence[Candidate], count: int, seed: int, wanted: Filter = ALL
) -> tuple[Item, ...]:
    """Anything that is wanted, in an order of chance; the same seed gives the same one."""
    pool = [candidate.item for candidate in candidates if wanted.takes(candidate)]
    random.Random(f"cram {seed}").shuffle(pool)
    return tuple(pool[:count])


def kin_of(question: str, group: str | None) -> str:
    """What a question must not share a day with: its group, or else its own other side."""
    return f"group {group}" if group else f"question {question}"


def _chance(candidate: Candidate, day: date, weights: tuple[float, ...]) -> float:
    return recall_chance(candidate.standing.memory, day, weights) if candidate.standing else 1.0


def _seen_on(day: date, candidates: Iterable[Candidate]) -> dict[str, Item]:
    """The item of each kin that was asked on a day."""
    return {
        candidate.kin: candidate.item
        for candidate in candidates
        if candidate.standing is not None and candidate.standing.memory.last == day
    }


def _without_kin(
    candidates: Iterable[Candidate], seen: Mapping[str, Item], count: int
) -> tuple[Item, ...]:
    """The first `count` items of which no two are kin; an item seen today may itself come again."""
    taken = dict(seen)
    items: list[Item] = []
    for candidate in candidates:
        if len(items) >= count:
            break
        if taken.setdefault(candidate.kin, candidate.item) == candidate.item:
            items.append(candidate.item)
    return tuple(items)
