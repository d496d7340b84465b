"""A strict reader of Blackboard's upload files, by the documented form and nothing of the writer's.

The form is that of Blackboard's help page "Upload Questions".
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_TAG = re.compile(r"</?[a-z]+(?: [^<>]*)?/?>")
_STRAY = re.compile(r"<|&(?!#?[A-Za-z0-9]+;)")
_VARIABLE = re.compile(r"\[([^\[\]]*)\]")


class Malformed(ValueError):
    """Raised for a file that Blackboard would not take, or not as it was meant."""


@dataclass(frozen=True)
class Line:
    """A question as read: its kind, its text, and its answers with what is said of each."""

    kind: str
    text: str
    answers: tuple[tuple[str, str], ...]


def read_upload(content: bytes) -> tuple[Line, ...]:
    """The questions of a file; raises Malformed."""
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise Malformed("a mark of the encoding stands before the first kind")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed(str(error)) from error
    if not text.endswith("\n"):
        raise Malformed("the last line has no end")
    return tuple(_line(line) for line in text.removesuffix("\n").split("\n"))


def seen(shown: str) -> str:
    """What a reader sees of HTML in a field; raises Malformed where a text was taken for a tag."""
    bare = _TAG.sub(lambda found: " " if found[0].startswith("<br") else "", shown)
    if _STRAY.search(bare):
        raise Malformed(f"a sign of HTML is not escaped in {shown!r}")
    return " ".join(html.unescape(bare).split())


def _line(line: str) -> Line:
    if not line.strip():
        raise Malformed("a blank line")
    if "\r" in line:
        raise Malformed("a carriage return inside a line")
    kind, *fields = line.split("\t")
    if kind not in _READERS:
        raise Malformed(f"{kind!r} is no kind of question")
    if len(fields) < 2 or not fields[0].strip():
        raise Malformed("a question without a text or without an answer")
    return Line(kind, seen(fields[0]), tuple(_READERS[kind](fields[0], fields[1:])))


def _choice(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    answers = list(_pairs(fields))
    for _, word in answers:
        if word not in ("correct", "incorrect"):
            raise Malformed(f"{word!r} is neither correct nor incorrect")
    return iter(answers)


def _multiple_choice(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    answers = list(_choice(text, fields))
    if [word for _, word in answers].count("correct") != 1:
        raise Malformed("a multiple choice has one answer that is correct")
    return iter(answers)


def _multiple_answer(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    answers = list(_choice(text, fields))
    if "correct" not in [word for _, word in answers]:
        raise Malformed("no answer is correct")
    return iter(answers)


def _true_false(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    if list(fields) not in (["true"], ["false"]):
        raise Malformed(f"{fields!r} is neither true nor false")
    yield fields[0], ""


def _blank(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    _demand_few(fields)
    yield from ((field, "") for field in fields)


def _blanks(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    names = _VARIABLE.findall(text)
    groups: list[list[str]] = [[]]
    for field in fields:
        if field:
            groups[-1].append(field)
        else:
            groups.append([])
    if any(len(group) < 2 for group in groups):
        raise Malformed("a variable has a name and an answer at least")
    if len(groups) > 10:
        raise Malformed("there are more than ten variables")
    if sorted(names) != sorted(group[0] for group in groups):
        raise Malformed(f"{names!r} stand in the text, and answers for {[g[0] for g in groups]!r}")
    if "[" in _VARIABLE.sub("", text):
        raise Malformed("a bracket that opens no variable")
    for name, *forms in groups:
        _demand_few(forms)
        yield from ((form, name) for form in forms)


def _order(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    _demand_few(fields)
    if len(fields) < 2:
        raise Malformed("one thing alone cannot be put in order")
    yield from ((seen(field), "") for field in fields)


def _matching(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    pairs = [(left, seen(right)) for left, right in _pairs(fields)]
    if len({right for _, right in pairs}) < len(pairs):
        raise Malformed("two left sides have the same right side")
    return iter(pairs)


def _number(text: str, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(fields) > 2:
        raise Malformed("a number has an answer and a tolerance")
    try:
        numbers = [Decimal(field) for field in fields]
    except InvalidOperation:
        raise Malformed(f"{fields!r} are not numbers") from None
    if not all(number.is_finite() for number in numbers) or any(n < 0 for n in numbers[1:]):
        raise Malformed(f"{fields!r} are not numbers of a sort that can be right")
    yield fields[0], fields[1] if len(fields) > 1 else ""


def _pairs(fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(fields) % 2:
        raise Malformed("the fields behind the question do not come in pairs")
    _demand_few(fields[::2])
    for first, second in zip(fields[::2], fields[1::2], strict=True):
        yield seen(first), second


def _demand_few(answers: Sequence[str]) -> None:
    if len(answers) > 100:
        raise Malformed("there are more than a hundred answers")
    if not all(answer.strip() for answer in answers):
        raise Malformed("an answer is empty")
    if len(set(answers)) < len(answers):
        raise Malformed("two answers are the same")


_READERS = {
    "MC": _multiple_choice,
    "MA": _multiple_answer,
    "TF": _true_false,
    "FIB": _blank,
    "FIB_PLUS": _blanks,
    "ORD": _order,
    "MAT": _matching,
    "NUM": _number,
}
