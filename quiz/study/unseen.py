"""The questions of a deck as one meets them who has no record."""

from quiz.deck import Deck
from quiz.study.events import Item
from quiz.study.queue import Candidate, kin_of


def unseen(deck: Deck) -> tuple[Candidate, ...]:
    """A candidate for each question in use, asked forwards; in the deck's order."""
    found = []
    for placed in deck.in_use:
        id_, kind, level, group, *_ = placed.outline
        topic, kin = placed.topic.id, kin_of(id_, group)
        found.append(Candidate(Item(id_), topic, kin, kind=kind, level=level, group=group))
    return tuple(found)
