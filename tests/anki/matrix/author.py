"""The author's side: editions of the small deck, one after the other, as packages."""

import shutil
from pathlib import Path

from quiz.anki import Wish, export
from tests.anki.building import T, small_deck

DAY = 86_400
FIRST = T
LIVED = T + DAY
SECOND = T + 10 * DAY
LATER = T + 20 * DAY
"""The first edition, what the learner did with it, the second edition, and after that."""

EVERYTHING = Wish()

Edit = tuple[str, str]
"""A text in the deck's files, and what stands in its place in the next edition."""


class Author:
    """Writes the small deck in a folder, and exports it beside it, so that its ledger stays."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def package(self) -> Path:
        """What was exported last."""
        return self.folder.with_suffix(".apkg")

    def publish(self, at: int, *edits: Edit, wish: Wish = EVERYTHING) -> Path:
        """Export the deck with edits at a time (seconds since 1970), and say where it lies."""
        export(small_deck(self.folder, *edits), self.package, wish, timestamp=at)
        return self.package

    def copy(self, folder: Path) -> "Author":
        """One more author with what this one has by now, in another folder."""
        shutil.copytree(self.folder, folder)
        return Author(folder)
