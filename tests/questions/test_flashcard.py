"""Flashcard: fields, faces, and the learner's own rating."""

from random import Random

import pytest

from quiz.questions import DontKnow, Outcome, Presentation, Rating, Recalled, Side
from tests.questions.building import flashcard, refused


@pytest.mark.parametrize("name", ["front", "back"])
def test_a_blank_face_is_refused(name):
    assert refused(flashcard, **{name: " "}) == [(name,)]


def test_the_back_is_asked_for_its_front_just_if_there_is_a_reverse():
    assert flashcard().ways() == (Side.FORWARD,)
    assert flashcard(reverse=True).ways() == (Side.FORWARD, Side.REVERSE)


def test_each_side_shows_one_face_and_hides_the_other():
    card = flashcard(reverse=True)
    assert card.faces(Side.FORWARD) == ("The front", "The back")
    assert card.faces(Side.REVERSE) == ("The back", "The front")
    assert card.present(Random(0)) == Presentation("The front")
    assert card.present(Random(0), Side.REVERSE) == Presentation("The back")


@pytest.mark.parametrize(
    ("rating", "outcome"),
    [
        (Rating.AGAIN, Outcome.WRONG),
        (Rating.HARD, Outcome.RIGHT),
        (Rating.GOOD, Outcome.RIGHT),
        (Rating.EASY, Outcome.RIGHT),
    ],
)
def test_the_learners_rating_decides(rating, outcome):
    verdict = flashcard().mark(Recalled(rating))
    assert (verdict.outcome, verdict.score) == (outcome, outcome is Outcome.RIGHT)


def test_i_dont_know_is_wrong():
    verdict = flashcard().mark(DontKnow())
    assert (verdict.outcome, verdict.score) == (Outcome.WRONG, 0)


def test_ratings_have_the_numbers_of_fsrs_and_anki():
    assert list(Rating) == [1, 2, 3, 4]
