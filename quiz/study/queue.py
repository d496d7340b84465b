"""What a session asks: new questions topic by topic, and what is due, highest risk first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quiz.study.events import Item, Mode
from quiz.study.memory import Memory, recall_chance

SESSION_LENGTH = 20
NEW_A_DAY = 20


@dataclass(frozen=True)
class Standing:
    """How an item stands with a learner: its memory, when it is due, and the day it was new."""

    memory: Memory
    due: date
    first: date


@dataclass(frozen=True)
class Candidate:
    """An item that could be asked; `kin` names what it is not asked together with on one day."""

    item: Item
    topic: str
    kin: str
    standing: Standing | None = None

    def is_due(self, day: date) -> bool:
        """Whether it was learned and its day has come."""
        return self.standing is not None and self.standing.due <= day


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
    candidates: Sequence[Candidate], day: date, count: int = SESSION_LENGTH
) -> tuple[Item, ...]:
    """The first `count` new items, in the deck's order: topic by topic."""
    new = [candidate for candidate in candidates if candidate.standing is None]
    return _without_kin(new, _seen_on(day, candidates), count)


def review_plan(
    candidates: Sequence[Candidate], day: date, count: int = SESSION_LENGTH
) -> tuple[Item, ...]:
    """What is due, the likeliest to be forgotten first, then new items up to the day's limit."""
    due = [candidate for candidate in candidates if candidate.is_due(day)]
    due.sort(key=lambda candidate: _chance(candidate, day))
    seen = _seen_on(day, candidates)
    items = _without_kin(due, seen, count)
    begun = sum(
        candidate.standing is not None and candidate.standing.first == day
        for candidate in candidates
    )
    room = min(count - len(items), NEW_A_DAY - begun)
    new = [candidate for candidate in candidates if candidate.standing is None]
    due_kin = {candidate.kin: candidate.item for candidate in due}
    return items + _without_kin(new, {**due_kin, **seen}, max(0, room))


def kin_of(question: str, group: str | None) -> str:
    """What a question must not share a day with: its group, or else its own other side."""
    return f"group {group}" if group else f"question {question}"


def _chance(candidate: Candidate, day: date) -> float:
    return recall_chance(candidate.standing.memory, day) if candidate.standing else 1.0


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
