"""The rules about options together: their names, what they read, and that nothing stops them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check.fields import options
from quiz.check.options import RULES
from quiz.deck import Severity, read_deck
from quiz.questions import Matching, Question, Retired
from tests.check.option_decks import choice, deck_of, said
from tests.strategies import questions

DECKS = Path(__file__).parents[2] / "decks"
TEST_DECKS = Path(__file__).parents[1] / "decks"


def test_the_rules_have_the_names_that_waivers_use() -> None:
    assert {rule.name for rule in RULES} == {
        "absolute-term",
        "all-of-the-above",
        "article-cue",
        "convergence",
        "form-mismatch",
        "implausible-number",
        "key-longest",
        "letter-reference",
        "mixed-units",
        "none-of-the-above",
        "overlap",
    }
    assert {rule.severity for rule in RULES} == {Severity.WARNING}


@given(st.lists(questions(), max_size=3, unique_by=lambda question: question.id))
def test_any_question_can_be_looked_at_and_only_choices_have_options(asked: list[Question]) -> None:
    deck = deck_of(*asked)
    for rule in RULES:
        for remark in rule.look(deck):
            question = deck.by_id[remark.question].question
            assert options(question) is not None or isinstance(question, Matching)
            assert remark.message


@pytest.mark.parametrize("folder", [DECKS / "pakistan-russia", TEST_DECKS / "moon"])
def test_nothing_is_found_in_our_own_decks_that_is_not_waived(folder: Path) -> None:
    deck = read_deck(folder)
    found = [
        (remark.question, rule.name)
        for rule in RULES
        for remark in rule.look(deck)
        if rule.name not in (deck.by_id[remark.question].question.waive or {})
    ]
    assert found == []


def test_a_plain_good_question_is_let_be_by_every_rule() -> None:
    item = choice("What are the dark plains of the Moon made of?", "Basalt", "Water", "Ash")
    assert [rule.name for rule in RULES if said(rule, item)] == []


def test_a_retired_question_is_not_looked_at() -> None:
    retired = Retired("2", "It was too easy.")
    item = choice("What is it?", "All of the above", "basalt.", "Basalt")
    gone = choice("What is it?", "All of the above", "basalt.", "Basalt", retired=retired)
    assert [rule.name for rule in RULES if said(rule, item)] == ["all-of-the-above", "overlap"]
    assert [rule.name for rule in RULES if said(rule, gone)] == []
