"""Fitting the scheduler to a learner's own log, and what another retention would cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from fsrs_rs_python import (
    DEFAULT_PARAMETERS,
    FSRS,
    FSRSItem,
    default_simulator_config,
    simulate,
)

from quiz.study.memory import Review, library_reviews

LEAST_REVIEWS = 400
"""As many reviews as fitting needs to beat the defaults (what Anki advised for long)."""


class TooFewReviews(ValueError):
    """Raised when a log is too short to be fitted to; says how many there are."""

    def __init__(self, reviews: int) -> None:
        super().__init__(
            f"{reviews} reviews on later days; fitting wants {LEAST_REVIEWS} to do better than "
            "the defaults, which were fitted to millions"
        )


@dataclass(frozen=True)
class Fit:
    """Weights fitted to a log, and how well they and those in use foretell it.

    `log_loss` and `rmse` (over bins) are the library's measures: less is better.
    """

    weights: tuple[float, ...]
    reviews: int
    log_loss: float
    rmse: float
    log_loss_now: float
    rmse_now: float


@dataclass(frozen=True)
class Workload:
    """What a retention would cost, by simulation of a year.

    `minutes_a_day` and `reviews_a_day` are means over the year; `known` is how many questions are
    expected to be recalled at its end.
    """

    retention: float
    minutes_a_day: float
    reviews_a_day: float
    known: float


def fit(histories: Sequence[Sequence[Review]], now: tuple[float, ...] = ()) -> Fit:
    """Fit weights to histories (of one learner, oldest review first); raises TooFewReviews."""
    items = _training_items(histories)
    if len(items) < LEAST_REVIEWS:
        raise TooFewReviews(len(items))
    in_use = FSRS(list(now or DEFAULT_PARAMETERS))
    weights = in_use.compute_parameters(items)
    fitted, current = FSRS(weights).evaluate(items), in_use.evaluate(items)
    return Fit(
        tuple(weights),
        len(items),
        fitted.log_loss,
        fitted.rmse_bins,
        current.log_loss,
        current.rmse_bins,
    )


def workloads(
    questions: int,
    new_a_day: int,
    seconds: float,
    weights: tuple[float, ...] = (),
    retentions: Sequence[float] = (0.8, 0.85, 0.9, 0.93, 0.95),
) -> tuple[Workload, ...]:
    """What retentions would cost in a year of a deck of so many questions, none known before.

    `seconds` is what an answer takes. The same arguments give the same figures.
    """
    config = default_simulator_config()
    config.deck_size = questions
    config.learn_span = 365
    config.learn_limit = new_a_day
    config.state_rating_costs = [[seconds] * 4 for _ in range(3)]
    found = []
    for retention in retentions:
        result = simulate(list(weights or DEFAULT_PARAMETERS), retention, config, 42)
        days = len(result.cost_per_day)
        found.append(
            Workload(
                retention,
                sum(result.cost_per_day) / 60 / days,
                sum(result.review_cnt_per_day) / days,
                result.memorized_cnt_per_day[-1],
            )
        )
    return tuple(found)


def _training_items(histories: Sequence[Sequence[Review]]) -> list[FSRSItem]:
    """An item for each review on a later day: the history up to it, as the library is trained."""
    items = []
    for history in histories:
        reviews = library_reviews(history)
        for end in range(2, len(reviews) + 1):
            if history[end - 1].day > max(review.day for review in history[: end - 1]):
                items.append(FSRSItem(reviews[:end]))
    return items
