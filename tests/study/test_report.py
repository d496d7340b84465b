"""The report of an exam: points by topic and level, beside what guessing would reach."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import DontKnow, Filled, Question, Rating, Response, Typed
from quiz.questions.text import key_of
from quiz.study.events import Item
from quiz.study.guessing import guessing_score
from quiz.study.report import Marked, report
from quiz.study.session import Attempt
from tests.record.building import MOON
from tests.study.building import START

SCORED = [placed for placed in MOON.placed if placed.question.kind != "flashcard"]


def marked(number: int, response: Response | None, question: str = "basalt") -> Marked:
    placed = MOON.by_id[question]
    attempt = None if response is None else _attempt(placed.question, response)
    return Marked(number, placed.question, placed.topic.title, attempt)


def _attempt(question: Question, response: Response) -> Attempt:
    return Attempt(
        id="a",
        item=Item(question.id),
        at=START,
        day=date(2026, 3, 1),
        response=response,
        verdict=question.mark(response),
        rating=Rating.AGAIN,
    )


PARTLY = Filled(((key_of("Armstrong"), "Aldrin"),))


@pytest.mark.parametrize(
    ("response", "question", "outcome", "score"),
    [
        (Typed("basalt"), "basalt", "right", 1.0),
        (Typed("granite"), "basalt", "wrong", 0.0),
        (Typed("bassalt"), "basalt", "wrong", 0.0),
        (DontKnow(), "basalt", "not known", 0.0),
        (None, "basalt", "open", 0.0),
        (PARTLY, "crew", "partial", 1 / 3),
    ],
    ids=["right", "wrong", "a typo is wrong", "not known", "open", "partial"],
)
def test_a_question_has_a_word_and_a_score(
    response: Response | None, question: str, outcome: str, score: float
) -> None:
    found = marked(1, response, question)
    assert found.outcome == outcome
    assert found.score == pytest.approx(score)


answers = st.lists(
    st.tuples(st.sampled_from(SCORED), st.sampled_from(["key", "unknown", "open"])), max_size=12
)


@given(answers)
def test_topics_and_levels_add_up_to_the_whole(drawn: list[tuple[object, str]]) -> None:
    exam = [
        marked(
            number,
            {"key": placed.question.key(), "unknown": DontKnow(), "open": None}[how],
            placed.question.id,
        )
        for number, (placed, how) in enumerate(drawn, 1)
    ]
    found = report(exam)
    whole = found.whole
    assert whole.questions == len(exam)
    assert whole.points == sum(how == "key" for _, how in drawn)
    assert whole.guessing == pytest.approx(
        float(sum(guessing_score(placed.question) for placed, _ in drawn))
    )
    for tallies in (found.topics, found.levels):
        assert sum(tally.questions for tally in tallies) == whole.questions
        assert sum(tally.points for tally in tallies) == pytest.approx(whole.points)
        assert sum(tally.guessing for tally in tallies) == pytest.approx(whole.guessing)
    assert found.marked == tuple(exam)
    assert 0 <= whole.share <= 1


def test_topics_and_levels_come_in_the_order_in_which_they_were_asked() -> None:
    found = report(
        [marked(n, None, name) for n, name in enumerate(("days", "basalt", "walkers"), 1)]
    )
    assert [tally.name for tally in found.topics] == ["The landing", "Surface and motion"]
    assert [tally.name for tally in found.levels] == ["understand", "remember"]


def test_an_exam_of_nothing_has_no_share() -> None:
    found = report([])
    assert (found.whole.questions, found.whole.points, found.whole.share) == (0, 0, 0)
    assert found.topics == found.levels == ()
