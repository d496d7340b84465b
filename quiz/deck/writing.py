"""Writing files whole or not at all, and never a new one over what is there."""

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


def write_new(path: Path, text: str | Iterable[str]) -> None:
    """Write a text, whole or in pieces, in UTF-8 to a file that is not there yet.

    Raises FileExistsError if anything is there, or another OSError; then nothing was written.
    """
    with _beside(path, text) as written:
        try:
            os.link(written, path)
        except FileExistsError:
            raise
        except OSError:
            # Not every file system has links; what appears in between is lost there.
            if os.path.lexists(path):
                raise FileExistsError(None, "it is there already", str(path)) from None
            written.rename(path)


def write_over(path: Path, text: str | Iterable[str]) -> None:
    """Put a text, whole or in pieces, in place of what a file holds.

    After an OSError, or whatever the pieces raise, the file holds what it held.
    """
    target = path.resolve()
    with _beside(target, text) as written:
        shutil.copymode(target, written)
        written.replace(target)


def put(path: Path, content: bytes) -> None:
    """Put bytes into a file, whole, in place of what it holds if it is there.

    After an OSError it holds what it held.
    """
    target = path.resolve()
    with _beside(target, content) as written:
        if target.exists():
            shutil.copymode(target, written)
        written.replace(target)


def write_all_new(folder: Path, files: Mapping[str, str]) -> None:
    """Write new files, by their paths inside a folder, and make the folders they want.

    After an OSError none of them is left, nor any folder that was made for them.
    """
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = folder / name
            missing = [parent for parent in path.parents if not parent.exists()]
            for parent in reversed(missing):
                parent.mkdir()
                made.append(parent)
            write_new(path, text)
            made.append(path)
    except OSError:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


@contextmanager
def _beside(path: Path, content: bytes | str | Iterable[str]) -> Iterator[Path]:
    """A file beside another that holds a content, which is gone afterwards if it still stands."""
    written = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with written.open("xb") as file:
            file.writelines(_pieces(content))
            file.flush()
            os.fsync(file.fileno())
        yield written
    finally:
        written.unlink(missing_ok=True)


def _pieces(content: bytes | str | Iterable[str]) -> Iterable[bytes]:
    match content:
        case bytes():
            return [content]
        case str():
            return [content.encode()]
        case _:
            return (piece.encode() for piece in content)
