"""How Moodle divides a mark among the options of a multiple response question.

Moodle takes no share but those of its list (the grades that its form for a question offers, in
`question_bank` of its question engine): what is p/q for q up to 6, tenths, 1/7, 1/8, 1/9 and 1/20.
The shares of the answers have to add up to all of the mark, rounded to a hundredth; the mark is the
sum of what was picked, and no less than nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from quiz.questions import MultipleResponse

MOST_ANSWERS = 20
"""Among more answers Moodle cannot divide a mark: its smallest share is a twentieth."""

_WRITTEN = (
    "5 10 11.11111 12.5 14.28571 16.66667 20 25 30 33.33333 40 50 60 66.66667 70 75 80 83.33333 90 "
    "100"
)
PERCENTAGES = tuple(Decimal(share) for share in re.findall(r"[0-9.]+", _WRITTEN))
"""The shares that Moodle takes, in hundredths and as it writes them; their negatives and 0 too."""

_SEEN = Fraction(1, 1000)
"""Below this a difference comes from rounding a share and is in no mark that anyone sees."""


@dataclass(frozen=True)
class Shares:
    """What picking each of the answers gives, and what picking any distractor costs, in hundredths.

    `distractor` is below nought.
    """

    answers: tuple[Decimal, ...]
    distractor: Decimal

    def mark(self, hits: Iterable[Decimal], slips: int) -> Fraction:
        """Moodle's mark for some shares of answers and a number of distractors picked."""
        total = sum(map(Fraction, hits), Fraction(0)) + slips * Fraction(self.distractor)
        return min(max(total / 100, Fraction(0)), Fraction(1))


@lru_cache(maxsize=256)
def shares(answers: int, distractors: int) -> Shares | None:
    """Shares that come nearest to our marking, for a question with so many of each.

    None for more answers than Moodle can bear.
    """
    if answers > MOST_ANSWERS:
        return None
    cost = -_nearest(Fraction(1, min(answers, distractors)))
    if answers <= 10:
        return Shares((_nearest(Fraction(1, answers)),) * answers, cost)
    tenths = MOST_ANSWERS - answers
    twentieths = answers - tenths
    return Shares((Decimal(10),) * tenths + (Decimal(5),) * twentieths, cost)


def shares_of(question: MultipleResponse) -> Shares | None:
    """Shares that come nearest to our marking of a question; None for too many answers."""
    return shares(len(question.answers), len(question.distractors))


@lru_cache(maxsize=256)
def furthest(answers: int, distractors: int) -> Fraction:
    """The most by which Moodle's mark differs from ours in any response; 0 if only by rounding.

    Raises ValueError for more answers than Moodle can bear.
    """
    moodle = shares(answers, distractors)
    if moodle is None:
        raise ValueError(f"Moodle cannot divide a mark among {answers} answers")
    cost = Fraction(1, min(answers, distractors))
    most = Fraction(0)
    for hits in range(answers + 1):
        for slips in range(distractors + 1):
            ours = max(Fraction(0), Fraction(hits, answers) - slips * cost)
            for picked in (moodle.answers[:hits], moodle.answers[answers - hits :]):
                most = max(most, abs(moodle.mark(picked, slips) - ours))
    return most if most > _SEEN else Fraction(0)


def _nearest(share: Fraction) -> Decimal:
    return min(PERCENTAGES, key=lambda percentage: abs(Fraction(percentage) - 100 * share))
