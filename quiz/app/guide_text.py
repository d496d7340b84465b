"""Setting a topic's guide: the text and what it rests on, disputes, words, dates, questions."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from textual.content import Content

from quiz.app.answers.area import muted
from quiz.app.dispute import set_dispute
from quiz.app.typeset import MUTED_STYLE, WRONG_STYLE, Line, Lines, content, hanging
from quiz.check.fields import prompt
from quiz.deck import Deck, Finding
from quiz.deck.chapters import Chapter
from quiz.deck.guides import Block, Mark, Shape
from quiz.deck.inline import visible
from quiz.questions import Citation
from quiz.study.searching import Stand
from quiz.study.topics import TOLD, TopicStanding
from quiz.study.wording import date_words

WIDE = 100
"""From as many columns on, the accounts of a dispute stand side by side."""

_ITEM = "•  "
_DATE_COLUMN = 13


class GuideText(Lines):
    """What there is to read on a topic; empty until `show`."""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck
        self._chapter: Chapter | None = None
        self._set: tuple[int, bool, Sequence[Line]] | None = None

    def show(self, chapter: Chapter) -> None:
        """Show a chapter."""
        self._chapter, self._set = chapter, None
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        if self._chapter is None:
            return []
        wide = self.app.size.width >= WIDE
        if self._set is None or self._set[:2] != (width, wide):
            lines = _parted(_parts(self._deck, self._chapter, width, wide))
            self._set = (width, wide, [*map(Line, lines)])
        return self._set[2]


class TopicQuestions(Lines):
    """The questions of a topic, a line each, with how each stands; empty until `show`."""

    def __init__(self) -> None:
        super().__init__()
        self._standing: TopicStanding | None = None

    def show(self, standing: TopicStanding) -> None:
        """Show the questions of a topic."""
        self._standing = standing
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        standing = self._standing
        if standing is None:
            return []
        if not standing.questions:
            return [Line(Content("")), Line(muted("This topic has no questions yet."))]
        heading = Content.styled("Questions", "bold")
        lines = [Content(""), *hanging(Content(""), heading, width, counted(standing)), Content("")]
        column = max(len(stand) for _, stand in standing.questions) + 2
        for placed, stand in standing.questions:
            label = _stand(stand, stand.ljust(column))
            line = label + Content(prompt(placed.question)[1])
            lines.append(line.truncate(max(1, width), ellipsis=True))
        return [*map(Line, lines)]


def counted(standing: TopicStanding) -> Content:
    """How many of a topic's questions are due, new and known; empty where it has none."""
    counts = [(stand, standing.count(stand)) for stand in TOLD]
    return Content("   ").join(
        _stand(stand, f"{count} {stand}") for stand, count in counts if count
    )


def _stand(stand: Stand, words: str) -> Content:
    return Content.styled(words, "bold" if stand is Stand.DUE else MUTED_STYLE)


def _parted(parts: Iterator[list[Content]]) -> Iterator[Content]:
    """The lines of parts, with a blank line between each two."""
    for place, part in enumerate(parts):
        if place:
            yield Content("")
        yield from part


def _parts(deck: Deck, chapter: Chapter, width: int, wide: bool) -> Iterator[list[Content]]:
    """A chapter part by part; a list is one."""
    if chapter.faults:
        yield _faults(deck, chapter.faults, width)
    elif not chapter.blocks:
        yield muted("There is no guide to this topic.").wrap(width)
    for is_list, blocks in groupby(chapter.blocks, lambda block: block.shape is Shape.ITEM):
        set_blocks = [_block(deck, block, width) for block in blocks]
        yield from [[*chain(*set_blocks)]] if is_list else set_blocks
    for dispute in chapter.disputes:
        yield set_dispute(deck, dispute, width, in_columns=wide)
    if chapter.terms:
        yield [Content.styled("Words", "bold")]
        for term in chapter.terms:
            words = content(term.term, "bold") + Content("  ") + content(term.meaning)
            yield _outdented(words + _mark(deck, _cited(term.cite)), width)
    if chapter.happenings:
        yield [Content.styled("Dates", "bold")]
        for happening in chapter.happenings:
            label = muted(date_words(happening.date).ljust(_DATE_COLUMN))
            mark = _mark(deck, _cited(happening.cite, happening.disputes))
            yield hanging(label, content(happening.what) + mark, width)


def _faults(deck: Deck, faults: Sequence[Finding], width: int) -> list[Content]:
    """What is wrong in the files of a deck, each with its file and line."""
    told = "Not all that belongs here can be read; the deck's author has to mend this:"
    lines = Content(told).wrap(width)
    for fault in faults:
        file = fault.file.relative_to(deck.folder).as_posix()
        place = f"{file}:{fault.line}" if fault.line else file
        lines += [Content(""), *Content.styled(visible(place), WRONG_STYLE).wrap(width)]
        lines += hanging(Content("  "), Content(visible(fault.message)), width)
    return lines


def _block(deck: Deck, block: Block, width: int) -> list[Content]:
    style = "bold" if block.shape is Shape.HEADING else ""
    text = Content("").join(
        _mark(deck, piece) if isinstance(piece, Mark) else _piece(piece, style)
        for piece in block.pieces
    )
    label = Content(_ITEM if block.shape is Shape.ITEM else "")
    return hanging(label, text, width)


def _piece(text: str, style: str) -> Content:
    """A piece of a text, with the spaces that keep it apart from its neighbours."""
    before, after = text[:1].isspace(), text[-1:].isspace() and bool(text.strip())
    return Content(" " * before) + content(text, style) + Content(" " * after)


def _cited(cite: Sequence[str], disputes: tuple[str, ...] = ()) -> Mark:
    return Mark(tuple(map(Citation.parse, cite)), disputes)


def _mark(deck: Deck, mark: Mark) -> Content:
    """What a claim rests on, in brackets: ` [second text ¶11, ¶18; disputed: How far it got]`."""
    told = []
    for source, citations in groupby(mark.citations, lambda citation: citation.source):
        paragraphs = ", ".join(f"¶{citation.paragraph}" for citation in citations)
        told.append(f"{deck.sources[source].label} {paragraphs}")
    told += [f"disputed: {deck.disputes[name].title}" for name in mark.disputes]
    return muted(f" [{visible('; '.join(told))}]" if told else "")


def _outdented(text: Content, width: int) -> list[Content]:
    """A text whose further lines stand two cells in."""
    first, *others = text.wrap(max(1, width - 2))
    return [first, *(Content("  ") + line for line in others)]
