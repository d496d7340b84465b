"""The study guides of a deck: a text for each topic, a glossary and a timeline."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from quiz.deck.deck import Deck
from quiz.deck.file_reader import FileReader
from quiz.deck.finding import Finding, UnreadableDeck, cut
from quiz.deck.model import DATE, STRICT, Topic
from quiz.deck.validation import Validator, nearest
from quiz.questions import Citation, InvalidFields, Problem
from quiz.questions.base import CITATION, blank

GLOSSARY_FILE = "guide/glossary.yaml"
TIMELINE_FILE = "guide/timeline.yaml"

_MARK = re.compile(r"\s?\[(?P<inside>[a-z0-9-]+(?:#[0-9]+|:[a-z0-9-]+)(?:,\s*[a-z0-9#:-]+)*)\]")
_DISPUTE = "dispute:"


@dataclass(frozen=True)
class Mark:
    """What stands in square brackets behind a claim: its citations, and the disputes about it."""

    citations: tuple[Citation, ...] = ()
    disputes: tuple[str, ...] = ()


Piece = str | Mark


class Shape(StrEnum):
    """What a block of a guide is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading or an item of a list; `line` is where it begins (from 1).

    Its pieces are texts, with Markdown's inline part in them, and marks.
    """

    shape: Shape
    pieces: tuple[Piece, ...]
    line: int

    @property
    def text(self) -> str:
        """The block without its marks."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))

    @property
    def marks(self) -> Iterator[Mark]:
        """Its marks, in order."""
        return (piece for piece in self.pieces if isinstance(piece, Mark))


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the subject, what it means, and the topics it belongs to."""

    term: str
    meaning: str
    cite: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _raise(blank(("term",), self.term) + blank(("meaning",), self.meaning) + _cited(self.cite))


@dataclass(frozen=True, kw_only=True)
class Happening:
    """What happened when: `date` is a year, a month (2021-05) or a day (2021-05-28)."""

    date: str
    what: str
    cite: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        found = blank(("what",), self.what) + _cited(self.cite)
        if not DATE.match(self.date):
            found.append(Problem(("date",), f"{self.date!r} is not a date such as 2021-05-28"))
        _raise(found)


@dataclass(frozen=True, kw_only=True)
class GlossaryFile:
    """`guide/glossary.yaml`."""

    __pydantic_config__ = STRICT

    terms: tuple[Term, ...]


@dataclass(frozen=True, kw_only=True)
class TimelineFile:
    """`guide/timeline.yaml`."""

    __pydantic_config__ = STRICT

    events: tuple[Happening, ...]


_GLOSSARY = Validator(GlossaryFile)
_TIMELINE = Validator(TimelineFile)


def read_guide(deck: Deck, topic: Topic) -> tuple[Block, ...]:
    """The guide of a topic, or nothing if it has none.

    Raises UnreadableDeck when it cannot be read or when a mark leads nowhere.
    """
    if topic.guide is None:
        return ()
    files = FileReader()
    path = deck.folder / topic.guide
    text = files.text(path)
    blocks = tuple(_blocks(text or ""))
    if text is not None and not blocks:
        files.found(path, 1, 0, "guide", "the guide is empty; a text is wanted")
    for block in blocks:
        for mark in block.marks:
            for message in _astray(deck, mark):
                files.found(path, block.line, 0, "guide", message)
    _raise_found(files.findings)
    return blocks


def read_glossary(deck: Deck) -> tuple[Term, ...]:
    """The terms of a deck, none if it has no glossary; raises UnreadableDeck."""
    path = deck.folder / GLOSSARY_FILE
    if not path.exists():
        return ()
    files = FileReader()
    read = files.file(path, _GLOSSARY)
    terms = read.value.terms if read and read.value else ()
    topics = {topic.id for topic in deck.manifest.topics}
    for place, term in enumerate(terms):
        assert read is not None
        for message in _astray(deck, Mark(tuple(map(Citation.parse, term.cite)))):
            files.at(read, ("terms", place), "guide", message)
        for topic in term.topics:
            if topic not in topics:
                files.at(read, ("terms", place), "guide", _unknown("topic", topic, topics))
    _raise_found(files.findings)
    return terms


def read_timeline(deck: Deck) -> tuple[Happening, ...]:
    """What a deck's timeline lists, none if it has none; raises UnreadableDeck."""
    path = deck.folder / TIMELINE_FILE
    if not path.exists():
        return ()
    files = FileReader()
    read = files.file(path, _TIMELINE)
    happenings = read.value.events if read and read.value else ()
    for place, happening in enumerate(happenings):
        assert read is not None
        mark = Mark(tuple(map(Citation.parse, happening.cite)), happening.disputes)
        for message in _astray(deck, mark):
            files.at(read, ("events", place), "guide", message)
    _raise_found(files.findings)
    return happenings


def _blocks(text: str) -> Iterator[Block]:
    lines: list[str] = []
    shape, begun = Shape.PARAGRAPH, 0

    def ended() -> Iterator[Block]:
        if lines:
            yield Block(shape, tuple(_pieces(" ".join(lines))), begun)
            lines.clear()

    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare:
            yield from ended()
        elif bare.startswith("## "):
            yield from ended()
            yield Block(Shape.HEADING, tuple(_pieces(bare[3:].strip())), number)
        elif bare.startswith("- "):
            yield from ended()
            shape, begun = Shape.ITEM, number
            lines.append(bare[2:].strip())
        else:
            if not lines:
                shape, begun = Shape.PARAGRAPH, number
            lines.append(bare)
    yield from ended()


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for match in _MARK.finditer(text):
        if text[end : match.start()]:
            yield text[end : match.start()]
        yield _mark(match["inside"])
        end = match.end()
    if text[end:]:
        yield text[end:]


def _mark(inside: str) -> Mark:
    names = [name.strip() for name in inside.split(",")]
    return Mark(
        tuple(Citation.parse(name) for name in names if CITATION.match(name)),
        tuple(name.removeprefix(_DISPUTE) for name in names if not CITATION.match(name)),
    )


def _astray(deck: Deck, mark: Mark) -> Iterator[str]:
    """What to tell of citations and disputes that lead nowhere."""
    for citation in mark.citations:
        source = deck.sources.get(citation.source)
        if source is None:
            yield _unknown("source", citation.source, deck.sources)
        elif citation.paragraph > len(source.paragraphs):
            yield f"{citation} is cited; {source.id} has {len(source.paragraphs)} paragraphs"
    for dispute in mark.disputes:
        if dispute not in deck.disputes:
            yield _unknown("dispute", dispute, deck.disputes)


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    mend = f"; the nearest is `{near}`" if near else ""
    return f"{cut(name)!r} is not a {what} of this deck{mend}"


def _cited(cite: tuple[str, ...]) -> list[Problem]:
    return [
        Problem(("cite", place), f"{text!r} is not a citation of the form source#paragraph")
        for place, text in enumerate(cite)
        if not CITATION.match(text)
    ]


def _raise(found: list[Problem]) -> None:
    if found:
        raise InvalidFields(found)


def _raise_found(findings: list[Finding]) -> None:
    if findings:
        raise UnreadableDeck(findings)
