"""Decks with planted flaws: where each flaw stands, and what `quiz check` finds in them.

A flaw is marked in the line in which it has to be found, by `# planted: RULE`.
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from quiz.check.disputes import age
from quiz.check.rules import Against, check_deck
from quiz.deck import Finding, UnreadableDeck, read_deck_and_places
from tests.deck.building import BANK, MANIFEST, SOURCES, bank_of, write_deck

FOLDER = Path(__file__).parent
DECK = FOLDER / "bees"
"""A deck with one flaw of each rule that looks at questions, sources, disputes or guides."""

DOCUMENTS = FOLDER / "documents"
TODAY = date(2026, 11, 22)

Flaw = tuple[str, str, int]
"""A rule, a file of the deck by its path, and a line; 0 for a file that is not YAML, or absent."""

OF_GUIDES: tuple[Flaw, ...] = (
    ("guide-length", "guide/dance.md", 0),
    ("guide-uncited", "guide/hive.md", 17),
)
"""The flaws in the guides of the deck, which have no comments to mark them with."""

_MARKER = re.compile(r"# planted: (?P<rule>[a-z-]+)$")

LONGEST_KEYS = (
    ("Which animal of the sea breathes air?", "harbour porpoise", "sea trout", "brown trout"),
    ("Which bird of the night hunts by ear?", "long-eared owl", "night heron", "grey heron"),
    ("Which tree of the mountain bears cones?", "creeping juniper", "mountain ash", "white ash"),
    ("Which plant of the water eats fleas?", "common bladderwort", "water lily", "day lily"),
    ("Which insect of the field sings?", "long-horned cricket", "field wasp", "paper wasp"),
    ("Which bird of the reed leaves its eggs?", "common cuckoo", "reed warbler", "wood warbler"),
    ("Which animal of the wood hibernates?", "hazel dormouse", "wood pigeon", "rock pigeon"),
    ("Which animal of the desert has a hump?", "dromedary camel", "desert fox", "arctic fox"),
    ("Which fish of the river climbs falls?", "sockeye salmon", "river perch", "white perch"),
    ("Which animal of the garden has a shell?", "burgundy snail", "garden slug", "leopard slug"),
)
"""Stems, keys that are the longest options, and distractors that every other trick would choose."""

HEDGED_KEYS = (
    ("How do bats find their way by night?", "mainly by ear", "by light of the night sky"),
    ("What do pandas eat in the forest?", "mainly bamboo", "fruit from the forest floor"),
    ("What is the air about the Earth?", "mainly nitrogen", "vapour from the Earth's seas"),
    ("What is melted in a furnace for glass?", "mainly sand", "clay baked in a furnace"),
    ("What warms a greenhouse by day?", "mainly sunlight", "heat stored in its soil by day"),
    ("What was coal before it lay deep?", "mainly ferns", "animals that lived deep down"),
    ("What do baleen whales swallow?", "mainly krill", "seals that swim with whales"),
    ("How does a snake smell its prey?", "mainly by tongue", "through scales that smell"),
    ("What turns the wheel of a mill?", "mainly water", "oxen that walk in a wheel"),
)
"""Stems, keys that alone are hedged, and distractors that every other trick would choose."""

TRUE_CLAIMS = (
    "Iron is a metal.",
    "Bats are mammals.",
    "Salt melts ice.",
    "Sound needs matter to travel through.",
    "Helium is lighter than air.",
    "A square has four right angles.",
    "The Nile flows northward.",
    "Yeast makes dough rise.",
    "Light outruns thunder.",
    "Spiders have eight legs.",
)


def _choices(rows: Iterable[tuple[str, ...]]) -> str:
    return "".join(
        f"  - id: q{place}\n    kind: single_choice\n    stem: {stem}\n    answer: {answer}\n"
        "    distractors:\n" + "".join(f"      - text: {text}\n" for text in wrong)
        for place, (stem, answer, *wrong) in enumerate(rows)
    )


def _claims(stems: Iterable[str]) -> str:
    return "".join(
        f"  - id: q{place}\n    kind: true_false\n    stem: {stem}\n    answer: true\n"
        "    feedback: It is so.\n"
        for place, stem in enumerate(stems)
    )


WHOLE_BANKS: dict[str, str] = {
    "bank-key-longest": _choices(LONGEST_KEYS),
    "bank-blind": _choices((*row, "magic") for row in HEDGED_KEYS),
    "bank-true-false": _claims(TRUE_CLAIMS),
}
"""The questions of a bank by the rule that it breaks as a whole, though no question does."""

_SOUND = ("id: q", "kind: true_false", "stem: The dark plains are basalt.", "answer: true")
_CITED = ("level: remember", "explanation: Lava set there.")

UNREADABLE: dict[str, dict[str, str]] = {
    "yaml": {
        "banks/surface.yaml": BANK.replace("What are", "The plains: what are").replace(
            "made of?", "made of? # planted: yaml"
        )
    },
    "format": {"banks/surface.yaml": bank_of(*_SOUND, "feedbak: Lava. # planted: format")},
    "id": {"banks/tides.yaml": BANK.replace("id: seas", "id: seas # planted: id")},
    "reference": {
        "sources.yaml": SOURCES,
        "banks/surface.yaml": bank_of(*_SOUND, *_CITED, "cite: [almanac#3] # planted: reference"),
    },
}
"""Files that keep a deck from being read, by the rule that they break."""


def whole_bank_deck(folder: Path, rule: str) -> Path:
    """A deck that breaks one rule about whole banks; the flaw stands where its manifest begins."""
    manifest = MANIFEST.replace("format: 1\n", f"format: 1 # planted: {rule}\n", 1)
    bank = f"topic: surface\nquestions:\n{WHOLE_BANKS[rule]}"
    return write_deck(folder, {"deck.yaml": manifest, "banks/surface.yaml": bank})


def planted_in(folder: Path) -> list[Flaw]:
    """The flaws that are marked in the YAML files of a deck."""
    return sorted(
        (found["rule"], path.relative_to(folder).as_posix(), number)
        for path in folder.rglob("*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := _MARKER.search(line))
    )


def findings_of(folder: Path) -> list[Finding]:
    """All that is found in a deck, beside the documents of `DECK` and disputes older than 5 years.

    A deck that cannot be read tells why.
    """
    try:
        deck, places = read_deck_and_places(folder)
    except UnreadableDeck as error:
        return list(error.findings)
    return check_deck(deck, places, Against(DOCUMENTS, age("5y"), TODAY))


def found_in(folder: Path) -> list[Flaw]:
    """Where something is found in a deck, once for each finding."""
    return sorted(
        (found.rule, found.file.relative_to(folder).as_posix(), found.line)
        for found in findings_of(folder)
    )
