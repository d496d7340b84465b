"""From each released form of the record to the next; what is derived is derived anew."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta

from quiz.record.deriving import Derived, moment

VERSION = 3
"""The form of the record that this program writes."""


def _to_2(connection: sqlite3.Connection) -> None:
    """Each event gets a stamp: its moment, or just after the event before where a clock went back.

    The order until now was that of writing.
    """
    connection.execute("ALTER TABLE events ADD COLUMN stamp TEXT NOT NULL DEFAULT ''")
    connection.execute("CREATE INDEX events_by_stamp ON events (stamp)")
    latest = ""
    rows = connection.execute("SELECT rowid, at FROM events ORDER BY rowid").fetchall()
    for row, at in rows:
        latest = following(latest, at)
        connection.execute("UPDATE events SET stamp = ? WHERE rowid = ?", (latest, row))


def _to_3(connection: sqlite3.Connection) -> None:
    """Questions can be flagged, and an exam paused: what was written before stays as it is."""


_STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {2: _to_2, 3: _to_3}


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a record from a version to the present one, inside the transaction that is open."""
    for step in range(version + 1, VERSION + 1):
        _STEPS[step](connection)
    Derived(connection).replay()
    connection.execute(f"PRAGMA user_version = {VERSION}")


def following(latest: str, at: str) -> str:
    """The stamp of an event at a moment, after one with another stamp (or none: "").

    A hybrid logical clock (Kulkarni et al. 2014) in its simplest form: the moment itself, unless
    the clock stands before what was already written.
    """
    if at > latest:
        return at
    return moment(datetime.fromisoformat(latest) + timedelta(microseconds=1))
