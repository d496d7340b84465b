"""Large decks for measuring, the same at each run."""

import random
from pathlib import Path

MANIFEST = """\
format: 1
id: large
title: A large deck
edition: "1"
language: en
license: CC0-1.0
authors: [Nobody]
description: Made for measuring.
topics:
  - id: all
    title: All of it
"""
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo xu ya ze ki lo mu tra ple shi cro"


def write_large_deck(folder: Path, questions: int) -> Path:
    """A deck of single-choice questions with a vocabulary that grows as that of real texts does."""
    draw = random.Random(questions)
    words = ["".join(draw.choices(SYLLABLES.split(" "), k=draw.randint(2, 4))) for _ in range(6000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]

    def some(count: int) -> str:
        return " ".join(draw.choices(words, weights, k=count))

    banks = folder / "banks"
    banks.mkdir(parents=True)
    (folder / "deck.yaml").write_text(MANIFEST, encoding="utf-8")
    for bank, first in enumerate(range(0, questions, 500)):
        lines = ["topic: all", "questions:"]
        for number in range(first, min(first + 500, questions)):
            lines += [
                f"  - id: q{number}",
                "    kind: single_choice",
                "    level: remember",
                f"    stem: Which {some(9)}?",
                f"    answer: {some(5)}",
                "    distractors:",
            ]
            for _ in range(3):
                lines += [f"      - text: {some(5)}", f"        feedback: {some(12)}."]
            lines += [f"    explanation: {some(25)}."]
        (banks / f"b{bank:03}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
