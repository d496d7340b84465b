"""Holding a deck against its documents: what is missing, changed, or not in what is cited."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quiz.check.citations import Passage, unsupported
from quiz.check.rule import ENGLISH, Remark, Rule
from quiz.deck import Deck, Dispute, Severity
from quiz.deck.document import UnreadableDocument
from quiz.deck.files import DISPUTES_FILE, SOURCES_FILE
from quiz.deck.finding import cut
from quiz.deck.paragraphs import HeldDocument, hold, moves_words, paragraphs_words
from quiz.questions import Citation, Question

MISSING_DOCUMENT = "missing-document"
CHANGED_PARAGRAPH = "changed-paragraph"
CHANGED_SOURCE = "changed-source"
UNSUPPORTED_ANSWER = "unsupported-answer"
NAMES = (MISSING_DOCUMENT, CHANGED_PARAGRAPH, CHANGED_SOURCE, UNSUPPORTED_ANSWER)
"""The names of the rules that `document_rules` gives."""


def document_rules(folder: Path, deck: Deck) -> tuple[Rule, ...]:
    """The rules that hold this deck against its documents, which lie in a folder.

    The documents are read here, once; what cannot be read is what `missing-document` tells.
    """
    held = _Held(folder, deck)
    return (
        Rule(MISSING_DOCUMENT, Severity.ERROR, held.missing),
        Rule(CHANGED_PARAGRAPH, Severity.ERROR, held.changed_paragraphs),
        Rule(CHANGED_SOURCE, Severity.WARNING, held.changed_sources),
        Rule(UNSUPPORTED_ANSWER, Severity.WARNING, held.unsupported_answers, ENGLISH),
    )


class _Held:
    """A deck's documents as they are read, beside what is registered of them."""

    def __init__(self, folder: Path, deck: Deck) -> None:
        self._folder = folder
        self._documents: dict[str, HeldDocument] = {}
        self._unread: dict[str, str] = {}
        for source in deck.sources.values():
            try:
                self._documents[source.id] = hold(folder, source)
            except UnreadableDocument as error:
                self._unread[source.id] = str(error)
        self._passages: dict[Citation, Passage] = {}
        self._told: dict[str, Passage] = {}

    def missing(self, deck: Deck) -> Iterator[Remark]:
        for place, source in enumerate(deck.sources.values()):
            if source.id in self._unread:
                message = f"{cut(source.file)!r} in {self._folder} {self._unread[source.id]}"
                yield Remark(message, ("sources", place, "file"), file=SOURCES_FILE)

    def changed_paragraphs(self, deck: Deck) -> Iterator[Remark]:
        for placed in deck.in_use:
            for place, citation in enumerate(placed.question.citations):
                if self._has_changed(citation):
                    message = (
                        f"{citation} no longer reads as it was registered; hold the question "
                        "against it, then register the document anew"
                    )
                    yield Remark(message, ("cite", place), placed.question.id)

    def changed_sources(self, deck: Deck) -> Iterator[Remark]:
        """What no question is told of: changes in what none cites, moves, accounts of disputes."""
        cited = {citation for placed in deck.in_use for citation in placed.question.citations}
        for place, source in enumerate(deck.sources.values()):
            document = self._documents.get(source.id)
            for message in _differences(document, cited) if document else ():
                yield Remark(message, ("sources", place, "paragraphs"), file=SOURCES_FILE)
        for place, dispute in enumerate(deck.disputes.values()):
            for number, account in enumerate(dispute.accounts):
                if self._has_changed(account.citation):
                    message = (
                        f"{account.cite} no longer reads as it was registered; hold this account "
                        "against it"
                    )
                    path = ("disputes", place, "accounts", number, "cite")
                    yield Remark(message, path, file=DISPUTES_FILE)

    def unsupported_answers(self, deck: Deck) -> Iterator[Remark]:
        about = Passage(_subject(deck))
        resting = {
            placed.question.id: [*cited, *map(self._of_dispute, deck.disputes_of(placed.question))]
            for placed in deck.in_use
            if (cited := self._cited(placed.question))
        }
        known = _known_names([*self._passages.values(), *self._told.values()])
        for name, passages in resting.items():
            question = deck.by_id[name].question
            for path, facts in unsupported(question, [*passages, about], known):
                what = ", ".join(repr(cut(fact)) for fact in facts)
                message = (
                    f"{what} of the answer cannot be found in {', '.join(question.cite)} nor in a "
                    "dispute that the question names; cite where it stands, or mend it"
                )
                yield Remark(message, path, name)

    def _has_changed(self, citation: Citation) -> bool:
        document = self._documents.get(citation.source)
        return document is not None and document.place_of(citation.paragraph) is None

    def _cited(self, question: Question) -> list[Passage] | None:
        """The paragraphs that a question cites, or None if there is one that cannot be read."""
        passages = []
        for citation in question.citations:
            document = self._documents.get(citation.source)
            now = document.place_of(citation.paragraph) if document else None
            if document is None or now is None:
                return None
            if citation not in self._passages:
                self._passages[citation] = Passage([document.text.paragraphs[now - 1]])
            passages.append(self._passages[citation])
        return passages or None

    def _of_dispute(self, dispute: Dispute) -> Passage:
        if dispute.id not in self._told:
            self._told[dispute.id] = Passage(_texts(dispute))
        return self._told[dispute.id]


def _differences(document: HeldDocument, cited: set[Citation]) -> Iterator[str]:
    """What to tell of a document as a whole, its changed paragraphs that are cited left out."""
    source, comparison = document.source, document.comparison
    changed = [number for number in comparison.changed if Citation(source.id, number) not in cited]
    if changed:
        yield (
            f"{source.id} has changed in {paragraphs_words(changed)}, which no question cites; "
            "register the document anew"
        )
    if comparison.moved:
        yield (
            f"{source.id} has its paragraphs in other places: {moves_words(comparison.moved)}; "
            "register the document anew and let the citations follow"
        )
    elif len(comparison.new) > len(comparison.changed):
        yield (
            f"{source.id} has paragraphs that are not registered among "
            f"{paragraphs_words(comparison.new)}; register the document anew"
        )


def _subject(deck: Deck) -> Iterator[str]:
    """What the deck is about and who its sources are, which may be named anywhere in it."""
    yield deck.manifest.title
    yield deck.manifest.description
    for topic in deck.manifest.topics:
        yield topic.title
    for source in deck.sources.values():
        yield from (source.label, source.author, source.title)


def _known_names(passages: Sequence[Passage]) -> frozenset[str]:
    """The words that stand capitalised inside a sentence, and nowhere without a capital."""
    names = set[str]().union(*(passage.names for passage in passages))
    return frozenset(names.difference(*(passage.common for passage in passages)))


def _texts(dispute: Dispute) -> Iterable[str]:
    """What a dispute states: its accounts, its record, and the evidence for it."""
    yield dispute.title
    yield dispute.record or ""
    for account in dispute.accounts:
        yield account.says
    for evidence in dispute.evidence:
        yield f"{evidence.publisher}. {evidence.title}. {evidence.date}"
