"""What the question screen gives besides asking: help, strike-outs, sureness, habits, columns."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.deck import Library
from quiz.preferences import DEFAULT, DIGIT, Preferences
from quiz.questions import Cloze, Picked, Rating
from quiz.record import Record
from quiz.record.choosing import Wish
from quiz.study.events import Confidence, Mode
from tests.app.driving import (
    MOON,
    SIZE,
    an_app,
    clock,
    only,
    painted,
    playing,
    settled,
    squeezed,
    type_text,
    words,
)


def preferring(record: Record, preferences: Preferences, *questions: str) -> QuizApp:
    return QuizApp(
        Library([]),
        record,
        Wish(seed=1, mode=Mode.LEARN),
        only(*questions),
        clock,
        preferences=preferences,
    )


async def pick(pilot: Pilot[None], app: QuizApp, *, right: bool) -> str:
    """Go to the right option or to a wrong one by its digit; its key."""
    key = playing(app).question.key()
    assert isinstance(key, Picked)
    options = playing(app).presentation.options
    place = next(n for n, each in enumerate(options, 1) if (each.key in key.keys) is right)
    await pilot.press(str(place))
    return options[place - 1].key


async def test_help_goes_from_the_hint_to_struck_options_and_ends_with_one_wrong_left(
    record: Record,
) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        question = playing(app).question
        wrong = len(getattr(question, "distractors"))  # noqa: B009
        for _ in range((question.hint is not None) + wrong - 1):
            await pilot.press("h")
            await settled(pilot)
        showing = playing(app).state.showing
        assert showing is not None
        assert len(showing.struck) == wrong - 1
        await pilot.press("h")
        await settled(pilot)
        assert "There is no more help to this question." in words(app)
        await pick(pilot, app, right=True)
        await pilot.press("enter")
        await settled(pilot)
        attempt = playing(app).state.attempt
        assert attempt is not None
        assert attempt.rating is Rating.AGAIN


async def test_a_typed_answer_gives_its_letters_away_one_by_one(record: Record) -> None:
    app = an_app(record, only("basalt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        if playing(app).question.hint:
            await pilot.press("ctrl+t")
            await settled(pilot)
        for beginning in ("b", "ba"):
            await pilot.press("ctrl+t")
            await settled(pilot)
            assert f"it begins with {beginning}" in words(app).casefold()


async def test_a_gap_gets_its_own_letter(record: Record) -> None:
    app = an_app(record, only("crew"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab")
        if playing(app).question.hint:
            await pilot.press("ctrl+t")
            await settled(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        showing = playing(app).state.showing
        assert showing is not None
        assert showing.letters == (playing(app).presentation.slots[1].key,)


async def test_an_option_is_struck_out_for_oneself_and_counts_as_no_help(record: Record) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pick(pilot, app, right=False)
        await pilot.press("x")
        await settled(pilot)
        struck = [
            span.style
            for span in app.screen.query_one("ChoiceArea").render().spans  # type: ignore[union-attr]
        ]
        assert any("strike" in str(style) for style in struck)
        await pick(pilot, app, right=True)
        await pilot.press("enter")
        await settled(pilot)
        attempt = playing(app).state.attempt
        assert attempt is not None
        assert attempt.rating is Rating.GOOD


@pytest.mark.parametrize(("key", "sure"), [("1", Confidence.GUESS), ("3", Confidence.SURE)])
async def test_sureness_is_asked_before_the_verdict_where_it_is_wished_for(
    record: Record, key: str, sure: Confidence
) -> None:
    app = preferring(record, replace(DEFAULT, confidence=True), "same-side")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pick(pilot, app, right=True)
        await pilot.press("enter")
        await settled(pilot)
        assert "How sure are you?" in words(app)
        assert playing(app).state.attempt is None
        await pilot.press("escape")
        await settled(pilot)
        assert "How sure are you?" not in words(app)
        await pilot.press("enter", "4", key)
        await settled(pilot)
        attempt = playing(app).state.attempt
        assert attempt is not None
        assert attempt.confidence is sure


async def test_a_digit_answers_at_once_where_that_is_preferred(record: Record) -> None:
    app = preferring(record, replace(DEFAULT, answer_on=DIGIT), "same-side")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pick(pilot, app, right=True)
        await settled(pilot)
        assert "✓ RIGHT" in words(app)


async def test_a_wrong_option_that_is_picked_again_is_told_how_often(record: Record) -> None:
    app = an_app(record, only("same-side"), mode=Mode.CRAM)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        told = []
        for _ in range(3):
            options = playing(app).presentation.options
            right = playing(app).question.key()
            assert isinstance(right, Picked)
            wrong = min(each.key for each in options if each.key not in right.keys)
            place = next(n for n, each in enumerate(options, 1) if each.key == wrong)
            await pilot.press(str(place), "enter")
            await settled(pilot)
            told.append(words(app))
            await pilot.press("enter")
            await settled(pilot)
        assert "You have picked" not in told[0]
        assert "You have picked this wrong option twice now." in told[1]
        assert "You have picked this wrong option three times now." in told[2]


async def test_a_number_is_read_back_before_it_is_marked(record: Record) -> None:
    (numerical,) = (p.question.id for p in MOON.placed if p.question.kind == "numerical")
    app = an_app(record, only(numerical))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("1", "comma", "2", "5", "0")
        await settled(pilot)
        assert "read as 1,250" in words(app)
        await pilot.press(*["backspace"] * 5, "x")
        await settled(pilot)
        assert "not read as a number yet" in words(app)


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_the_gaps_of_a_cloze_stand_in_its_text(record: Record, width: int) -> None:
    app = an_app(record, only("crew"))
    async with app.run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        for text in ("One", "Two", "Three"):
            await type_text(pilot, text)
            await pilot.press("tab")
        await settled(pilot)
        question = playing(app).question
        assert isinstance(question, Cloze)
        filled = question.with_gaps(["One", "Two", "Three"])
        assert squeezed(filled) in squeezed(" ".join(painted(app)))


@pytest.mark.parametrize(("width", "beside"), [(80, False), (120, True)])
async def test_the_accounts_of_a_dispute_stand_beside_each_other_where_there_is_room(
    record: Record, width: int, beside: bool
) -> None:
    app = an_app(record, only("origin"))
    async with app.run_test(size=(width, 40)) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        label = next(line for line in painted(app) if "the record" in line)
        assert ("Moon text ¶" in label) is beside


@pytest.mark.parametrize("size", [(39, 24), (80, 14), (1, 1)])
async def test_too_little_room_is_said_calmly_and_nothing_is_lost(
    record: Record, size: tuple[int, int]
) -> None:
    app = an_app(record, only("basalt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "bas")
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert app.screen.query_one("TooSmall").display
        if size != (1, 1):
            assert "A little more room" in " ".join(painted(app))
        await pilot.resize_terminal(*SIZE)
        await settled(pilot)
        assert not app.screen.query_one("TooSmall").display
        await type_text(pilot, "alt")
        await pilot.press("enter")
        await settled(pilot)
        assert "✓ RIGHT" in words(app)
