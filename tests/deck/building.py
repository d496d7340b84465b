"""Small decks on disk for the tests, and what is found in them."""

from pathlib import Path

import pytest

from quiz.deck import Finding, UnreadableDeck, read_deck

MANIFEST = """\
format: 1
id: moon
title: The Moon
edition: 2026.1
language: en
license: CC-BY-SA-4.0
authors: [A. Author]
description: What is known of the Moon.
topics:
  - id: surface
    title: Surface
  - id: landing
    title: Landing
"""

SOURCES = f"""\
sources:
  - id: almanac
    title: An almanac
    author: N. N.
    label: Almanac
    file: almanac.txt
    sha256: {"0" * 64}
    paragraphs:
      - {{kind: title, words: 2, fingerprint: {"a" * 12}}}
      - {{kind: body, words: 90, fingerprint: {"b" * 12}}}
"""

DISPUTES = """\
disputes:
  - id: age
    title: How old the Moon is
    accounts:
      - cite: almanac#2
        says: Four and a half thousand million years.
    sure: medium
    as_of: 2026-11-22
"""

BANK = """\
topic: surface
questions:
  - id: seas
    kind: single_choice
    stem: What are the dark plains made of?
    answer: Basalt
    distractors:
      - text: Water
      - text: Ash
"""

QUESTION_IN_A_DECK_WITH_SOURCES = """\
topic: surface
questions:
  - id: seas
    kind: true_false
    level: remember
    cite: [almanac#2]
    disputes: [age]
    stem: The dark plains are basalt.
    answer: true
    explanation: Lava set there.
"""


def write_deck(folder: Path, files: dict[str, str] | None = None) -> Path:
    """A deck of `deck.yaml` and one bank; `files` are further ones, or stand in for these."""
    for name, text in {"deck.yaml": MANIFEST, "banks/surface.yaml": BANK, **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def bank_of(*lines: str) -> str:
    """A bank of one question whose fields are the given lines; the first stands in line 3."""
    return "topic: surface\nquestions:\n  - " + "\n    ".join(lines) + "\n"


def findings_in(folder: Path) -> tuple[Finding, ...]:
    """What stops the deck in a folder from being read."""
    with pytest.raises(UnreadableDeck) as caught:
        read_deck(folder)
    return caught.value.findings


def places_in(folder: Path) -> list[tuple[str, int, int, str]]:
    """File, line, column and rule of each finding."""
    return [
        (found.file.relative_to(folder).as_posix(), found.line, found.column, found.rule)
        for found in findings_in(folder)
    ]
