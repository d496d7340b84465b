"""What names what between the files of a deck: ids, topics, citations and disputes."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from quiz.deck.file_reader import FileReader, ReadFile
from quiz.deck.files import DISPUTES_FILE, MANIFEST_FILE, SOURCES_FILE
from quiz.deck.finding import cut
from quiz.deck.model import DisputesFile, Manifest, SourcesFile
from quiz.deck.strict_yaml import Value, entries
from quiz.deck.validation import BankFile, nearest
from quiz.questions.base import CITATION
from quiz.questions.invalid import Path as FieldPath

T = TypeVar("T")

REQUIRED_WITH_SOURCES = ("level", "cite", "explanation")

_Plain = dict[str, dict[str, Value]]
"""The entries of a file by their ids, as plain values."""


class References:
    """Checks the references of a deck's files, and adds findings to their reader's."""

    def __init__(self, files: FileReader) -> None:
        self._files = files

    def check(
        self,
        manifest: ReadFile[Manifest] | None,
        sources: ReadFile[SourcesFile] | None,
        disputes: ReadFile[DisputesFile] | None,
        banks: list[ReadFile[BankFile]],
    ) -> None:
        """Look at what names what: on the plain values, as a fault elsewhere shall hide nothing."""
        self._unique([sources] if sources else [], "sources")
        self._unique([disputes] if disputes else [], "disputes")
        self._unique(banks, "questions")
        known_topics = _by_id(manifest, "topics")
        known_sources = _by_id(sources, "sources")
        known_disputes = _by_id(disputes, "disputes")
        paragraphs = _paragraphs(known_sources)
        if disputes:
            for place, dispute in entries(disputes.document.data, "disputes"):
                for number, account in entries(dispute, "accounts"):
                    path: FieldPath = ("disputes", place, "accounts", number, "cite")
                    self._check_citation(disputes, path, account.get("cite"), known_sources)
        for bank in banks:
            if isinstance(bank.document.data, dict):
                topic = bank.document.data.get("topic")
                self._check_name(bank, ("topic",), topic, known_topics, f"topic of {MANIFEST_FILE}")
            for place, question in entries(bank.document.data, "questions"):
                here: FieldPath = ("questions", place)
                for number, cite in _listed(question, "cite"):
                    if isinstance(cite, str) and cite not in paragraphs:
                        self._check_citation(bank, (*here, "cite", number), cite, known_sources)
                for number, name in _listed(question, "disputes"):
                    path = (*here, "disputes", number)
                    self._check_name(
                        bank, path, name, known_disputes, f"dispute of {DISPUTES_FILE}"
                    )
                for name in REQUIRED_WITH_SOURCES if known_sources else ():
                    if question.get(name) in (None, []):
                        message = f"`{name}` is missing, and {SOURCES_FILE} registers documents"
                        self._files.at(bank, (*here, name), "format", message)

    def _unique(self, reads: Sequence[ReadFile[T]], name: str) -> None:
        """Each id may stand once in the lists of that name."""
        first: dict[str, tuple[ReadFile[T], FieldPath]] = {}
        for read in reads:
            for place, entry in entries(read.document.data, name):
                path = (name, place, "id")
                entry_id = entry.get("id")
                if isinstance(entry_id, str) and entry_id in first:
                    other, other_path = first[entry_id]
                    line, _ = other.document.place(other_path)
                    message = f"{entry_id!r} also stands in {other.path.name}, line {line}"
                    self._files.at(read, path, "id", message)
                elif isinstance(entry_id, str):
                    first[entry_id] = (read, path)

    def _check_name(
        self, read: ReadFile[T], path: FieldPath, name: Value, known: _Plain | None, what: str
    ) -> None:
        """A finding if something is named that is not there; none if what is there is not known."""
        if known is not None and isinstance(name, str) and name not in known:
            near = nearest(name, known)
            mend = f"the nearest is `{near}`" if near else f"known are {cut(', '.join(known))}"
            message = f"{cut(name)!r} is not a {what}; {mend}"
            self._files.at(read, path, "reference", message)

    def _check_citation(
        self, read: ReadFile[T], path: FieldPath, cite: Value, known: _Plain | None
    ) -> None:
        match = CITATION.match(cite) if isinstance(cite, str) else None
        if match is None or known is None:
            return
        source, paragraph = match[1], int(match[2])
        self._check_name(read, path, source, known, f"source of {SOURCES_FILE}")
        paragraphs = known.get(source, {}).get("paragraphs")
        if isinstance(paragraphs, list) and paragraph > len(paragraphs):
            message = f"{cite} is cited; {source} has {len(paragraphs)} paragraphs"
            self._files.at(read, path, "reference", message)


def _by_id(read: ReadFile[T] | None, name: str) -> _Plain | None:
    """The entries of a file by their ids, or None if no list of them could be read."""
    data = read.document.data if read else None
    if not isinstance(data, dict) or not isinstance(data.get(name), list):
        return None
    found: _Plain = {}
    for _, entry in entries(data, name):
        entry_id = entry.get("id")
        if isinstance(entry_id, str):
            found.setdefault(entry_id, entry)
    return found


def _paragraphs(sources: _Plain | None) -> frozenset[str]:
    """Every citation that leads somewhere."""
    return frozenset(
        f"{name}#{number}"
        for name, source in (sources or {}).items()
        for number, _ in enumerate(_listed(source, "paragraphs"), start=1)
    )


def _listed(entry: dict[str, Value], name: str) -> Iterable[tuple[int, Value]]:
    listed = entry.get(name)
    return enumerate(listed) if isinstance(listed, list) else ()
