"""A learner in a process of their own, who tells what is about to be written and what is kept."""

import random
import sqlite3
from collections.abc import Iterable
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from quiz.record import Record, Recording
from quiz.record.choosing import Wish, plan_for
from quiz.record.invigilating import ExamRecording
from quiz.study.events import Entry, Mode, Plan
from quiz.study.session import Effect
from tests.record.building import MOON, Clock, Seated
from tests.record.learner import move

BEGUN, KEPT, FULL = "begun", "kept", "full"


class Telling(Record):
    """A record that tells of each entry before it is written and once it is kept."""

    def __init__(self, folder: Path, told: Connection) -> None:
        super().__init__(folder)
        self._told = told

    def append(
        self, session: str, sequence: int, plan: Plan, entry: Entry, effects: Iterable[Effect]
    ) -> None:
        self._told.send((BEGUN, session, entry))
        super().append(session, sequence, plan, entry, effects)
        self._told.send((KEPT, session, entry))


def sit_down(
    record: Record, profile: str, mode: Mode, seed: int, clock: Clock, minutes: float | None = 600
) -> Seated:
    """Begin a session in a mode; those that stand open are left so."""
    wish = Wish(seed=seed, profile=profile, mode=mode, minutes=minutes)
    kind = ExamRecording if mode is Mode.EXAM else Recording
    return kind.start(record, MOON, plan_for(record, MOON, wish, clock), clock)


def play_on(folder: Path, profile: str, mode: Mode, seed: int, told: Connection) -> None:
    """Play in a mode for ever, or until the disk is full: a session that is over is undone."""
    record = Telling(folder, told)
    rng = random.Random(f"{mode} {seed}")
    seat = sit_down(record, profile, mode, seed, clock_of(seed))
    try:
        while True:
            move(seat, rng)
    except sqlite3.Error as error:
        told.send((FULL, str(error), None))


def play_a_little(
    folder: Path, profile: str, mode: Mode, seed: int, told: Connection, moves: int
) -> None:
    """Make so many moves in a mode."""
    record = Telling(folder, told)
    rng = random.Random(f"{mode} {seed}")
    seat = sit_down(record, profile, mode, seed, clock_of(seed))
    for _ in range(moves):
        move(seat, rng)
    record.close()


def play_on_a_small_disk(
    folder: Path, profile: str, mode: Mode, seed: int, told: Connection, bytes_free: int
) -> None:
    """Play on where no file may grow beyond so many bytes, until that is reached."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_free, bytes_free))
    play_on(folder, profile, mode, seed, told)


def clock_of(seed: int) -> Clock:
    """A clock that begins on a day of its own."""
    clock = Clock()
    clock.now += timedelta(days=seed)
    return clock
