"""What was answered to a question before, and in which words."""

from dataclasses import dataclass

from quiz.deck.inline import plain
from quiz.questions import (
    DontKnow,
    Filled,
    Matched,
    Matching,
    Ordered,
    Part,
    Picked,
    Question,
    Recalled,
    Typed,
)
from quiz.questions.text import key_of
from quiz.study.events import Mode
from quiz.study.session import Attempt

EMPTY = "…"
"""What stands for a gap that was left empty."""


@dataclass(frozen=True)
class Past:
    """An attempt that stands, and the mode of the session in which it was made."""

    attempt: Attempt
    mode: Mode


def response_words(question: Question, attempt: Attempt) -> str:
    """What was answered, on one line and without mark-up; empty where nothing was.

    The words are those of the question as it was marked; only what was matched is named as the
    question stands now.
    """
    parts = attempt.verdict.parts
    given = [part.given for part in parts if part.given]
    match attempt.response:
        case DontKnow() | Recalled():
            return ""
        case Typed(text):
            return " ".join(text.split())
        case Picked():
            return "; ".join(map(plain, given))
        case Ordered():
            return " → ".join(map(plain, given))
        case Filled():
            return "; ".join(" ".join(part.given.split()) or EMPTY for part in parts)
        case Matched():
            return "; ".join(_match_words(question, part) for part in parts if part.given)


def _match_words(question: Question, part: Part) -> str:
    pairs = question.pairs if isinstance(question, Matching) else ()
    left = next((f"{plain(text)}: " for text, _ in pairs if key_of(text) == part.key), "")
    return left + plain(part.given)
