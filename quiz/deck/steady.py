"""The order of a question's options in an export: the same each time, and telling nothing."""

import random
from typing import NamedTuple

from quiz.questions import Option, Ordering, Question


class Steady(NamedTuple):
    """Options in their order, and whether another order would do as well.

    It would not where they stand in the same order at each showing: numbers, and true and false.
    """

    options: tuple[Option, ...]
    free: bool


def steady(question: Question) -> Steady:
    """The options of a question; in a free order they are sorted by key, which tells nothing.

    Items to put in order never stand in the right one.
    """
    options = question.present(random.Random(0)).options
    if all(question.present(random.Random(seed)).options == options for seed in range(1, 6)):
        return Steady(options, free=False)
    by_key = sorted(options, key=lambda option: option.key)
    if isinstance(question, Ordering) and [each.text for each in by_key] == list(question.items):
        by_key.reverse()
    return Steady(tuple(by_key), free=True)
