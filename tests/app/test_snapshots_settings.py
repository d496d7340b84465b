"""What settings, keys and the palette look like, and home in other themes, kept as pictures."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.preferences import Preferences
from quiz.record import Record
from tests.app.driving import DECKS, SIZE, an_app, settled

Compare = Callable[..., bool]
SMALL, WIDE = (40, 15), (120, 40)


def themed(record: Record, theme: str) -> QuizApp:
    """The app at home in a theme, with a settings file of no machine's."""
    app = an_app(record, decks=[DECKS])
    app.preferences = Preferences(theme=theme, keymap={"home.next": "N"})
    app.preferences_path = Path("settings.toml")
    return app


def pressing(keys: Sequence[str]) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Presses keys, each once the one before is done with."""

    async def press(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return press


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light", "solarized-light"])
def test_home_in_a_theme(snap_compare: Compare, record: Record, theme: str) -> None:
    assert snap_compare(themed(record, theme), terminal_size=SIZE, run_before=settled)


@pytest.mark.parametrize("size", [SMALL, SIZE, WIDE], ids=["small", "usual", "wide"])
def test_settings(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    app = themed(record, "textual-dark")
    keys = pressing(["comma", "down", "down"])
    assert snap_compare(app, terminal_size=size, run_before=keys)


def test_settings_in_the_terminals_own_colours(snap_compare: Compare, record: Record) -> None:
    app = themed(record, "ansi-light")
    assert snap_compare(app, terminal_size=SIZE, run_before=pressing(["comma"]))


def test_a_theme_tried_on(snap_compare: Compare, record: Record) -> None:
    app = themed(record, "textual-dark")
    keys = pressing(["comma", "enter", "up", "up"])
    assert snap_compare(app, terminal_size=SIZE, run_before=keys)


def test_a_setting_that_is_typed_and_refused(snap_compare: Compare, record: Record) -> None:
    app = themed(record, "textual-dark")
    keys = pressing(["comma", *["down"] * 7, "enter", "2", "enter"])
    assert snap_compare(app, terminal_size=SIZE, run_before=keys)


@pytest.mark.parametrize("size", [SMALL, SIZE], ids=["small", "usual"])
def test_the_keys(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    app = themed(record, "textual-dark")
    keys = pressing(["comma", *["down"] * 6, "enter", *["down"] * 5])
    assert snap_compare(app, terminal_size=size, run_before=keys)


def test_a_key_that_is_taken(snap_compare: Compare, record: Record) -> None:
    app = themed(record, "textual-dark")
    keys = pressing(["comma", *["down"] * 6, "enter", *["down"] * 5, "enter", "r"])
    assert snap_compare(app, terminal_size=SIZE, run_before=keys)


@pytest.mark.parametrize("size", [SMALL, SIZE, WIDE], ids=["small", "usual", "wide"])
def test_the_palette(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    app = themed(record, "textual-dark")
    assert snap_compare(app, terminal_size=size, run_before=pressing(["ctrl+p", "down"]))


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
def test_the_palette_while_searching(snap_compare: Compare, record: Record, theme: str) -> None:
    keys = pressing(["ctrl+p", *"moon", "down"])
    assert snap_compare(themed(record, theme), terminal_size=SIZE, run_before=keys)
