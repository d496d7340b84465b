"""The topics of a deck with their questions, and how many of those stand how."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.deck import Deck, Placed, Topic
from quiz.study.searching import Stand

TOLD = (Stand.DUE, Stand.NEW, Stand.KNOWN, Stand.SUSPENDED)
"""What a question stands as one of, in the order in which it is told."""


@dataclass(frozen=True)
class TopicStanding:
    """A topic with its questions in use, in the deck's order, each with how it stands."""

    topic: Topic
    questions: tuple[tuple[Placed, Stand], ...]

    def count(self, stand: Stand) -> int:
        """How many of its questions stand so."""
        return sum(each is stand for _, each in self.questions)


def topic_standings(
    deck: Deck, stands: Mapping[str, frozenset[Stand]]
) -> tuple[TopicStanding, ...]:
    """How the topics of a deck stand, in its order; `stands` has each question by its id.

    No question is loaded for it.
    """
    questions: dict[str, list[tuple[Placed, Stand]]] = {
        topic.id: [] for topic in deck.manifest.topics
    }
    for name, placed in deck.by_id.items():
        stand = next((stand for stand in TOLD if stand in stands[name]), None)
        if stand is not None:
            questions[placed.topic.id].append((placed, stand))
    return tuple(TopicStanding(topic, tuple(questions[topic.id])) for topic in deck.manifest.topics)
