"""A session line by line: every kind, every command, and nothing but words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.deck import Deck, read_deck
from quiz.deck.inline import plain
from quiz.plain import HELP, PlainSession, choose_plain
from quiz.questions import (
    DontKnow,
    Filled,
    Matched,
    Ordered,
    Outcome,
    Picked,
    Rating,
    Recalled,
    Response,
    Typed,
)
from quiz.record import Record, Recording
from quiz.record.choosing import Wish
from tests.app.hostile import TEXTS, as_shown, hostile_deck

MOON = read_deck(Path(__file__).parent / "decks" / "moon")
KINDS = {placed.question.kind: placed.question for placed in MOON.placed}
WISH = Wish(seed=1)


def only(*questions: str, deck: Deck = MOON) -> Deck:
    return replace(deck, placed=tuple(p for p in deck.placed if p.question.id in questions))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record(tmp_path / "data")
    yield opened
    opened.close()


class Terminal:
    """Types lines that were written down before, and keeps all that is said and asked."""

    def __init__(self, lines: Iterable[str] | Callable[[str], str | None]) -> None:
        self._answer = lines if callable(lines) else None
        self._lines = iter(()) if callable(lines) else iter(lines)
        self.said: list[str] = []
        self.prompts: list[str] = []

    def ask(self, prompt: str) -> str | None:
        self.prompts.append(prompt)
        return self._answer(prompt) if self._answer else next(self._lines, None)

    def say(self, line: str) -> None:
        self.said.append(line)

    @property
    def text(self) -> str:
        return "\n".join([*self.said, *self.prompts])


def play(
    record: Record, deck: Deck, lines: Iterable[str] | Callable[[str], str | None]
) -> tuple[Terminal, Recording]:
    terminal = Terminal(lines)
    recording = choose_plain(record, deck, WISH, terminal.ask, terminal.say)
    assert recording is not None
    PlainSession(recording, terminal.ask, terminal.say).play()
    return terminal, recording


def right_lines(recording: Recording) -> list[str]:
    """What to type to answer the question before the learner rightly."""
    question, laid_out = recording.question, recording.presentation
    places = {option.key: str(n) for n, option in enumerate(laid_out.options, 1)}
    match question.key():
        case _ if question.kind == "true_false":
            return ["f"]
        case Picked(keys) | Ordered(keys):
            return [" ".join(places[key] for key in keys)]
        case Typed(text):
            return [text]
        case Filled(texts):
            return [text for _, text in texts]
        case Matched(pairs):
            letters = {o.key: letter for letter, o in zip("abcdef", laid_out.options, strict=False)}
            right = dict(pairs)
            return [letters[right[left.key]] for left in laid_out.slots]
        case _:
            return ["", "3"]


def answered(record: Record, deck: Deck, lines: list[str]) -> tuple[Terminal, Recording]:
    """Play a deck of one question, going to the next after the answer."""
    return play(record, deck, [*lines, ""])


def first_response(recording: Recording) -> Response:
    return recording.state.done[0].response


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_answered_rightly_by_lines(record: Record, kind: str) -> None:
    question = KINDS[kind]
    deck = only(question.id)
    looked = choose_plain(record, deck, WISH, lambda _: None, lambda _: None)
    assert looked is not None
    looked.advance()
    terminal, recording = play(record, deck, ["y", *right_lines(looked), ""])
    [attempt] = recording.state.done
    assert attempt.verdict.outcome is Outcome.RIGHT
    assert recording.state.ended
    assert plain(question.explanation or "") in terminal.said
    if kind == "flashcard":
        assert attempt.response == Recalled(Rating.GOOD)
        assert "RATED GOOD." in terminal.said
    else:
        assert "RIGHT." in terminal.said
    assert any(line.startswith("It rests on: Moon text paragraph ") for line in terminal.said)
    assert "The session is complete." in terminal.said


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_question_mark_says_that_one_does_not_know_and_tells_the_answer(
    record: Record, kind: str
) -> None:
    terminal, recording = play(record, only(KINDS[kind].id), ["?", "3"])
    assert first_response(recording) == DontKnow()
    assert "NOT KNOWN." in terminal.said
    assert any(
        line.startswith(("The answer is: ", "The right order is: ")) for line in terminal.said
    )


def test_a_wrong_answer_is_told_with_its_feedback(record: Record) -> None:
    deck = only("same-side")

    def answer(prompt: str) -> str | None:
        if prompt.startswith("Number"):
            line = next(line for line in terminal.said if line.endswith("once in each day"))
            return line[0]
        return any_line(prompt)

    terminal = Terminal(answer)
    recording = choose_plain(record, deck, WISH, terminal.ask, terminal.say)
    assert recording is not None
    PlainSession(recording, terminal.ask, terminal.say).play()
    assert "WRONG." in terminal.said
    assert (
        "You chose: It turns about itself once in each day, wrong. "
        "Then every side would face us in turn." in terminal.said
    )
    assert "The answer is: It turns about itself once in each orbit" in terminal.said


def test_a_dispute_is_told_with_accounts_record_and_evidence(record: Record) -> None:
    terminal, _ = play(record, only("origin"), ["", "3", ""])
    dispute = MOON.disputes["origin"]
    assert "The back: A body the size of Mars struck the young Earth." in terminal.said
    assert f"Disputed: {dispute.title}. As of 2026-11-22." in terminal.said
    assert f"Moon text, paragraph 5: {dispute.accounts[0].says}" in terminal.said
    assert f"The record: {dispute.record}" in terminal.said
    assert dispute.evidence[0].address in terminal.text


@pytest.mark.parametrize(
    ("kind", "line", "wanted"),
    [
        ("single_choice", "4", "Type one number from 1 to 3"),
        ("single_choice", "", "Type one number from 1 to 3"),
        ("single_choice", "1 2", "Type one number from 1 to 3"),
        ("multiple_response", "1 1", "Type one number or more, each once, from 1 to 4"),
        ("multiple_response", "0", "Type one number or more, each once, from 1 to 4"),
        ("multiple_response", "²", "Type one number or more, each once, from 1 to 4"),
        ("true_false", "", "Type t or f"),
        ("true_false", "maybe", "Type t or f"),
        ("short_answer", "", "Type an answer"),
        ("numerical", "", "Type an answer"),
        ("cloze", "", ""),
        ("ordering", "1 2", "Type each number from 1 to 4 once"),
        ("matching", "z", "Type a letter from a to d"),
        ("matching", "", "Type a letter from a to d"),
    ],
)
def test_a_line_that_is_no_answer_is_refused_with_words(
    record: Record, kind: str, line: str, wanted: str
) -> None:
    terminal, recording = play(record, only(KINDS[kind].id), [line])
    assert wanted in terminal.text
    assert recording.state.done == ()
    assert recording.state.attempt is None


def test_help_is_heard_at_the_start_and_on_request(record: Record) -> None:
    terminal, _ = play(record, only("basalt"), [":?", ":q"])
    assert terminal.said.count(HELP) == 2
    for command in ("?", ":h", ":u", ":q", ":?"):
        assert command in HELP


def test_a_hint_is_told_and_makes_a_right_answer_hard(record: Record) -> None:
    deck = only("same-side")
    looked = choose_plain(record, deck, WISH, lambda _: None, lambda _: None)
    assert looked is not None
    looked.advance()
    terminal, recording = play(record, deck, ["y", ":h", *right_lines(looked), ""])
    assert any(line.startswith("Hint: Think of walking") for line in terminal.said)
    assert recording.state.done[0].rating is Rating.HARD


def test_a_question_without_a_hint_says_so(record: Record) -> None:
    terminal, _ = play(record, only("basalt"), [":h"])
    assert "There is no hint." in terminal.said


def test_undo_takes_the_answer_back_and_asks_again(record: Record) -> None:
    lines = ["granite", ":u", "basalt", ""]
    terminal, recording = play(record, only("basalt"), lines)
    assert "The last answer is taken back." in terminal.said
    [attempt] = recording.state.done
    assert attempt.response == Typed("basalt")
    assert attempt.verdict.outcome is Outcome.RIGHT


def test_undo_with_nothing_answered_says_so(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), [":u", "basalt", ""])
    assert "There is no answer to take back." in terminal.said
    assert len(recording.state.done) == 1


def test_stopping_keeps_the_session_and_yes_goes_on_with_it(record: Record) -> None:
    deck = only("same-side", "no-air")
    terminal, recording = play(record, deck, ["?", "", ":q"])
    assert not recording.state.ended
    assert any("session is kept" in line for line in terminal.said)
    open_question = recording.question.id
    again, resumed = play(record, deck, ["", ":q"])
    assert any(line.startswith("A session stands open since ") for line in again.said)
    assert any("1 answered" in line for line in again.said)
    assert resumed.question.id == open_question
    assert len(resumed.state.done) == 1


def test_no_begins_a_new_session(record: Record) -> None:
    deck = only("same-side", "no-air")
    play(record, deck, ["?", "", ":q"])
    _, fresh = play(record, deck, ["n", ":q"])
    assert fresh.state.done == ()


def test_the_end_of_the_input_at_the_offer_begins_nothing(record: Record) -> None:
    deck = only("same-side")
    play(record, deck, [":q"])
    left = record.open_session("default", "moon")
    terminal = Terminal([])
    assert choose_plain(record, deck, WISH, terminal.ask, terminal.say) is None
    assert record.open_session("default", "moon") == left


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_end_of_the_input_inside_a_question_keeps_the_session(
    record: Record, kind: str
) -> None:
    terminal, recording = play(record, only(KINDS[kind].id), [])
    assert recording.state.done == ()
    assert "0 answered, 0 right." in terminal.said
    left = record.open_session("default", "moon")
    assert left is not None


def test_the_end_of_the_input_after_an_answer_keeps_the_answer(record: Record) -> None:
    play(record, only("basalt", "no-air"), ["?"])
    left = record.open_session("default", "moon")
    assert left is not None
    assert left.answered == 1
    again, _ = play(record, only("basalt", "no-air"), ["y", "", ":q"])
    assert "NOT KNOWN." in again.said


def test_a_near_miss_counts_once_it_is_called_a_typo(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["bassalt", "t", ""])
    assert "NEARLY, but for the spelling." in terminal.said
    assert any("t: it was only a typo." in prompt for prompt in terminal.prompts)
    assert "Counted as right." in terminal.said
    [attempt] = recording.state.done
    assert attempt.verdict.outcome is Outcome.RIGHT
    assert attempt.confirmed


def test_a_wrong_answer_is_never_called_a_typo(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["granite", "t"])
    assert "typo" not in "".join(terminal.prompts)
    assert recording.state.done[0].verdict.outcome is Outcome.WRONG


def test_a_digit_after_the_answer_changes_its_rating(record: Record) -> None:
    terminal, recording = play(record, only("basalt"), ["basalt", "4", ""])
    assert recording.state.done[0].rating is Rating.EASY
    assert terminal.prompts[-1] != terminal.prompts[-2]


@pytest.mark.parametrize("rating", list(Rating))
def test_a_card_is_rated_by_a_digit(record: Record, rating: Rating) -> None:
    terminal, recording = play(record, only("origin"), ["", "9", str(int(rating))])
    assert first_response(recording) == Recalled(rating)
    assert "Type a number from 1 to 4." in terminal.said


def test_nothing_due_is_said_in_a_line(record: Record) -> None:
    play(record, only("basalt"), ["basalt", ""])
    terminal, _ = play(record, only("basalt"), [])
    assert terminal.said == ["The Moon: nothing is due and nothing is new today."]


def any_line(prompt: str) -> str:
    """A line that serves as an answer at any prompt, wrong where it can be."""
    if prompt.startswith("All the numbers"):
        return "4 3 2 1"
    if prompt.startswith(("Letter", "t for true")):
        return "b" if prompt.startswith("Letter") else "t"
    if prompt.startswith(("Numbers", "Number ")):
        return "1"
    if prompt.startswith(("How well", "It comes back")):
        return "3" if "after a few others" in prompt or "How well" in prompt else ""
    return "" if prompt.startswith("Recall") else "lapilli"


def must_be_words(text: str) -> None:
    """No control character but the newline, and nothing that only draws."""
    for letter in text:
        assert letter == "\n" or letter.isprintable(), f"{letter!r} in {text!r}"
        assert not "\u2500" <= letter <= "\u259f", f"{letter!r} draws in {text!r}"


def test_a_whole_session_is_words_alone(record: Record) -> None:
    hinted = Terminal(lambda prompt: any_line(prompt))
    recording = choose_plain(record, MOON, WISH, hinted.ask, hinted.say)
    assert recording is not None
    PlainSession(recording, hinted.ask, hinted.say).play()
    assert recording.state.ended
    kinds = {MOON.by_id[a.item.question].question.kind for a in recording.state.done}
    assert kinds == set(KINDS)
    must_be_words(hinted.text)


@pytest.mark.parametrize("bad", TEXTS, ids=["closing", "action", "template", "html", "escape"])
def test_hostile_texts_are_told_as_written(record: Record, bad: str) -> None:
    deck = hostile_deck(bad)
    hinted: set[str] = set()

    def answer(prompt: str) -> str | None:
        if recording.question.id not in hinted:
            hinted.add(recording.question.id)
            return ":h"
        return any_line(prompt)

    terminal = Terminal(answer)
    recording = choose_plain(record, deck, WISH, terminal.ask, terminal.say)
    assert recording is not None
    PlainSession(recording, terminal.ask, terminal.say).play()
    assert recording.state.ended
    must_be_words(terminal.text)
    said = "".join(terminal.text.split())
    ends = ["title.", "topic.", "stem", "hint", "why", "note", "dispute.", "says", "record"]
    ends += ["publisher", "page", "right", "wrong1", "front", "back", "before", "after", "unit"]
    ends += ["left1", "right1", "spare1", "i0", "feedback", "L,paragraph1"]
    for end in ends:
        assert as_shown(f"{bad} {end}") in said, end


def test_what_is_typed_is_told_without_its_control_characters(record: Record) -> None:
    terminal, _ = play(record, only("basalt"), ["\x1b[2Jgranite", ""])
    must_be_words(terminal.text)
    assert "You typed: \\u001b[2Jgranite." in terminal.said
