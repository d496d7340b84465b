"""Backups: made after a check, thinned out, put back; and what opening a damaged record does."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.record import Record, RecordError
from quiz.record.backups import (
    FILE,
    FOLDER,
    back_up,
    back_up_today,
    backups,
    fault_in,
    newest_good,
    restore,
    rotate,
    to_keep,
)
from quiz.record.faults import is_damage, while_playing
from quiz.record.migrations import VERSION
from tests.record.building import Clock, begin, derived, key, play_out, rows

TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 20, 15, 30)
KEPT = "record-{}-20260301-201530.sqlite3"


@pytest.fixture
def played(tmp_path: Path, clock: Clock) -> Path:
    """A folder whose record holds a session, all of it in the one file."""
    record = Record(tmp_path)
    play_out(begin(record, clock))
    record.close()
    return tmp_path


@pytest.fixture
def backed_up(played: Path) -> Path:
    rotate(played, TODAY)
    return played


def open_at(folder: Path) -> Record:
    """Open a record; what is put aside gets a name that is known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quiz.record.store.open_record.__defaults__", (lambda: NOW,))
        return Record(folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def scratched(whole: bytes) -> bytes:
    """A database whose later pages are overwritten: it opens, and breaks when it is read."""
    return whole[:8192] + b"\x5a" * (len(whole) - 8192)


def another_programs(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        for table in ("events", "contents", "sessions"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()


def put(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        path = folder / FILE
        path.write_bytes(change(path.read_bytes()))

    return apply


DAMAGES = {
    "truncated to nothing": put(lambda whole: b""),
    "truncated in its header": put(lambda whole: whole[:60]),
    "truncated after a page": put(lambda whole: whole[:4096]),
    "truncated in the middle": put(lambda whole: whole[: len(whole) // 2 - 7]),
    "truncated by a page": put(lambda whole: whole[:-4096]),
    "zeroed": put(lambda whole: bytes(len(whole))),
    "zeroed at its head": put(lambda whole: bytes(4096) + whole[4096:]),
    "a text": put(lambda whole: b"Dear diary, today I learned of the Moon. " * 40),
    "another program's": another_programs,
}


def test_a_backup_is_one_whole_file_that_holds_everything(played: Path) -> None:
    target = rotate(played, TODAY)
    assert target == played / FOLDER / "record-2026-03-01.sqlite3"
    assert names(played / FOLDER) == ["record-2026-03-01.sqlite3"]
    assert fault_in(target) == ""
    with closing(sqlite3.connect(target)) as copy:
        assert sorted(copy.execute("SELECT * FROM events")) == rows(played, "events")


def test_a_backup_is_made_while_a_session_is_being_played(record: Record, clock: Clock) -> None:
    recording = begin(record, clock)
    recording.advance()
    recording.answer(key(recording))
    folder = Path(record._connection.execute("PRAGMA database_list").fetchone()[2]).parent
    target = rotate(folder, TODAY)
    assert target is not None
    with closing(sqlite3.connect(target)) as copy:
        assert sorted(copy.execute("SELECT * FROM attempts")) == rows(folder, "attempts") != []
    recording.advance()


def test_one_backup_is_made_on_a_day_by_itself_and_another_when_asked_for(
    backed_up: Path, clock: Clock
) -> None:
    clock.pass_days(1)
    before = backups(backed_up)
    record = Record(backed_up)
    play_out(begin(record, clock, profile="other"))
    record.close()
    assert rotate(backed_up, TODAY) is None
    assert backups(backed_up) == before
    back_up_today(backed_up, TODAY)
    [after] = backups(backed_up)
    assert after.latest is not None
    assert before[0].latest is not None
    assert after.latest > before[0].latest


def test_a_record_that_holds_nothing_is_not_backed_up_by_itself(tmp_path: Path) -> None:
    assert rotate(tmp_path, TODAY) is None
    Record(tmp_path).close()
    assert rotate(tmp_path, TODAY) is None
    assert names(tmp_path) == [FILE]


def test_a_backup_of_no_record_is_refused_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record in"):
        back_up(tmp_path, tmp_path / "copy")
    assert names(tmp_path) == []


def test_the_record_is_not_written_over_by_its_own_backup(played: Path) -> None:
    with pytest.raises(RecordError, match="the record itself"):
        back_up(played, played / FILE)
    assert rows(played, "events")


def test_a_damaged_record_never_takes_the_place_of_a_good_backup(backed_up: Path) -> None:
    whole = (backed_up / FOLDER / "record-2026-03-01.sqlite3").read_bytes()
    put(scratched)(backed_up)
    for make in (lambda: back_up_today(backed_up, TODAY), lambda: rotate(backed_up, date.max)):
        with pytest.raises(RecordError, match="is damaged") as caught:
            make()
        assert str(backed_up / FILE) in str(caught.value)
        assert "quiz data restore" in str(caught.value)
    assert names(backed_up / FOLDER) == ["record-2026-03-01.sqlite3"]
    assert (backed_up / FOLDER / "record-2026-03-01.sqlite3").read_bytes() == whole


def test_a_backup_that_cannot_be_written_is_told_with_its_place(played: Path) -> None:
    (played / FOLDER).write_text("mine")
    with pytest.raises(RecordError, match="could not be written") as caught:
        rotate(played, TODAY)
    assert str(played / FOLDER) in str(caught.value)
    assert (played / FOLDER).read_text() == "mine"


def test_seven_days_and_the_last_of_each_of_four_weeks_before_are_kept() -> None:
    kept: set[date] = set()
    for number in range(100):
        kept = to_keep({*kept, TODAY + timedelta(number)})
    last = TODAY + timedelta(99)
    assert last.isoweekday() == 1
    daily = {last - timedelta(number) for number in range(7)}
    weekly = {last - timedelta(8 + 7 * number) for number in range(3)}
    assert kept == daily | weekly | {last - timedelta(7)}


@given(st.sets(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=40))
def test_thinning_out_keeps_the_newest_and_is_done_when_it_is_done(days: set[date]) -> None:
    kept = to_keep(days)
    assert set(sorted(days)[-7:]) <= kept <= days
    assert len(kept) <= 11
    assert to_keep(kept) == kept


def test_old_backups_go_and_files_of_other_names_stay(played: Path) -> None:
    folder = played / FOLDER
    folder.mkdir()
    for name in ("record-version-1.sqlite3", "record-2026-99-99x.sqlite3", "mine.txt"):
        (folder / name).write_text("mine")
    for number in range(30):
        back_up_today(played, TODAY + timedelta(number))
    assert len(names(folder)) <= 3 + 11
    assert {"record-version-1.sqlite3", "record-2026-99-99x.sqlite3", "mine.txt"} < set(
        names(folder)
    )
    assert (folder / "record-2026-03-30.sqlite3").exists()


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_record_is_restored_when_it_is_opened_and_kept_aside(
    backed_up: Path, damage: Callable[[Path], None]
) -> None:
    events, before = rows(backed_up, "events"), derived(backed_up)
    damage(backed_up)
    found = (backed_up / FILE).read_bytes()
    record = open_at(backed_up)
    record.close()
    aside = backed_up / KEPT.format("damaged")
    assert rows(backed_up, "events") == events
    assert derived(backed_up) == before
    assert aside.read_bytes() == found
    for told in (backed_up / FILE, backed_up / FOLDER / "record-2026-03-01.sqlite3", aside):
        assert str(told) in record.notice
    again = open_at(backed_up)
    again.close()
    assert again.notice == ""


def test_the_newest_backup_without_a_fault_is_the_one_restored(
    backed_up: Path, clock: Clock
) -> None:
    clock.pass_days(1)
    record = Record(backed_up)
    play_out(begin(record, clock, profile="other"))
    record.close()
    newest = back_up_today(backed_up, date(2026, 3, 2))
    newest.write_bytes(scratched(newest.read_bytes()))
    (backed_up / FILE).write_bytes(b"")
    record = open_at(backed_up)
    assert "record-2026-03-01" in record.notice
    record.close()


@pytest.mark.parametrize("damage", [DAMAGES["zeroed"], DAMAGES["another program's"]])
def test_without_a_good_backup_a_damaged_record_is_refused_and_left(
    backed_up: Path, damage: Callable[[Path], None]
) -> None:
    for backup in (backed_up / FOLDER).iterdir():
        backup.write_bytes(scratched(backup.read_bytes()))
    damage(backed_up)
    before = {path: path.read_bytes() for path in backed_up.rglob("*") if path.is_file()}
    with pytest.raises(RecordError, match="is not a record"):
        Record(backed_up)
    assert {path: path.read_bytes() for path in backed_up.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("found", [b"", bytes(4096)], ids=["emptied", "zeroed"])
def test_what_was_still_in_the_log_beside_a_damaged_record_is_kept_aside_too(
    backed_up: Path, found: bytes
) -> None:
    (backed_up / FILE).write_bytes(found)
    (backed_up / f"{FILE}-wal").write_bytes(b"not yet in the file")
    open_at(backed_up).close()
    aside = backed_up / f"{KEPT.format('damaged')}-wal"
    assert aside.read_bytes() == b"not yet in the file"
    assert rows(backed_up, "events")


def test_a_newer_programs_record_is_refused_though_there_is_a_backup(backed_up: Path) -> None:
    with closing(sqlite3.connect(backed_up / FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = (backed_up / FILE).read_bytes()
    with pytest.raises(RecordError, match="newer version"):
        Record(backed_up)
    assert (backed_up / FILE).read_bytes() == before
    assert names(backed_up) == [FOLDER, FILE]


def test_a_record_that_was_moved_away_is_begun_anew(backed_up: Path) -> None:
    (backed_up / FILE).unlink()
    record = Record(backed_up)
    record.close()
    assert record.notice == ""
    assert rows(backed_up, "events") == []


def test_restoring_puts_the_newest_good_backup_back_and_keeps_the_record_aside(
    backed_up: Path, clock: Clock
) -> None:
    events = rows(backed_up, "events")
    clock.pass_days(1)
    record = Record(backed_up)
    play_out(begin(record, clock, profile="other"))
    record.close()
    later = rows(backed_up, "events")
    restored = restore(backed_up, None, NOW)
    assert rows(backed_up, "events") == events != later
    assert restored.backup == newest_good(backed_up)
    assert restored.aside == backed_up / KEPT.format("replaced")
    assert fault_in(restored.aside) == ""
    assert len(names(backed_up)) == 3
    back = restore(backed_up, restored.aside, NOW)
    assert rows(backed_up, "events") == later
    assert back.aside == backed_up / KEPT.format("replaced-20260301-201530-2").replace(
        "-20260301-201530.sqlite3", ".sqlite3"
    )


def test_restoring_needs_no_record(backed_up: Path) -> None:
    events = rows(backed_up, "events")
    (backed_up / FILE).unlink()
    assert restore(backed_up, None, NOW).aside is None
    assert rows(backed_up, "events") == events


@pytest.fixture
def refused(backed_up: Path) -> Iterator[Callable[[Path | None], str]]:
    before = (backed_up / FILE).read_bytes()

    def refusal(chosen: Path | None) -> str:
        with pytest.raises(RecordError) as caught:
            restore(backed_up, chosen, NOW)
        return str(caught.value)

    yield refusal
    assert (backed_up / FILE).read_bytes() == before
    assert not list(backed_up.glob("record-*"))


def test_a_damaged_backup_is_not_restored(
    backed_up: Path, refused: Callable[[Path | None], str]
) -> None:
    [backup] = (backed_up / FOLDER).iterdir()
    for change in (scratched, lambda whole: whole[:5000], lambda whole: b"", lambda whole: b"no"):
        whole = backup.read_bytes()
        backup.write_bytes(change(whole))
        assert str(backup) in refused(backup)
        assert str(backed_up / FOLDER) in refused(None)
        backup.write_bytes(whole)


def test_the_record_is_not_restored_over_itself(
    backed_up: Path, refused: Callable[[Path | None], str]
) -> None:
    assert "the record itself" in refused(backed_up / FILE)


def test_a_record_that_is_in_use_is_not_replaced(backed_up: Path) -> None:
    record = Record(backed_up)
    with pytest.raises(RecordError, match="in use"):
        restore(backed_up, None, NOW)
    assert record.settings("default")
    record.close()
    assert not list(backed_up.glob("record-*"))


def test_a_restoring_that_is_broken_off_leaves_the_record_as_it_was(backed_up: Path) -> None:
    events = rows(backed_up, "events")

    def broken(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", broken)
        with pytest.raises(RecordError, match="No space left"):
            restore(backed_up, None, NOW)
    assert rows(backed_up, "events") == events


def test_damage_that_is_met_in_the_middle_of_a_session_is_told_as_damage(backed_up: Path) -> None:
    with closing(sqlite3.connect(backed_up / FILE)) as connection:
        [page] = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_contents_1'"
        ).fetchone()
    whole = (backed_up / FILE).read_bytes()
    start = (page - 1) * 4096
    (backed_up / FILE).write_bytes(whole[:start] + b"\x5a" * 4096 + whole[start + 4096 :])
    record = Record(backed_up)
    with pytest.raises(sqlite3.DatabaseError) as caught:
        record.content("0" * 64)
    record.close()
    assert is_damage(caught.value)
    assert "quiz data restore" in while_playing(caught.value)


def test_a_full_disk_and_a_lock_are_not_told_as_damage() -> None:
    assert not is_damage(sqlite3.OperationalError("database or disk is full"))
    assert "Free the disk" in while_playing(sqlite3.OperationalError("database or disk is full"))
