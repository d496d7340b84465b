"""Reading a deck from its folder: every file, every error, in one run."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from quiz.deck.finding import Finding, Severity, UnreadableDeck
from quiz.deck.model import Dispute, DisputesFile, Manifest, Source, SourcesFile, Topic
from quiz.deck.strict_yaml import BadYaml, Document, read_yaml
from quiz.deck.validation import BANK, DISPUTES, MANIFEST, SOURCES, BankFile, Validator, nearest
from quiz.questions import Citation, InvalidFields, Question
from quiz.questions.invalid import Path as FieldPath

T = TypeVar("T")

MANIFEST_FILE = "deck.yaml"
SOURCES_FILE = "sources.yaml"
DISPUTES_FILE = "disputes.yaml"
BANKS_FOLDER = "banks"


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
    manifest = reader.file(folder / MANIFEST_FILE, MANIFEST)
    if manifest is None:
        raise UnreadableDeck(reader.findings)
    return manifest.value


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
    """A file as read: its value, and where in it everything stands."""

    path: Path
    document: Document
    value: T


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings: list[Finding] = []

    def read(self) -> Deck:
        manifest = self.file(self.folder / MANIFEST_FILE, MANIFEST)
        sources = self._optional(SOURCES_FILE, SOURCES)
        disputes = self._optional(DISPUTES_FILE, DISPUTES)
        banks = [read for path in self._bank_paths() if (read := self.file(path, BANK))]
        if manifest is None:
            raise UnreadableDeck(self.findings)
        deck = Deck(
            folder=self.folder,
            manifest=manifest.value,
            sources=self._sources(sources),
            disputes=self._disputes(disputes),
            placed=self._placed(manifest.value, banks),
        )
        if disputes:
            self._check_accounts(disputes, deck)
        for bank in banks:
            self._check_bank(bank, deck)
        if self.findings:
            raise UnreadableDeck(self.findings)
        return deck

    def file(self, path: Path, validator: Validator[T]) -> _Read[T] | None:
        """A file's value, or None with a finding for each error."""
        try:
            document = read_yaml(path.read_bytes())
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
        try:
            value = validator.build(document.data)
        except InvalidFields as invalid:
            for problem in invalid.problems:
                line, column = document.place(problem.path)
                self._found(path, line, column, "format", problem.message)
            return None
        return _Read(path, document, value)

    def _optional(self, name: str, validator: Validator[T]) -> _Read[T] | None:
        path = self.folder / name
        return self.file(path, validator) if path.exists() or path.is_symlink() else None

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

    def _sources(self, read: "_Read[SourcesFile] | None") -> dict[str, Source]:
        found: dict[str, Source] = {}
        for place, source in enumerate(read.value.sources if read else ()):
            if read and source.id in found:
                self._at(read, ("sources", place, "id"), "id", f"source {source.id!r} stands twice")
            found.setdefault(source.id, source)
        return found

    def _disputes(self, read: "_Read[DisputesFile] | None") -> dict[str, Dispute]:
        found: dict[str, Dispute] = {}
        for place, dispute in enumerate(read.value.disputes if read else ()):
            if read and dispute.id in found:
                message = f"dispute {dispute.id!r} stands twice"
                self._at(read, ("disputes", place, "id"), "id", message)
            found.setdefault(dispute.id, dispute)
        return found

    def _placed(self, manifest: Manifest, banks: "list[_Read[BankFile]]") -> tuple[Placed, ...]:
        topics = {topic.id: topic for topic in manifest.topics}
        order = {topic: place for place, topic in enumerate(topics)}
        owner: dict[str, Path] = {}
        placed: list[Placed] = []
        for bank in banks:
            topic = topics.get(bank.value.topic)
            if topic is None:
                near = nearest(bank.value.topic, topics)
                mend = f"the nearest is `{near}`" if near else f"they are {', '.join(topics)}"
                message = f"{bank.value.topic!r} is not a topic of {MANIFEST_FILE}; {mend}"
                self._at(bank, ("topic",), "reference", message)
                continue
            for place, question in enumerate(bank.value.questions):
                if question.id in owner:
                    message = f"question {question.id!r} also stands in {owner[question.id].name}"
                    self._at(bank, ("questions", place, "id"), "id", message)
                owner.setdefault(question.id, bank.path)
                placed.append(Placed(question, topic, bank.path))
        placed.sort(key=lambda item: order[item.topic.id])
        return tuple(placed)

    def _check_accounts(self, read: "_Read[DisputesFile]", deck: Deck) -> None:
        for place, dispute in enumerate(read.value.disputes):
            for number, account in enumerate(dispute.accounts):
                path = ("disputes", place, "accounts", number, "cite")
                self._check_citation(read, path, account.citation, deck)

    def _check_bank(self, bank: "_Read[BankFile]", deck: Deck) -> None:
        for place, question in enumerate(bank.value.questions):
            here: FieldPath = ("questions", place)
            for number, citation in enumerate(question.citations):
                self._check_citation(bank, (*here, "cite", number), citation, deck)
            for number, name in enumerate(question.disputes):
                if name not in deck.disputes:
                    near = nearest(name, deck.disputes)
                    mend = f"; the nearest is `{near}`" if near else ""
                    message = f"{name!r} is not a dispute of {DISPUTES_FILE}{mend}"
                    self._at(bank, (*here, "disputes", number), "reference", message)
            if deck.sources:
                for name in ("level", "cite", "explanation"):
                    if not getattr(question, name):
                        message = f"`{name}` is missing, and {SOURCES_FILE} registers documents"
                        self._at(bank, here, "format", message)

    def _check_citation(
        self, read: "_Read[T]", path: FieldPath, citation: Citation, deck: Deck
    ) -> None:
        source = deck.sources.get(citation.source)
        if source is None:
            near = nearest(citation.source, deck.sources)
            mend = f"; the nearest is `{near}`" if near else ""
            message = f"{citation.source!r} is not a source of {SOURCES_FILE}{mend}"
            self._at(read, path, "reference", message)
        elif citation.paragraph > len(source.paragraphs):
            message = (
                f"{citation} is cited; {citation.source} has {len(source.paragraphs)} paragraphs"
            )
            self._at(read, path, "reference", message)

    def _at(self, read: "_Read[T]", path: FieldPath, rule: str, message: str) -> None:
        line, column = read.document.place(path)
        self._found(read.path, line, column, rule, message)

    def _found(self, path: Path, line: int, column: int, rule: str, message: str) -> None:
        self.findings.append(Finding(path, line, column, Severity.ERROR, rule, message))
