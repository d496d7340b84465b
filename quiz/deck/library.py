"""Which decks there are, and which one a name means."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quiz.deck.deck import Deck
from quiz.deck.files import MANIFEST_FILE
from quiz.deck.finding import Finding, Severity, UnreadableDeck
from quiz.deck.folders import data_folder, shipped_decks
from quiz.deck.model import Manifest
from quiz.deck.opening import open_deck, open_manifest


class NoSuchDeck(LookupError):
    """Raised when a name is neither a deck's folder nor its id; says which decks there are."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        from quiz.deck.validation import nearest

        near = nearest(name, known)
        message = f"there is no deck {name!r}"
        if near:
            message += f"; did you mean `{near}`?"
        if known:
            message += f"\nThe decks are: {', '.join(known)}."
        else:
            message += "\nThere are no decks yet: name a folder that holds a deck.yaml."
        super().__init__(message)


@dataclass(frozen=True)
class Shelved:
    """A deck that is there, known by its manifest alone."""

    folder: Path
    manifest: Manifest


class Library:
    """The decks in some folders; where two have the same id, the earlier folder's counts."""

    def __init__(self, shelves: Sequence[Path]) -> None:
        self._shelves = tuple(shelves)

    @classmethod
    def of_this_machine(cls) -> "Library":
        """The learner's own decks, then those that came with the program."""
        return cls([data_folder() / "decks", shipped_decks()])

    @cached_property
    def decks(self) -> tuple[Shelved, ...]:
        """Every deck whose manifest can be read, by title."""
        return tuple(self._looked_up[0])

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the manifests and folders that cannot be read."""
        return tuple(self._looked_up[1])

    @cached_property
    def _looked_up(self) -> tuple[list[Shelved], list[Finding]]:
        decks: dict[str, Shelved] = {}
        findings: list[Finding] = []
        for shelf in self._shelves:
            try:
                folders = sorted(shelf.iterdir())
            except FileNotFoundError:
                continue
            except OSError as error:
                message = f"cannot be read: {error.strerror}"
                findings.append(Finding(shelf, 0, 0, Severity.ERROR, "file", message))
                continue
            for folder in folders:
                if _holds_deck(folder):
                    try:
                        manifest = open_manifest(folder)
                    except UnreadableDeck as error:
                        findings += error.findings
                    else:
                        decks.setdefault(manifest.id, Shelved(folder, manifest))
        return sorted(decks.values(), key=lambda deck: deck.manifest.title), findings

    def folder_of(self, name: str) -> Path:
        """The folder that DECK means: a path to one with a `deck.yaml`, else an id.

        Raises NoSuchDeck, or UnreadableDeck where the only deck of that name has a bad manifest.
        """
        path = Path(name)
        if _holds_deck(path):
            return path
        for deck in self.decks:
            if deck.manifest.id == name:
                return deck.folder
        broken = [found for found in self.findings if found.file.parent.name == name]
        if broken:
            raise UnreadableDeck(broken)
        raise NoSuchDeck(name, [deck.manifest.id for deck in self.decks])

    def read(self, name: str) -> Deck:
        """The deck that a name means; raises NoSuchDeck or UnreadableDeck."""
        from quiz.deck.reading import read_deck

        return read_deck(self.folder_of(name))

    def open(self, name: str) -> Deck:
        """The same, from the cache where that has it."""
        return open_deck(self.folder_of(name))


def _holds_deck(folder: Path) -> bool:
    try:
        return (folder / MANIFEST_FILE).is_file()
    except OSError:
        return False
