"""Multiple response: fields, partial credit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Distractor, DontKnow, Outcome, Picked
from quiz.questions.text import key_of
from tests.questions.building import multiple_response, refused
from tests.strategies import multiple_responses


def pick(hits, slips):
    texts = [f"answer {n}" for n in range(hits)] + [f"distractor {n}" for n in range(slips)]
    return Picked(tuple(map(key_of, texts)))


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"stem": ""}, [("stem",)]),
        ({"answers": 0}, [("answers",)]),
        ({"distractors": 0}, [("distractors",)]),
        ({"answers": 0, "distractors": 0}, [("answers",), ("distractors",)]),
    ],
)
def test_one_answer_and_one_distractor_are_the_least(fields, paths):
    assert refused(multiple_response, **fields) == paths
    assert refused(multiple_response, 1, 1) == []


def test_blank_options_and_options_alike_are_refused():
    wrong = (Distractor("a"),)
    fields = {"id": "q", "stem": "s", "distractors": wrong}
    build = type(multiple_response())
    assert refused(build, **fields, answers=("b", " ")) == [("answers", 1)]
    assert refused(build, **fields, answers=("b", " b ")) == [("answers", 1)]
    assert refused(build, **fields, answers=("b", "a")) == [("distractors", 0, "text")]


@pytest.mark.parametrize(
    ("answers", "distractors", "hits", "slips", "score"),
    [
        (3, 3, 3, 0, 1),
        (3, 3, 2, 0, 2 / 3),
        (3, 3, 1, 0, 1 / 3),
        (3, 3, 3, 1, 2 / 3),
        (3, 3, 2, 1, 1 / 3),
        (3, 3, 1, 1, 0),
        (3, 3, 1, 2, 0),
        (3, 3, 0, 0, 0),
        (3, 3, 0, 1, 0),
        (3, 3, 3, 3, 0),
        (2, 4, 2, 1, 1 / 2),
        (2, 4, 2, 4, 0),
        (4, 2, 3, 1, 1 / 4),
        (4, 2, 4, 1, 1 / 2),
        (4, 1, 4, 1, 0),
        (1, 4, 1, 0, 1),
        (1, 4, 1, 1, 0),
    ],
)
def test_a_false_pick_costs_its_share_of_the_smaller_group(
    answers, distractors, hits, slips, score
):
    verdict = multiple_response(answers, distractors).mark(pick(hits, slips))
    assert verdict.score == pytest.approx(score, abs=1e-12)
    wanted = {0: Outcome.WRONG, 1: Outcome.RIGHT}.get(score, Outcome.PARTIAL)
    assert verdict.outcome is wanted


def test_a_key_picked_twice_counts_once():
    keys = pick(2, 0).keys
    assert multiple_response(3, 3).mark(Picked(keys + keys)).score == pytest.approx(2 / 3)


def test_an_unknown_key_is_a_false_pick():
    keys = (*pick(3, 0).keys, key_of("no such option"))
    assert multiple_response(3, 3).mark(Picked(keys)).score == pytest.approx(2 / 3)


def test_i_dont_know_is_wrong():
    assert multiple_response().mark(DontKnow()).outcome is Outcome.WRONG


def test_a_part_is_right_where_it_was_picked_just_if_it_is_an_answer():
    parts = multiple_response(2, 2).mark(pick(1, 1)).parts
    right, wrong = Outcome.RIGHT, Outcome.WRONG
    assert [part.outcome for part in parts] == [right, wrong, wrong, right]


@given(multiple_responses())
def test_picking_everything_is_worth_nothing(question):
    texts = [*question.answers, *(item.text for item in question.distractors)]
    verdict = question.mark(Picked(tuple(map(key_of, texts))))
    assert (verdict.outcome, verdict.score) == (Outcome.WRONG, 0)


@given(multiple_responses(), st.data())
def test_a_further_false_pick_never_pays(question, data):
    texts = [*question.answers, *(item.text for item in question.distractors)]
    keys = data.draw(st.lists(st.sampled_from(texts).map(key_of), unique=True).map(tuple))
    slip = key_of(data.draw(st.sampled_from(question.distractors)).text)
    before = question.mark(Picked(tuple(key for key in keys if key != slip)))
    assert question.mark(Picked((*keys, slip))).score <= before.score
