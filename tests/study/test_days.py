"""Study days: the rollover hour, daylight saving, leap days, a clock set back."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study.days import days_between, study_day

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("hour", "minute", "day"), [(3, 59, 9), (4, 0, 10), (23, 59, 10), (0, 0, 9)]
)
def test_a_study_day_begins_at_four_in_the_morning(hour: int, minute: int, day: int) -> None:
    assert study_day(datetime(2026, 5, 10, hour, minute, tzinfo=BERLIN)) == date(2026, 5, day)


def test_the_rollover_hour_can_be_another() -> None:
    assert study_day(datetime(2026, 5, 10, 0, 0), rollover_hour=0) == date(2026, 5, 10)
    assert study_day(datetime(2026, 5, 10, 5, 59), rollover_hour=6) == date(2026, 5, 9)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_when_the_clocks_change_the_day_still_begins_at_four_on_the_wall(change: date) -> None:
    four = datetime(change.year, change.month, change.day, 4, tzinfo=BERLIN)
    assert study_day(four) == change
    assert study_day(four - timedelta(minutes=1)) == change - timedelta(days=1)


def test_the_hour_that_comes_twice_belongs_to_one_study_day() -> None:
    first, second = (datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=BERLIN) for fold in (0, 1))
    assert first.utcoffset() != second.utcoffset()
    assert study_day(first) == study_day(second) == date(2026, 10, 24)


def test_the_29th_of_february_is_a_day_of_its_own() -> None:
    assert study_day(datetime(2028, 3, 1, 3, 59)) == date(2028, 2, 29)
    assert study_day(datetime(2026, 3, 1, 3, 59)) == date(2026, 2, 28)
    assert days_between(date(2028, 2, 28), date(2028, 3, 1)) == 2
    assert days_between(date(2026, 2, 28), date(2026, 3, 1)) == 1


@given(st.dates(), st.dates())
def test_days_between_never_fall_below_zero(one: date, other: date) -> None:
    assert days_between(one, other) == max(0, other.toordinal() - one.toordinal())
