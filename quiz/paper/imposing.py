"""Laying the pages of a booklet out on sheets, so that these are printed, stacked and folded."""

from dataclasses import dataclass

from quiz.paper.compiling import relaid
from quiz.paper.sheet import Paper

_TEMPLATE = "imposed.typ"


@dataclass(frozen=True)
class Spread:
    """One side of a sheet: the pages on its left and right half, 0 for an empty one."""

    left: int
    right: int


def spreads(count: int) -> tuple[Spread, ...]:
    """The sides of the sheets, outermost first, for so many pages of a booklet bound on the left.

    Sheets that are printed on both sides in this order, stacked and folded in the middle, have
    their pages in order; what is missing to a multiple of four is left empty at the end.
    """
    whole = -(-count // 4) * 4

    def number(page: int) -> int:
        return page if page <= count else 0

    found: list[Spread] = []
    for first in range(1, whole // 2 + 1):
        outer, inner = number(whole + 1 - first), number(first)
        found.append(Spread(outer, inner) if first % 2 else Spread(inner, outer))
    return tuple(found)


@dataclass(frozen=True)
class _Sheets:
    """What the template lays out; a deck that is read from the right is bound on the right."""

    title: str
    language: str
    paper: str
    spreads: tuple[Spread, ...]


def imposed(pages: bytes, count: int, title: str, language: str, paper: Paper) -> bytes:
    """A PDF of sheets, each two pages wide, from one of so many pages half as wide.

    It is to be printed on both sides, turned over the short edge. Raises MissingLibrary.
    """
    sheets = _Sheets(title, language, paper.size, spreads(count))
    return relaid(_TEMPLATE, sheets, pages)
