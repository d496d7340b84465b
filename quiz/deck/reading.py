"""Reading a deck from its folder: every file, every error, in one run."""

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from quiz.collector import collector_paused
from quiz.deck.deck import Deck, Placed
from quiz.deck.file_reader import FileReader, ReadFile
from quiz.deck.files import (
    BANKS_FOLDER,
    DISPUTES_FILE,
    MANIFEST_FILE,
    SOURCES_FILE,
    bank_paths,
)
from quiz.deck.finding import UnreadableDeck
from quiz.deck.model import FORMAT, Manifest, unknown_format
from quiz.deck.references import References
from quiz.deck.strict_yaml import Document, entries
from quiz.deck.validation import BANK, DISPUTES, MANIFEST, SOURCES, BankFile, Validator
from quiz.questions.invalid import Path as FieldPath

T = TypeVar("T")


@dataclass(frozen=True)
class Places:
    """Where in its files the parts of a deck stand."""

    folder: Path
    documents: dict[str, Document]

    def of_file(self, name: str, path: FieldPath = ()) -> tuple[Path, int]:
        """A file of the deck by its path inside the folder, and the line of a field in it.

        The line is 0 for a file that is not read as YAML, or that is not there.
        """
        document = self.documents.get(name)
        line = document.place(path)[0] if document and document.text else 0
        return self.folder / name, line

    def of_question(self, question: str, path: FieldPath = ()) -> tuple[Path, int]:
        """The bank that holds a question, and the line of a field of it; raises KeyError."""
        name, place = self._questions[question]
        return self.of_file(name, ("questions", place, *path))

    @cached_property
    def _questions(self) -> dict[str, tuple[str, int]]:
        return {
            str(question["id"]): (name, place)
            for name, document in self.documents.items()
            for place, question in entries(document.data, "questions")
        }


def read_deck(folder: Path) -> Deck:
    """Read the deck in a folder; raises UnreadableDeck with all errors of all its files."""
    return read_deck_and_places(folder)[0]


def read_deck_and_places(folder: Path) -> tuple[Deck, Places]:
    """Read a deck together with where its parts stand; raises UnreadableDeck as `read_deck`."""
    with collector_paused():
        return _DeckReader(folder).read()


def read_manifest(folder: Path) -> Manifest:
    """Read a deck's `deck.yaml` alone; raises UnreadableDeck."""
    reader = _DeckReader(folder)
    manifest = reader.manifest()
    if reader.files.findings:
        raise UnreadableDeck(reader.files.findings)
    return _value(manifest)


class _DeckReader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = FileReader()

    def read(self) -> tuple[Deck, Places]:
        manifest = self.manifest()
        sources = self._optional(SOURCES_FILE, SOURCES)
        disputes = self._optional(DISPUTES_FILE, DISPUTES)
        banks = [read for path in self._bank_paths() if (read := self.files.file(path, BANK))]
        References(self.files).check(manifest, sources, disputes, banks)
        if self.files.findings:
            raise UnreadableDeck(self.files.findings)
        deck = Deck(
            folder=self.folder,
            manifest=_value(manifest),
            sources={source.id: source for source in _value(sources).sources},
            disputes={dispute.id: dispute for dispute in _value(disputes).disputes},
            placed=_placed(_value(manifest), banks),
        )
        reads = (manifest, sources, disputes, *banks)
        return deck, Places(
            self.folder,
            {
                read.path.relative_to(self.folder).as_posix(): read.document
                for read in reads
                if read is not None
            },
        )

    def manifest(self) -> ReadFile[Manifest] | None:
        """The manifest; raises UnreadableDeck if its format is another, since all else may be."""
        path = self.folder / MANIFEST_FILE
        document = self.files.document(path)
        if document is None:
            return None
        number = document.data.get("format") if isinstance(document.data, dict) else None
        if isinstance(number, str) and re.fullmatch("[0-9]{1,9}", number) and int(number) != FORMAT:
            line, column = document.place(("format",))
            self.files.found(path, line, column, "format", unknown_format(int(number)))
            raise UnreadableDeck(self.files.findings)
        return self.files.validated(path, document, MANIFEST)

    def _optional(self, name: str, validator: Validator[T]) -> ReadFile[T] | None:
        """A file that lists what its name says; one that is not there counts as an empty list."""
        path = self.folder / name
        if os.path.lexists(path):
            return self.files.file(path, validator)
        return self.files.validated(path, Document("", {path.stem: []}), validator)

    def _bank_paths(self) -> list[Path]:
        try:
            return bank_paths(self.folder)
        except OSError as error:
            folder = self.folder / BANKS_FOLDER
            self.files.found(folder, 0, 0, "file", f"cannot be read: {error.strerror}")
            return []


def _value(read: ReadFile[T] | None) -> T:
    """The value of a file in which nothing is at fault."""
    if read is None or read.value is None:
        raise AssertionError("a file without a value, and no finding")
    return read.value


def _placed(manifest: Manifest, banks: list[ReadFile[BankFile]]) -> tuple[Placed, ...]:
    """The questions in the order of topics and files."""
    order = {topic.id: place for place, topic in enumerate(manifest.topics)}
    placed = [
        Placed(question, manifest.topics[order[_value(bank).topic]], bank.path)
        for bank in sorted(banks, key=lambda bank: order[_value(bank).topic])
        for question in _value(bank).questions
    ]
    return tuple(placed)
