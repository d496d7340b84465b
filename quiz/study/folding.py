"""Any session from its events, whichever its mode."""

from collections.abc import Iterable
from functools import reduce

from quiz.study.events import Entry, Mode, Started
from quiz.study.exam import Exam, begin_exam, step_exam
from quiz.study.session import Effect, OutOfTurn, State, begin, step

Sitting = State | Exam
"""Where a session stands."""


def begin_sitting(started: Started) -> Sitting:
    """The state in which a session begins."""
    return begin_exam(started) if started.plan.mode is Mode.EXAM else begin(started)


def step_sitting(sitting: Sitting, entry: Entry) -> tuple[Sitting, tuple[Effect, ...]]:
    """The next state, and what it does to the attempts; raises OutOfTurn."""
    match sitting:
        case Exam():
            return step_exam(sitting, entry)
        case State():
            return step(sitting, entry)


def fold_sitting(entries: Iterable[Entry]) -> Sitting:
    """The state that a session's entries lead to, from its Started on; raises OutOfTurn."""
    first, *rest = entries
    if not isinstance(first.event, Started):
        raise OutOfTurn("a session begins with Started")
    return reduce(
        lambda sitting, entry: step_sitting(sitting, entry)[0], rest, begin_sitting(first.event)
    )
