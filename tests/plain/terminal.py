"""A learner who types lines written down before, and keeps all that is said and asked."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from quiz.deck import Deck
from quiz.plain import PlainExam, PlainSession, choose_plain
from quiz.questions import Filled, Matched, Ordered, Picked, Typed
from quiz.record import Record, Recording
from quiz.record.choosing import Wish
from quiz.record.invigilating import ExamRecording
from quiz.study.events import Mode
from tests.record.building import MOON

__all__ = ["KINDS", "MOON", "ONCE", "Terminal", "guided", "only", "play", "right_lines"]

KINDS = {placed.question.kind: placed.question for placed in MOON.placed}
ONCE = Wish(seed=1, mode=Mode.REVIEW)
"""A session in which each question comes once, if it is answered rightly."""

GUIDE = """\
The dark plains are *basalt* [moon#4].

## What is doubted

- How it was formed [moon#5, dispute:origin].
"""

Lines = Iterable[str] | Callable[[str], str | None]


class Terminal:
    """Types its lines; `heard` is all that was said and asked, in order."""

    def __init__(self, lines: Lines) -> None:
        self._answer = lines if callable(lines) else None
        self._lines = iter(()) if callable(lines) else iter(lines)
        self.said: list[str] = []
        self.prompts: list[str] = []
        self.heard: list[str] = []

    def ask(self, prompt: str) -> str | None:
        self.prompts.append(prompt)
        self.heard.append(prompt)
        return self._answer(prompt) if self._answer else next(self._lines, None)

    def say(self, line: str) -> None:
        self.said.append(line)
        self.heard.append(line)

    @property
    def text(self) -> str:
        return "\n".join(self.heard)

    def before(self, line: str) -> list[str]:
        """What was heard before a line."""
        return self.heard[: self.heard.index(line)]


def only(*questions: str, deck: Deck = MOON) -> Deck:
    return replace(deck, placed=tuple(p for p in deck.placed if p.question.id in questions))


def guided(folder: Path, deck: Deck = MOON, guide: str = GUIDE) -> Deck:
    """A deck whose first topic has a guide."""
    (folder / "guide").mkdir(parents=True)
    (folder / "guide" / "guide.md").write_text(guide, encoding="utf-8")
    first, *others = deck.manifest.topics
    topics = (replace(first, guide="guide/guide.md"), *others)
    return replace(deck, folder=folder, manifest=replace(deck.manifest, topics=topics))


def play(record: Record, deck: Deck, lines: Lines, wish: Wish = ONCE) -> tuple[Terminal, Recording]:
    """Play what the wish begins or goes on with, until the lines end."""
    terminal = Terminal(lines)
    wish = replace(wish, guides=deck.topics_with_guides)
    recording = choose_plain(record, deck, wish, terminal.ask, terminal.say)
    assert isinstance(recording, Recording)
    PlainSession(recording, terminal.ask, terminal.say).play()
    return terminal, recording


def sit(exam: ExamRecording, lines: Lines) -> Terminal:
    """Sit an exam, until the lines end."""
    terminal = Terminal(lines)
    PlainExam(exam, terminal.ask, terminal.say).play()
    return terminal


def looked_at(record: Record, deck: Deck, wish: Wish = ONCE) -> Recording:
    """A session with its first question laid out; playing goes on with it after a yes."""
    recording = choose_plain(record, deck, wish, lambda _: None, lambda _: None)
    assert isinstance(recording, Recording)
    recording.advance()
    return recording


def right_lines(recording: Recording | ExamRecording) -> list[str]:
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


def any_line(prompt: str) -> str:
    """A line that serves at any prompt: an answer, wrong where it can be, and then on."""
    if prompt.startswith("All the numbers"):
        return "4 3 2 1"
    if prompt.startswith(("Letter", "t for true")):
        return "b" if prompt.startswith("Letter") else "t"
    if prompt.startswith(("Numbers", "Number ")):
        return "1"
    if prompt.startswith("It "):
        return "4" if "after a few others" in prompt else ""
    if prompt.startswith("How well"):
        return "4"
    return "" if prompt.startswith(("Recall", "Press Enter", "Enter", "A number")) else "lapilli"


def must_be_words(text: str) -> None:
    """No control character but the newline, and nothing that only draws."""
    for letter in text:
        assert letter == "\n" or letter.isprintable(), f"{letter!r} in {text!r}"
        assert not "\u2500" <= letter <= "\u259f", f"{letter!r} draws in {text!r}"
