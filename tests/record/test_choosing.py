"""Which session is offered, and that beginning anew ends what stood open and keeps it."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.deck import Placed
from quiz.questions import Level
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, open_for, plan_for, resume, standing, start, start_at
from quiz.record.invigilating import ExamRecording
from quiz.study.events import Mode
from quiz.study.queue import LEARN_LENGTH, Counts, Filter
from tests.record.building import MISSED, MOON, Clock, begin, key, play_out, rows

WISH = Wish(seed=3)


def open_ids(folder: Path) -> list[object]:
    return [row[0] for row in rows(folder, "sessions") if not row[6]]


def test_an_open_session_is_offered_with_what_was_answered(record: Record, clock: Clock) -> None:
    assert open_for(record, MOON, WISH) is None
    recording = begin(record, clock)
    recording.advance()
    recording.answer(MISSED)
    recording.advance()
    found = open_for(record, MOON, WISH)
    assert found is not None
    assert (found.deck, found.mode, found.answered) == ("moon", Mode.LEARN, 1)
    assert found.latest == clock.now
    assert Recording.resume(record, MOON, found.id, clock).state == recording.state


def test_only_the_session_gone_on_with_last_is_offered(record: Record, clock: Clock) -> None:
    first, second = begin(record, clock), begin(record, clock, seed=8)
    second.advance()
    first.advance()
    found = open_for(record, MOON, WISH)
    assert found is not None
    assert Recording.resume(record, MOON, found.id, clock).state == first.state


def test_no_session_is_offered_that_was_not_wished_for(record: Record, clock: Clock) -> None:
    begin(record, clock)
    assert open_for(record, MOON, Wish(seed=3, anew=True)) is None
    assert open_for(record, MOON, Wish(seed=3, mode=Mode.REVIEW)) is None
    assert open_for(record, MOON, Wish(seed=3, profile="other")) is None
    assert open_for(record, MOON, Wish(seed=3, mode=Mode.LEARN)) is not None


def test_a_session_that_was_ended_is_not_offered(record: Record, clock: Clock) -> None:
    recording = begin(record, clock)
    recording.advance()
    recording.end()
    assert open_for(record, MOON, WISH) is None


def test_beginning_anew_ends_what_stood_open_and_keeps_its_answers(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    for seed in (1, 2):
        left = begin(record, clock, seed=seed)
        left.advance()
        left.answer(key(left))
    kept = rows(tmp_path, "attempts")
    assert len(open_ids(tmp_path)) == 2
    new = start(record, MOON, WISH, clock)
    assert len(open_ids(tmp_path)) == 1
    assert rows(tmp_path, "attempts") == kept
    assert len(kept) == 2
    found = open_for(record, MOON, WISH)
    assert found is not None
    assert found.answered == 0
    assert new.state.plan.seed == WISH.seed


def test_beginning_anew_leaves_other_learners_sessions_open(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    begin(record, clock, profile="other")
    start(record, MOON, WISH, clock)
    assert len(open_ids(tmp_path)) == 2


def test_without_a_mode_what_is_new_is_learned_and_what_is_due_goes_before(
    record: Record, clock: Clock
) -> None:
    assert standing(record, MOON, "default", clock) == Counts(due=0, new=10, known=0)
    first = start(record, MOON, WISH, clock)
    assert first.state.plan.mode is Mode.LEARN
    first.advance()
    first.answer(MISSED)
    assert standing(record, MOON, "default", clock) == Counts(due=1, new=9, known=0)
    second = start(record, MOON, WISH, clock)
    assert second.state.plan.mode is Mode.REVIEW
    play_out(second)
    assert standing(record, MOON, "default", clock).due == 0


def miss_all(record: Record, clock: Clock, profile: str) -> None:
    """Answer every question wrongly, as cramming, so that nothing is scheduled."""
    for item in begin(record, clock, mode=Mode.CRAM, profile=profile).state.plan.items:
        recording = start_at(record, MOON, Wish(seed=1, profile=profile), item.question, clock)
        recording.advance()
        recording.answer(MISSED)
        recording.end()


@pytest.mark.parametrize("mode", Mode)
def test_the_same_seed_gives_the_same_session_in_every_mode(
    record: Record, clock: Clock, mode: Mode
) -> None:
    laid_out = []
    for profile in ("one", "two"):
        if mode is Mode.MISSED:
            miss_all(record, clock, profile)
        seat = start(record, MOON, Wish(seed=11, profile=profile, mode=mode), clock)
        seen = []
        for _ in range(6):
            if isinstance(seat, ExamRecording):
                seat.move(len(seen))
            else:
                assert seat.advance()
            seen.append((seat.question.id, seat.presentation))
            seat.answer(seat.question.key())
        laid_out.append(seen)
    assert laid_out[0] == laid_out[1]
    assert len({presentation for _, presentation in laid_out[0]}) == 6


WANTED = Filter(topics=frozenset({"surface"}), levels=frozenset({Level.REMEMBER}))


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_takes_count_topic_level_and_kind(
    record: Record, clock: Clock, mode: Mode
) -> None:
    if mode is Mode.MISSED:
        miss_all(record, clock, "default")
    wish = Wish(seed=1, mode=mode, wanted=WANTED)
    asked = {item.question for item in plan_for(record, MOON, wish, clock).items}
    cards = set() if mode is Mode.EXAM else {"origin"}
    assert asked == {"plains", "no-air", "basalt"} | cards
    assert len(plan_for(record, MOON, replace(wish, count=2), clock).items) == 2
    one = replace(wish, wanted=replace(WANTED, kinds=frozenset({"true_false"})))
    assert [item.question for item in plan_for(record, MOON, one, clock).items] == ["no-air"]


def test_learning_has_its_own_length(record: Record, clock: Clock) -> None:
    assert LEARN_LENGTH == 10
    assert len(plan_for(record, MOON, Wish(seed=1, mode=Mode.LEARN), clock).items) == 9


@pytest.mark.parametrize("mode", [Mode.LEARN, Mode.REVIEW, Mode.CRAM])
def test_a_session_of_so_many_minutes_ends_after_them(
    record: Record, clock: Clock, mode: Mode
) -> None:
    recording = begin(record, clock, mode=mode, minutes=1)
    while recording.advance():
        clock.pass_seconds(20)
        recording.answer(key(recording))
    assert recording.state.ended
    assert recording.state.queue
    assert 2 <= len(recording.state.done) <= 4


def test_an_exam_that_stands_open_is_gone_on_with_as_an_exam(record: Record, clock: Clock) -> None:
    exam = begin(record, clock, mode=Mode.EXAM)
    found = open_for(record, MOON, WISH)
    assert found is not None
    again = resume(record, MOON, found, clock)
    assert isinstance(again, ExamRecording)
    assert again.state == exam.state


def test_an_exam_that_stood_open_is_handed_in_when_another_session_is_begun(
    record: Record, clock: Clock
) -> None:
    exam = begin(record, clock, mode=Mode.EXAM)
    exam.answer(exam.question.key())
    start(record, MOON, WISH, clock)
    assert len(record.standings("default", "moon")) == 1


def test_a_question_moved_to_another_bank_keeps_its_memory(record: Record, clock: Clock) -> None:
    play_out(begin(record, clock, mode=Mode.REVIEW))
    before = standing(record, MOON, "default", clock)
    topics = MOON.placed[0].topic, MOON.placed[-1].topic
    turned = {topics[0].id: topics[1], topics[1].id: topics[0]}
    moved = replace(
        MOON,
        placed=tuple(
            Placed(each.question, turned[each.topic.id], each.file)
            for each in reversed(MOON.placed)
        ),
    )
    assert standing(record, moved, "default", clock) == before
    assert before.known == 9
