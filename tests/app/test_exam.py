"""An exam in the app: free movement, no verdict before the end, a deadline that stands."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

import pytest
from textual.widgets import Input

from quiz.app.furniture import KeyLine
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.grid import Grid, GridScreen
from quiz.app.screens.handing_in import HandingInScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.marked import MarkedScreen
from quiz.app.screens.pause import PauseScreen
from quiz.app.screens.question import QuestionScreen
from quiz.app.screens.report import ReportPage, ReportScreen
from quiz.app.screens.sitting_down import SittingDownScreen
from quiz.deck import Deck
from quiz.preferences import DEFAULT, DIGIT
from quiz.questions import DontKnow, Filled, Matched, Ordered, Picked, Typed
from quiz.record import Record
from quiz.study.exam import Progress
from tests.app.driving import (
    MOON,
    SIZE,
    answer_rightly,
    burst,
    only,
    painted,
    playing,
    settled,
    type_text,
    words,
)
from tests.app.hostile import TEXTS, as_shown, hostile_deck
from tests.app.sitting import (
    SetClock,
    exam_app,
    exam_screen,
    foot,
    go_to,
    head,
    look_at_time,
    sat,
)

TWO = only("same-side", "basalt")
"""A choice and a typed answer."""


async def test_questions_are_answered_in_any_order_and_changed_until_handed_in(
    record: Record,
) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for question in ("basalt", "crew", "days", "basalt"):
            await go_to(pilot, question)
            await pilot.press("ctrl+d")
            await settled(pilot)
        await go_to(pilot, "basalt")
        assert "● answered that you do not know" in words(app)
        await type_text(pilot, "basalt")
        await pilot.press("enter")
        await settled(pilot)
        given = {each.item.question: each.response for each in sat(app).state.done}
        assert given == {"basalt": Typed("basalt"), "crew": DontKnow(), "days": DontKnow()}


async def test_every_kind_can_be_answered_rightly_and_is_found_again_as_it_was_answered(
    record: Record,
) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        exam = sat(app)
        for _ in exam.state.pages:
            await answer_rightly(pilot, exam.question, exam.presentation)
            await settled(pilot)
        assert exam.next_open is None
        assert isinstance(app.screen, GridScreen)
        given = [page.given for page in exam.state.pages]
        await pilot.press("escape")
        for _ in exam.state.pages:
            await pilot.press("ctrl+n")
            await settled(pilot)
            assert "● answered" in words(app)
        assert [page.given for page in exam.state.pages] == given
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        assert isinstance(app.screen, ReportScreen)
        assert "8 of 8 points, 100%" in words(app)


async def test_there_is_no_verdict_no_near_miss_and_no_hint_before_the_end(record: Record) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        exam = sat(app)
        seen: list[str] = []
        for _ in exam.state.pages:
            if exam.question.id == "basalt":
                await type_text(pilot, "bassalt")
                await pilot.press("enter")
            else:
                await pilot.press("ctrl+d")
            await settled(pilot)
            seen.append(words(app) + foot(app))
        said = " ".join(seen)
        for each in MOON.placed:
            assert not each.question.explanation or each.question.explanation not in said
        for word in ("RIGHT", "WRONG", "NEARLY", "typo", "hint", "✓", "✗"):
            assert word not in said


async def test_what_is_picked_counts_without_enter_once_one_moves_on(record: Record) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        exam = sat(app)
        await go_to(pilot, "same-side")
        await pilot.press("2", "n")
        await settled(pilot)
        await go_to(pilot, "plains")
        await pilot.press("1", "3", "n")
        await settled(pilot)
        await go_to(pilot, "days")
        await pilot.press("2", "n")
        await settled(pilot)
        kinds = {each.item.question: type(each.response) for each in exam.state.done}
        assert kinds == {"same-side": Picked, "plains": Picked, "days": Ordered}
        await go_to(pilot, "same-side")
        await pilot.press("down", "n")
        await settled(pilot)
        (answer,) = [each for each in exam.state.done if each.item.question == "same-side"]
        place = [page.item.question for page in exam.state.pages].index("same-side")
        found = exam.laid_out(place)
        assert found is not None
        assert answer.response == Picked((found[1].options[2].key,))


async def test_what_is_half_done_is_kept_told_and_found_again(record: Record) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        exam = sat(app)
        await go_to(pilot, "roles")
        await pilot.press("a", "ctrl+n")
        await settled(pilot)
        place = [page.item.question for page in exam.state.pages].index("roles")
        assert f"Question {place + 1} is not finished" in foot(app)
        assert exam.state.pages[place].progress is Progress.BEGUN
        await go_to(pilot, "crew")
        await type_text(pilot, "Aldrin")
        await pilot.press("ctrl+n")
        await settled(pilot)
        await go_to(pilot, "crew")
        gaps = app.screen.query("GapsArea Input").results(Input)
        assert [line.value for line in gaps] == ["Aldrin", "", ""]
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        marked = {each.item.question: each for each in exam.state.done}
        assert isinstance(marked["roles"].response, Matched)
        assert isinstance(marked["crew"].response, Filled)


async def test_an_answer_that_is_erased_is_kept_and_that_is_said(record: Record) -> None:
    app = exam_app(record, TWO)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "basalt")
        await type_text(pilot, "ba")
        await pilot.press("ctrl+n")
        await settled(pilot)
        await go_to(pilot, "basalt")
        await pilot.press("backspace", "backspace", "ctrl+n")
        await settled(pilot)
        assert "keeps the answer that it had" in foot(app)
        await go_to(pilot, "basalt")
        assert app.screen.query_one("#typed", Input).value == "ba"


async def test_a_killed_program_goes_on_where_it_was_half_typed_text_and_all(
    record: Record,
) -> None:
    app = exam_app(record, minutes=20)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "basalt")
        await pilot.press("ctrl+f")
        await type_text(pilot, "bas")
        await pilot.pause(0.4)
        await settled(pilot)
        state = sat(app).state
    again = exam_app(record, minutes=20)
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert sat(again).state == state
        assert again.screen.query_one("#typed", Input).value == "bas"
        assert "⚑ flagged" in words(again)


async def test_keys_pressed_faster_than_the_screen_paints_answer_what_they_were_meant_for(
    record: Record,
) -> None:
    deck = only("basalt", "walkers", "same-side")
    app = exam_app(record, deck)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "basalt")
        await burst(pilot, ["b", "a", "s", "ctrl+n", "ctrl+n", "ctrl+n"])
        await go_to(pilot, "basalt")
        assert sat(app).state.page.given == Typed("bas")
        await burst(pilot, ["x", "enter", "enter", "enter"])
        given = {each.item.question: each.response for each in sat(app).state.done}
        assert given == {"basalt": Typed("basx")}
        await go_to(pilot, "basalt")
        await burst(pilot, ["y", "ctrl+n", "enter", "enter"])
        given = {each.item.question: each.response for each in sat(app).state.done}
        assert given == {"basalt": Typed("basxy")}


async def test_a_digit_answers_at_once_where_that_is_preferred(record: Record) -> None:
    preferences = replace(DEFAULT, answer_on=DIGIT)
    app = exam_app(record, only("same-side", "no-air"), preferences=preferences)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
        assert sat(app).state.at == 1
        assert len(sat(app).state.done) == 1


async def test_the_time_left_stands_in_the_head_line(record: Record) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock, minutes=20)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert head(app) == "The Moon 1 of 2 20 min left"
        clock.pass_seconds(90)
        await look_at_time(pilot)
        assert head(app) == "The Moon 1 of 2 18 min left"
        await pilot.press("g")
        await settled(pilot)
        assert head(app) == "Overview 18 min left"


async def test_an_exam_without_a_limit_says_nothing_of_time(record: Record) -> None:
    app = exam_app(record, TWO)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert head(app) == "The Moon 1 of 2"


async def test_a_quarter_five_minutes_and_one_are_called_out_once_each(record: Record) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock, minutes=40)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        calls: list[str] = []
        for _ in range(80):
            clock.pass_seconds(29.9)
            await look_at_time(pilot)
            said = app.screen.query_one(KeyLine).render().plain.splitlines()[0].strip()
            calls += [said] if said.endswith(".") and said not in calls[-1:] else []
        assert calls == [
            "A quarter of the time is left: 10 minutes.",
            "Five minutes are left.",
            "One minute is left.",
        ]


async def test_what_is_called_out_is_not_typed_away_and_reaches_what_lies_above(
    record: Record,
) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock, minutes=20)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "basalt")
        clock.pass_seconds(15 * 60)
        await look_at_time(pilot)
        await type_text(pilot, "bas")
        await settled(pilot)
        assert "A quarter of the time is left: five minutes." in foot(app)
        for _ in range(12):
            await look_at_time(pilot)
        await type_text(pilot, "alt")
        await settled(pilot)
        assert "quarter" not in foot(app)
        await pilot.press("ctrl+g")
        await settled(pilot)
        clock.pass_seconds(4 * 60)
        await look_at_time(pilot)
        assert "One minute is left." in foot(app)


@pytest.mark.parametrize("keys", [(), ("ctrl+g",), ("ctrl+e",), ("f1",), ("ctrl+p",)])
async def test_it_ends_by_itself_at_the_deadline_whatever_lies_over_it(
    record: Record, keys: Sequence[str]
) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock, minutes=20)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "basalt")
        await type_text(pilot, "basalt")
        await pilot.pause(0.4)
        await pilot.press(*keys)
        await settled(pilot)
        clock.pass_seconds(20 * 60)
        await look_at_time(pilot)
        assert isinstance(app.screen, ReportScreen)
        assert [type(screen) for screen in app.screen_stack[1:]] == [ReportScreen]
        assert "The time is up." in words(app)
        assert "1 of 2 points, 50%" in words(app)
        assert record.open_session("default", "moon") is None


@pytest.mark.parametrize("keys", [("1", "enter"), ("n",), ("m",), ("d",), ("q",), ("e",), ("g",)])
async def test_no_key_prolongs_it(record: Record, keys: Sequence[str]) -> None:
    clock = SetClock()
    app = exam_app(record, only("same-side", "no-air"), clock=clock, minutes=20)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        clock.pass_seconds(20 * 60)
        await pilot.press(*keys)
        await settled(pilot)
        if not isinstance(app.screen, ReportScreen):
            screens = [screen for screen in app.screen_stack if isinstance(screen, ExamScreen)]
            assert screens or isinstance(app.screen, HomeScreen)
            if screens:
                await look_at_time(pilot)
                assert isinstance(app.screen, ReportScreen)
        assert sat(app).state.done == ()


async def test_who_comes_back_after_the_deadline_finds_the_report(record: Record) -> None:
    clock = SetClock()
    async with exam_app(record, TWO, clock=clock, minutes=20).run_test(size=SIZE) as pilot:
        await settled(pilot)
    clock.pass_seconds(20 * 60)
    app = exam_app(record, TWO, clock=clock, minutes=20)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ReportScreen)
        assert "The time was up before the exam was handed in." in words(app)
        await pilot.press("q")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_while_it_is_paused_the_question_is_hidden_and_the_time_stands(
    record: Record,
) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock, minutes=20, pausable=True)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "basalt")
        await type_text(pilot, "bas")
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert isinstance(app.screen, PauseScreen)
        shown = " ".join(painted(app))
        assert "Of which rock" not in shown
        assert "bas" not in shown
        clock.pass_seconds(3 * 3600)
        await look_at_time(pilot)
        assert isinstance(app.screen, PauseScreen)
        assert "20 min left" in head(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ExamScreen)
        assert "20 min left" in head(app)
        assert app.screen.query_one("#typed", Input).value == "bas"


async def test_a_paused_exam_stays_paused_when_the_program_ends(record: Record) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock, minutes=20, pausable=True)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+o")
        await settled(pilot)
    clock.pass_seconds(3 * 3600)
    again = exam_app(record, TWO, clock=clock, minutes=20, pausable=True)
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(again.screen, PauseScreen)
        await pilot.press("q")
        await settled(pilot)
        assert isinstance(again.screen, HomeScreen)
        assert sat(again).is_paused


async def test_an_exam_that_may_not_be_paused_says_so(record: Record) -> None:
    app = exam_app(record, only("same-side"), minutes=20)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "pause" not in foot(app)
        await pilot.press("p")
        await settled(pilot)
        assert isinstance(app.screen, ExamScreen)
        assert "This exam cannot be paused." in foot(app)


async def test_the_overview_shows_all_questions_at_a_glance(record: Record) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+d")
        await settled(pilot)
        await pilot.press("ctrl+f", "ctrl+n", "ctrl+n", "ctrl+g")
        await settled(pilot)
        assert "1 of 8 answered, 7 open, 1 flagged" in words(app)
        grid = app.screen.query_one(Grid).render().plain
        assert grid.split() == ["1", "●", "2", "○⚑", "3", "○", "❯[4]○", *"5○6○7○8○"]
        assert "Question 4, open, where you are" in words(app)
        await pilot.press("left", "left")
        await settled(pilot)
        assert "Question 2, open, flagged" in words(app)
        await pilot.press("enter")
        await settled(pilot)
        assert sat(app).state.at == 1
        assert "⚑ flagged" in words(app)


async def test_the_cursor_of_the_overview_goes_by_rows_and_stays_within(record: Record) -> None:
    app = exam_app(record)
    async with app.run_test(size=(40, 15)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+g")
        await settled(pilot)
        grid = app.screen.query_one(Grid)
        places = []
        for key in ("up", "left", "down", "down", "right", "right", "right", "down", "up"):
            await pilot.press(key)
            places.append(grid.cursor)
        assert places == [0, 0, 5, 5, 6, 7, 7, 7, 2]


async def test_a_click_in_the_overview_goes_to_the_question(record: Record) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+g")
        await settled(pilot)
        await pilot.click(Grid, offset=(6 * 3 + 2, 0))
        await settled(pilot)
        assert isinstance(app.screen, ExamScreen)
        assert sat(app).state.at == 3


async def test_a_flag_is_put_up_and_taken_down_and_a_choice_of_true_or_false_is_left_alone(
    record: Record,
) -> None:
    app = exam_app(record, only("no-air"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("m")
        await settled(pilot)
        assert "⚑ flagged" in words(app)
        assert "m unflag" in foot(app)
        await pilot.press("m")
        await settled(pilot)
        assert "flagged" not in words(app)
        assert sat(app).state.page.given is None


async def test_handing_in_names_what_is_open_begun_and_flagged_and_enter_goes_back(
    record: Record,
) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "roles")
        begun = sat(app).state.at + 1
        await pilot.press("a", "ctrl+f", "ctrl+e")
        await settled(pilot)
        assert isinstance(app.screen, HandingInScreen)
        said = " ".join(words(app).split())
        still = ", ".join(str(number) for number in range(1, 9) if number != begun)
        assert "0 of 8 answered, 7 open, 1 begun, 1 flagged" in said
        assert f"Open {still}" in said
        assert f"Begun {begun}" in said
        assert f"Flagged {begun}" in said
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ExamScreen)
        assert not sat(app).state.ended
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        assert sat(app).state.ended
        assert isinstance(app.screen, ReportScreen)


async def test_an_enter_too_many_after_the_last_answer_hands_nothing_in(record: Record) -> None:
    app = exam_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await burst(pilot, ["1", "enter", "enter", "enter"])
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        assert not sat(app).state.ended


async def test_leaving_keeps_what_stands_and_one_goes_on_from_home(record: Record) -> None:
    app = exam_app(record, TWO, minutes=20)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "basalt")
        await type_text(pilot, "basalt")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert any("its time goes on" in each.message for each in app._notifications)
        assert len(sat(app).state.done) == 1


async def test_the_report_tells_points_beside_guessing_and_every_question(record: Record) -> None:
    app = exam_app(record, only("same-side", "no-air", "days", "walkers"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        exam = sat(app)
        for question in ("same-side", "days"):
            await go_to(pilot, question)
            await answer_rightly(pilot, exam.question, exam.presentation)
            await settled(pilot)
        await go_to(pilot, "walkers")
        await type_text(pilot, "3")
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        said = " ".join(words(app).split())
        assert "2 of 4 points, 50% Guessing would reach 1.0." in said
        assert "Surface and motion 1 of 2 points 0.8 by guessing" in said
        assert "understand 2 of 2 points 0.5 by guessing" in said
        for mark in ("✓ right", "✗ wrong", "○ open"):
            assert mark in said


async def test_each_question_of_the_report_is_shown_with_verdict_answer_and_explanation(
    record: Record,
) -> None:
    app = exam_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        exam = sat(app)
        for number in range(8):
            if number < 4:
                await answer_rightly(pilot, exam.question, exam.presentation)
            elif number < 6:
                await pilot.press("ctrl+d")
            await settled(pilot)
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        for number, page in enumerate(exam.state.pages, 1):
            assert isinstance(app.screen, MarkedScreen)
            assert f"{number} of 8" in head(app)
            said = words(app)
            question = MOON.by_id[page.item.question].question
            assert not question.explanation or question.explanation in " ".join(said.split())
            verdict = "RIGHT" if number <= 4 else "NOT KNOWN" if number <= 6 else "NOT ANSWERED"
            assert verdict in said
            await pilot.press("enter")
            await settled(pilot)
        await pilot.press("left", "escape")
        await settled(pilot)
        assert app.screen.query_one(ReportPage).cursor == 7


async def test_a_click_on_a_question_of_the_report_shows_it(record: Record) -> None:
    app = exam_app(record, TWO)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        page = app.screen.query_one(ReportPage)
        await pilot.click(ReportPage, offset=(20, page.line_of(1)))
        await settled(pilot)
        assert isinstance(app.screen, MarkedScreen)
        assert "2 of 2" in head(app)


async def test_what_was_missed_is_practised_from_the_report(record: Record) -> None:
    app = exam_app(record, only("same-side", "no-air", "walkers"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await go_to(pilot, "no-air")
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        assert "m practise what was missed" in foot(app)
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert [item.question for item in playing(app).state.plan.items] == ["no-air"]


async def test_where_nothing_was_missed_there_is_nothing_to_practise(record: Record) -> None:
    app = exam_app(record, only("no-air"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("f", "ctrl+e", "y")
        await settled(pilot)
        assert "practise" not in foot(app)
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, ReportScreen)


async def test_an_exam_that_no_question_fits_leads_home_and_says_so(record: Record) -> None:
    app = exam_app(record, only("origin"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert any("no question fits" in each.message for each in app._notifications)


async def test_a_question_that_left_the_deck_is_told_and_passed_over(record: Record) -> None:
    deck = only("same-side", "no-air")
    app = exam_app(record, deck)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        last = sat(app).state.pages[1].item.question
    again = exam_app(record, without(deck, last))
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert "This question has gone from the deck." in words(again)
        await pilot.press("1", "0", "enter", "g")
        await settled(pilot)
        assert isinstance(again.screen, GridScreen)
        await pilot.press("left", "enter")
        await settled(pilot)
        await pilot.press("1", "enter")
        await settled(pilot)
        assert isinstance(again.screen, GridScreen)
        await pilot.press("e", "y")
        await settled(pilot)
        assert "1 point" in words(again)


def without(deck: Deck, question: str) -> Deck:
    return replace(deck, placed=tuple(p for p in deck.placed if p.question.id != question))


async def test_an_answer_that_cannot_be_written_keeps_one_on_its_page(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = exam_app(record, only("same-side", "no-air"))

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        with monkeypatch.context() as broken:
            broken.setattr(record, "append", full)
            for keys in (["1", "enter"], ["n"], ["m"], ["g"], ["e"], ["q"], ["enter"]):
                await pilot.press(*keys)
                await settled(pilot)
                assert isinstance(app.screen, ExamScreen)
                assert sat(app).state.at == 0
        assert any("database or disk is full" in each.message for each in app._notifications)
        await pilot.press("n")
        await settled(pilot)
        assert sat(app).state.at == 1
        assert len(sat(app).state.done) == 1


async def test_a_deadline_that_cannot_be_written_is_tried_again(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock, minutes=20)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        clock.pass_seconds(1200)
        with monkeypatch.context() as broken:
            broken.setattr(record, "append", full)
            for _ in range(5):
                await look_at_time(pilot)
        assert isinstance(app.screen, ExamScreen)
        assert len(app._notifications) == 1
        for _ in range(20):
            if isinstance(app.screen, ExamScreen):
                await look_at_time(pilot)
        assert isinstance(app.screen, ReportScreen)


@pytest.mark.parametrize("bad", TEXTS)
async def test_texts_that_look_like_mark_up_are_shown_as_they_are_written(
    record: Record, bad: str
) -> None:
    app = exam_app(record, hostile_deck(bad))
    async with app.run_test(size=(80, 60)) as pilot:
        await settled(pilot)
        for _ in sat(app).state.pages:
            await pilot.press("ctrl+g")
            await settled(pilot)
            await pilot.press("escape", "ctrl+n")
            await settled(pilot)
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
        said = "".join(words(app).split())
        assert as_shown(f"{bad} topic") in said
        assert as_shown(f"{bad} stem")[:20] in said
        await pilot.press("enter")
        for _ in sat(app).state.pages:
            await settled(pilot)
            assert as_shown(f"{bad} why") in "".join(words(app).split())
            await pilot.press("enter")
        assert app.is_running


@pytest.mark.parametrize("size", [(1, 1), (4, 3), (40, 15), (200, 60)])
async def test_no_size_brings_it_down(record: Record, size: tuple[int, int]) -> None:
    app = exam_app(record, minutes=20, pausable=True)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for _ in range(3):
            for key in ("ctrl+g", "right", "down", "escape", "ctrl+n"):
                await pilot.press(key)
                await settled(pilot)
        for key in ("ctrl+o", "enter", "ctrl+e", "n", "ctrl+e", "y", "down", "enter"):
            await pilot.press(key)
            await settled(pilot)
        for width in (1, 40, 120, 3):
            await pilot.resize_terminal(width, 10)
            await pilot.press("right")
            await settled(pilot)
        assert app.is_running
        assert isinstance(app.screen, MarkedScreen)


async def test_before_an_exam_its_terms_are_chosen_by_keys(record: Record) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.push_screen(SittingDownScreen(MOON))
        await settled(pilot)
        assert "❯ Questions" in words(app)
        assert "8 of 8" in words(app)
        await pilot.press("left", "down", "right", "right", "right", "down", "right")
        await settled(pilot)
        said = words(app)
        assert "5 of 8" in said
        assert "15 minutes" in said
        assert "you may stop the time" in said
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ExamScreen)
        plan = sat(app).state.plan
        assert (len(plan.items), plan.seconds, plan.pausable) == (5, 900, True)
        assert [type(each) for each in app.screen_stack].count(SittingDownScreen) == 0


async def test_an_exam_is_begun_by_blueprint_where_the_deck_has_one(record: Record) -> None:
    levels = dict.fromkeys(("remember", "understand"), 1)
    manifest = replace(MOON.manifest, blueprint={"surface": levels})  # type: ignore[arg-type]
    app = exam_app(record, TWO)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.push_screen(SittingDownScreen(replace(MOON, manifest=manifest)))
        await settled(pilot)
        await pilot.press("down", "down", "right")
        await settled(pilot)
        assert "as the deck's blueprint lays down" in words(app)
        await pilot.press("enter")
        await settled(pilot)
        assert len(sat(app).state.pages) == 2


async def test_two_exams_of_one_run_are_drawn_anew(record: Record) -> None:
    clock = SetClock()
    app = exam_app(record, TWO, clock=clock)
    drawn = []
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for _ in range(2):
            app.push_screen(SittingDownScreen(MOON))
            await settled(pilot)
            await pilot.press("enter")
            await settled(pilot)
            drawn.append(sat(app).state.plan.items)
            clock.pass_seconds(60)
    assert drawn[0] != drawn[1]


async def test_a_deck_that_an_exam_cannot_ask_of_says_so_before_it_begins(record: Record) -> None:
    app = exam_app(record, TWO)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.push_screen(SittingDownScreen(only("origin")))
        await settled(pilot)
        assert "There is no question here that an exam can ask." in words(app)
        await pilot.press("right", "down", "enter", "space", "q")
        await settled(pilot)
        assert isinstance(app.screen, ExamScreen)


async def test_the_exam_that_was_sat_is_at_hand_for_its_result(record: Record) -> None:
    app = exam_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert exam_screen(app).recording is sat(app)
        await pilot.press("ctrl+e", "y")
        await settled(pilot)
    assert app.exam is not None
    assert app.exam.state.ended
