"""The small deck, a clock that is set by hand, sessions to play, and a look into the file."""

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from quiz.deck import Deck, read_deck
from quiz.questions import DontKnow, Question, Response, Retired
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, plan_for
from quiz.record.store import FILE
from quiz.study.events import Mode

MOON = read_deck(Path(__file__).parents[1] / "decks" / "moon")
ZONE = timezone(timedelta(hours=1))
MISSED = DontKnow()


class Clock:
    """Moves on a second at each look, and further when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, tzinfo=ZONE)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


def begin(
    record: Record,
    clock: Clock,
    *,
    deck: Deck = MOON,
    mode: Mode = Mode.LEARN,
    seed: int = 7,
    profile: str = "default",
    count: int = 20,
) -> Recording:
    """A new session."""
    wish = Wish(seed=seed, profile=profile, mode=mode, count=count)
    return Recording.start(record, deck, plan_for(record, deck, wish, clock), clock)


def key(recording: Recording) -> Response:
    """The right answer to the question before the learner."""
    return recording.question.key()


def show(recording: Recording, question: str) -> None:
    """Go on, with right answers, until a question is before the learner."""
    while recording.advance():
        showing = recording.state.showing
        assert showing is not None
        if showing.item.question == question:
            return
        recording.answer(key(recording))
    raise AssertionError(f"{question} never came")


def play_out(recording: Recording, *missed: str) -> None:
    """Answer all that comes; the questions named are missed the first time."""
    left = set(missed)
    while recording.advance():
        question = recording.question.id
        recording.answer(MISSED if question in left else key(recording))
        left.discard(question)


def with_question(question: Question) -> Deck:
    """The deck with one of its questions edited."""
    placed = tuple(
        replace(each, question=question) if each.question.id == question.id else each
        for each in MOON.placed
    )
    return replace(MOON, placed=placed)


def without(question: str) -> Deck:
    """The deck with one of its questions deleted."""
    return replace(MOON, placed=tuple(each for each in MOON.placed if each.question.id != question))


def retiring(question: str) -> Deck:
    """The deck with one of its questions retired."""
    old = MOON.by_id[question].question
    return with_question(replace(old, retired=Retired("2", "It was doubtful.")))


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    """A table as another program sees it on the disk, in an order of its own."""
    connection = sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)
    try:
        return sorted(connection.execute(f"SELECT * FROM {table}").fetchall())
    finally:
        connection.close()


def derived(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that is derived from the events."""
    return {table: rows(folder, table) for table in ("sessions", "attempts", "memory")}
