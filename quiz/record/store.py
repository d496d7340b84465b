"""The database file: where it lies, its tables, and opening it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.record.faults import Damaged, RecordError, not_a_record, reason
from quiz.record.file import FILE, version_of
from quiz.record.migrations import VERSION, migrate
from quiz.record.tables import DERIVED, TRUTH, create

if TYPE_CHECKING:
    from quiz.record.backups import Backup

__all__ = ["FILE", "VERSION", "Opened", "RecordError", "open_record", "transaction"]

BUSY_SECONDS = 10.0
MAGIC = b"SQLite format 3\0"
"""How every database of SQLite begins."""


@dataclass(frozen=True)
class Opened:
    """An open record, and what its reader has to be told about the opening, if anything."""

    connection: sqlite3.Connection
    notice: str = ""


def open_record(folder: Path, clock: Callable[[], datetime] = datetime.now) -> Opened:
    """Open the record in a data folder, making both where they are missing.

    Where the file is damaged or another program's and there is a good backup, the backup takes its
    place and the file is kept aside, as the notice says. Raises RecordError when the folder cannot
    be written, when there is no good backup, or when the file is a newer program's; in each case
    nothing is changed.
    """
    path = folder / FILE
    try:
        _demand_database(path)
        return Opened(_opened(folder))
    except Damaged as damaged:
        from quiz.record.backups import newest_good

        backup = newest_good(folder)
        if backup is None:
            raise
        notice = _restored(path, backup, damaged, clock())
    return Opened(_opened(folder), notice)


def _demand_database(path: Path) -> None:
    """Raise Damaged for a file that is no database, before SQLite tidies up what lies beside it.

    SQLite takes an empty file for a new database; a learner who has backups had a record.
    """
    if not path.is_file() or not os.access(path, os.R_OK):
        return
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    if head and not head.startswith(MAGIC):
        raise not_a_record(path, "it is not a database")
    if not head:
        from quiz.record.backups import newest_good

        if newest_good(path.parent):
            raise not_a_record(path, "it is empty")


def _restored(path: Path, backup: "Backup", damaged: Damaged, now: datetime) -> str:
    from quiz.record.backups import put_back

    found = str(damaged).splitlines()[0]
    try:
        aside = put_back(path, backup.path, "damaged", now)
    except (OSError, sqlite3.Error) as error:
        raise RecordError(
            f"{found}\nThe backup {backup.path} could not be put in its place: {reason(error)}. "
            "The file is as it was."
        ) from None
    until = f" up to {backup.latest.astimezone():%Y-%m-%d %H:%M}" if backup.latest else ""
    return (
        f"{found}\nThe backup {backup.path} was put in its place, with everything{until}.\n"
        f"The file that was there is kept as {aside}."
    )


def _opened(folder: Path) -> sqlite3.Connection:
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.OperationalError) as error:
        raise _unwritable(folder, error) from None
    try:
        _prepare(connection, path)
    except (OSError, sqlite3.OperationalError) as error:
        connection.close()
        raise _unwritable(folder, error) from None
    except sqlite3.DatabaseError as error:
        connection.close()
        raise not_a_record(path, str(error)) from None
    except RecordError:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One BEGIN IMMEDIATE … COMMIT, rolled back when the block raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # After some failures, a full disk among them, SQLite has rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = version_of(connection)
    if version > VERSION:
        raise RecordError(
            f"{path} was written by a newer version of this program (its format is {version}, and "
            f"this program knows {VERSION}).\nIt was left as it is. Install the newer version to "
            "go on with it."
        )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if version == 0:
        with transaction(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                create(connection, TRUTH + DERIVED)
                connection.execute(f"PRAGMA user_version = {VERSION}")
    elif version < VERSION:
        from quiz.record.backups import keep_aside

        keep_aside(connection, path, f"version-{version}")
        with transaction(connection):
            # Another process may have done it while this one waited.
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version < VERSION:
                migrate(connection, version)
    else:
        with transaction(connection):
            connection.execute("SELECT count(*) FROM sessions").fetchone()


def _unwritable(folder: Path, error: Exception) -> RecordError:
    return RecordError(
        f"The record in {folder} cannot be written: {reason(error)}.\n"
        "Nothing was lost. Make the folder writable, or name another one with QUIZ_DATA."
    )
