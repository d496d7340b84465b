"""The database file: where it lies, its tables, and opening it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "record.sqlite3"
VERSION = 1
BUSY_SECONDS = 10.0

_TRUTH = """
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (session, sequence)
) STRICT;
CREATE TABLE contents (
    hash TEXT PRIMARY KEY,
    question TEXT NOT NULL
) STRICT;
"""

_DERIVED = """
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    mode TEXT NOT NULL,
    started TEXT NOT NULL,
    latest TEXT NOT NULL,
    ended INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_deck ON sessions (profile, deck, ended);
CREATE TABLE attempts (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    side TEXT NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    response TEXT NOT NULL,
    verdict TEXT NOT NULL,
    score REAL NOT NULL,
    rating INTEGER NOT NULL,
    hinted INTEGER NOT NULL,
    confirmed INTEGER NOT NULL
) STRICT;
CREATE INDEX attempts_by_item ON attempts (profile, deck, question, side, at);
CREATE TABLE memory (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    side TEXT NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question, side)
) STRICT, WITHOUT ROWID;
"""


class RecordError(Exception):
    """Raised when the record cannot be used; says what was found, where, and what to do."""


def open_record(folder: Path) -> sqlite3.Connection:
    """Open the record in a data folder, making both where they are missing.

    Raises RecordError when the folder cannot be written, or when the file is not a record or is a
    newer program's; in either case nothing is changed.
    """
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
    except sqlite3.OperationalError as error:
        connection.close()
        raise _unwritable(folder, error) from None
    except sqlite3.DatabaseError as error:
        connection.close()
        raise RecordError(
            f"{path} is not a record of this program ({error}).\n"
            "Move it away to begin a new record, or name another folder with QUIZ_DATA."
        ) from None
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


def clear_derived(connection: sqlite3.Connection) -> None:
    """Empty the derived tables, to be filled again from the events."""
    for table in ("sessions", "attempts", "memory"):
        connection.execute(f"DELETE FROM {table}")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # One statement, so that another process making the file is seen before or after, not midway.
    version, tables, is_ours = connection.execute(
        "SELECT (SELECT user_version FROM pragma_user_version),"
        " (SELECT count(*) FROM sqlite_schema),"
        " EXISTS (SELECT * FROM sqlite_schema WHERE name = 'events')"
    ).fetchone()
    is_new = version == 0 and tables == 0
    if not is_new and not (version and is_ours):
        raise sqlite3.DatabaseError("it holds other tables" if tables else "it holds no tables")
    if version > VERSION:
        raise RecordError(
            f"{path} was written by a newer version of this program (its format is {version}, and "
            f"this program knows {VERSION}).\nIt was left as it is. Install the newer version to "
            "go on with it."
        )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if is_new:
        with transaction(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in (_TRUTH + _DERIVED).split(";"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")
    else:
        with transaction(connection):
            connection.execute("SELECT count(*) FROM sessions").fetchone()


def _unwritable(folder: Path, error: Exception) -> RecordError:
    reason = getattr(error, "strerror", None) or str(error)
    return RecordError(
        f"The record in {folder} cannot be written: {reason}.\n"
        "Nothing was lost. Make the folder writable, or name another one with QUIZ_DATA."
    )
