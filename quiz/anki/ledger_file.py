"""`anki.ledger.yaml`: the ledger as a file beside the deck, one note a line."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from quiz.anki.ledger import FORMAT, Ledger
from quiz.deck import Finding
from quiz.deck.bank_text import scalar
from quiz.deck.file_reader import FileReader
from quiz.deck.files import MAX_BYTES
from quiz.deck.validation import Validator
from quiz.deck.writing import write_new, write_over

LEDGER_FILE = "anki.ledger.yaml"

_HEAD = """\
# Which notes learners have in Anki, and when each of them last changed, so that an update touches
# those alone. Written by `quiz anki export`; it belongs with the deck, as a lock file does. Where
# two changes of it meet on one line, either will do: the next export mends it.
"""
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_LEDGER = Validator(Ledger)


class DamagedLedger(Exception):
    """Raised when a ledger is there and cannot be read; carries each fault with its line."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))


class ForeignLedger(Exception):
    """Raised when a deck's ledger is that of a deck with another id."""

    def __init__(self, path: Path, its: str, deck: str) -> None:
        super().__init__(
            f"{path} is the ledger of the deck {its}, and this deck is {deck}.\n"
            f"If this is {its} under a new id, give it the old one back: in Anki every question "
            "would come a second time. If this is a deck of its own, take that file away."
        )


class UnwritableLedger(Exception):
    """Raised when a ledger cannot be written; it is as it was."""


def read_ledger(path: Path, deck: str, now: int) -> Ledger:
    """The ledger of a deck, by the deck's id; one that begins now if there is no such file.

    Raises DamagedLedger or ForeignLedger.
    """
    if not os.path.lexists(path):
        return Ledger(format=FORMAT, deck=deck, begun=now, notes=())
    files = FileReader()
    read = files.file(path, _LEDGER)
    if read is None or read.value is None:
        raise DamagedLedger(files.findings)
    if read.value.deck != deck:
        raise ForeignLedger(path, read.value.deck, deck)
    return read.value


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write a ledger, whole or not at all; raises UnwritableLedger."""
    lines = _limited(ledger_lines(ledger))
    try:
        if os.path.lexists(path):
            with path.open("r+b"):
                # To replace a file takes no right to write into it; whoever withheld that meant it.
                pass
            write_over(path, lines)
        else:
            write_new(path, lines)
    except OSError as error:
        raise UnwritableLedger(error.strerror or str(error)) from error


def _limited(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        size += len(line) if line.isascii() else len(line.encode())
        if size > MAX_BYTES:
            raise UnwritableLedger(f"it would have more than {MAX_BYTES:,} bytes")
        yield line


def ledger_lines(ledger: Ledger) -> Iterator[str]:
    """The lines of a ledger as YAML, each with its end.

    Its notes stand in the order of their questions' ids, so that what is added to a bank adds a
    line here and moves none.
    """
    notes = sorted(sorted(ledger.notes, key=attrgetter("guid")), key=attrgetter("id"))
    yield _HEAD
    yield f"format: {ledger.format}\n"
    yield f"deck: {scalar(ledger.deck)}\n"
    yield f"begun: {ledger.begun}\n"
    yield "notes:\n" if notes else "notes: []\n"
    editions = {edition: _quoted(edition) for edition in {entry.edition for entry in notes}}
    for entry in notes:
        known = f"id: {_id(entry.id)}, kind: {entry.kind}, guid: {_quoted(entry.guid)}"
        held = f'hash: "{entry.hash}", modified: {entry.modified}'
        yield f"  - {{{known}, {held}, edition: {editions[entry.edition]}}}\n"


def _id(id_: str) -> str:
    """A question's id, in quotes where some reader of YAML takes it for something else."""
    return id_ if id_[0].isalpha() and id_ not in _WORDS else f'"{id_}"'


def _quoted(text: str) -> str:
    """A text on one line, in quotes whatever it is."""
    if text.isascii() and text.isalnum():
        return f'"{text}"'
    written = scalar(text)
    if written != text:
        return written
    return f'"{text}"' if not re.search(r'["\\]', text) else "'" + text.replace("'", "''") + "'"
