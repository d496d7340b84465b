"""The text file that Blackboard takes under "Upload Questions": a question a line, parted by tabs.

The form is that of Blackboard's help page "Upload Questions": no line of names, no blank line, the
kind first, the words `correct`, `incorrect`, `true` and `false` in English. The page does not say
that what is shown is HTML, which it is, nor that UTF-8 is read, which those who made files found;
a mark of UTF-8 would be taken for a part of the first kind. What a learner types is compared as
plain text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from quiz.deck import Deck, Placed
from quiz.deck.loss import Loss
from quiz.deck.steady import steady
from quiz.lms.exported import Exported
from quiz.lms.forms import typed_forms
from quiz.lms.gaps import with_gaps
from quiz.lms.html import escaped, rendered
from quiz.lms.left_behind import left_behind
from quiz.questions import (
    Cloze,
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
from quiz.questions.text import key_of

MOST_ANSWERS = 100
MOST_GAPS = 10
_NONE_OR_ALL = "Blackboard gives all or nothing for it, unless partial credit is allowed there"
_BY_LETTER = (
    "Blackboard compares what is typed letter by letter, so its answers stand there in the usual "
    "spellings, and rarer ones are wrong"
)
_ENDS = re.compile("[\t\n\u2028\u2029]")


class _NoLine(Exception):
    """Raised for a question that the file cannot carry; says why."""


def write(deck: Deck, placed: Sequence[Placed]) -> Exported:
    """The questions as a file to upload into a test or a pool."""
    lines: list[str] = []
    dropped: list[Loss] = []
    simplified: list[Loss] = []
    for each in placed:
        question = each.question
        try:
            rows = _rows(question)
        except _NoLine as error:
            dropped.append(Loss(question.id, str(error)))
            continue
        lines += ("\t".join(row) + "\n" for row in rows)
        simplified += (Loss(question.id, reason) for reason in _reasons(question))
        simplified += left_behind(question, "Blackboard's upload")
    return Exported("".join(lines).encode(), tuple(dropped), tuple(simplified))


def _rows(question: Question) -> list[list[str]]:
    """The fields of a question's line, or of several; raises _NoLine."""
    if isinstance(question, Matching) and _shares(question):
        return [list(_one_of(question, left, right)) for left, right in question.pairs]
    return [_fields(question)]


def _fields(question: Question) -> list[str]:
    match question:
        case SingleChoice():
            return ["MC", _shown(question.stem), *_options(question)]
        case MultipleResponse():
            return ["MA", _shown(question.stem), *_options(question)]
        case TrueFalse():
            return ["TF", _shown(question.stem), "true" if question.answer else "false"]
        case ShortAnswer():
            return ["FIB", _shown(question.stem), *_typed([question.answer, *question.accept])]
        case Numerical():
            unit = f" ({escaped(question.unit)})" if question.unit else ""
            stem = _one_line(rendered(question.stem) + unit)
            return ["NUM", stem, f"{question.answer:f}", f"{question.tolerance:f}"]
        case Cloze():
            return ["FIB_PLUS", *_gaps(question)]
        case Ordering():
            _demand_room(question.items)
            return ["ORD", _shown(question.stem), *map(_shown, question.items)]
        case Matching():
            return ["MAT", _shown(question.stem), *_pairs(question)]
        case Flashcard():
            raise _NoLine("Blackboard has no cards that a learner rates")
        case _:
            assert_never(question)


def _options(question: SingleChoice | MultipleResponse) -> Iterator[str]:
    options, _ = steady(question)
    _demand_room(options)
    right = question.key().keys
    for option in options:
        yield _shown(option.text)
        yield "correct" if option.key in right else "incorrect"


def _gaps(question: Cloze) -> Iterator[str]:
    """The text with the names of its gaps in brackets, then each name with what fills that gap."""
    if len(question.gaps) > MOST_GAPS:
        raise _NoLine(f"it has more gaps than Blackboard's upload takes, which are {MOST_GAPS}")
    names = [f"gap{number}" for number in range(1, len(question.gaps) + 1)]
    yield _one_line(with_gaps(question, [f"[{name}]" for name in names]))
    for place, (name, forms) in enumerate(zip(names, _forms(question), strict=True)):
        if place:
            yield ""
        yield name
        yield from _typed(forms)


def _forms(question: Cloze) -> list[tuple[str, ...]]:
    """What fills each gap; one that may change places takes what fills the others too."""
    forms = [gap.forms for gap in question.gaps]
    for group in question.swap:
        shared = tuple(form for number in group for form in question.gaps[number - 1].forms)
        for number in group:
            forms[number - 1] = shared
    return forms


def _pairs(question: Matching) -> Iterator[str]:
    _demand_room(question.pairs)
    for left, right in question.pairs:
        yield _shown(left)
        yield _shown(right)


def _shares(question: Matching) -> bool:
    """Whether a right side serves twice: the file wants one for each left side."""
    return len({key_of(right) for _, right in question.pairs}) < len(question.pairs)


def _one_of(question: Matching, left: str, right: str) -> Iterator[str]:
    """A left side as a question of its own, with all right sides to choose from."""
    options, _ = steady(question)
    _demand_room(options)
    yield "MC"
    yield f"{_shown(question.stem)}<br/>{_shown(left)}"
    for option in options:
        yield _shown(option.text)
        yield "correct" if option.key == key_of(right) else "incorrect"


def _demand_room(answers: Sequence[object]) -> None:
    if len(answers) > MOST_ANSWERS:
        raise _NoLine(
            f"it has more answers than Blackboard's upload takes, which are {MOST_ANSWERS}"
        )


def _reasons(question: Question) -> Iterator[str]:
    match question:
        case MultipleResponse():
            yield _NONE_OR_ALL
        case ShortAnswer():
            yield _BY_LETTER
        case Numerical(unit=unit) if unit:
            yield "its unit stands behind the question, and the number alone is typed there"
        case Cloze():
            yield _BY_LETTER
            if len(question.gaps) > 1:
                yield _NONE_OR_ALL
            if question.swap:
                yield (
                    "gaps that may change places take each other's answers, so the same answer in "
                    "both is right there too"
                )
        case Ordering():
            yield _NONE_OR_ALL
            yield "courses in Blackboard's Ultra view leave out what is to be put in order"
        case Matching() if _shares(question):
            yield (
                "a right side of it serves twice, which Blackboard's upload cannot say, so each "
                "left side is a question of its own"
            )
        case Matching():
            yield "its spare right sides are left out, so the last pair is had by elimination"


def _shown(text: str) -> str:
    """A text as HTML in a field."""
    return _one_line(rendered(text))


def _typed(forms: Sequence[str]) -> list[str]:
    """What is right in fields that a learner's typing is compared with."""
    return list(typed_forms(forms)[:MOST_ANSWERS])


def _one_line(text: str) -> str:
    return _ENDS.sub(" ", text).strip()
