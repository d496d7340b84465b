"""A deck on disk: strict YAML, reading and validating, and which decks there are."""

from quiz.deck.finding import Finding, Severity, UnreadableDeck
from quiz.deck.library import Library, NoSuchDeck, Shelved
from quiz.deck.model import Account, Dispute, Evidence, Manifest, Paragraph, Source, Topic
from quiz.deck.reading import Deck, Placed, read_deck, read_manifest

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
    "Severity",
    "Shelved",
    "Source",
    "Topic",
    "UnreadableDeck",
    "read_deck",
    "read_manifest",
]
