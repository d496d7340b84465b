"""Clocks that misbehave: set back, changed for summer, carried across zones, in a leap year."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Rating
from quiz.study.days import days_between, study_day
from quiz.study.events import Item, Shown
from quiz.study.memory import Review, due_after, recall_chance, remembered
from quiz.study.queue import Standing, review_plan
from quiz.study.session import step
from tests.study.building import RIGHT, Play
from tests.study.test_queue import candidate

BERLIN, KARACHI, HONOLULU, KIRITIMATI = map(
    ZoneInfo, ("Europe/Berlin", "Asia/Karachi", "Pacific/Honolulu", "Pacific/Kiritimati")
)
ANYWHERE = [BERLIN, KARACHI, HONOLULU, KIRITIMATI]


def standing_of(history: list[Review]) -> Standing:
    memory = remembered(history)
    assert memory is not None
    return Standing(memory, due_after(history, "seed"), history[0].day)


def test_a_clock_set_back_makes_no_answer_take_less_than_no_time() -> None:
    play = Play(2)
    state = play.show()
    assert state.showing is not None
    back = state.showing.since - timedelta(hours=3)
    answered, _ = step(state, replace(play.entry(RIGHT), at=back))
    assert answered.done[-1].seconds == 0.0
    following, _ = step(answered, replace(play.entry(Shown(Item("q1"), (), "hash")), at=back))
    assert following.spent == 0.0


@given(st.integers(1, 4000), st.sampled_from(Rating))
def test_after_a_clock_was_set_back_what_is_due_is_still_asked_in_the_end(
    back: int, rating: Rating
) -> None:
    wrong_day = date(2026, 3, 1)
    right_day = wrong_day - timedelta(days=back)
    history = [Review(wrong_day, Rating.GOOD), Review(right_day, rating)]
    standing = standing_of(history)
    assert standing.memory.last == wrong_day
    assert recall_chance(standing.memory, right_day) == 1
    pool = [candidate("q", standing)]
    assert review_plan(pool, standing.due)
    assert standing.due >= wrong_day


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_over_a_change_of_the_clocks_a_day_later_is_one_day_later(change: date) -> None:
    evening = datetime(change.year, change.month, change.day, 21, tzinfo=BERLIN)
    before, after = (study_day(evening + timedelta(days=days)) for days in (-1, 0))
    assert days_between(before, after) == 1
    day_before = evening - timedelta(days=1)
    assert evening.astimezone(UTC) - day_before.astimezone(UTC) != timedelta(days=1)
    once = remembered([Review(before, Rating.GOOD), Review(after, Rating.GOOD)])
    plain = remembered(
        [Review(date(2026, 5, 1), Rating.GOOD), Review(date(2026, 5, 2), Rating.GOOD)]
    )
    assert once is not None
    assert plain is not None
    assert (once.stability, once.difficulty) == (plain.stability, plain.difficulty)


def test_whoever_flies_west_over_the_date_line_lives_a_day_twice_and_loses_nothing() -> None:
    moment = datetime(2026, 3, 2, 20, tzinfo=UTC)
    here, there = (study_day(moment.astimezone(zone)) for zone in (KIRITIMATI, HONOLULU))
    assert (here, there) == (date(2026, 3, 3), date(2026, 3, 2))
    assert days_between(here, there) == 0
    travelled = [Review(here, Rating.GOOD), Review(there, Rating.GOOD)]
    stayed = [Review(here, Rating.GOOD), Review(here, Rating.GOOD)]
    assert remembered(travelled) == remembered(stayed)
    assert due_after(travelled, "seed") >= here


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ANYWHERE),
    st.sampled_from(ANYWHERE),
)
def test_one_moment_is_at_most_two_study_days_apart_anywhere(
    moment: datetime, one: ZoneInfo, other: ZoneInfo
) -> None:
    days = [study_day(moment.astimezone(zone)) for zone in (one, other)]
    assert abs((days[0] - days[1]).days) <= 2


@given(
    st.datetimes(datetime(2000, 1, 2), datetime(2050, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ANYWHERE),
    st.integers(0, 23),
    st.timedeltas(timedelta(0), timedelta(days=3)),
)
def test_in_one_place_study_days_never_run_backwards(
    moment: datetime, zone: ZoneInfo, rollover: int, later: timedelta
) -> None:
    """But for the hour that comes twice in autumn, and only if the day begins within it."""
    one, other = (each.astimezone(zone) for each in (moment, moment + later))
    if one.replace(tzinfo=None) <= other.replace(tzinfo=None):
        assert study_day(one, rollover) <= study_day(other, rollover)
    else:
        assert one.utcoffset() != other.utcoffset()


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (date(2028, 2, 28), date(2028, 2, 29), 1),
        (date(2028, 2, 29), date(2028, 3, 1), 1),
        (date(2028, 2, 29), date(2029, 2, 28), 365),
        (date(2027, 3, 1), date(2028, 3, 1), 366),
        (date(2100, 2, 28), date(2100, 3, 1), 1),
    ],
)
def test_the_29th_of_february_is_counted_where_there_is_one(
    first: date, second: date, days: int
) -> None:
    assert days_between(first, second) == days
    later = [Review(first, Rating.GOOD), Review(second, Rating.GOOD)]
    plain = [
        Review(date(2025, 3, 1), Rating.GOOD),
        Review(date(2025, 3, 1) + timedelta(days=days), Rating.GOOD),
    ]
    found, wanted = remembered(later), remembered(plain)
    assert found is not None
    assert wanted is not None
    assert found.stability == wanted.stability
    assert (due_after(later, "s") - second) == (due_after(plain, "s") - plain[1].day)


def test_what_is_answered_at_half_past_three_on_a_leap_days_morrow_belongs_to_it() -> None:
    late = datetime(2028, 3, 1, 3, 30, tzinfo=BERLIN)
    history = [Review(study_day(late), Rating.AGAIN)]
    assert due_after(history, "seed") == date(2028, 2, 29)
