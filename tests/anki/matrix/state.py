"""All of a collection that an update could touch, as plain values to compare."""

from collections.abc import Mapping
from dataclasses import dataclass

from anki.collection import Collection

_CARDS = """
SELECT notes.guid, cards.ord, cards.id, cards.did, cards.type, cards.queue, cards.due, cards.ivl,
       cards.factor, cards.reps, cards.lapses, cards.left, cards.odue, cards.odid, cards.flags,
       cards.data
FROM cards JOIN notes ON notes.id = cards.nid
"""


@dataclass(frozen=True)
class NoteState:
    """A note: its ids, what it says, and when it counts as changed."""

    id: int
    type: int
    changed: int
    tags: frozenset[str]
    fields: Mapping[str, str]


@dataclass(frozen=True)
class TypeState:
    """A note type: when it counts as changed, what it holds and what it looks like."""

    changed: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str, str], ...]
    css: str


CardPlace = tuple[str, int]
"""A card by its note's GUID and its template's place."""


@dataclass(frozen=True)
class State:
    """Notes by GUID, cards with queue, schedule, flag and deck, reviews, decks and note types."""

    notes: Mapping[str, NoteState]
    cards: Mapping[CardPlace, tuple[object, ...]]
    reviews: tuple[tuple[object, ...], ...]
    decks: Mapping[str, tuple[int, int]]
    types: Mapping[int, TypeState]
    schema: int

    @classmethod
    def of(cls, collection: Collection) -> "State":
        types = {model["id"]: _type(model) for model in collection.models.all()}
        rows = collection.db.all("SELECT guid, id, mid, mod, tags, flds FROM notes")
        return cls(
            notes={
                guid: NoteState(
                    id_,
                    type_,
                    changed,
                    frozenset(tags.split()),
                    dict(zip(types[type_].fields, texts.split("\x1f"), strict=True)),
                )
                for guid, id_, type_, changed, tags, texts in rows
            },
            cards={(guid, place): tuple(rest) for guid, place, *rest in collection.db.all(_CARDS)},
            reviews=tuple(map(tuple, collection.db.all("SELECT * FROM revlog ORDER BY id"))),
            decks={
                deck["name"]: (deck["id"], deck.get("conf", 0)) for deck in collection.decks.all()
            },
            types=types,
            schema=collection.db.scalar("SELECT scm FROM col"),
        )


def _type(model: dict) -> TypeState:
    return TypeState(
        changed=model["mod"],
        name=model["name"],
        fields=tuple(field["name"] for field in model["flds"]),
        templates=tuple((each["name"], each["qfmt"], each["afmt"]) for each in model["tmpls"]),
        css=model["css"],
    )
