"""A year of answering in one row: a sign a week, the fuller the more was answered."""

from collections.abc import Mapping
from datetime import date, timedelta

from textual.content import Content

from quiz.app.typeset import MUTED_STYLE

SHADES = "·░▒▓█"
WEEKS = 53


def year_row(days: Mapping[date, int], today: date, width: int) -> list[Content]:
    """The weeks up to this one that fit a width, with the initials of the months above.

    `days` says how many answers each day had. A week without any is a dot.
    """
    count = max(1, min(WEEKS, width))
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=back) for back in range(count - 1, -1, -1)]
    sums = [sum(days.get(week + timedelta(days=day), 0) for day in range(7)) for week in weeks]
    most = max(sums)
    row = "".join(SHADES[_shade(answers, most)] for answers in sums)
    return [Content.styled(_initials(weeks), MUTED_STYLE), Content.styled(row, "$text-accent")]


def _shade(answers: int, most: int) -> int:
    """0 for nothing, 1 to 4 by quarters of the fullest."""
    return -(-4 * answers // most) if answers else 0


def _initials(weeks: list[date]) -> str:
    """The initial of each month above the first week that begins in it."""
    marks = []
    for place, week in enumerate(weeks):
        begins = place > 0 and week.month != weeks[place - 1].month
        marks.append(f"{week:%b}"[0] if begins else " ")
    return "".join(marks)
