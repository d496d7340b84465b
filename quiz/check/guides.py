"""Guides: that each can be read, leads somewhere, and is as long as a study text should be."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from quiz.check.rule import Remark, Rule
from quiz.check.words import words
from quiz.deck import Deck, Finding, Severity, UnreadableDeck
from quiz.deck.guides import Block, Shape, read_glossary, read_guide, read_timeline

SHORTEST, LONGEST = 150, 350


def guide_findings(deck: Deck) -> list[Finding]:
    """What keeps the guides, the glossary or the timeline of a deck from being read."""
    readers: list[Callable[[], object]] = [
        partial(read_guide, deck, topic) for topic in deck.manifest.topics
    ]
    readers += [partial(read_glossary, deck), partial(read_timeline, deck)]
    findings: list[Finding] = []
    for reader in readers:
        try:
            reader()
        except UnreadableDeck as error:
            findings += error.findings
    return findings


def _lengths(deck: Deck) -> Iterator[Remark]:
    for topic in deck.manifest.topics:
        try:
            blocks = read_guide(deck, topic)
        except UnreadableDeck:
            continue
        count = sum(len(words(block.text)) for block in blocks)
        if blocks and topic.guide and not SHORTEST <= count <= LONGEST:
            message = f"{count} words; {SHORTEST} to {LONGEST} make a study text of one sitting"
            yield Remark(message, file=topic.guide)


def _uncited(deck: Deck) -> Iterator[Remark]:
    """Paragraphs that name no source, in a deck that rests on documents.

    A list and the paragraph that leads to it are looked at as one.
    """
    for topic in deck.manifest.topics if deck.sources else ():
        try:
            blocks = read_guide(deck, topic)
        except UnreadableDeck:
            continue
        for unit in _units(blocks):
            if not any(any(block.marks) for block in unit):
                message = "a paragraph without a citation; say what it rests on"
                yield Remark(message, file=topic.guide or "", line=unit[0].line)


def _units(blocks: Iterable[Block]) -> list[list[Block]]:
    units: list[list[Block]] = []
    for block in blocks:
        if block.shape is Shape.PARAGRAPH or (block.shape is Shape.ITEM and not units):
            units.append([block])
        elif block.shape is Shape.ITEM:
            units[-1].append(block)
    return units


RULES: tuple[Rule, ...] = (
    Rule("guide-length", Severity.ADVICE, _lengths),
    Rule("guide-uncited", Severity.WARNING, _uncited),
)
