"""All there is to read on one topic: its guide, the disputes in it, its terms, its dates."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from quiz.deck.deck import Deck
from quiz.deck.finding import Finding, UnreadableDeck
from quiz.deck.guides import (
    Block,
    Happening,
    Mark,
    Term,
    read_glossary,
    read_guide,
    read_timeline,
)
from quiz.deck.model import Dispute, Topic

T = TypeVar("T")


@dataclass(frozen=True)
class Chapter:
    """What a topic gives to read.

    `blocks` are its guide, none if it has none; `disputes` those that the guide names, in its
    order; `terms` those of the glossary that name the topic; `happenings` what the timeline lists
    of it; `faults` what keeps any of them from being read.
    """

    topic: Topic
    blocks: tuple[Block, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    terms: tuple[Term, ...] = ()
    happenings: tuple[Happening, ...] = ()
    faults: tuple[Finding, ...] = ()


def read_chapter(deck: Deck, topic: Topic) -> Chapter:
    """Read what there is on a topic; what cannot be read is told in the chapter's faults."""
    faults: list[Finding] = []
    blocks = _read(lambda: read_guide(deck, topic), faults)
    marks = [mark for block in blocks for mark in block.marks] or list(_marks_of(deck, topic))
    named = dict.fromkeys(
        name for block in blocks for mark in block.marks for name in mark.disputes
    )
    return Chapter(
        topic,
        blocks,
        tuple(deck.disputes[name] for name in named),
        tuple(
            term for term in _read(lambda: read_glossary(deck), faults) if topic.id in term.topics
        ),
        tuple(
            happening
            for happening in _read(lambda: read_timeline(deck), faults)
            if _belongs(happening, marks)
        ),
        tuple(faults),
    )


def _read(read: Callable[[], tuple[T, ...]], faults: list[Finding]) -> tuple[T, ...]:
    try:
        return read()
    except UnreadableDeck as error:
        faults += error.findings
        return ()


def _marks_of(deck: Deck, topic: Topic) -> Iterable[Mark]:
    """What a topic's questions rest on, for a topic without a guide."""
    for placed in deck.in_use:
        if placed.topic.id == topic.id:
            yield Mark(placed.question.citations, placed.question.disputes)


def _belongs(happening: Happening, marks: Iterable[Mark]) -> bool:
    """Whether what happened is of a topic: by a dispute about it or, where it names none, by a
    paragraph, since one paragraph may tell of much.
    """
    if happening.disputes:
        return any(name in mark.disputes for mark in marks for name in happening.disputes)
    return any(str(cited) in happening.cite for mark in marks for cited in mark.citations)
