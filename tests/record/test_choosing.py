"""Which session is offered, and that beginning anew ends what stood open and keeps it."""

from pathlib import Path

from quiz.record import Record, Recording
from quiz.record.choosing import Wish, open_for, standing, start
from quiz.study.events import Mode
from quiz.study.queue import Counts
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
