"""What a log says: each figure by an example worked by hand, and by the laws it keeps."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Level, Rating
from quiz.study.events import Confidence, Item, Mode
from quiz.study.memory import Review, recall_chance, remembered
from quiz.study.statistics import (
    FORECAST_DAYS,
    LEAST_ATTEMPTS,
    MATURE_DAYS,
    Answer,
    Calibration,
    Trouble,
    calibration,
    forecast,
    streak,
    summed_up,
    trouble,
    wilson,
)
from tests.study.test_queue import TODAY, candidate, stood


def answer(
    question: str = "q",
    day: int = 0,
    *,
    right: bool = True,
    seconds: float = 10.0,
    confidence: Confidence | None = None,
    picked: tuple[str, ...] = (),
) -> Answer:
    """An answer whose day counts from TODAY."""
    return Answer(
        item=Item(question),
        mode=Mode.REVIEW,
        day=TODAY + timedelta(days=day),
        rating=Rating.GOOD if right else Rating.AGAIN,
        right=right,
        counts=True,
        seconds=seconds,
        confidence=confidence,
        picked=picked,
    )


def reviews(*given: tuple[int, Rating]) -> tuple[Review, ...]:
    return tuple(Review(TODAY + timedelta(days=day), rating) for day, rating in given)


shares = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_that_of_the_literature(hits: int, n: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3."""
    assert wilson(hits, n) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_with_nothing_to_go_by_any_share_is_possible() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(shares)
def test_the_interval_holds_the_share_and_mirrors_that_of_the_misses(
    share: tuple[int, int],
) -> None:
    hits, n = share
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= high <= 1
    assert wilson(n - hits, n) == (pytest.approx(1 - high), pytest.approx(1 - low))


@given(shares)
def test_the_interval_narrows_with_more_of_the_same(share: tuple[int, int]) -> None:
    hits, n = share
    low, high = wilson(hits, n)
    lower, higher = wilson(4 * hits, 4 * n)
    assert higher - lower < high - low


@pytest.mark.parametrize(
    ("days", "length"),
    [
        ([], 0),
        ([0], 1),
        ([-1], 1),
        ([-2], 0),
        ([0, -1, -2], 3),
        ([-1, -2], 2),
        ([0, -2, -3], 1),
        ([0, 0, -1, -1], 2),
        ([1, 2], 0),
    ],
)
def test_a_streak_is_the_days_in_a_row_up_to_today_which_may_still_come(
    days: list[int], length: int
) -> None:
    assert streak((TODAY + timedelta(days=day) for day in days), TODAY) == length


@given(st.sets(st.integers(-30, 0)))
def test_answering_today_lengthens_a_streak_by_one_at_most(days: set[int]) -> None:
    before = {TODAY + timedelta(days=day) for day in days - {0}}
    assert streak({*before, TODAY}, TODAY) == streak(before, TODAY) + 1


def test_the_forecast_counts_what_is_late_today_and_what_is_far_away_nowhere() -> None:
    due = [-9, 0, 0, 1, 13, 14, 400]
    items = [candidate(f"q{n}", stood(due=days)) for n, days in enumerate(due)]
    found = forecast([*items, candidate("new")], TODAY)
    assert len(found) == FORECAST_DAYS == 14
    assert found == (3, 1, *[0] * 11, 1)


@given(st.lists(st.integers(-50, 50)))
def test_the_forecast_counts_each_item_once(due: list[int]) -> None:
    items = [candidate(f"q{n}", stood(due=days)) for n, days in enumerate(due)]
    assert sum(forecast(items, TODAY)) == sum(days < FORECAST_DAYS for days in due)


def test_trouble_is_what_goes_wrong_of_what_was_answered_often_enough() -> None:
    assert LEAST_ATTEMPTS == 3
    answers = [
        *[answer("seldom", right=False)] * 2,
        *[answer("easy")] * 9,
        *[answer("hard", right=False)] * 9,
        *[answer("young", right=False)] * 3,
        *[answer("half", right=n % 2 == 0) for n in range(10)],
    ]
    assert [(each.question, each.answers, each.right) for each in trouble(answers)] == [
        ("hard", 9, 0),
        ("young", 3, 0),
        ("half", 10, 5),
    ]


def test_of_equal_trouble_the_first_by_name_comes_first_and_ten_at_most() -> None:
    answers = [answer(f"q{n:02}", right=False) for n in range(20)] * 3
    assert [each.question for each in trouble(answers)] == [f"q{n:02}" for n in range(10)]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), max_size=60))
def test_trouble_is_ranked_from_the_worst(given_answers: list[tuple[str, bool]]) -> None:
    found = trouble(answer(name, right=right) for name, right in given_answers)
    bounds = [wilson(each.right, each.answers)[1] for each in found]
    assert bounds == sorted(bounds)
    for each in found:
        rights = [right for name, right in given_answers if name == each.question]
        assert (each.answers, each.right) == (len(rights), sum(rights))
        assert each.right < each.answers >= LEAST_ATTEMPTS


def test_a_wrong_option_is_named_once_it_was_picked_again() -> None:
    answers = [
        answer(right=False, picked=("b",)),
        answer(right=False, picked=("c",)),
        answer(right=False, picked=("b", "d")),
        answer(right=False, picked=("b", "d")),
        answer(right=True, picked=("a",)),
        answer(right=True, picked=("a",)),
    ]
    assert trouble(answers) == (Trouble("q", 6, 2, (("b", 3), ("d", 2))),)


def test_calibration_tells_how_often_each_confidence_was_right() -> None:
    sure, guess = Confidence.SURE, Confidence.GUESS
    answers = [
        answer(right=False, confidence=sure),
        *[answer(confidence=sure)] * 3,
        answer(confidence=guess),
        answer(),
    ]
    assert calibration(answers) == (Calibration(guess, 1, 1), Calibration(sure, 4, 3))
    assert calibration([answer()]) == ()


def test_time_is_summed_and_the_usual_answer_is_the_middle_one() -> None:
    answers = [answer(day=day, seconds=seconds) for day, seconds in ((-3, 120), (-1, 6), (0, 24))]
    found = summed_up(answers, {}, [], TODAY)
    assert (found.answers, found.days, found.streak) == (3, 3, 2)
    assert found.minutes == 2.5
    assert found.median_seconds == 24
    assert list(found.calendar.items()) == [(TODAY + timedelta(days=day), 1) for day in (-3, -1, 0)]


def test_of_an_empty_log_everything_is_none() -> None:
    found = summed_up([], {}, [], TODAY)
    assert (found.answers, found.days, found.streak) == (0, 0, 0)
    assert (found.minutes, found.median_seconds) == (0, 0)
    assert found.retention.reviews == found.retention.share == 0
    assert found.retention.bounds == (0, 1)
    assert found.topics == found.levels == found.trouble == found.calibration == ()
    assert found.forecast == (0,) * FORECAST_DAYS


def test_retention_counts_first_reviews_on_later_days_beside_what_was_expected() -> None:
    history = reviews(
        (-50, Rating.GOOD),
        (-50, Rating.AGAIN),
        (-45, Rating.GOOD),
        (-45, Rating.AGAIN),
        (-20, Rating.AGAIN),
        (-20, Rating.GOOD),
        (-5, Rating.HARD),
    )
    alone = reviews((-9, Rating.GOOD))
    found = summed_up([], {Item("q"): history, Item("r"): alone}, [], TODAY)
    expected = []
    for end in (2, 4, 6):
        memory = remembered(history[:end])
        assert memory is not None
        expected.append(recall_chance(memory, history[end].day))
    whole, lately = found.retention, found.retention_lately
    assert (whole.reviews, whole.recalled) == (3, 2)
    assert whole.expected == pytest.approx(sum(expected))
    assert whole.share == pytest.approx(2 / 3)
    assert (lately.reviews, lately.recalled) == (2, 1)
    assert lately.expected == pytest.approx(sum(expected[1:]))


histories = st.lists(
    st.lists(st.tuples(st.integers(-60, 0), st.sampled_from(Rating)), max_size=8), max_size=5
)


@given(histories)
def test_retention_lies_between_none_and_all_and_lately_is_a_part(
    given_histories: list[list[tuple[int, Rating]]],
) -> None:
    kept = {
        Item(f"q{n}"): reviews(*sorted(history, key=lambda each: each[0]))
        for n, history in enumerate(given_histories)
    }
    found = summed_up([], kept, [], TODAY)
    for each in (found.retention, found.retention_lately):
        assert 0 <= each.recalled <= each.reviews
        assert 0 <= each.expected <= each.reviews
    later_days = sum(max(0, len({each.day for each in history}) - 1) for history in kept.values())
    assert found.retention.reviews == later_days
    assert found.retention_lately.reviews <= later_days
    assert found.retention_lately.recalled <= found.retention.recalled


def test_mastery_is_the_mean_chance_of_recall_where_new_ones_count_as_none() -> None:
    strong, weak = stood(stability=MATURE_DAYS, last=-5), stood(stability=MATURE_DAYS - 1, last=-9)
    pool = [
        candidate("a", strong, topic="surface", level=Level.APPLY),
        candidate("b", weak, topic="surface"),
        candidate("c", topic="surface", level=Level.APPLY),
        candidate("d", topic="landing"),
    ]
    found = summed_up([], {}, pool, TODAY)
    chances = [recall_chance(each.memory, TODAY) for each in (strong, weak)]
    surface, landing = found.topics
    assert (surface.name, surface.items) == ("surface", 3)
    assert (surface.new, surface.young, surface.mature) == (1, 1, 1)
    assert surface.recall == pytest.approx(sum(chances) / 3)
    assert (landing.name, landing.new, landing.recall) == ("landing", 1, 0)
    (level,) = found.levels
    assert (level.name, level.items) == ("apply", 2)
    assert level.recall == pytest.approx(chances[0] / 2)


def test_a_learners_own_weights_change_what_is_expected_and_nothing_counted() -> None:
    from tests.record.building import OWN_WEIGHTS

    flatter = (*OWN_WEIGHTS[:20], OWN_WEIGHTS[20] * 2)
    history = {Item("q"): reviews((-30, Rating.GOOD), (-20, Rating.GOOD), (-2, Rating.GOOD))}
    pool = [candidate("q", stood(stability=9.0))]
    usual, own = (summed_up([], history, pool, TODAY, weights) for weights in ((), flatter))
    assert own.retention.reviews == usual.retention.reviews == 2
    assert own.retention.expected != usual.retention.expected
    assert own.topics[0].recall != usual.topics[0].recall
    assert replace(own.topics[0], recall=0.0) == replace(usual.topics[0], recall=0.0)


def test_the_day_is_that_of_the_asking() -> None:
    assert summed_up([], {}, [], date(2024, 2, 29)).day == date(2024, 2, 29)
