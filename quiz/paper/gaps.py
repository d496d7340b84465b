"""What a question asks, on paper: its text with its mark-up, and a place left for each gap."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.deck.inline import Run
from quiz.paper.rich import Rich, as_written, rich
from quiz.questions import Cloze, Question


@dataclass(frozen=True)
class Blank:
    """A gap: its number, counted from 1, and what is to be written into it."""

    number: int
    filling: str


GappedLine = tuple[Run | Blank, ...]


def asked_lines(question: Question) -> tuple[GappedLine, ...]:
    """The lines of what a question asks; in a cloze each gap is a Blank."""
    if isinstance(question, Cloze):
        return _gapped(question)
    return rich(question.present(random.Random(0)).prompt)


def _gapped(question: Cloze) -> tuple[GappedLine, ...]:
    sign = next(sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in question.text)
    marked = question.with_gaps([sign] * len(question.gaps))
    lines = rich(marked)
    if _count(lines, sign) != len(question.gaps):
        # A gap stands inside an address, where mark-up would take it apart.
        lines = as_written(marked)
    blanks = iter(Blank(number, gap.forms[0]) for number, gap in enumerate(question.gaps, 1))
    return tuple(tuple(_taken_apart(line, sign, blanks)) for line in lines)


def _count(lines: Rich, sign: str) -> int:
    return sum(run.text.count(sign) for line in lines for run in line)


def _taken_apart(
    line: tuple[Run, ...], sign: str, blanks: Iterator[Blank]
) -> Iterator[Run | Blank]:
    for run in line:
        first, *others = run.text.split(sign)
        if first:
            yield replace(run, text=first)
        for text in others:
            yield next(blanks)
            if text:
                yield replace(run, text=text)
