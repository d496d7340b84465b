"""Colours that can be read in whatever theme holds, and without any, as NO_COLOR asks."""

from collections.abc import Mapping, Sequence

from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor

MUTED = "foreground-muted"
"""The name of the colour of what is secondary."""

GREY = "ansi_bright_black"
"""That colour among the terminal's own, of which there are no shares."""

LEAST_CONTRAST = 4.5
"""What WCAG 2.2 asks of text (1.4.3)."""

SHARES = [percent / 100 for percent in range(60, 86, 5)]
"""How much of the foreground what is secondary may have; with more it would look like the rest."""

_GREYS, _NONE = Monochrome(), NoColor()


def readable(colours: Mapping[str, str], *, native: bool) -> dict[str, str]:
    """A theme's colours with one for what is secondary that is as faint as can well be read.

    `native` where the theme is made of the terminal's own colours.
    """
    return {**colours, MUTED: GREY if native else _muted(colours)}


def suited(filters: Sequence[LineFilter], *, native: bool) -> list[LineFilter]:
    """Textual's filters, the one without colours as suits the theme that holds now.

    Textual chooses it once, by the theme that it starts with; but greys made of a terminal's own
    colours are black on black.
    """
    without = _NONE if native else _GREYS
    return [without if isinstance(each, Monochrome | NoColor) else each for each in filters]


def contrast(one: Color, other: Color) -> float:
    """How well two colours can be told apart, 1 to 21, as WCAG reckons it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _muted(colours: Mapping[str, str]) -> str:
    foreground = Color.parse(colours["foreground"])
    background = Color.parse(colours["background"])
    enough = (
        share
        for share in SHARES
        if contrast(background.blend(foreground, share), background) >= LEAST_CONTRAST
    )
    return foreground.with_alpha(next(enough, SHARES[-1])).hex


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
