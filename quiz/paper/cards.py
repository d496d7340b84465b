"""Flashcards to cut: two sides of a sheet, on which each back lies behind its front."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from quiz.deck import Deck, Placed
from quiz.deck.inline import Run, plain
from quiz.deck.loss import Loss
from quiz.paper.citing import cited
from quiz.paper.compiling import compiled, noted
from quiz.paper.printed import NothingToPrint, Printed
from quiz.paper.rich import Rich, as_written, rich
from quiz.paper.sheet import Paper
from quiz.questions import Flashcard, Numerical, Question, ShortAnswer

KINDS = ("flashcard", "short_answer", "numerical")
"""The kinds that make a fair card: what is asked has one short answer, without choices to see."""

_TEMPLATE = "cards.typ"
_TOO_LONG = "too-long"
_SMALLEST = 7


class Flip(StrEnum):
    """The edge over which a printer turns a sheet to print its other side."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True)
class Grid:
    """How the cards lie on a sheet. `largest` is the size of their text, in points.

    `is_wide` tells that the sheet lies on its long side.
    """

    columns: int
    rows: int
    is_wide: bool
    largest: int

    def behind(self, column: int, row: int, flip: Flip) -> tuple[int, int]:
        """The column and row of the other side that lie behind a card.

        A sheet that turns over an upright edge changes left and right, one that turns over a level
        edge above and below.
        """
        if (flip is Flip.LONG) is not self.is_wide:
            return self.columns - 1 - column, row
        return column, self.rows - 1 - row


GRIDS = {8: Grid(2, 4, False, largest=15), 16: Grid(4, 4, True, largest=11)}
"""How the cards lie, by how many there are on a sheet."""


@dataclass(frozen=True)
class CardWish:
    """Which cards to print, and how. Where no topic is named, all are wanted.

    `per_sheet` is one of GRIDS, and `kinds` are some of KINDS.
    """

    paper: Paper = Paper.A4
    per_sheet: int = 8
    flip: Flip = Flip.LONG
    topics: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset({"flashcard"})


def cards(deck: Deck, wish: CardWish, fonts: Sequence[Path] = ()) -> Printed:
    """Sheets of cards, each page of fronts followed by the page of their backs.

    They stand in the deck's order and bear their number, topic and citations; what is disputed is
    named. A text that is long is set smaller. A card on which it has no room even so is left out,
    and told.
    Raises NothingToPrint, MissingLibrary, UnreadableFont or MissingGlyphs.
    """
    wanted = list(_wanted(deck, wish))
    if not wanted:
        raise NothingToPrint(f"No question of this deck makes a card: {_wish_words(wish)}.")
    too_long = frozenset(noted(_TEMPLATE, _sheets(deck, wish, wanted), _TOO_LONG, fonts=fonts))
    fitting = [placed for placed in wanted if placed.outline.id not in too_long]
    dropped = tuple(
        Loss(placed.outline.id, _too_long_words(wish))
        for placed in wanted
        if placed.outline.id in too_long
    )
    if not fitting:
        raise NothingToPrint(
            f"No card has room for its text: {', '.join(sorted(too_long))}. "
            f"{_too_long_words(wish).capitalize()}."
        )
    return Printed(compiled(_TEMPLATE, _sheets(deck, wish, fitting), fonts=fonts), dropped)


def _wanted(deck: Deck, wish: CardWish) -> Iterator[Placed]:
    for placed in deck.in_use:
        if placed.outline.kind in wish.kinds and (
            not wish.topics or placed.topic.id in wish.topics
        ):
            yield placed


def _wish_words(wish: CardWish) -> str:
    kinds = " or ".join(kind.replace("_", " ") for kind in KINDS if kind in wish.kinds)
    topics = f" in {', '.join(sorted(wish.topics))}" if wish.topics else ""
    return f"there is no {kinds or 'kind wanted'}{topics} that is in use"


def _too_long_words(wish: CardWish) -> str:
    words = f"its text has no room on a card, even at {_SMALLEST} points"
    return f"{words}; cards of 8 a sheet have more" if wish.per_sheet > min(GRIDS) else words


@dataclass(frozen=True)
class _Face:
    """One side of a card: its text, and small below it a line that heads it, and others."""

    text: Rich
    head: Rich
    remarks: tuple[Rich, ...] = ()


@dataclass(frozen=True)
class _Laid:
    """A face in its place on a side; columns are counted in the direction of reading, from 0."""

    id: str
    number: int
    column: int
    row: int
    face: _Face


@dataclass(frozen=True)
class _Side:
    """One page; `imprint` stands at its foot, where it is cut off."""

    imprint: str
    faces: tuple[_Laid, ...]


@dataclass(frozen=True)
class _Sheets:
    """What the template lays out."""

    title: str
    language: str
    paper: str
    grid: Grid
    smallest: int
    sides: tuple[_Side, ...]


def _sheets(deck: Deck, wish: CardWish, placed: Sequence[Placed]) -> _Sheets:
    grid = GRIDS[wish.per_sheet]
    title = plain(deck.manifest.title)
    numbered = enumerate(placed, 1)
    count = -(-len(placed) // wish.per_sheet)
    sides: list[_Side] = []
    for sheet in range(1, count + 1):
        fronts, backs = _two_sides(deck, grid, wish.flip, list(islice(numbered, wish.per_sheet)))
        for name, faces in (("fronts", fronts), ("backs", backs)):
            imprint = f"Sheet {sheet} of {count}, {name}, turned over the {wish.flip} edge"
            sides.append(_Side(imprint, faces))
    return _Sheets(
        title=f"{title}: cards",
        language=deck.manifest.language,
        paper=wish.paper.size,
        grid=grid,
        smallest=_SMALLEST,
        sides=tuple(sides),
    )


def _two_sides(
    deck: Deck, grid: Grid, flip: Flip, numbered: Iterable[tuple[int, Placed]]
) -> tuple[tuple[_Laid, ...], tuple[_Laid, ...]]:
    """Fronts and backs, both in the order of their numbers."""
    fronts: list[_Laid] = []
    backs: list[_Laid] = []
    for place, (number, placed) in enumerate(numbered):
        row, column = divmod(place, grid.columns)
        front, back = _faces(deck, placed)
        fronts.append(_Laid(placed.outline.id, number, column, row, front))
        behind = grid.behind(column, row, flip)
        backs.append(_Laid(placed.outline.id, number, *behind, back))
    return tuple(fronts), tuple(backs)


def _faces(deck: Deck, placed: Placed) -> tuple[_Face, _Face]:
    question = placed.question
    asked, answer, remarks = _said(question)
    disputes = tuple(
        (Run("Disputed: "), *line)
        for dispute in deck.disputes_of(question)
        for line in rich(dispute.title)
    )
    sources = as_written("; ".join(cited(question.citations, deck)))
    front = _Face(rich(asked), rich(placed.topic.title))
    back = _Face(answer, sources, (*map(as_written, remarks), *((line,) for line in disputes)))
    return front, back


def _said(question: Question) -> tuple[str, Rich, tuple[str, ...]]:
    """What the two sides of a card say, and what is to be remarked on the second."""
    match question:
        case Flashcard(front=front, back=back):
            return front, rich(back), ()
        case ShortAnswer(stem=stem, answer=answer, accept=accept):
            remarks = (f"Also right: {' · '.join(accept)}",) if accept else ()
            return stem, as_written(answer), remarks
        case Numerical(stem=stem, tolerance=tolerance):
            remarks = (f"Right within {tolerance:f}",) if tolerance else ()
            return stem, as_written(question.answer_text()), remarks
        case _:
            raise ValueError(f"{question.kind} makes no card")
