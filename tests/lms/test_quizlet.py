"""Cards for Quizlet: which questions make one, and that a card is a line with a tab in it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.lms.exported import Exported
from quiz.lms.quizlet import write
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Matching,
    Numerical,
    Question,
    ShortAnswer,
    SingleChoice,
)
from tests.lms.decks import MOON, REAL, deck_of
from tests.strategies import questions


def exported(*asked: Question) -> Exported:
    deck = deck_of(asked)
    return write(deck, deck.placed)


def cards(content: bytes) -> list[tuple[str, str]]:
    """The cards as Quizlet parts them: a line each, at its one tab."""
    lines = content.decode().split("\n")
    assert lines.pop() == ""
    found = []
    for line in lines:
        term, definition = line.split("\t")
        assert term.strip()
        assert definition.strip()
        found.append((term, definition))
    return found


def reasons(found: Exported) -> str:
    return "; ".join(loss.reason for loss in found.simplified)


def test_a_flashcard_is_a_card_once_as_either_side_can_be_asked_first() -> None:
    found = exported(Flashcard(id="a", front="Front", back="Back", reverse=True))
    assert cards(found.content) == [("Front", "Back")]


def test_an_answer_that_is_typed_is_a_card_and_other_forms_are_told() -> None:
    found = exported(ShortAnswer(id="a", stem="Rock?", answer="basalt", accept=("lava rock",)))
    assert cards(found.content) == [("Rock?", "basalt")]
    assert "the other forms that are right are left out" in reasons(found)


def test_a_number_is_a_card_with_its_unit_and_the_tolerance_is_told() -> None:
    found = exported(
        Numerical(id="a", stem="How far?", answer=Decimal(384), tolerance=Decimal(1), unit="Mm")
    )
    assert cards(found.content) == [("How far?", "384 Mm")]
    assert "how far off is still right" in reasons(found)


def test_a_text_with_gaps_is_a_card_with_what_fills_them() -> None:
    found = exported(Cloze(id="a", text="[[Armstrong|Neil]] went with [[Aldrin]]."))
    assert cards(found.content) == [("[1] went with [2].", "[1] Armstrong, [2] Aldrin")]
    one = exported(Cloze(id="a", text="The Moon has no [[air]]."))
    assert cards(one.content) == [("The Moon has no _____.", "air")]


def test_each_pair_of_a_matching_is_a_card() -> None:
    found = exported(
        Matching(id="a", stem="Where?", pairs=(("A", "1"), ("B", "2")), distractors=("3", "4"))
    )
    assert cards(found.content) == [("Where? A", "1"), ("Where? B", "2")]
    assert "each pair is a card of its own" in reasons(found)


def test_a_choice_is_a_card_where_it_can_be_asked_without_its_options() -> None:
    fair = SingleChoice(
        id="a", stem="What are the seas made of?", answer="Basalt", distractors=(Distractor("Ash"),)
    )
    found = exported(fair)
    assert cards(found.content) == [("What are the seas made of?", "Basalt")]
    assert "without its options" in reasons(found)


@pytest.mark.parametrize("question", ["same-side", "plains", "no-air", "days"])
def test_what_makes_no_fair_card_is_left_out_with_a_reason(question: str) -> None:
    found = exported(MOON.by_id[question].question)
    assert found.content == b""
    [loss] = found.dropped
    assert loss.question == question
    assert "card" in loss.reason


def test_what_a_card_has_no_place_for_is_told() -> None:
    found = exported(MOON.by_id["origin"].question)
    told = reasons(found)
    for what in ("its explanation", "the sources that it cites", "the disputes that it names"):
        assert what in told


def test_emphasis_is_plain_and_that_is_told() -> None:
    found = exported(Flashcard(id="a", front="*Mare* means `sea`", back="yes"))
    assert cards(found.content) == [("Mare means sea", "yes")]
    assert "emphasis and code are plain words" in reasons(found)


def test_tabs_and_lines_in_a_text_are_spaces() -> None:
    found = exported(Flashcard(id="a", front="one\ttwo\nthree\u2028four", back="x\r\ny"))
    assert cards(found.content) == [("one two three four", "x y")]


@given(st.lists(questions(), max_size=4, unique_by=lambda question: question.id))
def test_every_question_is_in_the_file_or_told_of(asked: list[Question]) -> None:
    found = exported(*asked)
    cards(found.content)
    told = {loss.question for loss in found.dropped} | {loss.question for loss in found.simplified}
    assert told == {question.id for question in asked}


def test_the_real_deck_makes_cards() -> None:
    found = write(REAL, REAL.in_use)
    assert found == write(REAL, REAL.in_use)
    assert len(cards(found.content)) > 100
