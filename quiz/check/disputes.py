"""Whether a deck's disputes are used, proved and up to date, and what they forbid is obeyed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from quiz.check.fields import Text, keys
from quiz.check.rule import Remark, Rule
from quiz.deck import Deck, Dispute, Evidence, Severity
from quiz.deck.files import DISPUTES_FILE
from quiz.deck.finding import cut
from quiz.deck.inline import plain
from quiz.questions import Flashcard, Matching, Numerical, Ordering, Question, TrueFalse
from quiz.questions.invalid import Path as FieldPath
from quiz.questions.numerical import Quantity, read_quantity, unit_words
from quiz.questions.text import fold

_ADDRESS = re.compile(r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?\Z")
_AGE = re.compile(r"([1-9][0-9]{0,3})([ymd])\Z")


def _unused(deck: Deck) -> Iterator[Remark]:
    named = {dispute for placed in deck.in_use for dispute in placed.question.disputes}
    for place, dispute in enumerate(deck.disputes):
        if dispute not in named:
            message = f"no question names the dispute {dispute!r}, so no learner sees it"
            yield Remark(message, ("disputes", place, "id"), file=DISPUTES_FILE)


def _evidence(deck: Deck) -> Iterator[Remark]:
    for place, dispute in enumerate(deck.disputes.values()):
        for path, message in _unproved(dispute):
            yield Remark(message, ("disputes", place, *path), file=DISPUTES_FILE)


def _unproved(dispute: Dispute) -> Iterator[tuple[FieldPath, str]]:
    """What a dispute lacks to be checked by a reader: the field, and the message."""
    if _last_day(dispute.as_of) is None:
        yield ("as_of",), f"there is no day {dispute.as_of}"
    if dispute.record is not None and not dispute.record.strip():
        yield ("record",), "the record is empty; say what other sources hold, or leave it out"
    if not dispute.record and dispute.evidence:
        yield ("evidence",), "there is evidence and no record; say in `record` what it shows"
    if not dispute.record and len(dispute.accounts) == 1:
        message = "one account and no record are no dispute; add what speaks against it"
        yield ("accounts",), message
    addresses: set[str] = set()
    for place, evidence in enumerate(dispute.evidence):
        for name, message in _unfit(evidence, dispute.as_of):
            yield ("evidence", place, name), message
        if evidence.address in addresses:
            yield ("evidence", place, "address"), "this address stands here a second time"
        addresses.add(evidence.address)


def _unfit(evidence: Evidence, as_of: str) -> Iterator[tuple[str, str]]:
    if not _ADDRESS.match(evidence.address):
        yield "address", f"{cut(evidence.address)!r} leads nowhere; give the page's whole address"
    if _last_day(evidence.date) is None:
        yield "date", f"there is no day {evidence.date}"
    elif evidence.date[: len(as_of)] > as_of:
        yield "date", f"{evidence.date} is later than the dispute's `as_of`, {as_of}; bring it up"


@dataclass(frozen=True)
class _Banned:
    """A `never_key` text, and the dispute that bans it."""

    text: str
    dispute: str


def _never_key(deck: Deck) -> Iterator[Remark]:
    texts: dict[str, _Banned] = {}
    numbers: dict[Decimal, list[tuple[Quantity, _Banned]]] = defaultdict(list)
    for dispute in deck.disputes.values():
        for text in map(plain, dispute.never_key):
            banned = _Banned(text, dispute.id)
            if folded := fold(text):
                texts.setdefault(folded, banned)
            quantity = read_quantity(text)
            if quantity is not None:
                numbers[quantity.number].append((quantity, banned))
    for placed in deck.in_use:
        question = placed.question
        told: set[tuple[FieldPath, str]] = set()
        for path, text in _whole_answers(question):
            found = texts.get(fold(text))
            if found is None and isinstance(question, Numerical):
                found = _as_number(question, numbers.get(question.answer, []))
            if found is not None and (path, text) not in told:
                told.add((path, text))
                message = (
                    f"{cut(text)!r} is right here, and the dispute {found.dispute!r} holds "
                    f"{cut(found.text)!r} too doubtful for that; ask who says so instead"
                )
                yield Remark(message, path, question.id)


def _as_number(question: Numerical, near: list[tuple[Quantity, _Banned]]) -> _Banned | None:
    """The banned text that the question, in which the number is right, marks as right."""
    unit = unit_words(question.unit or "")
    return next(
        (banned for quantity, banned in near if quantity.unit == unit[: len(quantity.unit)]), None
    )


def _whole_answers(question: Question) -> Iterator[Text]:
    """The texts that alone are a right answer; what is matched or ordered stands beside others."""
    match question:
        case Matching() | Ordering():
            return
        case TrueFalse():
            if question.answer:
                yield ("stem",), plain(question.stem)
        case Flashcard():
            yield from keys(question)
            if question.reverse:
                yield ("front",), plain(question.front)
        case _:
            yield from keys(question)


class InvalidAge(ValueError):
    """Raised for an age that cannot be read; says what one looks like."""


@dataclass(frozen=True)
class Age:
    """A stretch of the calendar: whole months, or days."""

    months: int = 0
    days: int = 0

    def before(self, day: date) -> date:
        """The day that lies this far back; the last of its month where there is no such day."""
        month = day.year * 12 + day.month - 1 - self.months
        if month < 12:
            return date.min
        first = date(month // 12, month % 12 + 1, 1)
        start = min(first + timedelta(days=day.day - 1), _end_of_month(first))
        return start - min(timedelta(days=self.days), start - date.min)


def age(text: str) -> Age:
    """Read `2y`, `18m` or `90d`; raises InvalidAge."""
    match = _AGE.match(text.strip().lower())
    if match is None:
        raise InvalidAge(f"{cut(text)!r} is not an age such as 2y, 18m or 90d")
    count = int(match[1])
    return {"y": Age(months=12 * count), "m": Age(months=count), "d": Age(days=count)}[match[2]]


def stale(oldest: Age, today: date) -> Rule:
    """The rule that lists disputes whose `as_of` is surely older than an age.

    A month or a year counts by its last day.
    """
    limit = oldest.before(today)

    def look(deck: Deck) -> Iterator[Remark]:
        for place, dispute in enumerate(deck.disputes.values()):
            last = _last_day(dispute.as_of)
            if last is not None and last < limit:
                message = (
                    f"{dispute.id!r} was looked up as of {dispute.as_of}, before {limit}; look "
                    "again, and bring `as_of` up to date"
                )
                yield Remark(message, ("disputes", place, "as_of"), file=DISPUTES_FILE)

    return Rule(STALE_DISPUTE, Severity.WARNING, look)


def _last_day(text: str) -> date | None:
    """The last day of a year, a month or a day as `as_of` has them; None if there is none."""
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    try:
        return date(year, month, day) if day else _end_of_month(date(year, month or 12, 1))
    except ValueError:
        return None


def _end_of_month(day: date) -> date:
    if (day.year, day.month) == (date.max.year, 12):
        return date.max
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


STALE_DISPUTE = "stale-dispute"
RULES: tuple[Rule, ...] = (
    Rule("dispute-unused", Severity.ADVICE, _unused),
    Rule("dispute-evidence", Severity.WARNING, _evidence),
    Rule("never-key", Severity.ERROR, _never_key),
)
