"""What is said once a question is answered: why it is so, and what that rests on.

The explanation and the note come first, then each dispute (what one text says, what the other says,
what the record says, as of when) with its evidence, then the sources that the question cites.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz.deck import Account, Deck, Dispute, Evidence
from quiz.deck.inline import plain
from quiz.lms.html import address, attribute, escaped, line, rendered
from quiz.questions import Citation, Question
from quiz.study.wording import date_words


@dataclass(frozen=True)
class _Said:
    """Who says what of a disputed point; what is said has mark-up."""

    who: str
    says: str

    def html(self) -> str:
        return f"{escaped(self.who)}: {rendered(self.says)}"

    def text(self) -> str:
        return f"{self.who}: {plain(self.says)}"


@dataclass(frozen=True)
class _Published:
    """A page that is evidence."""

    evidence: Evidence

    def html(self) -> str:
        page = self.evidence
        title = f"<a href={attribute(address(page.address))}>{escaped(page.title)}</a>"
        return f"{escaped(page.publisher)}: {title}, {date_words(page.date)}"

    def text(self) -> str:
        page = self.evidence
        return f"{page.publisher}: {page.title}, {date_words(page.date)} ({page.address})"


@dataclass(frozen=True)
class _Cited:
    """A source and the places in it that a question rests on."""

    places: str
    author: str
    title: str

    def html(self) -> str:
        return f"{escaped(self.places)}: {escaped(self._by())}<cite>{escaped(self.title)}</cite>"

    def text(self) -> str:
        return f"{self.places}: {self._by()}{self.title}"

    def _by(self) -> str:
        return f"{self.author}, " if self.author.strip() else ""


@dataclass(frozen=True)
class _Passage:
    """A paragraph, and what is listed under it; `after` stands behind the paragraph's mark-up."""

    paragraph: str
    after: str = ""
    rows: Sequence[_Said | _Published | _Cited] = ()

    def html(self) -> str:
        words = rendered(self.paragraph)
        if not self.rows:
            return f"<p>{words}</p>"
        items = "".join(f"<li>{row.html()}</li>" for row in self.rows)
        return f"<p><strong>{words}</strong>{escaped(self.after)}</p><ul>{items}</ul>"

    def text(self) -> str:
        rows = [f"- {line(row.text())}" for row in self.rows]
        return "\n".join([line(self.paragraph) + self.after, *rows])


def comment(question: Question, deck: Deck) -> str:
    """What is said of a question once it is answered, as HTML; empty if there is nothing."""
    return "".join(passage.html() for passage in _passages(question, deck))


def plain_comment(question: Question, deck: Deck) -> str:
    """What is said of a question once it is answered, as text in paragraphs."""
    return "\n\n".join(passage.text() for passage in _passages(question, deck))


def _passages(question: Question, deck: Deck) -> Iterator[_Passage]:
    for text in (question.explanation, question.note):
        if text:
            yield _Passage(text)
    for dispute in deck.disputes_of(question):
        yield from _disputed(dispute, deck)
    if question.cite:
        yield _Passage("Sources", rows=tuple(_cited(question.citations, deck)))


def _disputed(dispute: Dispute, deck: Deck) -> Iterator[_Passage]:
    said = [_told(account, deck) for account in dispute.accounts]
    if dispute.record is not None:
        said.append(_Said("the record", dispute.record))
    yield _Passage(dispute.title, f", as of {date_words(dispute.as_of)}", said)
    if dispute.evidence:
        yield _Passage("Evidence", rows=[_Published(evidence) for evidence in dispute.evidence])


def _told(account: Account, deck: Deck) -> _Said:
    return _Said(deck.label(account.citation), account.says)


def _cited(citations: Iterable[Citation], deck: Deck) -> Iterator[_Cited]:
    """Each source once, with its paragraphs."""
    paragraphs: dict[str, set[int]] = {}
    for citation in citations:
        paragraphs.setdefault(citation.source, set()).add(citation.paragraph)
    for id_, numbers in paragraphs.items():
        source = deck.sources[id_]
        places = ", ".join(f"¶{number}" for number in sorted(numbers))
        yield _Cited(f"{source.label} {places}", source.author, source.title)
