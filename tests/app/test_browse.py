"""Browsing: a deck's questions searched, narrowed, looked at, suspended, flagged and practised."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from quiz.app import QuizApp
from quiz.app.action import Place
from quiz.app.actions import BROWSE, FILTERS, LOOKING
from quiz.app.screens.browse import BrowseScreen, QuestionList
from quiz.app.screens.filters import FiltersScreen, TraitList
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.looking import LookingScreen
from quiz.app.screens.question import QuestionScreen
from quiz.deck import Deck, Placed
from quiz.preferences import Preferences
from quiz.questions import Retired, ShortAnswer
from quiz.record import Record
from quiz.record.acting import act_now
from quiz.study.events import Bookmarked, Mode, Suspended
from tests.app.driving import (
    DECKS,
    MOON,
    SIZE,
    an_app,
    burst,
    clock,
    painted,
    playing,
    settled,
    squeezed,
    type_text,
    words,
)
from tests.app.hostile import TEXTS, as_shown, hostile_deck

IDS = [placed.question.id for placed in MOON.placed]


@asynccontextmanager
async def browsing(
    record: Record,
    deck: Deck = MOON,
    question: str = "",
    *,
    size: tuple[int, int] = SIZE,
    preferences: Preferences | None = None,
) -> AsyncIterator[Pilot[None]]:
    """A pilot of the app with a deck being browsed."""
    app = an_app(record, decks=[DECKS])
    if preferences:
        app.preferences = preferences
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.open_browse(deck, question)
        await settled(pilot)
        yield pilot


def screen_of(pilot: Pilot[None]) -> BrowseScreen:
    assert isinstance(pilot.app.screen, BrowseScreen)
    return pilot.app.screen


def listed(pilot: Pilot[None]) -> list[str]:
    found = screen_of(pilot).query_one(QuestionList).found
    return [placed.question.id for placed in found]


def chosen(pilot: Pilot[None]) -> str:
    placed = screen_of(pilot).query_one(QuestionList).chosen
    assert placed is not None
    return placed.question.id


def app_of(pilot: Pilot[None]) -> QuizApp:
    assert isinstance(pilot.app, QuizApp)
    return pilot.app


def many(count: int) -> Deck:
    """A deck of so many questions, every third of which asks for basalt."""
    placed = MOON.placed[0]
    names = ("basalt", "granite", "marble")
    return replace(
        MOON,
        placed=tuple(
            Placed(
                ShortAnswer(id=f"q{number}", stem=f"Question {number}?", answer=names[number % 3]),
                placed.topic,
                placed.file,
            )
            for number in range(count)
        ),
    )


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_all_questions_are_listed_one_a_line_with_standing_prompt_and_topic(
    record: Record,
) -> None:
    async with browsing(record) as pilot:
        assert listed(pilot) == IDS
        (line,) = [line for line in painted(app_of(pilot)) if "What does the text say" in line]
        assert line.split()[0] == "○"
        assert line.split()[-1] == "new"
        assert "Surface and mot" in line
        assert "9 questions" in words(app_of(pilot))


async def test_each_letter_narrows_the_list_and_its_first_is_previewed(record: Record) -> None:
    async with browsing(record) as pilot:
        await type_text(pilot, "basa")
        await settled(pilot)
        assert listed(pilot) == ["plains", "basalt"]
        assert "2 of 9" in words(app_of(pilot))
        assert "The highlands are the older ones." in words(app_of(pilot))
        await type_text(pilot, "nite rock")
        await settled(pilot)
        assert listed(pilot) == ["basalt"]
        await press(pilot, "x", "y")
        assert listed(pilot) == []
        assert "No question fits" in words(app_of(pilot))
        await press(pilot, "ctrl+u")
        assert listed(pilot) == IDS


async def test_letters_typed_faster_than_they_are_searched_for_all_arrive_in_order(
    record: Record,
) -> None:
    deck = many(3000)
    async with browsing(record, deck) as pilot:
        await burst(pilot, "question basalt 2991")
        assert screen_of(pilot).query_one(Input).value == "question basalt 2991"
        assert listed(pilot) == ["q2991"]
        await burst(pilot, ["backspace"] * 5)
        assert len(listed(pilot)) == 1000


async def test_what_is_typed_before_the_texts_are_ready_is_searched_for_once_they_are(
    record: Record,
) -> None:
    async with browsing(record) as pilot:
        screen = screen_of(pilot)
        index, screen._index = screen._index, None
        await type_text(pilot, "basanite")
        await settled(pilot)
        assert "made ready to be searched" in words(app_of(pilot))
        assert index is not None
        await screen._make_index()
        assert listed(pilot) == ["basalt"]
        assert "made ready to be searched" not in words(app_of(pilot))


async def test_only_the_rows_in_sight_are_set(record: Record) -> None:
    async with browsing(record, many(3000)) as pilot:
        rows = screen_of(pilot).query_one(QuestionList)
        assert 5 < len(rows.set_lines(76)) <= 24
        await press(pilot, "up", "pagedown", "pagedown", "down")
        place = listed(pilot).index(chosen(pilot))
        assert 10 < place < 40
        assert any(f"❯ ○ Question {place}?" in line for line in painted(app_of(pilot)))
        await press(pilot, "pageup", "pageup", "pageup")
        assert chosen(pilot) == "q0"


async def test_the_question_that_is_named_is_at_the_cursor(record: Record) -> None:
    async with browsing(record, question="roles") as pilot:
        assert chosen(pilot) == "roles"
        assert "Armstrong: on the surface" in words(app_of(pilot))


async def test_a_deck_without_that_question_is_listed_from_the_first(record: Record) -> None:
    async with browsing(record, question="gone") as pilot:
        assert chosen(pilot) == IDS[0]


async def test_the_list_is_narrowed_by_what_questions_are_and_how_they_stand(
    record: Record,
) -> None:
    act_now(record, Suspended("default", "moon", "crew", True), clock)
    async with browsing(record) as pilot:
        await press(pilot, "ctrl+t")
        assert isinstance(app_of(pilot).screen, FiltersScreen)
        assert "suspended" in words(app_of(pilot))
        await press(pilot, "down", "enter")
        assert "1 of 9" in words(app_of(pilot))
        await press(pilot, "enter", "down", "down", "space", "ctrl+t")
        assert listed(pilot) == ["walkers", "crew", "days", "roles"]
        assert "only The landing" in words(app_of(pilot))
        await type_text(pilot, "walked")
        await settled(pilot)
        assert listed(pilot) == ["walkers"]
        await press(pilot, "ctrl+u", "ctrl+t", "backspace", "escape")
        assert listed(pilot) == IDS


async def test_a_flag_is_kept_and_taken_back_by_the_same_key(record: Record) -> None:
    async with browsing(record) as pilot:
        await press(pilot, "down", "ctrl+f")
        assert record.bookmarked("default", "moon") == {"plains"}
        assert any("❯" in line and "⚑" in line for line in painted(app_of(pilot)))
        await press(pilot, "ctrl+f")
        assert record.bookmarked("default", "moon") == set()
        await burst(pilot, ["ctrl+f", "ctrl+f", "ctrl+f"])
        assert record.bookmarked("default", "moon") == {"plains"}
        await press(pilot, "ctrl+t", "down", "enter", "ctrl+t")
        assert listed(pilot) == ["plains"]
        await press(pilot, "ctrl+f")
        assert listed(pilot) == ["plains"]


async def test_a_suspended_question_says_so_and_is_asked_again_by_the_same_key(
    record: Record,
) -> None:
    async with browsing(record) as pilot:
        await press(pilot, "ctrl+s")
        assert record.suspended("default", "moon") == {"same-side"}
        assert "– suspended" in words(app_of(pilot))
        await press(pilot, "ctrl+s")
        assert record.suspended("default", "moon") == set()
        assert "– suspended" not in words(app_of(pilot))


async def test_a_record_that_cannot_be_written_is_told_and_nothing_is_shown_as_done(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    async with browsing(record) as pilot:
        monkeypatch.setattr(record, "act", full)
        await press(pilot, "ctrl+f")
        (told,) = app_of(pilot)._notifications
        assert "database or disk is full" in told.message
        assert "⚑" not in "\n".join(painted(app_of(pilot)))


async def test_what_is_listed_is_practised_unscheduled_without_what_is_suspended(
    record: Record,
) -> None:
    act_now(record, Suspended("default", "moon", "roles", True), clock)
    async with browsing(record) as pilot:
        await type_text(pilot, "armstrong")
        await settled(pilot)
        assert listed(pilot) == ["crew", "days", "roles"]
        await press(pilot, "ctrl+r")
        assert isinstance(app_of(pilot).screen, QuestionScreen)
        plan = playing(app_of(pilot)).state.plan
        assert plan.mode is Mode.CRAM
        assert {item.question for item in plan.items} == {"crew", "days"}


async def test_all_of_a_long_list_and_both_sides_of_a_card_are_practised(record: Record) -> None:
    async with browsing(record) as pilot:
        await press(pilot, "ctrl+r")
        assert len(playing(app_of(pilot)).state.plan.items) == 10


async def test_nothing_is_begun_where_nothing_listed_is_asked(record: Record) -> None:
    act_now(record, Suspended("default", "moon", "roles", True), clock)
    async with browsing(record) as pilot:
        await type_text(pilot, "houston")
        await settled(pilot)
        assert listed(pilot) == ["roles"]
        await press(pilot, "ctrl+r")
        assert "nothing here to practise" in words(app_of(pilot))
        assert isinstance(app_of(pilot).screen, BrowseScreen)
        await type_text(pilot, "xyz")
        await settled(pilot)
        assert "nothing here" not in words(app_of(pilot))
        await press(pilot, "ctrl+r")
        assert "nothing here" in words(app_of(pilot))
        assert record.open_session("default", "moon") is None


async def test_how_questions_stand_is_looked_up_anew_on_coming_back(record: Record) -> None:
    async with browsing(record) as pilot:
        await type_text(pilot, "basanite")
        await settled(pilot)
        await press(pilot, "ctrl+r")
        await type_text(pilot, "granite")
        await press(pilot, "enter", "escape")
        assert listed(pilot) == ["basalt"]
        assert "✗ missed" in words(app_of(pilot))


async def test_a_question_looked_at_whole_has_its_answer_grounds_and_history(
    record: Record,
) -> None:
    async with browsing(record, question="origin") as pilot:
        await press(pilot, "enter")
        assert isinstance(app_of(pilot).screen, LookingScreen)
        said = words(app_of(pilot))
        (dispute,) = MOON.disputes.values()
        for text in ("✓ A body the size of Mars", "What was thrown up", dispute.title, "never ask"):
            assert text in said


async def test_the_history_tells_each_answer_in_words_with_when_and_how(record: Record) -> None:
    async with browsing(record, question="same-side") as pilot:
        app = app_of(pilot)
        await app.begin(MOON, mode=Mode.REVIEW)
        await settled(pilot)
        recording = playing(app)
        assert recording.question.id == "same-side"
        options = [option.text for option in recording.presentation.options]
        await press(pilot, str(options.index("It does not turn about itself at all") + 1), "enter")
        await press(pilot, "escape", "enter")
        said = words(app)
        assert "asked once" in said
        assert "due Mon 23 Nov, today; stability 1 day" in said
        assert "✗ wrong   rated again, " in said
        assert "Mon 23 Nov 09:30, review" in said
        assert squeezed("It does not turn about itself at all") in squeezed(said.split("asked")[1])
        await press(pilot, "z")
        assert "not asked until that is taken back" in words(app)


async def test_one_goes_on_from_question_to_question_and_back_to_the_last_one(
    record: Record,
) -> None:
    async with browsing(record) as pilot:
        await press(pilot, "enter", "n", "right", "f")
        assert "3 of 9" in words(app_of(pilot))
        assert record.bookmarked("default", "moon") == {"no-air"}
        assert "⚑ flagged" in words(app_of(pilot))
        await press(pilot, "b", "left", "left", "left")
        assert "1 of 9" in words(app_of(pilot))
        await press(pilot, "n", "escape")
        assert chosen(pilot) == "plains"
        await press(pilot, "enter", "p")
        assert playing(app_of(pilot)).question.id == "plains"


async def test_a_retired_question_says_why_and_is_not_practised(record: Record) -> None:
    first = MOON.placed[0]
    retired = replace(first.question, retired=Retired("2", "It was doubtful."))
    placed = Placed(retired, first.topic, first.file)
    async with browsing(record, replace(MOON, placed=(placed,))) as pilot:
        assert "Retired in edition 2: It was doubtful." in words(app_of(pilot))
        await press(pilot, "ctrl+r")
        assert "nothing here to practise" in words(app_of(pilot))
        await press(pilot, "enter", "p")
        assert "suspended or retired" in words(app_of(pilot))


async def test_the_mouse_chooses_a_row_and_opens_it(record: Record) -> None:
    async with browsing(record) as pilot:
        await pilot.click(QuestionList, offset=(10, 3))
        await settled(pilot)
        assert chosen(pilot) == IDS[3]
        await type_text(pilot, "x")
        await press(pilot, "backspace")
        await pilot.click(QuestionList, offset=(10, 0))
        await settled(pilot)
        assert isinstance(app_of(pilot).screen, LookingScreen)


async def test_keys_may_be_changed_to_ones_that_a_text_box_has_for_its_own(record: Record) -> None:
    preferences = Preferences(keymap={"browse.flag": "ctrl+k", "browse.open": "ctrl+e"})
    async with browsing(record, preferences=preferences) as pilot:
        await press(pilot, "ctrl+k", "ctrl+f", "enter")
        assert record.bookmarked("default", "moon") == {"same-side"}
        assert "^k flag" in words(app_of(pilot))
        await press(pilot, "ctrl+e")
        assert isinstance(app_of(pilot).screen, LookingScreen)


async def test_escape_leads_back_to_where_one_came_from(record: Record) -> None:
    async with browsing(record) as pilot:
        await press(pilot, "enter", "q", "ctrl+t", "q", "escape")
        assert isinstance(app_of(pilot).screen, HomeScreen)


@pytest.mark.parametrize(
    ("place", "owners"),
    [
        (BROWSE, [BrowseScreen]),
        (FILTERS, [FiltersScreen, TraitList]),
        (LOOKING, [LookingScreen]),
    ],
)
def test_every_action_of_these_screens_does_something(
    place: Place, owners: list[type[Widget]]
) -> None:
    for action in place.actions:
        name = f"action_{action.action.partition('(')[0]}"
        assert any(hasattr(owner, name) for owner in owners), action.name


async def test_another_learners_flags_are_not_shown(record: Record) -> None:
    act_now(record, Bookmarked("other", "moon", "same-side", True), clock)
    async with browsing(record) as pilot:
        assert "⚑" not in "\n".join(painted(app_of(pilot)))


@pytest.mark.parametrize("bad", TEXTS)
async def test_hostile_texts_are_shown_as_written_and_nothing_runs(
    record: Record, bad: str
) -> None:
    async with browsing(record, hostile_deck(bad)) as pilot:
        app = app_of(pilot)
        await press(pilot, "enter")
        for _ in hostile_deck(bad).placed:
            assert as_shown(f"{bad} topic") in squeezed(words(app))
            assert as_shown(f"{bad} why") in squeezed(words(app))
            await press(pilot, "n")
        await press(pilot, "escape")
        assert as_shown(f"{bad} back") in squeezed(words(app))
        await press(pilot, "ctrl+t")
        assert as_shown(f"{bad} topic") in squeezed(words(app))
        await press(pilot, "down", "enter", "escape")
        assert as_shown(f"only{bad}topic") in squeezed(words(app))
        screen_of(pilot).query_one(Input).value = bad
        await settled(pilot)
        assert app.is_running


@pytest.mark.parametrize("size", [(1, 1), (4, 3), (40, 15), (100, 30), (200, 60)])
async def test_no_size_is_too_small_or_too_large(record: Record, size: tuple[int, int]) -> None:
    async with browsing(record, size=size) as pilot:
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("n", "escape", "ctrl+t")
        await settled(pilot)
        await pilot.press("enter", "escape")
        await pilot.resize_terminal(80, 24)
        await pilot.press("pagedown", "pageup", *"moon")
        await pilot.resize_terminal(*size)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app_of(pilot).screen, LookingScreen)


async def test_from_a_hundred_columns_on_the_preview_stands_beside_the_list(
    record: Record,
) -> None:
    async with browsing(record) as pilot:
        rows, preview = (screen_of(pilot).query_one(name) for name in ("QuestionList", "#preview"))
        assert preview.region.y >= rows.region.bottom
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert preview.region.y == rows.region.y
        assert preview.region.x >= rows.region.right
        await pilot.resize_terminal(40, 15)
        await settled(pilot)
        assert not preview.display or preview.region.height == 0
