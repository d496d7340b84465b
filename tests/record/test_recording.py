"""A session that is played: what is on the disk, what is resumed, and what a failure leaves."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from quiz.deck import Deck
from quiz.deck.content import content_hash, to_json
from quiz.questions import Flashcard, Outcome, Rating, ShortAnswer, Side, SingleChoice, Typed
from quiz.record import Record, Recording
from quiz.study.events import Item, Mode
from quiz.study.memory import Review, remembered
from quiz.study.session import RECALLS_TO_LEARN, OutOfTurn
from tests.record.building import (
    MISSED,
    MOON,
    Clock,
    begin,
    derived,
    key,
    play_out,
    retiring,
    rows,
    show,
    varied_record,
    with_question,
    without,
)


def go_on(folder: Path, clock: Clock, deck: Deck = MOON) -> Recording:
    """The open session as another process finds it: the first one never closed anything."""
    record = Record(folder)
    found = record.open_session("default", "moon")
    assert found is not None
    return Recording.resume(record, deck, found.id, clock)


def kinds(folder: Path) -> list[object]:
    """The events on the disk, in their order, for a record of one session."""
    return [row[5] for row in sorted(rows(folder, "events"), key=lambda row: str(row[3]))]


def test_an_answer_is_on_the_disk_once_answer_returns(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    recording = begin(record, clock)
    recording.advance()
    recording.answer(key(recording))
    (attempt,) = rows(tmp_path, "attempts")
    (memory,) = rows(tmp_path, "memory")
    assert attempt[4] == memory[2] == recording.state.done[0].item.question
    assert kinds(tmp_path) == ["started", "shown", "answered"]


@pytest.mark.parametrize(
    ("mode", "times"), [(Mode.LEARN, RECALLS_TO_LEARN), (Mode.REVIEW, 1), (Mode.CRAM, 1)]
)
def test_every_kind_can_be_played_from_beginning_to_end(
    tmp_path: Path, record: Record, clock: Clock, mode: Mode, times: int
) -> None:
    recording = begin(record, clock, mode=mode)
    play_out(recording)
    assert recording.state.ended
    assert recording.is_over
    played = {MOON.by_id[attempt.item.question].question.kind for attempt in recording.state.done}
    assert len(played) == 9
    assert all(attempt.verdict.outcome is Outcome.RIGHT for attempt in recording.state.done)
    assert len(rows(tmp_path, "attempts")) == times * len(recording.state.plan.items)
    assert record.open_session("default", "moon") is None


def test_a_session_that_was_dropped_is_gone_on_with_where_it_stopped(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    recording = begin(record, clock)
    show(recording, "no-air")
    recording.answer(MISSED)
    recording.rate(Rating.HARD)
    again = go_on(tmp_path, clock)
    assert again.state == recording.state
    assert again.state.attempt is not None
    assert again.question == recording.question
    assert again.place == recording.place
    play_out(again)
    assert again.state.ended
    assert again.state.done[: len(recording.state.done)] == recording.state.done
    answered = {attempt.item for attempt in again.state.done}
    assert answered == set(again.state.plan.items)
    assert len(rows(tmp_path, "attempts")) == len(again.state.done)


def test_a_half_typed_answer_is_kept(tmp_path: Path, record: Record, clock: Clock) -> None:
    recording = begin(record, clock)
    show(recording, "basalt")
    recording.draft(Typed("bas"))
    recording.draft(Typed("basal"))
    showing = go_on(tmp_path, clock).state.showing
    assert showing is not None
    assert showing.draft == Typed("basal")


def test_a_hint_that_was_seen_still_counts_after_resuming(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    recording = begin(record, clock)
    show(recording, "same-side")
    recording.hint()
    again = go_on(tmp_path, clock)
    again.answer(key(again))
    assert again.state.done[-1].rating is Rating.HARD


@pytest.mark.parametrize("question", ["same-side", "plains", "no-air", "days", "roles", "crew"])
def test_a_question_is_laid_out_on_resuming_as_it_was(
    tmp_path: Path, record: Record, clock: Clock, question: str
) -> None:
    for seed in range(4):
        recording = begin(record, clock, seed=seed)
        show(recording, question)
        assert recording.presentation == go_on(tmp_path, clock).presentation
        recording.end()
        clock.pass_days(1)
        record._connection.executescript("DELETE FROM memory; DELETE FROM attempts;")


def test_the_same_seed_lays_out_alike_and_others_do_not(record: Record, clock: Clock) -> None:
    orders = []
    for seed in (1, 1, 2, 3, 4, 5):
        recording = begin(record, clock, seed=seed, profile=f"learner-{len(orders)}")
        show(recording, "days")
        orders.append(recording.presentation.options)
    assert orders[0] == orders[1]
    assert len(set(orders)) > 2


def test_a_missed_question_comes_again_in_the_session_and_is_due_that_day(
    record: Record, clock: Clock
) -> None:
    recording = begin(record, clock, mode=Mode.REVIEW)
    play_out(recording, "basalt")
    asked = [attempt.item.question for attempt in recording.state.done]
    assert asked.count("basalt") == 2
    assert asked.index("basalt", asked.index("basalt") + 1) - asked.index("basalt") == 6


def test_what_was_missed_and_left_is_asked_again_the_same_day(record: Record, clock: Clock) -> None:
    recording = begin(record, clock)
    show(recording, "basalt")
    recording.answer(MISSED)
    recording.end()
    again = begin(record, clock, mode=Mode.REVIEW)
    assert again.state.plan.items[0] == Item("basalt")


def test_an_edited_question_is_asked_and_marked_as_it_was_shown(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    recording = begin(record, clock)
    show(recording, "same-side")
    shown = recording.presentation
    old = recording.question
    assert isinstance(old, SingleChoice)
    edited = replace(old, stem="Why so?", answer="Because of the tides")
    again = go_on(tmp_path, clock, with_question(edited))
    assert again.question == old
    assert again.presentation == shown
    again.answer(old.key())
    assert again.state.done[-1].verdict.outcome is Outcome.RIGHT


def test_a_question_edited_before_it_is_shown_is_asked_as_it_now_stands(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    recording = begin(record, clock)
    recording.advance()
    old = MOON.by_id["basalt"].question
    assert isinstance(old, ShortAnswer)
    again = go_on(tmp_path, clock, with_question(replace(old, stem="Which rock is it?")))
    again.answer(key(again))
    show(again, "basalt")
    assert again.presentation.prompt == "Which rock is it?"


@pytest.mark.parametrize("change", [without, retiring])
def test_a_question_that_went_while_it_was_shown_can_still_be_answered(
    tmp_path: Path, record: Record, clock: Clock, change: object
) -> None:
    assert callable(change)
    recording = begin(record, clock)
    show(recording, "basalt")
    again = go_on(tmp_path, clock, change("basalt"))
    assert again.presentation == recording.presentation
    again.answer(MISSED)
    play_out(again)
    assert again.state.ended
    assert sum(each.item == Item("basalt") for each in again.state.done) == 1


@pytest.mark.parametrize("change", [without, retiring])
def test_a_question_that_went_before_it_was_shown_is_not_asked(
    tmp_path: Path, record: Record, clock: Clock, change: object
) -> None:
    assert callable(change)
    recording = begin(record, clock)
    recording.advance()
    again = go_on(tmp_path, clock, change("basalt"))
    assert again.place[1] == recording.place[1] - 1
    again.answer(key(again))
    play_out(again)
    assert again.state.ended
    asked = {attempt.item for attempt in again.state.done}
    assert len(asked) == 8
    assert Item("basalt") not in asked


def test_a_card_that_lost_its_other_side_is_not_asked_from_it(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    card = MOON.by_id["origin"].question
    assert isinstance(card, Flashcard)
    recording = begin(record, clock)
    play_out(recording)
    clock.pass_days(1)
    reverse = begin(record, clock)
    assert reverse.state.plan.items == (Item("origin", Side.REVERSE),)
    again_deck = with_question(replace(card, reverse=False))
    assert begin(record, clock, deck=again_deck, profile="default").state.plan.items == ()
    again = go_on(tmp_path, clock, again_deck)
    assert again.is_over
    assert not again.advance()
    assert again.state.ended


def test_each_content_shown_is_kept_under_its_hash(record: Record, clock: Clock) -> None:
    recording = begin(record, clock)
    recording.advance()
    showing = recording.state.showing
    assert showing is not None
    content = record.content(showing.content)
    assert content == to_json(recording.question)
    assert content_hash(content) == showing.content
    assert record.content("0" * 64) is None


def test_replaying_the_events_gives_the_same_derived_tables(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    varied_record(record, clock)
    before = derived(tmp_path)
    assert len(before) == 8
    assert all(before.values())
    record.replay()
    assert derived(tmp_path) == before


def test_replaying_mends_derived_tables_that_were_lost(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    varied_record(record, clock)
    before = derived(tmp_path)
    record._connection.executescript(
        "DELETE FROM sessions; DELETE FROM attempts; UPDATE memory SET stability = 1;"
        "DELETE FROM settings; UPDATE rescheduled SET due = ''; DROP TABLE suspended;"
        "DELETE FROM bookmarked;"
    )
    record.replay()
    assert derived(tmp_path) == before


def test_memory_in_the_file_is_that_of_the_attempts_that_stand(
    record: Record, clock: Clock
) -> None:
    varied_record(record, clock)
    for profile, missing in (("default", {"walkers"}), ("other", {"walkers"})):
        standings = record.standings(profile, "moon")
        asked = {item.question for item in standings}
        assert asked == set(MOON.by_id) - missing
        for item, standing in standings.items():
            history = record.history(profile, "moon", item)
            weights = record.settings(profile).weights
            assert bool(weights) == (profile == "other")
            assert standing.memory == remembered(history, weights)
            assert standing.first == history[0].day


def test_what_is_shown_as_the_next_interval_is_what_comes_true(
    record: Record, clock: Clock
) -> None:
    for _ in range(4):
        recording = begin(record, clock, mode=Mode.REVIEW)
        while recording.advance():
            shown = recording.state.showing
            assert shown is not None
            before = recording.intervals()
            recording.answer(key(recording))
            assert recording.intervals() == before
            recording.rate(Rating.HARD)
            standing = record.standings("default", "moon")[shown.item]
            assert (standing.due - standing.memory.last).days == before.hard
        clock.pass_days(40)


def test_undoing_takes_the_attempt_and_its_memory_off_the_record(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    recording = begin(record, clock)
    recording.advance()
    before = derived(tmp_path)
    state = recording.state
    recording.answer(MISSED)
    recording.undo()
    assert recording.state == state
    after = derived(tmp_path)
    assert after["attempts"] == before["attempts"] == []
    assert after["memory"] == before["memory"] == []
    assert kinds(tmp_path) == ["started", "shown", "answered", "voided"]


def test_undoing_over_the_end_opens_the_session_again(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    recording = begin(record, clock, count=1)
    play_out(recording)
    assert record.open_session("default", "moon") is None
    recording.undo()
    again = go_on(tmp_path, clock)
    assert again.state == recording.state
    assert not again.state.ended
    again.answer(key(again))
    assert not again.advance()
    assert again.state.ended


def test_undoing_with_nothing_answered_is_out_of_turn(record: Record, clock: Clock) -> None:
    recording = begin(record, clock)
    recording.advance()
    with pytest.raises(OutOfTurn):
        recording.undo()


def test_a_session_with_nothing_to_ask_leaves_no_trace(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    play_out(begin(record, clock))
    before = rows(tmp_path, "events"), derived(tmp_path)
    empty = begin(record, clock)
    assert empty.is_over
    assert not empty.advance()
    assert empty.state.ended
    assert (rows(tmp_path, "events"), derived(tmp_path)) == before
    record.replay()
    assert derived(tmp_path) == before[1]


def test_learners_do_not_share_a_memory_nor_a_session(record: Record, clock: Clock) -> None:
    play_out(begin(record, clock, profile="one"))
    begin(record, clock, profile="one", mode=Mode.REVIEW).advance()
    assert record.standings("two", "moon") == {}
    assert record.open_session("two", "moon") is None
    assert len(begin(record, clock, profile="two").state.plan.items) == 9


def test_days_are_counted_in_study_days_not_in_hours(record: Record, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=3, minute=30)
    recording = begin(record, clock)
    recording.advance()
    item = recording.state.showing.item  # type: ignore[union-attr]
    recording.answer(MISSED)
    clock.now = clock.now.replace(hour=4, minute=30)
    recording.undo()
    recording.answer(key(recording))
    assert record.history("default", "moon", item) == (Review(date(2026, 3, 1), Rating.GOOD),)


def test_a_clock_set_back_stops_nobody(record: Record, clock: Clock) -> None:
    play_out(begin(record, clock))
    clock.pass_days(-30)
    later = begin(record, clock, mode=Mode.REVIEW)
    play_out(later)
    assert later.state.ended
    for standing in record.standings("default", "moon").values():
        assert standing.due >= standing.memory.last


def refuse_writes(record: Record, table: str) -> None:
    """Make every further insertion into a table fail, as a full disk would."""
    record._connection.execute(
        f"CREATE TEMP TRIGGER refuse_{table} BEFORE INSERT ON main.{table} "
        "BEGIN SELECT RAISE(FAIL, 'disk is full'); END"
    )


@pytest.mark.parametrize("table", ["events", "attempts", "memory"])
def test_a_failing_write_leaves_state_and_file_as_they_were(
    tmp_path: Path, record: Record, clock: Clock, table: str
) -> None:
    recording = begin(record, clock)
    recording.advance()
    state, before = recording.state, (rows(tmp_path, "events"), derived(tmp_path))
    refuse_writes(record, table)
    with pytest.raises(sqlite3.Error, match="disk is full"):
        recording.answer(key(recording))
    assert recording.state is state
    assert (rows(tmp_path, "events"), derived(tmp_path)) == before
    record._connection.execute(f"DROP TRIGGER refuse_{table}")
    recording.answer(key(recording))
    assert len(rows(tmp_path, "attempts")) == 1
    assert go_on(tmp_path, clock).state == recording.state


def test_a_disk_that_is_full_leaves_the_state_and_can_be_written_once_it_is_not(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    resource = pytest.importorskip("resource")
    recording = begin(record, clock)
    show(recording, "basalt")
    state, before = recording.state, rows(tmp_path, "events")
    record._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        for _ in range(2):
            with pytest.raises(sqlite3.Error):
                recording.draft(Typed("x" * 5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert recording.state is state
    assert rows(tmp_path, "events") == before
    recording.answer(key(recording))
    assert go_on(tmp_path, clock).state == recording.state


def test_a_commit_that_fails_leaves_no_transaction_open(record: Record, clock: Clock) -> None:
    recording = begin(record, clock)
    recording.advance()
    state = recording.state
    record._connection.executescript(
        "PRAGMA foreign_keys = ON;"
        "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
        "CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);"
        "CREATE TEMP TRIGGER late AFTER INSERT ON main.events"
        " BEGIN INSERT INTO child VALUES (1); END;"
    )
    for _ in range(2):
        with pytest.raises(sqlite3.IntegrityError):
            recording.answer(key(recording))
    assert recording.state is state
    record._connection.execute("DROP TRIGGER late")
    recording.answer(key(recording))
    assert len(recording.state.done) == 1


def test_two_programs_on_one_file_see_each_others_sessions(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    other = Record(tmp_path)
    one = begin(record, clock, profile="one")
    two = begin(other, clock, profile="two")
    for _ in range(3):
        for recording in (one, two):
            recording.advance()
            recording.answer(key(recording))
    assert record.standings("two", "moon") == other.standings("two", "moon")
    assert len(record.standings("two", "moon")) == len(record.standings("one", "moon")) == 3
    other.close()


def test_a_session_gone_on_with_elsewhere_is_not_written_over(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    here = begin(record, clock)
    here.advance()
    there = go_on(tmp_path, clock)
    there.answer(MISSED)
    state, before = here.state, derived(tmp_path)
    with pytest.raises(sqlite3.IntegrityError):
        here.answer(key(here))
    assert here.state is state
    assert derived(tmp_path) == before
