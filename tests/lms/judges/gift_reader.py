"""What gift-pegjs reads in a GIFT file."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any

BROWSER = Path(__file__).parents[2] / "browser"

_PLACEHOLDERS = {
    "&&092;": "\\",
    "&&058;": ":",
    "&&035;": "#",
    "&&061;": "=",
    "&&123;": "{",
    "&&125;": "}",
    "&&126;": "~",
}


class Malformed(ValueError):
    """Raised for a file that the parser refuses; says why."""


@dataclass(frozen=True)
class GiftAnswer:
    """An answer: its text or number, whether it is marked right, its share, what is said of it."""

    text: str
    is_right: bool
    share: Decimal | None
    feedback: str
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True)
class GiftQuestion:
    """A question, or the category of those that follow (its path is `text` then)."""

    type: str
    text: str
    title: str = ""
    id_number: str = ""
    tags: tuple[str, ...] = ()
    general: str = ""
    answers: tuple[GiftAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    is_true: bool = False
    wrong_feedback: str = ""


def missing() -> str:
    """What is missing to run the parser, or nothing."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (BROWSER / "node_modules" / "gift-pegjs").is_dir():
        return "npm's packages are not installed in tests/browser"
    return ""


class GiftParser:
    """The parser in node, kept running for one file after the other."""

    def __enter__(self) -> "GiftParser":
        self._node = subprocess.Popen(
            ["node", "gift.mjs"],
            cwd=BROWSER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._node.communicate()

    def read(self, content: bytes) -> tuple[GiftQuestion, ...]:
        """The questions of a file; raises Malformed."""
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.write(json.dumps(content.decode()) + "\n")
        self._node.stdin.flush()
        found = json.loads(self._node.stdout.readline())
        if "error" in found:
            raise Malformed(found["error"])
        return tuple(_question(each) for each in found["questions"])


def _question(found: Mapping[str, Any]) -> GiftQuestion:
    if found["type"] == "Category":
        return GiftQuestion("Category", found["title"])
    return GiftQuestion(
        found["type"],
        found["stem"]["text"],
        found["title"],
        found["id"] or "",
        tuple(found["tags"] or ()),
        _words(found.get("globalFeedback")),
        tuple(map(_answer, found.get("choices", ()))),
        tuple(_pairs(found.get("matchPairs", ()))),
        found.get("isTrue", False),
        # The parser names the two in their order: the first is shown for the wrong answer.
        _words(found.get("trueFeedback")),
    )


def _answer(found: Mapping[str, Any]) -> GiftAnswer:
    share = None if found["weight"] is None else Decimal(str(found["weight"]))
    text, feedback = found["text"], _words(found["feedback"])
    if "number" in text:
        tolerance = Decimal(str(text.get("range", 0)))
        return GiftAnswer(str(text["number"]), found["isCorrect"], share, feedback, tolerance)
    return GiftAnswer(text["text"], found["isCorrect"], share, feedback)


def _pairs(found: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [(each["subquestion"]["text"], _decoded(each["subanswer"])) for each in found]


def _decoded(text: str) -> str:
    """A right side, in which the parser leaves what it puts for escaped signs."""
    for placeholder, sign in _PLACEHOLDERS.items():
        text = text.replace(placeholder, sign)
    return text


def _words(found: Mapping[str, Any] | None) -> str:
    return found["text"] if found else ""
