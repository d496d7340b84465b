"""The texts of a new deck and of a new bank, and adding a topic to a `deck.yaml` as it stands."""

import os
import re
from dataclasses import replace
from pathlib import Path

from quiz.deck.bank_text import bank_text, scalar
from quiz.deck.deck import Deck
from quiz.deck.files import BANKS_FOLDER, MANIFEST_FILE
from quiz.deck.folders import shipped_decks
from quiz.deck.model import Topic
from quiz.deck.schema import SCHEMA_FILE, schema_text
from quiz.deck.strict_yaml import BadYaml, read_yaml
from quiz.deck.validation import MANIFEST
from quiz.questions import (
    Distractor,
    Flashcard,
    InvalidFields,
    Level,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

FIRST_TOPIC = Topic(id="planets", title="Planets")
_MODELINE = "# yaml-language-server: $schema="
_ADVICE = """\
# Overwrite these questions. An id is permanent once somebody has learned with it.
# `quiz check DECK` says what is wrong, `quiz show ID --deck DECK` how a question looks.
"""

FIRST_QUESTIONS: tuple[Question, ...] = (
    SingleChoice(
        id="nearest-to-the-sun",
        level=Level.REMEMBER,
        stem="Which planet is nearest to the Sun?",
        answer="Mercury",
        distractors=(
            Distractor("Venus", "It is the second, though the hottest."),
            Distractor("Mars", "It is the fourth, outside the orbit of the Earth."),
        ),
        explanation="It goes round in 88 days, faster than any other.",
    ),
    ShortAnswer(
        id="great-red-spot",
        level=Level.REMEMBER,
        stem="On which planet does the storm called the Great Red Spot blow?",
        answer="Jupiter",
        reject=("Saturn",),
        explanation="The storm is wider than the Earth.",
    ),
    TrueFalse(
        id="rings-of-uranus",
        level=Level.REMEMBER,
        stem="Uranus has rings.",
        answer=True,
        feedback="They are dark and thin, and easily missed.",
        explanation="They were found in 1977, when they dimmed the light of a star.",
    ),
)
"""What the bank of a new deck holds until its author overwrites it."""


class UnfitManifest(ValueError):
    """Raised when a topic cannot be put into the text of a `deck.yaml` without disturbing it."""


def new_deck(identity: str, title: str) -> dict[str, str]:
    """The files of a new deck, by their paths inside its folder."""
    topic = FIRST_TOPIC
    return {
        MANIFEST_FILE: _manifest_text(identity, title, topic),
        SCHEMA_FILE: schema_text(),
        f"{BANKS_FOLDER}/{topic.id}.yaml": bank_text(
            topic.id, FIRST_QUESTIONS, modeline(f"../{SCHEMA_FILE}") + _ADVICE
        ),
    }


def new_bank(deck: Deck, topic: Topic, schema: str) -> str:
    """The text of a new bank for a topic of a deck, with one question to overwrite.

    Where documents are registered the question cites one; `schema` is the schema's address.
    """
    cite = next(
        (
            f"{source.id}#{number}"
            for source in deck.sources.values()
            for number, paragraph in enumerate(source.paragraphs, 1)
            if paragraph.kind == "body"
        ),
        None,
    )
    identity, number = f"{topic.id}-first", 1
    while identity in deck.by_id:
        number += 1
        identity = f"{topic.id}-first-{number}"
    question = Flashcard(
        id=identity,
        level=Level.REMEMBER,
        cite=(cite,) if cite else (),
        front=f"{topic.title}: what is asked?",
        back="What is to be recalled.",
        explanation="Why it is so.",
    )
    return bank_text(topic.id, [question], modeline(schema) + _ADVICE)


def modeline(schema: str) -> str:
    """The line by which a YAML language server finds the schema of a bank."""
    return f"{_MODELINE}{schema}\n"


def schema_address(bank: Path) -> str:
    """The schema's address for a bank: a copy in the deck or beside it, else the one shipped."""
    folder = bank.absolute().parent
    for above in (folder.parent, folder.parent.parent):
        if (above / SCHEMA_FILE).is_file():
            return Path(os.path.relpath(above / SCHEMA_FILE, folder)).as_posix()
    return (shipped_decks() / SCHEMA_FILE).absolute().as_uri()


def with_topic(text: str, topic: Topic) -> str:
    """The text of a `deck.yaml` with a topic added behind the last; all else stays as it is.

    Raises UnfitManifest where the topics are not a plain list with a dash for each.
    """
    document = read_yaml(text.encode())
    manifest = MANIFEST.build(document.data)
    lines = text.splitlines(keepends=True)
    place = document.place(("topics", len(manifest.topics) - 1))[0] - 1
    dash = re.match(r"(?P<indent> *)-(?P<gap> +)\S", lines[place])
    if not manifest.topics or dash is None:
        raise UnfitManifest
    end = place + 1
    for number, line in enumerate(lines[end:], end):
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= len(dash["indent"]):
                break
            end = number + 1
    newline = "\r\n" if "\r\n" in text else "\n"
    if not lines[end - 1].endswith("\n"):
        lines[end - 1] += newline
    lines[end:end] = [line + newline for line in topic_lines(topic, dash["indent"], dash["gap"])]
    changed = "".join(lines)
    try:
        read_back = MANIFEST.build(read_yaml(changed.encode()).data)
    except (BadYaml, InvalidFields):
        raise UnfitManifest from None
    if read_back != replace(manifest, topics=(*manifest.topics, topic)):
        raise UnfitManifest
    return changed


def topic_lines(topic: Topic, indent: str = "  ", gap: str = " ") -> tuple[str, str]:
    """The two lines of a topic in the list of a `deck.yaml`."""
    return (
        f"{indent}-{gap}id: {scalar(topic.id)}",
        f"{indent} {gap}title: {scalar(topic.title)}",
    )


def _manifest_text(identity: str, title: str, topic: Topic) -> str:
    lines = [
        "format: 1",
        f"id: {scalar(identity)}",
        f"title: {scalar(title)}",
        'edition: "1"',
        "language: en",
        "license: CC-BY-SA-4.0",
        "authors: [Your name]",
        "description: What the deck is about, in a sentence.",
        "# Each topic has a bank: `quiz new bank DECK TOPIC` adds both.",
        "topics:",
        *topic_lines(topic),
    ]
    return "\n".join(lines) + "\n"
