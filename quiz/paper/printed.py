"""What printing comes to."""

from dataclasses import dataclass

from quiz.deck.loss import Loss


class NothingToPrint(Exception):
    """Raised when nothing in a deck is what was asked for; says so in a sentence."""


@dataclass(frozen=True)
class Printed:
    """The bytes of a PDF, and which questions were asked for and are not in it, and why."""

    content: bytes
    dropped: tuple[Loss, ...] = ()
