"""Whose an event is: the learner that its session, or the act itself, names."""

import sqlite3

ROOT = "substr(session, 1, instr(session || '~', '~') - 1)"
"""SQL: the session that an event's session parted from, or is."""

_OWNER = "coalesce(json_extract(data, '$.plan.profile'), json_extract(data, '$.profile'))"

OWNED = f"{ROOT} IN (SELECT session FROM events WHERE {_OWNER} = ?)"
"""SQL: whether an event is a learner's, whose name is its parameter."""

SHOWN = "json_extract(data, '$.content')"
"""SQL: the hash of the content that an event of the kind `shown` laid out."""


def root(session: str) -> str:
    """The session that a session parted from, or is.

    Where two machines went on with one session apart, what the other did is kept as a session of
    its own: `SESSION~EVENT`, after its first event, and going on from the event before that one.
    """
    return session.partition("~")[0]


def profiles(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The learners whom a record knows, in alphabetical order."""
    rows = connection.execute(
        f"SELECT DISTINCT {_OWNER} AS profile FROM events WHERE profile IS NOT NULL ORDER BY 1"
    )
    return tuple(profile for (profile,) in rows)
