"""What is wrong with a record, in words for its reader."""

import sqlite3
from pathlib import Path


class RecordError(Exception):
    """Raised when the record cannot be used; says what was found, where, and what to do."""


class Damaged(RecordError):
    """Raised when a file is no record, or no longer one; a backup may stand in for it."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells of a damaged file, rather than of a full disk or a lock."""
    # The low byte is the kind of error; the higher ones tell where SQLite came upon it.
    kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def while_playing(error: sqlite3.Error) -> str:
    """What to tell a learner when the record fails in the middle of something."""
    if is_damage(error):
        return (
            f"The record is damaged: {error}.\n"
            "What is on the screen was not kept. Close the program, then put the newest good "
            "backup in its place with `quiz data restore`; the damaged file is kept aside."
        )
    return (
        f"The record could not be written: {error}.\n"
        "What was answered before is kept. Free the disk or the folder, then go on."
    )


def reason(error: Exception) -> str:
    """An error of the system or of SQLite in a few words, without a file's name."""
    return getattr(error, "strerror", None) or str(error)


def not_a_record(path: Path, fault: str) -> Damaged:
    """The refusal of a file that has no backup to stand in for it."""
    return Damaged(
        f"{path} is not a record of this program ({fault}).\n"
        "Move it away to begin a new record, or name another folder with QUIZ_DATA."
    )
