"""A year in one row: a sign a week, the fuller the more was answered."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.app.year import SHADES, WEEKS, year_row

TODAY = date(2026, 11, 26)


def test_the_row_ends_with_this_week_and_the_fullest_week_is_full() -> None:
    days = {TODAY: 3, TODAY - timedelta(weeks=1): 12, TODAY - timedelta(weeks=3): 1}
    months, row = year_row(days, TODAY, 76)
    assert len(row) == WEEKS
    assert row.plain.endswith("░·█░")
    assert row.plain[:-4] == "·" * (WEEKS - 4)
    assert months.plain.replace(" ", "") == "DJFMAMJJASON"


@given(
    st.dictionaries(st.integers(0, 400), st.integers(1, 500)),
    st.integers(1, 200),
    st.dates(date(1970, 1, 1), date(2200, 1, 1)),
)
def test_every_width_and_day_has_a_row_that_fits(
    counts: dict[int, int], width: int, today: date
) -> None:
    days = {today - timedelta(days=back): count for back, count in counts.items()}
    months, row = year_row(days, today, width)
    assert len(row) == len(months) == min(WEEKS, width)
    assert set(row.plain) <= set(SHADES)
