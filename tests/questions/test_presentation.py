"""The order in which options stand."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.presentation import laid_out
from tests.strategies import distinct_texts


def order(texts, seed=0):
    return [option.text for option in laid_out(texts, Random(seed))]


@pytest.mark.parametrize(
    "ascending",
    [
        ["13", "45", "395", "453"],
        ["-10", "−9", "-1.5", "0", "2"],
        ["0.5", "0.75", "5"],
        ["790", "1,200", "15,000", "1,200,000"],
    ],
)
def test_numbers_stand_in_ascending_order_whatever_the_seed(ascending):
    for seed in range(10):
        mixed = Random(-seed).sample(ascending, len(ascending))
        assert order(mixed, seed) == ascending


@pytest.mark.parametrize("texts", [["3", "2", "1", "none"], ["inf", "2", "1"], ["NaN", "2", "1"]])
def test_options_of_which_one_is_no_number_are_shuffled(texts):
    assert len({tuple(order(texts, seed)) for seed in range(100)}) > 1


def test_each_option_stands_at_each_place_about_equally_often():
    texts = ["a", "b", "c", "d"]
    for place in range(4):
        counts = Counter(order(texts, seed)[place] for seed in range(400))
        assert set(counts) == set(texts)
        assert max(counts.values()) < 150


@given(distinct_texts(2, 6), st.integers())
def test_laying_out_loses_nothing_and_repeats_with_the_seed(texts, seed):
    assert sorted(order(texts, seed)) == sorted(texts)
    assert order(texts, seed) == order(texts, seed)
