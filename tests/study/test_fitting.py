"""Fitting weights to a log, which wants a log long enough, and what another retention costs."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import pytest

from quiz.questions import Rating
from quiz.study.fitting import LEAST_REVIEWS, Fit, TooFewReviews, fit, workloads
from quiz.study.memory import Review, recall_chance, remembered
from quiz.study.settings import WEIGHTS, Settings

DAY = date(2026, 3, 1)


def history(*days: int) -> tuple[Review, ...]:
    return tuple(Review(DAY + timedelta(days=day), Rating.GOOD) for day in days)


def forgetful(items: int, each: int) -> list[list[Review]]:
    """Histories of a learner whose memory fades three times as fast as the defaults say."""
    chance = random.Random(5)
    made = []
    for _ in range(items):
        reviews = [Review(DAY, Rating.GOOD)]
        day = DAY
        for _ in range(each):
            memory = remembered(reviews)
            assert memory is not None
            gap = chance.randint(1, 12)
            recalled = chance.random() < recall_chance(memory, day + timedelta(days=3 * gap))
            day += timedelta(days=gap)
            reviews.append(Review(day, Rating.GOOD if recalled else Rating.AGAIN))
        made.append(reviews)
    return made


@cache
def fitted() -> Fit:
    return fit(forgetful(120, 4))


@pytest.mark.parametrize(
    ("histories", "reviews"),
    [
        ([], 0),
        ([history(0)] * 500, 0),
        ([history(0, 0, 0)] * 500, 0),
        ([history(0, 3)] * 399, 399),
        ([history(0, 3, 3, 9)] * 199, 398),
        ([history(5, 3)] * 500, 0),
    ],
    ids=["none", "once each", "same day", "one short", "two days each", "clock set back"],
)
def test_too_few_reviews_on_later_days_are_refused_with_their_number(
    histories: Sequence[Sequence[Review]], reviews: int
) -> None:
    assert LEAST_REVIEWS == 400
    with pytest.raises(TooFewReviews) as refused:
        fit(histories)
    assert str(refused.value).startswith(f"{reviews} reviews on later days; fitting wants 400 ")


def test_what_is_fitted_foretells_the_log_better_than_what_was_in_use() -> None:
    found = fitted()
    assert found.reviews == 480
    assert found.log_loss < found.log_loss_now
    assert found.rmse < found.rmse_now


def test_what_is_fitted_can_be_set() -> None:
    found = fitted()
    assert len(found.weights) == WEIGHTS
    assert Settings(weights=found.weights).weights == found.weights


def test_what_is_in_use_is_judged_by_its_own_weights() -> None:
    again = fit(forgetful(120, 4), fitted().weights)
    assert again.log_loss_now == pytest.approx(fitted().log_loss, rel=1e-3)


def test_remembering_more_costs_more_reviews_and_knows_more() -> None:
    found = workloads(200, 5, 10.0)
    assert [each.retention for each in found] == [0.8, 0.85, 0.9, 0.93, 0.95]
    for name in ("minutes_a_day", "reviews_a_day", "known"):
        figures = [getattr(each, name) for each in found]
        assert figures == sorted(figures)
        assert figures[0] < figures[-1]
    assert all(each.known <= 200 for each in found)


def test_a_slower_learner_needs_the_more_minutes_for_the_same_reviews() -> None:
    quick, slow = workloads(100, 5, 10.0), workloads(100, 5, 30.0)
    for one, three in zip(quick, slow, strict=True):
        assert three.minutes_a_day == pytest.approx(3 * one.minutes_a_day, rel=1e-3)
        assert three.reviews_a_day == one.reviews_a_day


def test_the_same_deck_costs_the_same_twice() -> None:
    assert workloads(50, 5, 10.0) == workloads(50, 5, 10.0)


def test_who_begins_nothing_has_nothing_to_review() -> None:
    for each in workloads(50, 0, 10.0):
        assert (each.minutes_a_day, each.reviews_a_day, each.known) == (0, 0, 0)
