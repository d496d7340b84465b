"""Writing notes as an Anki package: a zip of a SQLite database, whole or not at all."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from quiz.anki.ids import TEMPLATES_CHANGED
from quiz.anki.notes import Note

_ADD_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_ADD_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
# Of zlib's nine levels. The usual sixth packs a little tighter and takes more than twice as long.
_EFFORT = 2


class UnwritablePackage(Exception):
    """Raised when a package cannot be written; what stood in its place is as it was."""


@dataclass(frozen=True)
class AnkiDeck:
    """A deck in Anki: its full name, with `::` before each level, and a description in HTML."""

    id: int
    name: str
    description: str = ""


def write_package(
    path: Path, notes: Sequence[Note], decks: Sequence[AnkiDeck], timestamp: int
) -> None:
    """Write the notes, in their order, to a package that Anki imports.

    `timestamp` (seconds since 1970) is when the notes count as changed, and Anki takes over an
    existing note only when this is later than what it has. The ids begin from it too, but a note
    that Anki has already keeps its own. Raises UnwritablePackage.
    """
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".quiz-") as folder:
            database = Path(folder, "collection.anki2")
            package = Path(folder, "package")
            _fill(database, notes, decks, timestamp)
            _pack(database, package)
            package.replace(path)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnwritablePackage(f"{path} cannot be written: {reason}") from error


def _fill(database: Path, notes: Sequence[Note], decks: Sequence[AnkiDeck], timestamp: int) -> None:
    connection = sqlite3.connect(database)
    try:
        # Nobody else sees this file, and a failure throws it away: it needs no journal.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.executescript(APKG_SCHEMA + APKG_COL)
        connection.execute("UPDATE col SET models = ?", (_models(notes, decks),))
        known = connection.execute("SELECT decks FROM col").fetchone()[0]
        connection.execute("UPDATE col SET decks = ?", (_with_decks(known, decks),))
        connection.executemany(_ADD_NOTE, _note_rows(notes, timestamp))
        connection.executemany(_ADD_CARD, _card_rows(notes, timestamp))
        connection.commit()
    finally:
        connection.close()


def _models(notes: Sequence[Note], decks: Sequence[AnkiDeck]) -> str:
    types = {note.type.id: note.type for note in notes}
    home = decks[0].id
    models = {
        note_type.id: note_type.model().to_json(TEMPLATES_CHANGED, home)
        for note_type in sorted(types.values(), key=lambda note_type: note_type.id)
    }
    return json.dumps(models)


def _with_decks(known: str, decks: Sequence[AnkiDeck]) -> str:
    all_decks = json.loads(known)
    for deck in decks:
        all_decks[str(deck.id)] = genanki.Deck(deck.id, deck.name, deck.description).to_json()
    return json.dumps(all_decks)


def _note_rows(
    notes: Sequence[Note], timestamp: int
) -> Iterator[tuple[int, str, int, int, str, str, str]]:
    for id_, note in enumerate(notes, timestamp * 1000):
        tags = f" {' '.join(note.tags)} "
        fields = "\x1f".join(note.fields)
        yield id_, note.guid, note.type.id, timestamp, tags, fields, note.sort


def _card_rows(
    notes: Sequence[Note], timestamp: int
) -> Iterator[tuple[int, int, int, int, int, int]]:
    id_ = first = timestamp * 1000
    for place, note in enumerate(notes):
        for card in note.cards:
            yield id_, first + place, note.deck, card, timestamp, place + 1
            id_ += 1


def _pack(database: Path, package: Path) -> None:
    with ZipFile(package, "w") as archive:
        with database.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            archive.writestr(_entry("collection.anki2"), content, compresslevel=_EFFORT)
        archive.writestr(_entry("media"), "{}", compresslevel=_EFFORT)


def _entry(name: str) -> ZipInfo:
    """An entry that is the same whenever and wherever it is written."""
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info
