"""What all kinds of question share: their common fields and what each can do."""

import random
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.questions.invalid import InvalidFields, Path, Problem
from quiz.questions.presentation import Presentation
from quiz.questions.response import Response
from quiz.questions.text import collapse
from quiz.questions.verdict import Verdict

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
CITATION = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)#([1-9][0-9]{0,5})\Z")


class Level(StrEnum):
    """The cognitive levels in use (revised Bloom: Anderson and Krathwohl 2001)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"


class Side(StrEnum):
    """Which way a question is asked; `REVERSE` is for flashcards that have it."""

    FORWARD = "forward"
    REVERSE = "reverse"


@dataclass(frozen=True)
class Citation:
    """The claim that something rests on a paragraph (counted from 1) of a source."""

    source: str
    paragraph: int

    def __str__(self) -> str:
        return f"{self.source}#{self.paragraph}"

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Read `source#paragraph`; raises ValueError for any other form."""
        match = CITATION.match(text)
        if match is None:
            raise ValueError(f"{text!r} is not a citation of the form source#paragraph")
        return cls(match[1], int(match[2]))


@dataclass(frozen=True)
class Retired:
    """Since which edition a question is out of use, and why."""

    edition: str
    reason: str


@dataclass(frozen=True)
class AnkiOrigin:
    """The note (and its card, counted from 0) that a question was imported from."""

    guid: str
    card: int = 0


@dataclass(frozen=True)
class Distractor:
    """A wrong option, and why it is wrong."""

    text: str
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class BaseQuestion(ABC):
    """The fields that every kind has. Building one raises InvalidFields with all its problems."""

    kind: str
    id: str
    level: Level | None = None
    cite: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    explanation: str | None = None
    note: str | None = None
    hint: str | None = None
    tags: tuple[str, ...] = ()
    group: str | None = None
    retired: Retired | None = None
    waive: dict[str, str] | None = None
    anki: AnkiOrigin | None = None

    def __post_init__(self) -> None:
        found = _common_problems(self) + self._problems()
        if found:
            raise InvalidFields(found)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """`cite`, parsed."""
        return tuple(map(Citation.parse, self.cite))

    def ways(self) -> tuple[Side, ...]:
        """The sides that this question is asked from."""
        return (Side.FORWARD,)

    @abstractmethod
    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        """Lay the question out; the same state of `rng` gives the same order."""

    @abstractmethod
    def mark(self, response: Response) -> Verdict:
        """Mark a response, however it was laid out; raises TypeError for another kind's."""

    @abstractmethod
    def key(self) -> Response:
        """The response that is right."""

    @abstractmethod
    def _problems(self) -> list[Problem]:
        """What is wrong with the kind's own fields."""


def _common_problems(question: BaseQuestion) -> list[Problem]:
    found = []
    if not ID.match(question.id):
        found.append(
            Problem(
                ("id",), f"{question.id!r} is not an id: lower-case letters, digits and hyphens"
            )
        )
    for place, cite in enumerate(question.cite):
        if not CITATION.match(cite):
            found.append(
                Problem(("cite", place), f"{cite!r} is not a citation of the form source#paragraph")
            )
    for name in ("explanation", "note", "hint", "group"):
        value = getattr(question, name)
        if value is not None:
            found += blank((name,), value)
    return found


def numbered(name: str, texts: Sequence[str]) -> list[tuple[Path, str]]:
    """Each text of a list field, with its path."""
    return [((name, place), text) for place, text in enumerate(texts)]


def blank(path: Path, text: str) -> list[Problem]:
    """A problem if the text holds nothing to read."""
    return [] if text.strip() else [Problem(path, "a text is wanted here, and it is empty")]


def alike(
    texts: Sequence[tuple[Path, str]], form: Callable[[str], str] = collapse
) -> list[Problem]:
    """A problem for each text that is the same as an earlier one, once both are put into `form`."""
    seen: dict[str, str] = {}
    found = []
    for path, text in texts:
        folded = form(text)
        if folded in seen:
            found.append(Problem(path, f"{text!r} stands here a second time"))
        else:
            seen[folded] = text
    return found


def wrong_response(question: BaseQuestion, response: Response) -> TypeError:
    """The error for a response that belongs to another kind."""
    return TypeError(f"{question.kind} cannot be answered with {type(response).__name__}")
