"""Tables for people and their spreadsheets: a question a row, its fields in columns with names.

CSV is that of RFC 4180, with the mark by which spreadsheets know UTF-8; in TSV tabs stand for the
commas. A field with several texts has one on each line of its cell. What a spreadsheet would run
begins with an apostrophe, which `quiz import` takes away again; it makes flashcards and single
choices of the columns that it knows.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from quiz.deck import Deck, Dispute, Placed
from quiz.deck.cells import guarded
from quiz.deck.loss import Loss
from quiz.lms.exported import Exported
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.true_false import FALSE, TRUE
from quiz.study.wording import date_words

_FIRST = ("id", "topic", "kind", "level", "question", "answer")
_WRONG = "wrong {}"
_LAST = (
    "feedback",
    "accept",
    "reject",
    "tolerance",
    "unit",
    "swap",
    "others",
    "reverse",
    "explanation",
    "hint",
    "note",
    "cite",
    "disputes",
    "disputed",
    "group",
    "tags",
    "waive",
    "anki",
)
_LINE_END = re.compile("\r\n?|\n")
_BOM = "\ufeff"
_GUARDED = (
    "a spreadsheet could run a text of it as a formula, so an apostrophe stands before it, which "
    "`quiz import` takes away again"
)

_Row = Mapping[str, str]
"""The cells of a question, by their columns' names; what is not there is empty."""


def write_csv(deck: Deck, placed: Sequence[Placed]) -> Exported:
    """The questions as a table whose columns are parted by commas."""
    return _exported(deck, placed, ",", _BOM)


def write_tsv(deck: Deck, placed: Sequence[Placed]) -> Exported:
    """The questions as a table whose columns are parted by tabs."""
    return _exported(deck, placed, "\t", "")


def _exported(deck: Deck, placed: Sequence[Placed], separator: str, beginning: str) -> Exported:
    rows = [_row(each, deck) for each in placed]
    file = io.StringIO(beginning, newline="")
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file, delimiter=separator)
    columns = _columns(rows)
    writer.writerow(columns)
    simplified: list[Loss] = []
    for each, row in zip(placed, rows, strict=True):
        texts = [row.get(column, "") for column in columns]
        cells = [guarded(text) for text in texts]
        writer.writerow(cells)
        if cells != texts:
            simplified.append(Loss(each.outline.id, _GUARDED))
    # A lone surrogate, which no encoding has, is spelled out.
    content = file.getvalue().encode("utf-8", "backslashreplace")
    return Exported(content, simplified=tuple(simplified))


def _columns(rows: Iterable[_Row]) -> list[str]:
    """The columns that any row has something in, and those that every table has."""
    used = {name for row in rows for name, text in row.items() if text}
    wrong = [_WRONG.format(number) for number in range(1, len(used) + 1)]
    return [*_FIRST, *(name for name in (*wrong, *_LAST) if name in used)]


def _row(placed: Placed, deck: Deck) -> _Row:
    question = placed.question
    return {
        "id": question.id,
        "topic": placed.topic.id,
        "kind": question.kind,
        "level": question.level or "",
        "explanation": question.explanation or "",
        "hint": question.hint or "",
        "note": question.note or "",
        "cite": _lines(question.cite),
        "disputes": _lines(question.disputes),
        "disputed": _lines(_told(dispute, deck) for dispute in deck.disputes_of(question)),
        "group": question.group or "",
        "tags": _lines(question.tags),
        "waive": _lines(f"{rule}: {reason}" for rule, reason in (question.waive or {}).items()),
        "anki": f"{question.anki.guid} {question.anki.card}" if question.anki else "",
        **_own(question),
    }


def _own(question: Question) -> _Row:
    match question:
        case SingleChoice():
            return {
                "question": question.stem,
                "answer": question.answer,
                **_wrong(question.distractors),
            }
        case MultipleResponse():
            return {
                "question": question.stem,
                "answer": _lines(question.answers),
                # Beside columns of wrong options several answers would be imported as one.
                "others": _lines(distractor.text for distractor in question.distractors),
                "feedback": _feedback(question.distractors),
            }
        case TrueFalse():
            right, wrong = (TRUE, FALSE) if question.answer else (FALSE, TRUE)
            return {
                "question": question.stem,
                "answer": right,
                **_wrong([Distractor(wrong, question.feedback)]),
            }
        case ShortAnswer():
            return {
                "question": question.stem,
                "answer": question.answer,
                "accept": _lines(question.accept),
                "reject": _lines(question.reject),
            }
        case Numerical():
            return {
                "question": question.stem,
                "answer": f"{question.answer:f}",
                "tolerance": f"{question.tolerance:f}" if question.tolerance else "",
                "unit": question.unit or "",
            }
        case Cloze():
            numbered = [f"[{number}]" for number in range(1, len(question.gaps) + 1)]
            return {
                "question": question.with_gaps(numbered),
                "answer": _lines(gap.forms[0] for gap in question.gaps),
                "accept": _lines(" | ".join(gap.forms[1:]) for gap in question.gaps),
                "swap": _lines(" ".join(map(str, group)) for group in question.swap),
            }
        case Ordering():
            return {"question": question.stem, "answer": _lines(question.items)}
        case Matching():
            return {
                "question": question.stem,
                "answer": _lines(f"{left} → {right}" for left, right in question.pairs),
                "others": _lines(question.distractors),
            }
        case Flashcard():
            return {
                "question": question.front,
                "answer": question.back,
                "reverse": "yes" if question.reverse else "",
            }
        case _:
            assert_never(question)


def _told(dispute: Dispute, deck: Deck) -> str:
    """A dispute in one line: what each text says, what the record says, as of when, by whom."""
    said = [f"{deck.label(account.citation)}: {account.says}" for account in dispute.accounts]
    if dispute.record is not None:
        said.append(f"the record: {dispute.record}")
    said += (
        f"evidence: {page.publisher}, {page.title}, {date_words(page.date)}, {page.address}"
        for page in dispute.evidence
    )
    title = f"{dispute.title}, as of {date_words(dispute.as_of)}"
    return " | ".join([title, *said])


def _wrong(distractors: Sequence[Distractor]) -> _Row:
    texts = {
        _WRONG.format(number): distractor.text for number, distractor in enumerate(distractors, 1)
    }
    return texts | {"feedback": _feedback(distractors)}


def _feedback(distractors: Sequence[Distractor]) -> str:
    """What is said of each wrong option, in their order, empty lines for those without."""
    return _lines(distractor.feedback for distractor in distractors)


def _lines(texts: Iterable[str]) -> str:
    """Texts as the lines of a cell, where a line's end inside one is a space, as it is shown."""
    lines = [_LINE_END.sub(" ", text) for text in texts]
    return "\n".join(lines) if any(lines) else ""
