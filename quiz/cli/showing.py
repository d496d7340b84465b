"""One question as lines: as a learner meets it, and as it is marked."""

import random
import textwrap
from collections.abc import Iterator
from string import ascii_lowercase

from quiz.deck import Deck, Placed
from quiz.deck.inline import plain, visible
from quiz.plain import grounds
from quiz.questions import (
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Picked,
    Presentation,
    Question,
    ShortAnswer,
    Side,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.text import key_of
from quiz.study.wording import KINDS

WIDTH = 76
_RIGHT, _WRONG = "✓ right:", "✗ wrong:"


def shown(deck: Deck, placed: Placed, seed: int) -> str:
    """A question in full, laid out as with a seed; no line is wider than 76 but by a long word."""
    question = placed.question
    lines = [f"{question.id}, {visible(placed.topic.title)}, {deck.manifest.id}"]
    for fact in _aside(question):
        lines += textwrap.wrap(fact, WIDTH, subsequent_indent="  ", break_long_words=False)
    for side in question.ways():
        presentation = question.present(random.Random(seed), side)
        heading = "As a learner meets it" if side is Side.FORWARD else "Asked the other way round"
        lines += ["", heading, "", *_wrapped(_asked(question, presentation))]
    presentation = question.present(random.Random(seed))
    lines += ["", "As it is marked", "", *_wrapped(_marked(question, presentation))]
    told = list(grounds(deck, question))
    if told:
        lines += ["", *_wrapped(("", line) for line in told)]
    return "\n".join(lines)


_Line = tuple[str, str]
"""A sign such as a number, and the text behind it, which keeps clear of it when it is wrapped."""


def _aside(question: Question) -> Iterator[str]:
    """What no learner sees: the level, and how the question stands among the others."""
    facts = []
    if question.level:
        facts.append(f"level {question.level}")
    if question.group:
        facts.append(f"group {visible(question.group)}")
    if question.tags:
        facts.append(f"tags {', '.join(map(visible, question.tags))}")
    if facts:
        yield "; ".join(facts)
    if question.retired:
        edition, reason = visible(question.retired.edition), visible(question.retired.reason)
        yield f"retired in edition {edition}: {reason}"
    for rule, reason in (question.waive or {}).items():
        yield f"waived: {visible(rule)}: {visible(reason)}"


def _asked(question: Question, presentation: Presentation) -> Iterator[_Line]:
    yield "", f"{KINDS[question.kind]}."
    yield "", plain(presentation.prompt)
    if isinstance(question, Matching):
        for left in presentation.slots:
            yield "", plain(left.text)
    for mark, text in zip(_signs(question), presentation.options, strict=False):
        yield mark, plain(text.text)
    if question.hint:
        yield "", f"Hint: {plain(question.hint)}"


def _marked(question: Question, presentation: Presentation) -> Iterator[_Line]:
    signs = {
        option.key: sign
        for sign, option in zip(_signs(question), presentation.options, strict=False)
    }
    match question:
        case SingleChoice() | MultipleResponse() | TrueFalse():
            yield from _marked_options(question, presentation, signs)
        case ShortAnswer(answer=answer, accept=accept, reject=reject):
            yield _RIGHT, plain(answer)
            for text in accept:
                yield _RIGHT, plain(text)
            for text in reject:
                yield _WRONG, plain(text)
        case Numerical(tolerance=tolerance):
            off = f", or up to {tolerance:f} off" if tolerance else ""
            yield _RIGHT, f"{plain(question.answer_text())}{off}"
        case Cloze(gaps=gaps, swap=swap):
            for number, gap in enumerate(gaps, 1):
                first, *others = map(plain, gap.forms)
                also = f" (also {', '.join(others)})" if others else ""
                yield f"[{number}]", f"{first}{also}"
            for group in swap:
                yield "", f"Gaps {' and '.join(map(str, group))} may change places."
        case Ordering(items=items):
            for item in items:
                yield signs[key_of(item)], plain(item)
        case Matching(pairs=pairs):
            for left, right in pairs:
                yield signs[key_of(right)], f"{plain(left)}: {plain(right)}"
        case Flashcard(back=back):
            yield "", f"The back: {plain(back)}"


def _marked_options(
    question: SingleChoice | MultipleResponse | TrueFalse,
    presentation: Presentation,
    signs: dict[str, str],
) -> Iterator[_Line]:
    """Each option with what is said to a learner who picks it."""
    right = question.key().keys
    for option in presentation.options:
        is_right = option.key in right
        yield f"{signs[option.key]} {_RIGHT if is_right else _WRONG}", plain(option.text)
        verdict = question.mark(Picked((option.key,)))
        feedback = next(part.feedback for part in verdict.parts if part.key == option.key)
        if feedback:
            yield " " * len(signs[option.key]), plain(feedback)


def _signs(question: Question) -> Iterator[str]:
    """What the options are numbered with: letters in matching, as when it is answered."""
    if isinstance(question, Matching):
        return (f"{letter}." for letter in ascii_lowercase)
    return (f"{number}." for number in range(1, 1000))


def _wrapped(lines: Iterator[_Line]) -> Iterator[str]:
    for sign, text in lines:
        first = f"  {sign} " if sign else "  "
        yield from textwrap.wrap(
            text,
            WIDTH,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first.rstrip()]
