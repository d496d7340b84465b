"""A year of study days: its weeks, the months in them, and how full each day was."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

WEEKS = 53
"""As many weeks as a year touches."""


@dataclass(frozen=True)
class Shades:
    """Up to four ranges of answers a day, each as full as a quarter of the days or so.

    `least` has the fewest answers of each shade, rising from 1; none where no day had any.
    """

    least: tuple[int, ...]

    def of(self, answers: int) -> int:
        """The shade of a day: 0 for nothing answered, then 1 and up, the fuller the more."""
        return bisect_right(self.least, answers) if answers > 0 else 0

    def ranges(self) -> tuple[tuple[int, int | None], ...]:
        """The fewest and the most answers of each shade from 1 on; the last has no most."""
        ends = [(low, above - 1) for low, above in pairwise(self.least)]
        return (*ends, *[(low, None) for low in self.least[-1:]])


def shades(counts: Iterable[int]) -> Shades:
    """The shades for days with so many answers, by the quarters of those that had any."""
    full = sorted(count for count in counts if count > 0)
    least = [1] if full else []
    for quarter in (1, 2, 3):
        if full and (low := full[len(full) * quarter // 4]) > least[-1]:
            least.append(low)
    return Shades(tuple(least))


def weeks(today: date, count: int = WEEKS) -> tuple[date, ...]:
    """The Mondays of so many weeks up to the present one, the oldest first."""
    monday = today - timedelta(days=today.weekday())
    return tuple(monday - timedelta(weeks=back) for back in range(count - 1, -1, -1))


def months(mondays: Iterable[date]) -> tuple[tuple[int, date], ...]:
    """The first days of the months that begin in these weeks, each with its week's place."""
    found = []
    for place, monday in enumerate(mondays):
        first = (monday + timedelta(days=6)).replace(day=1)
        if first >= monday:
            found.append((place, first))
    return tuple(found)


@dataclass(frozen=True)
class Year:
    """What a year came to: its days with answers, the answers, and the fullest of the days.

    `fullest` is None, and `most` 0, where nothing was answered.
    """

    days: int
    answers: int
    fullest: date | None
    most: int


def year_of(calendar: Mapping[date, int], today: date) -> Year:
    """What the weeks that are shown of a year came to; of the fullest days the latest is named."""
    first = weeks(today)[0]
    within = {day: count for day, count in calendar.items() if first <= day <= today and count}
    fullest = max(within, key=lambda day: (within[day], day), default=None)
    most = within[fullest] if fullest else 0
    return Year(len(within), sum(within.values()), fullest, most)
