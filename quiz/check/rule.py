"""A rule of `quiz check`: its name, its weight, and what it remarks on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quiz.deck import Deck, Severity
from quiz.deck.files import MANIFEST_FILE
from quiz.questions import Question
from quiz.questions.invalid import Path as FieldPath

ENGLISH = "en"


@dataclass(frozen=True)
class Remark:
    """What a rule has to say, and of what.

    `path` leads to a field of the question with that id, or, where `question` is empty, to a field
    of a file in the deck's folder; `line` is set where that file is no YAML.
    """

    message: str
    path: FieldPath = ()
    question: str = ""
    file: str = MANIFEST_FILE
    line: int = 0


@dataclass(frozen=True)
class Rule:
    """A rule; `look` reads a deck and gives its remarks.

    `language` is set where the rule rests on the words of one language, and only decks in it are
    looked at. An error cannot be waived, nor can what is said of no single question.
    """

    name: str
    severity: Severity
    look: Callable[[Deck], Iterable[Remark]]
    language: str = ""

    def applies_to(self, deck: Deck) -> bool:
        """Whether the deck is in a language that the rule knows."""
        return not self.language or deck.manifest.language.split("-")[0] == self.language


Said = Iterable[tuple[FieldPath, str]]
"""Remarks on one question: the field that each is about, and its message."""


def each_question(look: Callable[[Question], Said]) -> Callable[[Deck], Iterator[Remark]]:
    """A rule's `look` that goes through the questions in use, one by one."""

    def through(deck: Deck) -> Iterator[Remark]:
        for placed in deck.in_use:
            for path, message in look(placed.question):
                yield Remark(message, path, placed.question.id)

    return through
