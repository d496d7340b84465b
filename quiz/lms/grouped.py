"""Questions that ask one thing in two ways, which no system keeps apart."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quiz.deck import Placed
from quiz.deck.loss import Loss


def together(placed: Sequence[Placed], reason: str) -> Iterator[Loss]:
    """A loss, for that reason, of each question that shares its group with others of these."""
    groups = Counter(each.outline.group for each in placed)
    for each in placed:
        if each.outline.group and groups[each.outline.group] > 1:
            yield Loss(each.outline.id, reason)
