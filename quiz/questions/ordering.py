"""Ordering: items to put in order; by pairs in right order."""

import random
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from quiz.questions.base import BaseQuestion, Side, alike, blank, numbered, wrong_response
from quiz.questions.invalid import Problem
from quiz.questions.presentation import Presentation, options_of
from quiz.questions.response import DontKnow, Ordered, Response
from quiz.questions.text import key_of
from quiz.questions.verdict import Outcome, Part, Verdict, judge

ALL_OR_NOTHING = 3


@dataclass(frozen=True, kw_only=True)
class Ordering(BaseQuestion):
    """A stem and its items (two at least, all different) in right order."""

    kind: Literal["ordering"] = "ordering"
    stem: str
    items: tuple[str, ...]

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        """The items shuffled, but never into the right order, which would give the answer away."""
        mixed = list(self.items)
        while mixed == list(self.items):
            rng.shuffle(mixed)
        return Presentation(self.stem, options=options_of(mixed))

    def mark(self, response: Response) -> Verdict:
        """max(0, 2 · pairs in right order / pairs − 1); up to three items all or nothing.

        That is Kendall's tau, cut off at nought. An item that the response leaves out is in order
        with no other.
        """
        match response:
            case Ordered(keys):
                places = {key: place for place, key in reversed(list(enumerate(keys)))}
            case DontKnow():
                places = {}
            case _:
                raise wrong_response(self, response)
        wanted = [key_of(item) for item in self.items]
        pairs = list(combinations(wanted, 2))
        in_order = sum(
            first in places and second in places and places[first] < places[second]
            for first, second in pairs
        )
        score = max(Fraction(0), Fraction(2 * in_order, len(pairs)) - 1)
        if len(wanted) <= ALL_OR_NOTHING and in_order < len(pairs):
            score = Fraction(0)
        texts = dict(zip(wanted, self.items, strict=True))
        given = sorted((key for key in wanted if key in places), key=places.__getitem__)
        parts = [
            Part(
                key,
                Outcome.RIGHT if given[place : place + 1] == [key] else Outcome.WRONG,
                texts[given[place]] if place < len(given) else "",
                texts[key],
            )
            for place, key in enumerate(wanted)
        ]
        return judge(score, parts)

    def key(self) -> Ordered:
        return Ordered(tuple(map(key_of, self.items)))

    def _problems(self) -> list[Problem]:
        found = blank(("stem",), self.stem)
        if len(self.items) < 2:
            found.append(Problem(("items",), "two items at least are wanted to put in order"))
        texts = numbered("items", self.items)
        found += [problem for path, text in texts for problem in blank(path, text)]
        return found or alike(texts)
