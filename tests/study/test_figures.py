"""The words for figures, each by an example."""

from datetime import date

import pytest

from quiz.questions.text import key_of
from quiz.study.calendar import Year
from quiz.study.figures import (
    counted,
    due_words,
    foretold_words,
    option_words,
    retention_words,
    standing_words,
    time_words,
    year_words,
)
from quiz.study.fitting import LEAST_REVIEWS
from quiz.study.statistics import Mastery, Retention
from tests.record.building import MOON


@pytest.mark.parametrize(
    ("recalled", "expected", "said"),
    [
        (90, 88.0, "That is as foretold."),
        (90, 97.5, "That is less than foretold."),
        (90, 70.0, "That is more than foretold."),
    ],
)
def test_what_was_recalled_is_judged_by_its_interval(
    recalled: int, expected: float, said: str
) -> None:
    assert foretold_words(Retention(100, recalled, expected)) == said


def test_the_way_to_fit_the_schedule_is_named_once_the_log_is_long_enough() -> None:
    short = Retention(LEAST_REVIEWS - 1, LEAST_REVIEWS // 2, LEAST_REVIEWS * 0.9)
    long = Retention(LEAST_REVIEWS, LEAST_REVIEWS // 2, LEAST_REVIEWS * 0.9)
    assert "quiz schedule fit" not in foretold_words(short)
    assert "quiz schedule fit" in foretold_words(long)


def test_of_no_reviews_nothing_is_judged() -> None:
    assert foretold_words(Retention(0, 0, 0.0)) == ""
    assert retention_words("In all", Retention(0, 0, 0.0)) == (
        "In all: no reviews on a later day yet."
    )


def test_a_retention_is_told_with_its_interval_and_what_was_foretold() -> None:
    assert retention_words("In all", Retention(20, 20, 18.0)) == (
        "In all: 100% of 20 reviews (84% to 100%), 90% foretold."
    )


def test_a_year_is_told_by_its_answers_days_and_fullest_day() -> None:
    assert year_words(Year(1, 1204, date(2026, 3, 2), 40)) == (
        "In the last year 1,204 answers on 1 day; the most, 40, on Mon 2 Mar."
    )
    assert year_words(Year(0, 0, None, 0)) == "Nothing was answered in the last year."


@pytest.mark.parametrize(
    ("forecast", "said"),
    [
        ((0, 0, 0), "Nothing is due in the next 3 days."),
        ((1, 0, 1), "2 in 3 days."),
        ((4, 5, 3), "12 in 3 days, 4 a day."),
    ],
)
def test_what_is_due_is_summed(forecast: tuple[int, ...], said: str) -> None:
    assert due_words(forecast) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.4, "24 seconds"),
        (1, "1 minute"),
        (59.9, "59 minutes"),
        (60, "1 hour"),
        (61.5, "1 hour 1 minute"),
        (725, "12 hours 5 minutes"),
    ],
)
def test_time_is_told_in_hours_and_minutes(minutes: float, said: str) -> None:
    assert time_words(minutes) == said


def test_things_are_counted_with_their_number() -> None:
    assert (counted(1, "day"), counted(0, "day"), counted(2000, "day")) == (
        "1 day",
        "0 days",
        "2,000 days",
    )
    assert standing_words(Mastery("a", 6, 1, 2, 3, 0.5)) == "3 mature, 2 young, 1 new"


def test_an_option_is_named_by_its_text_while_the_deck_has_it() -> None:
    day = "It turns about itself once in each day"
    assert option_words(MOON, "same-side", key_of(day)) == day
    assert "has changed since" in option_words(MOON, "same-side", "0" * 12)
    assert "has changed since" in option_words(MOON, "gone", key_of(day))
