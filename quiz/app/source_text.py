"""Setting what a question rests on: the entries of its sources, its disputes with their evidence.

A document that is read beside them may be another than the registered one; that is put in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz.app.answers.area import muted
from quiz.app.dispute import set_dispute
from quiz.app.typeset import NEAR, NEAR_STYLE, Line, Lines, hanging
from quiz.deck import Deck, Dispute, Source
from quiz.deck.inline import visible
from quiz.deck.paragraphs import HeldDocument, moves_words, paragraphs_words
from quiz.questions import Question
from quiz.study.wording import date_words

WIDE = 100
"""From as many columns on, the accounts of a dispute stand side by side."""

NOT_THE_FILE = "This is not the file that the deck was made from."


@dataclass(frozen=True)
class Cited:
    """A source, and the numbers of its paragraphs that a question cites, in rising order.

    `disputed` are those that only its disputes tell of.
    """

    source: Source
    paragraphs: tuple[int, ...]
    disputed: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        """All these numbers, in rising order."""
        return tuple(sorted({*self.paragraphs, *self.disputed}))


def cited_sources(deck: Deck, question: Question) -> tuple[Cited, ...]:
    """The sources that a question rests on, then those that only its disputes tell of."""
    cited = question.citations
    told = [
        account.citation
        for dispute in deck.disputes_of(question)
        for account in dispute.accounts
        if account.citation not in cited
    ]
    return tuple(
        Cited(
            deck.sources[source],
            tuple(sorted({each.paragraph for each in cited if each.source == source})),
            tuple(sorted({each.paragraph for each in told if each.source == source})),
        )
        for source in dict.fromkeys(each.source for each in (*cited, *told))
        if source in deck.sources  # A question is kept as it was shown; its deck may have changed.
    )


def difference_words(document: HeldDocument, cited: Cited) -> str:
    """How the paragraphs of a document differ from those that are registered."""
    comparison, said = document.comparison, []
    if comparison.changed:
        said.append(f"Changed or gone: {paragraphs_words(comparison.changed)}.")
        lost = [number for number in cited.all if document.place_of(number) is None]
        if lost:
            said.append(f"Cited here of these: {paragraphs_words(lost)}.")
    if comparison.moved:
        said.append(f"In other places: {moves_words(comparison.moved)}.")
    if len(comparison.new) > len(comparison.changed):
        said.append(f"Not registered: {paragraphs_words(comparison.new)} of this file.")
    return " ".join(said or ["Its paragraphs read alike; only their layout differs."])


class SourceEntries(Lines):
    """What a question rests on, and where to read it."""

    def __init__(self, deck: Deck, question: Question) -> None:
        super().__init__()
        self._deck = deck
        self._question = question
        self._notes: Sequence[str] = ()

    def say(self, notes: Sequence[str]) -> None:
        """Say these sentences below the entries."""
        self._notes = notes
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        wide = self.app.size.width >= WIDE
        lines: list[Line] = []
        for part in self._parts(width, wide):
            lines += [Line(Content(""))] if lines else []
            lines += map(Line, part)
        return lines

    def _parts(self, width: int, wide: bool) -> Iterator[list[Content]]:
        cited = cited_sources(self._deck, self._question)
        if not cited:
            yield muted("This question cites no document.").wrap(width)
        for each in cited:
            yield _entry(each, width)
        for dispute in self._deck.disputes_of(self._question):
            yield [
                *set_dispute(self._deck, dispute, width, in_columns=wide),
                *_evidence(dispute, width),
            ]
        for note in self._notes:
            yield muted(note).wrap(width)


class DocumentHead(Lines):
    """Names a document above its paragraphs, and warns of one that differs from its entry."""

    def __init__(self, document: HeldDocument, cited: Cited) -> None:
        super().__init__()
        self._document = document
        self._cited = cited

    def set_lines(self, width: int) -> Sequence[Line]:
        source = self._document.source
        lines = hanging(Content(""), Content.styled(visible(source.label), "bold"), width)
        if not self._document.is_as_registered:
            sign = Content.styled(f"{NEAR} ", NEAR_STYLE)
            words = Content.styled(NOT_THE_FILE, NEAR_STYLE)
            told = difference_words(self._document, self._cited)
            lines += hanging(sign, words + Content(f" {told}"), width)
        return [Line(Content("")), *map(Line, lines), Line(Content(""))]


def _entry(cited: Cited, width: int) -> list[Content]:
    """Label and paragraphs, author and title, and how the document is registered."""
    source = cited.source
    marks = [f"cited: {_pilcrows(cited.paragraphs)}"] if cited.paragraphs else []
    marks += [f"in a dispute: {_pilcrows(cited.disputed)}"] if cited.disputed else []
    label = Content.styled(visible(source.label), "bold")
    count = len(source.paragraphs)
    registered = f"{count} paragraph{'s' * (count != 1)}, {source.file}"
    return [
        *hanging(Content(""), label, width, muted("; ".join(marks))),
        *Content(visible(f"{source.author}: {source.title}")).wrap(width),
        *muted(visible(registered)).wrap(width),
    ]


def _pilcrows(numbers: Sequence[int]) -> str:
    return ", ".join(f"¶{number}" for number in numbers)


def _evidence(dispute: Dispute, width: int) -> list[Content]:
    """Where the record of a dispute was published, each address in a line of its own."""
    lines: list[Content] = [muted("evidence")] if dispute.evidence else []
    for each in dispute.evidence:
        told = f"{each.publisher}: {each.title}, {date_words(each.date)}"
        lines += hanging(Content("  "), Content(visible(told)), width)
        lines += hanging(Content("  "), muted(visible(each.address)), width)
    return lines
