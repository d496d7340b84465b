"""Numerical: a typed number within an inclusive tolerance, its unit optional; 1 or 0."""

import random
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from quiz.questions.base import BaseQuestion, Side, blank, wrong_response
from quiz.questions.invalid import Problem
from quiz.questions.presentation import Presentation
from quiz.questions.response import DontKnow, Response, Typed
from quiz.questions.text import fold, key_of
from quiz.questions.verdict import Outcome, Part, Verdict, judge

_NUMBER = re.compile(
    r"(?P<before>[$€£]?)\s*(?P<sign>[+-]?)\s*(?P<sum>[$€£]?)\s*"
    r"(?P<digits>[1-9][0-9]{0,2}(?P<mark>[, '])(?:[0-9]{2,3}(?P=mark))*[0-9]{3}(?:\.[0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)"
    r"(?P<unit>(?:[^0-9].*)?)",
    re.DOTALL,
)
_SIGNS = {"$": "dollars", "€": "euros", "£": "pounds"}
_WORDS = {
    "%": "per cent",
    "percent": "per cent",
    "$": "dollars",
    "dollar": "dollars",
    "€": "euros",
    "euro": "euros",
    "£": "pounds",
    "pound": "pounds",
}


@dataclass(frozen=True)
class Quantity:
    """A number as typed, with the words of its unit (none if it was left out)."""

    number: Decimal
    unit: tuple[str, ...]


def read_quantity(text: str) -> Quantity | None:
    """The quantity that a text states, or None if it states no number.

    Thousands may be set off by a comma, a space or an apostrophe, lakhs and crores too; otherwise a
    comma is a decimal mark, as a stop is. A currency sign may stand in front.
    """
    match = _NUMBER.fullmatch(_plain(text).strip())
    if match is None:
        return None
    digits = match["digits"]
    digits = digits.replace(match["mark"], "") if match["mark"] else digits.replace(",", ".")
    unit = unit_words(match["unit"])
    sign = match["before"] or match["sum"]
    if sign:
        unit += (_SIGNS[sign],)
    return Quantity(Decimal(match["sign"] + digits), unit)


def unit_words(text: str) -> tuple[str, ...]:
    """The words of a unit, with the usual signs spelled out."""
    spaced = re.sub(r"([%$€£])", r" \1 ", _plain(text))
    words = [_WORDS.get(fold(word), fold(word)) for word in spaced.split()]
    return tuple(" ".join(filter(None, words)).split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("’", "'")


@dataclass(frozen=True, kw_only=True)
class Numerical(BaseQuestion):
    """A stem answered by a number; `tolerance` is absolute and inclusive.

    The learner may leave `unit` out, repeat it, or give the first words of it.
    """

    kind: Literal["numerical"] = "numerical"
    stem: str
    answer: Decimal
    tolerance: Decimal = Decimal(0)
    unit: str | None = None

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        return Presentation(self.stem)

    def mark(self, response: Response) -> Verdict:
        match response:
            case Typed(text):
                right = self._is_right(text)
            case DontKnow():
                text, right = "", False
            case _:
                raise wrong_response(self, response)
        outcome = Outcome.RIGHT if right else Outcome.WRONG
        part = Part(key_of(str(self.answer)), outcome, text, self.answer_text())
        return judge(Fraction(right), [part])

    def key(self) -> Typed:
        return Typed(f"{self.answer:f}")

    def answer_text(self) -> str:
        """The number with its unit, as an explanation shows it."""
        number = f"{self.answer:f}".replace("-", "−")
        if self.unit is None:
            return number
        return f"{number}{self.unit}" if self.unit == "%" else f"{number} {self.unit}"

    def _is_right(self, text: str) -> bool:
        given = read_quantity(text)
        if given is None or given.unit != unit_words(self.unit or "")[: len(given.unit)]:
            return False
        difference = abs(Fraction(given.number) - Fraction(self.answer))
        return difference <= Fraction(self.tolerance)

    def _problems(self) -> list[Problem]:
        found = blank(("stem",), self.stem)
        for name in ("answer", "tolerance"):
            number: Decimal = getattr(self, name)
            if not number.is_finite() or abs(number.adjusted()) > 50:
                found.append(Problem((name,), "a number of ordinary size is wanted here"))
        if self.tolerance.is_finite() and self.tolerance < 0:
            found.append(Problem(("tolerance",), "a tolerance is 0 or more"))
        if self.unit is not None:
            found += blank(("unit",), self.unit)
        return found
