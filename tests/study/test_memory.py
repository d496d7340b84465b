"""Memory: the FSRS library's own states over whole histories, and intervals that keep order."""

from datetime import date, timedelta

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Rating
from quiz.study.memory import (
    LONGEST,
    Memory,
    Review,
    due_after,
    intervals,
    recall_chance,
    remembered,
)
from quiz.study.settings import Settings

START = date(2026, 1, 31)
LIBRARY = FSRS(DEFAULT_PARAMETERS)

ratings = st.sampled_from(Rating)
gaps = st.one_of(st.just(0), st.integers(0, 8), st.integers(0, 900))
histories = st.lists(st.tuples(gaps, ratings), min_size=1, max_size=12)


def history_of(steps: list[tuple[int, Rating]]) -> list[Review]:
    """Reviews so many days after one another, the first on START."""
    day, reviews = START, []
    for place, (gap, rating) in enumerate(steps):
        day += timedelta(days=gap if place else 0)
        reviews.append(Review(day, rating))
    return reviews


def memory_of(steps: list[tuple[int, Rating]]) -> Memory:
    memory = remembered(history_of(steps))
    assert memory is not None
    return memory


def test_nothing_is_remembered_of_what_was_never_asked() -> None:
    assert remembered([]) is None


@given(histories)
def test_a_memory_is_the_librarys_over_the_whole_history(steps: list[tuple[int, Rating]]) -> None:
    deltas = [0, *(gap for gap, _ in steps[1:])]
    state = LIBRARY.memory_state(
        FSRSItem(
            [FSRSReview(int(rating), gap) for gap, (_, rating) in zip(deltas, steps, strict=True)]
        )
    )
    memory = memory_of(steps)
    assert (memory.stability, memory.difficulty) == (state.stability, state.difficulty)
    assert memory.last == START + timedelta(days=sum(deltas))


@given(histories)
def test_a_memory_is_what_the_steps_one_by_one_lead_to(steps: list[tuple[int, Rating]]) -> None:
    state = None
    for place, (gap, rating) in enumerate(steps):
        following = LIBRARY.next_states(state, 0.9, gap if place else 0)
        names = {1: following.again, 2: following.hard, 3: following.good, 4: following.easy}
        state = names[int(rating)].memory
    assert state is not None
    memory = memory_of(steps)
    assert memory.stability == pytest.approx(state.stability, rel=1e-3)
    assert memory.difficulty == pytest.approx(state.difficulty, rel=1e-3)


def test_reviews_on_one_day_count_as_no_time_at_all() -> None:
    once = memory_of([(0, Rating.AGAIN), (0, Rating.GOOD), (0, Rating.GOOD)])
    later = memory_of([(0, Rating.AGAIN), (1, Rating.GOOD), (1, Rating.GOOD)])
    assert once.last == START
    assert once.stability < later.stability


@given(histories, st.integers(1, 2000))
def test_a_clock_set_back_counts_as_no_time(steps: list[tuple[int, Rating]], back: int) -> None:
    history = history_of(steps)
    set_back = Review(history[-1].day - timedelta(days=back), Rating.GOOD)
    same_day = Review(history[-1].day, Rating.GOOD)
    assert remembered([*history, set_back]) == remembered([*history, same_day])
    memory = memory_of(steps)
    early = memory.last - timedelta(days=back)
    assert recall_chance(memory, early) == 1
    assert intervals(memory, early, "seed") == intervals(memory, memory.last, "seed")


@given(st.integers(1, 5000), st.floats(1, 10))
def test_recall_stands_at_ninety_per_cent_after_the_stability(days: int, hard: float) -> None:
    memory = Memory(float(days), hard, START)
    assert recall_chance(memory, START + timedelta(days=days)) == pytest.approx(0.9)


@given(histories, st.integers(0, 2000), st.integers(1, 500))
def test_the_chance_of_recall_only_falls(
    steps: list[tuple[int, Rating]], days: int, more: int
) -> None:
    memory = memory_of(steps)
    now = recall_chance(memory, memory.last + timedelta(days=days))
    later = recall_chance(memory, memory.last + timedelta(days=days + more))
    assert 0 < later < now <= 1


@given(st.none() | histories, gaps, st.text(max_size=8))
def test_hard_is_always_sooner_than_good_and_good_than_easy(
    steps: list[tuple[int, Rating]] | None, elapsed: int, seed: str
) -> None:
    memory = memory_of(steps) if steps else None
    day = (memory.last if memory else START) + timedelta(days=elapsed)
    days = intervals(memory, day, seed)
    assert days.again == 0
    assert 1 <= days.hard < days.good < days.easy
    assert [days.after(rating) for rating in Rating] == [0, days.hard, days.good, days.easy]


@given(st.floats(0.001, 36500.0), st.floats(1.0, 10.0), gaps, st.text(max_size=8))
def test_no_memory_however_weak_or_strong_breaks_the_order(
    stability: float, difficulty: float, elapsed: int, seed: str
) -> None:
    memory = Memory(stability, difficulty, START)
    days = intervals(memory, START + timedelta(days=elapsed), seed)
    assert 1 <= days.hard < days.good < days.easy <= LONGEST + 2


@given(histories, gaps, st.text(max_size=8))
def test_the_same_seed_gives_the_same_intervals(
    steps: list[tuple[int, Rating]], elapsed: int, seed: str
) -> None:
    memory = memory_of(steps)
    day = memory.last + timedelta(days=elapsed)
    assert intervals(memory, day, seed) == intervals(memory, day, seed)


def test_other_seeds_spread_what_was_learned_together() -> None:
    memory = Memory(40.0, 5.0, START)
    day = START + timedelta(days=40)
    spread = {intervals(memory, day, str(seed)).good for seed in range(40)}
    assert len(spread) > 5


def test_the_fuzz_stays_near_what_the_library_says() -> None:
    memory = Memory(100.0, 5.0, START)
    day = START + timedelta(days=100)
    wanted = LIBRARY.next_states(MemoryState(100.0, 5.0), 0.9, 100).good.interval
    width = 1 + 0.15 * 4.5 + 0.1 * 13 + 0.05 * (wanted - 20)
    for seed in range(60):
        assert abs(intervals(memory, day, str(seed)).good - wanted) <= width + 1


# Weights near the defaults, as the optimiser would find them.
OWN = tuple(weight * (1.1 if place < 4 else 1.0) for place, weight in enumerate(DEFAULT_PARAMETERS))
STEEP = (*DEFAULT_PARAMETERS[:20], 0.5)


@given(histories)
def test_no_weights_of_ones_own_are_the_defaults(steps: list[tuple[int, Rating]]) -> None:
    history = history_of(steps)
    assert remembered(history, tuple(DEFAULT_PARAMETERS)) == remembered(history)


@given(histories)
def test_a_memory_with_weights_of_ones_own_is_the_librarys_with_those(
    steps: list[tuple[int, Rating]],
) -> None:
    deltas = [0, *(gap for gap, _ in steps[1:])]
    reviews = [FSRSReview(int(rating), gap) for gap, (_, rating) in zip(deltas, steps, strict=True)]
    state = FSRS(list(OWN)).memory_state(FSRSItem(reviews))
    memory = remembered(history_of(steps), OWN)
    assert memory is not None
    assert (memory.stability, memory.difficulty) == (state.stability, state.difficulty)


@given(st.sampled_from([(), OWN, STEEP]), st.integers(1, 3000))
def test_recall_stands_at_ninety_per_cent_after_the_stability_whatever_the_curve(
    weights: tuple[float, ...], days: int
) -> None:
    memory = Memory(float(days), 5.0, START)
    day = START + timedelta(days=days)
    assert recall_chance(memory, day, weights) == pytest.approx(0.9)


@given(histories, st.floats(0.7, 0.98), st.text(max_size=8))
def test_who_wants_to_retain_more_is_asked_sooner(
    steps: list[tuple[int, Rating]], retention: float, seed: str
) -> None:
    memory = memory_of(steps)
    more, less = (
        intervals(memory, memory.last, seed, Settings(retention=each))
        for each in (retention + 0.01, retention)
    )
    assert [more.after(rating) for rating in Rating] <= [less.after(rating) for rating in Rating]


@given(
    st.none() | histories,
    gaps,
    st.text(max_size=8),
    st.builds(
        Settings,
        retention=st.floats(0.7, 0.99),
        fuzz=st.booleans(),
        weights=st.sampled_from([(), OWN, STEEP]),
    ),
)
def test_the_order_holds_with_any_settings(
    steps: list[tuple[int, Rating]] | None, elapsed: int, seed: str, settings: Settings
) -> None:
    memory = remembered(history_of(steps), settings.weights) if steps else None
    day = (memory.last if memory else START) + timedelta(days=elapsed)
    days = intervals(memory, day, seed, settings)
    assert days.again == 0
    assert 1 <= days.hard < days.good < days.easy


def test_without_fuzz_an_interval_is_the_librarys_and_no_seed_matters() -> None:
    settings = Settings(fuzz=False)
    day = START + timedelta(days=100)
    memory = Memory(100.0, 5.0, START)
    following = LIBRARY.next_states(MemoryState(100.0, 5.0), 0.9, 100)
    found = {intervals(memory, day, str(seed), settings) for seed in range(20)}
    (days,) = found
    wanted = [following.hard, following.good, following.easy]
    assert [days.hard, days.good, days.easy] == [round(each.interval) for each in wanted]


@given(histories, st.text(max_size=8))
def test_what_is_due_is_the_interval_of_the_latest_rating_away(
    steps: list[tuple[int, Rating]], seed: str
) -> None:
    history = history_of(steps)
    before = remembered(history[:-1])
    latest = history[-1]
    days = intervals(before, latest.day, seed).after(latest.rating)
    assert due_after(history, seed) == latest.day + timedelta(days=days)


def test_what_was_missed_is_due_the_same_day_and_what_was_recalled_later() -> None:
    missed = [Review(START, Rating.AGAIN)]
    assert due_after(missed, "seed") == START
    assert due_after([*missed, Review(START, Rating.EASY)], "seed") > START


def test_what_was_wrong_and_sure_returns_the_next_day_however_easy_it_was_then() -> None:
    misled = Review(START, Rating.AGAIN, misled=True)
    then = [Review(START, Rating.GOOD), Review(START, Rating.EASY)]
    assert due_after([misled], "seed") == START
    assert due_after([misled, *then], "seed") == START + timedelta(days=1)
    assert due_after([Review(START, Rating.AGAIN), *then], "seed") > START + timedelta(days=1)


def test_having_been_misled_counts_for_its_own_day_alone() -> None:
    tomorrow = START + timedelta(days=1)
    history = [
        Review(START, Rating.AGAIN, misled=True),
        Review(START, Rating.GOOD),
        Review(tomorrow, Rating.GOOD),
    ]
    assert due_after(history, "seed") > tomorrow + timedelta(days=1)


@given(histories, st.integers(1, 2000), ratings)
def test_with_a_clock_set_back_nothing_is_due_before_it_was_last_asked(
    steps: list[tuple[int, Rating]], back: int, rating: Rating
) -> None:
    history = history_of(steps)
    last = history[-1].day
    due = due_after([*history, Review(last - timedelta(days=back), rating)], "seed")
    assert due == last if rating is Rating.AGAIN else due > last


def test_what_would_be_due_after_the_end_of_the_calendar_is_due_on_its_last_day() -> None:
    end = date(9999, 12, 30)
    assert due_after([Review(end, Rating.EASY)], "seed") == date.max
