"""The rating that a verdict stands for: every rule, and the lowest where two apply."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import (
    DontKnow,
    Outcome,
    Part,
    Picked,
    Rating,
    Recalled,
    Response,
    Typed,
    Verdict,
)
from quiz.questions.verdict import judge
from quiz.study.events import Confidence
from quiz.study.rating import rating_of
from tests.strategies import questions, responses_to, true_falses

GIVEN = Typed("basalt")


def parts(right: int, wrong: int, near: int = 0) -> tuple[Part, ...]:
    outcomes = [Outcome.RIGHT] * right + [Outcome.WRONG] * wrong + [Outcome.NEAR] * near
    return tuple(
        Part(str(place), outcome, "given", "wanted") for place, outcome in enumerate(outcomes)
    )


def verdict(right: int, wrong: int, near: int = 0) -> Verdict:
    return judge(Fraction(right, right + wrong + near), parts(right, wrong, near))


@pytest.mark.parametrize(
    ("marked", "hinted", "rating"),
    [
        pytest.param(verdict(1, 0), False, Rating.GOOD, id="right"),
        pytest.param(verdict(1, 0), True, Rating.HARD, id="right with a hint"),
        pytest.param(verdict(0, 1), False, Rating.AGAIN, id="wrong"),
        pytest.param(verdict(0, 0, 1), False, Rating.AGAIN, id="near, not confirmed"),
        pytest.param(verdict(0, 0, 1).confirmed(), False, Rating.GOOD, id="typo confirmed"),
        pytest.param(verdict(0, 0, 1).confirmed(), True, Rating.HARD, id="typo, with a hint"),
        pytest.param(verdict(3, 1), False, Rating.AGAIN, id="one slip in four"),
        pytest.param(verdict(4, 1), False, Rating.HARD, id="one slip in five"),
        pytest.param(verdict(9, 1), False, Rating.HARD, id="one slip in ten"),
        pytest.param(verdict(4, 1), True, Rating.HARD, id="one slip in five, with a hint"),
        pytest.param(verdict(8, 2), False, Rating.AGAIN, id="two slips in ten"),
        pytest.param(verdict(5, 1, 1), False, Rating.AGAIN, id="a slip and a typo in seven"),
    ],
)
def test_the_rating_of_a_verdict(marked: Verdict, hinted: bool, rating: Rating) -> None:
    assert rating_of(marked, GIVEN, hinted=hinted) is rating


@pytest.mark.parametrize("hinted", [False, True])
def test_i_do_not_know_is_again(hinted: bool) -> None:
    assert rating_of(verdict(0, 1), DontKnow(), hinted=hinted) is Rating.AGAIN
    assert rating_of(verdict(4, 1), DontKnow(), hinted=hinted) is Rating.AGAIN


@pytest.mark.parametrize("rating", Rating)
def test_a_flashcard_has_the_rating_that_its_learner_gave(rating: Rating) -> None:
    assert rating_of(verdict(1, 0), Recalled(rating), hinted=False) is rating


@pytest.mark.parametrize(
    ("own", "rating"),
    [
        (Rating.AGAIN, Rating.AGAIN),
        (Rating.HARD, Rating.HARD),
        (Rating.GOOD, Rating.HARD),
        (Rating.EASY, Rating.HARD),
    ],
)
def test_a_flashcard_after_a_hint_is_hard_at_best(own: Rating, rating: Rating) -> None:
    assert rating_of(verdict(1, 0), Recalled(own), hinted=True) is rating


def test_easy_is_never_given_unasked() -> None:
    assert rating_of(verdict(20, 0), Picked(("a",)), hinted=False) is Rating.GOOD


@given(st.data())
def test_a_hint_never_raises_a_rating_and_none_is_above_hard_after_it(data: st.DataObject) -> None:
    question = data.draw(questions())
    response: Response = data.draw(responses_to(question))
    marked = question.mark(response)
    without, after = (rating_of(marked, response, hinted=hinted) for hinted in (False, True))
    assert after == min(without, Rating.HARD)


@given(st.data())
def test_only_what_is_not_right_comes_out_as_again(data: st.DataObject) -> None:
    question = data.draw(questions())
    response: Response = data.draw(responses_to(question))
    marked = question.mark(response)
    again = rating_of(marked, response, hinted=False) is Rating.AGAIN
    if marked.outcome is Outcome.RIGHT:
        assert not again
    elif marked.outcome is not Outcome.PARTIAL:
        assert again


GUESS, THINK, SURE = Confidence.GUESS, Confidence.THINK, Confidence.SURE
PICKED = Picked(("a",))


@pytest.mark.parametrize(
    ("marked", "response", "confidence", "rating"),
    [
        pytest.param(verdict(1, 0), GIVEN, None, Rating.GOOD, id="right, not asked"),
        pytest.param(verdict(1, 0), GIVEN, THINK, Rating.GOOD, id="right, thought so"),
        pytest.param(verdict(1, 0), GIVEN, SURE, Rating.GOOD, id="right and sure"),
        pytest.param(verdict(1, 0), GIVEN, GUESS, Rating.HARD, id="right, typed as a guess"),
        pytest.param(verdict(2, 0), PICKED, GUESS, Rating.AGAIN, id="a guess between two"),
        pytest.param(verdict(3, 0), PICKED, GUESS, Rating.HARD, id="a guess among three"),
        pytest.param(verdict(2, 0), PICKED, SURE, Rating.GOOD, id="sure between two"),
        pytest.param(verdict(4, 1), PICKED, GUESS, Rating.HARD, id="one slip in five, a guess"),
        pytest.param(verdict(0, 1), GIVEN, GUESS, Rating.AGAIN, id="wrong, a guess"),
        pytest.param(verdict(0, 1), GIVEN, SURE, Rating.AGAIN, id="wrong and sure"),
        pytest.param(verdict(1, 0), Recalled(Rating.EASY), GUESS, Rating.HARD, id="a card"),
    ],
)
def test_a_guess_lowers_a_rating_and_being_sure_does_not_raise_it(
    marked: Verdict, response: Response, confidence: Confidence | None, rating: Rating
) -> None:
    assert rating_of(marked, response, hinted=False, confidence=confidence) is rating


@given(st.data(), st.sampled_from([None, *Confidence]), st.booleans(), st.booleans())
def test_where_two_rules_apply_the_lowest_counts(
    data: st.DataObject, confidence: Confidence | None, hinted: bool, helped: bool
) -> None:
    question = data.draw(questions())
    response: Response = data.draw(responses_to(question))
    marked = question.mark(response)
    alone = [
        rating_of(marked, response, hinted=False),
        rating_of(marked, response, hinted=hinted),
        rating_of(marked, response, hinted=False, helped=helped),
        rating_of(marked, response, hinted=False, confidence=confidence),
    ]
    together = rating_of(marked, response, hinted=hinted, helped=helped, confidence=confidence)
    assert together is min(alone)


@given(st.data())
def test_what_was_helped_by_letters_or_struck_options_is_again(data: st.DataObject) -> None:
    question = data.draw(questions())
    response: Response = data.draw(responses_to(question))
    rated = rating_of(question.mark(response), response, hinted=False, helped=True)
    assert rated is Rating.AGAIN


@given(st.data())
def test_a_guess_on_true_or_false_is_never_known(data: st.DataObject) -> None:
    question = data.draw(true_falses())
    response = question.key()
    rated = rating_of(question.mark(response), response, hinted=False, confidence=GUESS)
    assert rated is Rating.AGAIN
