"""What a session asks: what is new, due, missed or wished for, and no two of a kin in a day."""

from collections import Counter
from datetime import date, timedelta

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Level, Side
from quiz.study.events import GuideStop, Item, Mode
from quiz.study.memory import Memory, recall_chance
from quiz.study.queue import (
    BEFORE_THE_GUIDE,
    Candidate,
    Counts,
    Filter,
    Standing,
    counts,
    cram_plan,
    guide_stops,
    kin_of,
    learn_plan,
    missed_plan,
    mode_for,
    review_plan,
)
from quiz.study.settings import Settings

TODAY = date(2026, 3, 1)
NEW_A_DAY = Settings().new_a_day


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
    kind: str = "true_false",
    level: Level | None = None,
    missed: bool = False,
) -> Candidate:
    return Candidate(
        item=Item(question, side),
        topic=topic,
        kin=kin_of(question, group),
        standing=standing,
        kind=kind,
        level=level,
        group=group,
        missed=missed,
    )


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


def test_the_learners_own_limit_of_new_ones_is_kept() -> None:
    new = [candidate(f"new-{number}") for number in range(30)]
    for limit in (0, 3, 25):
        assert len(review_plan(new, TODAY, 100, settings=Settings(new_a_day=limit))) == limit
    begun = [candidate(f"begun-{number}", stood(last=0, due=3)) for number in range(2)]
    assert len(review_plan(begun + new, TODAY, 100, settings=Settings(new_a_day=3))) == 1


def test_risk_is_told_with_the_learners_own_weights() -> None:
    """With a steeper curve, a strong memory of long ago is likelier lost than a weak fresh one."""
    old, fresh = stood(stability=100, last=-400), stood(stability=1, last=-3)
    pool = [candidate("old", old), candidate("fresh", fresh)]
    steep = (*DEFAULT_PARAMETERS[:20], 0.8)
    flat = (*DEFAULT_PARAMETERS[:20], 0.1)
    for weights in (steep, flat):
        chances = [recall_chance(each.memory, TODAY, weights) for each in (old, fresh)]
        wanted = ["old", "fresh"] if chances[0] < chances[1] else ["fresh", "old"]
        planned = review_plan(pool, TODAY, settings=Settings(weights=weights))
        assert names(planned) == wanted


MIXED = [
    candidate("a", topic="surface", kind="true_false", level=Level.REMEMBER),
    candidate("b", topic="surface", kind="cloze", level=Level.APPLY, group="g"),
    candidate("c", topic="landing", kind="cloze", level=Level.REMEMBER),
    candidate("d", topic="landing", kind="ordering"),
]


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (Filter(), "abcd"),
        (Filter(topics=frozenset({"landing"})), "cd"),
        (Filter(topics=frozenset({"landing", "surface"})), "abcd"),
        (Filter(kinds=frozenset({"cloze"})), "bc"),
        (Filter(levels=frozenset({Level.REMEMBER})), "ac"),
        (Filter(groups=frozenset({"g"})), "b"),
        (Filter(questions=frozenset({"d", "a"})), "ad"),
        (Filter(topics=frozenset({"landing"}), kinds=frozenset({"cloze"})), "c"),
        (Filter(topics=frozenset({"landing"}), groups=frozenset({"g"})), ""),
        (Filter(questions=frozenset({"no-such"})), ""),
    ],
)
def test_every_plan_keeps_to_what_is_wanted(wanted: Filter, taken: str) -> None:
    assert names(learn_plan(MIXED, TODAY, wanted=wanted)) == list(taken)
    assert names(review_plan(MIXED, TODAY, wanted=wanted)) == list(taken)
    assert sorted(names(cram_plan(MIXED, 9, 7, wanted))) == list(taken)
    due = [each._replace(standing=stood(), missed=True) for each in MIXED]
    assert sorted(names(review_plan(due, TODAY, wanted=wanted))) == list(taken)
    assert names(missed_plan(due, wanted=wanted)) == list(taken)


def test_missed_asks_only_what_was_missed_last_in_the_decks_order() -> None:
    pool = [
        candidate("new"),
        candidate("z", stood(due=9), missed=True),
        candidate("known", stood(due=9)),
        candidate("never-scheduled", missed=True),
        candidate("due", stood(), missed=True),
    ]
    assert names(missed_plan(pool)) == ["z", "never-scheduled", "due"]
    assert names(missed_plan(pool, 1)) == ["z"]


def test_missed_asks_one_of_a_kin() -> None:
    pool = [
        candidate("card", stood(), missed=True),
        candidate("card", stood(), side=Side.REVERSE, missed=True),
        candidate("b", missed=True, group="g"),
        candidate("c", missed=True, group="g"),
    ]
    assert missed_plan(pool) == (Item("card"), Item("b"))


@given(pools, st.integers(0, 60), st.integers(0, 2**32 - 1))
def test_cram_asks_anything_at_most_once_and_alike_with_the_same_seed(
    pool: list[Candidate], count: int, seed: int
) -> None:
    planned = cram_plan(pool, count, seed)
    assert planned == cram_plan(pool, count, seed)
    assert len(planned) == len(set(planned)) == min(count, len(pool))
    assert set(planned) <= {each.item for each in pool}


def test_other_seeds_cram_in_other_orders() -> None:
    pool = [candidate(f"q{number}") for number in range(9)]
    assert len({cram_plan(pool, 9, seed) for seed in range(9)}) > 5


def test_a_topics_guide_is_read_after_its_first_few_questions() -> None:
    pool = [candidate(f"s{number}", topic="surface") for number in range(5)]
    pool += [candidate(f"l{number}", topic="landing") for number in range(2)]
    items = [each.item for each in pool]
    assert BEFORE_THE_GUIDE == 3
    stops = (GuideStop("surface", 3), GuideStop("landing", 7))
    assert guide_stops(pool, items, {"surface", "landing"}) == stops
    assert guide_stops(pool, items, {"landing"}) == stops[1:]
    assert guide_stops(pool, items, set()) == ()
    assert guide_stops(pool, items[:2], {"surface", "landing"}) == (GuideStop("surface", 2),)


def test_a_topic_that_was_begun_before_gets_no_guide() -> None:
    pool = [candidate("known", stood(due=9)), candidate("a"), candidate("b", topic="landing")]
    items = learn_plan(pool, TODAY)
    assert guide_stops(pool, items, {"surface", "landing"}) == (GuideStop("landing", 2),)
