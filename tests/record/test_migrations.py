"""A record of each earlier version: opened, it says what it said, and a copy is kept aside."""

import sqlite3
from pathlib import Path

import pytest

from quiz.record import Record
from quiz.record.backups import FOLDER
from quiz.record.choosing import Wish, open_for
from quiz.record.migrations import VERSION, following
from quiz.record.recording import Recording
from quiz.record.store import FILE
from tests.record.building import MOON, Clock, derived, play_out, rows

WRITTEN = {
    version: Path(__file__).parent / f"version-{version}.sql" for version in range(1, VERSION)
}
"""Records as the program of each version wrote them, played with the deck of the tests."""


def table(path: Path, name: str, columns: str = "*") -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return sorted(connection.execute(f"SELECT {columns} FROM {name}").fetchall())
    finally:
        connection.close()


def columns_of(path: Path, name: str) -> str:
    return ", ".join(row[0] for row in table(path, f"pragma_table_info('{name}')", "name"))


def old_record(folder: Path, version: int) -> Path:
    folder.mkdir(exist_ok=True)
    connection = sqlite3.connect(folder / FILE)
    connection.executescript(WRITTEN[version].read_text(encoding="utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return folder / FILE


def test_there_is_a_record_of_every_earlier_version() -> None:
    assert all(path.is_file() for path in WRITTEN.values())


@pytest.mark.parametrize("version", WRITTEN)
def test_replay_of_an_earlier_record_keeps_its_events_and_what_was_derived(
    tmp_path: Path, version: int
) -> None:
    old = old_record(tmp_path / "old", version)
    new = old_record(tmp_path / "new", version)
    Record(new.parent).close()
    for name in ("events", "contents", "sessions", "attempts", "memory"):
        columns = columns_of(old, name)
        was = table(old, name, columns)
        assert was
        assert table(new, name, columns) == was
    assert table(new, "pragma_user_version") == [(VERSION,)]


@pytest.mark.parametrize("version", WRITTEN)
def test_an_earlier_record_replays_alike_and_goes_on(tmp_path: Path, version: int) -> None:
    old_record(tmp_path, version)
    clock = Clock()
    clock.pass_days(30)
    record = Record(tmp_path)
    before = derived(tmp_path)
    record.replay()
    assert derived(tmp_path) == before
    found = open_for(record, MOON, Wish(seed=1, profile="third"))
    assert found is not None
    recording = Recording.resume(record, MOON, found.id, clock)
    showing = recording.state.showing
    assert showing is not None
    assert showing.draft == recording.question.key()
    recording.answer(showing.draft)
    play_out(recording)
    assert recording.state.ended
    record.close()


@pytest.mark.parametrize("version", WRITTEN)
def test_a_copy_of_an_earlier_record_is_left_among_the_backups(
    tmp_path: Path, version: int
) -> None:
    path = old_record(tmp_path, version)
    before = {name: table(path, name) for name in ("events", "attempts")}
    Record(tmp_path).close()
    (copy,) = (tmp_path / FOLDER).glob(f"*version-{version}*")
    assert {name: table(copy, name) for name in before} == before
    assert table(copy, "pragma_user_version") == [(version,)]
    Record(tmp_path).close()
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


@pytest.mark.parametrize("version", WRITTEN)
def test_a_migration_that_fails_leaves_the_record_as_it_was(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_record(tmp_path, version)
    before = table(path, "events"), table(path, "memory")

    def fail(self: object) -> None:
        raise sqlite3.OperationalError("disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("quiz.record.deriving.Derived.replay", fail)
        with pytest.raises(Exception, match="disk is full"):
            Record(tmp_path)
    assert (table(path, "events"), table(path, "memory")) == before
    assert table(path, "pragma_user_version") == [(version,)]
    Record(tmp_path).close()
    assert table(path, "pragma_user_version") == [(VERSION,)]


def test_events_get_stamps_in_the_order_in_which_they_were_written(tmp_path: Path) -> None:
    """The record of version 1 holds sessions from before and after a clock was set back."""
    path = old_record(tmp_path, 1)
    moments = [at for _, at in table(path, "events", "rowid, at")]
    assert moments != sorted(moments)
    Record(tmp_path).close()
    stamps = [stamp for _, stamp in table(path, "events", "rowid, stamp")]
    assert len(stamps) == len(moments)
    assert stamps == sorted(set(stamps))


def test_a_stamp_is_the_moment_or_just_after_what_stands_already() -> None:
    noon = "2026-03-01T12:00:00.000000+00:00"
    assert following("", noon) == noon
    assert following("2026-03-01T11:59:59.999999+00:00", noon) == noon
    assert following(noon, noon) == "2026-03-01T12:00:00.000001+00:00"
    late = "2028-02-29T23:59:59.999999+00:00"
    assert following(late, noon) == "2028-03-01T00:00:00.000000+00:00"


def test_rows_of_a_new_record_are_of_the_present_version(tmp_path: Path) -> None:
    Record(tmp_path).close()
    assert rows(tmp_path, "pragma_user_version") == [(VERSION,)]
    assert not (tmp_path / FOLDER).exists()
