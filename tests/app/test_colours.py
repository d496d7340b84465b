"""Without colours, and in the terminal's own, everything can still be read and told apart."""

import pytest
from rich.color import Color as Painted
from rich.color import ColorType
from textual.color import Color

from quiz.app import QuizApp
from quiz.app.colours import LEAST_CONTRAST, MUTED, SHARES, contrast
from quiz.preferences import Preferences
from quiz.record import Record
from tests.app.driving import DECKS, SIZE, an_app, settled

NATIVE = ("ansi-dark", "ansi-light")


def colours(app: QuizApp) -> set[tuple[Painted | None, Painted | None]]:
    """The colours of all that is painted: of the letters, and of what is behind them."""
    return {
        (segment.style.color, segment.style.bgcolor)
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.style and segment.text.strip()
    }


async def painted_in(record: Record, theme: str) -> set[tuple[Painted | None, Painted | None]]:
    app = an_app(record, decks=[DECKS])
    app.preferences = Preferences(theme=theme)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        return colours(app)


@pytest.mark.parametrize("theme", NATIVE)
async def test_no_color_leaves_the_terminals_own_colours_alone(
    record: Record, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for letters, behind in await painted_in(record, theme):
        assert letters is None or letters.type is ColorType.DEFAULT
        assert behind is None or behind.type is ColorType.DEFAULT


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "nord"])
async def test_no_color_makes_greys_of_other_colours(
    record: Record, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for pair in await painted_in(record, theme):
        for colour in filter(None, pair):
            assert colour.triplet is not None
            assert len(set(colour.triplet)) == 1
        assert pair[0] != pair[1]


@pytest.mark.parametrize("theme", NATIVE)
async def test_in_the_terminals_own_colours_what_is_secondary_is_grey(
    record: Record, theme: str
) -> None:
    numbers = {letters.number for letters, _ in await painted_in(record, theme) if letters}
    assert 8 in numbers


async def test_what_is_secondary_can_be_read_in_every_theme(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE):
        for theme in set(app.available_themes) - set(NATIVE):
            app.theme = theme
            colours = app.get_css_variables()
            background, muted = Color.parse(colours["background"]), Color.parse(colours[MUTED])
            found = contrast(background.blend(muted.with_alpha(1), muted.a), background)
            assert found >= LEAST_CONTRAST or muted.a >= SHARES[-1] - 0.01, theme
            assert found >= 3, theme
