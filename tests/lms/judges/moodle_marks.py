"""The mark that Moodle gives for a response to a question as read, by its documented rules."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction

from tests.lms.judges.moodle_reader import Answer, MoodleQuestion


def choice_mark(question: MoodleQuestion, picked: Collection[str]) -> Fraction:
    """The mark for the options picked, by their HTML: the sum of their shares, 0 to 1."""
    total = sum(
        (Fraction(each.share) for each in question.answers if each.text in picked), Fraction(0)
    )
    return min(max(total / 100, Fraction(0)), Fraction(1))


def text_mark(answers: Iterable[Answer], typed: str) -> Fraction:
    """The mark for a typed text: the share of the first form that it fits."""
    for answer in answers:
        if _fits(typed, answer.text):
            return Fraction(answer.share) / 100
    return Fraction(0)


def _fits(typed: str, form: str) -> bool:
    """Whether a text is a form but for its case; an asterisk without a backslash is any text."""
    form = unicodedata.normalize("NFC", form)
    pieces = re.split(r"(?<!\\)\*+", form)
    pattern = ".*".join(re.escape(piece.replace(r"\*", "*")) for piece in pieces)
    text = unicodedata.normalize("NFC", typed).strip(" \t\n\r\0\x0b")
    return re.fullmatch(pattern, text, re.IGNORECASE) is not None


def gaps_mark(question: MoodleQuestion, typed: Sequence[str]) -> Fraction:
    """The mark for a cloze: the mean of its gaps', each of which counts once."""
    marks = [text_mark(gap, text) for gap, text in zip(question.gaps, typed, strict=True)]
    return sum(marks, Fraction(0)) / len(marks)


def number_mark(question: MoodleQuestion, number: Fraction) -> Fraction:
    """The mark for a number: the share of the first answer that it is near enough to."""
    for answer in question.answers:
        if abs(number - Fraction(answer.text)) <= Fraction(answer.tolerance):
            return Fraction(answer.share) / 100
    return Fraction(0)


def pairs_mark(question: MoodleQuestion, rights: Sequence[str]) -> Fraction:
    """The mark for right sides, one for each left side in its order: the share of right pairs."""
    wanted = [right for left, right in question.pairs if left]
    hits = sum(given == right for given, right in zip(rights, wanted, strict=True))
    return Fraction(hits, len(wanted))


def order_mark(question: MoodleQuestion, items: Sequence[str]) -> Fraction:
    """The mark for items in an order, by where each is."""
    wanted = [answer.text for answer in question.answers]
    hits = sum(given == item for given, item in zip(items, wanted, strict=True))
    if question.settings["gradingtype"] == "ALL_OR_NOTHING":
        return Fraction(hits == len(wanted))
    assert question.settings["gradingtype"] == "ABSOLUTE_POSITION"
    return Fraction(hits, len(wanted))
