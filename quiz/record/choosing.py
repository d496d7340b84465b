"""Which session to play: the one that stands open, or a new one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from quiz.deck import Deck
from quiz.record.log import OpenSession, Record
from quiz.record.recording import Recording, candidates, missed_candidates
from quiz.record.sitting import Clock, local_time
from quiz.study.days import study_day
from quiz.study.events import Item, Mode, Plan
from quiz.study.queue import (
    ALL,
    LEARN_LENGTH,
    SESSION_LENGTH,
    Counts,
    Filter,
    counts,
    cram_plan,
    guide_stops,
    learn_plan,
    missed_plan,
    mode_for,
    review_plan,
)

if TYPE_CHECKING:
    from quiz.record.invigilating import ExamRecording


class NoBlueprint(ValueError):
    """Raised when an exam by blueprint is wished for and the deck has none."""


@dataclass(frozen=True)
class Wish:
    """What a learner asks for; without a mode, whatever comes next in the deck.

    `count` is how many questions, in each mode its own where none is given; `minutes` how long the
    session goes on, in an exam the time allowed, to which `extra_time` adds that share of it, and
    which stops while the exam is paused, where it is `pausable`.
    `guides` are the topics whose guide can be shown.
    """

    seed: int
    profile: str = "default"
    mode: Mode | None = None
    count: int | None = None
    anew: bool = False
    wanted: Filter = ALL
    minutes: float | None = None
    extra_time: float = 0.0
    by_blueprint: bool = False
    pausable: bool = False
    guides: frozenset[str] = frozenset()


def standing(record: Record, deck: Deck, profile: str, clock: Clock = local_time) -> Counts:
    """What is due, new and known in a deck today."""
    day = study_day(clock(), record.settings(profile).rollover_hour)
    return counts(candidates(record, deck, profile), day)


def open_for(record: Record, deck: Deck, wish: Wish) -> OpenSession | None:
    """The session to offer: one that stands open, in the mode wished for."""
    found = None if wish.anew else record.open_session(wish.profile, deck.manifest.id)
    return found if found and wish.mode in (None, found.mode) else None


def start(
    record: Record, deck: Deck, wish: Wish, clock: Clock = local_time
) -> "Recording | ExamRecording":
    """Begin a new session; one that stood open is ended, and what it holds is kept.

    Raises NoBlueprint or ImpossibleBlueprint where an exam cannot be laid out as wished.
    """
    plan = plan_for(record, deck, wish, clock)
    left = record.open_session(wish.profile, deck.manifest.id)
    while left is not None:
        resume(record, deck, left, clock).end()
        left = record.open_session(wish.profile, deck.manifest.id)
    if plan.mode is Mode.EXAM:
        from quiz.record.invigilating import ExamRecording

        return ExamRecording.start(record, deck, plan, clock)
    return Recording.start(record, deck, plan, clock)


def resume(
    record: Record, deck: Deck, left: OpenSession, clock: Clock = local_time
) -> "Recording | ExamRecording":
    """Go on with a session that stands open."""
    if left.mode is Mode.EXAM:
        from quiz.record.invigilating import ExamRecording

        return ExamRecording.resume(record, deck, left.id, clock)
    return Recording.resume(record, deck, left.id, clock)


def plan_for(record: Record, deck: Deck, wish: Wish, clock: Clock = local_time) -> Plan:
    """What a session that is begun now sets out to do."""
    settings = record.settings(wish.profile)
    now = clock()
    day = study_day(now, settings.rollover_hour)
    pool = candidates(record, deck, wish.profile)
    mode = wish.mode or mode_for(counts(pool, day))
    count = wish.count or (LEARN_LENGTH if mode is Mode.LEARN else SESSION_LENGTH)
    seconds = None if wish.minutes is None else round(wish.minutes * 60)
    deadline = None
    guides: Collection[str] = ()
    items: tuple[Item, ...]
    match mode:
        case Mode.LEARN:
            items = learn_plan(pool, day, count, wish.wanted)
            guides = wish.guides
        case Mode.REVIEW:
            items = review_plan(pool, day, count, wish.wanted, settings)
        case Mode.MISSED:
            missed = missed_candidates(record, deck, wish.profile)
            items = missed_plan(missed, count, wish.wanted)
        case Mode.CRAM:
            items = cram_plan(pool, count, wish.seed, wish.wanted)
        case Mode.EXAM:
            from quiz.study.sampling import blueprint_plan, exam_plan

            if seconds is not None:
                seconds = round(seconds * (1 + wish.extra_time))
                deadline = now.astimezone(UTC) + timedelta(seconds=seconds)
            if wish.by_blueprint:
                if not deck.manifest.blueprint:
                    raise NoBlueprint(f"{deck.manifest.id} has no blueprint in its deck.yaml")
                blueprint = deck.manifest.blueprint
                whole = sum(sum(levels.values()) for levels in blueprint.values())
                items = blueprint_plan(pool, blueprint, wish.seed, min(count, whole), wish.wanted)
            else:
                items = exam_plan(pool, count, wish.seed, wish.wanted)
    return Plan(
        wish.profile,
        deck.manifest.id,
        mode,
        wish.seed,
        items,
        seconds,
        deadline,
        guide_stops(pool, items, guides),
        wish.pausable and mode is Mode.EXAM,
    )


def start_at(
    record: Record, deck: Deck, wish: Wish, question: str | None, clock: Clock = local_time
) -> Recording:
    """Begin a session of all questions in the deck's order, from one of them on and round."""
    items = [candidate.item for candidate in candidates(record, deck, wish.profile)]
    first = next((place for place, item in enumerate(items) if item.question == question), 0)
    turned = (*items[first:], *items[:first])
    plan = Plan(wish.profile, deck.manifest.id, Mode.CRAM, wish.seed, turned)
    return Recording.start(record, deck, plan, clock)
