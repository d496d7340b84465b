"""Answers typed in from paper: what is written is read back, and what is none is refused."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.paper.layout import Laid
from quiz.paper.notation import UnreadableAnswer, response_of, written
from quiz.paper.versions import laid
from quiz.questions import (
    Distractor,
    DontKnow,
    Filled,
    Matched,
    MultipleResponse,
    Ordered,
    Outcome,
    Picked,
    Question,
    Rating,
    Recalled,
    Typed,
)
from quiz.questions.text import key_of
from tests.paper.sheets import CHOICE, GAPS, NUMBER, ORDER, PAIRS, SEVERAL, STATEMENT, TYPED
from tests.questions.building import flashcard
from tests.strategies import questions, responses_to

MANY = MultipleResponse(
    id="many",
    stem="Which?",
    answers=tuple(f"a{number}" for number in range(30)),
    distractors=(Distractor("b"),),
)


def _answered() -> st.SearchStrategy[Question]:
    return questions().filter(lambda question: question.kind != "flashcard")


@given(_answered(), st.randoms(use_true_random=False))
def test_the_right_answer_is_read_back_as_right_however_it_is_laid_out(
    question: Question, rng: Random
) -> None:
    each = laid(question, rng)
    cell = written(question, each, question.key())
    assert question.mark(response_of(question, each, cell)).outcome is Outcome.RIGHT


@given(st.data(), _answered(), st.randoms(use_true_random=False))
def test_an_answer_is_marked_as_it_would_be_on_a_screen(
    data: st.DataObject, question: Question, rng: Random
) -> None:
    each = laid(question, rng)
    response = data.draw(responses_to(question))
    cell = written(question, each, response)
    read = response_of(question, each, cell)
    assert written(question, each, read) == cell
    if not isinstance(response, Picked) or set(response.keys) <= set(each.options):
        assert question.mark(read).score == question.mark(response).score


def _keys(*texts: str) -> tuple[str, ...]:
    return tuple(map(key_of, texts))


RIVERS = Laid("longest", _keys("The Ems", "The Rhine", "The Weser"))
TRUTH = Laid("north", _keys("True", "False"))
TOWNS = Laid("towns", slots=tuple(gap.key for gap in GAPS.gaps))
COURSE = Laid("downstream", _keys("Mainz", "Chur", "Bonn", "Basel"))
LANDS = Laid(
    "countries",
    _keys("Poland", "Switzerland", "Austria", "France", "Germany"),
    _keys("Chur", "Bonn", "Basel", "Lyon"),
)


@pytest.mark.parametrize("cell", ["", " ", "\t\n"])
@pytest.mark.parametrize("question", [CHOICE, STATEMENT, TYPED, NUMBER, GAPS, ORDER, PAIRS])
def test_an_empty_cell_is_i_dont_know(question: Question, cell: str) -> None:
    assert response_of(question, RIVERS, cell) == DontKnow()
    assert written(question, RIVERS, DontKnow()) == ""


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("B", ["The Rhine"]),
        (" b ", ["The Rhine"]),
        ("AB", ["The Ems", "The Rhine"]),
        ("a, c", ["The Ems", "The Weser"]),
        ("C;A;C", ["The Weser", "The Ems"]),
    ],
)
def test_options_are_letters_with_or_without_anything_between(cell: str, texts: list[str]) -> None:
    assert response_of(CHOICE, RIVERS, cell) == Picked(_keys(*texts))


def test_two_letters_for_a_single_choice_are_wrong() -> None:
    assert CHOICE.mark(response_of(CHOICE, RIVERS, "AB")).score == 0


def test_letters_beyond_z_want_spaces_between_them() -> None:
    many = Laid("many", _keys(*MANY.answers, "b"))
    read = response_of(MANY, many, "A ab Z")
    assert read == Picked(_keys("a0", "a27", "a25"))
    assert written(MANY, many, read) == "A Z AB"


@pytest.mark.parametrize(
    ("cell", "texts"),
    [("T", ["True"]), ("false", ["False"]), ("t f", ["True", "False"])],
)
def test_true_and_false_are_words_or_their_first_letters(cell: str, texts: list[str]) -> None:
    assert response_of(STATEMENT, TRUTH, cell) == Picked(_keys(*texts))


def test_options_that_happen_to_say_true_are_letters_all_the_same() -> None:
    question = replace(CHOICE, answer="True", distractors=(Distractor("False"),))
    each = Laid("longest", _keys("False", "True"))
    assert written(question, each, question.key()) == "B"
    assert response_of(question, each, "B") == question.key()


def test_what_was_written_on_a_line_is_kept_as_it_is() -> None:
    for question in (TYPED, NUMBER):
        assert response_of(question, Laid("x"), " -5, =1+1 | ä ") == Typed("-5, =1+1 | ä")


def test_gaps_stand_one_behind_the_other() -> None:
    names = [gap.key for gap in GAPS.gaps]
    assert response_of(GAPS, TOWNS, "Basel || a\\|b ") == Filled(
        ((names[0], "Basel"), (names[2], "a|b"))
    )
    assert response_of(GAPS, TOWNS, "Basel") == Filled(((names[0], "Basel"),))
    assert written(GAPS, TOWNS, Filled(((names[2], "a|b"),))) == " |  | a\\|b"


@pytest.mark.parametrize("cell", ["3124", "3 1 2 4", "3,1,2,4"])
def test_an_ordering_is_the_numbers_in_its_boxes_from_top_to_bottom(cell: str) -> None:
    read = response_of(ORDER, COURSE, cell)
    assert read == Ordered(_keys("Chur", "Bonn", "Mainz", "Basel"))


def test_boxes_that_are_empty_or_share_a_number_are_left_out() -> None:
    assert response_of(ORDER, COURSE, "2-14") == Ordered(_keys("Bonn", "Mainz", "Basel"))
    assert response_of(ORDER, COURSE, "2 1 1 4") == Ordered(_keys("Mainz", "Basel"))
    assert written(ORDER, COURSE, Ordered(_keys("Bonn", "Mainz"))) == "2 - 1 -"


def test_a_matching_is_the_letters_on_its_lines_from_top_to_bottom() -> None:
    read = response_of(PAIRS, LANDS, "be-D")
    chur, bonn, _, lyon = LANDS.slots
    lands = LANDS.options
    assert read == Matched(((chur, lands[1]), (bonn, lands[4]), (lyon, lands[3])))
    assert written(PAIRS, LANDS, read) == "B E - D"


@pytest.mark.parametrize(
    ("question", "each", "cell", "told"),
    [
        (CHOICE, RIVERS, "D", "'D' is not a letter from A to C"),
        (CHOICE, RIVERS, "1", "'1' is not a letter from A to C"),
        (SEVERAL, RIVERS, "A-C", "'-' is not a letter"),
        (STATEMENT, TRUTH, "yes", "'yes' is not T or F"),
        (STATEMENT, TRUTH, "A", "'A' is not T or F"),
        (GAPS, TOWNS, "a|b|c|d", "4 texts with | between them, and the gaps are 3"),
        (ORDER, COURSE, "123", "'123' is 3 signs; one for each box is wanted, 4 in all"),
        (ORDER, COURSE, "1235", "'5' is not a number from 1 to 4"),
        (ORDER, COURSE, "1230", "'0' is not a number from 1 to 4"),
        (ORDER, COURSE, "A B C D", "'A' is not a number from 1 to 4"),
        (ORDER, COURSE, "1 2 3 ²", "'²' is not a number"),
        (PAIRS, LANDS, "A B C", "one for each line is wanted, 4 in all, and - for one"),
        (PAIRS, LANDS, "A B C F", "'F' is not a letter from A to E"),
        (flashcard(), Laid("card"), "good", "a flashcard has no answer on paper"),
    ],
)
def test_what_is_no_answer_is_refused_with_what_was_found_and_is_wanted(
    question: Question, each: Laid, cell: str, told: str
) -> None:
    with pytest.raises(UnreadableAnswer) as caught:
        response_of(question, each, cell)
    assert told in str(caught.value)


def test_a_rating_is_not_given_on_paper() -> None:
    with pytest.raises(TypeError, match="rating"):
        written(flashcard(), Laid("card"), Recalled(Rating.GOOD))
