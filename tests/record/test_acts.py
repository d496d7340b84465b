"""What a learner does outside any session: suspending, forgetting, rescheduling, settings."""

from datetime import timedelta
from pathlib import Path

import pytest

from quiz.questions import DontKnow, Rating
from quiz.record import Record
from quiz.record.choosing import Wish, plan_for, standing
from quiz.record.recording import Recording
from quiz.study.days import study_day
from quiz.study.events import (
    Answered,
    Confidence,
    Configured,
    Entry,
    Forgotten,
    Item,
    Mode,
    Plan,
    Rescheduled,
    Suspended,
)
from quiz.study.settings import Settings
from tests.record.building import (
    MISSED,
    MOON,
    OWN_WEIGHTS,
    Clock,
    act,
    begin,
    derived,
    key,
    play_out,
    rows,
    show,
)

BASALT = Item("basalt")


def learned(record: Record, clock: Clock) -> None:
    """Every question once answered rightly, today."""
    play_out(begin(record, clock, mode=Mode.REVIEW))


def planned(record: Record, clock: Clock, mode: Mode = Mode.REVIEW) -> list[str]:
    plan = plan_for(record, MOON, Wish(seed=1, mode=mode, count=50), clock)
    return [item.question for item in plan.items]


def ask(record: Record, clock: Clock, mode: Mode, item: Item = BASALT) -> Recording:
    """A session of one item, answered rightly."""
    plan = Plan("default", "moon", mode, 1, (item,))
    recording = Recording.start(record, MOON, plan, clock)
    recording.advance()
    recording.answer(key(recording))
    return recording


@pytest.mark.parametrize("mode", Mode)
def test_a_suspended_question_is_asked_in_no_mode_until_it_is_taken_up(
    record: Record, clock: Clock, mode: Mode
) -> None:
    if mode is Mode.MISSED:
        play_out(begin(record, clock, mode=Mode.CRAM), *MOON.by_id)
        for item in (each.question.id for each in MOON.placed):
            ask_wrongly(record, clock, item)
    assert "basalt" in planned(record, clock, mode)
    act(record, clock, Suspended("default", "moon", "basalt", True))
    assert "basalt" not in planned(record, clock, mode)
    assert record.suspended("default", "moon") == {"basalt"}
    act(record, clock, Suspended("default", "moon", "basalt", False))
    assert "basalt" in planned(record, clock, mode)


def ask_wrongly(record: Record, clock: Clock, question: str) -> None:
    plan = Plan("default", "moon", Mode.CRAM, 1, (Item(question),))
    recording = Recording.start(record, MOON, plan, clock)
    recording.advance()
    recording.answer(MISSED)
    recording.end()


def test_what_was_answered_of_a_suspended_question_is_kept(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    learned(record, clock)
    before = derived(tmp_path)
    act(record, clock, Suspended("default", "moon", "basalt", True))
    after = derived(tmp_path)
    assert after.pop("suspended") == [("default", "moon", "basalt")]
    assert before.pop("suspended") == []
    assert after == before


def test_a_forgotten_question_is_new_and_its_answers_are_kept(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    learned(record, clock)
    attempts = rows(tmp_path, "attempts")
    act(record, clock, Forgotten("default", "moon", "basalt"))
    assert BASALT not in record.standings("default", "moon")
    assert record.history("default", "moon", BASALT) == ()
    assert "basalt" in planned(record, clock, Mode.LEARN)
    assert rows(tmp_path, "attempts") == attempts
    ask(record, clock, Mode.REVIEW)
    assert len(record.history("default", "moon", BASALT)) == 1


def test_a_rescheduled_question_is_due_on_the_day_chosen_until_it_is_answered(
    record: Record, clock: Clock
) -> None:
    learned(record, clock)
    day = clock.now.date()
    for due in (day, day + timedelta(days=100)):
        act(record, clock, Rescheduled("default", "moon", "basalt", due))
        assert record.standings("default", "moon")[BASALT].due == due
    ask(record, clock, Mode.REVIEW)
    assert record.standings("default", "moon")[BASALT].due < day + timedelta(days=100)


def test_undoing_the_answer_brings_the_day_chosen_back(record: Record, clock: Clock) -> None:
    learned(record, clock)
    chosen = clock.now.date() + timedelta(days=100)
    act(record, clock, Rescheduled("default", "moon", "basalt", chosen))
    ask(record, clock, Mode.REVIEW).undo()
    assert record.standings("default", "moon")[BASALT].due == chosen


@pytest.mark.parametrize("mode", [Mode.CRAM, Mode.MISSED])
def test_an_answer_that_does_not_count_leaves_the_day_chosen(
    record: Record, clock: Clock, mode: Mode
) -> None:
    learned(record, clock)
    chosen = clock.now.date() + timedelta(days=100)
    act(record, clock, Rescheduled("default", "moon", "basalt", chosen))
    recording = ask(record, clock, mode)
    assert record.standings("default", "moon")[BASALT].due == chosen
    recording.end()
    assert (record.standings("default", "moon")[BASALT].due == chosen) == (mode is Mode.CRAM)


def test_cramming_is_logged_and_not_scheduled(tmp_path: Path, record: Record, clock: Clock) -> None:
    learned(record, clock)
    before = rows(tmp_path, "memory")
    clock.pass_days(3)
    play_out(begin(record, clock, mode=Mode.CRAM), "crew")
    assert rows(tmp_path, "memory") == before
    assert sum(row[4] == "crew" for row in rows(tmp_path, "attempts")) == 3


def test_what_was_missed_is_asked_until_right_and_counts_once_the_session_ends(
    record: Record, clock: Clock
) -> None:
    play_out(begin(record, clock, mode=Mode.CRAM), "crew", "basalt")
    assert planned(record, clock, Mode.MISSED) == []
    for question in ("crew", "basalt"):
        ask_wrongly(record, clock, question)
    recording = begin(record, clock, mode=Mode.MISSED)
    assert {item.question for item in recording.state.plan.items} == {"basalt", "crew"}
    recording.advance()
    recording.answer(MISSED)
    assert record.standings("default", "moon") == {}
    recording.advance()
    recording.answer(key(recording))
    recording.advance()
    recording.answer(key(recording))
    assert not recording.advance()
    assert len(record.standings("default", "moon")) == 2
    assert planned(record, clock, Mode.MISSED) == []
    recording.undo()
    assert record.standings("default", "moon") == {}


def test_settings_are_the_learners_own_and_the_defaults_until_set(
    record: Record, clock: Clock
) -> None:
    own = Settings(retention=0.8, new_a_day=2, fuzz=False, rollover_hour=0)
    act(record, clock, Configured("default", own))
    assert record.settings("default") == own
    assert record.settings("other") == Settings()
    assert len(planned(record, clock)) == 2


def test_the_day_begins_at_the_hour_that_the_learner_set(record: Record, clock: Clock) -> None:
    act(record, clock, Configured("default", Settings(rollover_hour=12)))
    morning = clock.now.replace(hour=11)
    clock.now = morning
    recording = begin(record, clock)
    recording.advance()
    recording.answer(MISSED)
    assert recording.state.done[0].day == study_day(morning, 12) == morning.date() - timedelta(1)
    assert standing(record, MOON, "default", clock).due == 1


def test_weights_of_ones_own_change_every_memory_and_leave_what_is_due(
    record: Record, clock: Clock
) -> None:
    learned(record, clock)
    before = record.standings("default", "moon")
    act(record, clock, Configured("default", Settings(weights=OWN_WEIGHTS)))
    after = record.standings("default", "moon")
    assert set(after) == set(before)
    for item, stood in after.items():
        assert stood.memory.stability > before[item].memory.stability
        assert stood.due == before[item].due
    act(record, clock, Configured("default", Settings()))
    assert record.standings("default", "moon") == before


def test_another_retention_counts_from_the_next_answer_on(record: Record, clock: Clock) -> None:
    learned(record, clock)
    before = record.standings("default", "moon")
    act(record, clock, Configured("default", Settings(retention=0.99)))
    assert record.standings("default", "moon") == before
    recording = ask(record, clock, Mode.REVIEW)
    recording.undo()
    assert record.standings("default", "moon") == before


def test_what_was_wrong_and_sure_returns_the_next_day(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, mode=Mode.REVIEW)
    show(recording, "basalt")
    recording.answer(DontKnow(), Confidence.SURE)
    assert recording.state.done[-1].misled
    show(recording, "basalt")
    recording.answer(key(recording), Confidence.THINK)
    recording.rate(Rating.EASY)
    due = record.standings("default", "moon")[BASALT].due
    assert due == recording.state.done[-1].day + timedelta(days=1)


def test_an_event_of_a_session_is_no_act(tmp_path: Path, record: Record, clock: Clock) -> None:
    marked = MOON.by_id["basalt"].question.mark(MISSED)
    with pytest.raises(TypeError, match="Answered belongs to a session"):
        record.act(Entry("id", clock(), clock.now.date(), Answered(MISSED, marked)))
    assert rows(tmp_path, "events") == []
