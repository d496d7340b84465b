"""How a deck stands today: what is due, new and missed, what stands open, the days gone by."""

from quiz.record import Record
from quiz.record.choosing import Wish, resume
from quiz.record.overview import SECONDS_AN_ANSWER, Overview, overview_of
from quiz.study.events import Mode
from quiz.study.queue import Counts
from tests.record.building import MISSED, MOON, Clock, begin

WISH = Wish(seed=1)


def overview(record: Record, clock: Clock) -> Overview:
    return overview_of(record, MOON, WISH, clock)


def test_before_the_first_answer_all_is_new_and_there_are_no_days(
    record: Record, clock: Clock
) -> None:
    found = overview(record, clock)
    new = sum(len(placed.question.ways()) for placed in MOON.in_use)
    assert found.counts == Counts(due=0, new=new, known=0)
    assert (found.left, found.missed, found.streak, dict(found.days)) == (None, 0, 0, {})
    assert found.seconds_each == SECONDS_AN_ANSWER
    assert found.next_topic == MOON.placed[0].topic.title


def test_answers_are_counted_by_day_and_days_in_a_row(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, mode=Mode.CRAM)
    for _ in range(3):
        recording.advance()
        clock.pass_seconds(7)
        recording.answer(MISSED)
        clock.pass_days(1)
    found = overview(record, clock)
    assert list(found.days.values()) == [1, 1, 1]
    assert found.streak == 3
    assert found.missed == len({attempt.item for attempt in recording.state.done})
    assert 7 <= found.seconds_each <= 10
    assert found.left is not None
    assert found.left.answered == 3


def test_the_latest_session_is_found_after_its_end_too(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, mode=Mode.CRAM)
    recording.advance()
    recording.answer(MISSED)
    recording.end()
    assert record.open_session("default", "moon") is None
    latest = record.latest_session("default", "moon")
    assert latest is not None
    again = resume(record, MOON, latest, clock)
    assert again.state.done == recording.state.done
