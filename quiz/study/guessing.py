"""The score that guessing would reach: what stands beside a score to tell what it is worth."""

from fractions import Fraction
from math import comb, factorial

from quiz.questions import (
    Matching,
    MultipleResponse,
    Ordering,
    Question,
    SingleChoice,
    TrueFalse,
)


def guessing_score(question: Question) -> Fraction:
    """The expected score (0 to 1) of a learner who guesses each answer blindly.

    A choice is picked by chance, of several as many as are right; items are put in any order; each
    left side gets any right side. What is typed is not guessed, and a flashcard has no score.
    """
    match question:
        case SingleChoice():
            return Fraction(1, 1 + len(question.distractors))
        case TrueFalse():
            return Fraction(1, 2)
        case MultipleResponse():
            return _several(len(question.answers), len(question.distractors))
        case Ordering():
            return _order(len(question.items))
        case Matching():
            rights = {right for _, right in question.pairs} | set(question.distractors)
            return Fraction(1, len(rights))
        case _:
            return Fraction(0)


def _several(answers: int, distractors: int) -> Fraction:
    """The mean of max(0, hits/answers − false/min(answers, distractors)) over all draws."""
    total = Fraction(0)
    for hits in range(max(0, answers - distractors), answers + 1):
        false = answers - hits
        score = Fraction(hits, answers) - Fraction(false, min(answers, distractors))
        total += comb(answers, hits) * comb(distractors, false) * max(Fraction(0), score)
    return total / comb(answers + distractors, answers)


def _order(items: int) -> Fraction:
    """The mean of max(0, 2·right pairs/pairs − 1) over all orders; up to three items 1/orders.

    By the numbers of orders with so many inversions (Mahonian numbers).
    """
    if items <= 3:
        return Fraction(1, factorial(items))
    counts = [1]
    for size in range(2, items + 1):
        grown = [0] * (len(counts) + size - 1)
        for inversions, count in enumerate(counts):
            for more in range(size):
                grown[inversions + more] += count
        counts = grown
    pairs = items * (items - 1) // 2
    total = sum(
        (
            count * max(Fraction(0), 1 - Fraction(2 * inversions, pairs))
            for inversions, count in enumerate(counts)
        ),
        start=Fraction(0),
    )
    return total / factorial(items)
