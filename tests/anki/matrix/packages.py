"""What a package says of its notes, and packages as a later version might make them."""

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

Model = dict
"""A note type as a package holds it."""


@dataclass(frozen=True)
class PackedNote:
    """What a package says of a note."""

    tags: frozenset[str]
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Rework:
    """What becomes of a note type in a package, and when it counts as changed."""

    note_type: int
    change: Callable[[Model], None]
    at: int


def packed(package: Path) -> dict[str, PackedNote]:
    """The notes of a package by their GUIDs."""
    with _opened(package) as database:
        names = {
            int(id_): [field["name"] for field in model["flds"]]
            for id_, model in _models(database).items()
        }
        rows = database.execute("SELECT guid, mid, tags, flds FROM notes").fetchall()
    return {
        guid: PackedNote(
            frozenset(tags.split()), dict(zip(names[type_], texts.split("\x1f"), strict=True))
        )
        for guid, type_, tags, texts in rows
    }


def reworked(package: Path, rework: Rework) -> None:
    """Change a note type in a package; fields that it gains are empty in its notes."""
    with _opened(package) as database:
        models = _models(database)
        model = models[str(rework.note_type)]
        before = len(model["flds"])
        rework.change(model)
        model["mod"] = rework.at
        more = "\x1f" * (len(model["flds"]) - before)
        database.execute("UPDATE col SET models = ?", (json.dumps(models),))
        database.execute("UPDATE notes SET flds = flds || ? WHERE mid = ?", (more, model["id"]))
        database.commit()
        content = database.serialize()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("collection.anki2", content)
        archive.writestr("media", "{}")


@contextmanager
def _opened(package: Path) -> Iterator[sqlite3.Connection]:
    """The database of a package, in a copy that goes with it."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(package) as archive:
        path = archive.extract("collection.anki2", folder)
        with closing(sqlite3.connect(path)) as database:
            yield database


def _models(database: sqlite3.Connection) -> dict[str, Model]:
    return json.loads(database.execute("SELECT models FROM col").fetchone()[0])
