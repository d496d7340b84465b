"""Which session to play: the one that stands open, or a new one."""

from dataclasses import dataclass

from quiz.deck import Deck
from quiz.record.log import OpenSession, Record
from quiz.record.recording import Clock, Recording, candidates, local_time
from quiz.study.days import study_day
from quiz.study.events import Mode, Plan
from quiz.study.queue import SESSION_LENGTH, Counts, counts, learn_plan, mode_for, review_plan


@dataclass(frozen=True)
class Wish:
    """What a learner asks for; without a mode, whatever comes next in the deck."""

    seed: int
    profile: str = "default"
    mode: Mode | None = None
    count: int = SESSION_LENGTH
    anew: bool = False


def standing(record: Record, deck: Deck, profile: str, clock: Clock = local_time) -> Counts:
    """What is due, new and known in a deck today."""
    return counts(candidates(record, deck, profile), study_day(clock()))


def open_for(record: Record, deck: Deck, wish: Wish) -> OpenSession | None:
    """The session to offer: one that stands open, in the mode wished for."""
    found = None if wish.anew else record.open_session(wish.profile, deck.manifest.id)
    return found if found and wish.mode in (None, found.mode) else None


def start(record: Record, deck: Deck, wish: Wish, clock: Clock = local_time) -> Recording:
    """Begin a new session; one that stood open is ended, and what it holds is kept."""
    left = record.open_session(wish.profile, deck.manifest.id)
    while left is not None:
        Recording.resume(record, deck, left.id, clock).end()
        left = record.open_session(wish.profile, deck.manifest.id)
    return Recording.start(record, deck, plan_for(record, deck, wish, clock), clock)


def plan_for(record: Record, deck: Deck, wish: Wish, clock: Clock = local_time) -> Plan:
    """What a session that is begun now sets out to do."""
    day = study_day(clock())
    pool = candidates(record, deck, wish.profile)
    mode = wish.mode or mode_for(counts(pool, day))
    planned = learn_plan if mode is Mode.LEARN else review_plan
    return Plan(wish.profile, deck.manifest.id, mode, wish.seed, planned(pool, day, wish.count))


def start_at(
    record: Record, deck: Deck, wish: Wish, question: str | None, clock: Clock = local_time
) -> Recording:
    """Begin a session of all questions in the deck's order, from one of them on and round."""
    items = [candidate.item for candidate in candidates(record, deck, wish.profile)]
    first = next((place for place, item in enumerate(items) if item.question == question), 0)
    turned = (*items[first:], *items[:first])
    plan = Plan(wish.profile, deck.manifest.id, Mode.LEARN, wish.seed, turned)
    return Recording.start(record, deck, plan, clock)
