"""Flags on questions, how each question stands, what was answered, what was picked wrongly."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from quiz.questions import DontKnow, Picked, Rating, Side
from quiz.questions.text import key_of
from quiz.record import Record
from quiz.record.browsing import (
    flag_or_unflag,
    question_record,
    shelf_of,
    suspend_or_resume,
)
from quiz.record.choosing import Wish, plan_for
from quiz.record.exchange import export, import_log
from quiz.record.recording import Recording
from quiz.study.events import Bookmarked, Confidence, Forgotten, Item, Mode, Plan, Rescheduled
from quiz.study.searching import Stand
from tests.record.building import (
    MISSED,
    MOON,
    Clock,
    act,
    begin,
    derived,
    key,
    play_out,
    retiring,
    show,
)

WRONG = key_of("It does not turn about itself at all")
OTHER = key_of("It turns about itself once in each day")


def ask(record: Record, clock: Clock, question: str, mode: Mode = Mode.CRAM) -> Recording:
    """A session of one question, which is shown."""
    plan = Plan("default", "moon", mode, 1, (Item(question),))
    recording = Recording.start(record, MOON, plan, clock)
    recording.advance()
    return recording


def flags(record: Record, profile: str = "default") -> frozenset[str]:
    return record.bookmarked(profile, "moon")


def stands(record: Record, clock: Clock, question: str) -> set[str]:
    return set(shelf_of(record, MOON, "default", clock).stands[question])


def test_a_question_is_flagged_until_its_flag_is_taken_away(record: Record, clock: Clock) -> None:
    for on in (True, True, False, False, True):
        act(record, clock, Bookmarked("default", "moon", "basalt", on))
        assert flags(record) == ({"basalt"} if on else set())
    assert flags(record, "other") == set()
    assert record.bookmarked("default", "mars") == set()


def test_flagging_changes_nothing_else(tmp_path: Path, record: Record, clock: Clock) -> None:
    play_out(begin(record, clock))
    before = derived(tmp_path)
    wish = Wish(seed=1, mode=Mode.CRAM, count=50)
    planned = plan_for(record, MOON, wish, clock)
    act(record, clock, Bookmarked("default", "moon", "basalt", True))
    after = derived(tmp_path)
    assert after.pop("bookmarked") == [("default", "moon", "basalt")]
    assert before.pop("bookmarked") == []
    assert after == before
    assert plan_for(record, MOON, wish, clock) == planned


def test_flags_go_to_another_machine_with_the_log(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    for question, on in (("basalt", True), ("crew", True), ("basalt", False)):
        act(record, clock, Bookmarked("default", "moon", question, on))
    log = tmp_path / "log.jsonl"
    log.write_text("".join(export(record._connection)), encoding="ascii")
    other = Record(tmp_path / "other")
    assert import_log(other._connection, log).events == 3
    assert flags(other) == {"crew"}
    assert import_log(other._connection, log).known == 3
    other.close()


def test_the_same_key_takes_a_flag_and_a_suspension_back(record: Record, clock: Clock) -> None:
    for on in (True, False, True):
        flag_or_unflag(record, MOON, "basalt", "default", clock)
        assert flags(record) == ({"basalt"} if on else set())
        suspend_or_resume(record, MOON, "crew", "default", clock)
        assert record.suspended("default", "moon") == ({"crew"} if on else set())


def test_each_question_says_how_it_stands(record: Record, clock: Clock) -> None:
    assert stands(record, clock, "basalt") == {"new"}
    recording = begin(record, clock, mode=Mode.REVIEW)
    show(recording, "basalt")
    recording.answer(key(recording))
    assert stands(record, clock, "basalt") == {"known"}
    clock.pass_days(30)
    assert stands(record, clock, "basalt") == {"due"}
    ask(record, clock, "basalt").answer(DontKnow())
    flag_or_unflag(record, MOON, "basalt", "default", clock)
    assert stands(record, clock, "basalt") == {"due", "missed", "flagged"}
    suspend_or_resume(record, MOON, "basalt", "default", clock)
    assert stands(record, clock, "basalt") == {"suspended", "flagged"}
    shelf = shelf_of(record, retiring("basalt"), "default", clock)
    assert shelf.stands["basalt"] == {Stand.RETIRED, Stand.FLAGGED}
    assert shelf_of(record, MOON, "other", clock).stands["basalt"] == {Stand.NEW}


def test_a_card_is_due_once_either_side_is(record: Record, clock: Clock) -> None:
    for side in Side:
        plan = Plan("default", "moon", Mode.REVIEW, 1, (Item("origin", side),))
        recording = Recording.start(record, MOON, plan, clock)
        recording.advance()
        recording.answer(key(recording))
        assert stands(record, clock, "origin") == {"known"}
        clock.pass_days(1)
    held = question_record(record, MOON, MOON.by_id["origin"].outline, "default", clock)
    assert set(held.memory) == set(Side)
    first, second = (held.memory[side].due for side in Side)
    assert first < second
    clock.pass_days((first - clock.now.date()).days)
    assert stands(record, clock, "origin") == {"due"}


def test_every_answer_to_a_question_is_told_with_its_mode(record: Record, clock: Clock) -> None:
    exam = begin(record, clock, mode=Mode.EXAM)
    play_out(exam, "same-side")
    clock.pass_days(1)
    later = ask(record, clock, "same-side", Mode.REVIEW)
    clock.pass_seconds(8)
    later.hint()
    later.answer(Picked((WRONG,)), Confidence.SURE)
    taken_back = ask(record, clock, "same-side")
    taken_back.answer(Picked((OTHER,)))
    taken_back.undo()
    first, second = record.past("default", "moon", "same-side")
    assert (first.mode, first.attempt.response) == (Mode.EXAM, MISSED)
    assert second.mode is Mode.REVIEW
    assert second.attempt == later.state.done[-1]
    assert second.attempt.seconds > 8
    assert record.past("default", "moon", "unknown") == record.past("x", "moon", "same-side") == ()


def test_a_question_as_it_is_held_shows_its_memory_and_what_was_answered(
    record: Record, clock: Clock
) -> None:
    question = MOON.by_id["same-side"].outline
    recording = ask(record, clock, "same-side", Mode.REVIEW)
    recording.answer(key(recording))
    due = clock.now.date() + timedelta(days=50)
    act(record, clock, Rescheduled("default", "moon", "same-side", due))
    held = question_record(record, MOON, question, "default", clock)
    assert held.day == date(2026, 3, 1)
    assert held.stands == {Stand.KNOWN}
    assert held.memory[Side.FORWARD].due == due
    assert [past.attempt.rating for past in held.past] == [Rating.GOOD]
    act(record, clock, Forgotten("default", "moon", "same-side"))
    held = question_record(record, MOON, question, "default", clock)
    assert (held.stands, held.memory, len(held.past)) == ({Stand.NEW}, {}, 1)


@pytest.mark.parametrize("mode", [Mode.CRAM, Mode.REVIEW])
def test_wrong_options_are_counted_as_often_as_they_were_picked(
    record: Record, clock: Clock, mode: Mode
) -> None:
    for pick in (WRONG, OTHER, WRONG, WRONG):
        ask(record, clock, "same-side", mode).answer(Picked((pick,)))
    right = ask(record, clock, "same-side", mode)
    right.answer(key(right))
    ask(record, clock, "same-side", mode).answer(DontKnow())
    taken_back = ask(record, clock, "same-side", mode)
    taken_back.answer(Picked((OTHER,)))
    taken_back.undo()
    assert record.wrong_picks("default", "moon", "same-side") == Counter({WRONG: 3, OTHER: 1})
    assert record.wrong_picks("other", "moon", "same-side") == Counter()


def test_of_several_picks_only_the_wrong_ones_are_counted(record: Record, clock: Clock) -> None:
    right, wrong = key_of("They are basalt"), key_of("They hold water")
    ask(record, clock, "plains").answer(Picked((right, wrong)))
    assert record.wrong_picks("default", "moon", "plains") == {wrong: 1}


def test_what_is_typed_is_no_pick(record: Record, clock: Clock) -> None:
    ask(record, clock, "basalt").answer(MISSED)
    assert record.wrong_picks("default", "moon", "basalt") == {}
