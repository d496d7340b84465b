"""What each mode asks line by line: learning with its guide, confidence, missed, cram, minutes."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.plain import PlainSession
from quiz.questions import DontKnow, Outcome, Rating, SingleChoice
from quiz.record import Record
from quiz.record.choosing import Wish, resume, start
from quiz.study.events import Confidence, Mode
from tests.plain.terminal import (
    KINDS,
    MOON,
    ONCE,
    Terminal,
    any_line,
    guided,
    only,
    play,
)
from tests.record.building import Clock, begin, with_question

LEARN = Wish(seed=1, mode=Mode.LEARN)
CRAM = Wish(seed=1, mode=Mode.CRAM)
MISSED = Wish(seed=1, mode=Mode.MISSED)


def asked(terminal: Terminal) -> list[str]:
    return [line for line in terminal.heard if line.startswith("Question ")]


def test_a_question_learned_comes_back_until_it_was_recalled_three_times(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["basalt", ""] * 3, LEARN)
    assert [line.partition(". Surface")[0] for line in asked(terminal)] == [
        "Question 1. 0 of 1 learned",
        "Question 2. 0 of 1 learned",
        "Question 3. 0 of 1 learned",
    ]
    returns = [line for line in terminal.prompts if line.startswith("It comes back")]
    assert [line.partition(".")[0] for line in returns[:2]] == [
        "It comes back after a few others"
    ] * 2
    assert "after a few others" not in returns[2]
    assert "3 answered, 3 right." in terminal.said
    assert recording.state.ended


def test_what_is_rated_easy_is_learned_at_once(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["basalt", "4", ""], LEARN)
    assert "after a few others" in terminal.prompts[-2]
    assert "after a few others" not in terminal.prompts[-1]
    assert recording.state.ended
    assert len(recording.state.done) == 1


def test_a_choice_that_was_passed_comes_back_to_be_typed(record: Record) -> None:
    old = KINDS["single_choice"]
    assert isinstance(old, SingleChoice)
    short = replace(old, stem="What faces the Earth?", answer="the near side")
    deck = only(old.id, deck=with_question(short))
    lines: list[str] = []

    def answer(prompt: str) -> str | None:
        if prompt.startswith("Number"):
            right = next(line for line in terminal.heard if line.endswith(". the near side"))
            lines.append("picked")
            return right[0]
        if prompt.startswith("Your answer"):
            lines.append("typed")
            return "near side"
        return any_line(prompt).replace("4", "")

    terminal = Terminal(answer)
    recording = start(record, deck, LEARN)
    PlainSession(recording, terminal.ask, terminal.say).play()
    assert lines == ["picked", "typed", "typed"]
    assert terminal.said.count("RIGHT.") == 3
    assert [line.rpartition(". ")[2] for line in asked(terminal)] == [
        "Choose one.",
        "Type the answer.",
        "Type the answer.",
    ]


def test_the_guide_is_read_after_the_first_three_of_a_topic(record: Record, tmp_path: Path) -> None:
    terminal, recording = play(record, guided(tmp_path / "deck"), any_line, LEARN)
    heading = "The guide to this topic: Surface and motion."
    assert sum(line.startswith("Question ") for line in terminal.before(heading)) == 3
    place = terminal.heard.index(heading)
    assert terminal.heard[place + 1 : place + 5] == [
        "The dark plains are basalt (Moon text paragraph 4).",
        "Heading: What is doubted",
        "How it was formed (Moon text paragraph 5; disputed: How the Moon was formed).",
        "Press Enter to go on with the questions: ",
    ]
    assert terminal.said.count(heading) == 1
    assert recording.state.ended


@pytest.mark.parametrize("mode", [Mode.REVIEW, Mode.CRAM])
def test_no_guide_is_read_in_other_modes(record: Record, tmp_path: Path, mode: Mode) -> None:
    wish = Wish(seed=1, mode=mode)
    terminal, _ = play(record, guided(tmp_path / "deck"), any_line, wish)
    assert not any("guide" in line for line in terminal.heard)


def test_who_stops_at_a_guide_finds_it_again(record: Record, tmp_path: Path) -> None:
    deck = guided(tmp_path / "deck")

    def stop_at_the_guide(prompt: str) -> str:
        return ":q" if prompt.startswith("Press Enter to go on") else any_line(prompt)

    play(record, deck, stop_at_the_guide, LEARN)
    again, _ = play(record, deck, ["", ":q"], LEARN)
    assert "The guide to this topic: Surface and motion." in again.said
    assert asked(again) == []


def test_undo_at_a_guide_takes_the_answer_before_it_back(record: Record, tmp_path: Path) -> None:
    undone: list[str] = []

    def undo_once(prompt: str) -> str:
        if prompt.startswith("Press Enter to go on") and not undone:
            undone.append(prompt)
            return ":u"
        return any_line(prompt)

    terminal, recording = play(record, guided(tmp_path / "deck"), undo_once, LEARN)
    assert "The last answer is taken back." in terminal.said
    assert terminal.said.count("The guide to this topic: Surface and motion.") == 2
    assert recording.state.ended


def test_a_guide_that_cannot_be_read_is_told_and_the_questions_go_on(
    record: Record, tmp_path: Path
) -> None:
    deck = guided(tmp_path / "deck", guide="It is so [moon#99].")
    terminal, recording = play(record, deck, any_line, LEARN)
    assert any(
        line.startswith("It cannot be read: ") and "moon has 5 paragraphs" in line
        for line in terminal.said
    )
    assert recording.state.ended


def test_a_guide_whose_topic_has_left_the_deck_is_passed_over(
    record: Record, tmp_path: Path
) -> None:
    deck = guided(tmp_path / "deck")

    def stop_at_the_guide(prompt: str) -> str:
        return ":q" if prompt.startswith("Press Enter to go on") else any_line(prompt)

    play(record, deck, stop_at_the_guide, LEARN)
    manifest = replace(deck.manifest, topics=deck.manifest.topics[1:])
    placed = tuple(each for each in deck.placed if each.topic.id == "landing")
    terminal, recording = play(
        record, replace(deck, manifest=manifest, placed=placed), any_line, LEARN
    )
    assert "guide" not in terminal.text
    assert recording.state.ended


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("g", Confidence.GUESS), ("t", Confidence.THINK), ("Sure", Confidence.SURE), ("", None)],
)
def test_how_sure_one_is_is_asked_before_the_verdict_and_kept(
    record: Record, typed: str, kept: Confidence | None
) -> None:
    terminal = Terminal(["granite", typed, ""])
    recording = start(record, only("basalt"), ONCE)
    PlainSession(recording, terminal.ask, terminal.say).asking_confidence().play()
    assert recording.state.done[0].confidence is kept
    before = terminal.before("WRONG.")
    assert any(line.startswith("How sure are you?") for line in before)
    (answer,) = record.answers("default", "moon")
    assert answer.confidence is kept


def test_being_sure_earns_no_mark(record: Record) -> None:
    scores = []
    for sure in "gts":
        terminal = Terminal(["granite", sure, ":q"])
        recording = start(record, only("basalt"), replace(CRAM, anew=True))
        PlainSession(recording, terminal.ask, terminal.say).asking_confidence().play()
        scores.append(recording.state.done[0].verdict.score)
    assert scores == [0.0] * 3


def test_what_was_wrong_and_sure_is_held_for_a_moment_and_returns_tomorrow(
    record: Record, clock: Clock
) -> None:
    recording = begin(record, clock, mode=Mode.REVIEW, deck=only("basalt"))
    terminal = Terminal(["granite", "s", "", "basalt", "", "4", ""])
    PlainSession(recording, terminal.ask, terminal.say).asking_confidence().play()
    held = "You were sure of it. Take a moment; it returns tomorrow as well."
    assert terminal.said.count(held) == 1
    (standing,) = record.standings("default", "moon").values()
    assert (standing.due - standing.memory.last).days == 1


def test_nobody_is_asked_how_sure_they_are_without_wishing_it(record: Record) -> None:
    terminal, _ = play(record, MOON, any_line)
    assert "How sure" not in terminal.text


def test_a_card_which_is_rated_anyway_is_not_asked_about(record: Record) -> None:
    terminal = Terminal(any_line)
    recording = start(record, only("origin"), ONCE)
    PlainSession(recording, terminal.ask, terminal.say).asking_confidence().play()
    assert recording.state.ended
    assert "How sure" not in terminal.text


def test_missed_asks_what_was_wrong_last_until_it_is_right(record: Record, clock: Clock) -> None:
    deck = only("basalt", "no-air", "walkers")
    crammed = begin(record, clock, mode=Mode.CRAM, deck=deck)
    for _ in deck.placed:
        crammed.advance()
        is_known = crammed.question.id == "no-air"
        crammed.answer(crammed.question.key() if is_known else DontKnow())
    crammed.end()

    def answer(prompt: str) -> str:
        if prompt.startswith("Your answer"):
            return "12" if "people" in prompt else "basalt"
        return any_line(prompt)

    terminal, recording = play(record, deck, answer, MISSED)
    assert terminal.said[0] == "The Moon. Missed. 2 questions."
    assert {attempt.item.question for attempt in recording.state.done} == {"basalt", "walkers"}
    assert recording.state.ended
    after, _ = play(record, deck, [], MISSED)
    assert after.said == ["The Moon: nothing was missed."]


def test_what_is_missed_again_comes_back_in_the_same_session(record: Record) -> None:
    play(record, only("basalt"), ["granite", ":q"], CRAM)
    _, recording = play(
        record, only("basalt"), ["granite", "", "basalt", ""], replace(MISSED, anew=True)
    )
    assert [attempt.verdict.outcome for attempt in recording.state.done] == [
        Outcome.WRONG,
        Outcome.RIGHT,
    ]
    assert recording.state.ended


def test_cram_is_not_scheduled_and_promises_no_day(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["basalt", "2", ""], CRAM)
    assert recording.state.done[0].rating is Rating.HARD
    assert record.standings("default", "moon") == {}
    assert len(record.answers("default", "moon")) == 1
    (offer, _) = [line for line in terminal.prompts if line.startswith("It ")]
    assert offer == (
        "It comes back when it would have. Enter for the next, or change it: "
        "1 again, 2 hard, 3 good, 4 easy: "
    )


def test_the_day_of_each_rating_is_told_before_it_is_chosen(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["basalt", ":q"])
    (offer,) = [line for line in terminal.prompts if line.startswith("It ")]
    days = recording.intervals()
    assert f"3 good ({days.good} days), 4 easy ({days.easy} days): " in offer
    assert "1 again (today), 2 hard (1 day)" in offer


def test_a_session_of_some_minutes_ends_once_they_are_over(record: Record, clock: Clock) -> None:
    recording = begin(record, clock, mode=Mode.CRAM, minutes=1)

    def slowly(prompt: str) -> str:
        clock.pass_seconds(10)
        return any_line(prompt) if prompt.startswith("It ") else "?"

    terminal = Terminal(slowly)
    PlainSession(recording, terminal.ask, terminal.say).play()
    assert recording.state.ended
    assert 1 < len(recording.state.done) < 6
    assert "The session is complete." in terminal.said


@pytest.mark.parametrize("mode", [Mode.LEARN, Mode.REVIEW, Mode.CRAM])
def test_a_session_goes_on_with_the_same_layout(record: Record, clock: Clock, mode: Mode) -> None:
    for _ in range(4):
        recording = begin(record, clock, mode=mode)
        recording.advance()
        left = record.open_session("default", "moon")
        assert left is not None
        again = resume(record, MOON, left, clock)
        assert again.presentation == recording.presentation
        recording.answer(recording.question.key())
        recording.end()
