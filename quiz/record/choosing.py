"""Which session to play: the one that stands open, or a new one."""

from dataclasses import dataclass

from quiz.deck import Deck
from quiz.record.log import OpenSession, Record
from quiz.record.recording import Clock, Recording, candidates, local_time
from quiz.study.days import study_day
from quiz.study.events import Mode
from quiz.study.queue import SESSION_LENGTH, Counts, counts, mode_for


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
    mode = wish.mode or mode_for(standing(record, deck, wish.profile, clock))
    return Recording.start(
        record,
        deck,
        mode=mode,
        profile=wish.profile,
        seed=wish.seed,
        count=wish.count,
        clock=clock,
    )
