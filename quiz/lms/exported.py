"""What an export to a learning management system comes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quiz.deck import Deck, Placed
from quiz.deck.loss import Loss


@dataclass(frozen=True)
class Exported:
    """The bytes of the file, and what of the deck is not in it, or not whole.

    `dropped` are the questions that the format cannot carry; `simplified` those of which it carries
    less than there is, one entry for each thing that is missing or marked in another way.
    """

    content: bytes
    dropped: tuple[Loss, ...] = ()
    simplified: tuple[Loss, ...] = ()


Writer = Callable[[Deck, Sequence[Placed]], Exported]
"""Writes some questions of a deck, in their order, as a file of a format. The same questions give
the same bytes.
"""
