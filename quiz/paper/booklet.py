"""The study guide as a booklet: what it rests on, a chapter a topic, glossary and timeline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.deck import Deck, UnreadableDeck
from quiz.deck.chapters import Chapter, read_chapter
from quiz.deck.guides import Happening, Mark, Piece, Term, read_glossary, read_timeline
from quiz.deck.inline import Run, inline, plain, visible
from quiz.paper.citing import cited
from quiz.paper.compiling import compiled, noted
from quiz.paper.disputed import Disputed
from quiz.paper.imposing import imposed
from quiz.paper.printed import NothingToPrint
from quiz.paper.rich import Rich, rich
from quiz.paper.sheet import Paper
from quiz.questions import Citation
from quiz.study.wording import date_words

_TEMPLATE = "booklet.typ"
_PAGES = "pages"


@dataclass(frozen=True)
class BookletWish:
    """What the booklet holds: chapters on some topics, or on all where none is named.

    Its pages are half of `paper`, so that two go on one side of a sheet.
    """

    paper: Paper = Paper.A4
    topics: frozenset[str] = frozenset()


def booklet(deck: Deck, wish: BookletWish, fonts: Sequence[Path] = ()) -> bytes:
    """The booklet page by page, to be read on a screen or to be imposed.

    It has a chapter for each wanted topic that has a guide, the disputes that the chapters name,
    the terms of the glossary and the dates of the timeline that belong to these topics.
    Raises NothingToPrint if there is no guide, UnreadableDeck if one cannot be read,
    MissingLibrary, UnreadableFont or MissingGlyphs.
    """
    return compiled(_TEMPLATE, _book(deck, wish), fonts=fonts)


def folded_booklet(deck: Deck, wish: BookletWish, fonts: Sequence[Path] = ()) -> bytes:
    """The same booklet, two pages on each side of a sheet, in the order in which it is folded.

    To be printed on both sides, turned over the short edge; then the whole stack is folded once. It
    is for printers alone, since a screen reader can follow nothing but `booklet`. Raises as that.
    """
    book = _book(deck, wish)
    pages = compiled(_TEMPLATE, book, fonts=fonts)
    (count,) = noted(_TEMPLATE, book, _PAGES, fonts=fonts)
    return imposed(pages, int(count), book.plain_title, book.language, wish.paper)


@dataclass(frozen=True)
class _Reference:
    """A dispute that a mark names, by its number; `is_far` if it stands in another chapter."""

    number: int
    is_far: bool


@dataclass(frozen=True)
class _Marked:
    """A stretch of text, and what stands in small print behind it."""

    runs: tuple[Run, ...]
    cited: tuple[str, ...] = ()
    disputes: tuple[_Reference, ...] = ()


@dataclass(frozen=True)
class _Block:
    shape: str
    stretches: tuple[_Marked, ...]


@dataclass(frozen=True)
class _Numbered:
    """A dispute with its number in the booklet."""

    number: int
    dispute: Disputed


@dataclass(frozen=True)
class _Chapter:
    title: Rich
    blocks: tuple[_Block, ...]
    disputes: tuple[_Numbered, ...]


@dataclass(frozen=True)
class _Term:
    term: Rich
    meaning: Rich
    cited: tuple[str, ...]


@dataclass(frozen=True)
class _Happening:
    date: str
    what: _Marked


@dataclass(frozen=True)
class _Source:
    label: str
    author: str
    title: str


@dataclass(frozen=True)
class _Book:
    """What the template lays out; `late` are disputes that the timeline alone names."""

    title: Rich
    plain_title: str
    plain_authors: tuple[str, ...]
    language: str
    paper: str
    description: Rich
    edition: str
    license: str
    sources: tuple[_Source, ...]
    chapters: tuple[_Chapter, ...]
    terms: tuple[_Term, ...]
    happenings: tuple[_Happening, ...]
    late: tuple[_Numbered, ...]


class _Disputes:
    """The disputes of a booklet: each has a number and a home, where it is first named."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._numbers: dict[str, int] = {}
        self._homes: dict[str, str] = {}

    def at_home(self, names: Sequence[str], home: str) -> tuple[_Numbered, ...]:
        """Those of some disputes that are named for the first time, in their order."""
        found: list[_Numbered] = []
        for name in names:
            if name not in self._numbers:
                self._numbers[name] = len(self._numbers) + 1
                self._homes[name] = home
                dispute = Disputed.of(self._deck.disputes[name], self._deck)
                found.append(_Numbered(self._numbers[name], dispute))
        return tuple(found)

    def references(self, names: Sequence[str], home: str) -> tuple[_Reference, ...]:
        """How a place refers to disputes, all of which have a home."""
        return tuple(
            _Reference(self._numbers[name], self._homes[name] != home)
            for name in dict.fromkeys(names)
        )


_TIMELINE = "timeline"


def _book(deck: Deck, wish: BookletWish) -> _Book:
    chapters = _chapters(deck, wish)
    terms, happenings = _belonging(deck, wish, chapters)
    disputes = _Disputes(deck)
    set_chapters = tuple(_chapter(deck, chapter, disputes) for chapter in chapters)
    named = [name for happening in happenings for name in happening.disputes]
    late = disputes.at_home(named, _TIMELINE)
    manifest = deck.manifest
    return _Book(
        title=rich(manifest.title),
        plain_title=f"{plain(manifest.title)}: study guide",
        plain_authors=tuple(map(visible, manifest.authors)),
        language=manifest.language,
        paper=wish.paper.half,
        description=rich(manifest.description),
        edition=visible(manifest.edition),
        license=visible(manifest.license),
        sources=tuple(
            _Source(visible(source.label), visible(source.author), visible(source.title))
            for source in deck.sources.values()
        ),
        chapters=set_chapters,
        terms=tuple(
            _Term(rich(term.term), rich(term.meaning), _cited(deck, term.cite)) for term in terms
        ),
        happenings=tuple(
            _Happening(
                date_words(happening.date),
                _Marked(
                    _line(happening.what),
                    _cited(deck, happening.cite),
                    disputes.references(happening.disputes, _TIMELINE),
                ),
            )
            for happening in happenings
        ),
        late=late,
    )


def _chapters(deck: Deck, wish: BookletWish) -> list[Chapter]:
    """The chapters that are wanted and have a guide."""
    wanted = [topic for topic in deck.manifest.topics if not wish.topics or topic.id in wish.topics]
    read = [read_chapter(deck, topic) for topic in wanted]
    if faults := dict.fromkeys(fault for chapter in read for fault in chapter.faults):
        raise UnreadableDeck(list(faults))
    chapters = [chapter for chapter in read if chapter.blocks]
    if not chapters:
        topics = ", ".join(topic.id for topic in wanted)
        raise NothingToPrint(
            f"There is no study guide to print: no topic has one ({topics}). "
            "In deck.yaml, `guide: guide/TOPIC.md` under a topic names its text."
        )
    return chapters


def _belonging(
    deck: Deck, wish: BookletWish, chapters: Sequence[Chapter]
) -> tuple[Sequence[Term], Sequence[Happening]]:
    """The terms and dates of the wanted topics, in the order of their files."""
    terms, happenings = read_glossary(deck), read_timeline(deck)
    if not wish.topics:
        return terms, happenings
    own = {happening for chapter in chapters for happening in chapter.happenings}
    return (
        [term for term in terms if wish.topics & set(term.topics)],
        [happening for happening in happenings if happening in own],
    )


def _chapter(deck: Deck, chapter: Chapter, disputes: _Disputes) -> _Chapter:
    home = chapter.topic.id
    named = [dispute.id for dispute in chapter.disputes]
    at_home = disputes.at_home(named, home)
    blocks = tuple(
        _Block(block.shape, tuple(_stretches(deck, block.pieces, disputes, home)))
        for block in chapter.blocks
    )
    return _Chapter(rich(chapter.topic.title), blocks, at_home)


def _stretches(
    deck: Deck, pieces: Sequence[Piece], disputes: _Disputes, home: str
) -> Iterator[_Marked]:
    for piece in pieces:
        if isinstance(piece, Mark):
            yield _Marked(
                (), cited(piece.citations, deck), disputes.references(piece.disputes, home)
            )
        else:
            yield _Marked(_line(piece))


def _line(text: str) -> tuple[Run, ...]:
    """The runs of a piece of a line, with the spaces that keep it apart from its neighbours.

    A piece of which mark-up leaves nothing to see is as written.
    """
    seen = visible(text)
    if not seen.strip():
        return (Run(" "),)
    before = (Run(" "),) if seen[:1].isspace() else ()
    after = (Run(" "),) if seen[-1:].isspace() else ()
    return (*before, *(inline(seen) or (Run(seen.strip()),)), *after)


def _cited(deck: Deck, cite: Sequence[str]) -> tuple[str, ...]:
    return cited(map(Citation.parse, cite), deck)
