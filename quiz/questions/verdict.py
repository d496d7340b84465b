"""What marking says: right, near, partial or wrong, with a score and its parts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction


class Outcome(StrEnum):
    """Right at score 1, wrong at 0, else partial; near where a typo is all that stands between."""

    RIGHT = "right"
    NEAR = "near"
    PARTIAL = "partial"
    WRONG = "wrong"


@dataclass(frozen=True)
class Part:
    """One option, gap, pair or item of a marked question.

    `given` is what the learner put there and `wanted` what belongs there, both as text and empty
    for nothing; `outcome` is right, near or wrong.
    """

    key: str
    outcome: Outcome
    given: str
    wanted: str
    feedback: str = ""


@dataclass(frozen=True)
class Verdict:
    """The marking of one response; `score` lies in 0 to 1."""

    outcome: Outcome
    score: float
    parts: tuple[Part, ...]

    def confirmed(self) -> "Verdict":
        """The verdict once the learner has said that a near miss was a typo.

        Raises ValueError when this verdict is not near.
        """
        if self.outcome is not Outcome.NEAR:
            raise ValueError("only a near verdict can be confirmed as a typo")
        parts = tuple(replace(part, outcome=Outcome.RIGHT) for part in self.parts)
        return Verdict(Outcome.RIGHT, 1.0, parts)


def judge(score: Fraction, parts: Iterable[Part]) -> Verdict:
    """The verdict for a score and its parts (design §5).

    It is near when every part is right but for typos, of which there is at least one.
    """
    parts = tuple(parts)
    outcomes = {part.outcome for part in parts}
    if Outcome.NEAR in outcomes and Outcome.WRONG not in outcomes:
        outcome = Outcome.NEAR
    elif score == 1:
        outcome = Outcome.RIGHT
    else:
        outcome = Outcome.PARTIAL if score > 0 else Outcome.WRONG
    return Verdict(outcome, float(score), parts)
