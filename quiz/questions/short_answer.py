"""Short answer: a typed text with accepted forms and named look-alikes; 1 or 0."""

import random
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from quiz.questions.base import BaseQuestion, Side, blank, numbered, wrong_response
from quiz.questions.invalid import Problem
from quiz.questions.presentation import Presentation
from quiz.questions.response import DontKnow, Response, Typed
from quiz.questions.text import fold, key_of
from quiz.questions.typed import mark_text, unfoldable
from quiz.questions.verdict import Outcome, Part, Verdict, judge


@dataclass(frozen=True, kw_only=True)
class ShortAnswer(BaseQuestion):
    """A stem answered by typing; `accept` are other right forms, `reject` plainly wrong ones."""

    kind: Literal["short_answer"] = "short_answer"
    stem: str
    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        return Presentation(self.stem)

    def mark(self, response: Response) -> Verdict:
        match response:
            case Typed(text):
                outcome = mark_text(text, (self.answer, *self.accept), self.reject)
            case DontKnow():
                text, outcome = "", Outcome.WRONG
            case _:
                raise wrong_response(self, response)
        part = Part(key_of(self.answer), outcome, text, self.answer)
        return judge(Fraction(outcome is Outcome.RIGHT), [part])

    def key(self) -> Typed:
        return Typed(self.answer)

    def _problems(self) -> list[Problem]:
        forms = [*numbered("accept", self.accept), (("answer",), self.answer)]
        found = blank(("stem",), self.stem)
        for path, text in forms:
            found += unfoldable(path, text)
        right = {fold(text) for _, text in forms}
        for place, text in enumerate(self.reject):
            if fold(text) in right:
                found.append(Problem(("reject", place), f"{text!r} is also accepted"))
        return found
