"""The JSON Schema of a bank, from which an editor completes kinds and keys and marks slips.

It describes what an editor sees, which reads `1971` as a number and `true` as a boolean: a text may
be either there, since the strict reader takes a plain scalar as its text.
"""

import json
import re
from typing import TypeAlias, cast

from pydantic import TypeAdapter

from quiz.deck.validation import KINDS, BankFile
from quiz.questions import Level
from quiz.questions.base import CITATION, ID
from quiz.questions.matching import SPARE

SCHEMA_FILE = "bank.schema.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Node: TypeAlias = dict[str, Json]

DESCRIPTIONS = {
    "topic": "The id of a topic that deck.yaml lists.",
    "questions": "The questions on this topic.",
    "kind": "How the question is answered.",
    "id": (
        "Permanent, and unique in its deck: it carries a learner's progress. "
        "Lower-case letters, digits and hyphens."
    ),
    "level": (
        "What answering takes (revised Bloom): remember, understand, apply, analyse or evaluate."
    ),
    "cite": "The paragraphs that it rests on, each as source#paragraph.",
    "disputes": "Ids of disputes.yaml, shown once it is answered.",
    "explanation": "Why the answer is right; shown once it is answered, and worth reading then.",
    "note": "A remark shown under the explanation.",
    "hint": "Shown when the learner asks for it; a right answer then counts as a hard one.",
    "tags": "Words to find it by, in Anki too.",
    "group": "A name shared by questions that ask the same thing: not both on one day.",
    "retired": "Takes the question out of use and keeps its history.",
    "waive": "Rules of `quiz check` that it may break, each with the reason why.",
    "anki": "The note that it was imported from.",
    "edition": "Since which edition of the deck.",
    "reason": "Why it is out of use.",
    "guid": "The note's GUID in Anki.",
    "card": "Which of the note's cards, counted from 0.",
    "stem": "What is asked; one problem, clear before the options are read.",
    "answer": "The right answer.",
    "answers": "Every right option.",
    "distractors": "What is wrong, and would tempt who half knows.",
    "feedback": "Why it is wrong, told to who chose it.",
    "text": "The text; in a cloze, each gap stands as [[gap]] or [[gap|variant]].",
    "accept": "Other right forms of the answer.",
    "reject": "Look-alikes that are plainly wrong, and so never a mere typo.",
    "tolerance": "How far off is still right: absolute, inclusive.",
    "unit": "A label that the learner may repeat or leave out.",
    "swap": "Groups of gaps, counted from 1, that may change places, such as [[1, 2]].",
    "items": "What is to be put in order, here in the right order.",
    "pairs": "Each left side with its right side: [left, right].",
    "front": "What the card asks.",
    "back": "What is to be recalled.",
    "reverse": "true to ask the card both ways.",
}
"""What an editor says of each key."""

_NUMBER = r"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$"
_MAY_BE_BLANK = {"feedback", "tags", "waive", "disputes", "edition", "reason", "guid"}
_AT_LEAST = {"distractors": 1, "answers": 1, "items": 2, "pairs": 2}


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of a bank, as it stands in `bank.schema.json`."""
    return json.dumps(_bank_schema(), ensure_ascii=False, indent=2) + "\n"


def _bank_schema() -> Node:
    whole = cast(Node, TypeAdapter(BankFile).json_schema(mode="validation"))
    parts = _nodes(whole["$defs"])
    kinds = {word: parts.pop(owner.__name__) for word, owner in KINDS.items()}
    parts.pop("Level")
    return {
        "$schema": DRAFT,
        "title": "A bank of quiz-decks",
        "description": "The questions of a deck on one topic.",
        "type": "object",
        "properties": {
            "topic": _described("topic", _id()),
            "questions": _described(
                "questions", {"type": "array", "items": {"$ref": "#/$defs/question"}}
            ),
        },
        "required": ["topic", "questions"],
        "additionalProperties": False,
        "$defs": {
            "question": _question(list(kinds)),
            **{word: _tidied_object(kind, word) for word, kind in kinds.items()},
            **{name: _tidied_object(part, name) for name, part in parts.items()},
        },
    }


def _question(kinds: list[str]) -> Node:
    """Any question: its kind says which keys it has, so that a slip is told of that kind alone."""
    return {
        "type": "object",
        "properties": {
            "id": _described("id", _id()),
            "kind": _described("kind", {"enum": list(kinds)}),
        },
        "required": ["id", "kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{kind}"},
            }
            for kind in kinds
        ],
    }


def _tidied_object(node: Node, owner: str) -> Node:
    """A part of a bank with its keys described, and without what only repeats them."""
    required = cast(list[str], node["required"])
    properties = {
        name: _described(name, _tidied(name, value, owner))
        for name, value in _nodes(node["properties"]).items()
    }
    return {
        "description": " ".join(str(node["description"]).split()),
        "type": "object",
        "properties": cast(Json, properties),
        "required": cast(Json, [*required, "kind"] if "kind" in properties else required),
        "additionalProperties": False,
    }


def _tidied(name: str, node: Node, owner: str) -> Node:
    """The schema of one key, out of what pydantic says of it."""
    choices = [cast(Node, choice) for choice in cast(list[Json], node.get("anyOf", []))]
    if {"type": "null"} in choices:
        [wanted] = [choice for choice in choices if choice != {"type": "null"}] or [node]
        tidied = _tidied(name, wanted, owner)
        return _or_null(tidied)
    if name == "id":
        return _id()
    if "const" in node:
        return {"const": node["const"]}
    if "$ref" in node:
        part = str(node["$ref"]).rsplit("/", 1)[1]
        return _level() if part == "Level" else {"$ref": f"#/$defs/{part}"}
    if any(choice.get("type") == "number" for choice in choices):
        least: Node = {"minimum": 0} if name == "tolerance" else {}
        return {"type": ["number", "string"], "pattern": _NUMBER, **least}
    match node["type"]:
        case "array":
            return _list(name, node, owner)
        case "object":
            return {"type": "object", "additionalProperties": _text(name)}
        case "integer":
            return {"type": "integer", "minimum": 0 if name == "card" else 1}
        case "boolean":
            return {"type": "boolean"}
        case _:
            return _text(name)


def _list(name: str, node: Node, owner: str) -> Node:
    if "prefixItems" in node:
        return {"type": "array", "items": _text(name), "minItems": 2, "maxItems": 2}
    entry = _tidied(name, cast(Node, node["items"]), owner)
    if name == "cite":
        entry = {"type": "string", "pattern": _pattern(CITATION)}
    elif name == "swap" and entry["type"] == "array":
        entry = {**entry, "minItems": 2}
    least = SPARE if (owner, name) == ("matching", "distractors") else _AT_LEAST.get(name, 0)
    return {"type": "array", "items": entry, **({"minItems": least} if least else {})}


def _text(name: str) -> Node:
    """A text as an editor sees it; one that has to say something holds more than spaces."""
    node: Node = {"type": ["string", "number", "boolean"]}
    return node if name in _MAY_BE_BLANK else {**node, "pattern": r"\S"}


def _id() -> Node:
    return {"type": ["string", "integer"], "pattern": _pattern(ID), "minimum": 0}


def _level() -> Node:
    return {"enum": list(Level)}


def _or_null(node: Node) -> Node:
    """What may also be left empty."""
    match node:
        case {"type": list(types)}:
            return {**node, "type": [*types, "null"]}
        case {"type": str(only)}:
            return {**node, "type": [only, "null"]}
        case {"enum": list(words)}:
            return {**node, "enum": [*words, None]}
        case _:
            return {"if": {"not": {"type": "null"}}, "then": node}


def _described(name: str, node: Node) -> Node:
    return {"description": DESCRIPTIONS[name], **node}


def _nodes(value: Json) -> dict[str, Node]:
    return cast(dict[str, Node], value)


def _pattern(wanted: re.Pattern[str]) -> str:
    r"""A pattern as JSON Schema knows it, where `$` stands for Python's `\Z`."""
    return f"^{wanted.pattern.removesuffix(chr(92) + 'Z')}$"
