"""Pictures of the cards, to look at: `python -m tests.anki.pictures FOLDER`.

Each note type with a question of the shipped deck, both sides, by day and by night, as wide as a
desktop's window and as a phone. They need Chromium.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from quiz.deck import Deck, read_deck
from quiz.deck.folders import shipped_decks
from quiz.deck.inline import plain
from quiz.questions import Cloze, Matching, SingleChoice
from tests.anki.building import Anki
from tests.anki.chromium import Chromium, Tab
from tests.anki.learning import learn
from tests.anki.reviewer import NIGHT, Card, Reviewer, card_of

DESKTOP, PHONE = (760, 640), (375, 740)
_DAY = 'Date = class extends Date { constructor() { super("2026-11-23T09:00"); } }'


@dataclass(frozen=True)
class Studio:
    """A deck in Anki, and a browser to show its cards in."""

    deck: Deck
    anki: Anki
    chromium: Chromium
    folder: Path

    def card(self, question: str) -> Card:
        """A question's card, answered with a slip where it is typed."""
        return card_of(self.anki, question, typed="Karatschi")

    def take(self, question: str, size: tuple[int, int], classes: str = "") -> tuple[bytes, bytes]:
        """Front and back of a question, answered in between, as PNG."""
        tab = Tab(self.chromium)
        tab.resize(*size)
        tab.before(_DAY)
        reviewer = Reviewer(tab, self.folder, classes)
        card = self.card(question)
        reviewer.load(card.front)
        front = tab.picture()
        self._answer(question, reviewer)
        reviewer.load(card.back)
        back = tab.picture()
        tab.close()
        return front, back

    def _answer(self, question: str, reviewer: Reviewer) -> None:
        asked = self.deck.by_id[question].question
        match asked:
            case SingleChoice():
                reviewer.click("label", plain(asked.distractors[0].text))
            case Cloze():
                for place, gap in enumerate(asked.gaps):
                    reviewer.fill("input.gap", place, gap.forms[0] if place else "something")
            case Matching():
                for place, (_, right) in enumerate(asked.pairs):
                    reviewer.fill("select", place, right if place else asked.distractors[0])
            case _:
                first = "label, .taps button"
                reviewer.tab.run(
                    f"document.querySelectorAll('{first}').forEach("
                    "function (each, place) { if (place % 2 || each.matches('button'))"
                    " { each.click(); } })"
                )


@contextmanager
def studio() -> Iterator[Studio]:
    """The shipped deck, imported into Anki, and a browser."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        # An export keeps a ledger beside the deck, and this one is not to be kept.
        copy = shutil.copytree(shipped_decks() / "pakistan-russia", folder / "deck")
        deck = read_deck(copy)
        anki = Anki(folder / "learner.anki2")
        learn(anki, deck, folder)
        chromium = Chromium(folder / "profile")
        try:
            yield Studio(deck, anki, chromium, folder)
        finally:
            chromium.close()
            anki.collection.close()


def sitters(deck: Deck) -> dict[str, str]:
    """For each kind the id of a question that shows as much of its card as any does."""
    found: dict[str, tuple[int, str]] = {}
    for placed in deck.in_use:
        question = placed.question
        value = sum(map(bool, (question.disputes, question.hint, question.note)))
        if value > found.get(question.kind, (-1, ""))[0]:
            found[question.kind] = (value, question.id)
    return {kind: id_ for kind, (_, id_) in found.items()}


def for_readme(question: str) -> dict[str, bytes]:
    """README's pictures of a question's card, answered, as PNG by their names."""
    with studio() as shown:
        return {
            "anki": shown.take(question, DESKTOP)[1],
            "anki-phone": shown.take(question, PHONE, NIGHT)[1],
        }


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with studio() as shown:
        for kind, question in sitters(shown.deck).items():
            for device, size in (("desktop", DESKTOP), ("phone", PHONE)):
                for light, classes in (("day", ""), ("night", NIGHT)):
                    sides = shown.take(question, size, classes)
                    for side, picture in zip(("front", "back"), sides, strict=True):
                        name = f"{kind}-{device}-{light}-{side}.png"
                        (folder / name).write_bytes(picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
