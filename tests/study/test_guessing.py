"""The score that guessing reaches, held against marking every blind response there is."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.questions import (
    Distractor,
    Matched,
    Matching,
    MultipleResponse,
    Ordered,
    Ordering,
    Picked,
    Question,
    Response,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.text import key_of
from quiz.questions.true_false import FALSE, TRUE
from quiz.study.guessing import guessing_score
from tests.strategies import (
    clozes,
    flashcards,
    matchings,
    multiple_responses,
    numericals,
    orderings,
    short_answers,
    single_choices,
    true_falses,
)

MOST_RESPONSES = 2000


def blind_responses(question: Question) -> Iterator[Response]:
    """Every response that a learner who guesses may give, each as likely as the others."""
    match question:
        case SingleChoice(answer=answer, distractors=distractors):
            texts = [answer, *(each.text for each in distractors)]
            yield from (Picked((key_of(text),)) for text in texts)
        case TrueFalse():
            yield from (Picked((key_of(text),)) for text in (TRUE, FALSE))
        case MultipleResponse(answers=answers, distractors=distractors):
            keys = [key_of(text) for text in (*answers, *(each.text for each in distractors))]
            yield from map(Picked, combinations(keys, len(answers)))
        case Ordering(items=items):
            yield from map(Ordered, permutations(map(key_of, items)))
        case Matching(pairs=pairs):
            lefts = [key_of(left) for left, _ in pairs]
            rights = list(map(key_of, question.rights()))
            for given_rights in product(rights, repeat=len(lefts)):
                yield Matched(tuple(zip(lefts, given_rights, strict=True)))
        case _:
            raise AssertionError(f"{question.kind} is not guessed")


def mean_mark(question: Question) -> Fraction:
    scores = [
        Fraction(question.mark(response).score).limit_denominator(10_000)
        for response in blind_responses(question)
    ]
    return sum(scores, start=Fraction(0)) / len(scores)


@settings(max_examples=60, deadline=None)
@given(st.one_of(single_choices(), true_falses(), multiple_responses(), orderings(), matchings()))
def test_guessing_reaches_the_mean_mark_of_all_blind_responses(question: Question) -> None:
    if isinstance(question, Matching):
        assume(len(question.rights()) ** len(question.pairs) <= MOST_RESPONSES)
    assert guessing_score(question) == mean_mark(question)


@pytest.mark.parametrize("answers", range(1, 5))
@pytest.mark.parametrize("distractors", range(1, 5))
def test_of_several_as_many_are_guessed_as_are_right(answers: int, distractors: int) -> None:
    question = MultipleResponse(
        id="q",
        stem="Which?",
        answers=tuple(f"right {number}" for number in range(answers)),
        distractors=tuple(Distractor(f"wrong {number}") for number in range(distractors)),
    )
    assert guessing_score(question) == mean_mark(question)


@pytest.mark.parametrize("items", range(2, 8))
def test_items_are_guessed_into_any_order(items: int) -> None:
    question = Ordering(id="q", stem="Order!", items=tuple(f"item {n}" for n in range(items)))
    assert guessing_score(question) == mean_mark(question)


@pytest.mark.parametrize("serving", ["abcd", "abca"])
def test_a_right_side_that_serves_twice_is_one_to_guess_from(serving: str) -> None:
    question = Matching(
        id="q",
        stem="Match!",
        pairs=tuple((f"left {number}", right) for number, right in enumerate(serving)),
        distractors=("x", "y"),
    )
    assert guessing_score(question) == mean_mark(question) == Fraction(1, len(set(serving)) + 2)


@given(st.one_of(short_answers(), numericals(), clozes(), flashcards()))
def test_what_is_typed_or_rated_is_not_guessed(question: Question) -> None:
    assert guessing_score(question) == 0
