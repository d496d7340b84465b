"""Multiple response: several answers among distractors; false picks cost what hits gain."""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from quiz.questions.base import BaseQuestion, Distractor, Side, blank, numbered, wrong_response
from quiz.questions.invalid import Problem
from quiz.questions.options import option_parts, option_problems
from quiz.questions.presentation import Presentation, laid_out
from quiz.questions.response import DontKnow, Picked, Response
from quiz.questions.text import key_of
from quiz.questions.verdict import Verdict, judge


@dataclass(frozen=True, kw_only=True)
class MultipleResponse(BaseQuestion):
    """A stem with one answer or more and one distractor or more."""

    kind: Literal["multiple_response"] = "multiple_response"
    stem: str
    answers: tuple[str, ...]
    distractors: tuple[Distractor, ...]

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        texts = [*self.answers, *(item.text for item in self.distractors)]
        return Presentation(self.stem, options=laid_out(texts, rng))

    def mark(self, response: Response) -> Verdict:
        """max(0, hits/answers − false picks/min(answers, distractors)): picking all gives 0."""
        match response:
            case Picked(keys):
                picked = frozenset(keys)
            case DontKnow():
                picked = frozenset()
            case _:
                raise wrong_response(self, response)
        answers = frozenset(map(key_of, self.answers))
        hits = Fraction(len(picked & answers), len(answers))
        slips = Fraction(len(picked - answers), min(len(self.answers), len(self.distractors)))
        parts = option_parts(self.answers, self.distractors, picked)
        return judge(max(Fraction(0), hits - slips), parts)

    def key(self) -> Picked:
        return Picked(tuple(map(key_of, self.answers)))

    def _problems(self) -> list[Problem]:
        found = blank(("stem",), self.stem)
        for name, texts in (("answers", self.answers), ("distractors", self.distractors)):
            if not texts:
                found.append(Problem((name,), "at least one is wanted here, none stands"))
        return found + option_problems(numbered("answers", self.answers), self.distractors)
