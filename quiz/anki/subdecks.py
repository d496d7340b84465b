"""The decks that a deck becomes in Anki: one, with a part to recall and a part to choose in."""

import re
from collections.abc import Iterable

from quiz.anki.ids import deck_id
from quiz.anki.markup import escaped, rendered
from quiz.anki.package import AnkiDeck
from quiz.deck import Deck, Placed
from quiz.deck.inline import plain

RECALL, CHOICE = "Recall", "Choice"

_RECALLED = frozenset({"short_answer", "numerical", "cloze", "flashcard"})
"""Kinds whose answer comes from memory. In the others all of it stands on the card: to choose it or
to put it in its place is to recognise it, in ordering and matching too.
"""
_UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f]+")
_LEVELS = re.compile(r"\s*:{2,}\s*")


class Subdecks:
    """Where in Anki each question of a deck lies; by topic only if that is wanted."""

    def __init__(self, deck: Deck, placed: Iterable[Placed], *, by_topic: bool) -> None:
        self.root = AnkiDeck(
            deck_id(deck.manifest.id), _name(deck.manifest.title), _description(deck)
        )
        self._by_topic = by_topic
        self._deck = deck.manifest.id
        self._by_name: dict[str, AnkiDeck] = {}
        self._homes: dict[tuple[str, str], AnkiDeck] = {}
        for each in placed:
            if self._key(each) not in self._homes:
                self._homes[self._key(each)] = self._home(each)

    @property
    def decks(self) -> tuple[AnkiDeck, ...]:
        """The deck itself, and below it those that hold a question."""
        return (self.root, *dict.fromkeys(self._homes.values()))

    def home(self, placed: Placed) -> int:
        """The id of the deck that one of the questions lies in."""
        return self._homes[self._key(placed)].id

    def _key(self, placed: Placed) -> tuple[str, str]:
        part = RECALL if placed.outline.kind in _RECALLED else CHOICE
        return part, placed.topic.id if self._by_topic else ""

    def _home(self, placed: Placed) -> AnkiDeck:
        """A deck for a question. Anki knows decks by their names, in any case."""
        part, topic = self._key(placed)
        name = f"{self.root.name}::{part}"
        if topic:
            name += f"::{_name(placed.topic.title)}"
        # No topic's id has a slash: what older packages call a topic's deck stays another.
        home = AnkiDeck(deck_id(self._deck, f"{part.lower()}/{topic}"), name)
        return self._by_name.setdefault(name.casefold(), home)


def _name(title: str) -> str:
    """A title as one level of an Anki deck's name."""
    return _LEVELS.sub(": ", _UNNAMEABLE.sub(" ", plain(title))).strip()


def _description(deck: Deck) -> str:
    """What Anki shows above the deck: what it is about, what it rests on, and whose it is."""
    manifest = deck.manifest
    lines = [rendered(manifest.description)]
    lines += [
        escaped(f"{source.label}: {source.author}, {source.title}")
        for source in deck.sources.values()
    ]
    authors = ", ".join(manifest.authors)
    lines.append(escaped(f"{authors}. {manifest.license}. Edition {manifest.edition}."))
    return "<br>".join(filter(None, lines))
