"""True/false: a statement that holds or does not; 1 or 0."""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from quiz.questions.base import BaseQuestion, Distractor, Side, blank, wrong_response
from quiz.questions.invalid import Problem
from quiz.questions.options import option_parts
from quiz.questions.presentation import Presentation, options_of
from quiz.questions.response import DontKnow, Picked, Response
from quiz.questions.text import key_of
from quiz.questions.verdict import Verdict, judge

TRUE, FALSE = "True", "False"


@dataclass(frozen=True, kw_only=True)
class TrueFalse(BaseQuestion):
    """A statement; `feedback` says why the wrong pick is wrong."""

    kind: Literal["true_false"] = "true_false"
    stem: str
    answer: bool
    feedback: str = ""

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        return Presentation(self.stem, options=options_of((TRUE, FALSE)))

    def mark(self, response: Response) -> Verdict:
        match response:
            case Picked(keys):
                picked = frozenset(keys)
            case DontKnow():
                picked = frozenset()
            case _:
                raise wrong_response(self, response)
        answer, other = (TRUE, FALSE) if self.answer else (FALSE, TRUE)
        parts = option_parts([answer], [Distractor(other, self.feedback)], picked)
        return judge(Fraction(picked == {key_of(answer)}), parts)

    def key(self) -> Picked:
        return Picked((key_of(TRUE if self.answer else FALSE),))

    def _problems(self) -> list[Problem]:
        return blank(("stem",), self.stem)
