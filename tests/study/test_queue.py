"""What a session asks: new questions by topic, due ones by risk, and no two of a kin in a day."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Side
from quiz.study.events import Item, Mode
from quiz.study.memory import Memory, recall_chance
from quiz.study.queue import (
    NEW_A_DAY,
    Candidate,
    Counts,
    Standing,
    counts,
    kin_of,
    learn_plan,
    mode_for,
    review_plan,
)

TODAY = date(2026, 3, 1)


def stood(
    stability: float = 10.0, last: int = -10, due: int = 0, first: int | None = None
) -> Standing:
    """A standing whose days count from TODAY."""
    began = last if first is None else first
    return Standing(
        Memory(stability, 5.0, TODAY + timedelta(days=last)),
        TODAY + timedelta(days=due),
        TODAY + timedelta(days=began),
    )


def candidate(
    question: str,
    standing: Standing | None = None,
    *,
    topic: str = "surface",
    group: str | None = None,
    side: Side = Side.FORWARD,
) -> Candidate:
    return Candidate(Item(question, side), topic, kin_of(question, group), standing)


def names(items: tuple[Item, ...]) -> list[str]:
    return [item.question for item in items]


standings = st.none() | st.builds(
    stood, st.floats(0.1, 400), st.integers(-60, 0), st.integers(-40, 40), st.integers(-90, 0)
)
pools = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.sampled_from([None, None, "a", "b"]),
        st.sampled_from(Side),
        standings,
    ),
    max_size=60,
    unique_by=lambda drawn: (drawn[0], drawn[2]),
).map(
    lambda drawn: [
        candidate(f"q{number}", standing, group=group, side=side)
        for number, group, side, standing in drawn
    ]
)


def test_learning_follows_the_deck_topic_by_topic_and_asks_only_what_is_new() -> None:
    pool = [
        candidate("b", topic="surface"),
        candidate("known", stood(due=30), topic="surface"),
        candidate("due", stood(), topic="surface"),
        candidate("a", topic="landing"),
        candidate("c", topic="landing"),
    ]
    assert names(learn_plan(pool, TODAY)) == ["b", "a", "c"]
    assert names(learn_plan(pool, TODAY, 2)) == ["b", "a"]


def test_review_asks_the_likeliest_to_be_forgotten_first_and_then_what_is_new() -> None:
    pool = [
        candidate("new"),
        candidate("firm", stood(stability=100)),
        candidate("weak", stood(stability=2)),
        candidate("later", stood(due=1)),
        candidate("middling", stood(stability=20)),
    ]
    assert names(review_plan(pool, TODAY)) == ["weak", "middling", "firm", "new"]
    assert names(review_plan(pool, TODAY, 2)) == ["weak", "middling"]


@given(pools, st.integers(0, 30))
def test_review_is_in_order_of_risk_and_new_ones_stand_last(
    pool: list[Candidate], count: int
) -> None:
    by_item = {each.item: each.standing for each in pool}
    planned = [by_item[item] for item in review_plan(pool, TODAY, count)]
    assert len(planned) <= count
    old = [standing for standing in planned if standing is not None]
    assert planned[: len(old)] == old
    assert all(standing.due <= TODAY for standing in old)
    chances = [recall_chance(standing.memory, TODAY) for standing in old]
    assert chances == sorted(chances)


def test_review_brings_new_ones_up_to_the_days_limit() -> None:
    new = [candidate(f"new-{number}") for number in range(NEW_A_DAY + 5)]
    assert len(review_plan(new, TODAY, 100)) == NEW_A_DAY
    begun = [candidate(f"begun-{number}", stood(last=0, due=3)) for number in range(15)]
    assert len(review_plan(begun + new, TODAY, 100)) == NEW_A_DAY - 15
    many = [candidate(f"begun-{number}", stood(last=0, due=3)) for number in range(30)]
    assert review_plan(many + new, TODAY, 100) == ()


def test_what_was_begun_on_an_earlier_day_does_not_count_towards_todays_limit() -> None:
    new = [candidate(f"new-{number}") for number in range(NEW_A_DAY)]
    seen = [candidate(f"old-{number}", stood(last=0, due=3, first=-5)) for number in range(9)]
    assert len(review_plan(seen + new, TODAY, 100)) == NEW_A_DAY


@given(pools, st.integers(0, 30))
def test_no_two_of_a_group_and_no_two_sides_of_a_card_come_on_one_day(
    pool: list[Candidate], count: int
) -> None:
    kin = {each.item: each.kin for each in pool}
    seen_today = {
        each.kin: {other.item for other in pool if other.kin == each.kin}
        for each in pool
        if each.standing is not None and each.standing.memory.last == TODAY
    }
    for plan in (learn_plan(pool, TODAY, count), review_plan(pool, TODAY, count)):
        assert max(Counter(kin[item] for item in plan).values(), default=1) == 1
        for item in plan:
            standing = next(each.standing for each in pool if each.item == item)
            was_asked = standing is not None and standing.memory.last == TODAY
            assert kin[item] not in seen_today or was_asked


def test_the_other_side_of_a_card_waits_when_one_is_due() -> None:
    pool = [candidate("card", stood()), candidate("card", side=Side.REVERSE)]
    assert review_plan(pool, TODAY) == (Item("card"),)
    assert learn_plan(pool[::-1], TODAY) == (Item("card", Side.REVERSE),)


def test_a_new_one_of_a_group_waits_even_for_a_due_one_that_finds_no_room() -> None:
    pool = [
        candidate("first", stood(stability=1)),
        candidate("due", stood(stability=90), group="g"),
        candidate("new", group="g"),
    ]
    assert names(review_plan(pool, TODAY, 1)) == ["first"]
    assert "new" not in names(review_plan(pool, TODAY, 3))


def test_what_was_asked_today_keeps_its_kin_away_until_tomorrow() -> None:
    pool = [candidate("asked", stood(last=0, due=5), group="g"), candidate("kin", group="g")]
    assert learn_plan(pool, TODAY) == review_plan(pool, TODAY) == ()
    assert names(learn_plan(pool, TODAY + timedelta(days=1))) == ["kin"]


def test_an_item_missed_today_comes_again_today() -> None:
    missed = candidate("missed", stood(stability=0.5, last=0, due=0), group="g")
    pool = [missed, candidate("kin", group="g"), candidate("other", stood())]
    assert sorted(names(review_plan(pool, TODAY))) == ["missed", "other"]


def test_counts_tell_due_new_and_known_apart() -> None:
    pool = [candidate("new"), candidate("due", stood()), candidate("known", stood(due=1))]
    assert counts([*pool, candidate("late", stood(due=-9))], TODAY) == Counts(2, 1, 1)


def test_what_is_due_goes_before_what_is_new() -> None:
    assert mode_for(Counts(due=1, new=5, known=0)) is Mode.REVIEW
    assert mode_for(Counts(due=0, new=5, known=3)) is Mode.LEARN
    assert mode_for(Counts(due=0, new=0, known=3)) is Mode.REVIEW
