"""Forgetting a learner: no byte of theirs is left, and nothing of the others is touched."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from quiz.questions import Typed
from quiz.record import Record, RecordError
from quiz.record.backups import FILE, FOLDER, back_up_today, fault_in, restore
from quiz.record.forgetting import NoSuchProfile, erase, known_profiles
from quiz.study.events import Bookmarked, Mode, Suspended
from tests.record.building import MISSED, Clock, act, begin, derived, rows, show, varied_record

HERE = Path(__file__).parent
WORDS = "what only Eve would ever type"
GONE = (b"Eve would ever", b'"eve"', b"eve-only-question")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of several learners, of whom Eve is one, a backup, and a record put aside."""
    folder, clock = tmp_path_factory.mktemp("made"), Clock()
    record = Record(folder)
    varied_record(record, clock)
    for _ in range(3):
        eves = begin(record, clock, mode=Mode.CRAM, profile="eve")
        eves.advance()
        eves.draft(Typed(f"{WORDS} " * 300))
        eves.answer(MISSED)
        show(eves, "basalt")
        eves.answer(Typed(WORDS))
        eves.undo()
        eves.answer(MISSED)
    act(record, clock, Suspended("eve", "moon", "eve-only-question", True))
    act(record, clock, Bookmarked("eve", "moon", "eve-only-question", True))
    record.keep_content("0" * 64, '{"id": "eve-only-question"}')
    record.close()
    back_up_today(folder, date(2026, 3, 1))
    restore(folder, None, datetime(2026, 3, 1, 12))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


def holding(folder: Path) -> list[str]:
    """The files in which a byte of Eve's is found."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if any(text in path.read_bytes() for text in GONE))


def test_nothing_a_learner_did_is_left_in_the_bytes_of_any_file(folder: Path) -> None:
    events = sum("eve" in str(row[6]) for row in rows(folder, "events"))
    assert len(holding(folder)) == 3
    erased = erase(folder, "eve")
    assert holding(folder) == []
    assert erased.events > events > 0
    assert len(erased.copies) == 2
    assert erased.unreached == ()
    assert all(fault_in(path) == "" for path in (folder / FILE, *erased.copies))
    assert "eve" not in known_profiles(folder)


def test_the_others_keep_everything(folder: Path) -> None:
    before = derived(folder)
    erase(folder, "eve")
    after = derived(folder)
    assert after == {
        table: [row for row in found if "eve" not in row] for table, found in before.items()
    }
    record = Record(folder)
    record.replay()
    record.close()
    assert derived(folder) == after
    shown = {row[6] for row in rows(folder, "events") if row[5] == "shown"}
    assert {row[0] for row in rows(folder, "contents")} == {
        str(each).split('"content": "')[1][:64] for each in shown
    }


def test_a_backup_of_an_older_version_is_cleared_too(folder: Path) -> None:
    old = folder / FOLDER / "record-version-1.sqlite3"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript((HERE / "version-1.sql").read_text())
    erase(folder, "other")
    with closing(sqlite3.connect(old)) as connection:
        for table in ("sessions", "attempts", "memory"):
            profiles = connection.execute(f"SELECT DISTINCT profile FROM {table}").fetchall()
            assert ("default",) in profiles
            assert ("other",) not in profiles
        data = connection.execute("SELECT data FROM events").fetchall()
        assert '"profile": "other"' not in str(data)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_copy_that_cannot_be_read_is_named(folder: Path) -> None:
    damaged = folder / "record-damaged-20260301-090000.sqlite3"
    damaged.write_bytes((folder / FILE).read_bytes()[:-9000])
    erased = erase(folder, "eve")
    assert [path for path, _ in erased.unreached] == [damaged]
    assert holding(folder) in ([], [damaged.name])


def test_who_is_only_in_a_backup_is_forgotten_there(folder: Path) -> None:
    erase(folder, "third")
    shutil.copyfile(folder / FILE, folder / FOLDER / "record-2026-02-28.sqlite3")
    (folder / FILE).unlink()
    assert erase(folder, "eve").events == 0
    assert holding(folder) == []


def test_nobody_is_forgotten_by_a_wrong_name(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    with pytest.raises(NoSuchProfile) as caught:
        erase(folder, "Eve")
    assert "eve" in caught.value.known
    assert (folder / FILE).read_bytes() == before


def test_a_record_in_use_is_left_as_it_is(folder: Path) -> None:
    before = (rows(folder, "events"), derived(folder))
    record = Record(folder)
    with pytest.raises(RecordError, match="in use"):
        erase(folder, "eve")
    record.close()
    assert (rows(folder, "events"), derived(folder)) == before


def test_a_damaged_record_is_refused_and_no_backup_is_touched(folder: Path) -> None:
    (folder / FILE).write_bytes((folder / FILE).read_bytes()[:-4096])
    [backup] = (folder / FOLDER).iterdir()
    before = backup.read_bytes()
    with pytest.raises(RecordError, match="cannot be cleared") as caught:
        erase(folder, "eve")
    assert str(folder / FILE) in str(caught.value)
    assert backup.read_bytes() == before
