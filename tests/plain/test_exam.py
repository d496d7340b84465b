"""An exam line by line: moving about, flags, its deadline, handing in, and reading the report."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from quiz.plain import PlainExam
from quiz.plain.exam import HELP, HELP_TO_PAUSE
from quiz.questions import DontKnow, Outcome, Presentation, Typed
from quiz.record import Record
from quiz.record.choosing import Wish, open_for, resume, start
from quiz.record.invigilating import ExamRecording
from quiz.record.sitting import laid_out_again
from quiz.study.events import Mode
from tests.plain.terminal import (
    MOON,
    Terminal,
    any_line,
    must_be_words,
    only,
    right_lines,
    sit,
)
from tests.record.building import Clock, begin, pages, retiring, without


def an_exam(
    record: Record, clock: Clock, *questions: str, minutes: float | None = None
) -> ExamRecording:
    deck = only(*questions) if questions else MOON
    return begin(record, clock, mode=Mode.EXAM, deck=deck, minutes=minutes)


def pausable_exam(record: Record, clock: Clock) -> ExamRecording:
    wish = Wish(seed=1, mode=Mode.EXAM, minutes=20, pausable=True)
    exam = start(record, MOON, wish, clock)
    assert isinstance(exam, ExamRecording)
    return exam


def go_on(record: Record, clock: Clock) -> ExamRecording:
    left = open_for(record, MOON, Wish(seed=0, mode=Mode.EXAM))
    assert left is not None
    exam = resume(record, MOON, left, clock)
    assert isinstance(exam, ExamRecording)
    return exam


def laid_out(exam: ExamRecording, place: int) -> Presentation:
    """A question of an exam as it was laid out."""
    page = exam.state.pages[place]
    assert page.showing is not None
    asked = exam.as_shown(page.item, page.showing.content)
    return laid_out_again(asked, page.item, page.showing.keys)


def headers(terminal: Terminal) -> list[str]:
    return [line for line in terminal.said if line.startswith("Question ")]


def rightly(exam: ExamRecording, given: Mapping[str, str] | None = None) -> Terminal:
    """Sit an exam, answering rightly but what is given; then nothing more is read."""
    waiting: list[str] = []

    def answer(prompt: str) -> str:
        if prompt.startswith(("Enter hands in", "A number shows")):
            return ""
        if not waiting:
            line = (given or {}).get(exam.question.id)
            waiting.extend(right_lines(exam) if line is None else [line])
        return waiting.pop(0)

    return sit(exam, answer)


def test_help_names_every_command(record: Record, clock: Clock) -> None:
    terminal = sit(an_exam(record, clock), [":?", ":q"])
    assert terminal.said.count(HELP) == 2
    for command in ("?", ":n", ":p", ":g", ":f", ":o", ":e", ":q", ":?"):
        assert f"{command} " in HELP
    assert terminal.said[0] == "The Moon. Exam. 8 questions."


def test_one_moves_freely_and_round_the_ends(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock)
    terminal = sit(exam, [":n", ":n", ":p", ":g", "7", ":n", ":n", ":p", ":q"])
    places = [line.split(" of ")[0] for line in headers(terminal)]
    assert places == [f"Question {n}" for n in (1, 2, 3, 2, 7, 8, 1, 8)]
    assert exam.state.done == ()


def test_after_an_answer_the_next_open_question_comes_and_then_those_before(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock)
    terminal = sit(exam, [":g", "6", "?", ":n", "?", "?", ":q"])
    places = [int(line.split()[1]) for line in headers(terminal)]
    assert places == [1, 6, 7, 8, 1, 2]


@pytest.mark.parametrize("line", ["0", "9", "x", "", "-1", "1 2", "²", "9" * 5000])
def test_a_number_that_no_question_has_leads_nowhere(
    record: Record, clock: Clock, line: str
) -> None:
    exam = an_exam(record, clock)
    terminal = sit(exam, [":n", ":g", line, ":q"])
    assert exam.state.at == 1
    assert f"There is no question {line[:20]}." in terminal.said


def test_a_flag_is_heard_where_it_stands_and_can_be_taken_away(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock)
    terminal = sit(exam, [":n", ":f", ":n", ":p", ":o", ":f", ":n", ":p", ":o", ":q"])
    assert terminal.said.count("Flagged.") == 1
    assert terminal.said.count("No longer flagged.") == 1
    second = [line for line in headers(terminal) if line.startswith("Question 2 ")]
    assert ["Flagged." in line for line in second] == [False, True, False]
    everything = ", ".join(map(str, range(1, 9)))
    assert f"Open: {everything}. Flagged: 2." in terminal.said
    assert f"Open: {everything}. Flagged: none." in terminal.said


def test_what_is_answered_is_no_longer_open(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, "basalt", "walkers")
    terminal = sit(exam, ["?", ":o", "12", ":q"])
    (open_,) = [line for line in terminal.said if line.startswith("Open: ")]
    assert open_ == "Open: 2. Flagged: none."


def test_no_verdict_is_told_before_the_end(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock)
    terminal = rightly(exam)
    last = next(n for n, line in enumerate(terminal.heard) if line.startswith("Enter hands in"))
    heard = "\n".join(terminal.heard[:last])
    for placed in MOON.placed:
        assert (placed.question.explanation or "") not in heard
    for word in ("RIGHT", "WRONG", "The answer is", "It rests on", "comes back"):
        assert word not in heard
    assert "8 of 8 points, 100%." in terminal.text


def test_an_answer_can_be_changed_until_the_end_and_the_latest_counts(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock, "basalt")
    terminal = sit(exam, ["granite", "1", "?", "1", "basalt", "", ""])
    assert "You have answered it; a new answer counts." in terminal.said
    assert "You have answered that you do not know; a new answer counts." in terminal.said
    (attempt,) = exam.state.done
    assert attempt.verdict.outcome is Outcome.RIGHT
    assert len(record.answers("default", "moon")) == 1
    assert "1 of 1 point, 100%." in terminal.text


def test_handing_in_early_asks_first_and_leaves_questions_open(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock)
    terminal = sit(exam, [":e", "n", ":n", ":e", "y", ""])
    assert terminal.prompts.count("8 still open. Hand in all the same? y for yes: ") == 2
    assert exam.state.ended
    assert "0 of 8 points, 0%." in terminal.text
    assert "Open: 1, 2, 3, 4, 5, 6, 7, 8." in terminal.said


def test_once_all_is_answered_a_flagged_question_can_be_gone_to(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock, "basalt", "walkers")
    first = exam.question.id
    lines = [":f", "?", "?", "x", "9" * 5000, "1", "?", "", ""]
    terminal = sit(exam, lines)
    assert terminal.said.count("Every question is answered. Flagged: 1.") == 2
    assert terminal.said.count("Type a number from 1 to 2, or press Enter.") == 2
    assert exam.state.pages[0].item.question == first
    assert exam.state.ended


def test_a_near_miss_scores_nothing_and_is_no_typo_to_be_confirmed(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock, "basalt")
    terminal = sit(exam, ["bassalt", "", "1", ""])
    assert "0 of 1 point, 0%. Guessing would reach 0.0." in terminal.said
    assert "Wrong: 1." in terminal.said
    assert "typo" not in terminal.text


@pytest.mark.parametrize("command", [":h", ":u", ":z"])
def test_a_command_that_means_nothing_here_is_told_and_no_answer(
    record: Record, clock: Clock, command: str
) -> None:
    exam = an_exam(record, clock, "basalt")
    terminal = sit(exam, [command, ":q"])
    assert exam.state.done == ()
    assert any(line.startswith(f"{command} does nothing here.") for line in terminal.said)


def test_the_time_left_is_heard_at_each_question(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, minutes=30)

    def slowly(prompt: str) -> str:
        clock.pass_seconds(600)
        return ":n" if len(terminal.prompts) < 3 else ":q"

    terminal = Terminal(slowly)
    PlainExam(exam, terminal.ask, terminal.say).play()
    assert terminal.said[0] == "The Moon. Exam. 8 questions. 29 minutes left."
    told = [line.split(". ")[1] for line in headers(terminal)]
    assert told == ["29 minutes left", "19 minutes left", "9 minutes left"]


def test_what_is_answered_after_the_deadline_does_not_count(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, "basalt", "walkers", minutes=1)
    late = {"basalt": "basalt", "walkers": "12"}

    def answer(prompt: str) -> str:
        if prompt.startswith("A number"):
            return ""
        if exam.state.done:
            clock.pass_seconds(61)
        return late[exam.question.id]

    terminal = sit(exam, answer)
    assert "The time is up." in terminal.said
    assert exam.state.ended
    assert len(exam.state.done) == 1
    assert "1 of 2 points, 50%." in terminal.text
    assert "Open: 2." in terminal.said


@pytest.mark.parametrize("command", [":n", ":f", ":e"])
def test_no_command_prolongs_an_exam(record: Record, clock: Clock, command: str) -> None:
    exam = an_exam(record, clock, minutes=1)

    def answer(prompt: str) -> str:
        if prompt.startswith("A number"):
            return ""
        clock.pass_seconds(61)
        return "y" if "Hand in" in prompt else command

    terminal = sit(exam, answer)
    assert exam.state.ended
    assert "0 of 8 points, 0%." in terminal.text


def test_a_stopped_exam_goes_on_with_the_same_layout_and_no_extra_time(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock, minutes=20)
    for place in range(8):
        exam.move(place)
    shown = [page.showing for page in exam.state.pages]
    exam.move(2)
    terminal = sit(exam, ["?", "?", "?", "?", ":q"])
    assert "The exam is kept, and its time runs on." in terminal.text
    clock.pass_seconds(600)
    again = go_on(record, clock)
    assert again.state == exam.state
    assert again.seconds_left is not None
    assert again.seconds_left < 600
    heard = sit(again, [":q"])
    assert "8 minutes left." in heard.said[0]
    assert [page.showing and page.showing.keys for page in again.state.pages] == [
        page and page.keys for page in shown
    ]


def test_who_comes_back_after_the_deadline_finds_the_report(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, minutes=20)
    sit(exam, [":q"])
    clock.pass_seconds(1201)
    terminal = sit(go_on(record, clock), [""])
    assert terminal.said[0] == "The Moon. Exam. The time was up before it was handed in."
    assert "0 of 8 points, 0%." in terminal.text
    assert terminal.prompts == ["A number shows that question, Enter ends: "]


def test_the_report_tells_points_beside_guessing_by_topic_and_level(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock, "same-side", "no-air", "days", "walkers")
    terminal = rightly(exam, {"walkers": "3", "no-air": "?"})
    numbers = {page.item.question: n for n, page in enumerate(exam.state.pages, 1)}
    at = terminal.said.index("2 of 4 points, 50%. Guessing would reach 1.0.")
    report = terminal.said[at:]
    assert report[1] == "By topic:"
    assert "Surface and motion: 1 of 2 points, by guessing 0.8." in report
    assert "The landing: 1 of 2 points, by guessing 0.2." in report
    assert report.index("By level:") > report.index("By topic:")
    assert "understand: 2 of 2 points, by guessing 0.5." in report
    assert "remember: 0 of 2 points, by guessing 0.5." in report
    assert f"Wrong: {numbers['walkers']}." in report
    assert f"Not known: {numbers['no-air']}." in report
    assert not any(line.startswith(("Open", "Partial")) for line in report)


def test_points_are_read_in_two_decimals_at_most(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, "crew")
    terminal = sit(exam, ["Aldrin", "Gagarin", "Collins", "", ""])
    assert "0.67 of 1 point, 67%. Guessing would reach 0.0." in terminal.said
    assert "Partial: 1." in terminal.said


def test_each_question_can_be_looked_at_again_with_its_verdict(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock, "basalt", "same-side")
    place = next(n for n, page in enumerate(exam.state.pages, 1) if page.item.question == "basalt")

    def answer(prompt: str) -> str | None:
        if prompt.startswith("A number"):
            return next(after, None)
        if prompt.startswith("Enter hands"):
            return ""
        return "granite" if exam.question.id == "basalt" else "?"

    after = iter(["0", "3", "x", "9" * 5000, str(place), str(3 - place), ""])
    terminal = sit(exam, answer)
    heard = terminal.heard[terminal.heard.index("By topic:") :]
    at = heard.index(f"Question {place}. Surface and motion.")
    assert heard[at + 1 : at + 4] == [
        "Of which rock are the dark plains made?",
        "WRONG.",
        "You typed: granite.",
    ]
    assert "The answer is: basalt" in heard
    assert "It is what lava of this sort becomes when it sets." in heard
    assert "NOT KNOWN." in heard
    for number, option in enumerate(laid_out(exam, 2 - place).options, 1):
        assert f"{number}. {option.text}" in heard


def test_what_was_not_answered_can_be_looked_at_with_its_answer(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock, "basalt")
    terminal = sit(exam, [":e", "y", "1", ""])
    assert terminal.said[-2:] == ["Not answered.", "The answer is: basalt"]


def test_the_end_of_the_input_ends_the_review(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, "basalt")
    terminal = Terminal(["basalt", ""])
    assert PlainExam(exam, terminal.ask, terminal.say).play() is not None


def test_an_exam_that_no_question_fits_says_so(record: Record, clock: Clock) -> None:
    terminal = sit(an_exam(record, clock, "origin"), [])
    assert terminal.said == ["The Moon: no question fits this exam."]
    assert record.open_session("default", "moon") is None


def test_an_exam_counts_as_a_review_once_it_ends(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, "basalt", "walkers")
    sit(exam, ["?", "?", ":q"])
    assert record.standings("default", "moon") == {}
    sit(go_on(record, clock), [":e", ""])
    assert len(record.standings("default", "moon")) == 2


@pytest.mark.parametrize("at", ["shown", "not shown"])
def test_a_question_that_left_the_deck_does_not_keep_one_from_handing_in(
    record: Record, clock: Clock, at: str
) -> None:
    exam = an_exam(record, clock)
    gone = exam.question.id if at == "shown" else exam.state.pages[3].item.question
    smaller = without(gone)
    left = record.open_session("default", "moon")
    assert left is not None
    again = resume(record, smaller, left, clock)
    assert isinstance(again, ExamRecording)
    sit(again, any_line)
    assert again.state.ended
    assert len(again.state.done) == (8 if at == "shown" else 7)


def test_the_report_numbers_questions_as_the_exam_did_when_one_has_gone(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock)
    gone = exam.state.pages[3].item.question
    left = record.open_session("default", "moon")
    assert left is not None
    again = resume(record, without(gone), left, clock)
    reading = iter(["4", "8", ""])
    terminal = sit(again, lambda p: next(reading) if p.startswith("A number") else any_line(p))
    assert not any(line.startswith("Question 4.") for line in terminal.said)
    (at,) = [n for n, line in enumerate(terminal.said) if line.startswith("Question 8.")]
    assert isinstance(again, ExamRecording)
    assert terminal.said[at + 1] == laid_out(again, 7).prompt


def test_a_question_that_was_retired_meanwhile_stays_in_the_exam(
    record: Record, clock: Clock
) -> None:
    exam = an_exam(record, clock)
    left = record.open_session("default", "moon")
    assert left is not None
    again = resume(record, retiring(exam.question.id), left, clock)
    terminal = sit(again, any_line)
    assert again.state.ended
    assert len(again.state.done) == 8
    assert all(not isinstance(attempt.response, DontKnow) for attempt in again.state.done)
    must_be_words(terminal.text)


def test_every_answer_is_kept_as_soon_as_it_is_given(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock)
    for _ in pages(exam):
        exam.answer(exam.question.key())
        found = go_on(record, clock)
        assert found.state == exam.state
    assert replace(exam.state, ended=False).unanswered == ()


def test_the_time_stands_still_while_one_pauses_and_the_question_comes_again(
    record: Record, clock: Clock
) -> None:
    exam = pausable_exam(record, clock)

    lines = iter([":w", "", ":q"])

    def answer(prompt: str) -> str:
        if prompt.startswith("Press Enter to go on"):
            clock.pass_seconds(5000)
        return next(lines)

    terminal = sit(exam, answer)
    assert HELP_TO_PAUSE in terminal.said
    said = next(line for line in terminal.said if line.startswith("The exam is paused"))
    assert said == "The exam is paused, and its time stands still. 19 minutes left."
    assert len(headers(terminal)) == 2
    assert headers(terminal)[0] == headers(terminal)[1]
    assert not exam.state.ended


def test_who_stops_at_a_pause_finds_the_exam_paused(record: Record, clock: Clock) -> None:
    terminal = sit(pausable_exam(record, clock), [":w", ":q"])
    assert "The exam is kept, and it stays paused." in terminal.text
    clock.pass_seconds(5000)
    exam = go_on(record, clock)
    terminal = sit(exam, ["", "?", ":q"])
    assert terminal.prompts[0] == "Press Enter to go on: "
    assert len(exam.state.done) == 1


def test_an_exam_that_may_not_be_paused_has_no_command_for_it(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, minutes=20)
    terminal = sit(exam, [":w", ":q"])
    assert any(line.startswith(":w does nothing here.") for line in terminal.said)
    assert ":w" not in HELP


def test_what_was_begun_on_a_screen_is_told_and_counts(record: Record, clock: Clock) -> None:
    exam = an_exam(record, clock, "basalt")
    exam.draft(Typed("basalt"))
    terminal = sit(exam, [":e", "y", ""])
    assert "You have begun an answer, and it counts as far as it goes." in terminal.said
    assert "1 of 1 point, 100%." in terminal.text
