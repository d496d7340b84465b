"""Words and numbers in a text, as the rules compare them."""

import re
from decimal import Decimal
from functools import lru_cache

from quiz.questions.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"(?<![\w.,])[-−]?\d+(?:,\d{3})*(?:\.\d+)?")

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all also although always am among an and any are around as
    at away back be became because become becomes been before behind being below between beyond
    both but by came can cannot come comes could did do does doing done down during each either
    else ever every few first for from further gave get gets give given gives go goes had has
    have having he her here hers him his how however i if in instead into is it its itself just
    kept last least less let like made make makes many may me might more most much must my
    neither never no none nor not nothing now of off on once one only onto or other others our
    out over own per put rather said same say says second see seen several shall she should
    since so some something still such take taken takes than that the their them then there
    these they thing things this those though three through thus to together too took toward
    towards two under until up upon us very was way ways we well went were what whatever when
    where whether which while who whole whom whose why will with within without would yet you
    your
    """.split()  # noqa: SIM905 - four lines to read instead of two hundred
)
"""English words that say little by themselves; they are left out when texts are compared."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, without case and accents; numbers are none."""
    return tuple(_folded(found[0]) for found in _WORD.finditer(text))


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    return fold(word.replace("-", " "))


def content_words(text: str) -> frozenset[str]:
    """The words that carry a text's meaning, each cut back to a rough stem."""
    return frozenset(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without the commonest English endings, roughly: `deliveries` and `delivery` agree."""
    word = word.removesuffix("'s").removesuffix("s'")
    for ending, instead, least in (
        ("ies", "y", 5),
        ("sses", "ss", 6),
        ("ing", "", 6),
        ("ed", "", 5),
        ("es", "", 6),
        ("s", "", 4),
    ):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    return word.removesuffix("e") if len(word) > 4 else word


def numbers(text: str) -> tuple[Decimal, ...]:
    """The numbers written in digits, in order: `1,250.5` is one; a sign counts as part of it."""
    return tuple(
        Decimal(found[0].replace(",", "").replace("−", "-")) for found in _NUMBER.finditer(text)
    )
