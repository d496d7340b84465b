"""An exam on the record: its deadline outlives everything, and it counts once it has ended."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from quiz.deck import Deck
from quiz.questions import Level, Outcome, Typed
from quiz.record import Record, Recording
from quiz.record.choosing import NoBlueprint, Wish, open_for, resume, start
from quiz.record.invigilating import ExamRecording, TimeIsUp
from quiz.study.events import Mode
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
    items = [page.item.question for page in exam.state.pages]
    exam.move(items.index("basalt"))


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
