"""The report of an exam from the record, and its form for a teacher's programs."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from quiz.deck import Deck
from quiz.deck.content import content_hash, to_json
from quiz.questions import ShortAnswer, Typed
from quiz.record import Record
from quiz.record.invigilating import ExamRecording
from quiz.record.reporting import exam_report, result_json
from quiz.study.events import Mode
from tests.record.building import MISSED, MOON, Clock, begin, pages, with_question, without

FIELDS = {
    "format",
    "version",
    "profile",
    "deck",
    "edition",
    "seed",
    "seconds_allowed",
    "first_answer",
    "last_answer",
    "questions",
    "points",
    "by_guessing",
    "topics",
    "levels",
    "answers",
}
OF_AN_ANSWER = {
    "number",
    "id",
    "kind",
    "level",
    "topic",
    "content",
    "outcome",
    "score",
    "response",
    "seconds",
    "flagged",
}


@pytest.fixture
def exam(record: Record, clock: Clock) -> ExamRecording:
    """An exam in which one is not known, one is open and flagged, one wrong, and the rest right."""
    exam = begin(record, clock, mode=Mode.EXAM, profile="Ann", minutes=20)
    for _ in pages(exam):
        match exam.question.id:
            case "no-air":
                exam.answer(MISSED)
            case "days":
                exam.flag()
            case "basalt":
                clock.pass_seconds(7)
                exam.answer(Typed("grünstein"))
            case _:
                exam.answer(exam.question.key())
    return exam


def result(exam: ExamRecording) -> dict[str, object]:
    written = json.loads(result_json(exam, exam_report(exam)))
    assert isinstance(written, dict)
    return written


def seen_again(exam: ExamRecording, record: Record, clock: Clock, deck: Deck) -> ExamRecording:
    return ExamRecording.resume(record, deck, exam._session, clock)


def test_the_report_numbers_each_question_and_counts_it(exam: ExamRecording) -> None:
    found = exam_report(exam)
    assert [each.number for each in found.marked] == list(range(1, 9))
    assert found.whole.questions == 8
    assert found.whole.points == 5
    words = {each.question.id: each.outcome for each in found.marked}
    assert words == {
        "no-air": "not known",
        "days": "open",
        "basalt": "wrong",
        **dict.fromkeys(("same-side", "plains", "walkers", "crew", "roles"), "right"),
    }
    assert [each.question.id for each in found.marked if each.flagged] == ["days"]


def test_a_result_has_all_its_fields_and_no_other(exam: ExamRecording) -> None:
    written = result(exam)
    assert set(written) == FIELDS
    answers = written["answers"]
    assert isinstance(answers, list)
    assert [set(each) for each in answers] == [OF_AN_ANSWER] * 8
    for name, key in (("topics", "topic"), ("levels", "level")):
        tallies = written[name]
        assert isinstance(tallies, list)
        assert all(set(each) == {key, "questions", "points", "by_guessing"} for each in tallies)


def test_a_result_tells_who_what_and_when(exam: ExamRecording) -> None:
    written = result(exam)
    assert (written["format"], written["version"]) == ("quiz-result", 1)
    assert (written["profile"], written["deck"]) == ("Ann", "moon")
    assert (written["edition"], written["seed"]) == (MOON.manifest.edition, 7)
    assert written["seconds_allowed"] == 1200
    first, last = (datetime.fromisoformat(str(written[f"{n}_answer"])) for n in ("first", "last"))
    assert first < last
    assert first.utcoffset() is not None


def test_the_numbers_of_a_result_are_those_of_the_report(exam: ExamRecording) -> None:
    found, written = exam_report(exam), result(exam)
    assert written["questions"] == 8
    assert written["points"] == 5
    assert written["by_guessing"] == pytest.approx(found.whole.guessing, abs=1e-4)
    topics, levels = written["topics"], written["levels"]
    assert isinstance(topics, list)
    assert isinstance(levels, list)
    for tallies in (topics, levels):
        assert sum(each["questions"] for each in tallies) == 8
        assert sum(each["points"] for each in tallies) == 5


def test_each_answer_is_kept_with_its_content_response_and_time(exam: ExamRecording) -> None:
    answers = result(exam)["answers"]
    assert isinstance(answers, list)
    by_id = {each["id"]: each for each in answers}
    for name, each in by_id.items():
        placed = MOON.by_id[name]
        assert each["kind"] == placed.question.kind
        assert each["level"] == placed.question.level
        assert each["topic"] == placed.topic.title
        assert each["content"] == content_hash(to_json(placed.question))
    assert by_id["basalt"]["response"] == {"kind": "typed", "text": "grünstein"}
    assert by_id["basalt"]["seconds"] == pytest.approx(8, abs=1)
    assert by_id["no-air"]["response"] == {"kind": "dont_know"}
    assert by_id["days"]["response"] is None
    assert by_id["days"]["seconds"] is None
    assert [each["id"] for each in answers if each["flagged"]] == ["days"]
    assert "grünstein" in result_json(exam, exam_report(exam))


def test_an_exam_without_answers_has_a_result(record: Record, clock: Clock) -> None:
    exam = begin(record, clock, mode=Mode.EXAM)
    exam.end()
    written = result(exam)
    assert written["first_answer"] is written["last_answer"] is written["seconds_allowed"] is None
    assert (written["questions"], written["points"]) == (8, 0)


def test_a_question_edited_since_is_reported_as_it_was_when_it_was_shown(
    exam: ExamRecording, record: Record, clock: Clock
) -> None:
    old = MOON.by_id["basalt"].question
    assert isinstance(old, ShortAnswer)
    edited = with_question(replace(old, stem="Quite another stem?", answer="grünstein"))
    found = exam_report(seen_again(exam, record, clock, edited))
    (basalt,) = [each for each in found.marked if each.question.id == "basalt"]
    assert basalt.question == old
    assert basalt.outcome == "wrong"


def test_a_question_that_left_the_deck_is_reported_if_it_was_shown(
    exam: ExamRecording, record: Record, clock: Clock
) -> None:
    found = exam_report(seen_again(exam, record, clock, without("basalt")))
    assert [each.number for each in found.marked] == list(range(1, 9))
    assert found.whole.points == 5


def test_a_question_that_left_the_deck_unseen_is_left_out_and_no_number_moves(
    record: Record, clock: Clock
) -> None:
    exam = begin(record, clock, mode=Mode.EXAM)
    gone = exam.state.pages[3].item.question
    exam.end()
    found = exam_report(seen_again(exam, record, clock, without(gone)))
    assert [each.number for each in found.marked] == [1, 2, 3, 5, 6, 7, 8]
    assert found.whole.questions == 7
