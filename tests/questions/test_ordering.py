"""Ordering: fields, laying out, pairs in right order."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import DontKnow, Ordered, Outcome
from quiz.questions.text import key_of
from tests.questions.building import ordering, refused
from tests.strategies import orderings


def put(texts):
    return Ordered(tuple(map(key_of, texts)))


@pytest.mark.parametrize(
    ("items", "paths"),
    [
        ((), [("items",)]),
        (("a",), [("items",)]),
        (("a", " "), [("items", 1)]),
        (("a", "b", " a\n"), [("items", 2)]),
        (("", "b", ""), [("items", 0), ("items", 2)]),
    ],
)
def test_two_items_at_least_all_different_are_wanted(items, paths):
    assert refused(ordering, *items) == paths


def test_a_blank_stem_is_refused():
    assert refused(ordering, "a", "b", stem="") == [("stem",)]


@given(orderings(), st.integers())
def test_it_is_never_laid_out_solved(question, seed):
    shown = [option.text for option in question.present(Random(seed)).options]
    assert shown != list(question.items)
    assert sorted(shown) == sorted(question.items)


def test_every_other_order_occurs():
    items = ("a", "b", "c")
    shown = {
        "".join(option.text for option in ordering(*items).present(Random(seed)).options)
        for seed in range(200)
    }
    assert shown == {"acb", "bac", "bca", "cab", "cba"}


@pytest.mark.parametrize(
    ("items", "given", "score"),
    [
        ("abcd", "abcd", 1),
        ("abcd", "bacd", 2 / 3),
        ("abcd", "badc", 1 / 3),
        ("abcd", "bcda", 0),
        ("abcd", "dcba", 0),
        ("abcd", "acdb", 1 / 3),
        ("abcde", "abced", 4 / 5),
        ("abcde", "eabcd", 1 / 5),
    ],
)
def test_the_score_is_twice_the_share_of_pairs_in_order_less_one(items, given, score):
    verdict = ordering(*items).mark(put(given))
    assert verdict.score == pytest.approx(score, abs=1e-12)
    assert verdict.outcome is {0: Outcome.WRONG, 1: Outcome.RIGHT}.get(score, Outcome.PARTIAL)


@pytest.mark.parametrize("items", ["ab", "abc"])
def test_up_to_three_items_it_is_all_or_nothing(items):
    for order in permutations(items):
        right = "".join(order) == items
        assert ordering(*items).mark(put(order)).score == right


@pytest.mark.parametrize(
    ("given", "score"),
    [("abc", 0), ("abcde"[1:], 1 / 5), ("", 0), ("a", 0), ("abde", 1 / 5), ("bcd", 0)],
)
def test_an_item_left_out_is_in_order_with_no_other(given, score):
    assert ordering(*"abcde").mark(put(given)).score == pytest.approx(score, abs=1e-12)


def test_unknown_keys_are_passed_over():
    assert ordering(*"abcd").mark(put(["x", "a", "b", "y", "c", "d"])).score == 1
    assert ordering(*"abcd").mark(put("xyz")).outcome is Outcome.WRONG


def test_a_key_given_twice_counts_where_it_first_stands():
    assert ordering(*"abcd").mark(put("abcda")).score == 1
    assert ordering(*"abcd").mark(put("dabcd")).score == 0


def test_the_parts_are_places_with_what_was_put_there():
    parts = ordering(*"abcd").mark(put("bacd")).parts
    assert [part.given for part in parts] == list("bacd")
    assert [part.wanted for part in parts] == list("abcd")
    wrong, right = Outcome.WRONG, Outcome.RIGHT
    assert [part.outcome for part in parts] == [wrong, wrong, right, right]


def test_i_dont_know_is_wrong_at_every_place():
    verdict = ordering(*"ab").mark(DontKnow())
    assert (verdict.outcome, verdict.score) == (Outcome.WRONG, 0)
    assert [(part.given, part.outcome) for part in verdict.parts] == [("", Outcome.WRONG)] * 2


@given(orderings())
def test_the_reverse_is_worth_nothing(question):
    assert question.mark(put(question.items[::-1])).score == 0


@given(orderings(), st.data())
def test_exchanging_two_neighbours_costs_two_pairs_share(question, data):
    items = list(question.items)
    place = data.draw(st.integers(0, len(items) - 2))
    items[place : place + 2] = items[place + 1], items[place]
    pairs = len(items) * (len(items) - 1) / 2
    wanted = 1 - 2 / pairs if len(items) > 3 else 0
    assert question.mark(put(items)).score == pytest.approx(wanted, abs=1e-12)
