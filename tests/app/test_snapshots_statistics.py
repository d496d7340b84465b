"""What the statistics screen looks like, kept as pictures."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.record import Record
from tests.app.driving import MOON, SIZE, an_app, settled
from tests.app.figures import A_YEAR, a_workload

Compare = Callable[..., bool]


@pytest.fixture
def a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that sums up to the figures of a year, and simulations by a rule of thumb."""
    monkeypatch.setattr("quiz.app.screens.statistics.statistics_of", lambda *_: A_YEAR)
    monkeypatch.setattr("quiz.study.what_if.workloads", a_workload)


def pressing(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Go to the statistics and press these keys."""

    async def run(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, QuizApp)
        await settled(pilot)
        app.open_statistics(MOON)
        await pilot.pause()
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return run


@pytest.mark.usefixtures("a_year")
@pytest.mark.parametrize("size", [SIZE, (40, 15), (120, 40)], ids=["80x24", "40x15", "120x40"])
def test_the_year(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    assert snap_compare(an_app(record), terminal_size=size, run_before=pressing())


@pytest.mark.usefixtures("a_year")
def test_what_was_recalled_and_what_is_due(snap_compare: Compare, record: Record) -> None:
    assert snap_compare(an_app(record), terminal_size=SIZE, run_before=pressing("pagedown"))


@pytest.mark.usefixtures("a_year")
def test_the_hardest_with_the_cursor(snap_compare: Compare, record: Record) -> None:
    assert snap_compare(an_app(record), terminal_size=SIZE, run_before=pressing("tab"))


@pytest.mark.usefixtures("a_year")
@pytest.mark.parametrize("size", [(80, 30), (40, 15)], ids=["80x30", "40x15"])
def test_what_if(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    assert snap_compare(an_app(record), terminal_size=size, run_before=pressing("w"))


@pytest.mark.usefixtures("a_year")
@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
def test_the_year_in_other_themes(snap_compare: Compare, record: Record, theme: str) -> None:
    app = an_app(record)

    async def run(pilot: Pilot[None]) -> None:
        app.theme = theme
        await pressing()(pilot)

    assert snap_compare(app, terminal_size=SIZE, run_before=run)


def test_nothing_answered_yet(snap_compare: Compare, record: Record) -> None:
    assert snap_compare(an_app(record), terminal_size=SIZE, run_before=pressing())


@pytest.mark.usefixtures("a_year")
def test_without_colour(
    snap_compare: Compare, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(an_app(record), terminal_size=SIZE, run_before=pressing())
