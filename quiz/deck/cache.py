"""Files of what can be made again, each under the key of what it was made from.

An entry is a line with its key and a checksum of all that follows; a line that is its head; and its
body, which stays on disk. Whatever is not such a file, or not whole, counts as not there; a folder
that cannot be written stays as it is. Entries are put in place whole, so that several processes may
use one folder at once.
"""

import os
import weakref
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import BinaryIO

MOST_BYTES = 100_000_000
"""What all entries may have together; those that were used longest ago go first."""

_SUFFIX = ".cached"
_BLOCK = 1 << 18


class Entry:
    """An entry that was found whole. Its methods may be called from any thread."""

    def __init__(self, file: BinaryIO, head: int, body: int) -> None:
        self._file = file
        self._head, self._body = head, body
        self._lock = Lock()
        weakref.finalize(self, file.close)

    @property
    def head(self) -> str:
        """The head."""
        return self.part(self._head - self._body, -1)

    def part(self, start: int, end: int) -> str:
        """The text between two places (in bytes) of the body."""
        with self._lock:
            self._file.seek(self._body + start)
            return self._file.read(end - start).decode()


class Cache:
    """The entries in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Entry | None:
        """The entry under a key (hexadecimal digits), or None."""
        path = self._folder / f"{key}{_SUFFIX}"
        try:
            file = path.open("rb")
        except OSError:
            return None
        with suppress(OSError, ValueError):
            title = file.readline(1000)
            start = file.tell()
            if title == _title(key, _checksum(file)):
                file.seek(start)
                file.readline()
                _mark_used(path)
                return Entry(file, start, file.tell())
        file.close()
        return None

    def put(self, key: str, head: str, body: Iterable[str] = ()) -> None:
        """Keep an entry under a key, if that can be done; the head is one line."""
        content = b"".join(text.encode() for text in (head, "\n", *body))
        title = _title(key, zlib.crc32(content))
        path = self._folder / f"{key}{_SUFFIX}"
        beside = path.with_suffix(f".{os.urandom(4).hex()}.tmp")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(title + content)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
            self._prune()

    def _prune(self) -> None:
        """Take away what was used longest ago, and what a process that died left behind."""
        names = [*self._folder.glob(f"*{_SUFFIX}"), *self._folder.glob("*.tmp")]
        used = sorted(((path.stat(), path) for path in names), key=lambda each: -each[0].st_mtime)
        total = 0
        for status, path in used:
            total += status.st_size
            if total > MOST_BYTES:
                path.unlink(missing_ok=True)


def _title(key: str, checksum: int) -> bytes:
    return f"quiz-cache {key} {checksum:08x}\n".encode()


def _checksum(file: BinaryIO) -> int:
    """The CRC-32 of what is left of a file: damage is what it is to find, not malice."""
    found = 0
    while block := file.read(_BLOCK):
        found = zlib.crc32(block, found)
    return found


def _mark_used(path: Path) -> None:
    with suppress(OSError):
        os.utime(path)
