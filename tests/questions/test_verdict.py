"""What follows from a score and its parts."""

from fractions import Fraction

import pytest

from quiz.questions import Outcome, Part
from quiz.questions.verdict import judge

RIGHT, NEAR, PARTIAL, WRONG = Outcome.RIGHT, Outcome.NEAR, Outcome.PARTIAL, Outcome.WRONG


def judged(score, *outcomes):
    return judge(Fraction(score), [Part("k", outcome, "", "") for outcome in outcomes])


@pytest.mark.parametrize(
    ("score", "parts", "outcome"),
    [
        ("1", [RIGHT, RIGHT], RIGHT),
        ("0", [WRONG, WRONG], WRONG),
        ("0", [RIGHT, WRONG], WRONG),
        ("1/2", [RIGHT, WRONG], PARTIAL),
        ("999/1000", [RIGHT, WRONG], PARTIAL),
        ("0", [NEAR], NEAR),
        ("1/2", [RIGHT, NEAR], NEAR),
        ("1/3", [RIGHT, NEAR, WRONG], PARTIAL),
        ("0", [NEAR, WRONG], WRONG),
    ],
)
def test_near_is_only_where_a_typo_is_all_that_stands_between(score, parts, outcome):
    assert judged(score, *parts).outcome is outcome


def test_a_confirmed_typo_makes_every_part_right():
    verdict = judged("1/3", RIGHT, NEAR, NEAR).confirmed()
    assert (verdict.outcome, verdict.score) == (RIGHT, 1)
    assert [part.outcome for part in verdict.parts] == [RIGHT] * 3


@pytest.mark.parametrize("score", ["0", "1/2", "1"])
def test_a_verdict_that_is_not_near_cannot_be_confirmed(score):
    with pytest.raises(ValueError, match="only a near verdict"):
        judged(score, RIGHT, WRONG).confirmed()
