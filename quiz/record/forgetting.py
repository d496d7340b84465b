"""Forgetting a learner: every row of theirs, in the record and in the copies beside it."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from quiz.record.backups import FOLDER, PATIENCE, demand_alone, fault_in, reading
from quiz.record.faults import RecordError, reason
from quiz.record.file import FILE
from quiz.record.owning import OWNED, SHOWN, profiles


class NoSuchProfile(ValueError):
    """Raised when nobody of a name is known; `known` are the learners that are."""

    def __init__(self, profile: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no learner {profile!r} in the record or its copies")
        self.known = known


@dataclass(frozen=True)
class Erased:
    """What forgetting a learner came to.

    `events` were removed from the record; `copies` were cleared too; `unreached` are copies that
    could not be, each with the reason.
    """

    events: int
    copies: tuple[Path, ...]
    unreached: tuple[tuple[Path, str], ...]


def erase(folder: Path, profile: str) -> Erased:
    """Remove a learner from the record of a data folder and from every copy of it there.

    Their bytes are overwritten. Raises NoSuchProfile, and RecordError where the record is in use,
    damaged or cannot be written; in each case nothing was changed.
    """
    record = folder / FILE
    faulty = [(path, fault) for path in _copies(folder) if (fault := fault_in(path))]
    known = known_profiles(folder)
    if profile not in known:
        raise NoSuchProfile(profile, known)
    events = 0
    if record.exists():
        fault = fault_in(record)
        if fault:
            raise RecordError(
                f"{record} cannot be cleared: {fault}.\n"
                "Nothing was changed. `quiz data where` lists the backups that can be restored."
            )
        demand_alone(record)
        try:
            events = _clear(record, profile)
        except sqlite3.Error as error:
            raise RecordError(
                f"{record} could not be cleared: {reason(error)}.\n"
                "Free the disk or the folder, then try again."
            ) from None
    cleared = []
    for path in _copies(folder):
        if path in dict(faulty):
            continue
        try:
            if _clear(path, profile):
                cleared.append(path)
        except sqlite3.Error as error:
            faulty.append((path, reason(error)))
    return Erased(events, tuple(cleared), tuple(faulty))


def known_profiles(folder: Path) -> tuple[str, ...]:
    """The learners in the record of a data folder and in the copies of it there."""
    paths = (folder / FILE, *_copies(folder))
    return tuple(sorted({each for path in paths for each in _profiles(path)}))


def _copies(folder: Path) -> tuple[Path, ...]:
    beside = (*(folder / FOLDER).glob("*.sqlite3*"), *folder.glob("record*.sqlite3*"))
    # What SQLite keeps beside a file goes with it.
    return tuple(
        sorted(
            path
            for path in beside
            if path != folder / FILE and not path.name.endswith(("-wal", "-shm", "-journal"))
        )
    )


def _profiles(path: Path) -> tuple[str, ...]:
    with suppress(sqlite3.Error), reading(path) as connection:
        return profiles(connection)
    return ()


def _clear(path: Path, profile: str) -> int:
    """Remove a learner's rows from a record of any version and rewrite it; how many events."""
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as connection:
        for pragma in ("journal_mode = DELETE", "secure_delete = ON", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        events = connection.execute(f"DELETE FROM events WHERE {OWNED}", (profile,)).rowcount
        connection.execute(
            f"DELETE FROM contents WHERE hash NOT IN (SELECT {SHOWN} FROM events"
            f" WHERE {SHOWN} IS NOT NULL)"
        )
        derived = connection.execute(
            "SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND c.name = 'profile'"
        ).fetchall()
        for (table,) in derived:
            connection.execute(f'DELETE FROM "{table}" WHERE profile = ?', (profile,))
        connection.execute("COMMIT")
        # Rows that are gone leave their text on free pages and between the others.
        connection.execute("VACUUM")
    return events
