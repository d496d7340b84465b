"""A document on disk: its numbered paragraphs, and what a deck keeps of each of them."""

import errno
import hashlib
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from quiz.deck.files import MAX_BYTES
from quiz.deck.model import Paragraph
from quiz.questions.text import collapse, key_of

HEADING_WORDS = 12
"""A paragraph of more words than this is taken for body text."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_CLOSED = re.compile(r"[.!?…:;,][\"'’”»)\]]*\Z")


class UnreadableDocument(ValueError):
    """Raised when a document is not there, too large or not UTF-8; says which."""


@dataclass(frozen=True)
class SourceText:
    """A document as read: the SHA-256 of its bytes, and its paragraphs, counted from 1.

    Paragraphs are the lines that are not empty, in NFC, with white space collapsed.
    """

    sha256: str
    paragraphs: tuple[str, ...]

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """The fingerprint of each paragraph."""
        return tuple(map(key_of, self.paragraphs))

    def registered(self) -> tuple[Paragraph, ...]:
        """What `sources.yaml` keeps of each paragraph; the kinds are guessed.

        A paragraph of more than 12 words is body text. A shorter one is a byline if it begins with
        "by"; if no stop closes it, it is the title if it comes first, and a heading if not.
        """
        return tuple(
            Paragraph(
                kind=_kind(place, text),
                words=len(text.split()),
                fingerprint=fingerprint,
            )
            for place, (text, fingerprint) in enumerate(
                zip(self.paragraphs, self.fingerprints, strict=True)
            )
        )


def read_document(path: Path) -> SourceText:
    """The document in a file of UTF-8 text; raises UnreadableDocument."""
    try:
        raw = _bytes_of(path)
    except OSError as error:
        raise UnreadableDocument(f"cannot be read: {error.strerror}") from None
    if len(raw) > MAX_BYTES:
        raise UnreadableDocument(f"has more than {MAX_BYTES:,} bytes; divide it into several files")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{error.object[error.start]:02x}"
        raise UnreadableDocument(f"is not plain text in UTF-8 ({byte}); save it as such") from None
    return SourceText(hashlib.sha256(raw).hexdigest(), tuple(_paragraphs(text)))


def _paragraphs(text: str) -> Iterator[str]:
    return filter(None, map(collapse, _LINE_END.split(text)))


def _kind(place: int, text: str) -> Literal["body", "heading", "title", "byline"]:
    if len(text.split()) > HEADING_WORDS:
        return "body"
    if text.casefold().startswith("by "):
        return "byline"
    if _CLOSED.search(text):
        return "body"
    return "heading" if place else "title"


def _bytes_of(path: Path) -> bytes:
    """A file's bytes, no more than tell that it has too many; raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
