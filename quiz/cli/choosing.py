"""Choosing questions of a deck by name: what can be named, and what is told of other names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.deck import Deck

LEVELS = ["remember", "understand", "apply", "analyse", "evaluate"]


def demand_topics(deck: "Deck", topics: Sequence[str]) -> frozenset[str]:
    """The topics named; raises Misuse if the deck lacks one."""
    from quiz.cli.failures import Misuse

    known = [topic.id for topic in deck.manifest.topics]
    for topic in topics:
        if topic not in known:
            raise Misuse(f"There is no topic {topic!r}. The topics are: {', '.join(known)}.")
    return frozenset(topics)


def demand_kinds(kinds: Sequence[str]) -> frozenset[str]:
    """The kinds named; raises Misuse if there is no such kind."""
    from quiz.cli.failures import Misuse
    from quiz.study.wording import KINDS

    for kind in kinds:
        if kind not in KINDS:
            raise Misuse(f"There is no kind {kind!r}. The kinds are: {', '.join(KINDS)}.")
    return frozenset(kinds)
