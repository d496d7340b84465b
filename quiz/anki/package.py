"""Writing notes as an Anki package: a zip of a SQLite database, whole or not at all."""

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZIP64_LIMIT, ZIP_DEFLATED, ZipFile

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from quiz.anki.ids import TEMPLATES_CHANGED
from quiz.anki.notes import Note
from quiz.anki.notetypes import NoteType

_ADD_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, CAST(? AS TEXT), ?, 0, 0, '')"
_ADD_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
# Nobody else sees this file, and a failure throws it away: it needs no journal. Notes of ours are
# longer than the usual page, and what is left of each last page would be packed for nothing.
_PRAGMAS = "PRAGMA page_size = 65536; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
_TABLES, _INDEXES = (
    APKG_SCHEMA[: APKG_SCHEMA.index("CREATE INDEX")],
    APKG_SCHEMA[APKG_SCHEMA.index("CREATE INDEX") :],
)
_BATCH = 100
# Of zlib's nine levels. The usual sixth packs a little tighter and takes four times as long.
_EFFORT = 1
_BLOCK = 1 << 20

_NoteRow = tuple[int, str, int, int, str, bytes, str]
_CardRow = tuple[int, int, int, int, int, int]


class UnwritablePackage(Exception):
    """Raised when a package cannot be written; what stood in its place is as it was."""


@dataclass(frozen=True)
class AnkiDeck:
    """A deck in Anki: its full name, with `::` before each level, and a description in HTML."""

    id: int
    name: str
    description: str = ""


class Packable(NamedTuple):
    """A note as it goes into a package: its fields in one, and one more tag.

    `place` is its place in the deck, from 0: new cards come in that order. Anki takes over a note
    that it has already only if `modified` (seconds since 1970) is later than what it has.
    """

    note: Note
    fields: bytes
    tag: str
    place: int
    modified: int


def fields_of(note: Note) -> bytes:
    """The fields of a note as Anki stores them."""
    return "\x1f".join(note.fields).encode()


class Package:
    """A package that lies whole beside the place where it belongs."""

    def __init__(self, beside: Path, path: Path) -> None:
        self._beside = beside
        self._path = path

    def put_in_place(self) -> None:
        """Have it take its place, and that of what stood there; raises UnwritablePackage."""
        with _telling(self._path):
            self._beside.replace(self._path.resolve())


@contextmanager
def packed(
    path: Path, notes: Iterable[Packable], decks: Sequence[AnkiDeck], begun: int
) -> Iterator[Package]:
    """Notes, in their order, as a package that belongs at a path and is not put in place yet.

    What is not put in place is gone afterwards. The first deck holds the others. The ids of notes
    and cards count from `begun` (seconds since 1970), as those that Anki makes count from the time;
    a note that Anki has already keeps its own. Raises UnwritablePackage.
    """
    with _telling(path):
        target = path.resolve()
        if target.exists() and not target.is_file():
            raise OSError(errno.EINVAL, "it is not a file")
        folder = TemporaryDirectory(dir=target.parent, prefix=".quiz-")
    with folder as name:
        database, beside = Path(name, "collection.anki2"), Path(name, "package")
        with _telling(path):
            _fill(database, notes, decks, begun)
            _pack(database, beside)
        yield Package(beside, path)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnwritablePackage(f"{path} cannot be written: {reason}") from error


def _fill(database: Path, notes: Iterable[Packable], decks: Sequence[AnkiDeck], begun: int) -> None:
    connection = sqlite3.connect(database)
    try:
        connection.executescript(_PRAGMAS + _TABLES + APKG_COL)
        types: dict[int, NoteType] = {}
        first = next_card = begun * 1000
        for batch in _batches(notes):
            types |= {each.note.type.id: each.note.type for each in batch}
            connection.executemany(_ADD_NOTE, (_note_row(each, first) for each in batch))
            cards = list(_card_rows(batch, first, next_card))
            connection.executemany(_ADD_CARD, cards)
            next_card += len(cards)
        connection.executescript(_INDEXES)
        connection.execute("UPDATE col SET models = ?", (_models(types.values(), decks[0]),))
        known = connection.execute("SELECT decks FROM col").fetchone()[0]
        connection.execute("UPDATE col SET decks = ?", (_with_decks(known, decks),))
        connection.commit()
    finally:
        connection.close()


def _batches(notes: Iterable[Packable]) -> Iterator[list[Packable]]:
    """Notes a few at a time: all at once they would take more memory than the deck."""
    left = iter(notes)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _note_row(packable: Packable, first: int) -> _NoteRow:
    note = packable.note
    tags = note.tags if packable.tag in note.tags else (*note.tags, packable.tag)
    return (
        first + packable.place,
        note.guid,
        note.type.id,
        packable.modified,
        f" {' '.join(tags)} ",
        packable.fields,
        note.sort,
    )


def _card_rows(batch: Iterable[Packable], first: int, id_: int) -> Iterator[_CardRow]:
    for packable in batch:
        place = packable.place
        for card in packable.note.cards:
            yield id_, first + place, packable.note.deck, card, packable.modified, place + 1
            id_ += 1


def _models(types: Iterable[NoteType], home: AnkiDeck) -> str:
    models = {
        note_type.id: note_type.model().to_json(TEMPLATES_CHANGED, home.id)
        for note_type in sorted(types, key=lambda note_type: note_type.id)
    }
    return json.dumps(models)


def _with_decks(known: str, decks: Sequence[AnkiDeck]) -> str:
    all_decks = json.loads(known)
    for deck in decks:
        all_decks[str(deck.id)] = genanki.Deck(deck.id, deck.name, deck.description).to_json()
    return json.dumps(all_decks)


def _pack(database: Path, package: Path) -> None:
    is_huge = database.stat().st_size > ZIP64_LIMIT // 2
    with package.open("xb") as file:
        # Entries that are made by name have a fixed date, and no name of this machine.
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_EFFORT) as archive:
            with (
                database.open("rb") as content,
                archive.open(database.name, "w", force_zip64=is_huge) as entry,
            ):
                shutil.copyfileobj(content, entry, _BLOCK)
            with archive.open("media", "w") as entry:
                entry.write(b"{}")
        file.flush()
        os.fsync(file.fileno())
