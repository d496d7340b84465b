"""What each kind of question needs on its card: its note type, and its own fields as HTML."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from quiz.anki import notetypes
from quiz.anki.markup import attribute, escaped, rendered
from quiz.anki.notetypes import NoteType
from quiz.deck.gapped import gapped
from quiz.deck.inline import plain
from quiz.deck.steady import steady
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
from quiz.questions.cloze import Gap
from quiz.questions.text import collapse
from quiz.questions.true_false import FALSE, TRUE


def own_fields(question: Question) -> tuple[NoteType, dict[str, str]]:
    """The note type of a question's kind, and the fields that only some kinds have, by name."""
    match question:
        case SingleChoice() | MultipleResponse():
            return notetypes.CHOICE, _choice(question)
        case TrueFalse():
            return notetypes.TRUE_FALSE, {
                "Stem": rendered(question.stem),
                "Answer": TRUE if question.answer else FALSE,
                "Feedback": rendered(question.feedback),
            }
        case ShortAnswer() | Numerical():
            return notetypes.TYPED, _typed(question)
        case Cloze():
            return notetypes.CLOZE, _cloze(question)
        case Ordering():
            return notetypes.ORDERING, _ordering(question)
        case Matching():
            return notetypes.MATCHING, _matching(question)
        case Flashcard():
            return notetypes.BASIC, {
                "Front": rendered(question.front),
                "Back": rendered(question.back),
                "Reverse": "yes" if question.reverse else "",
            }
        case _:
            assert_never(question)


def _choice(question: SingleChoice | MultipleResponse) -> dict[str, str]:
    options, free = steady(question)
    parts = {part.key: part for part in question.mark(DontKnow()).parts}
    tick, many = "radio", ""
    if isinstance(question, MultipleResponse):
        tick, many = "checkbox", " many"
    shown, marked, feedback = [], [], []
    for place, option in enumerate(options):
        words = rendered(option.text)
        text = f'<span class="text">{words}</span>'
        shown.append(
            f'<li data-place="{place}" dir="auto"><label class="tappable">'
            f'<input type="{tick}" name="option" class="tappable">{text}</label></li>'
        )
        part = parts[option.key]
        key = mark = ""
        if part.wanted:
            key, mark = ' class="key"', '<span class="mark right">✓ right</span>'
        marked.append(f'<li data-place="{place}" dir="auto"{key}>{text}{mark}</li>')
        if part.feedback:
            why = f'<span class="why" dir="auto">{rendered(part.feedback)}</span>'
            feedback.append(f'<li data-of="{place}"><span class="of">{words}</span> {why}</li>')
    shuffle = " data-shuffle" * free
    return {
        "Stem": rendered(question.stem),
        "Options": f'<ul class="options"{shuffle}>{"".join(shown)}</ul>',
        "Marked": f'<ul class="options marked{many}"{shuffle}>{"".join(marked)}</ul>',
        "Feedback": f"<ul>{''.join(feedback)}</ul>" if feedback else "",
    }


def _typed(question: ShortAnswer | Numerical) -> dict[str, str]:
    if isinstance(question, Numerical):
        answer, typed = question.answer_text(), f"{question.answer:f}"
        unit, accepted = question.unit or "", ""
        if question.tolerance:
            accepted = escaped(f"Up to {question.tolerance:f} more or less is right too.")
    else:
        answer = typed = question.answer
        unit, accepted = "", ""
        if question.accept:
            forms = escaped(f"Also right: {_forms(question.accept)}")
            accepted = f"<span {_data_forms(question.accept)}>{forms}</span>"
    return {
        "Stem": rendered(question.stem),
        "Unit": escaped(unit),
        "Typed": escaped(typed),
        "Answer": escaped(answer),
        "Accepted": accepted,
    }


def _cloze(question: Cloze) -> dict[str, str]:
    numbers = range(1, len(question.gaps) + 1)
    accepted = [
        f"Gap {number}, also right: {_forms(gap.forms[1:])}"
        for number, gap in zip(numbers, question.gaps, strict=True)
        if gap.forms[1:]
    ]
    accepted += [
        f"Gaps {' and '.join(map(str, group))} may change places." for group in question.swap
    ]
    filled = _with_gaps(question, map(_filled, question.gaps))
    return {
        "Text": _with_gaps(question, (f'<span class="gap">{number}</span>' for number in numbers)),
        "Filled": f'<span class="filled">{filled}</span>',
        "Accepted": "<br>".join(map(escaped, accepted)),
    }


def _filled(gap: Gap) -> str:
    return f'<span class="gap" {_data_forms(gap.forms)}>{escaped(gap.forms[0])}</span>'


def _with_gaps(question: Cloze, gaps: Iterable[str]) -> str:
    return gapped(question, gaps, rendered, escaped)


def _ordering(question: Ordering) -> dict[str, str]:
    options, free = steady(question)
    items = [(option.text, question.items.index(option.text)) for option in options]
    return {
        "Stem": rendered(question.stem),
        "Items": _items("taps", items, ' data-shuffle="wrong"' * free),
        "Order": _items("order", [(text, place) for place, text in enumerate(question.items)]),
    }


def _items(name: str, items: Sequence[tuple[str, int]], shuffle: str = "") -> str:
    rows = "".join(
        f'<li data-place="{place}" dir="auto"><span class="text">{rendered(text)}</span></li>'
        for text, place in items
    )
    return f'<ol class="{name}"{shuffle}>{rows}</ol>'


def _matching(question: Matching) -> dict[str, str]:
    options, free = steady(question)
    shuffle = " data-shuffle" * free
    choices = '<option value="">…</option>' + "".join(
        f'<option data-place="{place}">{escaped(_line(option.text))}</option>'
        for place, option in enumerate(options)
    )
    rows = "".join(
        f'<li><label><span class="left" dir="auto">{rendered(left)}</span>'
        f'<select class="tappable" dir="auto"{shuffle}>{choices}</select></label></li>'
        for left, _ in question.pairs
    )
    rights = "".join(
        f'<li data-place="{place}" dir="auto">{rendered(option.text)}</li>'
        for place, option in enumerate(options)
    )
    matches = "".join(
        f'<li data-right={attribute(_line(right))}><span class="left" dir="auto">{rendered(left)}'
        f'</span><span class="text" dir="auto">{rendered(right)}</span></li>'
        for left, right in question.pairs
    )
    return {
        "Stem": rendered(question.stem),
        "Pairs": f'<ul class="pairs">{rows}</ul><ul class="rights"{shuffle}>{rights}</ul>',
        "Matches": f'<ul class="matches">{matches}</ul>',
    }


def _line(text: str) -> str:
    """A text as one line without mark-up, for places that take no HTML."""
    return collapse(plain(text))


def _data_forms(forms: Sequence[str]) -> str:
    """The attribute from which the script reads the forms that are right, one a line."""
    return f"data-forms={attribute(chr(10).join(map(collapse, forms)))}"


def _forms(forms: Sequence[str]) -> str:
    return " · ".join(forms)
