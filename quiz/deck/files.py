"""The files that a deck is made of, and their bytes."""

import errno
import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path

MANIFEST_FILE = "deck.yaml"
SOURCES_FILE = "sources.yaml"
DISPUTES_FILE = "disputes.yaml"
BANKS_FOLDER = "banks"

MAX_BYTES = 16 * 1024 * 1024
"""The most that one file may have."""


def bank_paths(folder: Path) -> list[Path]:
    """The banks of the deck in a folder, in the order of their names; raises OSError."""
    return [
        path
        for path in sorted((folder / BANKS_FOLDER).iterdir())
        if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
    ]


def read_paths(folder: Path) -> Iterator[Path]:
    """Every file that reading the deck in a folder reads, if it is there; raises OSError."""
    yield folder / MANIFEST_FILE
    yield folder / SOURCES_FILE
    yield folder / DISPUTES_FILE
    yield from bank_paths(folder)


def bytes_of(path: Path) -> bytes:
    """A file's bytes, no more than tell that it has too many; raises OSError."""
    _demand_file(path)
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def digest_of(path: Path) -> bytes:
    """The SHA-256 of a file's bytes; raises OSError."""
    _demand_file(path)
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").digest()


def _demand_file(path: Path) -> None:
    """Raise OSError for what is no file: a folder, or a pipe that would be waited for."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
