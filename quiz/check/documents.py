"""Holding a deck against its documents: what is missing, changed, or not in what is cited."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.check.citations import Passage, spans, unsupported
from quiz.check.rule import ENGLISH, Remark, Rule
from quiz.deck import Deck, Dispute, Severity, Source
from quiz.deck.document import SourceText, UnreadableDocument, read_document
from quiz.deck.files import DISPUTES_FILE, SOURCES_FILE
from quiz.deck.finding import cut
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


@dataclass(frozen=True)
class Comparison:
    """Where each registered paragraph stands now (None: nowhere as it was), and what is new.

    Numbers count from 1; `now[n - 1]` is the new number of paragraph n.
    """

    now: tuple[int | None, ...]
    new: tuple[int, ...]


def compare(registered: Sequence[str], found: Sequence[str]) -> Comparison:
    """Find each registered fingerprint among those of a document, wherever it stands by now.

    Of paragraphs alike the first is taken for the first. Linear in both.
    """
    places: dict[str, deque[int]] = defaultdict(deque)
    for number, fingerprint in enumerate(found, start=1):
        places[fingerprint].append(number)
    now = tuple(places[print_].popleft() if places[print_] else None for print_ in registered)
    return Comparison(now, tuple(sorted(number for left in places.values() for number in left)))


class _Held:
    """A deck's documents as they are read, beside what is registered of them."""

    def __init__(self, folder: Path, deck: Deck) -> None:
        self._folder = folder
        self._texts: dict[str, SourceText] = {}
        self._unread: dict[str, str] = {}
        for source in deck.sources.values():
            try:
                self._texts[source.id] = _read(folder, source)
            except UnreadableDocument as error:
                self._unread[source.id] = str(error)
        self._comparisons = {
            name: compare(_fingerprints(deck.sources[name]), text.fingerprints)
            for name, text in self._texts.items()
        }
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
            comparison = self._comparisons.get(source.id)
            for message in _differences(source, comparison, cited) if comparison else ():
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
        comparison = self._comparisons.get(citation.source)
        return comparison is not None and comparison.now[citation.paragraph - 1] is None

    def _cited(self, question: Question) -> list[Passage] | None:
        """The paragraphs that a question cites, or None if there is one that cannot be read."""
        passages = []
        for citation in question.citations:
            comparison = self._comparisons.get(citation.source)
            now = comparison.now[citation.paragraph - 1] if comparison else None
            if now is None:
                return None
            if citation not in self._passages:
                text = self._texts[citation.source].paragraphs[now - 1]
                self._passages[citation] = Passage([text])
            passages.append(self._passages[citation])
        return passages or None

    def _of_dispute(self, dispute: Dispute) -> Passage:
        if dispute.id not in self._told:
            self._told[dispute.id] = Passage(_texts(dispute))
        return self._told[dispute.id]


def _read(folder: Path, source: Source) -> SourceText:
    if Path(source.file).name != source.file:
        raise UnreadableDocument("is a path; the name of a file in that folder is wanted")
    return read_document(folder / source.file)


def _fingerprints(source: Source) -> list[str]:
    return [paragraph.fingerprint for paragraph in source.paragraphs]


def _differences(source: Source, comparison: Comparison, cited: set[Citation]) -> Iterator[str]:
    """What to tell of a document as a whole, its changed paragraphs that are cited left out."""
    changed = [
        number
        for number, now in enumerate(comparison.now, start=1)
        if now is None and Citation(source.id, number) not in cited
    ]
    if changed:
        yield (
            f"{source.id} has changed in {_paragraphs(changed)}, which no question cites; register "
            "the document anew"
        )
    moved = [
        (number, now)
        for number, now in enumerate(comparison.now, start=1)
        if now is not None and now != number
    ]
    if moved:
        yield (
            f"{source.id} has its paragraphs in other places: {_moves(moved)}; register the "
            "document anew and let the citations follow"
        )
    elif len(comparison.new) > comparison.now.count(None):
        yield (
            f"{source.id} has paragraphs that are not registered among "
            f"{_paragraphs(comparison.new)}; register the document anew"
        )


def _moves(moved: Sequence[tuple[int, int]]) -> str:
    """Old and new numbers, those that moved together as one: `8–41 stand at 9–42`."""
    runs: list[list[tuple[int, int]]] = []
    for pair in moved:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    parts = [
        f"{spans([old for old, _ in run])} {'stands' if len(run) == 1 else 'stand'} at "
        f"{spans([new for _, new in run])}"
        for run in runs
    ]
    return ", ".join(parts)


def _paragraphs(numbers: Sequence[int]) -> str:
    return f"paragraph {numbers[0]}" if len(numbers) == 1 else f"paragraphs {spans(numbers)}"


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
