"""What is written as a bank is read back the same, and reads well."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.deck.bank_text import WIDTH, bank_text, scalar
from quiz.deck.strict_yaml import read_yaml
from quiz.deck.validation import BANK
from quiz.questions import (
    AnkiOrigin,
    Distractor,
    Flashcard,
    Question,
    Retired,
    SingleChoice,
)
from tests.strategies import questions


def read_back(text: str) -> tuple[Question, ...]:
    return BANK.build(read_yaml(text.encode()).data).questions


def card(front: str, back: str = "b") -> Flashcard:
    return Flashcard(id="a", front=front, back=back, tags=(front,), note=front)


WORDS = ["#", "a:", "- x", "word", "'q", "[[", "]]", "\\", "---", "x" * 60, ":", "&", "%", "!", "…"]


@given(st.lists(questions(), max_size=4))
def test_questions_are_read_back_the_same(some: list[Question]) -> None:
    assert read_back(bank_text("moon", some)) == tuple(some)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
@example("\x00\x07\x1b[31m")
@example("line\nline\r\nline\ttab")
@example("\u2028\x85\ufeff\u202eevil")
@example("\U0001f600 \U0010ffff \ufffe")
@example("two  spaces " * 20)
@example("line\n" * 40)
def test_any_text_is_read_back_the_same(text: str) -> None:
    assert read_back(bank_text("moon", [card(text)])) == (card(text),)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join))
def test_signs_of_yaml_are_read_back_the_same_in_long_texts(text: str) -> None:
    assert read_back(bank_text("moon", [card(text)])) == (card(text),)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words, (and) more", "plain words, (and) more"),
        ("it's", "it's"),
        ("1971", '"1971"'),
        ("no", '"no"'),
        ("2021-05-28", '"2021-05-28"'),
        ("null", '"null"'),
        ("a: b", '"a: b"'),
        ("a:b", "a:b"),
        ("ends:", '"ends:"'),
        ("C #1", '"C #1"'),
        ("C#", "C#"),
        ("[[gap]]", '"[[gap]]"'),
        ('"quoted"', "'\"quoted\"'"),
        ('it\'s "so": x', "'it''s \"so\": x'"),
        ("", '""'),
        ("\x1b[31m", r'"\u001b[31m"'),
        ("a\nb", r'"a\nb"'),
        ("\u202eevil", r'"\u202eevil"'),
        ("किन्\u200dही", "किन्\u200dही"),
    ],
)
def test_a_text_is_quoted_where_it_has_to_be(text: str, written: str) -> None:
    assert scalar(text) == written
    assert yaml.safe_load(f"key: {written}") == {"key": text}


def test_a_long_text_is_folded() -> None:
    text = "word " * 60 + "end: it is #1"
    written = bank_text("moon", [card("f", text)])
    assert "back: >-\n" in written
    assert max(map(len, written.splitlines())) <= WIDTH


def test_all_that_a_question_can_have_is_written() -> None:
    question = SingleChoice(
        id="a",
        stem="s",
        answer="x",
        distractors=(Distractor("y", "because"), Distractor("z")),
        disputes=("one",),
        retired=Retired("2", "wrong: so"),
        waive={"key-longest": "it is short", "clang": "no"},
        anki=AnkiOrigin("g>#1", 2),
    )
    assert read_back(bank_text("moon", [question])) == (question,)


def test_what_is_left_as_it_comes_is_not_written() -> None:
    assert bank_text("moon", [Flashcard(id="a", front="f", back="b")], "# Mine\n") == (
        "# Mine\ntopic: moon\nquestions:\n"
        "  - id: a\n    kind: flashcard\n    front: f\n    back: b\n"
    )
