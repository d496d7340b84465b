"""The report of an exam: scores by topic and level, beside what guessing would reach."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.questions import DontKnow, Outcome, Question
from quiz.study.guessing import guessing_score
from quiz.study.session import Attempt


@dataclass(frozen=True)
class Marked:
    """One question of an exam, by its number (from 1), with the answer that stands, if any."""

    number: int
    question: Question
    topic: str
    attempt: Attempt | None = None
    flagged: bool = False

    @property
    def score(self) -> float:
        """The score, 0 to 1; an open question and a typo score nothing."""
        return self.attempt.verdict.score if self.attempt else 0.0

    @property
    def outcome(self) -> str:
        """In a word: right, partial, wrong, not known or open."""
        if self.attempt is None:
            return "open"
        if isinstance(self.attempt.response, DontKnow):
            return "not known"
        outcome = self.attempt.verdict.outcome
        return str(Outcome.WRONG if outcome is Outcome.NEAR else outcome)


@dataclass(frozen=True)
class Tally:
    """What some questions of an exam came to: their number, points, and points by guessing."""

    name: str
    questions: int
    points: float
    guessing: float

    @property
    def share(self) -> float:
        """The points as a share of those there are."""
        return self.points / self.questions if self.questions else 0.0

    @property
    def points_words(self) -> str:
        """The points beside those there are: `1.5 of 2 points`."""
        of = "1 point" if self.questions == 1 else f"{self.questions} points"
        return f"{round(self.points, 2):g} of {of}"


@dataclass(frozen=True)
class ExamReport:
    """An exam as a whole, by topic and by level (in the order in which they come), and singly."""

    whole: Tally
    topics: tuple[Tally, ...]
    levels: tuple[Tally, ...]
    marked: tuple[Marked, ...]


def report(marked: Sequence[Marked]) -> ExamReport:
    """Sum an exam up."""
    return ExamReport(
        _tally("all", marked),
        _grouped(marked, lambda each: each.topic),
        _grouped(marked, lambda each: str(each.question.level or "")),
        tuple(marked),
    )


def _grouped(marked: Iterable[Marked], name_of: Callable[[Marked], str]) -> tuple[Tally, ...]:
    groups: dict[str, list[Marked]] = {}
    for each in marked:
        groups.setdefault(name_of(each), []).append(each)
    return tuple(_tally(name, group) for name, group in groups.items() if name)


def _tally(name: str, marked: Sequence[Marked]) -> Tally:
    guessing = sum((guessing_score(each.question) for each in marked), start=Fraction(0))
    points = sum(each.score for each in marked)
    return Tally(name, len(marked), points, float(guessing))
