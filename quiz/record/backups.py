"""Copies of the record beside it: the backups of the last days, and what was put aside."""

import os
import re
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from quiz.record.faults import RecordError, is_damage, reason
from quiz.record.file import FILE, version_of
from quiz.record.migrations import VERSION

FOLDER = "backups"
DAYS = 7
WEEKS = 4
PATIENCE = 2.0
"""Seconds to wait for another program to be done with a file."""

_DAILY = re.compile(r"record-(\d{4}-\d\d-\d\d)\.sqlite3")


@dataclass(frozen=True)
class Backup:
    """A copy of the record; `latest` is the moment (UTC) of its last event, if it has one."""

    path: Path
    latest: datetime | None


@dataclass(frozen=True)
class Restored:
    """What was put in the record's place, and the file that was there before, if one was."""

    backup: Backup
    aside: Path | None


def backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of the record in a data folder, the one that goes furthest first."""
    found = [backup_at(path) for path in (folder / FOLDER).glob("record-*.sqlite3")]
    return tuple(sorted(found, key=lambda each: (str(each.latest or ""), each.path), reverse=True))


def backup_at(path: Path) -> Backup:
    """The backup that a file is; one that cannot be read has no latest event."""
    try:
        with reading(path) as connection:
            at = connection.execute("SELECT max(at) FROM events").fetchone()[0]
        return Backup(path, datetime.fromisoformat(at) if at else None)
    except (sqlite3.Error, ValueError):
        return Backup(path, None)


def newest_good(folder: Path) -> Backup | None:
    """The backup that goes furthest and in which no fault is found."""
    return next((each for each in backups(folder) if not fault_in(each.path)), None)


def keep_aside(connection: sqlite3.Connection, path: Path, why: str) -> Path:
    """Copy an open record into the folder of backups, under a name that says why; its path.

    A copy of that name is left as it is. Raises OSError or sqlite3.Error.
    """
    target = path.parent / FOLDER / f"{path.stem}-{why}{path.suffix}"
    target.parent.mkdir(exist_ok=True)
    if not target.exists():
        unfinished = _part_of(target)
        _copy(connection, unfinished)
        unfinished.replace(target)
    return target


def back_up(folder: Path, target: Path) -> None:
    """Copy the record of a data folder to a file, whole or not at all.

    Raises RecordError where there is no record, where it is damaged (then an earlier copy stays as
    it is), and where the copy cannot be written.
    """
    record = folder / FILE
    unfinished = _part_of(target)
    if not record.is_file():
        raise RecordError(f"There is no record in {folder} yet, so there is nothing to back up.")
    if target.exists() and target.samefile(record):
        raise RecordError(f"{target} is the record itself. Name another file.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(_connected(record, "mode=rw")) as connection:
            _copy(connection, unfinished)
        fault = fault_in(unfinished)
        if fault:
            raise _unsound(record, fault)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, sqlite3.Error) and is_damage(error):
            raise _unsound(record, str(error)) from None
        raise RecordError(
            f"The backup {target} could not be written: {reason(error)}.\n"
            "The record is as it was. Free the disk or the folder, then try again."
        ) from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def back_up_today(folder: Path, today: date) -> Path:
    """Make today's backup, in place of an earlier one of today; its path.

    Those before it are thinned out. Raises RecordError as `back_up` does.
    """
    target = folder / FOLDER / f"record-{today.isoformat()}.sqlite3"
    back_up(folder, target)
    dated = {
        date.fromisoformat(match[1]): path
        for path in target.parent.iterdir()
        if (match := _DAILY.fullmatch(path.name))
    }
    for day in dated.keys() - to_keep(dated):
        with suppress(OSError):
            dated[day].unlink()
    return target


def rotate(folder: Path, today: date) -> Path | None:
    """Make today's backup if there is none and the record holds anything; its path, or None.

    For the end of a session, outside the thread of the screen. Raises RecordError as `back_up`
    does; the record is then as it was.
    """
    target = folder / FOLDER / f"record-{today.isoformat()}.sqlite3"
    record = folder / FILE
    if target.exists() or not record.is_file() or not record.stat().st_size:
        return None
    try:
        with reading(record) as connection:
            if connection.execute("SELECT 1 FROM events LIMIT 1").fetchone() is None:
                return None
    except sqlite3.Error as error:
        raise _unsound(record, str(error)) from None
    return back_up_today(folder, today)


def to_keep(days: Collection[date]) -> set[date]:
    """Of the days that have a backup: the last seven, and the last in each of four weeks before."""
    ordered = sorted(days, reverse=True)
    weekly: dict[tuple[int, int], date] = {}
    for day in ordered[DAYS:]:
        weekly.setdefault(day.isocalendar()[:2], day)
    return {*ordered[:DAYS], *list(weekly.values())[:WEEKS]}


def restore(folder: Path, chosen: Path | None, now: datetime) -> Restored:
    """Put a backup, the newest good one if none is chosen, in the record's place.

    The record that was there is kept aside. Raises RecordError, and then it is as it was: where
    there is no good backup, where another program has the record open, or nothing can be written.
    """
    record = folder / FILE
    if chosen is None:
        newest = newest_good(folder)
        if newest is None:
            raise RecordError(
                f"There is no good backup in {folder / FOLDER}. The record is as it was.\n"
                "If there is a copy elsewhere, name it: `quiz data restore FILE`."
            )
        backup = newest
    else:
        backup = backup_at(chosen)
        fault = fault_in(chosen)
        if fault:
            raise RecordError(
                f"{chosen} cannot be restored: {fault}.\n"
                "The record is as it was. `quiz data where` lists the backups."
            )
        if record.exists() and record.samefile(chosen):
            raise RecordError(
                f"{chosen} is the record itself. `quiz data where` lists the backups."
            )
    demand_alone(record)
    try:
        return Restored(backup, put_back(record, backup.path, "replaced", now))
    except (OSError, sqlite3.Error) as error:
        raise RecordError(
            f"{record} could not be replaced: {reason(error)}.\n"
            "It is as it was. Free the disk or the folder, then try again."
        ) from None


def demand_alone(record: Path) -> None:
    """Fold a record's write-ahead log into its file, which only its sole user can.

    Raises RecordError if another program has it open. A damaged file is let be.
    """
    if not record.exists():
        return
    try:
        with closing(_connected(record, "mode=rw")) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise RecordError(
            f"{record} is in use, or cannot be written: {error}.\n"
            "Nothing was changed. Close every other `quiz`, then try again."
        ) from None
    except sqlite3.DatabaseError:
        pass


def put_back(record: Path, backup: Path, why: str, now: datetime) -> Path | None:
    """Put a copy of a backup in the record's place; the path at which what was there is kept.

    Broken off at any point, it leaves either file whole. Raises OSError or sqlite3.Error.
    """
    unfinished = _part_of(record)
    unfinished.unlink(missing_ok=True)
    with reading(backup) as connection:
        _copy(connection, unfinished)
    aside = _free(record.with_name(f"{record.stem}-{why}-{now:%Y%m%d-%H%M%S}{record.suffix}"))
    was_there = record.exists()
    for tail in ("", "-wal"):
        if _beside(record, tail).exists():
            _copied(_beside(record, tail), _beside(aside, tail))
    # A log that outlived its database would be played into the one that takes its place.
    for tail in ("-wal", "-shm", "-journal"):
        _beside(record, tail).unlink(missing_ok=True)
    unfinished.replace(record)
    return aside if was_there else None


def fault_in(path: Path) -> str:
    """What keeps a file from being a whole record of a known version; empty if nothing does."""
    if not path.is_file():
        return "there is no such file"
    try:
        with reading(path) as connection:
            version = version_of(connection)
            if version == 0:
                return "it is empty"
            if version > VERSION:
                return f"its format is {version}, and this program knows {VERSION}"
            said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except (OSError, sqlite3.Error) as error:
        return str(error)
    return "" if said == "ok" else said.splitlines()[-1]


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A database to read from; one that nobody has open leaves no trace beside it."""
    is_open = _beside(path, "-wal").exists()
    with closing(_connected(path, "mode=rw" if is_open else "mode=ro&immutable=1")) as connection:
        yield connection


def _connected(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy an open database to a file that needs none beside it."""
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _copied(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("xb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())
    shutil.copystat(source, target)


def _beside(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)


def _part_of(target: Path) -> Path:
    return _beside(target, ".part")


def _free(path: Path) -> Path:
    """A path that nothing has: this one, or it with a number."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _unsound(record: Path, fault: str) -> RecordError:
    return RecordError(
        f"{record} is damaged ({fault}), so no backup was made; earlier ones are as they were.\n"
        "`quiz data restore` puts the newest good one in its place and keeps this file aside."
    )
