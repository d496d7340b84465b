"""What follows from the events: sessions, attempts, memory and settings, kept as tables."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from quiz.questions import Rating, Side
from quiz.record.codec import (
    event_from_json,
    response_to_json,
    settings_from_json,
    settings_to_json,
    verdict_to_json,
)
from quiz.record.owning import root
from quiz.record.tables import DERIVED, create, drop_derived
from quiz.study.events import (
    Act,
    Bookmarked,
    Configured,
    Ended,
    Entry,
    Forgotten,
    Item,
    Mode,
    Plan,
    Rescheduled,
    Started,
    Suspended,
    Voided,
)
from quiz.study.memory import Review, due_after, remembered
from quiz.study.session import Attempt, Attempted, Effect, OutOfTurn, Withdrawn
from quiz.study.settings import Settings

if TYPE_CHECKING:
    from quiz.study.folding import Sitting

COUNT_AT_ONCE = (Mode.LEARN, Mode.REVIEW)
COUNT_AT_THE_END = (Mode.EXAM, Mode.MISSED)

_ITEM = "profile = ? AND deck = ? AND question = ? AND side = ?"
LAST = "~"
"""A stamp after all others."""

_ItemKey = tuple[str, str, str, str]


class Derived:
    """The derived tables; its methods belong inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: set[_ItemKey] | None = None

    def session(
        self, session: str, plan: Plan, entry: Entry, stamp: str, effects: Iterable[Effect]
    ) -> None:
        """Take in an entry of a session and what it does to the attempts."""
        at = moment(entry.at)
        match entry.event:
            case Started():
                self._connection.execute(
                    "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, 0)",
                    (session, plan.profile, plan.deck, plan.mode, at, at),
                )
            case Ended():
                self._latest(session, at, ended=1)
            case Voided():
                self._latest(session, at, ended=0)
            case _:
                self._connection.execute(
                    "UPDATE sessions SET latest = ? WHERE id = ?", (at, session)
                )
        for effect in effects:
            match effect:
                case Attempted(attempt):
                    self._attempted(session, plan, attempt, stamp)
                case Withdrawn(attempt):
                    self._connection.execute("DELETE FROM attempts WHERE id = ?", (attempt.id,))
            self._remember(_key(plan, effect.attempt.item))
        if plan.mode in COUNT_AT_THE_END and isinstance(entry.event, Ended | Voided):
            self._count(session, plan, int(isinstance(entry.event, Ended)))

    def act(self, act: Act, stamp: str) -> None:
        """Take in what a learner did outside any session."""
        match act:
            case Suspended(profile, deck, question, on):
                self._switch("suspended", (profile, deck, question), on)
            case Bookmarked(profile, deck, question, on):
                self._switch("bookmarked", (profile, deck, question), on)
            case Forgotten(profile, deck, question):
                self._connection.execute(
                    "INSERT OR REPLACE INTO forgotten VALUES (?, ?, ?, ?)",
                    (profile, deck, question, stamp),
                )
                for side in Side:
                    self._remember((profile, deck, question, side))
            case Rescheduled(profile, deck, question, due):
                self._connection.execute(
                    "INSERT OR REPLACE INTO rescheduled VALUES (?, ?, ?, ?, ?)",
                    (profile, deck, question, due.isoformat(), stamp),
                )
                for side in Side:
                    self._remember((profile, deck, question, side))
            case Configured(profile, settings):
                before = self.settings(profile)
                self._connection.execute(
                    "INSERT OR REPLACE INTO settings VALUES (?, ?, ?)",
                    (profile, stamp, settings_to_json(settings)),
                )
                if before.weights != settings.weights:
                    self._remember_all(profile)

    def settings(self, profile: str, until: str = LAST) -> Settings:
        """A learner's settings at a stamp, the defaults where nothing was set."""
        row = self._connection.execute(
            "SELECT data FROM settings WHERE profile = ? AND stamp < ? ORDER BY stamp DESC LIMIT 1",
            (profile, until),
        ).fetchone()
        return settings_from_json(row[0]) if row else Settings()

    def history(self, profile: str, deck: str, item: Item) -> tuple[Review, ...]:
        """The reviews of an item that count, oldest first, since it was last forgotten."""
        return tuple(review for _, review in self._stamped(profile, deck, item))

    def _stamped(self, profile: str, deck: str, item: Item) -> tuple[tuple[str, Review], ...]:
        """The same, each with its stamp."""
        rows = self._connection.execute(
            "SELECT stamp, day, rating, confidence = 'sure' FROM attempts"
            f" WHERE {_ITEM} AND counts AND stamp > coalesce((SELECT stamp FROM forgotten"
            " WHERE profile = ?1 AND deck = ?2 AND question = ?3), '') ORDER BY stamp, id",
            (profile, deck, item.question, item.side),
        )
        return tuple(
            (
                stamp,
                Review(
                    date.fromisoformat(day), Rating(rating), bool(sure) and rating == Rating.AGAIN
                ),
            )
            for stamp, day, rating, sure in rows
        )

    def replay(self) -> None:
        """Drop everything derived and derive it again from the events, in their order."""
        drop_derived(self._connection)
        create(self._connection, DERIVED)
        self._waiting = set()
        sittings: dict[str, Sitting] = {}
        for session, stamp, entry in self._everything():
            match entry.event:
                case Suspended() | Bookmarked() | Forgotten() | Rescheduled() | Configured() as act:
                    self.act(act, stamp)
                case _:
                    try:
                        before = sittings.get(session) or self._where_it_parted(session)
                        after, effects = _stepped(before, entry)
                    except OutOfTurn:
                        continue
                    sittings[session] = after
                    self.session(root(session), after.plan, entry, stamp, effects)
        waiting, self._waiting = self._waiting, None
        for key in waiting:
            self._remember(key)

    def _everything(self) -> Iterator[tuple[str, str, Entry]]:
        rows = self._connection.execute(
            "SELECT session, stamp, id, at, day, data FROM events ORDER BY stamp, id"
        )
        for session, stamp, *row in rows:
            yield session, stamp, _entry(*row)

    def _where_it_parted(self, branch: str) -> "Sitting | None":
        """Where a session stood when a branch (`owning.root`) parted from it; None of a root."""
        sitting: Sitting | None = None
        for entry in self._until_it_parted(branch):
            with suppress(OutOfTurn):
                sitting, _ = _stepped(sitting, entry)
        return sitting

    def _until_it_parted(self, branch: str) -> Iterator[Entry]:
        trunk = branch.rpartition("~")[0]
        if not trunk:
            return
        yield from self._until_it_parted(trunk)
        rows = self._connection.execute(
            "SELECT id, at, day, data FROM events WHERE session = ? AND sequence <"
            " (SELECT min(sequence) FROM events WHERE session = ?) ORDER BY sequence",
            (trunk, branch),
        )
        for row in rows:
            yield _entry(*row)

    def _switch(self, table: str, question: tuple[str, str, str], on: bool) -> None:
        """Let a table hold a question of a learner's, or no longer."""
        statement = (
            f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)"
            if on
            else f"DELETE FROM {table} WHERE profile = ? AND deck = ? AND question = ?"
        )
        self._connection.execute(statement, question)

    def _latest(self, session: str, at: str, ended: int) -> None:
        self._connection.execute(
            "UPDATE sessions SET latest = ?, ended = ? WHERE id = ?", (at, ended, session)
        )

    def _attempted(self, session: str, plan: Plan, attempt: Attempt, stamp: str) -> None:
        # An attempt that is confirmed or rated anew keeps its place in the order.
        self._connection.execute(
            "INSERT INTO attempts VALUES"
            " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET verdict = excluded.verdict, score = excluded.score,"
            " rating = excluded.rating, confirmed = excluded.confirmed",
            (
                attempt.id,
                session,
                plan.profile,
                plan.deck,
                attempt.item.question,
                attempt.item.side,
                moment(attempt.at),
                attempt.day.isoformat(),
                response_to_json(attempt.response),
                verdict_to_json(attempt.verdict),
                attempt.verdict.score,
                int(attempt.rating),
                attempt.hinted,
                attempt.confirmed,
                attempt.confidence,
                attempt.seconds,
                plan.mode in COUNT_AT_ONCE,
                stamp,
            ),
        )

    def _count(self, session: str, plan: Plan, counts: int) -> None:
        """Let a session's attempts count as reviews, or no longer."""
        self._connection.execute(
            "UPDATE attempts SET counts = ? WHERE session = ?", (counts, session)
        )
        rows = self._connection.execute(
            "SELECT DISTINCT question, side FROM attempts WHERE session = ?", (session,)
        ).fetchall()
        for question, side in rows:
            self._remember((plan.profile, plan.deck, question, side))

    def _remember_all(self, profile: str) -> None:
        """Work out all memories anew with other weights; what is due stays due when it was."""
        rows = self._connection.execute(
            "SELECT deck, question, side FROM memory WHERE profile = ?", (profile,)
        ).fetchall()
        for deck, question, side in rows:
            self._remember((profile, deck, question, side))

    def _remember(self, key: _ItemKey) -> None:
        """Work out an item's memory anew from its attempts; while replaying, once all are there."""
        if self._waiting is not None:
            self._waiting.add(key)
            return
        profile, deck, question, side = key
        item = Item(question, Side(side))
        stamped = self._stamped(profile, deck, item)
        history = [review for _, review in stamped]
        memory = remembered(history, self.settings(profile).weights)
        if memory is None:
            self._connection.execute(f"DELETE FROM memory WHERE {_ITEM}", key)
            return
        due = self._due(key, stamped[-1][0], history)
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

    def _due(self, key: _ItemKey, latest: str, history: Sequence[Review]) -> date:
        """When an item is due whose latest review has a stamp, by what the learner set by then.

        It depends on nothing that came before or after, so that undoing gives back what was.
        """
        profile, deck, question, side = key
        row = self._connection.execute(
            "SELECT due FROM rescheduled"
            " WHERE profile = ? AND deck = ? AND question = ? AND stamp > ?",
            (profile, deck, question, latest),
        ).fetchone()
        if row:
            return date.fromisoformat(row[0])
        seed = fuzz_seed(deck, Item(question, Side(side)), len(history) - 1)
        return due_after(history, seed, self.settings(profile, latest))


def fuzz_seed(deck: str, item: Item, reviews: int) -> str:
    """What seeds the fuzz of the interval that follows upon so many earlier reviews."""
    return f"{deck}/{item.question}/{item.side}/{reviews}"


def moment(at: datetime) -> str:
    """A moment as it is stored: UTC, so written that the order of texts is that of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _key(plan: Plan, item: Item) -> _ItemKey:
    return (plan.profile, plan.deck, item.question, item.side)


def _entry(id: str, at: str, day: str, data: str) -> Entry:
    return Entry(id, datetime.fromisoformat(at), date.fromisoformat(day), event_from_json(data))


def _stepped(before: "Sitting | None", entry: Entry) -> "tuple[Sitting, tuple[Effect, ...]]":
    from quiz.study.folding import begin_sitting, step_sitting

    if before is not None:
        return step_sitting(before, entry)
    if not isinstance(entry.event, Started):
        raise OutOfTurn("a session begins with Started")
    return begin_sitting(entry.event), ()
