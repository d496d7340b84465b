"""From a question to its note: its fields, cards, tags and Anki deck."""

import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from quiz.anki.citing import cited
from quiz.anki.fields import own_fields
from quiz.anki.markup import hidden, rendered
from quiz.anki.notetypes import NoteType
from quiz.deck import Deck, Placed
from quiz.deck.inline import plain

_UNTAGGABLE = re.compile(r"[\s\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Note:
    """A note as Anki stores it: `fields` in its type's order, `cards` by their templates' places.

    `sort` is what Anki's browser lists the note by.
    """

    guid: str
    type: NoteType
    fields: tuple[str, ...]
    sort: str
    tags: tuple[str, ...]
    deck: int
    cards: tuple[int, ...]


def edition_tag(edition: str) -> str:
    """The tag of an edition."""
    return _safe(f"edition::{edition}")


def note_of(
    placed: Placed, deck: Deck, guid: str, anki_deck: int, disputes: Mapping[str, str]
) -> Note:
    """The note that carries a question of a deck; `disputes` are the deck's as HTML, by id.

    Its tags leave out `edition::`, which is that of the note's last change and not the deck's.
    """
    question = placed.question
    note_type, own = own_fields(question)
    fields = dict.fromkeys(note_type.fields, "") | own
    fields |= {
        "Id": question.id,
        "Topic": rendered(placed.topic.title),
        "Hint": rendered(question.hint or ""),
        "Explanation": rendered(question.explanation or ""),
        "Note": rendered(question.note or ""),
        "Disputes": "".join(map(disputes.__getitem__, question.disputes)),
        "Sources": cited(question.citations, deck),
        "Data": hidden(question),
    }
    return Note(
        guid=guid,
        type=note_type,
        fields=tuple(fields[name] for name in note_type.fields),
        sort=plain(question.present(random.Random(0)).prompt),
        tags=_tags(placed),
        deck=anki_deck,
        cards=tuple(range(len(question.ways()))),
    )


def _tags(placed: Placed) -> tuple[str, ...]:
    question = placed.question
    tags = [f"topic::{placed.topic.id}", f"kind::{question.kind}"]
    if question.level:
        tags.append(f"level::{question.level}")
    tags += [f"source::{citation.source}" for citation in question.citations]
    if question.retired:
        tags.append("retired")
    return _taggable([*tags, *question.tags])


def _taggable(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as Anki keeps them: without white space, and each once."""
    return tuple(dict.fromkeys(safe for tag in tags if (safe := _safe(tag))))


@lru_cache(maxsize=1024)
def _safe(tag: str) -> str:
    return _UNTAGGABLE.sub("_", tag.strip()).strip(":")
