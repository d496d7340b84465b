"""Which questions an exam asks: by topic or by blueprint, scored ones, one of a group."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Level
from quiz.study.events import Item
from quiz.study.queue import Candidate, Filter
from quiz.study.sampling import ImpossibleBlueprint, blueprint_plan, exam_plan
from tests.study.test_queue import candidate

TOPICS = ("surface", "landing", "orbit")
REMEMBER, APPLY = Level.REMEMBER, Level.APPLY

pools = st.lists(
    st.tuples(
        st.sampled_from(TOPICS),
        st.sampled_from([REMEMBER, APPLY, None]),
        st.sampled_from(["true_false", "cloze", "flashcard"]),
    ),
    max_size=40,
).map(
    lambda drawn: [
        candidate(f"q{number}", topic=topic, level=level, kind=kind)
        for number, (topic, level, kind) in enumerate(drawn)
    ]
)
seeds = st.integers(0, 2**32 - 1)


def by_item(pool: list[Candidate]) -> dict[Item, Candidate]:
    return {each.item: each for each in pool}


def many(number: int, topic: str, level: Level | None = None, prefix: str = "q") -> list[Candidate]:
    return [candidate(f"{prefix}-{topic}-{n}", topic=topic, level=level) for n in range(number)]


@given(pools, st.integers(0, 50), seeds)
def test_an_exam_asks_as_many_as_wished_each_once_and_no_card(
    pool: list[Candidate], count: int, seed: int
) -> None:
    scored = [each for each in pool if each.kind != "flashcard"]
    items = exam_plan(pool, count, seed)
    assert len(items) == len(set(items)) == min(count, len(scored))
    assert set(items) <= {each.item for each in scored}


@given(pools, st.integers(0, 40), seeds)
def test_each_topic_gets_its_share_but_for_a_fraction_of_a_question(
    pool: list[Candidate], count: int, seed: int
) -> None:
    scored = [each for each in pool if each.kind != "flashcard"]
    items = exam_plan(pool, count, seed)
    asked = Counter(by_item(pool)[item].topic for item in items)
    for topic, size in Counter(each.topic for each in scored).items():
        assert abs(asked[topic] - len(items) * size / len(scored)) < 1


@given(pools, st.integers(0, 40), seeds)
def test_the_same_seed_gives_the_same_exam(pool: list[Candidate], count: int, seed: int) -> None:
    assert exam_plan(pool, count, seed) == exam_plan(pool, count, seed)


def test_other_seeds_give_other_exams() -> None:
    pool = many(20, "surface")
    assert len({frozenset(exam_plan(pool, 5, seed)) for seed in range(9)}) > 5
    assert len({exam_plan(pool, 20, seed) for seed in range(9)}) == 9


def test_every_question_has_its_chance() -> None:
    pool = many(6, "surface") + many(6, "landing")
    met = {item for seed in range(60) for item in exam_plan(pool, 4, seed)}
    assert met == set(by_item(pool))


def test_no_two_of_a_group_are_in_one_exam() -> None:
    pool = [candidate(f"q{number}", group="g" if number < 5 else None) for number in range(9)]
    for seed in range(20):
        items = exam_plan(pool, 9, seed)
        assert sum(by_item(pool)[item].group == "g" for item in items) == 1
        assert len(items) == 5


def test_an_exam_keeps_to_what_is_wanted() -> None:
    pool = many(5, "surface") + many(5, "landing", APPLY)
    wanted = Filter(topics=frozenset({"landing"}))
    assert {by_item(pool)[item].topic for item in exam_plan(pool, 9, 1, wanted)} == {"landing"}
    assert exam_plan(pool, 9, 1, Filter(topics=frozenset({"none"}))) == ()


BLUEPRINT = {"surface": {REMEMBER: 2, APPLY: 1}, "landing": {REMEMBER: 3, APPLY: 0}}
WANTED = {("surface", REMEMBER): 2, ("surface", APPLY): 1, ("landing", REMEMBER): 3}
FULL = [
    *many(4, "surface", REMEMBER, "a"),
    *many(2, "surface", APPLY, "b"),
    *many(3, "landing", REMEMBER, "c"),
    *many(5, "orbit", REMEMBER, "d"),
    *many(3, "surface", None, "e"),
]


def cells(items: tuple[Item, ...]) -> Counter[tuple[str, Level | None]]:
    return Counter((each.topic, each.level) for each in map(by_item(FULL).__getitem__, items))


@given(seeds)
def test_a_blueprint_fills_each_of_its_cells_with_the_number_wanted(seed: int) -> None:
    items = blueprint_plan(FULL, BLUEPRINT, seed)
    assert cells(items) == WANTED
    assert items == blueprint_plan(FULL, BLUEPRINT, seed)


@pytest.mark.parametrize("count", range(7))
def test_a_shorter_exam_keeps_the_proportions_of_the_blueprint(count: int) -> None:
    found = cells(blueprint_plan(FULL, BLUEPRINT, 7, count))
    assert found.total() == count
    for cell, wanted in WANTED.items():
        assert abs(found[cell] - wanted * count / 6) < 1


def test_only_the_topics_that_are_wanted_count_in_a_blueprint() -> None:
    items = blueprint_plan(FULL, BLUEPRINT, 7, wanted=Filter(topics=frozenset({"landing"})))
    assert cells(items) == {("landing", REMEMBER): 3}


def test_a_blueprint_that_cannot_be_filled_names_every_cell_at_fault() -> None:
    blueprint = {"surface": {APPLY: 9, REMEMBER: 1}, "orbit": {APPLY: 1}}
    with pytest.raises(ImpossibleBlueprint) as caught:
        blueprint_plan(FULL, blueprint, 7)
    assert caught.value.short == {("surface", APPLY): (9, 2), ("orbit", APPLY): (1, 0)}
    message = str(caught.value)
    assert "surface, apply: 9 wanted, 2 there" in message
    assert "orbit, apply: 1 wanted, 0 there" in message


def test_cards_do_not_fill_a_cell() -> None:
    cards = [candidate("card", kind="flashcard", level=REMEMBER)]
    with pytest.raises(ImpossibleBlueprint):
        blueprint_plan(cards, {"surface": {REMEMBER: 1}}, 7)


@pytest.mark.parametrize(("scarce", "rich"), [("landing", "surface"), ("surface", "landing")])
def test_the_cell_with_least_to_choose_from_is_filled_first(scarce: str, rich: str) -> None:
    """Of a group over two cells, the cell that has nothing else gets its question."""
    pool = [
        candidate("only", topic=scarce, level=APPLY, group="g"),
        candidate("kin", topic=rich, level=APPLY, group="g"),
        *many(3, rich, APPLY),
    ]
    blueprint = {"landing": {APPLY: 1}, "surface": {APPLY: 1}}
    for seed in range(30):
        assert Item("only") in blueprint_plan(pool, blueprint, seed)
