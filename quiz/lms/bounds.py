"""Between which numbers a numerical answer is right, both included."""

from decimal import Decimal, localcontext

from quiz.questions import Numerical

_EXACT = 120
"""As many digits as the sum of any two numbers of a question has (they have 51 places at most)."""


def bounds(question: Numerical) -> tuple[str, str]:
    """The least and the greatest number that is right, written out in full."""
    with localcontext() as context:
        context.prec = _EXACT
        least, most = question.answer - question.tolerance, question.answer + question.tolerance
    return written(least), written(most)


def written(number: Decimal) -> str:
    """A number in digits, without an exponent."""
    return f"{number:f}"
