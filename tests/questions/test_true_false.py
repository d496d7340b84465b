"""True/false: fields, laying out, marking."""

from random import Random

import pytest

from quiz.questions import DontKnow, Outcome, Picked
from quiz.questions.text import key_of
from tests.questions.building import refused, true_false


def test_a_blank_stem_is_refused():
    assert refused(true_false, stem="\t") == [("stem",)]


def test_feedback_may_be_left_out():
    assert refused(true_false, feedback="") == []


def test_true_stands_before_false_whatever_the_answer_and_the_seed():
    for answer in (True, False):
        for seed in range(20):
            options = true_false(answer=answer).present(Random(seed)).options
            assert [option.text for option in options] == ["True", "False"]


@pytest.mark.parametrize("answer", [True, False])
def test_only_the_answer_is_right(answer):
    question = true_false(answer=answer)
    for text in ("True", "False"):
        verdict = question.mark(Picked((key_of(text),)))
        right = text == str(answer)
        assert verdict.score == right
        assert verdict.outcome is (Outcome.RIGHT if right else Outcome.WRONG)


@pytest.mark.parametrize(
    "response",
    [
        DontKnow(),
        Picked(()),
        Picked((key_of("True"), key_of("False"))),
        Picked((key_of("No such"),)),
    ],
)
def test_neither_and_both_are_wrong(response):
    assert true_false().mark(response).outcome is Outcome.WRONG


@pytest.mark.parametrize(("answer", "other"), [(True, "False"), (False, "True")])
def test_the_feedback_stands_with_the_wrong_pick(answer, other):
    right, wrong = true_false(answer=answer).mark(Picked((key_of(other),))).parts
    assert (right.wanted, right.feedback) == (str(answer), "")
    assert (wrong.given, wrong.feedback) == (other, "It is dry.")
