"""No width and no storm of keys brings the app down, and the column stays readable."""

import asyncio
import random
from collections.abc import Iterable

import pytest
from textual.widget import Widget

from quiz.app.screens.page import PageScreen
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


class Heard(Widget):
    """Lets its screen hear of it when it goes."""

    gone: asyncio.Event

    def on_unmount(self) -> None:
        self.gone.set()


class Waiting(PageScreen[None]):
    """Waits until its page is gone before it writes there."""

    def compose_page(self) -> Iterable[Widget]:
        yield Heard()

    def on_mount(self) -> None:
        self.query_one(Heard).gone = asyncio.Event()
        self.meanwhile(self._write(self.query_one(Heard).gone))

    async def _write(self, gone: asyncio.Event) -> None:
        await gone.wait()
        self.found = len(self.query(Heard))
        self.query_one(Heard).refresh()


async def test_what_a_screen_had_begun_ends_quietly_where_it_is_left(record: Record) -> None:
    app = an_app(record, MOON, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        waiting = Waiting()
        await app.push_screen(waiting)
        await app.pop_screen()
        await settled(pilot)
        assert waiting.found == 0
        assert app.is_running
