"""Single choice: fields, laying out, marking."""

from random import Random

import pytest

from quiz.questions import Distractor, DontKnow, Outcome, Picked
from quiz.questions.text import key_of
from tests.questions.building import refused, single_choice


def pick(*texts):
    return Picked(tuple(map(key_of, texts)))


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"stem": " "}, [("stem",)]),
        ({"answer": ""}, [("answer",)]),
        ({"distractors": ()}, [("distractors",)]),
        ({"distractors": (Distractor("a"), Distractor(" "))}, [("distractors", 1, "text")]),
        ({"distractors": (Distractor("a"), Distractor("a"))}, [("distractors", 1, "text")]),
        ({"distractors": (Distractor(" Lahore\n"),)}, [("distractors", 0, "text")]),
        ({"stem": "", "answer": "", "distractors": ()}, [("stem",), ("distractors",), ("answer",)]),
    ],
)
def test_refused_are(fields, paths):
    assert refused(single_choice, **fields) == paths


def test_options_alike_but_for_case_are_two_options():
    assert refused(single_choice, distractors=(Distractor("lahore"),)) == []


def test_the_stem_is_asked_and_all_options_stand():
    shown = single_choice().present(Random(1))
    assert shown.prompt == "Which city?"
    assert {option.text for option in shown.options} == {"Lahore", "Quetta", "Multan"}
    assert all(option.key == key_of(option.text) for option in shown.options)


def test_the_answer_stands_at_every_place():
    question = single_choice()
    places = {
        [option.text for option in question.present(Random(seed)).options].index("Lahore")
        for seed in range(50)
    }
    assert places == {0, 1, 2}


@pytest.mark.parametrize(
    ("response", "score"),
    [
        (pick("Lahore"), 1),
        (pick("Lahore", "Lahore"), 1),
        (pick("Quetta"), 0),
        (pick(), 0),
        (pick("Lahore", "Quetta"), 0),
        (pick("Lahore", "no such option"), 0),
        (pick("no such option"), 0),
        (DontKnow(), 0),
    ],
)
def test_only_the_answer_alone_is_right(response, score):
    verdict = single_choice().mark(response)
    assert verdict.score == score
    assert verdict.outcome is (Outcome.RIGHT if score else Outcome.WRONG)


def test_the_parts_say_what_was_picked_what_is_wanted_and_why_not():
    answer, quetta, multan = single_choice().mark(pick("Quetta")).parts
    assert (answer.given, answer.wanted, answer.outcome) == ("", "Lahore", Outcome.WRONG)
    assert (quetta.given, quetta.wanted, quetta.outcome) == ("Quetta", "", Outcome.WRONG)
    assert quetta.feedback == "That is in the west."
    assert (multan.given, multan.wanted, multan.outcome) == ("", "", Outcome.RIGHT)
