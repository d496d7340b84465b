"""The tables of the record: the truth, and what is derived from it."""

import sqlite3

TRUTH = """
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    stamp TEXT NOT NULL DEFAULT '',
    UNIQUE (session, sequence)
) STRICT;
CREATE INDEX events_by_stamp ON events (stamp);
CREATE TABLE contents (
    hash TEXT PRIMARY KEY,
    question TEXT NOT NULL
) STRICT;
"""
"""What happened, and what was shown: never dropped, and added to only."""

DERIVED = """
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
    confirmed INTEGER NOT NULL,
    confidence TEXT,
    seconds REAL NOT NULL,
    counts INTEGER NOT NULL,
    stamp TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_by_item ON attempts (profile, deck, question, side, stamp);
CREATE INDEX attempts_by_session ON attempts (session);
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
CREATE TABLE suspended (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE bookmarked (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE forgotten (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    stamp TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE rescheduled (
    profile TEXT NOT NULL,
    deck TEXT NOT NULL,
    question TEXT NOT NULL,
    due TEXT NOT NULL,
    stamp TEXT NOT NULL,
    PRIMARY KEY (profile, deck, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
    profile TEXT NOT NULL,
    stamp TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (profile, stamp)
) STRICT, WITHOUT ROWID;
"""
"""What is dropped and filled again from the truth at will."""

_NAMES = (
    "sessions",
    "attempts",
    "memory",
    "suspended",
    "bookmarked",
    "forgotten",
    "rescheduled",
    "settings",
)


def drop_derived(connection: sqlite3.Connection) -> None:
    """Drop what is derived, in whatever form an earlier version made it."""
    for name in _NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def create(connection: sqlite3.Connection, tables: str) -> None:
    """Create tables and their indexes, inside the transaction that is open."""
    for statement in tables.split(";"):
        connection.execute(statement)
