"""No width and no storm of keys brings the app down, and the column stays readable."""

import random

import pytest

from quiz.app.screens.question import QuestionScreen
from quiz.record import Record
from tests.app.driving import DECKS, MOON, SIZE, an_app, burst, painted, playing, settled
from tests.app.hostile import hostile_deck

WIDTHS = (1, 4, 20, 40, 80, 200)


def column(lines: list[str]) -> int:
    """How wide the text is, from its leftmost letter to its rightmost."""
    said = [line for line in lines if line.strip()]
    left = min((len(line) - len(line.lstrip()) for line in said), default=0)
    return max(map(len, said), default=0) - left


@pytest.mark.parametrize("width", [1, 40, 200])
async def test_every_kind_stands_at_every_width_in_a_column_of_76(
    record: Record, width: int
) -> None:
    app = an_app(record, MOON, decks=[DECKS])
    async with app.run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        kinds: set[str] = set()
        while len(kinds) < 9:
            kinds.add(playing(app).question.kind)
            assert column(painted(app)) <= 76
            await pilot.press("ctrl+d")
            await settled(pilot)
            assert column(painted(app)) <= 76
            await pilot.press("3")
            await settled(pilot)
        while isinstance(app.screen, QuestionScreen):
            await pilot.press("ctrl+d")
            await settled(pilot)
            await pilot.press("3")
            await settled(pilot)
        assert column(painted(app)) <= 76
        await pilot.press("enter")
        await settled(pilot)
        assert column(painted(app)) <= 76


async def test_a_terminal_may_be_resized_while_a_question_stands(record: Record) -> None:
    app = an_app(record, hostile_deck("wide words of some length"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for width in (*WIDTHS, *reversed(WIDTHS)):
            await pilot.resize_terminal(width, 10)
            await settled(pilot)
            assert column(painted(app)) <= 76


STORM = ["up", "down", "left", "right", "enter", "space", "tab", "backspace", "escape", "f1"]
STORM += ["pagedown", "shift+up", "shift+down", "ctrl+d", "ctrl+z", "ctrl+t", *"123490abtushdjkny"]


@pytest.mark.parametrize("seed", range(4))
async def test_a_storm_of_keys_does_no_harm(record: Record, seed: int) -> None:
    chance = random.Random(seed)
    app = an_app(record, MOON, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for size in (40, 40, 10, 10, 10, 3, 3, 3, 3, 3, 1, 1, 1):
            await burst(pilot, chance.choices(STORM, k=size))
        assert app.is_running
        assert painted(app)
    before = record.standings("default", "moon")
    record.replay()
    assert record.standings("default", "moon") == before


@pytest.mark.parametrize("key", ["enter", "down", "up"])
async def test_one_key_held_down_does_no_harm(record: Record, key: str) -> None:
    app = an_app(record, MOON, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for _ in range(6):
            await burst(pilot, ["1", *[key] * 30])
        assert app.is_running
