"""Memory: the FSRS library's own states over whole histories, and intervals that keep order."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Rating
from quiz.study.memory import LONGEST, Memory, Review, intervals, recall_chance, remembered

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


def day_of_anki(number: int, steps: list[tuple[int, Rating]], cutoff: int) -> int:
    """A moment (in milliseconds) six hours into the study day of a step; the last one is today."""
    ago = sum(gap for gap, _ in steps[number + 1 :])
    return (cutoff - 86_400 * (ago + 1) + 6 * 3600 + number) * 1000


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([(0, Rating.GOOD)], id="once"),
        pytest.param([(0, Rating.AGAIN), (0, Rating.GOOD), (0, Rating.GOOD)], id="one day"),
        pytest.param(
            [(0, Rating.GOOD), (3, Rating.GOOD), (11, Rating.HARD), (30, Rating.EASY)], id="apart"
        ),
        pytest.param(
            [
                (0, Rating.AGAIN),
                (0, Rating.HARD),
                (1, Rating.GOOD),
                (16, Rating.AGAIN),
                (0, Rating.GOOD),
                (90, Rating.EASY),
            ],
            id="both",
        ),
    ],
)
def test_a_memory_is_the_one_that_anki_has(steps: list[tuple[int, Rating]], tmp_path: Path) -> None:
    pytest.importorskip("anki")
    from anki.collection import Collection
    from anki.decks import DeckId

    collection = Collection(str(tmp_path / "learner.anki2"))
    try:
        collection.set_config("fsrs", True)
        note = collection.new_note(collection.models.by_name("Basic"))
        note["Front"], note["Back"] = "front", "back"
        collection.add_note(note, DeckId(1))
        (card,) = note.card_ids()
        cutoff = collection.sched.day_cutoff
        for number, (_, rating) in enumerate(steps):
            kind = 0 if number == 0 else 1
            collection.db.execute(
                "INSERT INTO revlog VALUES (?, ?, -1, ?, 1, 1, 2500, 1000, ?)",
                day_of_anki(number, steps, cutoff),
                card,
                int(rating),
                kind,
            )
        collection.db.execute(
            "UPDATE cards SET type = 2, queue = 2, ivl = 1, reps = ? WHERE id = ?",
            len(steps),
            card,
        )
        state = collection.compute_memory_state(card)
    finally:
        collection.close()
    memory = memory_of(steps)
    assert state.stability == pytest.approx(memory.stability, rel=1e-4)
    assert state.difficulty == pytest.approx(memory.difficulty, rel=1e-4)
