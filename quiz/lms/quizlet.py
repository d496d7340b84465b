"""Sets for Quizlet: a card a line, its term and its definition parted by a tab.

That is how Quizlet's page for importing takes a pasted text when nothing else is chosen there. It
asks each card from either side, as the learner likes, so a flashcard with a reverse is one card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.deck import Deck, Placed
from quiz.deck.inline import inline
from quiz.deck.loss import Loss
from quiz.deck.recall import as_recall
from quiz.lms.exported import Exported
from quiz.lms.html import line
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

_GAP = "_____"


@dataclass(frozen=True)
class _Card:
    """Its sides, as texts of a bank; what stands before the term is a text of its own."""

    term: str
    definition: str
    before: str = ""

    def __str__(self) -> str:
        term = f"{line(self.before)} {line(self.term)}".strip()
        return f"{term}\t{line(self.definition)}\n"


class _NoCard(Exception):
    """Raised for a question that makes no fair card; says why."""


def write(deck: Deck, placed: Sequence[Placed]) -> Exported:
    """The questions as cards: those that can be asked without anything to choose from."""
    never_keys = [text for dispute in deck.disputes.values() for text in dispute.never_key]
    lines: list[str] = []
    dropped: list[Loss] = []
    simplified: list[Loss] = []
    for each in placed:
        question = each.question
        try:
            cards = _cards(question, never_keys)
        except _NoCard as error:
            dropped.append(Loss(question.id, str(error)))
            continue
        lines += map(str, cards)
        reasons = [*_reasons(question), *_marked_up(cards)]
        simplified += (Loss(question.id, reason) for reason in reasons)
        simplified += left_behind(question, "Quizlet")
    return Exported("".join(lines).encode(), tuple(dropped), tuple(simplified))


def _cards(question: Question, never_keys: Sequence[str]) -> list[_Card]:
    """The cards that a question makes; raises _NoCard."""
    match question:
        case Flashcard():
            return [_Card(question.front, question.back)]
        case ShortAnswer():
            return [_Card(question.stem, question.answer)]
        case Numerical():
            return [_Card(question.stem, question.answer_text())]
        case Cloze():
            return [_cloze(question)]
        case Matching():
            return [_Card(left, right, before=question.stem) for left, right in question.pairs]
        case SingleChoice():
            if as_recall(question, never_keys) is None:
                raise _NoCard("it cannot be asked without its options, and a card has none")
            return [_Card(question.stem, question.answer)]
        case MultipleResponse():
            raise _NoCard("a card has no options of which several could be right")
        case TrueFalse():
            raise _NoCard("a card would ask for true or false, which a guess answers half the time")
        case Ordering():
            raise _NoCard("a card has no items to put in order")


def _cloze(question: Cloze) -> _Card:
    first_forms = [gap.forms[0] for gap in question.gaps]
    if len(first_forms) == 1:
        return _Card(question.with_gaps([_GAP]), first_forms[0])
    numbers = range(1, len(first_forms) + 1)
    numbered = (f"[{number}] {form}" for number, form in zip(numbers, first_forms, strict=True))
    return _Card(question.with_gaps([f"[{number}]" for number in numbers]), ", ".join(numbered))


def _reasons(question: Question) -> Iterator[str]:
    match question:
        case SingleChoice():
            yield "it is asked without its options, as a card"
        case ShortAnswer(accept=accept) if accept:
            yield "a card has one answer; the other forms that are right are left out"
        case Cloze():
            if any(gap.forms[1:] for gap in question.gaps):
                yield "a card has one answer; the other forms that are right are left out"
            if question.swap:
                yield "a card has its gaps in one order, though some may change places"
        case Numerical(tolerance=tolerance) if tolerance:
            yield "a card has one number; how far off is still right is left out"
        case Matching():
            yield "each pair is a card of its own, and the spare right sides are left out"


def _marked_up(cards: Sequence[_Card]) -> Iterator[str]:
    texts = [text for card in cards for text in (card.before, card.term, card.definition)]
    runs = [run for text in texts for run in inline(text)]
    if any(run.emphasis or run.strong or run.code for run in runs):
        yield "emphasis and code are plain words on a card"
