"""What holds after every import: progress is kept, decks too, and Anki finds nothing to mend."""

from collections.abc import Set

from tests.anki.matrix.learner import Learner
from tests.anki.matrix.state import CardPlace, State


def progress_kept(before: State, after: State) -> None:
    """Each card has queue, schedule, memory, flag and deck as it had; all reviews stay."""
    assert {place: after.cards[place] for place in before.cards} == before.cards
    assert after.reviews == before.reviews


def decks_kept(before: State, after: State) -> None:
    """Each deck has the id, name and options that it had."""
    assert {name: after.decks[name] for name in before.decks} == before.decks


def sound(learner: Learner, *, empty: Set[CardPlace] = frozenset()) -> None:
    """Anki's own checks find nothing: no empty card but these, no medium amiss, no fault."""
    collection = learner.collection
    cards = [
        collection.get_card(card)
        for note in collection.get_empty_cards().notes
        for card in note.card_ids
    ]
    assert {(card.note().guid, card.ord) for card in cards} == empty
    media = collection.media.check()
    assert (list(media.missing), list(media.unused)) == ([], [])
    problems, fine = collection.fix_integrity()
    assert fine, problems
