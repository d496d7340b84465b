"""Learning on the record: the guide in its place, a passed choice typed, three recalls and done."""

from dataclasses import replace
from pathlib import Path

from quiz.deck import Deck
from quiz.questions import Distractor, Outcome, ShortAnswer, SingleChoice, Typed
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, plan_for
from quiz.study.events import GuideStop, Item, Mode
from tests.record.building import (
    MISSED,
    MOON,
    Clock,
    begin,
    key,
    play_out,
    questions,
    rows,
    with_question,
)

GUIDES = frozenset({"surface", "landing"})


def rock(answer: str = "Basalt", disputes: tuple[str, ...] = ()) -> Deck:
    """The deck, in which the first question is a choice with a short answer."""
    choice = SingleChoice(
        id="same-side",
        stem="Of which rock are the plains made?",
        answer=answer,
        distractors=(Distractor("Granite"), Distractor("Chalk")),
        disputes=disputes,
        explanation="Lava sets as basalt.",
        cite=("moon#4",),
    )
    return with_question(choice)


def begin_with_guides(record: Record, clock: Clock, count: int = 9) -> Recording:
    wish = Wish(seed=7, mode=Mode.LEARN, count=count, guides=GUIDES)
    return Recording.start(record, MOON, plan_for(record, MOON, wish, clock), clock)


def told(recording: Recording) -> list[str]:
    """What comes one after another: guides by their topic, questions by a dot."""
    found = []
    while recording.advance():
        found.append(recording.state.reading or ".")
        if recording.state.showing is not None:
            recording.answer(key(recording))
    return found


def test_a_few_questions_come_before_a_topics_guide_and_the_rest_after(
    tmp_path: Path, record: Record, clock: Clock
) -> None:
    recording = begin_with_guides(record, clock)
    assert recording.state.plan.guides == (GuideStop("surface", 3), GuideStop("landing", 8))
    found = told(recording)
    assert found[:10] == [".", ".", ".", "surface", ".", ".", ".", ".", ".", "landing"]
    assert found.count("surface") == found.count("landing") == 1
    assert found.count(".") == 27
    read = [row for row in rows(tmp_path, "events") if row[5] == "read"]
    assert len(read) == 2


def test_the_guide_is_gone_on_from_where_it_was_left(record: Record, clock: Clock) -> None:
    recording = begin_with_guides(record, clock)
    for _ in range(3):
        recording.advance()
        recording.answer(key(recording))
    recording.advance()
    again = Recording.resume(record, MOON, recording._session, clock)
    assert again.state.reading == "surface"
    assert not again.is_over
    assert again.advance()
    assert again.state.reading == ""
    assert again.question.id == MOON.placed[3].question.id


def test_a_topic_begun_on_an_earlier_day_shows_no_guide_again(record: Record, clock: Clock) -> None:
    told(begin_with_guides(record, clock, count=2))
    clock.pass_days(1)
    stops = begin_with_guides(record, clock).state.plan.guides
    assert [stop.topic for stop in stops] == ["landing"]


def test_a_choice_that_was_passed_comes_back_to_be_typed(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, deck=rock(), count=1)
    recording.advance()
    assert isinstance(recording.question, SingleChoice)
    recording.answer(key(recording))
    for _ in range(2):
        recording.advance()
        assert isinstance(recording.question, ShortAnswer)
        assert recording.presentation.options == ()
        recording.answer(Typed("basalt"))
        assert recording.state.done[-1].verdict.outcome is Outcome.RIGHT
    assert not recording.advance()
    assert {attempt.item for attempt in recording.state.done} == {Item("same-side")}


def test_a_choice_that_was_missed_comes_back_as_a_choice(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, deck=rock(), count=1)
    for _ in range(3):
        recording.advance()
        assert isinstance(recording.question, SingleChoice)
        recording.answer(MISSED)


def test_what_is_typed_is_gone_on_with_as_it_was_shown(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, deck=rock(), count=1)
    recording.advance()
    recording.answer(key(recording))
    recording.advance()
    recording.draft(Typed("bas"))
    again = Recording.resume(record, rock("Granite rock"), recording._session, clock)
    assert again.question == recording.question
    assert again.presentation == recording.presentation
    assert again.state.showing is not None
    assert again.state.showing.draft == Typed("bas")
    again.answer(Typed("basalt"))
    assert again.state.done[-1].verdict.outcome is Outcome.RIGHT


def test_a_disputed_text_is_never_asked_for_by_typing(record: Record, clock: Clock) -> None:
    deck = rock(disputes=("origin",))
    dispute = replace(deck.disputes["origin"], never_key=("basalt",))
    deck = replace(deck, disputes={"origin": dispute})
    recording = begin(record, clock, deck=deck, count=1)
    play_out(recording)
    assert len(recording.state.done) == 3
    assert {type(attempt.response).__name__ for attempt in recording.state.done} == {"Picked"}


def test_in_other_modes_a_choice_stays_a_choice(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, deck=rock(), mode=Mode.CRAM, count=10)
    seen = []
    missed_once = set()
    for _ in questions(recording):
        seen.append(type(recording.question))
        first = recording.question.id not in missed_once
        missed_once.add(recording.question.id)
        recording.answer(MISSED if first else recording.question.key())
    assert seen.count(SingleChoice) == 2


def test_how_many_are_learned_is_told_as_it_grows(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, count=2)
    assert recording.learned == (0, 2)
    counted = []
    for _ in questions(recording):
        recording.answer(key(recording))
        counted.append(recording.learned)
    assert counted == [(0, 2), (0, 2), (0, 2), (0, 2), (1, 2), (2, 2)]
