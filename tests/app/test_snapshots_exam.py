"""What an exam looks like from its beginning to its report, kept as pictures."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.app.screens.sitting_down import SittingDownScreen
from quiz.deck import Deck, Placed
from quiz.preferences import Preferences
from quiz.questions import TrueFalse
from quiz.record import Record
from tests.app.driving import MOON, SIZE, answer_rightly, settled, type_text
from tests.app.sitting import SetClock, exam_app, go_to, look_at_time, sat

Compare = Callable[..., bool]

MANY = replace(
    MOON,
    placed=tuple(
        Placed(
            TrueFalse(id=f"claim-{number}", stem=f"Claim number {number} holds.", answer=True),
            MOON.placed[0].topic,
            MOON.placed[0].file,
        )
        for number in range(1, 41)
    ),
)
"""A deck of forty questions."""


def exam(record: Record, deck: Deck = MOON, theme: str = "textual-dark") -> QuizApp:
    preferences = Preferences(theme=theme, reduced_motion=True)
    return exam_app(
        record, deck, clock=SetClock(), minutes=40, pausable=True, preferences=preferences
    )


async def sit(pilot: Pilot[None]) -> None:
    """Answer one question, flag another, begin a third, and come back to the first."""
    await settled(pilot)
    assert isinstance(pilot.app, QuizApp)
    recording = sat(pilot.app)
    await go_to(pilot, "same-side")
    await answer_rightly(pilot, recording.question, recording.presentation)
    await settled(pilot)
    await go_to(pilot, "basalt")
    await pilot.press("ctrl+f")
    await type_text(pilot, "granite")
    await go_to(pilot, "roles")
    await pilot.press("a")
    await go_to(pilot, "plains")
    await pilot.press("1", "3")
    await go_to(pilot, "same-side")


def sitting(*keys: str, at: str = "") -> Callable[[Pilot[None]], object]:
    """Sit an exam for a while, go to a question, then press keys."""

    async def run(pilot: Pilot[None]) -> None:
        await sit(pilot)
        if at:
            await go_to(pilot, at)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return run


@pytest.mark.parametrize(
    ("at", "keys"),
    [
        ("same-side", ()),
        ("basalt", ()),
        ("roles", ()),
        ("crew", ("A",)),
        ("no-air", ("t",)),
        ("days", ("left", "right")),
    ],
)
def test_a_question(snap_compare: Compare, record: Record, at: str, keys: tuple[str, ...]) -> None:
    assert snap_compare(exam(record), terminal_size=SIZE, run_before=sitting(*keys, at=at))


def test_a_question_in_little_room(snap_compare: Compare, record: Record) -> None:
    assert snap_compare(exam(record), terminal_size=(40, 15), run_before=sitting())


def test_time_that_is_called_out(snap_compare: Compare, record: Record) -> None:
    clock = SetClock()
    app = exam_app(record, clock=clock, minutes=40, preferences=Preferences(reduced_motion=True))

    async def run(pilot: Pilot[None]) -> None:
        await sit(pilot)
        clock.pass_seconds(30 * 60)
        await look_at_time(pilot)

    assert snap_compare(app, terminal_size=SIZE, run_before=run)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
def test_the_overview(snap_compare: Compare, record: Record, theme: str) -> None:
    app = exam(record, theme=theme)
    assert snap_compare(app, terminal_size=SIZE, run_before=sitting("ctrl+g", "left", "left"))


@pytest.mark.parametrize("size", [SIZE, (40, 15)])
def test_the_overview_of_many(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for number in range(23):
            await pilot.press(*("m",) * (number % 5 == 3), "0" if number % 4 else "n")
            await settled(pilot)
        await pilot.press("g", "up", "right")
        await settled(pilot)

    assert snap_compare(exam(record, MANY), terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", [SIZE, (40, 15)])
def test_handing_in(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    assert snap_compare(exam(record), terminal_size=size, run_before=sitting("ctrl+e"))


def test_a_pause(snap_compare: Compare, record: Record) -> None:
    assert snap_compare(exam(record), terminal_size=SIZE, run_before=sitting("ctrl+o"))


@pytest.mark.parametrize("size", [SIZE, (40, 15), (120, 40)])
def test_the_report(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    run = sitting("ctrl+e", "y", "down", "down")
    assert snap_compare(exam(record), terminal_size=size, run_before=run)


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_a_question_of_the_report(snap_compare: Compare, record: Record, place: int) -> None:
    run = sitting("ctrl+e", "y", *["down"] * place, "enter")
    assert snap_compare(exam(record), terminal_size=SIZE, run_before=run)


@pytest.mark.parametrize("size", [SIZE, (40, 15)])
def test_before_it_begins(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    levels = dict.fromkeys(("remember", "understand"), 1)
    manifest = replace(MOON.manifest, blueprint={"surface": levels})  # type: ignore[arg-type]

    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        pilot.app.push_screen(SittingDownScreen(replace(MOON, manifest=manifest)))
        await settled(pilot)
        await pilot.press("down", "right", "right", "right", "right")
        await settled(pilot)

    assert snap_compare(exam(record), terminal_size=size, run_before=run)
