"""What a deck's questions cover: topics by levels, kinds, and the paragraphs of its sources."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.deck import Deck, Source, Topic
from quiz.questions import Flashcard, Level

BODY = "body"
_FEWEST_FOR_A_CROWD = 3


@dataclass(frozen=True)
class Cell:
    """How many scored questions are there, and how many the blueprint wants (None without one)."""

    there: int
    wanted: int | None

    @property
    def short(self) -> int:
        """How many are missing."""
        return max(0, (self.wanted or 0) - self.there)

    @property
    def over(self) -> int:
        """How many there are beyond what is wanted."""
        return 0 if self.wanted is None else max(0, self.there - self.wanted)


@dataclass(frozen=True)
class Row:
    """A topic, or all of them: a cell for each level of the table, and one for all levels."""

    cells: tuple[Cell, ...]
    all: Cell


@dataclass(frozen=True)
class Cited:
    """A paragraph, counted from 1, and how many questions cite it."""

    number: int
    kind: str
    questions: int


@dataclass(frozen=True)
class SourceMap:
    """A source's paragraphs by the number of questions that cite them."""

    source: Source
    paragraphs: tuple[Cited, ...]

    @property
    def body(self) -> tuple[Cited, ...]:
        """The paragraphs of running text: headings, titles and bylines are nothing to ask about."""
        return tuple(cited for cited in self.paragraphs if cited.kind == BODY)

    @property
    def mean(self) -> float:
        """How many questions cite a body paragraph, on average; 0 where there is none."""
        return sum(cited.questions for cited in self.body) / max(1, len(self.body))

    @property
    def uncited(self) -> tuple[Cited, ...]:
        """The body paragraphs that no question cites."""
        return tuple(cited for cited in self.body if not cited.questions)

    @property
    def crowded(self) -> tuple[Cited, ...]:
        """The paragraphs cited by three or more, and by over two standard deviations above mean."""
        spread = math.sqrt(
            sum((cited.questions - self.mean) ** 2 for cited in self.body) / max(1, len(self.body))
        )
        return tuple(
            cited
            for cited in self.body
            if cited.questions >= _FEWEST_FOR_A_CROWD and cited.questions > self.mean + 2 * spread
        )


@dataclass(frozen=True)
class Coverage:
    """A deck's questions in use, counted. `levels` has None where scored ones bear no level.

    The table counts scored questions, as the blueprint does; kinds and maps count flashcards too.
    """

    levels: tuple[Level | None, ...]
    topics: tuple[tuple[Topic, Row], ...]
    all: Row
    kinds: tuple[tuple[str, int], ...]
    maps: tuple[SourceMap, ...]
    has_blueprint: bool


def coverage(deck: Deck) -> Coverage:
    """Count what a deck covers; retired questions are left out."""
    scored = Counter(
        (placed.topic.id, placed.question.level)
        for placed in deck.in_use
        if not isinstance(placed.question, Flashcard)
    )
    levels: tuple[Level | None, ...] = tuple(Level)
    if any(level is None for _, level in scored):
        levels += (None,)
    blueprint = deck.manifest.blueprint
    rows = []
    for topic in deck.manifest.topics:
        wanted = None if blueprint is None else blueprint.get(topic.id, {})
        cells = [Cell(scored[topic.id, level], _wanted(wanted, level)) for level in levels]
        rows.append((topic, Row(tuple(cells), _sum(cells))))
    columns = zip(*(row.cells for _, row in rows), strict=True) if rows else [()] * len(levels)
    kinds = Counter(placed.question.kind for placed in deck.in_use)
    return Coverage(
        levels=levels,
        topics=tuple(rows),
        all=Row(tuple(_sum(column) for column in columns), _sum([row.all for _, row in rows])),
        kinds=tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        maps=_maps(deck),
        has_blueprint=blueprint is not None,
    )


def _wanted(row: dict[Level, int] | None, level: Level | None) -> int | None:
    if row is None:
        return None
    return 0 if level is None else row.get(level, 0)


def _sum(cells: Sequence[Cell]) -> Cell:
    wanted = [cell.wanted for cell in cells if cell.wanted is not None]
    return Cell(sum(cell.there for cell in cells), sum(wanted) if wanted else None)


def _maps(deck: Deck) -> tuple[SourceMap, ...]:
    citing = Counter(
        citation for placed in deck.in_use for citation in set(placed.question.citations)
    )
    counted = {(cite.source, cite.paragraph): number for cite, number in citing.items()}
    return tuple(
        SourceMap(
            source,
            tuple(
                Cited(number, paragraph.kind, counted.get((source.id, number), 0))
                for number, paragraph in enumerate(source.paragraphs, start=1)
            ),
        )
        for source in deck.sources.values()
    )
