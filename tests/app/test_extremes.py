"""Whatever a deck holds and whatever is typed, the app shows it as written and goes on."""

import asyncio
import signal
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from quiz.app import QuizApp
from quiz.app.screens.question import QuestionScreen
from quiz.deck import Library
from quiz.deck.deck import Placed
from quiz.questions import (
    Cloze,
    Distractor,
    MultipleResponse,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
)
from quiz.record import Record
from quiz.record.choosing import Wish
from quiz.study.events import Mode
from tests.app.driving import (
    MOON,
    SIZE,
    an_app,
    burst,
    clock,
    only,
    painted,
    playing,
    settled,
    squeezed,
    type_text,
    words,
)
from tests.app.hostile import as_shown
from tests.strategies import any_texts, questions

URDU = "روس اور پاکستان کے تعلقات"
CYRILLIC = "Отношения Пакистана и России"
EMOJI = "🧑‍🚀🚀 1️⃣"
WIDE = "巴基斯坦与俄罗斯"
BIDI = "abc\u202edef\u2066ghi"


def deck_of(*asked: Question) -> tuple[Placed, ...]:
    place = MOON.placed[0]
    return tuple(
        Placed(replace(question, cite=(), disputes=(), group=None), place.topic, place.file)
        for question in asked
    )


def asking(record: Record, *asked: Question) -> QuizApp:
    deck = replace(MOON, placed=deck_of(*asked))
    return QuizApp(Library([]), record, Wish(seed=1, mode=Mode.CRAM), deck, clock)


def single(stem: str, *options: str) -> SingleChoice:
    right, *wrong = options
    return SingleChoice(id="q", stem=stem, answer=right, distractors=tuple(map(Distractor, wrong)))


@settings(max_examples=10)
@given(st.lists(questions(), min_size=1, max_size=3, unique_by=lambda each: each.id), any_texts())
def test_any_questions_can_be_asked_and_answered_with_anything(
    asked: list[Question], typed: str
) -> None:
    async def play(record: Record) -> None:
        app = asking(record, *asked)
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            for _ in asked:
                if not isinstance(app.screen, QuestionScreen):
                    break
                driver = app._driver
                assert driver is not None
                driver.send_message(events.Paste(typed))
                await burst(pilot, ["1", "a", "enter", "enter", "ctrl+t"])
                await burst(pilot, ["ctrl+d"])
                assert painted(app)
                await burst(pilot, ["3"])
            assert record.latest_session("default", MOON.manifest.id)
            assert app.return_code in (None, 0)

    with tempfile.TemporaryDirectory() as folder:
        record = Record(Path(folder))
        asyncio.run(play(record))
        record.close()


@pytest.mark.parametrize("text", [URDU, CYRILLIC, EMOJI, WIDE, BIDI])
async def test_every_script_is_shown_as_written_and_keeps_its_column(
    record: Record, text: str
) -> None:
    app = asking(record, single(f"{text} stem", f"{text} a", f"{text} b", f"{text} c"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        said = squeezed(words(app))
        for end in ("stem", "a", "b", "c"):
            assert as_shown(f"{text} {end}") in said
        assert "\u202e" not in "".join(painted(app))
        for strip in app.screen._compositor.render_strips():
            assert strip.cell_length == SIZE[0]
        await burst(pilot, ["1", "enter"])
        for strip in app.screen._compositor.render_strips():
            assert strip.cell_length == SIZE[0]


async def test_options_of_ten_thousand_letters_can_be_read_and_answered(record: Record) -> None:
    long = ["word " * 2000 + name for name in ("one", "two", "three")]
    app = asking(record, single("Which?", *long))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert all(squeezed(text) in squeezed(words(app)) for text in long)
        await burst(pilot, ["2", "enter"])
        assert playing(app).state.attempt is not None


async def test_forty_options_are_all_reached_by_the_arrows(record: Record) -> None:
    texts = [f"option {number} of many" for number in range(40)]
    several = MultipleResponse(
        id="q",
        stem="Which?",
        answers=tuple(texts[:20]),
        distractors=tuple(map(Distractor, texts[20:])),
    )
    app = asking(record, several)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await burst(pilot, ["down", "space"] * 40)
        await burst(pilot, ["enter"])
        attempt = playing(app).state.attempt
        assert attempt is not None
        assert len(getattr(attempt.response, "keys")) == 40  # noqa: B009


async def test_the_option_at_the_cursor_is_always_in_view(record: Record) -> None:
    ordering = Ordering(id="q", stem="Order", items=tuple(f"item {n} here" for n in range(40)))
    app = asking(record, ordering)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for key in ("up", "up", "down", "down", "down"):
            await burst(pilot, [key])
            assert any("❯" in line for line in painted(app))


@pytest.mark.parametrize(
    "question",
    [
        ShortAnswer(id="q", stem="Which?", answer="this"),
        Cloze(id="q", text="One [[gap]] here."),
    ],
    ids=["typed", "cloze"],
)
async def test_a_pasted_megabyte_is_no_answer_and_does_no_harm(
    record: Record, question: Question
) -> None:
    app = asking(record, question)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "x")
        driver = app._driver
        assert driver is not None
        driver.send_message(events.Paste("word " * 200_000))
        await settled(pilot)
        await burst(pilot, ["enter"])
        attempt = playing(app).state.attempt
        assert attempt is not None
        assert "'x'" in str(attempt.response)


async def test_a_slow_record_is_told_and_the_screen_stays_alive(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, append = threading.Event(), record.append

    def slow(*given: object) -> None:
        go_on.wait(timeout=30)
        append(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("quiz.app.app.SLOW_AFTER", 0)
    monkeypatch.setattr("quiz.app.screens.page.PATIENCE", 0)
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        monkeypatch.setattr(record, "append", slow)
        await pilot.press("1", "enter")
        assert "The record is slow to answer" in " ".join(painted(app))
        await pilot.resize_terminal(60, 20)
        assert app.screen.size.width == 60
        assert playing(app).state.attempt is None
        go_on.set()
        await settled(pilot)
        assert "The record is slow" not in words(app)
        assert playing(app).state.attempt is not None
        assert len(record.answers("default", "moon")) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGHUP on Windows")
def test_a_terminal_that_closes_loses_nothing_and_records_nothing_twice(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    import os

    environment = {**os.environ, "QUIZ_DATA": str(tmp_path), "TERM": "xterm-256color"}
    environment["QUIZ_CONFIG"] = str(tmp_path / "settings.toml")
    deck = str(Path(__file__).parent.parent / "decks" / "moon")
    command = [sys.executable, "-m", "quiz", "play", deck, "--kind", "short_answer", "--new"]
    child = pexpect.spawn(command[0], command[1:], env=environment, dimensions=SIZE[::-1])
    child.expect("Type the answer", timeout=60)
    child.send("basal")
    child.expect("basal", timeout=60)
    while True:
        drafts = drafted(tmp_path)
        if drafts and "basal" in drafts[-1]:
            break
        child.expect([pexpect.TIMEOUT, ".+"], timeout=0.1)
    child.kill(signal.SIGHUP)
    child.expect(pexpect.EOF, timeout=60)
    child.close()
    again = pexpect.spawn(
        command[0], command[1:-1], env=environment, dimensions=SIZE[::-1], timeout=60
    )
    again.expect("stands open")
    again.send("\r")
    again.expect("basal")
    again.send("t\r")
    again.expect("RIGHT")
    again.kill(signal.SIGHUP)
    again.expect(pexpect.EOF)
    again.close()
    record = Record(tmp_path)
    assert len(record.answers("default", "moon")) == 1
    record.close()


def drafted(folder: Path) -> list[str]:
    """What was drafted so far, by another process."""
    import sqlite3

    file = folder / "record.sqlite3"
    if not file.exists():
        return []
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT data FROM events WHERE kind = 'drafted'").fetchall()
    return [data for (data,) in rows]
