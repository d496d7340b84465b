"""What the screens look like, kept as pictures."""

from collections.abc import Callable

from textual.pilot import Pilot

from quiz.record import Record
from tests.app.driving import DECKS, MOON, SIZE, an_app, only, playing, settled

Compare = Callable[..., bool]


def test_home(snap_compare: Compare, record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    assert snap_compare(app, terminal_size=SIZE, run_before=settled)


def test_a_question_answered_wrongly(snap_compare: Compare, record: Record) -> None:
    app = an_app(record, MOON)

    async def answer(pilot: Pilot[None]) -> None:
        await settled(pilot)
        options = playing(app).presentation.options
        wrong = next(n for n, option in enumerate(options, 1) if "each day" in option.text)
        await pilot.press(str(wrong), "enter")
        await settled(pilot)

    assert snap_compare(app, terminal_size=SIZE, run_before=answer)


def test_a_card_turned_with_its_dispute(snap_compare: Compare, record: Record) -> None:
    app = an_app(record, only("origin"))

    async def turn(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)

    assert snap_compare(app, terminal_size=SIZE, run_before=turn)


def test_the_summary(snap_compare: Compare, record: Record) -> None:
    app = an_app(record, only("same-side", "no-air"))

    async def play(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for _ in range(2):
            await pilot.press("d")
            await settled(pilot)
            await pilot.press("4")
            await settled(pilot)

    assert snap_compare(app, terminal_size=SIZE, run_before=play)
