"""The small deck with something to read: a guide to one of its topics, a glossary, a timeline."""

import shutil
from pathlib import Path

from quiz.deck import Deck, read_deck
from tests.app.driving import DECKS

GUIDE = """\
The same side of the Moon *always* faces us [moon#2]. It has been **seen** from the other
side as well, as [this page](https://example.org/far-side) tells.

## The dark plains

Two things are known of them:

- they are basalt [moon#4] and
- they fill great basins.

How the Moon came about is not settled [moon#5, dispute:origin].
"""

GLOSSARY = """\
terms:
  - term: Basalt
    meaning: What lava of a certain sort becomes when it sets.
    cite: [moon#4]
    topics: [surface]
  - term: Orbit
    meaning: The way of one body round another.
    topics: [landing]
"""

TIMELINE = """\
events:
  - date: "1969-07-20"
    what: Two people land on the Moon.
    cite: [moon#3]
  - date: "1975"
    what: A great blow is proposed as what made the Moon.
    disputes: [origin]
"""


def guided(folder: Path, guide: str = GUIDE, glossary: str = GLOSSARY) -> Deck:
    """The deck of the tests with a guide to its first topic, in a folder of its own."""
    copy = folder / "guided" / "moon"
    shutil.copytree(DECKS / "moon", copy)
    manifest = copy / "deck.yaml"
    text = manifest.read_text(encoding="utf-8")
    guided_text = text.replace("Surface and motion", "Surface and motion\n    guide: guide/s.md")
    manifest.write_text(guided_text, encoding="utf-8")
    (copy / "guide").mkdir()
    for name, written in (
        ("s.md", guide),
        ("glossary.yaml", glossary),
        ("timeline.yaml", TIMELINE),
    ):
        (copy / "guide" / name).write_text(written, encoding="utf-8")
    return read_deck(copy)
