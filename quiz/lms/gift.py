"""GIFT: Moodle's format for questions as text that people can read and change.

The form is that of docs.moodle.org, "GIFT format": a line for a category, then a block a question,
with `[id:…]` and `[tag:…]` in the comment above it, which Moodle reads from 3.9 on.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from quiz.deck import Deck, Placed
from quiz.deck.loss import Loss
from quiz.deck.steady import steady
from quiz.lms.comments import comment
from quiz.lms.exported import Exported
from quiz.lms.forms import one_line, typed_forms
from quiz.lms.fractions import shares_of
from quiz.lms.gaps import with_gaps
from quiz.lms.grouped import together
from quiz.lms.html import line, reference, rendered
from quiz.lms.moodle import (
    REJECTED,
    TOGETHER,
    category,
    id_number,
    literal,
    simplified,
    tags,
    unmarkable,
)
from quiz.questions import (
    Cloze,
    DontKnow,
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

_CONTROLS = re.compile(r"[\\~=#{}:]")
# In a text that is not HTML, -> makes a pair wherever it stands, and what Moodle puts for escaped
# signs while it reads becomes such a sign. GIFT has no way of writing either.
_UNWRITABLE = re.compile("->|&&(?:010|(?:035|058|061|092|123|125|126);)")
# What Moodle's pattern of a tag in a comment does not let pass.
_UNTAGGABLE = re.compile(r"[<>`\\]")
_GAP = "<gap/>"
"""Marks a place in HTML, where no text of a bank could have written it."""


def write(deck: Deck, placed: Sequence[Placed]) -> Exported:
    """Questions of a deck as a GIFT file, in a category for each topic."""
    blocks: list[str] = []
    dropped: list[Loss] = []
    lower: list[Loss] = []
    carried: list[Placed] = []
    topic = None
    for each in placed:
        if reason := unmarkable(each.question) or _unwritable(each.question):
            dropped.append(Loss(each.outline.id, reason))
            continue
        if topic != each.topic:
            topic = each.topic
            blocks.append(f"$CATEGORY: {category(deck, topic)}")
        blocks.append(_block(each, deck))
        carried.append(each)
        reasons = (*simplified(each, deck), *_simplified(each))
        lower += (Loss(each.outline.id, reason) for reason in reasons)
    lower += together(carried, TOGETHER)
    content = "".join(f"{block}\n\n" for block in blocks)
    return Exported(content.encode(), tuple(dropped), tuple(lower))


def _unwritable(question: Question) -> str:
    """Why GIFT cannot carry a question that Moodle could mark, or nothing."""
    match question:
        case Ordering():
            return "GIFT cannot put in order; Moodle XML can"
        case Cloze(gaps=gaps) if len(gaps) > 1:
            return "GIFT has room for one gap alone; Moodle XML carries several"
        case Cloze() | ShortAnswer() if not _writable(_right_forms(question)):
            return (
                "GIFT has no way of writing its answer: -> makes a pair of whatever it stands "
                "between; Moodle XML carries it"
            )
        case _:
            return ""


def _simplified(placed: Placed) -> Iterator[str]:
    question = placed.question
    for tag in tags(placed):
        if _UNTAGGABLE.search(tag):
            yield f"GIFT has no way of writing the tag {tag!r}, which stands there as {_tag(tag)!r}"
    if question.hint:
        yield "GIFT has no place for its hint"
    match question:
        case SingleChoice() | MultipleResponse() if not steady(question).free:
            yield "Moodle may shuffle the options, which stand here in ascending order"
        case Numerical(unit=unit) if unit:
            yield "GIFT has no units: the number is to be typed without its unit"
        case ShortAnswer() | Cloze():
            forms = _right_forms(question)
            forms += question.reject if isinstance(question, ShortAnswer) else ()
            for form in forms:
                if _UNWRITABLE.search(form):
                    yield f"GIFT has no way of writing {form!r}, so this form is not in it"


def _right_forms(question: ShortAnswer | Cloze) -> tuple[str, ...]:
    if isinstance(question, ShortAnswer):
        return question.answer, *question.accept
    return question.gaps[0].forms


def _writable(forms: Sequence[str]) -> list[str]:
    return [form for form in forms if not _UNWRITABLE.search(form)]


def _block(placed: Placed, deck: Deck) -> str:
    question = placed.question
    marks = [f"[id:{id_number(deck, question)}]"]
    marks += [f"[tag:{_tag(tag)}]" for tag in tags(placed)]
    asked, answers, after = _own(question)
    said = comment(question, deck)
    general = f"\n\t####{_written(said)}" if said else ""
    return f"// {' '.join(marks)}\n::{question.id}::[html]{asked}{{{answers}{general}\n}}{after}"


def _tag(tag: str) -> str:
    """A tag as Moodle reads one in a comment."""
    return _UNTAGGABLE.sub("-", tag).replace("]", r"\]")


def _own(question: Question) -> tuple[str, str, str]:
    """What is asked before the answers, the answers, and what is asked behind them."""
    match question:
        case SingleChoice() | MultipleResponse():
            return _asked(question.stem), _choice(question), ""
        case TrueFalse():
            return _asked(question.stem), _true_false(question), ""
        case ShortAnswer():
            return _asked(question.stem), _short_answer(question), ""
        case Numerical():
            number = f"#\n\t=%100%{question.answer:f}:{question.tolerance:f}"
            return _asked(question.stem), number, ""
        case Matching():
            return _asked(question.stem), _matching(question), ""
        case Cloze():
            return _missing_word(question)
        case Ordering() | Flashcard():
            raise ValueError("GIFT has no question for this kind")
        case _:
            assert_never(question)


def _choice(question: SingleChoice | MultipleResponse) -> str:
    feedback = {part.key: part.feedback for part in question.mark(DontKnow()).parts}
    worth = _worth(question)
    return "".join(
        f"\n\t{worth[option.key]}{_option(option.text)}{_feedback(feedback[option.key])}"
        for option in steady(question).options
    )


def _worth(question: SingleChoice | MultipleResponse) -> dict[str, str]:
    """What stands before each option, by its key: the share of the mark that picking it gives."""
    keys = question.key().keys
    wrong = dict.fromkeys((part.key for part in question.mark(DontKnow()).parts), "~")
    if isinstance(question, SingleChoice):
        return wrong | dict.fromkeys(keys, "=")
    divided = shares_of(question)
    if divided is None:
        raise ValueError("Moodle cannot divide a mark among so many answers")
    return dict.fromkeys(wrong, _weight(divided.distractor)) | {
        key: _weight(share) for key, share in zip(keys, divided.answers, strict=True)
    }


def _weight(share: Decimal) -> str:
    return f"~%{share}%"


def _option(text: str) -> str:
    """An option; a percentage at its beginning would be taken for its share of the mark."""
    html = rendered(text)
    return _written(f"&#37;{html[1:]}" if html.startswith("%") else html)


def _true_false(question: TrueFalse) -> str:
    answer = "TRUE" if question.answer else "FALSE"
    return answer + _feedback(question.feedback)


def _feedback(text: str) -> str:
    html = rendered(text)
    return f"#{_written(html)}" if html else ""


def _short_answer(question: ShortAnswer) -> str:
    rejected = dict.fromkeys(filter(None, map(one_line, _writable(question.reject))))
    wrong = [f"\n\t=%0%{_form(form)}#{_written(REJECTED)}" for form in rejected]
    return _right(_right_forms(question)) + "".join(wrong)


def _right(forms: Sequence[str]) -> str:
    return "".join(f"\n\t=%100%{_form(form)}" for form in typed_forms(_writable(forms)))


def _form(form: str) -> str:
    """A typed form; one that begins with a bracket could be taken for the name of a format."""
    named = "[plain]" if form.startswith("[") else ""
    return named + _written(literal(form))


def _missing_word(question: Cloze) -> tuple[str, str, str]:
    """The answers in the place of the gap, where Moodle draws a line.

    It does not where they end the text, so the text is a paragraph, whose end stands behind them.
    """
    before, after = with_gaps(question, [_GAP]).split(_GAP)
    # As the first thing behind the answers, two strokes would begin a comment.
    after = re.sub("^(\\s*)//", r"\1&#47;/", after)
    return _written(f"<p>{before}"), _right(_right_forms(question)), _written(f"{after}</p>")


def _matching(question: Matching) -> str:
    """Each pair; a spare right side has nothing on its left."""
    pairs = [(rendered(left), right) for left, right in question.pairs]
    pairs += [("", spare) for spare in question.distractors]
    return "".join(
        f"\n\t={_written(left)} -> {_written(reference(line(right)))}" for left, right in pairs
    )


def _asked(stem: str) -> str:
    return _written(f"<p>{rendered(stem)}</p>")


def _written(text: str) -> str:
    """A text in which the signs that mean something to GIFT have a backslash before them."""
    return _CONTROLS.sub(r"\\\g<0>", text)
