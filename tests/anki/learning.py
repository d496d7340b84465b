"""A learner who has a deck in Anki, by the way that learners take."""

from dataclasses import replace
from pathlib import Path

from quiz.anki import export
from quiz.deck import Deck
from tests.anki.building import Anki, T


def learn(anki: Anki, deck: Deck, folder: Path) -> None:
    """Export a deck into a folder and import the package."""
    package = folder / "deck.apkg"
    # The ledger goes there too: that of a shipped deck is no test's to write.
    export(replace(deck, folder=folder), package, timestamp=T)
    anki.import_package(package)
