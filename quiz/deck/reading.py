"""Reading a deck from its folder: every file, every error, in one run."""

import errno
import gc
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from quiz.deck.finding import Finding, Severity, UnreadableDeck, cut
from quiz.deck.model import (
    FORMAT,
    Dispute,
    DisputesFile,
    Manifest,
    Source,
    SourcesFile,
    Topic,
    unknown_format,
)
from quiz.deck.strict_yaml import MAX_BYTES, BadYaml, Document, Value, entries, read_yaml
from quiz.deck.validation import BANK, DISPUTES, MANIFEST, SOURCES, BankFile, Validator, nearest
from quiz.questions import Citation, InvalidFields, Question
from quiz.questions.base import CITATION
from quiz.questions.invalid import Path as FieldPath

T = TypeVar("T")

MANIFEST_FILE = "deck.yaml"
SOURCES_FILE = "sources.yaml"
DISPUTES_FILE = "disputes.yaml"
BANKS_FOLDER = "banks"
REQUIRED_WITH_SOURCES = ("level", "cite", "explanation")


@dataclass(frozen=True)
class Placed:
    """A question with the topic it belongs to and the file it stands in."""

    question: Question
    topic: Topic
    file: Path


@dataclass(frozen=True)
class Deck:
    """A deck as read; `placed` holds its questions in the order of topics and files."""

    folder: Path
    manifest: Manifest
    sources: dict[str, Source]
    disputes: dict[str, Dispute]
    placed: tuple[Placed, ...]

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        """Each question by its id, retired ones too."""
        return {placed.question.id: placed for placed in self.placed}

    @property
    def in_use(self) -> tuple[Placed, ...]:
        """The questions that are not retired."""
        return tuple(placed for placed in self.placed if placed.question.retired is None)

    def disputes_of(self, question: Question) -> tuple[Dispute, ...]:
        """The disputes that a question names."""
        return tuple(self.disputes[dispute] for dispute in question.disputes)

    def label(self, citation: Citation) -> str:
        """A citation as a reader meets it: `Ağazade ¶6`."""
        return f"{self.sources[citation.source].label} ¶{citation.paragraph}"


def read_deck(folder: Path) -> Deck:
    """Read the deck in a folder; raises UnreadableDeck with all errors of all its files."""
    with _collector_paused():
        return _Reader(folder).read()


def read_manifest(folder: Path) -> Manifest:
    """Read a deck's `deck.yaml` alone; raises UnreadableDeck."""
    reader = _Reader(folder)
    manifest = reader.manifest()
    if reader.findings:
        raise UnreadableDeck(reader.findings)
    return _value(manifest)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes only objects that stay, and the collector would walk them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True)
class _Read(Generic[T]):
    """A file as read: what stands where in it, and its value, or None if anything is at fault."""

    path: Path
    document: Document
    value: T | None


_Plain = dict[str, dict[str, Value]]
"""The entries of a file by their ids, as plain values."""


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings: list[Finding] = []

    def read(self) -> Deck:
        manifest = self.manifest()
        sources = self._optional(SOURCES_FILE, SOURCES)
        disputes = self._optional(DISPUTES_FILE, DISPUTES)
        banks = [read for path in self._bank_paths() if (read := self._file(path, BANK))]
        self._check(manifest, sources, disputes, banks)
        if self.findings:
            raise UnreadableDeck(self.findings)
        return Deck(
            folder=self.folder,
            manifest=_value(manifest),
            sources={source.id: source for source in _value(sources).sources},
            disputes={dispute.id: dispute for dispute in _value(disputes).disputes},
            placed=_placed(_value(manifest), banks),
        )

    def manifest(self) -> _Read[Manifest] | None:
        """The manifest; raises UnreadableDeck if its format is another, since all else may be."""
        path = self.folder / MANIFEST_FILE
        document = self._document(path)
        if document is None:
            return None
        number = document.data.get("format") if isinstance(document.data, dict) else None
        if isinstance(number, str) and re.fullmatch("[0-9]{1,9}", number) and int(number) != FORMAT:
            line, column = document.place(("format",))
            self._found(path, line, column, "format", unknown_format(int(number)))
            raise UnreadableDeck(self.findings)
        return self._validated(path, document, MANIFEST)

    def _file(self, path: Path, validator: Validator[T]) -> _Read[T] | None:
        document = self._document(path)
        return None if document is None else self._validated(path, document, validator)

    def _document(self, path: Path) -> Document | None:
        """What a file holds, or None with a finding for each reason why it cannot be read."""
        try:
            document = read_yaml(_bytes_of(path))
        except OSError as error:
            self._found(path, 0, 0, "file", f"cannot be read: {error.strerror}")
            return None
        except BadYaml as error:
            for fault in error.faults:
                self._found(path, fault.line, fault.column, "yaml", fault.message)
            return None
        if document.data is None:
            self._found(path, 1, 1, "format", "the file is empty; a mapping is wanted")
            return None
        return document

    def _validated(self, path: Path, document: Document, validator: Validator[T]) -> _Read[T]:
        value = None
        try:
            value = validator.build(document.data)
        except InvalidFields as invalid:
            for problem in invalid.problems:
                line, column = document.place(problem.path)
                self._found(path, line, column, "format", problem.message)
        return _Read(path, document, value)

    def _optional(self, name: str, validator: Validator[T]) -> _Read[T] | None:
        """A file that lists what its name says; one that is not there counts as an empty list."""
        path = self.folder / name
        if os.path.lexists(path):
            return self._file(path, validator)
        return self._validated(path, Document("", {path.stem: []}), validator)

    def _bank_paths(self) -> list[Path]:
        folder = self.folder / BANKS_FOLDER
        try:
            paths = sorted(folder.iterdir())
        except OSError as error:
            self._found(folder, 0, 0, "file", f"cannot be read: {error.strerror}")
            return []
        return [
            path
            for path in paths
            if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
        ]

    def _check(
        self,
        manifest: _Read[Manifest] | None,
        sources: _Read[SourcesFile] | None,
        disputes: _Read[DisputesFile] | None,
        banks: list[_Read[BankFile]],
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
                        self._at(bank, (*here, name), "format", message)

    def _unique(self, reads: Sequence[_Read[T]], name: str) -> None:
        """Each id may stand once in the lists of that name."""
        first: dict[str, tuple[_Read[T], FieldPath]] = {}
        for read in reads:
            for place, entry in entries(read.document.data, name):
                path = (name, place, "id")
                entry_id = entry.get("id")
                if isinstance(entry_id, str) and entry_id in first:
                    other, other_path = first[entry_id]
                    line, _ = other.document.place(other_path)
                    message = f"{entry_id!r} also stands in {other.path.name}, line {line}"
                    self._at(read, path, "id", message)
                elif isinstance(entry_id, str):
                    first[entry_id] = (read, path)

    def _check_name(
        self, read: _Read[T], path: FieldPath, name: Value, known: _Plain | None, what: str
    ) -> None:
        """A finding if something is named that is not there; none if what is there is not known."""
        if known is not None and isinstance(name, str) and name not in known:
            near = nearest(name, known)
            mend = f"the nearest is `{near}`" if near else f"known are {cut(', '.join(known))}"
            message = f"{cut(name)!r} is not a {what}; {mend}"
            self._at(read, path, "reference", message)

    def _check_citation(
        self, read: _Read[T], path: FieldPath, cite: Value, known: _Plain | None
    ) -> None:
        match = CITATION.match(cite) if isinstance(cite, str) else None
        if match is None or known is None:
            return
        source, paragraph = match[1], int(match[2])
        self._check_name(read, path, source, known, f"source of {SOURCES_FILE}")
        paragraphs = known.get(source, {}).get("paragraphs")
        if isinstance(paragraphs, list) and paragraph > len(paragraphs):
            message = f"{cite} is cited; {source} has {len(paragraphs)} paragraphs"
            self._at(read, path, "reference", message)

    def _at(self, read: _Read[T], path: FieldPath, rule: str, message: str) -> None:
        line, column = read.document.place(path)
        self._found(read.path, line, column, rule, message)

    def _found(self, path: Path, line: int, column: int, rule: str, message: str) -> None:
        self.findings.append(Finding(path, line, column, Severity.ERROR, rule, message))


def _bytes_of(path: Path) -> bytes:
    """A file's bytes, no more than tell that it has too many; raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _by_id(read: _Read[T] | None, name: str) -> _Plain | None:
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


def _value(read: _Read[T] | None) -> T:
    """The value of a file in which nothing is at fault."""
    if read is None or read.value is None:
        raise AssertionError("a file without a value, and no finding")
    return read.value


def _placed(manifest: Manifest, banks: list[_Read[BankFile]]) -> tuple[Placed, ...]:
    """The questions in the order of topics and files."""
    order = {topic.id: place for place, topic in enumerate(manifest.topics)}
    placed = [
        Placed(question, manifest.topics[order[_value(bank).topic]], bank.path)
        for bank in sorted(banks, key=lambda bank: order[_value(bank).topic])
        for question in _value(bank).questions
    ]
    return tuple(placed)
