"""Points: what a whole answer gives, and that the rule for parts comes to what `mark` gives."""

import re
from fractions import Fraction
from itertools import chain, combinations, permutations

import pytest

from quiz.paper.points import for_parts, number, points
from quiz.questions import MultipleResponse, Ordered, Ordering, Picked, Question
from quiz.questions.text import key_of
from tests.paper.sheets import (
    CHOICE,
    GAPS,
    NUMBER,
    OF_EACH_KIND,
    ORDER,
    PAIRS,
    SEVERAL,
    SHORT_ORDER,
    STATEMENT,
    TYPED,
)
from tests.questions.building import multiple_response, ordering


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        (CHOICE, 1),
        (STATEMENT, 1),
        (TYPED, 1),
        (NUMBER, 1),
        (SHORT_ORDER, 1),
        (SEVERAL, 2),
        (ORDER, 2),
        (GAPS, 3),
        (PAIRS, 4),
    ],
)
def test_a_question_gives_a_point_or_one_for_each_of_its_parts(
    question: Question, wanted: int
) -> None:
    assert points(question) == wanted


def test_points_do_not_tell_how_many_options_are_right() -> None:
    assert len({points(multiple_response(right, 7 - right)) for right in range(1, 7)}) == 1


@pytest.mark.parametrize("question", OF_EACH_KIND)
def test_what_is_right_or_wrong_as_a_whole_needs_no_rule_for_parts(question: Question) -> None:
    assert bool(for_parts(question)) is (points(question) > 1)


def _amounts(question: Question) -> list[float]:
    return [float(found) for found in re.findall(r"\d+(?:\.\d+)?", for_parts(question))]


@pytest.mark.parametrize("question", [SEVERAL, multiple_response(1, 3), multiple_response(4, 2)])
def test_ticks_counted_by_hand_come_to_what_mark_gives(question: MultipleResponse) -> None:
    gain, cost, _ = _amounts(question)
    right = [key_of(text) for text in question.answers]
    wrong = [key_of(each.text) for each in question.distractors]
    every = right + wrong
    for picked in chain.from_iterable(combinations(every, n) for n in range(len(every) + 1)):
        hits = sum(key in right for key in picked)
        by_hand = max(0.0, hits * gain - (len(picked) - hits) * cost)
        assert 2 * question.mark(Picked(picked)).score == pytest.approx(by_hand, abs=0.02)


@pytest.mark.parametrize("question", [ORDER, ordering(*"abcde")])
def test_pairs_the_wrong_way_round_counted_by_hand_come_to_what_mark_gives(
    question: Ordering,
) -> None:
    cost, _ = _amounts(question)
    keys = question.key().keys
    for order in permutations(keys):
        places = [order.index(key) for key in keys]
        wrong = sum(first > second for first, second in combinations(places, 2))
        by_hand = max(0.0, 2 - wrong * cost)
        assert 2 * question.mark(Ordered(order)).score == pytest.approx(by_hand, abs=0.03)


def test_amounts_are_given_to_the_second_decimal() -> None:
    assert [number(Fraction(2)), number(Fraction(2, 3)), number(Fraction(1, 2))] == [
        *("2", "0.67", "0.5")
    ]
