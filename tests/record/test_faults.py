"""Faults: programs killed at any moment, two at once, locks, full disks, folders not writable.

Whatever happens, an answer that was acknowledged is kept, once, and its session goes on where it
stopped, with the same question laid out alike, half-typed text included.
"""

import multiprocessing
import multiprocessing.forkserver as forkserver
import os
import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from quiz.record import Record, RecordError
from quiz.record.choosing import Wish, open_for, resume
from quiz.record.migrations import VERSION
from quiz.record.store import BUSY_SECONDS, FILE
from quiz.study.events import Answered, Drafted, Entry, Mode
from quiz.study.folding import fold_sitting
from tests.record.building import MISSED, MOON, Clock, Seated, begin, derived, key, play_out, rows
from tests.record.learner import move
from tests.record.player import (
    clock_of,
    play_a_little,
    play_on,
    play_on_a_small_disk,
)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there are neither forks nor SIGKILL on Windows"
)

KILLS = 200
PATIENCE = 60
"""Seconds after which a program that hangs fails its test."""

if sys.platform != "win32":
    SERVER = multiprocessing.get_context("forkserver")
    SERVER.set_forkserver_preload(["pytest", "tests.record.player"])

Told = tuple[str, str, Entry]


@pytest.fixture(scope="module", autouse=True)
def _server() -> None:
    """Have learners forked off a process that has imported already what they need."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        forkserver.ensure_running()


@contextmanager
def playing(
    play: Callable[..., None], folder: Path, profile: str, mode: Mode, seed: int, *more: int
) -> Iterator[tuple[BaseProcess, Connection]]:
    """A learner in a process of their own, and what is heard of them."""
    hearing, telling = SERVER.Pipe(duplex=False)
    process = SERVER.Process(target=play, args=(folder, profile, mode, seed, telling, *more))
    process.start()
    telling.close()
    try:
        yield process, hearing
    finally:
        process.kill()
        process.join(PATIENCE)
        process.close()
        hearing.close()


def hear(hearing: Connection) -> Told | None:
    """What is told next; None once the learner is gone."""
    assert hearing.poll(PATIENCE), "the program hangs"
    try:
        told: Told = hearing.recv()
    except (EOFError, ConnectionResetError):
        return None
    return told


class Heard:
    """What a learner has told: the entries acknowledged, and the one that was being written."""

    def __init__(self) -> None:
        self.kept: dict[str, list[Entry]] = {}
        self.begun: tuple[str, Entry] | None = None
        self.fault = ""

    def take(self, told: Told) -> None:
        what, session, entry = told
        match what:
            case "begun":
                self.begun = (session, entry)
            case "kept":
                self.kept.setdefault(session, []).append(entry)
                self.begun = None
            case _:
                self.fault = session

    def listen(self, hearing: Connection, most: int | None = None) -> int:
        """Take in what is told, so many at most; how many there were."""
        heard = 0
        while heard != most and (told := hear(hearing)) is not None:
            self.take(told)
            heard += 1
        return heard

    def sessions(self) -> set[str]:
        begun = {self.begun[0]} if self.begun else set()
        return set(self.kept) | begun

    def verify(self, record: Record, folder: Path) -> int:
        """Nothing acknowledged is missing, nothing is there twice; how many came through unheard.

        At most the one that was being written may be there as well.
        """
        unheard = 0
        stored_attempts = [(row[1], row[0]) for row in rows(folder, "attempts")]
        for session in self.sessions():
            kept = self.kept.get(session, [])
            stored = list(record.entries(session))
            if stored != kept:
                assert self.begun is not None
                assert self.begun == (session, stored[-1])
                assert stored[:-1] == kept
                unheard += 1
            if stored:
                standing = sorted(attempt.id for attempt in fold_sitting(stored).done)
                assert sorted(id for of, id in stored_attempts if of == session) == standing
        return unheard


def go_on(record: Record, profile: str, clock: Clock) -> Seated | None:
    found = open_for(record, MOON, Wish(seed=0, profile=profile))
    return resume(record, MOON, found, clock) if found else None


def miss_some(record: Record, profile: str, clock: Clock) -> None:
    """Answer six questions wrongly, so that there are some to be asked again."""
    recording = begin(record, clock, mode=Mode.CRAM, profile=profile, count=6)
    while recording.advance() and len(recording.state.done) < 6:
        recording.answer(MISSED)
    recording.end()


@pytest.mark.parametrize("mode", Mode)
def test_killed_at_any_moment_no_acknowledged_answer_is_lost_and_the_session_goes_on(
    tmp_path: Path, mode: Mode, capsys: pytest.CaptureFixture[str]
) -> None:
    counts: Counter[str] = Counter()
    for number in range(KILLS // len(Mode)):
        profile = f"learner-{number}"
        rng = random.Random(f"kill {mode} {number}")
        clock = clock_of(number)
        if mode is Mode.MISSED:
            record = Record(tmp_path)
            miss_some(record, profile, clock)
            record.close()
        heard = Heard()
        with playing(play_on, tmp_path, profile, mode, number) as (process, hearing):
            heard.listen(hearing, rng.randrange(1, 70))
            counts["while writing"] += heard.begun is not None
            process.kill()
            process.join(PATIENCE)
            assert process.exitcode == -9
            heard.listen(hearing)
        record = Record(tmp_path)
        counts["kept, not yet acknowledged"] += heard.verify(record, tmp_path)
        counts["kills"] += 1
        acknowledged = [entry for kept in heard.kept.values() for entry in kept]
        counts["answers acknowledged"] += sum(
            isinstance(entry.event, Answered) for entry in acknowledged
        )
        (session,) = heard.sessions()
        stored = record.entries(session)
        if stored and not fold_sitting(stored).ended:
            seat = go_on(record, profile, clock)
            assert seat is not None
            assert seat._session == session
            now = record.entries(session)
            assert seat.state == fold_sitting(now)
            assert now[: len(stored)] == stored
            # An exam lays out the page before the learner, if it had not come to that.
            assert len(now) <= len(stored) + (mode is Mode.EXAM)
            showing = seat.state.showing
            if showing is not None:
                counts["gone on with a question"] += 1
                counts["gone on with half an answer"] += showing.draft is not None
                assert seat.question.id == showing.item.question
                laid_out = tuple(option.key for option in seat.presentation.options)
                assert laid_out == showing.keys
            if isinstance(stored[-1].event, Drafted):
                assert showing is not None
                assert showing.draft == stored[-1].event.response
            for _ in range(4):
                move(seat, rng)
            assert fold_sitting(record.entries(session)) == seat.state
        record.close()
    record = Record(tmp_path)
    before = derived(tmp_path)
    record.replay()
    assert derived(tmp_path) == before
    record.close()
    assert counts["kills"] == KILLS // len(Mode)
    assert counts["while writing"]
    assert counts["gone on with half an answer"]
    with capsys.disabled():
        told = ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))
        sys.stdout.write(f"\n{mode}: {told}\n")


def test_fault_two_programs_on_one_profile_lose_nothing_of_each_other(tmp_path: Path) -> None:
    Record(tmp_path).close()
    one, two = Heard(), Heard()
    with (
        playing(play_a_little, tmp_path, "default", Mode.LEARN, 1, 60) as (_, hearing_one),
        playing(play_a_little, tmp_path, "default", Mode.REVIEW, 2, 60) as (_, hearing_two),
    ):
        while one.listen(hearing_one, 3) + two.listen(hearing_two, 3):
            pass
    assert one.begun is None
    assert two.begun is None
    assert not one.sessions() & two.sessions()
    record = Record(tmp_path)
    assert one.verify(record, tmp_path) == two.verify(record, tmp_path) == 0
    kept = [entry for heard in (one, two) for kept in heard.kept.values() for entry in kept]
    assert len(rows(tmp_path, "events")) == len(kept) == len({entry.id for entry in kept})
    stamps = [row[7] for row in rows(tmp_path, "events")]
    assert len(set(stamps)) == len(stamps)
    before = derived(tmp_path)
    record.replay()
    assert derived(tmp_path) == before
    record.close()


def test_fault_a_record_is_waited_for_ten_seconds_while_another_writes(record: Record) -> None:
    assert BUSY_SECONDS == 10
    assert record._connection.execute("PRAGMA busy_timeout").fetchone() == (10_000,)


def test_fault_a_record_locked_for_longer_refuses_the_answer_and_takes_it_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setattr("quiz.record.store.BUSY_SECONDS", 0.0)
    record = Record(tmp_path)
    recording = begin(record, clock)
    recording.advance()
    state, before = recording.state, (rows(tmp_path, "events"), derived(tmp_path))
    holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            recording.answer(key(recording))
    assert recording.state is state
    assert (rows(tmp_path, "events"), derived(tmp_path)) == before
    holder.close()
    recording.answer(key(recording))
    assert len(rows(tmp_path, "attempts")) == 1
    record.close()


@pytest.mark.parametrize("mode", Mode)
def test_fault_a_disk_that_fills_up_loses_nothing_acknowledged(
    tmp_path: Path, mode: Mode, clock: Clock
) -> None:
    pytest.importorskip("resource")
    record = Record(tmp_path)
    miss_some(record, "default", clock)
    record.close()
    size = (tmp_path / FILE).stat().st_size
    heard = Heard()
    with playing(play_on_a_small_disk, tmp_path, "default", mode, 3, size + 60_000) as (_, hearing):
        heard.listen(hearing)
    assert "full" in heard.fault or "disk I/O" in heard.fault
    record = Record(tmp_path)
    assert heard.verify(record, tmp_path) == 0
    seat = go_on(record, "default", clock)
    assert seat is not None
    assert [seat._session] == list(heard.kept)
    if seat.state.showing is not None:
        assert seat.question.id == seat.state.showing.item.question
    move(seat, random.Random(1))
    before = derived(tmp_path)
    record.replay()
    assert derived(tmp_path) == before
    record.close()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to this user"
)
def test_fault_a_folder_that_became_read_only_is_refused_by_name_and_left(
    tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "data"
    record = Record(folder)
    play_out(begin(record, clock))
    record.close()
    before = files(folder)
    for path in folder.iterdir():
        path.chmod(0o400)
    folder.chmod(0o500)
    try:
        with pytest.raises(RecordError) as caught:
            Record(folder)
        assert str(folder) in str(caught.value)
        assert "QUIZ_DATA" in str(caught.value)
        assert files(folder) == before
    finally:
        folder.chmod(0o700)
        for path in folder.iterdir():
            path.chmod(0o600)
    Record(folder).close()


def test_fault_a_newer_programs_record_is_refused_and_untouched(
    tmp_path: Path, clock: Clock
) -> None:
    record = Record(tmp_path)
    play_out(begin(record, clock, mode=Mode.REVIEW))
    record.close()
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = files(tmp_path)
    with pytest.raises(RecordError, match="newer version"):
        Record(tmp_path)
    assert files(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(before)
