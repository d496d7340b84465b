"""What a package holds, read without Anki."""

import sqlite3
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Row:
    """A note in a package: its id, the time of its change, and its cards' places in the order."""

    id: int
    guid: str
    modified: int
    tags: frozenset[str]
    due: tuple[int, ...]


def rows(package: Path) -> dict[str, Row]:
    """The notes of a package by their questions, in their order."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        database = sqlite3.connect(archive.extract("collection.anki2", folder))
        try:
            due: dict[int, list[int]] = {}
            for note, place in database.execute("SELECT nid, due FROM cards ORDER BY id"):
                due.setdefault(note, []).append(place)
            found = database.execute("SELECT id, guid, mod, tags, flds FROM notes ORDER BY id")
            return {
                fields.split("\x1f")[0]: Row(
                    id_, guid, modified, frozenset(tags.split()), tuple(due[id_])
                )
                for id_, guid, modified, tags, fields in found
            }
        finally:
            database.close()


def times(package: Path) -> dict[str, int]:
    """When each note changed, by question."""
    return {question: row.modified for question, row in rows(package).items()}
