"""The record as its users need it: sessions to go on with, and how each item stands."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.questions import Rating, Side
from quiz.record.codec import (
    event_from_json,
    event_to_json,
    response_from_json,
    verdict_from_json,
)
from quiz.record.deriving import Derived, moment
from quiz.record.migrations import following
from quiz.record.owning import profiles
from quiz.record.store import open_record, transaction
from quiz.study.events import (
    Bookmarked,
    Confidence,
    Configured,
    Entry,
    Forgotten,
    Item,
    Mode,
    Plan,
    Rescheduled,
    Suspended,
)
from quiz.study.memory import Memory, Review
from quiz.study.queue import Standing
from quiz.study.session import Attempt, Effect
from quiz.study.settings import Settings

if TYPE_CHECKING:
    from quiz.study.history import Past
    from quiz.study.statistics import Answer


@dataclass(frozen=True)
class OpenSession:
    """A session that was not ended; `latest` is the moment (UTC) of its last event."""

    id: str
    deck: str
    mode: Mode
    latest: datetime
    answered: int


class Record:
    """The log of one data folder. Its methods may be called from any one thread at a time.

    `notice` is what the learner has to be told about the opening, empty if nothing.
    """

    def __init__(self, folder: Path) -> None:
        """Open the record in a folder; raises RecordError."""
        opened = open_record(folder)
        self._connection = opened.connection
        self.notice = opened.notice
        self._derived = Derived(self._connection)

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
            stamp = self._write(session, sequence, entry)
            self._derived.session(session, plan, entry, stamp, effects)

    def act(self, entry: Entry) -> None:
        """Write an entry of what a learner did outside any session; raises sqlite3.Error."""
        match entry.event:
            case Suspended() | Bookmarked() | Forgotten() | Rescheduled() | Configured() as act:
                with transaction(self._connection):
                    stamp = self._write(entry.id, 0, entry)
                    self._derived.act(act, stamp)
            case _:
                raise TypeError(f"{type(entry.event).__name__} belongs to a session")

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
        return self._latest(profile, deck, "NOT ended")

    def latest_session(self, profile: str, deck: str) -> OpenSession | None:
        """The session of a deck that was gone on with last, ended or not, if there is one."""
        return self._latest(profile, deck, "TRUE")

    def _latest(self, profile: str, deck: str, condition: str) -> OpenSession | None:
        row = self._connection.execute(
            "SELECT id, mode, latest, (SELECT count(*) FROM attempts WHERE session = sessions.id)"
            f" FROM sessions WHERE profile = ? AND deck = ? AND {condition}"
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
        """The reviews of an item that count, oldest first."""
        return self._derived.history(profile, deck, item)

    def histories(
        self, profile: str, deck: str | None = None
    ) -> dict[tuple[str, Item], tuple[Review, ...]]:
        """The reviews that count of each item with any, by deck and item; of one deck if named."""
        rows = self._connection.execute(
            "SELECT deck, question, side FROM memory"
            " WHERE profile = ? AND deck = coalesce(?, deck)",
            (profile, deck),
        ).fetchall()
        found = {}
        for name, question, side in rows:
            item = Item(question, Side(side))
            found[name, item] = self._derived.history(profile, name, item)
        return found

    def answers(self, profile: str, deck: str) -> "tuple[Answer, ...]":
        """Every attempt of a learner at a deck that stands, oldest first."""
        from quiz.study.statistics import Answer

        rows = self._connection.execute(
            "SELECT question, side, mode, day, rating, score, counts, seconds, confidence,"
            " response, verdict FROM attempts JOIN sessions ON sessions.id = attempts.session"
            " WHERE attempts.profile = ? AND attempts.deck = ? ORDER BY stamp, attempts.id",
            (profile, deck),
        )
        return tuple(
            Answer(
                item=Item(question, Side(side)),
                mode=Mode(mode),
                day=date.fromisoformat(day),
                rating=Rating(rating),
                right=score == 1 and rating != Rating.AGAIN,
                counts=bool(counts),
                seconds=seconds,
                confidence=Confidence(confidence) if confidence else None,
                picked=_wrong_picks(response, verdict) if score < 1 else (),
            )
            for (
                question,
                side,
                mode,
                day,
                rating,
                score,
                counts,
                seconds,
                confidence,
                response,
                verdict,
            ) in rows
        )

    def past(self, profile: str, deck: str, question: str) -> "tuple[Past, ...]":
        """Every attempt of a learner at a question that stands, oldest first."""
        from quiz.study.history import Past

        rows = self._connection.execute(
            "SELECT attempts.id, side, at, day, response, verdict, rating, hinted, confirmed,"
            " confidence, seconds, mode FROM attempts JOIN sessions"
            " ON sessions.id = attempts.session"
            " WHERE attempts.profile = ? AND attempts.deck = ? AND question = ?"
            " ORDER BY stamp, attempts.id",
            (profile, deck, question),
        )
        return tuple(
            Past(
                Attempt(
                    id=id,
                    item=Item(question, Side(side)),
                    at=datetime.fromisoformat(at),
                    day=date.fromisoformat(day),
                    response=response_from_json(response),
                    verdict=verdict_from_json(verdict),
                    rating=Rating(rating),
                    hinted=bool(hinted),
                    confirmed=bool(confirmed),
                    confidence=Confidence(confidence) if confidence else None,
                    seconds=seconds,
                ),
                Mode(mode),
            )
            for (
                id,
                side,
                at,
                day,
                response,
                verdict,
                rating,
                hinted,
                confirmed,
                confidence,
                seconds,
                mode,
            ) in rows
        )

    def wrong_picks(self, profile: str, deck: str, question: str) -> Counter[str]:
        """How often a learner has picked each wrong option of a question, by the option's key.

        All attempts that stand count, in whatever mode, that which was just made too.
        """
        rows = self._connection.execute(
            "SELECT response, verdict FROM attempts"
            " WHERE profile = ? AND deck = ? AND question = ? AND score < 1",
            (profile, deck, question),
        )
        return Counter(key for row in rows for key in _wrong_picks(*row))

    def answers_by_day(self, profile: str, deck: str) -> dict[date, int]:
        """How many attempts that stand each study day has, the earliest first."""
        rows = self._connection.execute(
            "SELECT day, count(*) FROM attempts WHERE profile = ? AND deck = ?"
            " GROUP BY day ORDER BY day",
            (profile, deck),
        )
        return {date.fromisoformat(day): count for day, count in rows}

    def latest_seconds(self, profile: str, deck: str, most: int) -> list[float]:
        """How long each of the latest attempts took, in seconds."""
        rows = self._connection.execute(
            "SELECT seconds FROM attempts WHERE profile = ? AND deck = ?"
            " ORDER BY stamp DESC LIMIT ?",
            (profile, deck, most),
        )
        return [seconds for (seconds,) in rows]

    def profiles(self) -> tuple[str, ...]:
        """The learners whom the record knows, in alphabetical order."""
        return profiles(self._connection)

    def settings(self, profile: str) -> Settings:
        """A learner's settings."""
        return self._derived.settings(profile)

    def missed(self, profile: str, deck: str) -> frozenset[Item]:
        """The items of a deck whose latest answer, in whatever mode, was not right."""
        rows = self._connection.execute(
            "SELECT question, side, rating, max(stamp) FROM attempts"
            " WHERE profile = ? AND deck = ? GROUP BY question, side",
            (profile, deck),
        )
        return frozenset(
            Item(question, Side(side)) for question, side, rating, _ in rows if rating == 1
        )

    def suspended(self, profile: str, deck: str) -> frozenset[str]:
        """The questions of a deck that are suspended."""
        rows = self._connection.execute(
            "SELECT question FROM suspended WHERE profile = ? AND deck = ?", (profile, deck)
        )
        return frozenset(question for (question,) in rows)

    def bookmarked(self, profile: str, deck: str) -> frozenset[str]:
        """The questions of a deck that are flagged to be found again."""
        rows = self._connection.execute(
            "SELECT question FROM bookmarked WHERE profile = ? AND deck = ?", (profile, deck)
        )
        return frozenset(question for (question,) in rows)

    def replay(self) -> None:
        """Drop everything derived and derive it again from the events."""
        with transaction(self._connection):
            self._derived.replay()

    def _write(self, session: str, sequence: int, entry: Entry) -> str:
        """Write an entry, inside a transaction; its stamp."""
        latest = self._connection.execute("SELECT max(stamp) FROM events").fetchone()[0] or ""
        stamp = following(latest, moment(entry.at))
        row = (
            entry.id,
            session,
            sequence,
            moment(entry.at),
            entry.day.isoformat(),
            entry.event.kind,
            event_to_json(entry.event),
            stamp,
        )
        self._connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return stamp


def _wrong_picks(response: str, verdict: str) -> tuple[str, ...]:
    """The keys of the wrong options that a response (JSON) picked, from its verdict (JSON)."""
    if json.loads(response)["kind"] != "picked":
        return ()
    parts = json.loads(verdict)["parts"]
    return tuple(part["key"] for part in parts if part["given"] and part["outcome"] == "wrong")
