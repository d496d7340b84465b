"""Flashcard: a front and a back, recalled and rated by the learner."""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from quiz.questions.base import BaseQuestion, Side, blank, wrong_response
from quiz.questions.invalid import Problem
from quiz.questions.presentation import Presentation
from quiz.questions.response import DontKnow, Rating, Recalled, Response
from quiz.questions.text import key_of
from quiz.questions.verdict import Outcome, Part, Verdict, judge


@dataclass(frozen=True, kw_only=True)
class Flashcard(BaseQuestion):
    """A front and a back; with `reverse` the back is also asked for its front."""

    kind: Literal["flashcard"] = "flashcard"
    front: str
    back: str
    reverse: bool = False

    def ways(self) -> tuple[Side, ...]:
        return (Side.FORWARD, Side.REVERSE) if self.reverse else (Side.FORWARD,)

    def faces(self, side: Side) -> tuple[str, str]:
        """What is shown, and what is to be recalled."""
        return (self.front, self.back) if side is Side.FORWARD else (self.back, self.front)

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        return Presentation(self.faces(side)[0])

    def mark(self, response: Response) -> Verdict:
        """The learner's rating: wrong for Again, right for the rest."""
        match response:
            case Recalled(rating):
                right = rating is not Rating.AGAIN
            case DontKnow():
                right = False
            case _:
                raise wrong_response(self, response)
        outcome = Outcome.RIGHT if right else Outcome.WRONG
        return judge(Fraction(right), [Part(key_of(self.front), outcome, "", self.back)])

    def key(self) -> Recalled:
        return Recalled(Rating.GOOD)

    def _problems(self) -> list[Problem]:
        return blank(("front",), self.front) + blank(("back",), self.back)
