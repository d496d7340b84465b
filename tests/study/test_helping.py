"""Help comes in steps: the hint, then letters or struck options, never the whole answer."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from quiz.questions import (
    Cloze,
    Distractor,
    MultipleResponse,
    Numerical,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.text import key_of
from quiz.study.events import Help, Hinted, Item
from quiz.study.helping import letters_given, next_help
from quiz.study.session import Showing
from tests.strategies import questions

SHOWING = Showing(Item("q"), (), "", datetime(2026, 11, 26, tzinfo=UTC))


def helped(question: Question, gap: str = "") -> list[Hinted]:
    """All help there is, one after another."""
    showing, given_out = SHOWING, []
    while (hinted := next_help(question, showing, gap)) is not None:
        given_out.append(hinted)
        showing = showing.with_help(hinted)
    return given_out


def test_the_hint_comes_first_and_once() -> None:
    question = ShortAnswer(id="q", stem="Which?", answer="basalt", hint="Dark.")
    assert helped(question)[0] == Hinted()
    assert sum(hinted.help is Help.HINT for hinted in helped(question)) == 1


def test_a_choice_loses_wrong_options_until_one_is_left() -> None:
    wrong = ("a", "b", "c")
    question = SingleChoice(
        id="q", stem="Which?", answer="right", distractors=tuple(map(Distractor, wrong))
    )
    struck = [hinted.key for hinted in helped(question)]
    assert len(struck) == 2
    assert set(struck) < {key_of(text) for text in wrong}


def test_a_typed_answer_gives_away_half_of_its_letters() -> None:
    question = ShortAnswer(id="q", stem="Which?", answer="basalt")
    given_out = helped(question)
    assert len(given_out) == 3
    showing = SHOWING
    for hinted in given_out:
        showing = showing.with_help(hinted)
    assert letters_given(question, showing) == ["bas"]


def test_a_gap_gives_away_its_own_letters() -> None:
    question = Cloze(id="q", text="[[Armstrong]] and [[Aldrin]]")
    second = question.gaps[1].key
    given_out = helped(question, second)
    assert {hinted.key for hinted in given_out} == {second}
    showing = SHOWING
    for hinted in given_out:
        showing = showing.with_help(hinted)
    assert letters_given(question, showing) == ["", "Ald"]


@pytest.mark.parametrize(
    "question",
    [
        TrueFalse(id="q", stem="So?", answer=True),
        Numerical(id="q", stem="How many?", answer=Decimal(3)),
    ],
)
def test_what_has_neither_options_to_spare_nor_letters_has_its_hint_alone(
    question: Question,
) -> None:
    assert helped(question) == []


@given(questions())
def test_help_ends_and_never_strikes_a_right_option(question: Question) -> None:
    struck = {hinted.key for hinted in helped(question) if hinted.help is Help.STRUCK}
    if isinstance(question, SingleChoice | MultipleResponse):
        wrong = {key_of(distractor.text) for distractor in question.distractors}
        assert struck <= wrong
        assert len(wrong - struck) == 1
