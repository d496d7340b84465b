"""All the rules there are, and which of them run."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quiz.check import bank, citations, disputes, guides, options, pairs, stems, text
from quiz.check.checking import WAIVER, check
from quiz.check.disputes import STALE_DISPUTE, Age, stale
from quiz.check.documents import (
    CHANGED_PARAGRAPH,
    CHANGED_SOURCE,
    MISSING_DOCUMENT,
    UNSUPPORTED_ANSWER,
    document_rules,
)
from quiz.check.guides import guide_findings
from quiz.check.rule import Rule
from quiz.deck import Deck, Finding, Places

ALWAYS: tuple[Rule, ...] = (
    *citations.RULES,
    *disputes.RULES,
    *options.RULES,
    *stems.RULES,
    *pairs.RULES,
    *bank.RULES,
    *text.RULES,
    *guides.RULES,
)
"""The rules that look at a deck alone."""

READING_RULES = ("file", "yaml", "format", "id", "reference", "guide")
"""The names under which reading a deck tells its errors."""

WHEN_ASKED = (
    MISSING_DOCUMENT,
    CHANGED_PARAGRAPH,
    CHANGED_SOURCE,
    UNSUPPORTED_ANSWER,
    STALE_DISPUTE,
)
"""The names of the rules that run only when documents or an age are named."""

KNOWN: frozenset[str] = frozenset(
    (*(rule.name for rule in ALWAYS), *READING_RULES, *WHEN_ASKED, text.COMMENT_CUT, WAIVER)
)
"""The name of every rule there is."""


@dataclass(frozen=True)
class Against:
    """What a deck is held against: a folder of documents, and the age at which disputes are old."""

    documents: Path | None
    oldest: Age | None
    today: date


def check_deck(deck: Deck, places: Places, against: Against) -> list[Finding]:
    """All that the rules find in a deck, in the order of files and lines."""
    rules = [*ALWAYS, text.comment_cut(places)]
    if against.documents is not None:
        rules += document_rules(against.documents, deck)
    if against.oldest is not None:
        rules.append(stale(against.oldest, against.today))
    return sorted([*check(deck, places, rules, KNOWN), *guide_findings(deck)])
