"""The year's calendar: weeks as columns, days as rows, a fuller sign for more answers."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from quiz.app.answers.area import muted
from quiz.app.charts.lines import flowing
from quiz.app.typeset import MUTED_STYLE
from quiz.app.year import SHADES
from quiz.study.calendar import WEEKS, Shades, months, shades, weeks, year_of
from quiz.study.figures import year_words

_LABEL = 5
_FILLED = "$text-accent"


def year_calendar(calendar: Mapping[date, int], today: date, width: int) -> list[Content]:
    """As many weeks up to today as fit, what the signs mean, and the year in words."""
    mondays = weeks(today, max(1, min(WEEKS, width - _LABEL)))
    scale = shades(calendar.values())
    lines = [muted(" " * _LABEL + _month_names(mondays))]
    for weekday in range(7):
        days = [monday + timedelta(days=weekday) for monday in mondays]
        label = muted(f"{days[0]:%a}".ljust(_LABEL))
        lines.append(label + _row([day for day in days if day <= today], calendar, scale))
    lines += [Content(""), *_legend(scale, width)]
    return [*lines, *Content(year_words(year_of(calendar, today))).wrap(width)]


def _row(days: Sequence[date], calendar: Mapping[date, int], scale: Shades) -> Content:
    kinds = [scale.of(calendar.get(day, 0)) for day in days]
    return Content.assemble(
        *((SHADES[shade], _FILLED if shade else MUTED_STYLE) for shade in kinds)
    )


def _month_names(mondays: Sequence[date]) -> str:
    """The months above the weeks in which they begin, where a name has room."""
    line = ""
    for place, first in months(mondays):
        name = f"{first:%b}"
        if place + len(name) <= len(mondays):
            line = line.ljust(place) + name
    return line


def _legend(scale: Shades, width: int) -> list[Content]:
    """Each sign with how many answers a day it stands for, as many on a line as fit."""
    items = [f"{SHADES[0]} none"]
    for shade, (low, high) in enumerate(scale.ranges(), 1):
        items.append(f"{SHADES[shade]} {_range_words(low, high)}")
    return flowing([muted(item) for item in items], width)


def _range_words(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} and more"
    return str(low) if low == high else f"{low} to {high}"
