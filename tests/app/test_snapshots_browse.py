"""What browsing looks like, kept as pictures."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.preferences import Preferences
from quiz.questions import Picked
from quiz.questions.text import key_of
from quiz.record import Record, Recording
from quiz.record.acting import act_now
from quiz.study.events import Bookmarked, Item, Mode, Plan, Suspended
from tests.app.driving import DECKS, MOON, SIZE, an_app, clock, settled, type_text

Compare = Callable[..., bool]
Keys = tuple[str, ...]

WRONG = key_of("It does not turn about itself at all")


def studied(record: Record) -> None:
    """A record in which every standing occurs."""
    items = tuple(Item(question) for question in ("same-side", "plains", "no-air"))
    recording = Recording.start(record, MOON, Plan("default", "moon", Mode.REVIEW, 1, items), clock)
    for _ in items:
        recording.advance()
        question = recording.question
        recording.answer(Picked((WRONG,)) if question.id == "same-side" else question.key())
    act_now(record, Suspended("default", "moon", "crew", True), clock)
    act_now(record, Bookmarked("default", "moon", "basalt", True), clock)
    act_now(record, Bookmarked("default", "moon", "same-side", True), clock)


def browsing(record: Record, theme: str = "textual-dark") -> QuizApp:
    studied(record)
    app = an_app(record, decks=[DECKS])
    app.preferences = Preferences(theme=theme, reduced_motion=True)
    return app


def pressing(*keys: str, typed: str = "") -> Callable[[Pilot[None]], object]:
    """Browse the deck, type a text, then press keys."""

    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, QuizApp)
        await settled(pilot)
        pilot.app.open_browse(MOON)
        await settled(pilot)
        await type_text(pilot, typed)
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return run


def test_all_questions(snap_compare: Compare, record: Record) -> None:
    assert snap_compare(browsing(record), terminal_size=SIZE, run_before=pressing())


def test_a_search(snap_compare: Compare, record: Record) -> None:
    run = pressing("down", typed="basa")
    assert snap_compare(browsing(record), terminal_size=SIZE, run_before=run)


def test_nothing_found(snap_compare: Compare, record: Record) -> None:
    run = pressing(typed="cheese")
    assert snap_compare(browsing(record), terminal_size=SIZE, run_before=run)


def test_what_the_list_is_narrowed_to(snap_compare: Compare, record: Record) -> None:
    run = pressing("ctrl+t", "enter", "down", "down", "down", "down", "enter")
    assert snap_compare(browsing(record), terminal_size=SIZE, run_before=run)


def test_a_narrowed_list(snap_compare: Compare, record: Record) -> None:
    run = pressing("ctrl+t", "enter", "down", "enter", "escape")
    assert snap_compare(browsing(record), terminal_size=SIZE, run_before=run)


def test_a_question_looked_at_whole(snap_compare: Compare, record: Record) -> None:
    run = pressing("enter", "end")
    assert snap_compare(browsing(record), terminal_size=SIZE, run_before=run)


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
def test_all_questions_in_other_themes(snap_compare: Compare, record: Record, theme: str) -> None:
    assert snap_compare(browsing(record, theme), terminal_size=SIZE, run_before=pressing())


@pytest.mark.parametrize("keys", [(), ("enter",), ("ctrl+t",)], ids=["list", "question", "filters"])
@pytest.mark.parametrize("size", [(40, 15), (120, 40)], ids=["small", "wide"])
def test_other_sizes(
    snap_compare: Compare, record: Record, size: tuple[int, int], keys: Keys
) -> None:
    run = pressing(*keys)
    assert snap_compare(browsing(record), terminal_size=size, run_before=run)
