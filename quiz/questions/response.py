"""What a learner gave: responses name options by key, never by place."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal


class Rating(IntEnum):
    """How well something was recalled, with the numbers that FSRS and Anki use."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True)
class DontKnow:
    """ "I don't know": a response of its own for every kind, kept apart from wrong picks."""

    kind: Literal["dont_know"] = field(default="dont_know", kw_only=True)


@dataclass(frozen=True)
class Picked:
    """The keys of the options picked; in a single choice or true/false at most one."""

    keys: tuple[str, ...]
    kind: Literal["picked"] = field(default="picked", kw_only=True)


@dataclass(frozen=True)
class Typed:
    """A text as typed."""

    text: str
    kind: Literal["typed"] = field(default="typed", kw_only=True)


@dataclass(frozen=True)
class Filled:
    """(gap key, text as typed) pairs; a gap left out was left empty."""

    texts: tuple[tuple[str, str], ...]
    kind: Literal["filled"] = field(default="filled", kw_only=True)


@dataclass(frozen=True)
class Ordered:
    """The keys of the items, in the order that the learner gave them."""

    keys: tuple[str, ...]
    kind: Literal["ordered"] = field(default="ordered", kw_only=True)


@dataclass(frozen=True)
class Matched:
    """(left key, right key) pairs; a left side left out was left open."""

    pairs: tuple[tuple[str, str], ...]
    kind: Literal["matched"] = field(default="matched", kw_only=True)


@dataclass(frozen=True)
class Recalled:
    """The learner's own rating of a flashcard."""

    rating: Rating
    kind: Literal["recalled"] = field(default="recalled", kw_only=True)


Response = DontKnow | Picked | Typed | Filled | Ordered | Matched | Recalled
