"""The JSON Schema of a bank, held against banks by a validator that is not ours."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quiz.deck.bank_text import bank_text
from quiz.deck.schema import DESCRIPTIONS, SCHEMA_FILE, schema_text
from quiz.deck.strict_yaml import BadYaml, read_yaml
from quiz.deck.validation import BANK, KINDS
from quiz.questions import InvalidFields, Level, Matching, Question
from tests.strategies import questions

ROOT = Path(__file__).parent.parent.parent
EXEMPLARS = ROOT.parent / "shared" / "content" / "exemplars.yaml"
SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)
BANKS = sorted((ROOT / "decks").glob("*/banks/*.yaml"))
BANKS += sorted((ROOT / "tests" / "decks").glob("*/banks/*.yaml"))


def as_an_editor_reads(text: str) -> object:
    """Scalars with the types that YAML gives them, as a language server sees them."""
    return yaml.safe_load(text)


def complaints(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_an_editor_reads(text))]


def bank(*lines: str) -> str:
    return "topic: moon\nquestions:\n  - id: seas\n    " + "\n    ".join(lines) + "\n"


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_one_that_is_shipped_is_current() -> None:
    shipped = (ROOT / "decks" / SCHEMA_FILE).read_text(encoding="utf-8")
    assert shipped == schema_text(), "write it anew: quiz schema > decks/bank.schema.json"


@pytest.mark.parametrize("path", BANKS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_every_bank_fits(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


def test_the_exemplars_fit() -> None:
    if not EXEMPLARS.is_file():
        pytest.skip("the exemplars do not lie beside this checkout")
    assert complaints(EXEMPLARS.read_text(encoding="utf-8")) == []


@example([Matching(id="a", stem="s", pairs=(("1", "2?"), ("3", "4")), distractors=("5", "6"))])
@example([Matching(id="a", stem="s", pairs=(("1", '2"['), ("3", "4")), distractors=("5", "6"))])
@given(st.lists(questions(), max_size=3))
def test_what_can_be_a_question_fits(some: list[Question]) -> None:
    assert complaints(bank_text("moon", some)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["kind: short_answer", "stem: In which year?", "answer: 1969"],
        ["kind: flashcard", "front: Is there air?", "back: no"],
        ["kind: flashcard", "front: Half?", "back: 0.5", "explanation:"],
        ["kind: numerical", "stem: How many?", 'answer: "12"', "tolerance: 0.5"],
        ["kind: matching", "stem: Which?", "pairs: [[1, 2], [3, 4]]", "distractors: [5, 6]"],
        ["kind: ordering", "stem: Order.", "items: [1, 2]", "level:"],
        ["kind: true_false", "stem: So?", "answer: false", 'feedback: ""'],
    ],
)
def test_what_the_reader_takes_for_a_text_fits_though_an_editor_reads_a_number(
    lines: list[str],
) -> None:
    assert complaints(bank(*lines)) == []
    BANK.build(read_yaml(bank(*lines).encode()).data)


FLASHCARD = ["kind: flashcard", "front: f", "back: b"]
CHOICE = ["kind: single_choice", "stem: s", "answer: a"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("questions: []\n", "'topic' is a required property"),
        ("topic: moon\n", "'questions' is a required property"),
        ("topic: moon\nquestions: []\nextra: 1\n", "'extra' was unexpected"),
        ("topic: The Moon\nquestions: []\n", "'The Moon' does not match"),
        ("topic: moon\nquestions: [seas]\n", "'seas' is not of type 'object'"),
        ("topic: moon\nquestions:\n  - kind: flashcard\n", "'id' is a required property"),
        (bank("front: f", "back: b"), "'kind' is a required property"),
        (bank("kind: flash_card"), "'flash_card' is not one of"),
        (bank("kind: flashcard", "front: f"), "'back' is a required property"),
        (bank("kind: flashcard", "front:", "back: b"), "None is not of type"),
        (bank("kind: flashcard", 'front: " "', "back: b"), "' ' does not match"),
        (bank("kind: flashcard", "front: [f]", "back: b"), "['f'] is not of type"),
        (bank(*FLASHCARD, "stem: s"), "'stem' was unexpected"),
        (bank(*FLASHCARD, "reverse: sometimes"), "'sometimes' is not of type 'boolean'"),
        (bank(*FLASHCARD, "level: recall"), "'recall' is not one of"),
        (bank(*FLASHCARD, "cite: moon#1"), "'moon#1' is not of type 'array'"),
        (bank(*FLASHCARD, "cite: [moon]"), "'moon' does not match"),
        (bank(*FLASHCARD, "cite: [moon#0]"), "'moon#0' does not match"),
        (bank(*FLASHCARD, "retired: {edition: 2}"), "'reason' is a required property"),
        (bank(*FLASHCARD, "anki: {card: 1}"), "'guid' is a required property"),
        (bank(*FLASHCARD, "waive: [clang]"), "['clang'] is not of type"),
        (bank(*CHOICE), "'distractors' is a required property"),
        (bank(*CHOICE, "distractors: []"), "[] should be non-empty"),
        (bank(*CHOICE, "distractors: [b]"), "'b' is not of type 'object'"),
        (bank(*CHOICE, "distractors: [{txt: b}]"), "'txt' was unexpected"),
        (bank("kind: numerical", "stem: s", "answer: a dozen"), "'a dozen' does not match"),
        (bank("kind: numerical", "stem: s", "answer: 1", "tolerance: -1"), "-1 is less than"),
        (bank("kind: ordering", "stem: s", "items: [a]"), "['a'] is too short"),
        (bank("kind: cloze", "text: '[[a]]'", "swap: [[1]]"), "[1] is too short"),
        (bank("kind: cloze", "text: '[[a]]'", "swap: [[a, b]]"), "'a' is not of type 'integer'"),
        (
            bank("kind: matching", "stem: s", "pairs: [[a, b], [c]]", "distractors: [d, e]"),
            "['c'] is too short",
        ),
        (
            bank("kind: matching", "stem: s", "pairs: [[a, b], [c, d]]", "distractors: [e]"),
            "['e'] is too short",
        ),
    ],
)
def test_a_slip_is_told_and_refused_by_the_reader_too(text: str, told: str) -> None:
    assert any(told in complaint for complaint in complaints(text)), complaints(text)
    if "The Moon" not in text:  # which topics there are is for the deck to say
        with pytest.raises((InvalidFields, BadYaml)):
            BANK.build(read_yaml(text.encode()).data)


def test_a_slip_is_told_of_its_own_kind_alone() -> None:
    [only] = complaints(bank("kind: flashcard", "front: f"))
    assert only == "'back' is a required property"


def test_every_key_of_every_kind_is_described() -> None:
    for part in [SCHEMA, *SCHEMA["$defs"].values()]:
        for name, node in part["properties"].items():
            assert node["description"] == DESCRIPTIONS[name]
    assert set(KINDS) < set(SCHEMA["$defs"])


def test_kinds_and_levels_are_there_to_complete() -> None:
    question = SCHEMA["$defs"]["question"]
    assert question["properties"]["kind"]["enum"] == list(KINDS)
    levels = SCHEMA["$defs"]["cloze"]["properties"]["level"]["enum"]
    assert levels == [*Level, None]
