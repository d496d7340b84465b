"""The loss report: each reason once, with the questions behind it, and the counts."""

import csv
import io
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from quiz.deck.cells import guarded
from quiz.deck.inline import visible
from quiz.deck.loss import Loss
from quiz.lms.exported import Exported

WIDTH = 76
LEFT_OUT, SIMPLIFIED = "left out", "simplified"
_FEW = 12


def report_lines(exported: Exported, questions: Sequence[str]) -> Iterator[str]:
    """The report for people, no line wider than 76 but by a long id; `questions` are all ids.

    Its last line counts.
    """
    left_out = {loss.question for loss in exported.dropped}
    carried = [question for question in questions if question not in left_out]
    for became, losses in _losses(exported):
        for reason, ids in _by_reason(losses).items():
            yield from textwrap.wrap(f"{became}: {visible(reason)}", WIDTH, subsequent_indent="  ")
            named = _named(ids, carried if became == SIMPLIFIED else ())
            yield from textwrap.wrap(
                named,
                WIDTH,
                initial_indent="    ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
    yield counted(exported, questions)


def counted(exported: Exported, questions: Sequence[str]) -> str:
    """How many questions are in the file whole, how many not whole, and how many not at all."""
    left_out = {loss.question for loss in exported.dropped}
    simplified = {loss.question for loss in exported.simplified} - left_out
    whole = len(questions) - len(left_out) - len(simplified)
    noun = "question" if whole == 1 else "questions"
    return f"{whole} {noun} whole, {len(simplified)} simplified, {len(left_out)} left out"


def report_csv(exported: Exported) -> bytes:
    """The report as a table for spreadsheets: a row for each question and each reason."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(["question", "became", "reason"])
    for became, losses in _losses(exported):
        for loss in losses:
            writer.writerow([loss.question, became, guarded(loss.reason)])
    return file.getvalue().encode("utf-8-sig", "backslashreplace")


def _losses(exported: Exported) -> tuple[tuple[str, Sequence[Loss]], ...]:
    return (LEFT_OUT, exported.dropped), (SIMPLIFIED, exported.simplified)


def _by_reason(losses: Iterable[Loss]) -> dict[str, tuple[str, ...]]:
    """The questions behind each reason, each once; the reasons in the order of their first ones."""
    found: dict[str, dict[str, None]] = {}
    for loss in losses:
        found.setdefault(loss.reason, {})[loss.question] = None
    return {reason: tuple(ids) for reason, ids in found.items()}


def _named(ids: Sequence[str], of: Sequence[str]) -> str:
    """The ids, or where they are most of some others, which of those they are not."""
    if len(ids) <= _FEW:
        return ", ".join(ids)
    behind = set(ids)
    others = [question for question in of if question not in behind]
    if len(ids) < len(of) // 2 or len(ids) + len(others) != len(of):
        return ", ".join(ids)
    return (
        f"every question in the file but {', '.join(others)}"
        if others
        else ("every question in the file")
    )
