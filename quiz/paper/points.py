"""How many points a question gives on paper, and how they are given for a part of it."""

from fractions import Fraction
from math import comb

from quiz.questions import Cloze, Matching, MultipleResponse, Ordering, Question
from quiz.questions.ordering import ALL_OR_NOTHING

RULE = (
    "1 point for a question that is right or wrong as a whole; 1 point for each gap and each pair; "
    "2 points where all that applies is to be ticked, and for an order of four or more."
)
"""The rule by which points are given, as a teacher reads it.

None of these numbers tells a learner how many options are right.
"""

_PARTS = 2


def points(question: Question) -> int:
    """The points of a whole right answer, by RULE."""
    match question:
        case Cloze(gaps=gaps):
            return len(gaps)
        case Matching(pairs=pairs):
            return len(pairs)
        case MultipleResponse():
            return _PARTS
        case Ordering(items=items) if len(items) > ALL_OR_NOTHING:
            return _PARTS
        case _:
            return 1


def for_parts(question: Question) -> str:
    """How a part of the answer is marked by hand, so that it comes to what `mark` gives.

    Empty where a question is right or wrong as a whole and nobody would think otherwise.
    """
    match question:
        case Cloze(gaps=gaps) if len(gaps) > 1:
            return "1 point for each gap."
        case Matching():
            return "1 point for each pair."
        case MultipleResponse(answers=answers, distractors=distractors):
            gain = number(Fraction(_PARTS, len(answers)))
            cost = number(Fraction(_PARTS, min(len(answers), len(distractors))))
            return f"Each right tick gives {gain}, each wrong one takes {cost}; never below 0."
        case Ordering(items=items) if len(items) > ALL_OR_NOTHING:
            cost = number(Fraction(2 * _PARTS, comb(len(items), 2)))
            return f"Any two items that stand the wrong way round take {cost}; never below 0."
        case Ordering():
            return "All or nothing."
        case _:
            return ""


def number(amount: Fraction) -> str:
    """An amount of points, to the second decimal."""
    return f"{float(amount):.2f}".rstrip("0").rstrip(".")
