"""Plain mode heard: words and newlines alone in every mode, whatever a deck's texts hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.deck import Deck
from quiz.plain import PlainExam, PlainSession, choose_plain
from quiz.record import Record
from quiz.record.choosing import Wish, start
from quiz.record.invigilating import ExamRecording
from quiz.study.events import Mode
from tests.app.hostile import TEXTS, as_shown, hostile_deck
from tests.plain.terminal import KINDS, MOON, Terminal, any_line, guided, must_be_words

CONTROLS = "tab\tbell\x07back\x08\x9b1m\x7frtl\u202e"
NAMES = ["closing", "action", "template", "html", "escape", "controls"]


def heard(record: Record, deck: Deck, mode: Mode) -> Terminal:
    """All that is heard of a session that uses every command and reads everything."""
    helped: set[str] = set()

    def answer(prompt: str) -> str | None:
        at = recording.state.showing
        if at is not None and at.content not in helped and not prompt.startswith("It "):
            helped.add(at.content)
            commands.extend([":?", ":o", ":f"] if mode is Mode.EXAM else [":?", ":h"])
        if commands:
            return commands.pop()
        if prompt.startswith("A number"):
            return next(reading)
        if prompt.startswith("How sure"):
            return "s"
        return any_line(prompt)

    commands: list[str] = []
    terminal = Terminal(answer)
    wish = Wish(seed=1, mode=mode, minutes=60, guides=deck.topics_with_guides)
    recording = choose_plain(record, deck, wish, terminal.ask, terminal.say)
    assert recording is not None
    if isinstance(recording, ExamRecording):
        reading = iter([*map(str, range(1, len(recording.state.pages) + 1)), ""])
        PlainExam(recording, terminal.ask, terminal.say).play()
    else:
        PlainSession(recording, terminal.ask, terminal.say).asking_confidence().play()
    assert recording.state.ended
    return terminal


def missed_before(record: Record, deck: Deck, mode: Mode) -> None:
    """What the mode of missed questions wants to have gone before."""
    if mode is Mode.MISSED:
        exam = start(record, deck, Wish(seed=2, mode=Mode.EXAM))
        assert isinstance(exam, ExamRecording)
        PlainExam(exam, lambda p: "" if p.startswith(("Enter", "A n")) else "?", str).play()


@pytest.mark.parametrize("mode", list(Mode))
def test_every_kind_in_every_mode_is_words_alone(
    record: Record, tmp_path: Path, mode: Mode
) -> None:
    deck = guided(tmp_path / "deck")
    missed_before(record, deck, mode)
    terminal = heard(record, deck, mode)
    must_be_words(terminal.text)
    kinds = {
        MOON.by_id[answer.item.question].question.kind
        for answer in record.answers("default", "moon")
        if answer.mode is mode
    }
    assert kinds == set(KINDS) - ({"flashcard"} if mode in (Mode.EXAM, Mode.MISSED) else set())


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("bad", [*TEXTS, CONTROLS], ids=NAMES)
def test_hostile_texts_are_told_as_written_in_every_mode(
    record: Record, tmp_path: Path, bad: str, mode: Mode
) -> None:
    guide = f"## {bad} heading\n\n{bad} paragraph [text#1, dispute:dispute].\n\n- {bad} item\n"
    deck = guided(tmp_path / "deck", hostile_deck(bad), guide)
    missed_before(record, deck, mode)
    terminal = heard(record, deck, mode)
    must_be_words(terminal.text)
    said = "".join(terminal.text.split())
    ends = ["title.", "topic.", "stem", "why", "note", "dispute.", "says", "record"]
    ends += ["publisher", "page", "right", "wrong1", "before", "after", "unit"]
    ends += ["left1", "right1", "spare1", "i0", "feedback", "L,paragraph1"]
    if mode is not Mode.EXAM:
        ends += ["hint"]
    if mode not in (Mode.EXAM, Mode.MISSED):
        ends += ["front", "back"]
    if mode is Mode.LEARN:
        ends += ["heading", "paragraph(", "item"]
    for end in ends:
        assert as_shown(f"{bad} {end}") in said, end


@pytest.mark.parametrize("mode", list(Mode))
def test_each_question_is_told_in_an_order_that_makes_sense(record: Record, mode: Mode) -> None:
    missed_before(record, MOON, mode)
    terminal = heard(record, MOON, mode)
    for place, line in enumerate(terminal.heard):
        if line.startswith("Question ") and "True or false" in line:
            told = terminal.heard[place + 1 :]
            assert told[0].startswith("According to the text"), "what is asked comes first"
            prompt = next(n for n, each in enumerate(told) if each.startswith("t for true"))
            verdicts = [n for n, each in enumerate(told) if each in ("WRONG.", "RIGHT.")]
            assert not verdicts or verdicts[0] > prompt
    assert all(line.strip() == line or line.endswith(": ") for line in terminal.heard)


def test_a_title_of_a_deck_cannot_move_the_cursor(record: Record) -> None:
    manifest = replace(MOON.manifest, title="A\ttitle\x1b[2J")
    terminal = heard(record, replace(MOON, manifest=manifest), Mode.CRAM)
    must_be_words(terminal.text)
    assert terminal.said[0].startswith("A title\\u001b[2J. Cram.")
