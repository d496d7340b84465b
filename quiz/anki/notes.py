"""From a question to its note: the fields of its note type, its cards, tags and Anki deck."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from quiz.anki import notetypes
from quiz.anki.markup import attribute, escaped, hidden, rendered
from quiz.anki.notetypes import NoteType
from quiz.deck import Deck, Placed
from quiz.deck.inline import plain
from quiz.questions import (
    Cloze,
    DontKnow,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.cloze import Gap
from quiz.questions.text import collapse

_UNTAGGABLE = re.compile(r"[\s\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Note:
    """A note as Anki stores it: `fields` in its type's order, `cards` by their templates' places.

    `sort` is what Anki's browser lists the note by.
    """

    guid: str
    type: NoteType
    fields: tuple[str, ...]
    sort: str
    tags: tuple[str, ...]
    deck: int
    cards: tuple[int, ...]


def note_of(
    placed: Placed, deck: Deck, guid: str, anki_deck: int, disputes: Mapping[str, str]
) -> Note:
    """The note that carries a question of a deck; `disputes` are the deck's as HTML, by id."""
    question = placed.question
    note_type, own = _own_fields(question)
    fields = own | {
        "Id": question.id,
        "Topic": rendered(placed.topic.title),
        "Hint": rendered(question.hint or ""),
        "Explanation": rendered(question.explanation or ""),
        "Note": rendered(question.note or ""),
        "Disputes": "".join(map(disputes.__getitem__, question.disputes)),
        "Sources": escaped(" · ".join(map(deck.label, question.citations))),
        "Question": hidden(question),
    }
    return Note(
        guid=guid,
        type=note_type,
        fields=tuple(fields[name] for name in note_type.fields),
        sort=plain(question.present(random.Random(0)).prompt),
        tags=_tags(placed, deck),
        deck=anki_deck,
        cards=tuple(range(len(question.ways()))),
    )


def _own_fields(question: Question) -> tuple[NoteType, dict[str, str]]:
    match question:
        case SingleChoice() | MultipleResponse() | TrueFalse():
            return notetypes.CHOICE, _choice(question)
        case ShortAnswer() | Numerical():
            return notetypes.TYPED, _typed(question)
        case Cloze():
            return notetypes.CLOZE, _cloze(question)
        case Ordering():
            return notetypes.ORDERING, _ordering(question)
        case Matching():
            return notetypes.MATCHING, _matching(question)
        case Flashcard():
            return notetypes.FLASHCARD, {
                "Front": rendered(question.front),
                "Back": rendered(question.back),
                "Reverse": "yes" if question.reverse else "",
            }
        case _:
            assert_never(question)


def _choice(question: SingleChoice | MultipleResponse | TrueFalse) -> dict[str, str]:
    options, free = _laid_out(question)
    parts = {part.key: part for part in question.mark(DontKnow()).parts}
    tick, many = "radio", ""
    if isinstance(question, MultipleResponse):
        tick, many = "checkbox", " many"
    shown, marked = [], []
    for place, option in enumerate(options):
        text = f'<span class="text">{rendered(option.text)}</span>'
        shown.append(
            f'<li data-place="{place}"><label class="tappable">'
            f'<input type="{tick}" name="option" class="tappable">{text}</label></li>'
        )
        part = parts[option.key]
        if part.wanted:
            text += '<span class="mark right">✓ right</span>'
        if part.feedback:
            text += f'<div class="feedback">{rendered(part.feedback)}</div>'
        key = ' class="key"' * bool(part.wanted)
        marked.append(f'<li data-place="{place}"{key}>{text}</li>')
    shuffle = " data-shuffle" * free
    return {
        "Stem": rendered(question.stem),
        "Options": f'<ul class="options"{shuffle}>{"".join(shown)}</ul>',
        "Marked": f'<ul class="options marked{many}"{shuffle}>{"".join(marked)}</ul>',
    }


def _typed(question: ShortAnswer | Numerical) -> dict[str, str]:
    if isinstance(question, Numerical):
        answer, typed = question.answer_text(), f"{question.answer:f}"
        unit, accepted = question.unit or "", ""
        if question.tolerance:
            accepted = f"Up to {question.tolerance:f} more or less is right too."
    else:
        answer = typed = question.answer
        unit, accepted = "", ""
        if question.accept:
            accepted = f"Also right: {_forms(question.accept)}"
    return {
        "Stem": rendered(question.stem),
        "Unit": escaped(unit),
        "Typed": escaped(typed),
        "Answer": escaped(answer),
        "Accepted": escaped(accepted),
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
    forms = "\n".join(map(collapse, gap.forms))
    return f'<span class="gap" data-forms={attribute(forms)}>{escaped(gap.forms[0])}</span>'


def _with_gaps(question: Cloze, gaps: Iterable[str]) -> str:
    """The text as HTML with each gap replaced."""
    sign = next(sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in question.text)
    whole = rendered(question.with_gaps([sign] * len(question.gaps)))
    pieces = whole.split(sign)
    if len(pieces) != len(question.pieces):
        # A gap stands inside an address, where mark-up would take it apart.
        pieces = list(map(escaped, question.pieces))
    return "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))


def _ordering(question: Ordering) -> dict[str, str]:
    options, free = _laid_out(question)
    items = [(option.text, question.items.index(option.text)) for option in options]
    if [place for _, place in items] == sorted(place for _, place in items):
        items.reverse()
    return {
        "Stem": rendered(question.stem),
        "Items": _items("taps", items, ' data-shuffle="wrong"' * free),
        "Order": _items("order", [(text, place) for place, text in enumerate(question.items)]),
    }


def _items(name: str, items: Sequence[tuple[str, int]], shuffle: str = "") -> str:
    rows = "".join(
        f'<li data-place="{place}"><span class="text tappable">{rendered(text)}</span></li>'
        for text, place in items
    )
    return f'<ol class="{name}"{shuffle}>{rows}</ol>'


def _matching(question: Matching) -> dict[str, str]:
    options, free = _laid_out(question)
    shuffle = " data-shuffle" * free
    choices = "".join(
        f'<option data-place="{place}">{escaped(_line(option.text))}</option>'
        for place, option in enumerate(options)
    )
    rows = "".join(
        f'<li><span class="left">{rendered(left)}</span>'
        f'<select class="tappable"{shuffle}><option value="">…</option>{choices}</select></li>'
        for left, _ in question.pairs
    )
    rights = "".join(
        f'<li data-place="{place}">{rendered(option.text)}</li>'
        for place, option in enumerate(options)
    )
    matches = "".join(
        f'<li data-right={attribute(_line(right))}><span class="left">{rendered(left)}</span>'
        f'<span class="text">{rendered(right)}</span></li>'
        for left, right in question.pairs
    )
    return {
        "Stem": rendered(question.stem),
        "Pairs": f'<ul class="pairs">{rows}</ul><ul class="rights"{shuffle}>{rights}</ul>',
        "Matches": f'<ul class="matches">{matches}</ul>',
    }


def _laid_out(question: Question) -> tuple[tuple[Option, ...], bool]:
    """The options in an order that stays the same from export to export, and if it is free.

    It is not where they stand in the same order at each showing: numbers, and true and false.
    Options in a free order are sorted by key, which tells nothing about them.
    """
    options = question.present(random.Random(0)).options
    free = any(question.present(random.Random(seed)).options != options for seed in range(1, 6))
    if not free:
        return options, False
    return tuple(sorted(options, key=lambda option: option.key)), True


def _line(text: str) -> str:
    """A text as one line without mark-up, for places that take no HTML."""
    return collapse(plain(text))


def _forms(forms: Sequence[str]) -> str:
    return " · ".join(forms)


def _tags(placed: Placed, deck: Deck) -> tuple[str, ...]:
    question = placed.question
    tags = [f"topic::{placed.topic.id}", f"kind::{question.kind}"]
    if question.level:
        tags.append(f"level::{question.level}")
    tags += [f"edition::{deck.manifest.edition}", *question.tags]
    safe = (_UNTAGGABLE.sub("_", tag.strip()).strip(":") for tag in tags)
    return tuple(dict.fromkeys(tag for tag in safe if tag))
