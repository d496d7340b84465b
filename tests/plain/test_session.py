"""A session line by line: its commands, stopping and going on, and what each mode asks."""

import pytest

from quiz.plain import HELP, choose_plain
from quiz.questions import Outcome, Rating, Typed
from quiz.record import Record
from tests.plain.terminal import KINDS, ONCE, Terminal, looked_at, only, play, right_lines


def test_help_is_heard_at_the_start_and_on_request(record: Record) -> None:
    terminal, _ = play(record, only("basalt"), [":?", ":q"])
    assert terminal.said.count(HELP) == 2
    for command in ("?", ":h", ":u", ":q", ":?"):
        assert command in HELP


def test_a_hint_is_told_and_makes_a_right_answer_hard(record: Record) -> None:
    deck = only("same-side")
    laid_out = looked_at(record, deck)
    terminal, recording = play(record, deck, ["y", ":h", *right_lines(laid_out), ""])
    assert any(line.startswith("Hint: Think of walking") for line in terminal.said)
    assert recording.state.done[0].rating is Rating.HARD


def test_a_question_without_a_hint_says_so(record: Record) -> None:
    terminal, _ = play(record, only("basalt"), [":h"])
    assert "There is no hint." in terminal.said


def test_undo_takes_the_answer_back_and_asks_again(record: Record) -> None:
    lines = ["granite", ":u", "basalt", ""]
    terminal, recording = play(record, only("basalt"), lines)
    assert "The last answer is taken back." in terminal.said
    [attempt] = recording.state.done
    assert attempt.response == Typed("basalt")
    assert attempt.verdict.outcome is Outcome.RIGHT


def test_undo_with_nothing_answered_says_so(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), [":u", "basalt", ""])
    assert "There is no answer to take back." in terminal.said
    assert len(recording.state.done) == 1


def test_stopping_keeps_the_session_and_yes_goes_on_with_it(record: Record) -> None:
    deck = only("same-side", "no-air")
    terminal, recording = play(record, deck, ["?", "", ":q"])
    assert not recording.state.ended
    assert any("session is kept" in line for line in terminal.said)
    open_question = recording.question.id
    again, resumed = play(record, deck, ["", ":q"])
    assert any(line.startswith("A session stands open since ") for line in again.said)
    assert any("1 answered" in line for line in again.said)
    assert resumed.question.id == open_question
    assert len(resumed.state.done) == 1


def test_no_begins_a_new_session(record: Record) -> None:
    deck = only("same-side", "no-air")
    play(record, deck, ["?", "", ":q"])
    _, fresh = play(record, deck, ["n", ":q"])
    assert fresh.state.done == ()


def test_the_end_of_the_input_at_the_offer_begins_nothing(record: Record) -> None:
    deck = only("same-side")
    play(record, deck, [":q"])
    left = record.open_session("default", "moon")
    terminal = Terminal([])
    assert choose_plain(record, deck, ONCE, terminal.ask, terminal.say) is None
    assert record.open_session("default", "moon") == left


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_end_of_the_input_inside_a_question_keeps_the_session(
    record: Record, kind: str
) -> None:
    terminal, recording = play(record, only(KINDS[kind].id), [])
    assert recording.state.done == ()
    assert "0 answered, 0 right." in terminal.said
    left = record.open_session("default", "moon")
    assert left is not None


def test_the_end_of_the_input_after_an_answer_keeps_the_answer(record: Record) -> None:
    play(record, only("basalt", "no-air"), ["?"])
    left = record.open_session("default", "moon")
    assert left is not None
    assert left.answered == 1
    again, _ = play(record, only("basalt", "no-air"), ["y", "", ":q"])
    assert "NOT KNOWN." in again.said


def test_a_near_miss_counts_once_it_is_called_a_typo(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["bassalt", "t", ""])
    assert "NEARLY, but for the spelling." in terminal.said
    assert any("t: it was only a typo." in prompt for prompt in terminal.prompts)
    assert "Counted as right." in terminal.said
    [attempt] = recording.state.done
    assert attempt.verdict.outcome is Outcome.RIGHT
    assert attempt.confirmed


def test_a_wrong_answer_is_never_called_a_typo(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["granite", "t"])
    assert "typo" not in "".join(terminal.prompts)
    assert recording.state.done[0].verdict.outcome is Outcome.WRONG


def test_a_digit_after_the_answer_changes_its_rating(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["basalt", "4", ""])
    assert recording.state.done[0].rating is Rating.EASY
    assert terminal.prompts[-1] != terminal.prompts[-2]
    assert "RIGHT." in terminal.said


def test_nothing_due_is_said_in_a_line(record: Record) -> None:
    play(record, only("basalt"), ["basalt", ""])
    terminal, _ = play(record, only("basalt"), [])
    assert terminal.said == ["The Moon: nothing is due and nothing is new today."]
