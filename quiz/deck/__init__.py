"""A deck on disk: strict YAML, reading and validating, and which decks there are."""

from quiz.deck.finding import Finding, Severity, UnreadableDeck
from quiz.deck.library import Library, NoSuchDeck, Shelved
from quiz.deck.model import Account, Dispute, Evidence, Manifest, Paragraph, Source, Topic
from quiz.deck.reading import Deck, Placed, Places, read_deck, read_deck_and_places, read_manifest

__all__ = [
    "Account",
    "Deck",
    "Dispute",
    "Evidence",
    "Finding",
    "Library",
    "Manifest",
    "NoSuchDeck",
    "Paragraph",
    "Placed",
    "Places",
    "Severity",
    "Shelved",
    "Source",
    "Topic",
    "UnreadableDeck",
    "read_deck",
    "read_deck_and_places",
    "read_manifest",
]
