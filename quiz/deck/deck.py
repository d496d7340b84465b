"""A deck as read: its manifest, sources, disputes and questions, each in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from quiz.deck.model import Dispute, Manifest, Source, Topic
from quiz.questions import Citation, Level, Question, Side


class Outline(NamedTuple):
    """All of a question but its texts: what sessions are planned by."""

    id: str
    kind: str
    level: Level | None
    group: str | None
    ways: tuple[Side, ...]
    is_retired: bool

    @classmethod
    def of(cls, question: Question) -> "Outline":
        """The outline of a question."""
        return cls(
            question.id,
            question.kind,
            question.level,
            question.group,
            question.ways(),
            question.retired is not None,
        )


class Placed:
    """A question with the topic it belongs to and the file it stands in.

    Its outline is always at hand; the question itself may be loaded when it is first asked for.
    """

    __slots__ = ("_load", "_question", "file", "outline", "topic")

    def __init__(self, question: Question, topic: Topic, file: Path) -> None:
        self._set(Outline.of(question), topic, file, lambda: question)

    @classmethod
    def to_load(
        cls, outline: Outline, topic: Topic, file: Path, load: Callable[[], Question]
    ) -> "Placed":
        """One whose question is what `load` gives, which is called only if it is asked for."""
        placed = cls.__new__(cls)
        placed._set(outline, topic, file, load)
        return placed

    def _set(
        self, outline: Outline, topic: Topic, file: Path, load: Callable[[], Question]
    ) -> None:
        self.outline = outline
        self.topic = topic
        self.file = file
        self._load = load
        self._question: Question | None = None

    @property
    def question(self) -> Question:
        """The question, whole."""
        if self._question is None:
            self._question = self._load()
        return self._question

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Placed):
            return NotImplemented
        mine = (self.outline, self.topic, self.file)
        return mine == (other.outline, other.topic, other.file) and self.question == other.question

    def __hash__(self) -> int:
        return hash((self.outline, self.file))

    def __repr__(self) -> str:
        return f"Placed({self.question!r}, {self.topic!r}, {self.file!r})"


@dataclass(frozen=True)
class Deck:
    """A deck as read; `placed` holds its questions in the order of topics and files."""

    folder: Path
    manifest: Manifest
    sources: dict[str, Source]
    disputes: dict[str, Dispute]
    placed: tuple[Placed, ...]

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        """Each question by its id, retired ones too."""
        return {placed.outline.id: placed for placed in self.placed}

    @property
    def in_use(self) -> tuple[Placed, ...]:
        """The questions that are not retired."""
        return tuple(placed for placed in self.placed if not placed.outline.is_retired)

    @property
    def topics_with_guides(self) -> frozenset[str]:
        """The ids of the topics that have a guide whose file is there."""
        return frozenset(
            topic.id
            for topic in self.manifest.topics
            if topic.guide is not None and (self.folder / topic.guide).is_file()
        )

    def disputes_of(self, question: Question) -> tuple[Dispute, ...]:
        """The disputes that a question names.

        A question that was shown earlier may name one that the deck has no more.
        """
        return tuple(self.disputes[id_] for id_ in question.disputes if id_ in self.disputes)

    def label(self, citation: Citation) -> str:
        """A citation as a reader meets it: `Ağazade ¶6`."""
        return f"{self.source_label(citation.source)} ¶{citation.paragraph}"

    def source_label(self, source: str) -> str:
        """How a reader meets a source, by its id.

        A question that was shown earlier may rest on one that the deck has no more: then by its id.
        """
        return self.sources[source].label if source in self.sources else source
