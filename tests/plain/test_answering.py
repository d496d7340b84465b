"""Every kind is answered by lines, and a line that is no answer is refused with words."""

import pytest

from quiz.deck.inline import plain
from quiz.questions import DontKnow, Outcome, Rating, Recalled, Response
from quiz.record import Record, Recording
from tests.plain.terminal import KINDS, looked_at, only, play, right_lines


def first_response(recording: Recording) -> Response:
    return recording.state.done[0].response


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_answered_rightly_by_lines(record: Record, kind: str) -> None:
    question = KINDS[kind]
    deck = only(question.id)
    laid_out = looked_at(record, deck)
    terminal, recording = play(record, deck, ["y", *right_lines(laid_out), ""])
    [attempt] = recording.state.done
    assert attempt.verdict.outcome is Outcome.RIGHT
    assert recording.state.ended
    assert plain(question.explanation or "") in terminal.said
    if kind == "flashcard":
        assert attempt.response == Recalled(Rating.GOOD)
        assert "RATED GOOD." in terminal.said
    else:
        assert "RIGHT." in terminal.said
    assert any(line.startswith("It rests on: Moon text paragraph ") for line in terminal.said)
    assert "The session is complete." in terminal.said


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_question_mark_says_that_one_does_not_know_and_tells_the_answer(
    record: Record, kind: str
) -> None:
    terminal, recording = play(record, only(KINDS[kind].id), ["?", "3"])
    assert first_response(recording) == DontKnow()
    assert "NOT KNOWN." in terminal.said
    assert any(
        line.startswith(("The answer is: ", "The right order is: ")) for line in terminal.said
    )


@pytest.mark.parametrize(
    ("kind", "line", "wanted"),
    [
        ("single_choice", "4", "Type one number from 1 to 3"),
        ("single_choice", "", "Type one number from 1 to 3"),
        ("single_choice", "1 2", "Type one number from 1 to 3"),
        ("multiple_response", "1 1", "Type one number or more, each once, from 1 to 4"),
        ("multiple_response", "0", "Type one number or more, each once, from 1 to 4"),
        ("multiple_response", "²", "Type one number or more, each once, from 1 to 4"),
        ("true_false", "", "Type t or f"),
        ("true_false", "maybe", "Type t or f"),
        ("short_answer", "", "Type an answer"),
        ("numerical", "", "Type an answer"),
        ("cloze", "", ""),
        ("ordering", "1 2", "Type each number from 1 to 4 once"),
        ("matching", "z", "Type a letter from a to d"),
        ("matching", "", "Type a letter from a to d"),
    ],
)
def test_a_line_that_is_no_answer_is_refused_with_words(
    record: Record, kind: str, line: str, wanted: str
) -> None:
    terminal, recording = play(record, only(KINDS[kind].id), [line])
    assert wanted in terminal.text
    assert recording.state.done == ()
    assert recording.state.attempt is None


@pytest.mark.parametrize("rating", list(Rating))
def test_a_card_is_rated_by_a_digit(record: Record, rating: Rating) -> None:
    terminal, recording = play(record, only("origin"), ["", "9", str(int(rating))])
    assert first_response(recording) == Recalled(rating)
    assert "Type a number from 1 to 4." in terminal.said
