"""The record as its users need it: sessions to go on with, and how each item stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from quiz.questions import Rating, Side
from quiz.record.codec import (
    event_from_json,
    event_to_json,
    response_to_json,
    verdict_to_json,
)
from quiz.record.store import clear_derived, open_record, transaction
from quiz.study.events import Ended, Entry, Item, Mode, Plan, Started, Voided
from quiz.study.memory import Memory, Review, intervals, remembered
from quiz.study.queue import Standing
from quiz.study.session import Attempted, Effect, Withdrawn, begin, step

_ITEM = "profile = ? AND deck = ? AND question = ? AND side = ?"


@dataclass(frozen=True)
class OpenSession:
    """A session that was not ended; `latest` is the moment (UTC) of its last event."""

    id: str
    deck: str
    mode: Mode
    latest: datetime
    answered: int


class Record:
    """The log of one data folder. Its methods may be called from any one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Open the record in a folder; raises RecordError."""
        self._connection = open_record(folder)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def append(
        self, session: str, sequence: int, plan: Plan, entry: Entry, effects: Iterable[Effect]
    ) -> None:
        """Write one entry and what it does to the attempts, in one transaction.

        Raises sqlite3.Error, and then nothing was written.
        """
        with transaction(self._connection):
            self._insert(session, sequence, entry)
            self._derive(session, plan, entry, effects)

    def keep_content(self, content_hash: str, content: str) -> None:
        """Keep a question's content (JSON) under its hash."""
        self._connection.execute(
            "INSERT OR IGNORE INTO contents VALUES (?, ?)", (content_hash, content)
        )

    def content(self, content_hash: str) -> str | None:
        """The content kept under a hash."""
        row = self._connection.execute(
            "SELECT question FROM contents WHERE hash = ?", (content_hash,)
        ).fetchone()
        return row[0] if row else None

    def entries(self, session: str) -> tuple[Entry, ...]:
        """A session's entries, in their order."""
        rows = self._connection.execute(
            "SELECT id, at, day, data FROM events WHERE session = ? ORDER BY sequence", (session,)
        )
        return tuple(
            Entry(id, datetime.fromisoformat(at), date.fromisoformat(day), event_from_json(data))
            for id, at, day, data in rows
        )

    def open_session(self, profile: str, deck: str) -> OpenSession | None:
        """The session of a deck that was gone on with last and not ended, if there is one."""
        row = self._connection.execute(
            "SELECT id, mode, latest, (SELECT count(*) FROM attempts WHERE session = sessions.id)"
            " FROM sessions WHERE profile = ? AND deck = ? AND NOT ended"
            " ORDER BY latest DESC LIMIT 1",
            (profile, deck),
        ).fetchone()
        if row is None:
            return None
        return OpenSession(row[0], deck, Mode(row[1]), datetime.fromisoformat(row[2]), row[3])

    def standings(self, profile: str, deck: str) -> dict[Item, Standing]:
        """How every item of a deck stands that was ever attempted."""
        rows = self._connection.execute(
            "SELECT question, side, stability, difficulty, last, due, first FROM memory"
            " WHERE profile = ? AND deck = ?",
            (profile, deck),
        )
        return {
            Item(question, Side(side)): Standing(
                Memory(stability, difficulty, date.fromisoformat(last)),
                date.fromisoformat(due),
                date.fromisoformat(first),
            )
            for question, side, stability, difficulty, last, due, first in rows
        }

    def history(self, profile: str, deck: str, item: Item) -> tuple[Review, ...]:
        """The rated recalls of an item that stand, oldest first."""
        rows = self._connection.execute(
            f"SELECT day, rating FROM attempts WHERE {_ITEM} ORDER BY at, id",
            (profile, deck, item.question, item.side),
        )
        return tuple(Review(date.fromisoformat(day), Rating(rating)) for day, rating in rows)

    def replay(self) -> None:
        """Drop everything derived and derive it again from the events."""
        sessions = [
            row[0] for row in self._connection.execute("SELECT DISTINCT session FROM events")
        ]
        with transaction(self._connection):
            clear_derived(self._connection)
            for session in sessions:
                first, *rest = self.entries(session)
                assert isinstance(first.event, Started)
                state = begin(first.event)
                self._derive(session, state.plan, first, ())
                for entry in rest:
                    state, effects = step(state, entry)
                    self._derive(session, state.plan, entry, effects)

    def _insert(self, session: str, sequence: int, entry: Entry) -> None:
        row = (
            entry.id,
            session,
            sequence,
            _moment(entry.at),
            entry.day.isoformat(),
            entry.event.kind,
            event_to_json(entry.event),
        )
        self._connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _derive(self, session: str, plan: Plan, entry: Entry, effects: Iterable[Effect]) -> None:
        at = _moment(entry.at)
        match entry.event:
            case Started():
                self._connection.execute(
                    "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, 0)",
                    (session, plan.profile, plan.deck, plan.mode, at, at),
                )
            case Ended():
                self._connection.execute(
                    "UPDATE sessions SET latest = ?, ended = 1 WHERE id = ?", (at, session)
                )
            case Voided():
                self._connection.execute(
                    "UPDATE sessions SET latest = ?, ended = 0 WHERE id = ?", (at, session)
                )
            case _:
                self._connection.execute(
                    "UPDATE sessions SET latest = ? WHERE id = ?", (at, session)
                )
        for effect in effects:
            match effect:
                case Attempted(attempt):
                    self._connection.execute(
                        "INSERT OR REPLACE INTO attempts"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        (
                            attempt.id,
                            session,
                            plan.profile,
                            plan.deck,
                            attempt.item.question,
                            attempt.item.side,
                            _moment(attempt.at),
                            attempt.day.isoformat(),
                            response_to_json(attempt.response),
                            verdict_to_json(attempt.verdict),
                            attempt.verdict.score,
                            int(attempt.rating),
                            attempt.hinted,
                            attempt.confirmed,
                        ),
                    )
                case Withdrawn(attempt):
                    self._connection.execute("DELETE FROM attempts WHERE id = ?", (attempt.id,))
            self._remember(plan, effect.attempt.item)

    def _remember(self, plan: Plan, item: Item) -> None:
        """Work out an item's memory anew from its attempts."""
        history = self.history(plan.profile, plan.deck, item)
        key = (plan.profile, plan.deck, item.question, item.side)
        memory = remembered(history)
        if memory is None:
            self._connection.execute(f"DELETE FROM memory WHERE {_ITEM}", key)
            return
        latest = history[-1]
        seed = fuzz_seed(plan.deck, item, len(history) - 1)
        days = intervals(remembered(history[:-1]), memory.last, seed).after(latest.rating)
        due = date.fromordinal(memory.last.toordinal() + days)
        self._connection.execute(
            "INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *key,
                memory.stability,
                memory.difficulty,
                history[0].day.isoformat(),
                memory.last.isoformat(),
                due.isoformat(),
            ),
        )


def fuzz_seed(deck: str, item: Item, reviews: int) -> str:
    """What seeds the fuzz of the interval that follows upon so many earlier reviews."""
    return f"{deck}/{item.question}/{item.side}/{reviews}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
