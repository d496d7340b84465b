"""Shares of a mark: those that Moodle takes, and as near ours as they come."""

from decimal import Decimal
from fractions import Fraction

import pytest

from quiz.lms.fractions import MOST_ANSWERS, PERCENTAGES, furthest, shares
from tests.lms.judges.moodle_reader import SHARES

SIZES = [(answers, distractors) for answers in range(1, 25) for distractors in (1, 2, 3, 9, 12, 24)]


def test_the_list_is_that_which_moodle_offers() -> None:
    assert {Decimal(0), *PERCENTAGES} == SHARES


@pytest.mark.parametrize(("answers", "distractors"), SIZES)
def test_shares_are_moodles_and_come_to_the_whole_mark(answers: int, distractors: int) -> None:
    divided = shares(answers, distractors)
    if answers > MOST_ANSWERS:
        assert divided is None
        return
    assert divided is not None
    assert {*divided.answers, -divided.distractor} <= SHARES
    assert round(sum(divided.answers), 0) == 100
    assert len(divided.answers) == answers


def test_up_to_ten_answers_and_ten_distractors_marks_are_ours() -> None:
    for answers in range(1, 11):
        for distractors in range(1, 25):
            assert furthest(answers, distractors) == 0


def test_what_moodle_cannot_say_is_measured() -> None:
    divided = shares(11, 2)
    assert divided is not None
    assert divided.answers == (Decimal(10),) * 9 + (Decimal(5),) * 2
    # With both of the small shares and no other, 10 hundredths stand for 2/11.
    assert furthest(11, 2) == Fraction(2, 11) - Fraction(10, 100)
