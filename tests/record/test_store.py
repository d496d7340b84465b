"""Opening the record: what is refused, with which words, and that it is left as it was."""

import os
import sqlite3
from pathlib import Path

import pytest

from quiz.record import Record, RecordError
from quiz.record.store import FILE, VERSION
from tests.record.building import Clock, begin, derived, play_out


def refusal(folder: Path) -> str:
    with pytest.raises(RecordError) as caught:
        Record(folder)
    return str(caught.value)


def execute(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_folder_and_the_file_are_made_where_they_are_missing(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    Record(folder).close()
    assert (folder / FILE).is_file()


def test_a_record_is_durable_at_every_commit_and_says_its_version(tmp_path: Path) -> None:
    record = Record(tmp_path)
    pragmas = {
        name: record._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "user_version")
    }
    record.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "user_version": VERSION}


def test_opening_a_record_again_changes_nothing_in_it(tmp_path: Path, clock: Clock) -> None:
    record = Record(tmp_path)
    play_out(begin(record, clock), "basalt")
    record.close()
    before = derived(tmp_path)
    Record(tmp_path).close()
    assert derived(tmp_path) == before
    assert before["attempts"]


def test_a_newer_programs_record_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    Record(tmp_path).close()
    execute(tmp_path / FILE, f"PRAGMA user_version = {VERSION + 1}")
    before = contents(tmp_path)
    message = refusal(tmp_path)
    assert str(tmp_path / FILE) in message
    assert "newer version" in message
    assert str(VERSION + 1) in message
    assert contents(tmp_path) == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"Dear diary, today I learned of the Moon. " * 40)
    before = contents(tmp_path)
    message = refusal(tmp_path)
    assert str(tmp_path / FILE) in message
    assert "is not a record" in message
    assert contents(tmp_path) == before


@pytest.mark.parametrize("version", [0, VERSION])
def test_another_programs_database_is_refused_and_left_as_it_was(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / FILE
    execute(path, "CREATE TABLE recipes (name TEXT)", f"PRAGMA user_version = {version}")
    before = contents(tmp_path)
    message = refusal(tmp_path)
    assert str(path) in message
    assert "is not a record" in message
    assert contents(tmp_path) == before


def test_a_file_where_the_folder_should_be_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    message = refusal(tmp_path / "data")
    assert str(tmp_path / "data") in message
    assert "QUIZ_DATA" in message
    assert (tmp_path / "data").read_text() == "mine"


def test_a_folder_where_the_file_should_be_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert str(tmp_path) in refusal(tmp_path)
    assert list((tmp_path / FILE).iterdir()) == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unwritable to this user"
)
def test_a_folder_that_cannot_be_written_is_refused_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        assert str(folder) in refusal(folder)
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o700)


def test_a_record_that_cannot_be_written_is_refused_and_kept(tmp_path: Path) -> None:
    """A lock held by another stands for a file system that refuses, also for a privileged user."""
    Record(tmp_path).close()
    path = tmp_path / FILE
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quiz.record.store.BUSY_SECONDS", 0.0)
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        message = refusal(tmp_path)
        holder.close()
    assert str(tmp_path) in message
    Record(tmp_path).close()
