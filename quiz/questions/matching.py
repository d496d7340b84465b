"""Matching: a right side for each left side; the share of pairs."""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from quiz.questions.base import BaseQuestion, Side, alike, blank, numbered, wrong_response
from quiz.questions.invalid import Path, Problem
from quiz.questions.presentation import Presentation, laid_out, options_of
from quiz.questions.response import DontKnow, Matched, Response
from quiz.questions.text import collapse, key_of
from quiz.questions.verdict import Outcome, Part, Verdict, judge

SHARED_FROM = 4
SPARE = 2


@dataclass(frozen=True, kw_only=True)
class Matching(BaseQuestion):
    """A stem, (left, right) pairs and spare right sides.

    From four pairs up a right side may serve twice, so that the last pair cannot be had by
    elimination alone.
    """

    kind: Literal["matching"] = "matching"
    stem: str
    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[str, ...]

    def rights(self) -> tuple[str, ...]:
        """Every right side once, the spare ones last."""
        texts = [right for _, right in self.pairs] + list(self.distractors)
        return tuple({key_of(text): text for text in texts}.values())

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        lefts = options_of(left for left, _ in self.pairs)
        return Presentation(self.stem, slots=lefts, options=laid_out(self.rights(), rng))

    def mark(self, response: Response) -> Verdict:
        match response:
            case Matched(pairs):
                given = dict(pairs)
            case DontKnow():
                given = {}
            case _:
                raise wrong_response(self, response)
        texts = {key_of(text): text for text in self.rights()}
        parts = [
            Part(
                key_of(left),
                Outcome.RIGHT if given.get(key_of(left)) == key_of(right) else Outcome.WRONG,
                texts.get(given.get(key_of(left), ""), ""),
                right,
            )
            for left, right in self.pairs
        ]
        right = sum(part.outcome is Outcome.RIGHT for part in parts)
        return judge(Fraction(right, len(parts)), parts)

    def key(self) -> Matched:
        return Matched(tuple((key_of(left), key_of(right)) for left, right in self.pairs))

    def _problems(self) -> list[Problem]:
        found = blank(("stem",), self.stem)
        if len(self.pairs) < 2:
            found.append(Problem(("pairs",), "two pairs at least are wanted to match"))
        if len(self.distractors) < SPARE:
            found.append(
                Problem(
                    ("distractors",),
                    f"two spare right sides at least are wanted, {len(self.distractors)} stand",
                )
            )
        lefts: list[tuple[Path, str]] = []
        rights: list[tuple[Path, str]] = []
        for place, (left, right) in enumerate(self.pairs):
            lefts.append((("pairs", place, 0), left))
            rights.append((("pairs", place, 1), right))
        spare = numbered("distractors", self.distractors)
        blanks = [p for path, text in lefts + rights + spare for p in blank(path, text)]
        if blanks:
            return found + blanks
        found += alike(lefts)
        if len(self.pairs) < SHARED_FROM:
            return found + alike(rights + spare)
        found += alike(spare)
        serving = {collapse(text) for _, text in rights}
        for path, text in spare:
            if collapse(text) in serving:
                found.append(Problem(path, f"{text!r} is also the right side of a pair"))
        return found
