"""Matching: fields, right sides that serve twice, spare ones, the share of pairs."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import DontKnow, Matched, Outcome
from quiz.questions.text import key_of
from tests.questions.building import matching, refused
from tests.strategies import matchings

THREE = (("rifle", "tried"), ("helicopter", "agreed"), ("jet", "rumoured"))
FOUR = (*THREE, ("tank", "agreed"))


def match(*pairs):
    return Matched(tuple((key_of(left), key_of(right)) for left, right in pairs))


@pytest.mark.parametrize(
    ("pairs", "paths"),
    [
        ((("a", "1"),), [("pairs",)]),
        ((("a", "1"), (" ", "2")), [("pairs", 1, 0)]),
        ((("a", ""), ("b", "2")), [("pairs", 0, 1)]),
        ((("a", "1"), (" a", "2")), [("pairs", 1, 0)]),
        ((("a", "1"), ("b", "1 ")), [("pairs", 1, 1)]),
        ((("a", "1"), ("b", "2"), ("c", "2")), [("pairs", 2, 1)]),
        ((("a", "1"), ("b", "lent")), [("distractors", 0)]),
    ],
)
def test_refused_pairs_are(pairs, paths):
    assert refused(matching, *pairs) == paths


@pytest.mark.parametrize(
    ("spare", "paths"),
    [
        ((), [("distractors",)]),
        (("a",), [("distractors",)]),
        (("a", "b"), []),
        (("a", "b", "c"), []),
        (("a", " "), [("distractors", 1)]),
        (("a", "a"), [("distractors", 1)]),
        (("a", "agreed"), [("distractors", 1)]),
    ],
)
@pytest.mark.parametrize("pairs", [THREE, FOUR], ids=["three pairs", "four pairs"])
def test_two_spare_right_sides_at_least_that_serve_nowhere_are_wanted(pairs, spare, paths):
    assert refused(matching, *pairs, distractors=spare) == paths


def test_a_blank_stem_is_refused():
    assert refused(matching, stem="") == [("stem",)]


def test_from_four_pairs_up_a_right_side_may_serve_twice():
    assert refused(matching, *FOUR) == []
    assert refused(matching, *FOUR[1:]) == [("pairs", 2, 1)]


def test_left_sides_stand_in_the_given_order_and_each_right_side_once():
    shown = matching(*FOUR).present(Random(3))
    assert shown.prompt == "Match."
    assert [slot.text for slot in shown.slots] == ["rifle", "helicopter", "jet", "tank"]
    rights = sorted(option.text for option in shown.options)
    assert rights == ["agreed", "leased", "lent", "rumoured", "tried"]


def test_right_sides_are_shuffled():
    orders = {
        tuple(option.text for option in matching().present(Random(seed)).options)
        for seed in range(30)
    }
    assert len(orders) > 10


def test_a_right_side_that_serves_twice_is_right_both_times():
    assert matching(*FOUR).mark(match(*FOUR)).score == 1
    verdict = matching(*FOUR).mark(match(*FOUR[:3]))
    assert verdict.score == pytest.approx(3 / 4)
    assert verdict.parts[3].outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("pairs", "score"),
    [
        (THREE, 1),
        (THREE[:2], 2 / 3),
        ([("rifle", "agreed"), ("helicopter", "tried"), ("jet", "rumoured")], 1 / 3),
        ([("rifle", "lent"), ("helicopter", "leased"), ("jet", "tried")], 0),
        ([(left, "agreed") for left, _ in THREE], 1 / 3),
        ([("no such left", "agreed"), ("rifle", "no such right")], 0),
        ([(right, left) for left, right in THREE], 0),
        ([], 0),
    ],
)
def test_the_score_is_the_share_of_pairs(pairs, score):
    verdict = matching().mark(match(*pairs))
    assert verdict.score == pytest.approx(score, abs=1e-12)
    assert verdict.outcome is {0: Outcome.WRONG, 1: Outcome.RIGHT}.get(score, Outcome.PARTIAL)


def test_the_parts_are_pairs_with_what_was_put_there():
    parts = (
        matching().mark(match(("rifle", "lent"), ("jet", "rumoured"), ("helicopter", "?"))).parts
    )
    assert [part.key for part in parts] == [key_of(left) for left, _ in THREE]
    assert [part.given for part in parts] == ["lent", "", "rumoured"]
    assert [part.wanted for part in parts] == ["tried", "agreed", "rumoured"]


def test_i_dont_know_is_wrong_in_every_pair():
    verdict = matching().mark(DontKnow())
    assert (verdict.outcome, verdict.score) == (Outcome.WRONG, 0)
    assert {part.given for part in verdict.parts} == {""}


@given(matchings(), st.data())
def test_each_pair_left_out_costs_its_share(question, data):
    pairs = question.key().pairs
    kept = data.draw(st.lists(st.sampled_from(pairs), unique=True))
    verdict = question.mark(Matched(tuple(kept)))
    assert verdict.score == pytest.approx(len(kept) / len(pairs))
