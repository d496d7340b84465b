"""A small deck with all nine kinds, and Anki itself to import packages into."""

import re
from html.parser import HTMLParser
from pathlib import Path

from anki.collection import (
    Card,
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    Note,
)
from anki.import_export_pb2 import ImportResponse

from quiz.deck import Deck, read_deck

T = 1_700_000_000
"""When the packages of these tests were made: long ago, for Anki refuses ids of the future."""

MANIFEST = """\
format: 1
id: small
title: Small deck
edition: "2026.11"
language: en
license: CC0
authors: [Someone]
description: Nine kinds & two topics.
topics:
  - id: rivers
    title: Rivers
  - id: hills
    title: Hills and *slopes*
"""

SOURCES = """\
sources:
  - id: atlas
    title: An Atlas
    author: A. Mapper
    label: Atlas
    file: atlas.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    paragraphs:
      - {kind: body, words: 10, fingerprint: "000000000000"}
      - {kind: body, words: 10, fingerprint: "000000000001"}
  - id: survey
    title: A Survey
    author: B. Walker
    label: survey of 1900
    file: survey.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000001"
    paragraphs:
      - {kind: body, words: 10, fingerprint: "000000000002"}
"""

DISPUTES = """\
disputes:
  - id: length
    title: How long the Aare is
    accounts:
      - {cite: "atlas#2", says: it has 295 km}
      - {cite: "survey#1", says: it has 280 km}
    record: Both are *measured*, from different springs.
    evidence:
      - publisher: Federal Office
        title: Lengths [of] rivers
        date: "2021-05-28"
        address: https://example.org/rivers?a=1&b=2
    sure: high
    as_of: 2026-11
"""

_COMMON = "level: remember, cite: [atlas#1], explanation: So it is."

RIVERS = f"""\
topic: rivers
questions:
  - kind: single_choice
    id: longest
    level: understand
    cite: [atlas#2, survey#1]
    disputes: [length]
    tags: [water, long rivers]
    stem: Which river is the *longest*?
    answer: Aare
    distractors:
      - {{text: Reuss, feedback: It is shorter by far.}}
      - {{text: Limmat, feedback: It has another name above the lake.}}
      - {{text: Thur}}
    explanation: It runs from the glaciers to the Rhine.
    note: Its name is very old.
    hint: It flows through Bern.
  - {{kind: multiple_response, id: into-rhine, {_COMMON}, stem: Which two reach the Rhine?,
      answers: [Aare, Thur], distractors: [{{text: Rhone}}, {{text: Inn}}]}}
  - {{kind: true_false, id: flows-north, {_COMMON}, stem: The Aare flows south., answer: false,
      feedback: It flows north.}}
  - {{kind: short_answer, id: capital, {_COMMON}, stem: Which city lies in a bend of the Aare?,
      answer: Bern, accept: [Berne, Berna], reject: [Basel]}}
  - {{kind: numerical, id: how-long, {_COMMON}, stem: How long is the Aare?, answer: 288.5,
      tolerance: 7.5, unit: km}}
"""

HILLS = f"""\
topic: hills
questions:
  - {{kind: cloze, id: ice-age, {_COMMON}, swap: [[1, 2]],
      text: "The [[Rhine|Rhein]] and the [[Rhone]] *glaciers [[shaped]]* the land."}}
  - {{kind: ordering, id: by-height, {_COMMON}, stem: "Order them, the lowest first.",
      items: [Gurten, Napf, Rigi, Jungfrau]}}
  - {{kind: ordering, id: two-by-height, {_COMMON}, stem: "Two of them, the lowest first.",
      items: [Napf, Rigi]}}
  - {{kind: matching, id: hills-towns, {_COMMON}, stem: Which town lies at its foot?,
      pairs: [[Gurten, Bern], [Rigi, Weggis], [Niesen, Spiez]], distractors: [Thun, Basel]}}
  - {{kind: flashcard, id: one-way, {_COMMON}, front: What is a moraine?, back: Rubble left by ice}}
  - {{kind: flashcard, id: both-ways, {_COMMON}, front: peak, back: summit, reverse: true}}
  - {{kind: single_choice, id: height, {_COMMON}, stem: How many metres has the Gurten?,
      answer: "858", distractors: [{{text: "1002"}}, {{text: "756"}}]}}
  - {{kind: flashcard, id: gone, {_COMMON}, front: Old, back: Gone,
      retired: {{edition: "2026.10", reason: nobody asks it}}}}
"""


def small_deck(folder: Path, *edits: tuple[str, str], **banks: str) -> Deck:
    """The small deck, read from a folder of its own; each edit replaces one text in its files.

    Banks given by name replace those that it has.
    """
    texts = {
        "deck.yaml": MANIFEST,
        "sources.yaml": SOURCES,
        "disputes.yaml": DISPUTES,
        **{f"banks/{name}.yaml": bank for name, bank in (banks or _BANKS).items()},
    }
    for old, new in edits:
        assert any(old in text for text in texts.values()), old
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_deck(folder)


_BANKS = {"rivers": RIVERS, "hills": HILLS}


AS_ANKI_DOES = ImportAnkiPackageOptions()
"""What stands in Anki's dialog at first: notes and note types if newer, nothing else."""


class Anki:
    """A learner's collection."""

    def __init__(self, path: Path) -> None:
        self.collection = Collection(str(path))

    def import_package(
        self, package: Path, options: ImportAnkiPackageOptions = AS_ANKI_DOES
    ) -> ImportResponse.Log:
        """Import, as Anki does by default unless told otherwise, and say what came of it."""
        request = ImportAnkiPackageRequest(package_path=str(package), options=options)
        log = self.collection.import_anki_package(request).log
        # As Anki's window does after each operation.
        self.collection.models._clear_cache()
        return log

    @property
    def notes(self) -> list[Note]:
        collection = self.collection
        return [collection.get_note(id_) for id_ in collection.find_notes("")]

    @property
    def cards(self) -> list[Card]:
        collection = self.collection
        return [collection.get_card(id_) for id_ in collection.find_cards("")]

    def note(self, question: str) -> Note:
        """The note of a question, by the question's id."""
        return next(note for note in self.notes if note["Id"] == question)

    def sides(self, question: str, card: int = 0) -> tuple[str, str]:
        """Front and back of a question's card, as Anki makes them."""
        output = self.note(question).cards()[card].render_output(reload=True)
        return output.question_text, output.answer_text


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.silent = False

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.texts.append(data)


def shown(html: str) -> str:
    """The text that a reader of the HTML sees."""
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return "".join(parser.texts)


def elements(html: str, name: str) -> list[str]:
    """What stands inside each element of a name that holds none of its own name."""
    return re.findall(rf"<{name}\b[^>]*>(.*?)</{name}>", html, re.DOTALL)
