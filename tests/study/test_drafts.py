"""Whether there is anything of a response, and whether it is whole."""

import random

from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import DontKnow, Filled, Matched, Picked, Question, Response, Typed
from quiz.study.drafts import is_empty, is_whole
from tests.strategies import questions, responses_to


@given(questions())
def test_the_right_answer_is_whole_and_so_is_not_knowing(question: Question) -> None:
    laid_out = question.present(random.Random(0))
    assert is_whole(question.key(), laid_out)
    assert is_whole(DontKnow(), laid_out)


@given(st.data())
def test_what_is_whole_is_not_empty(data: st.DataObject) -> None:
    question = data.draw(questions())
    response = data.draw(responses_to(question))
    laid_out = question.present(random.Random(0))
    assert not (is_whole(response, laid_out) and is_empty(response))


@given(questions(), st.randoms(use_true_random=False))
def test_without_one_of_its_parts_an_answer_is_not_whole(
    question: Question, rng: random.Random
) -> None:
    laid_out = question.present(random.Random(0))
    part: Response
    match question.key():
        case Filled(texts):
            place = rng.randrange(len(texts))
            part = Filled((*texts[:place], (texts[place][0], " "), *texts[place + 1 :]))
        case Matched(pairs):
            place = rng.randrange(len(pairs))
            part = Matched((*pairs[:place], *pairs[place + 1 :]))
        case Typed():
            part = Typed("  ")
        case Picked():
            part = Picked(())
        case _:
            assert question.kind in ("ordering", "flashcard")
            return
    assert not is_whole(part, laid_out)
