"""The small deck, a clock that is set by hand, sessions to play, and a look into the file."""

import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Literal, overload

from fsrs_rs_python import DEFAULT_PARAMETERS

from quiz.deck import Deck, Placed, read_deck
from quiz.questions import DontKnow, Picked, Question, Rating, Response, Retired, Typed
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, plan_for
from quiz.record.invigilating import ExamRecording
from quiz.record.store import FILE
from quiz.study.days import study_day
from quiz.study.events import (
    Act,
    Bookmarked,
    Confidence,
    Configured,
    Entry,
    Forgotten,
    Mode,
    Rescheduled,
    Suspended,
)
from quiz.study.settings import Settings

MOON = read_deck(Path(__file__).parents[1] / "decks" / "moon")
OWN_WEIGHTS = tuple(
    weight * (1.1 if place < 4 else 1.0) for place, weight in enumerate(DEFAULT_PARAMETERS)
)
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

    def pass_seconds(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


Seated = Recording | ExamRecording


@overload
def begin(
    record: Record,
    clock: Clock,
    *,
    mode: Literal[Mode.EXAM],
    deck: Deck = ...,
    seed: int = ...,
    profile: str = ...,
    count: int = ...,
    minutes: float | None = ...,
) -> ExamRecording: ...


@overload
def begin(
    record: Record,
    clock: Clock,
    *,
    mode: Mode = ...,
    deck: Deck = ...,
    seed: int = ...,
    profile: str = ...,
    count: int = ...,
    minutes: float | None = ...,
) -> Recording: ...


def begin(
    record: Record,
    clock: Clock,
    *,
    deck: Deck = MOON,
    mode: Mode = Mode.LEARN,
    seed: int = 7,
    profile: str = "default",
    count: int = 20,
    minutes: float | None = None,
) -> Seated:
    """A new session; those that stand open are left so."""
    wish = Wish(seed=seed, profile=profile, mode=mode, count=count, minutes=minutes)
    kind = ExamRecording if mode is Mode.EXAM else Recording
    return kind.start(record, deck, plan_for(record, deck, wish, clock), clock)


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


def play_out(recording: Seated, *missed: str) -> None:
    """Answer all that comes, to the end; the questions named are missed the first time."""
    left = set(missed)
    for _ in pages(recording) if isinstance(recording, ExamRecording) else questions(recording):
        question = recording.question.id
        recording.answer(MISSED if question in left else recording.question.key())
        left.discard(question)


def questions(recording: Recording) -> Iterator[None]:
    """Go on from question to question, until the session has ended."""
    while recording.advance():
        if recording.state.showing is not None:
            yield


def pages(exam: ExamRecording) -> Iterator[None]:
    """Go through an exam page by page, and hand it in."""
    for place in range(len(exam.state.pages)):
        exam.move(place)
        yield
    exam.end()


def act(record: Record, clock: Clock, what: Act) -> None:
    """Do something outside any session."""
    now = clock()
    day = study_day(now, record.settings(what.profile).rollover_hour)
    record.act(Entry(str(uuid.uuid4()), now.astimezone(UTC), day, what))


def varied_record(record: Record, clock: Clock) -> None:
    """Sessions of all modes with every event, and every act outside them."""
    recording = begin(record, clock)
    show(recording, "basalt")
    recording.draft(Typed("x"))
    recording.hint()
    recording.give_letter()
    recording.answer(Typed("bassalt"), Confidence.THINK)
    recording.confirm()
    recording.rate(Rating.EASY)
    recording.advance()
    recording.answer(MISSED, Confidence.SURE)
    recording.undo()
    recording.answer(MISSED, Confidence.GUESS)
    play_out(recording, "walkers", "crew")
    recording.undo()
    act(record, clock, Suspended("default", "moon", "plains", True))
    act(record, clock, Suspended("default", "moon", "days", True))
    act(record, clock, Suspended("default", "moon", "days", False))
    act(record, clock, Bookmarked("default", "moon", "crew", True))
    act(record, clock, Bookmarked("other", "moon", "crew", True))
    act(record, clock, Bookmarked("default", "moon", "basalt", True))
    act(record, clock, Bookmarked("default", "moon", "basalt", False))
    own = Settings(retention=0.85, new_a_day=4, rollover_hour=6)
    for days, learner in ((1, "default"), (3, "other"), (9, "default"), (-4, "default")):
        clock.pass_days(days)
        for mode in Mode:
            later = begin(record, clock, mode=mode, profile=learner)
            play_out(later, "days", "roles", "no-air")
        act(record, clock, Rescheduled(learner, "moon", "crew", date(2026, 3, 1 + abs(days))))
        act(record, clock, Forgotten(learner, "moon", "walkers"))
        act(record, clock, Configured(learner, own))
    act(record, clock, Configured("other", replace(own, weights=OWN_WEIGHTS)))
    sure = begin(record, clock, mode=Mode.REVIEW, profile="third")
    show(sure, "same-side")
    sure.strike(next(key for key in sure.state.showing.keys if key not in key_of(sure)))
    sure.answer(MISSED, Confidence.SURE)
    exam = begin(record, clock, mode=Mode.EXAM, profile="third", minutes=20)
    exam.answer(MISSED)
    exam.flag()
    exam.move(2)
    exam.draft(exam.question.key())


def key_of(recording: Recording) -> tuple[str, ...]:
    """The keys of the right options of the question before the learner."""
    right = key(recording)
    assert isinstance(right, Picked)
    return right.keys


def with_question(question: Question) -> Deck:
    """The deck with one of its questions edited."""
    placed = tuple(
        Placed(question, each.topic, each.file) if each.question.id == question.id else each
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
    connection = sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)
    try:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    finally:
        connection.close()
    return {name: rows(folder, name) for (name,) in names if name not in ("events", "contents")}
