"""A deck on disk: strict YAML, reading and validating, and which decks there are.

The strict reader is imported when it is first asked for; a deck that the cache has needs none of
it, nor YAML and pydantic.
"""

from typing import TYPE_CHECKING

from quiz.deck.deck import Deck, Outline, Placed
from quiz.deck.finding import Finding, Severity, UnreadableDeck
from quiz.deck.library import Library, NoSuchDeck, Shelved
from quiz.deck.model import Account, Dispute, Evidence, Manifest, Paragraph, Source, Topic
from quiz.deck.opening import open_deck

if TYPE_CHECKING:
    from quiz.deck.reading import Places, read_deck, read_deck_and_places, read_manifest

__all__ = [
    "Account",
    "Deck",
    "Dispute",
    "Evidence",
    "Finding",
    "Library",
    "Manifest",
    "NoSuchDeck",
    "Outline",
    "Paragraph",
    "Placed",
    "Places",
    "Severity",
    "Shelved",
    "Source",
    "Topic",
    "UnreadableDeck",
    "open_deck",
    "read_deck",
    "read_deck_and_places",
    "read_manifest",
]


def __getattr__(name: str) -> object:
    if name not in ("Places", "read_deck", "read_deck_and_places", "read_manifest"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from quiz.deck import reading

    return getattr(reading, name)
