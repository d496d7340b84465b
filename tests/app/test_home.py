"""The home screen: the decks, how each stands, and one Enter to begin."""

import sqlite3
from pathlib import Path

import pytest

from quiz.app.actions import ANSWER, EVERYWHERE, PAGE, QUESTION
from quiz.app.screens.home import FIRST_RUN, HomeScreen
from quiz.app.screens.question import QuestionScreen
from quiz.record import Record
from quiz.study.events import Mode
from tests.app.driving import (
    DECKS,
    MOON,
    SIZE,
    an_app,
    only,
    painted,
    playing,
    settled,
    squeezed,
    type_text,
    words,
)
from tests.deck.building import MANIFEST, write_deck


async def test_a_first_run_says_how_it_works_and_one_enter_starts(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        said = words(app)
        assert "The Moon" in said
        assert "0 due   10 new   0 known" in said
        assert all(line in said for line in FIRST_RUN)
        assert "❯ Learn           next: Surface and motion" in said
        assert MOON.manifest.description in said
        assert "Mon 23 Nov" in said
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert playing(app).question.id == MOON.placed[0].question.id


async def test_a_deck_with_errors_is_told_and_does_not_open(record: Record, tmp_path: Path) -> None:
    broken = MANIFEST.replace("id: moon", "id: broken").replace("The Moon", "Broken")
    write_deck(tmp_path / "decks" / "broken", {"deck.yaml": broken, "banks/b.yaml": "topic: no"})
    app = an_app(record, decks=[tmp_path / "decks", DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        said = " ".join(words(app).split())
        assert "this deck from opening; see `quiz check broken`" in said
        assert "Broken 1 of 2" in said
        await pilot.press("enter", "l", "g", "b", "s")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("tab")
        await settled(pilot)
        assert "The Moon   2 of 2" in words(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, QuestionScreen)


async def test_a_record_that_cannot_be_written_is_told_and_one_stays_at_home(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(record, "append", full)
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        (told,) = app._notifications
        assert "database or disk is full" in told.message


async def test_a_first_question_that_cannot_be_written_leads_home(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(record, "keep_content", full)
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_without_a_deck_the_home_screen_says_what_to_do(
    record: Record, tmp_path: Path
) -> None:
    app = an_app(record, decks=[tmp_path / "none"])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "There are no decks yet." in words(app)
        await pilot.press("down", "enter", "n", "l", "r")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_one_enter_goes_on_where_one_stopped(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+d")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        second = playing(app).question.id
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "❯ Go on           learn, 1 answered" in words(app)
        await pilot.press("enter")
        await settled(pilot)
        assert playing(app).question.id == second


async def test_the_cursor_goes_to_what_comes_next_and_stays_where_it_is_else(
    record: Record,
) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        await pilot.press("ctrl+d")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "❯ Go on           review, 1 answered" in words(app)
        await pilot.press("up")
        assert "❯ Settings" in words(app)
        await pilot.press("s")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "❯ Settings" in words(app)


async def test_leaving_the_summary_leads_home_with_new_counts(record: Record) -> None:
    app = an_app(record, only("basalt"), decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "basalt")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("4")
        await settled(pilot)
        assert "1 of 1 right at the first try" in words(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "9 new   1 known" in words(app)


async def test_every_key_of_a_screen_is_listed_on_a_key_and_left_by_it(record: Record) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        said = squeezed(words(app))
        for place in (QUESTION, ANSWER, PAGE, EVERYWHERE):
            for action in place.actions:
                assert squeezed(action.does) in said
        await pilot.press("f1")
        await settled(pilot)
        assert isinstance(app.screen, QuestionScreen)


async def test_the_last_answer_is_taken_back_from_home_past_the_end_of_its_session(
    record: Record,
) -> None:
    app = an_app(record, only("same-side"), decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("4", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert record.answers("default", "moon")
        await pilot.press("u")
        await settled(pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert playing(app).question.id == "same-side"
        assert not record.answers("default", "moon")


async def test_undo_at_home_with_nothing_answered_says_so(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert [told.message for told in app._notifications] == ["There is no answer to take back."]


async def test_a_click_on_the_menu_does_what_it_is_on(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        row = next(y for y, line in enumerate(painted(app)) if "Five minutes" in line)
        await pilot.click(offset=(6, row))
        await settled(pilot)
        assert playing(app).state.plan.seconds == 300


async def test_after_a_day_of_answers_the_year_and_the_coming_days_stand_below(
    record: Record,
) -> None:
    app = an_app(record, only("same-side"), decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("4", "enter")
        await settled(pilot)
        said = words(app)
        assert "1 day in a row" in said
        assert "·█" in said
        (standing,) = record.standings("default", "moon").values()
        assert f"{standing.due:%a %d} 1" in said
        assert not any(line in said for line in FIRST_RUN)


async def test_five_minutes_begin_by_one_key(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f")
        await settled(pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert playing(app).state.plan.seconds == 300
        assert playing(app).state.plan.mode is Mode.REVIEW


async def test_practising_from_browse_over_a_session_leaves_no_ended_session_below(
    record: Record,
) -> None:
    app = an_app(record, MOON, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.open_browse(MOON)
        await settled(pilot)
        await app.begin(MOON, mode=Mode.CRAM)
        await settled(pilot)
        shown = [type(screen).__name__ for screen in app.screen_stack[1:]]
        assert shown == ["HomeScreen", "QuestionScreen"]
