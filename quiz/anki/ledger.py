"""The ledger of a deck: which notes learners have in Anki, and when each of them last changed."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from quiz.anki.notes import Note
from quiz.deck.model import STRICT
from quiz.questions import InvalidFields, Problem, Question
from quiz.questions.base import ID

FORMAT = 1

_KINDS = frozenset(kind.kind for kind in get_args(Question))
_HASH = re.compile(r"[0-9a-f]{12}\Z")
_YEAR_10000 = 253_402_300_800


def _no_time(name: str, seconds: int) -> list[Problem]:
    if 0 <= seconds < _YEAR_10000:
        return []
    return [Problem((name,), f"{seconds} is no time in seconds since 1970")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A note as it was last exported: what it held, when that changed, and in which edition.

    `modified` is in seconds since 1970. The kind says which note type it has.
    """

    id: str
    kind: str
    guid: str
    hash: str
    modified: int
    edition: str

    def __post_init__(self) -> None:
        found = _no_time("modified", self.modified)
        if not ID.match(self.id):
            found.append(Problem(("id",), f"{self.id!r} is no question's id"))
        if self.kind not in _KINDS:
            found.append(Problem(("kind",), f"{self.kind!r} is no kind of question"))
        if not _HASH.match(self.hash):
            found.append(Problem(("hash",), "12 hexadecimal digits are wanted here"))
        if found:
            raise InvalidFields(found)


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """What was ever exported of a deck; `begun` is when that was first, in seconds since 1970."""

    __pydantic_config__ = STRICT

    format: int
    deck: str
    begun: int
    notes: tuple[Entry, ...]

    def __post_init__(self) -> None:
        found = _no_time("begun", self.begun)
        if self.format != FORMAT:
            message = f"format {self.format} is not known here; this program reads format {FORMAT}"
            found.append(Problem(("format",), message))
        seen: set[str] = set()
        for place, entry in enumerate(self.notes):
            if entry.guid in seen:
                found.append(Problem(("notes", place, "guid"), f"{entry.guid} stands twice"))
            seen.add(entry.guid)
        if found:
            raise InvalidFields(found)


class KindChanged(Exception):
    """Raised when questions have another kind than the notes that learners have of them."""

    def __init__(self, changes: Sequence[tuple[str, str, str]]) -> None:
        told = [f"{id_} was exported as {old} and is now {new}" for id_, old, new in changes]
        super().__init__(
            "\n".join(told) + "\n"
            "The kind of a question that was exported never changes: in Anki it is another note, "
            "and an update would be refused. Give the old kind back; or leave the question as it "
            "was, with `retired`, and ask anew in a question with an id of its own."
        )


class Bookkeeping:
    """The ledger in the course of one export: what it says of each note, and what it comes to.

    `new` and `changed` are the ids of the questions whose notes it made so, in their order.
    """

    def __init__(self, ledger: Ledger, edition: str, now: int) -> None:
        self._ledger = ledger
        self._edition = edition
        self._now = now
        self._entries: dict[str, Entry] = {entry.guid: entry for entry in ledger.notes}
        self.new: list[str] = []
        self.changed: list[str] = []

    def __contains__(self, guid: str) -> bool:
        """Whether a note was ever exported."""
        return guid in self._entries

    def demand_kinds(self, questions: Iterable[tuple[str, str, str]]) -> None:
        """Raise KindChanged unless each has the kind that it was exported with.

        They come as GUID, id and kind.
        """
        if not self._entries:
            return
        changes = [
            (id_, entry.kind, kind)
            for guid, id_, kind in questions
            if (entry := self._entries.get(guid)) and entry.kind != kind
        ]
        if changes:
            raise KindChanged(changes)

    def entered(self, question: Question, note: Note, fields: bytes) -> Entry:
        """What the ledger says of a note from now on; `fields` are the note's as they are packed.

        One that holds what it held keeps its time and edition. The time of a change is later than
        the one before even if the clock was set back: Anki takes no other update.
        """
        old = self._entries.get(note.guid)
        found = fingerprint(fields, note.tags)
        if old and old.hash == found:
            return old
        (self.changed if old else self.new).append(question.id)
        entry = Entry(
            id=question.id,
            kind=question.kind,
            guid=note.guid,
            hash=found,
            modified=max(self._now, old.modified + 1) if old else self._now,
            edition=self._edition,
        )
        self._entries[note.guid] = entry
        return entry

    @property
    def has_changed(self) -> bool:
        """Whether the ledger comes to something else than it was."""
        return bool(self.new or self.changed)

    @property
    def ledger(self) -> Ledger:
        """The ledger with all that was entered. Nothing is ever taken out: learners have it."""
        return Ledger(
            format=FORMAT,
            deck=self._ledger.deck,
            begun=self._ledger.begun,
            notes=tuple(self._entries.values()),
        )


def fingerprint(fields: bytes, tags: Sequence[str]) -> str:
    """12 hex digits that change with the fields and tags of a note."""
    found = hashlib.sha256(fields)
    found.update(f"\x1e{' '.join(tags)}".encode())
    return found.hexdigest()[:12]
