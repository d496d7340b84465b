"""How an answer on paper is written down in a cell, by letters and numbers, and read back.

Choices are letters (`B`, `A C`), true/false `T` or `F`, typed answers their text; gaps stand one
behind the other with `|` between them (`\\|` for the sign itself); the boxes of an ordering and the
lines of a matching are written from top to bottom (`3 1 2`, `B A D`), `-` where one is empty. A
cell that holds nothing is "I don't know".
"""

import re
from collections.abc import Iterable, Sequence

from quiz.deck.finding import cut
from quiz.paper.layout import Laid
from quiz.paper.letters import letters, place_of
from quiz.questions import (
    Cloze,
    DontKnow,
    Filled,
    Flashcard,
    Matched,
    Matching,
    MultipleResponse,
    Numerical,
    Ordered,
    Ordering,
    Picked,
    Question,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quiz.questions.text import key_of
from quiz.questions.true_false import FALSE, TRUE

EMPTY = "-"
_ONE_SIGN_EACH = 26
"""Up to so many options each letter is an option; with more of them, letters want spaces."""
_BETWEEN = re.compile(r"[\s,;]+")
_GAP_END = re.compile(r"(?<!\\)\|")
_TRUTH = {"t": TRUE, "true": TRUE, "f": FALSE, "false": FALSE}


class UnreadableAnswer(ValueError):
    """Raised when a cell holds no answer to its question; says what was found and expected."""


def written(question: Question, laid: Laid, response: Response) -> str:
    """A response to a question that is laid out so, as its cell.

    Keys that the question does not have are left out. Raises TypeError for a rating, which is not
    given on paper.
    """
    match response:
        case DontKnow():
            return ""
        case Typed(text):
            return text.strip()
        case Filled(texts):
            typed = dict(texts)
            return " | ".join(typed.get(key, "").strip().replace("|", r"\|") for key in laid.slots)
        case Picked(keys):
            picked = [place for place, key in enumerate(laid.options) if key in keys]
            if isinstance(question, TrueFalse):
                return " ".join((TRUE, FALSE)[place][0] for place in picked)
            return " ".join(map(letters, picked))
        case Ordered(keys):
            known = dict.fromkeys(key for key in keys if key in laid.options)
            places = {key: place for place, key in enumerate(known, 1)}
            return " ".join(str(places.get(key, EMPTY)) for key in laid.options)
        case Matched(pairs):
            given = dict(pairs)
            lettered = {key: letters(place) for place, key in enumerate(laid.options)}
            return " ".join(lettered.get(given.get(key, ""), EMPTY) for key in laid.slots)
        case Recalled():
            raise TypeError("a rating is not given on paper")


def response_of(question: Question, laid: Laid, cell: str) -> Response:
    """What a learner answered to a question that was laid out so; raises UnreadableAnswer."""
    if not cell.strip():
        return DontKnow()
    match question:
        case ShortAnswer() | Numerical():
            return Typed(cell.strip())
        case TrueFalse():
            return Picked(tuple(map(key_of, _truths(cell))))
        case SingleChoice() | MultipleResponse():
            places = [_lettered(sign, laid.options) for sign in _signs(cell, laid.options)]
            return Picked(tuple(dict.fromkeys(laid.options[place] for place in places)))
        case Cloze():
            return _filled(laid, cell)
        case Ordering():
            return _ordered(laid, cell)
        case Matching():
            return _matched(laid, cell)
        case Flashcard():
            raise UnreadableAnswer("a flashcard has no answer on paper")


def _truths(cell: str) -> Iterable[str]:
    for word in _tokens(cell):
        if word.lower() not in _TRUTH:
            raise UnreadableAnswer(f"{cut(word)!r} is not T or F")
        yield _TRUTH[word.lower()]


def _filled(laid: Laid, cell: str) -> Filled:
    texts = [text.replace(r"\|", "|").strip() for text in _GAP_END.split(cell)]
    if len(texts) > len(laid.slots):
        raise UnreadableAnswer(
            f"there are {len(texts)} texts with | between them, and the gaps are {len(laid.slots)}"
        )
    given = zip(laid.slots, texts, strict=False)
    return Filled(tuple((key, text) for key, text in given if text))


def _ordered(laid: Laid, cell: str) -> Ordered:
    """The items by the numbers in their boxes; those that share a number count as left out."""
    signs = _one_for_each(cell, len(laid.options), "box", len(laid.options) < 10)
    numbers = [_numbered(sign, len(laid.options)) for sign in signs]
    of_item = {key: number for key, number in zip(laid.options, numbers, strict=True) if number}
    alone = [key for key, number in of_item.items() if numbers.count(number) == 1]
    return Ordered(tuple(sorted(alone, key=of_item.__getitem__)))


def _matched(laid: Laid, cell: str) -> Matched:
    is_short = len(laid.options) <= _ONE_SIGN_EACH
    signs = _one_for_each(cell, len(laid.slots), "line", is_short)
    return Matched(
        tuple(
            (key, laid.options[_lettered(sign, laid.options)])
            for key, sign in zip(laid.slots, signs, strict=True)
            if sign != EMPTY
        )
    )


def _one_for_each(cell: str, wanted: int, what: str, is_short: bool) -> Sequence[str]:
    signs = _split(cell, is_short)
    if len(signs) != wanted:
        raise UnreadableAnswer(
            f"{cut(cell.strip())!r} is {len(signs)} signs; one for each {what} is wanted, "
            f"{wanted} in all, and {EMPTY} for one that is empty"
        )
    return signs


def _signs(cell: str, options: Sequence[str]) -> Sequence[str]:
    return _split(cell, len(options) <= _ONE_SIGN_EACH)


def _split(cell: str, is_short: bool) -> Sequence[str]:
    """The signs of a cell, which want nothing between them where each of them is one letter."""
    tokens = _tokens(cell)
    return list("".join(tokens)) if is_short else tokens


def _tokens(cell: str) -> list[str]:
    return [token for token in _BETWEEN.split(cell) if token]


def _lettered(sign: str, options: Sequence[str]) -> int:
    place = place_of(sign)
    if place is None or place >= len(options):
        raise UnreadableAnswer(
            f"{cut(sign)!r} is not a letter from A to {letters(len(options) - 1)}"
        )
    return place


def _numbered(sign: str, most: int) -> int | None:
    if sign == EMPTY:
        return None
    if sign.isascii() and sign.isdecimal() and len(sign) < 5 and 1 <= int(sign) <= most:
        return int(sign)
    raise UnreadableAnswer(f"{cut(sign)!r} is not a number from 1 to {most}")
