"""Short answer: fields, accepted forms, near misses, named look-alikes."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import DontKnow, Outcome, Presentation, Typed
from tests.questions.building import refused, short_answer
from tests.strategies import any_texts, short_answers


def outcome(question, text):
    return question.mark(Typed(text)).outcome


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"stem": ""}, [("stem",)]),
        ({"answer": " "}, [("answer",)]),
        ({"answer": "..."}, [("answer",)]),
        ({"answer": "“”"}, [("answer",)]),
        ({"accept": ("Mukti Fauj", ",")}, [("accept", 1)]),
        ({"reject": ("Mukti Fauj", "muktibahini")}, [("reject", 1)]),
        ({"accept": ("Mukti Fauj",), "reject": ("MUKTI FAUJ.",)}, [("reject", 0)]),
    ],
)
def test_refused_are(fields, paths):
    assert refused(short_answer, **fields) == paths


def test_an_accepted_form_may_fold_like_the_answer():
    assert refused(short_answer, accept=("Muktibahini", "Mukti Fauj")) == []


def test_nothing_is_given_away_when_it_is_laid_out():
    assert short_answer().present(Random(0)) == Presentation("Which force?")


@pytest.mark.parametrize(
    "text", ["Mukti Bahini", " mukti-bahini. ", "“Mukti Bahini”", "Mukti Fauj"]
)
def test_the_answer_and_the_accepted_forms_are_right(text):
    assert outcome(short_answer(accept=("Mukti Fauj",)), text) is Outcome.RIGHT


@pytest.mark.parametrize(
    "text", ["", " ", "...", "Mukti", "Razakars", "\0", "\ud800", "x" * 10_000]
)
def test_anything_else_is_wrong(text):
    assert outcome(short_answer(), text) is Outcome.WRONG


@pytest.mark.parametrize(
    "text", ["Mukti Bahinni", "mukti bahni", "Mukti Bahimi", "Muk ti Bahiin", "Mukti Fauk"]
)
def test_one_typo_in_any_accepted_form_is_near(text):
    verdict = short_answer(accept=("Mukti Fauj",)).mark(Typed(text))
    assert (verdict.outcome, verdict.score) == (Outcome.NEAR, 0)


def test_two_typos_are_wrong():
    assert outcome(short_answer(), "Mukti Bahhinni") is Outcome.WRONG


@pytest.mark.parametrize(("answer", "text"), [("CENTO", "SENTO"), ("SCO", "SCE"), ("Iran", "Iraq")])
def test_near_wants_five_letters(answer, text):
    near = len(answer) >= 5
    assert outcome(short_answer(answer), text) is (Outcome.NEAR if near else Outcome.WRONG)


def test_a_wrong_digit_is_not_near():
    assert outcome(short_answer("December 1971"), "December 1972") is Outcome.WRONG
    assert outcome(short_answer("Sukhoi Su-35"), "Sukhoi Su-37") is Outcome.WRONG


def test_a_rejected_look_alike_is_never_a_near_miss():
    question = short_answer("hypotonic", reject=("hypertonic", "Hypatonic"))
    assert outcome(question, "hypitonic") is Outcome.NEAR
    assert outcome(question, "hypatonic") is Outcome.WRONG
    assert outcome(question, " HYPATONIC. ") is Outcome.WRONG


def test_a_near_miss_is_right_once_it_is_confirmed_as_a_typo():
    confirmed = short_answer().mark(Typed("Mukti Bahinni")).confirmed()
    assert (confirmed.outcome, confirmed.score) == (Outcome.RIGHT, 1)
    assert [part.outcome for part in confirmed.parts] == [Outcome.RIGHT]
    assert confirmed.parts[0].given == "Mukti Bahinni"


@pytest.mark.parametrize("text", ["Mukti Bahini", "Razakars", ""])
def test_nothing_but_a_near_miss_can_be_confirmed(text):
    with pytest.raises(ValueError, match="near"):
        short_answer().mark(Typed(text)).confirmed()


def test_i_dont_know_is_wrong_and_gives_nothing():
    verdict = short_answer().mark(DontKnow())
    assert (verdict.outcome, verdict.parts[0].given) == (Outcome.WRONG, "")
    assert verdict.parts[0].wanted == "Mukti Bahini"


@given(short_answers(), st.data())
def test_every_accepted_form_is_right_and_no_rejected_one_is_more_than_wrong(question, data):
    for form in (question.answer, *question.accept):
        assert outcome(question, form) is Outcome.RIGHT
    for form in question.reject:
        assert outcome(question, form) is Outcome.WRONG


@given(short_answers(), any_texts())
def test_no_text_raises(question, text):
    assert question.mark(Typed(text)).parts[0].given == text
