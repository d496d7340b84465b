"""Single choice: one answer among distractors; 1 or 0."""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from quiz.questions.base import BaseQuestion, Distractor, Side, blank, wrong_response
from quiz.questions.invalid import Problem
from quiz.questions.options import option_parts, option_problems
from quiz.questions.presentation import Presentation, laid_out
from quiz.questions.response import DontKnow, Picked, Response
from quiz.questions.text import key_of
from quiz.questions.verdict import Verdict, judge


@dataclass(frozen=True, kw_only=True)
class SingleChoice(BaseQuestion):
    """A stem with one answer and at least one distractor."""

    kind: Literal["single_choice"] = "single_choice"
    stem: str
    answer: str
    distractors: tuple[Distractor, ...]

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        texts = [self.answer, *(item.text for item in self.distractors)]
        return Presentation(self.stem, options=laid_out(texts, rng))

    def mark(self, response: Response) -> Verdict:
        match response:
            case Picked(keys):
                picked = frozenset(keys)
            case DontKnow():
                picked = frozenset()
            case _:
                raise wrong_response(self, response)
        right = picked == {key_of(self.answer)}
        return judge(Fraction(right), option_parts([self.answer], self.distractors, picked))

    def key(self) -> Picked:
        return Picked((key_of(self.answer),))

    def _problems(self) -> list[Problem]:
        found = blank(("stem",), self.stem)
        if not self.distractors:
            found.append(
                Problem(("distractors",), "at least one distractor is wanted, none stands")
            )
        return found + option_problems([(("answer",), self.answer)], self.distractors)
