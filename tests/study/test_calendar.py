"""The year's calendar: its weeks hold every day once, and a fuller day has no lighter shade."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study.calendar import WEEKS, Shades, Year, months, shades, weeks, year_of

days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
counts = st.lists(st.integers(0, 500), max_size=60)


@given(days, st.integers(1, 60))
def test_the_weeks_begin_on_mondays_follow_each_other_and_the_last_holds_today(
    today: date, count: int
) -> None:
    found = weeks(today, count)
    assert len(found) == count
    assert {monday.weekday() for monday in found} == {0}
    assert list(found) == [found[0] + timedelta(weeks=place) for place in range(count)]
    assert found[-1] <= today < found[-1] + timedelta(weeks=1)


@given(days)
def test_a_calendar_holds_a_whole_year(today: date) -> None:
    assert weeks(today)[0] <= today - timedelta(days=363)


@given(days, st.integers(1, WEEKS))
def test_each_month_is_named_at_the_week_of_its_first_day(today: date, count: int) -> None:
    mondays = weeks(today, count)
    named = months(mondays)
    shown = [mondays[0] + timedelta(days=ahead) for ahead in range(7 * count)]
    assert [first for _, first in named] == [day for day in shown if day.day == 1]
    for place, first in named:
        assert mondays[place] <= first <= mondays[place] + timedelta(days=6)


@given(counts)
def test_a_fuller_day_has_no_lighter_shade_and_only_an_empty_one_has_none(given: list[int]) -> None:
    scale = shades(given)
    found = [scale.of(count) for count in sorted(given)]
    assert found == sorted(found)
    assert [shade == 0 for shade in found] == [count == 0 for count in sorted(given)]
    assert max(found, default=0) <= len(scale.least) <= 4


@given(counts, st.integers(1, 600))
def test_the_ranges_part_all_numbers_and_say_the_shade_of_each(
    given: list[int], count: int
) -> None:
    scale = shades([*given, 1])
    holding = [
        shade
        for shade, (low, high) in enumerate(scale.ranges(), 1)
        if low <= count and (high is None or count <= high)
    ]
    assert holding == [scale.of(count)]


@pytest.mark.parametrize(
    ("given", "least"),
    [
        ([], ()),
        ([0, 0], ()),
        ([12], (1, 12)),
        ([7, 7, 7, 7], (1, 7)),
        ([1, 2, 3, 4], (1, 2, 3, 4)),
        ([5, 10, 20, 40, 80, 160, 320, 1000], (1, 20, 80, 320)),
    ],
)
def test_the_shades_go_by_quarters_of_the_days_that_had_any(
    given: list[int], least: tuple[int, ...]
) -> None:
    assert shades(given) == Shades(least)


def test_one_very_full_day_leaves_the_others_their_shades() -> None:
    scale = shades([3, 6, 9, 12, 5_000])
    assert [scale.of(count) for count in (3, 6, 9, 12)] == [1, 2, 3, 4]


def test_a_year_is_summed_up_and_older_days_are_left_out() -> None:
    today = date(2026, 11, 23)
    calendar = {
        date(2025, 11, 23): 99,
        date(2025, 11, 24): 2,
        date(2026, 3, 1): 40,
        date(2026, 3, 2): 40,
        today: 1,
    }
    assert weeks(today)[0] == date(2025, 11, 24)
    assert year_of(calendar, today) == Year(4, 83, date(2026, 3, 2), 40)
    assert year_of({date(2025, 11, 23): 99}, today) == Year(0, 0, None, 0)
