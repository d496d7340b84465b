"""A choice asked again without its options: where that is fair, and what is then accepted."""

from dataclasses import replace

import pytest
from hypothesis import given

from quiz.deck.recall import MOST_WORDS, as_recall
from quiz.questions import Distractor, Level, Outcome, Question, SingleChoice, Typed
from quiz.questions.text import fold
from tests.strategies import questions, single_choices


def choice(
    stem: str = "Of which rock are the plains made?", answer: str = "Basalt"
) -> SingleChoice:
    return SingleChoice(
        id="plains",
        level=Level.REMEMBER,
        cite=("moon#4",),
        disputes=("origin",),
        explanation="Lava sets as basalt.",
        note="A note.",
        hint="It is dark.",
        tags=("rock",),
        group="rocks",
        stem=stem,
        answer=answer,
        distractors=(Distractor("Granite", "That is light."), Distractor("*Chalk*")),
    )


def outcome(question: Question, text: str) -> Outcome:
    return question.mark(Typed(text)).outcome


def test_a_choice_with_a_short_answer_is_typed_and_keeps_what_belongs_to_it() -> None:
    typed = as_recall(choice(), ())
    assert typed is not None
    for name in (
        *("id", "level", "cite", "disputes", "explanation", "note", "hint", "tags", "group"),
        *("stem", "answer"),
    ):
        assert getattr(typed, name) == getattr(choice(), name)


def test_its_distractors_are_plainly_wrong() -> None:
    typed = as_recall(choice(), ())
    assert typed is not None
    assert typed.reject == ("Granite", "Chalk")
    assert outcome(typed, "granite") is Outcome.WRONG
    assert outcome(typed, "basalt") is Outcome.RIGHT
    assert outcome(typed, "bassalt") is Outcome.NEAR


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("The Moon", ["the moon", "Moon"]),
        ("a rock", ["a rock", "rock"]),
        ("An orbit", ["orbit"]),
        ("*Apollo* 11", ["Apollo 11"]),
        ("Houston.", ["houston"]),
        ("Theia", ["theia"]),
    ],
)
def test_an_article_a_stop_and_mark_up_need_not_be_typed(answer: str, accepted: list[str]) -> None:
    typed = as_recall(choice(answer=answer), ())
    assert typed is not None
    assert {outcome(typed, text) for text in accepted} == {Outcome.RIGHT}


@pytest.mark.parametrize(
    ("answer", "is_typed"),
    [
        ("one", True),
        ("one two three", True),
        ("one two three four", False),
        ("...", False),
    ],
)
def test_an_answer_of_more_than_three_words_is_not_typed(answer: str, is_typed: bool) -> None:
    assert MOST_WORDS == 3
    assert (as_recall(choice(answer=answer), ()) is not None) == is_typed


@pytest.mark.parametrize("banned", ["Basalt", "basalt", " BASALT "])
def test_what_may_not_be_a_key_is_not_asked_for(banned: str) -> None:
    assert as_recall(choice(), ["Granite"]) is not None
    assert as_recall(choice(), ["Granite", banned]) is None


@pytest.mark.parametrize(
    "stem",
    [
        "Which of these is a rock?",
        "Which of the following is a rock?",
        "Which one of those rocks is dark?",
        "Which statement is right?",
        "What claim does the text make?",
        "Which option is right?",
        "Choose from the following rocks.",
    ],
)
def test_a_stem_that_needs_its_options_keeps_them(stem: str) -> None:
    assert as_recall(choice(stem=stem), ()) is None


@pytest.mark.parametrize(
    "stem",
    [
        "Which rock are the plains made of?",
        "Who stayed in orbit?",
        "What did the seas of the Moon turn out to be?",
        "Of which rock are the dark plains made?",
    ],
)
def test_a_stem_that_asks_for_something_is_typed(stem: str) -> None:
    assert as_recall(choice(stem=stem), ()) is not None


@given(questions())
def test_only_a_choice_comes_back_typed(question: Question) -> None:
    typed = as_recall(question, ())
    assert typed is None or isinstance(question, SingleChoice)


@given(single_choices())
def test_whatever_is_typed_accepts_its_answer_and_none_of_its_distractors(
    question: SingleChoice,
) -> None:
    typed = as_recall(replace(question, stem="Who stayed in orbit?"), ())
    if typed is None:
        return
    assert typed.id == question.id
    assert typed.mark(typed.key()).outcome is Outcome.RIGHT
    assert as_recall(question, [typed.answer]) is None
    for text in typed.reject:
        if fold(text) not in {fold(typed.answer), *map(fold, typed.accept)}:
            assert outcome(typed, text) is Outcome.WRONG
