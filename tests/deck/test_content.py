"""A question's content as JSON, which outlives the bank that it was read from."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from quiz.deck import read_deck
from quiz.deck.content import content_hash, from_json, to_json
from quiz.deck.strict_yaml import read_yaml
from quiz.deck.validation import BANK, KINDS
from quiz.questions import AnkiOrigin, Flashcard, Question, Retired
from tests.strategies import questions

CHECKOUT = Path(__file__).resolve().parents[2]
EXEMPLARS = CHECKOUT.parent / "shared" / "content" / "exemplars.yaml"
CARD = Flashcard(id="a", front="f", back="b")


@given(questions())
def test_any_question_comes_back_from_its_content(question: Question) -> None:
    content = to_json(question)
    assert from_json(content) == question
    assert to_json(from_json(content)) == content


def test_all_that_a_question_may_carry_comes_back() -> None:
    card = replace(
        CARD,
        retired=Retired("2", "outdated"),
        waive={"rule": "why"},
        anki=AnkiOrigin("guid", 1),
        reverse=True,
        disputes=("age",),
    )
    assert from_json(to_json(card)) == card


def test_the_exemplars_come_back() -> None:
    if not EXEMPLARS.exists():
        pytest.skip("the exemplars lie beside the project, and are not here")
    bank = BANK.build(read_yaml(EXEMPLARS.read_bytes()).data)
    assert {question.kind for question in bank.questions} == set(KINDS)
    for question in bank.questions:
        assert from_json(to_json(question)) == question


def test_the_questions_that_come_along_come_back() -> None:
    for placed in read_deck(CHECKOUT / "decks" / "pakistan-russia").placed:
        assert from_json(to_json(placed.question)) == placed.question


def test_content_holds_what_is_set_in_a_settled_order_and_as_it_is_written() -> None:
    assert to_json(replace(CARD, front="Ağazade ¶6", tags=("x",))) == (
        '{"back": "b", "front": "Ağazade ¶6", "id": "a", "kind": "flashcard", '
        '"reverse": false, "tags": ["x"]}'
    )


def test_what_changes_a_question_changes_its_hash_and_nothing_else_does() -> None:
    before = content_hash(to_json(CARD))
    assert len(before) == 64
    assert set(before) <= set("0123456789abcdef")
    assert content_hash(to_json(replace(CARD))) == before
    assert content_hash(to_json(replace(CARD, hint="h"))) != before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "{}",
        "[]",
        "null",
        '{"kind": "flashcard"}',
        '{"kind": "flashcards", "id": "a", "front": "f", "back": "b"}',
        '{"kind": "flashcard", "id": "a", "front": " ", "back": "b"}',
        '{"kind": "flashcard", "id": "a", "front": "f", "back": "b", "new": 1}',
        f"{to_json(CARD)}, {to_json(CARD)}",
        to_json(CARD)[:-1],
        to_json(CARD) + "]",
        "[" * 9999,
    ],
)
def test_what_is_not_the_content_of_a_question_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the content of"):
        from_json(text)


def test_content_is_json_for_everyone_else_too() -> None:
    assert json.loads(to_json(CARD))["front"] == "f"
