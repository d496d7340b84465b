"""The record with 100,000 attempts, beside bare SQLite doing the same rows."""

import sqlite3
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.deck import Deck, read_deck
from quiz.deck.content import content_hash, to_json
from quiz.questions import DontKnow, Rating, Recalled
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, plan_for
from quiz.record.codec import event_to_json
from quiz.record.reviewing import statistics_of
from quiz.record.store import FILE
from quiz.study.events import Answered, Ended, Event, Item, Mode, Plan, Shown, Started
from tests.benchmarks.decks import write_large_deck
from tests.benchmarks.measure import table

ATTEMPTS = 100_000
A_SESSION = 50
BEGINNING = datetime(2024, 1, 1, 9, tzinfo=UTC)
RUNS = 5


def run() -> None:
    """Print milliseconds and ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        deck = read_deck(write_large_deck(folder / "deck", 2_000))
        data = folder / "data"
        Record(data).close()
        _fill(data / FILE, deck)
        now = BEGINNING + timedelta(days=ATTEMPTS // A_SESSION // 3)
        record = Record(data)
        replaying = _once(record.replay)
        copying = _once(lambda: _copy_rows(data / FILE))
        rows = [("replay of all memory", replaying, copying)]
        record.close()

        def opened() -> None:
            Record(data).close()

        rows.append(("opening", _median(opened), _median(lambda: _bare_open(data / FILE))))
        record = Record(data)
        wish = Wish(seed=1, mode=Mode.REVIEW)
        planning = _median(lambda: plan_for(record, deck, wish, lambda: now))
        rows.append(("a review queue", planning, _median(lambda: _bare_queue(data / FILE))))
        answering = _answers(record, deck, now)
        rows.append(("one answer committed", answering, _bare_answers(data / FILE)))
        summing = _median(lambda: statistics_of(record, deck, "default", lambda: now))
        rows.append(("statistics", summing, _median(lambda: _bare_statistics(data / FILE))))
        record.close()
    print(
        table(
            [f"{ATTEMPTS:,} attempts", "ms", "bare SQLite ms", "ratio"],
            [
                [name, f"{ours * 1000:.1f}", f"{bare * 1000:.1f}", f"{ours / bare:.1f}"]
                for name, ours, bare in rows
            ],
        )
    )


def _fill(path: Path, deck: Deck) -> None:
    """Write sessions as a learner of two years would have left them, as events alone."""
    connection = sqlite3.connect(path)
    items = [Item(placed.question.id) for placed in deck.placed]
    contents = {
        placed.question.id: content_hash(to_json(placed.question)) for placed in deck.placed
    }
    verdict = deck.placed[0].question.mark(DontKnow())
    ratings = [Rating.GOOD, Rating.GOOD, Rating.HARD, Rating.GOOD, Rating.AGAIN, Rating.EASY]
    rows: list[tuple[str, str, int, str, str, str, str, str]] = []
    for number in range(ATTEMPTS // A_SESSION):
        session = str(uuid.UUID(int=number))
        at = BEGINNING + timedelta(days=number // 3, hours=number % 3)
        first = number * A_SESSION % len(items)
        asked = [items[(first + place) % len(items)] for place in range(A_SESSION)]
        plan = Plan("default", deck.manifest.id, Mode.REVIEW, number, tuple(asked))
        events: list[Event] = [Started(plan)]
        for place, item in enumerate(asked):
            rating = ratings[(number + place) % len(ratings)]
            events.append(Shown(item, (), contents[item.question]))
            events.append(Answered(Recalled(rating), verdict))
        events.append(Ended())
        for sequence, event in enumerate(events):
            moment = (at + timedelta(seconds=sequence)).isoformat(timespec="microseconds")
            key = str(uuid.UUID(int=(number + 1) * 1_000 + sequence))
            day = at.date().isoformat()
            data = event_to_json(event)
            rows.append((key, session, sequence, moment, day, event.kind, data, moment))
    with connection:
        connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.close()


def _answers(record: Record, deck: Deck, now: datetime) -> float:
    """Seconds for an answer, from marking to its commit, in a session of its own."""
    clock = _Clock(now)
    wish = Wish(seed=3, mode=Mode.CRAM, count=60, profile="default")
    recording = Recording.start(record, deck, plan_for(record, deck, wish, clock), clock)
    spent = []
    while len(spent) < 40 and recording.advance():
        begun = time.perf_counter()
        recording.answer(DontKnow())
        spent.append(time.perf_counter() - begun)
    recording.end()
    return statistics.median(spent)


class _Clock:
    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _bare_open(path: Path) -> None:
    connection = _bare(path)
    connection.execute("SELECT count(*) FROM sessions").fetchone()
    connection.close()


def _bare_queue(path: Path) -> None:
    connection = _bare(path)
    connection.execute("SELECT * FROM memory ORDER BY due").fetchall()
    connection.close()


def _bare_answers(path: Path) -> float:
    connection = _bare(path)
    attempt = connection.execute("SELECT * FROM attempts LIMIT 1").fetchone()
    event = connection.execute("SELECT * FROM events WHERE kind = 'answered' LIMIT 1").fetchone()
    spent = []
    for number in range(40):
        key = f"bare-{number}"
        begun = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(event))
        connection.execute(f"INSERT INTO events VALUES ({marks})", (key, key, *event[2:]))
        marks = ", ".join("?" * len(attempt))
        connection.execute(f"INSERT INTO attempts VALUES ({marks})", (key, *attempt[1:]))
        connection.execute("COMMIT")
        spent.append(time.perf_counter() - begun)
    connection.execute("DELETE FROM events WHERE id LIKE 'bare-%'")
    connection.execute("DELETE FROM attempts WHERE id LIKE 'bare-%'")
    connection.close()
    return statistics.median(spent)


def _bare_statistics(path: Path) -> None:
    connection = _bare(path)
    connection.execute("SELECT * FROM attempts ORDER BY stamp").fetchall()
    connection.execute("SELECT * FROM memory").fetchall()
    connection.close()


def _copy_rows(path: Path) -> None:
    """Read every event and write the same attempts and memories into new tables."""
    connection = _bare(path)
    connection.execute("BEGIN IMMEDIATE")
    for _ in connection.execute("SELECT * FROM events ORDER BY stamp"):
        pass
    for name in ("attempts", "memory"):
        rows = connection.execute(f"SELECT * FROM {name}").fetchall()
        marks = ", ".join("?" * len(rows[0]))
        connection.execute(f"CREATE TABLE copy_{name} AS SELECT * FROM {name} WHERE 0")
        connection.executemany(f"INSERT INTO copy_{name} VALUES ({marks})", rows)
    connection.execute("ROLLBACK")
    connection.close()


def _once(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _median(act: Callable[[], object]) -> float:
    return statistics.median(_once(act) for _ in range(RUNS))
