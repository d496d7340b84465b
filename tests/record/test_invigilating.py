"""An exam on the record: its deadline outlives everything, and it counts once it has ended."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from quiz.deck import Deck
from quiz.questions import Filled, Level, Matched, Outcome, Typed
from quiz.record import Record, Recording
from quiz.record.choosing import NoBlueprint, Wish, open_for, resume, start
from quiz.record.codec import event_from_json
from quiz.record.invigilating import ExamRecording, TimeIsUp
from quiz.study.events import Ended, Mode, Started
from quiz.study.exam import Progress
from quiz.study.sampling import ImpossibleBlueprint
from quiz.study.session import OutOfTurn
from tests.record.building import (
    MISSED,
    MOON,
    Clock,
    begin,
    derived,
    pages,
    play_out,
    rows,
    without,
)


def exam_of(record: Record, clock: Clock, minutes: float | None = 10) -> ExamRecording:
    return begin(record, clock, mode=Mode.EXAM, minutes=minutes)


def pausable_exam(record: Record, clock: Clock) -> ExamRecording:
    exam = start(record, MOON, Wish(seed=1, mode=Mode.EXAM, minutes=10, pausable=True), clock)
    assert isinstance(exam, ExamRecording)
    return exam


def go_on(folder: Path, clock: Clock, deck: Deck = MOON) -> ExamRecording:
    """The open exam as another process finds it."""
    record = Record(folder)
    found = open_for(record, deck, Wish(seed=1))
    assert found is not None
    assert found.mode is Mode.EXAM
    exam = resume(record, deck, found, clock)
    assert isinstance(exam, ExamRecording)
    return exam


def typed_page(exam: ExamRecording) -> None:
    """Turn to a question that is answered by typing."""
    turn_to(exam, "basalt")


def turn_to(exam: ExamRecording, question: str) -> None:
    items = [page.item.question for page in exam.state.pages]
    exam.move(items.index(question))


def test_an_exam_asks_every_scored_kind_and_no_card(record: Record, clock: Clock) -> None:
    exam = exam_of(record, clock)
    kinds = {MOON.by_id[page.item.question].question.kind for page in exam.state.pages}
    assert len(kinds) == 8
    assert "flashcard" not in kinds


def test_it_is_gone_on_with_where_it_stopped_layout_flags_draft_and_all(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    exam.answer(exam.question.key())
    exam.move(3)
    exam.flag()
    typed_page(exam)
    exam.draft(Typed("bas"))
    again = go_on(tmp_path, clock)
    assert again.state == exam.state
    assert again.presentation == exam.presentation
    assert again.state.flagged == (3,)
    assert again.state.showing is not None
    assert again.state.showing.draft == Typed("bas")


def test_the_same_seed_lays_out_the_same_exam(record: Record, clock: Clock) -> None:
    laid_out = []
    for profile in ("one", "two"):
        exam = begin(record, clock, mode=Mode.EXAM, profile=profile)
        laid_out.append([exam.presentation for _ in pages(exam)])
    assert laid_out[0] == laid_out[1]


def test_the_deadline_is_stored_and_a_restart_gives_no_extra_time(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    deadline = exam.state.plan.deadline
    clock.pass_seconds(400)
    again = go_on(tmp_path, clock)
    assert again.state.plan.deadline == deadline
    assert again.seconds_left is not None
    assert 190 < again.seconds_left < 200


def test_extra_time_is_a_share_of_the_time_allowed(record: Record, clock: Clock) -> None:
    wish = Wish(seed=1, mode=Mode.EXAM, minutes=20, extra_time=0.25)
    exam = start(record, MOON, wish, clock)
    assert isinstance(exam, ExamRecording)
    assert exam.state.plan.seconds == 25 * 60
    assert exam.seconds_left == pytest.approx(25 * 60, abs=10)


def test_an_exam_without_minutes_has_no_deadline(record: Record, clock: Clock) -> None:
    exam = exam_of(record, clock, minutes=None)
    assert exam.seconds_left is None
    clock.pass_days(30)
    exam.answer(MISSED)
    assert len(exam.state.done) == 1


def act_late(exam: ExamRecording, what: str) -> None:
    if what == "answer":
        exam.answer(MISSED)
    elif what == "draft":
        exam.draft(exam.question.key())
    elif what == "move":
        exam.move(1)
    else:
        exam.flag()


@pytest.mark.parametrize("what", ["answer", "draft", "move", "flag"])
def test_what_is_done_after_the_deadline_ends_the_exam_and_changes_nothing(
    tmp_path: Path, record: Record, clock: Clock, what: str
) -> None:
    exam = exam_of(record, clock)
    exam.answer(exam.question.key())
    before = exam.state
    clock.pass_seconds(600)
    with pytest.raises(TimeIsUp):
        act_late(exam, what)
    assert exam.state == replace(before, ended=True)
    assert exam.seconds_left == 0
    assert len(rows(tmp_path, "attempts")) == 1
    with pytest.raises(OutOfTurn):
        act_late(exam, what)


def test_an_exam_left_until_after_its_deadline_is_over_when_it_is_found(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    exam.answer(MISSED)
    clock.pass_seconds(601)
    again = go_on(tmp_path, clock)
    assert again.is_over
    assert again.state.ended
    assert len(again.state.done) == 1
    assert record.open_session("default", "moon") is None


def test_a_clock_set_back_takes_no_answer_away(record: Record, clock: Clock) -> None:
    exam = exam_of(record, clock)
    clock.pass_seconds(-7200)
    exam.answer(exam.question.key())
    exam.end()
    assert exam.state.done[0].seconds == 0
    assert len(record.standings("default", "moon")) == 1


def test_it_counts_as_reviews_once_it_has_ended(record: Record, clock: Clock) -> None:
    exam = exam_of(record, clock)
    for _ in range(2):
        exam.answer(exam.question.key())
    exam.move(1)
    exam.answer(MISSED)
    assert record.standings("default", "moon") == {}
    exam.end()
    assert len(record.standings("default", "moon")) == 2
    assert all(
        len(record.history("default", "moon", item)) == 1
        for item in record.standings("default", "moon")
    )


def test_handing_in_twice_is_handing_in_once(tmp_path: Path, record: Record, clock: Clock) -> None:
    exam = exam_of(record, clock)
    exam.end()
    before = rows(tmp_path, "events")
    exam.end()
    assert rows(tmp_path, "events") == before


def test_every_question_can_be_looked_at_again_after_the_end(record: Record, clock: Clock) -> None:
    exam = exam_of(record, clock)
    play_out(exam, "basalt")
    again = ExamRecording.resume(record, MOON, exam._session, clock)
    for page in again.state.pages:
        assert page.showing is not None
        assert page.attempt is not None
        question = again.as_shown(page.item, page.showing.content)
        is_missed = question.id == "basalt"
        assert (page.attempt.verdict.outcome is Outcome.WRONG) == is_missed
        assert question.mark(page.attempt.response) == page.attempt.verdict


def test_a_question_deleted_meanwhile_is_passed_over_and_the_rest_can_be_answered(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    gone = exam.state.pages[2].item.question
    again = go_on(tmp_path, clock, without(gone))
    again.move(2)
    assert again.state.showing is None
    with pytest.raises(LookupError):
        again.answer(MISSED)
    again.move(3)
    again.answer(MISSED)
    again.end()
    assert len(again.state.done) == 1


def test_an_exam_with_nothing_to_ask_leaves_no_trace(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    before = rows(tmp_path, "events"), derived(tmp_path)
    exam = begin(record, clock, mode=Mode.EXAM, deck=replace(MOON, placed=()))
    assert exam.is_over
    assert (rows(tmp_path, "events"), derived(tmp_path)) == before


def test_a_session_of_another_mode_is_no_exam(record: Record, clock: Clock) -> None:
    recording = begin(record, clock)
    with pytest.raises(OutOfTurn, match="no exam"):
        ExamRecording.resume(record, MOON, recording._session, clock)


def with_blueprint(**cells: int) -> Deck:
    blueprint = {"surface": {Level(level): number for level, number in cells.items()}}
    return replace(MOON, manifest=replace(MOON.manifest, blueprint=blueprint))


def test_an_exam_by_blueprint_fills_its_cells(record: Record, clock: Clock) -> None:
    deck = with_blueprint(remember=2, understand=1)
    exam = start(record, deck, Wish(seed=1, mode=Mode.EXAM, by_blueprint=True), clock)
    assert isinstance(exam, ExamRecording)
    levels = sorted(str(deck.by_id[page.item.question].question.level) for page in exam.state.pages)
    assert levels == ["remember", "remember", "understand"]


def test_a_blueprint_that_is_missing_or_cannot_be_filled_begins_nothing_and_ends_nothing(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    left = begin(record, clock)
    before = rows(tmp_path, "events")
    wish = Wish(seed=1, mode=Mode.EXAM, by_blueprint=True)
    with pytest.raises(NoBlueprint, match="moon has no blueprint"):
        start(record, MOON, wish, clock)
    with pytest.raises(ImpossibleBlueprint, match="surface, evaluate: 3 wanted, 0 there"):
        start(record, with_blueprint(evaluate=3), wish, clock)
    assert rows(tmp_path, "events") == before
    assert isinstance(left, Recording)


def test_the_time_allowed_is_wall_time_wherever_the_learner_goes(
    record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    clock.now = clock.now.astimezone() + timedelta(seconds=300)
    assert exam.seconds_left == pytest.approx(300, abs=10)


def test_a_whole_answer_counts_once_its_page_is_left_and_half_of_one_waits(
    record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    typed_page(exam)
    exam.keep(Typed("basalt"))
    assert exam.state.page.progress is Progress.ANSWERED
    turn_to(exam, "crew")
    gaps = [slot.key for slot in exam.presentation.slots]
    exam.keep(Filled(((gaps[0], "Armstrong"), (gaps[1], ""), (gaps[2], ""))))
    assert exam.state.page.progress is Progress.BEGUN
    assert len(exam.state.done) == 1


def test_what_was_answered_and_is_left_as_it_is_is_written_once(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    typed_page(exam)
    exam.answer(Typed("basalt"))
    before = rows(tmp_path, "events")
    exam.keep(Typed("basalt"))
    assert rows(tmp_path, "events") == before


def test_an_answer_that_is_erased_stands_until_there_is_another(
    record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    typed_page(exam)
    exam.answer(Typed("basalt"))
    exam.draft(Typed("b"))
    exam.keep(Typed(""))
    assert exam.state.page.given == Typed("basalt")
    exam.keep(Typed("granite"))
    exam.keep(Typed("basalt"))
    assert exam.state.page.attempt is not None
    assert exam.state.page.attempt.response == Typed("basalt")
    assert len(record.answers("default", "moon")) == 1


def begun(exam: ExamRecording) -> None:
    """Answer one question, begin two, and stand at a fourth."""
    exam.answer(MISSED)
    turn_to(exam, "roles")
    left = exam.question.key()
    assert isinstance(left, Matched)
    exam.draft(Matched(left.pairs[:1]))
    typed_page(exam)
    exam.draft(Typed("basalt"))
    turn_to(exam, "walkers")


def given(exam: ExamRecording) -> dict[str, float]:
    return {attempt.item.question: attempt.verdict.score for attempt in exam.state.done}


def test_what_stands_half_done_at_the_end_counts_as_far_as_it_goes(
    record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    begun(exam)
    exam.end()
    scores = given(exam)
    assert scores["basalt"] == 1
    assert scores["roles"] == 0.5
    assert len(scores) == 3


@pytest.mark.parametrize("late", [601, 3 * 86400])
def test_a_late_end_is_that_of_the_deadline_with_all_that_stood_there(
    tmp_path: Path, record: Record, clock: Clock, late: int
) -> None:
    exam = exam_of(record, clock)
    begun(exam)
    clock.pass_seconds(late)
    again = go_on(tmp_path, clock)
    assert again.state.ended
    assert given(again)["basalt"] == 1
    deadline = exam.state.plan.deadline
    assert deadline is not None
    last = record.entries(exam._session)[-1]
    assert isinstance(last.event, Ended)
    assert last.at == deadline
    assert all(attempt.at <= deadline for attempt in again.state.done)
    assert {attempt.day for attempt in again.state.done} == {record.entries(exam._session)[0].day}


def test_a_killed_program_leaves_a_paused_exam_paused(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    exam = pausable_exam(record, clock)
    exam.answer(MISSED)
    exam.pause()
    left = exam.seconds_left
    clock.pass_days(9)
    again = go_on(tmp_path, clock)
    assert again.is_paused
    assert not again.is_over
    assert again.seconds_left == left
    again.look()
    again.go_on()
    assert again.seconds_left is not None
    assert left is not None
    assert left - 5 < again.seconds_left <= left
    again.answer(MISSED)
    clock.pass_seconds(600)
    with pytest.raises(TimeIsUp):
        again.flag()


def test_pausing_after_the_deadline_is_too_late(record: Record, clock: Clock) -> None:
    exam = pausable_exam(record, clock)
    clock.pass_seconds(600)
    with pytest.raises(TimeIsUp):
        exam.pause()
    assert exam.state.ended


def test_an_exam_that_may_not_be_paused_is_not(record: Record, clock: Clock) -> None:
    exam = exam_of(record, clock)
    with pytest.raises(OutOfTurn):
        exam.pause()
    assert not exam.is_paused


def test_a_paused_exam_that_is_put_aside_for_another_session_ends_with_what_it_holds(
    record: Record, clock: Clock
) -> None:
    exam = pausable_exam(record, clock)
    begun(exam)
    exam.pause()
    start(record, MOON, Wish(seed=1, mode=Mode.CRAM), clock)
    again = ExamRecording.resume(record, MOON, exam._session, clock)
    assert again.state.ended
    assert len(again.state.done) == 3


def test_replaying_a_paused_exam_gives_what_was(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    exam = pausable_exam(record, clock)
    exam.pause()
    clock.pass_seconds(5000)
    exam.go_on()
    begun(exam)
    exam.end()
    before = derived(tmp_path)
    record.replay()
    assert derived(tmp_path) == before


def test_the_next_open_question_is_the_first_behind_this_one_and_round_the_end(
    record: Record, clock: Clock
) -> None:
    exam = exam_of(record, clock)
    last = len(exam.state.pages) - 1
    exam.move(last)
    assert exam.next_open == 0
    for place in range(last):
        exam.move(place)
        exam.answer(MISSED)
    assert exam.next_open == last
    exam.move(last)
    exam.answer(MISSED)
    assert exam.next_open is None


def test_a_plan_of_before_there_were_pauses_can_still_be_read() -> None:
    old = (
        '{"plan": {"profile": "p", "deck": "moon", "mode": "exam", "seed": 1, "items": [],'
        ' "seconds": null, "deadline": null, "guides": []}, "kind": "started"}'
    )
    event = event_from_json(old)
    assert isinstance(event, Started)
    assert not event.plan.pausable
