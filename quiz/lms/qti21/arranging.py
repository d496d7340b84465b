"""What is arranged, in QTI 2.1: ordering and matching."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from quiz.deck.steady import steady
from quiz.lms.html import rendered
from quiz.lms.idents import choice_ident
from quiz.lms.qti21.declarations import Worths, outcome, response
from quiz.lms.qti21.parts import RESPONSE, SCORE, Asking
from quiz.lms.qti21.rules import (
    adding,
    is_given,
    mapped,
    of,
    real,
    right_response,
    setting,
    value,
    variable,
    when,
    whole,
)
from quiz.lms.xml import element
from quiz.questions import Matching, Ordering
from quiz.questions.ordering import ALL_OR_NOTHING
from quiz.questions.text import key_of

_IN_ORDER = "IN_ORDER"


def ordering(question: Ordering) -> Asking:
    """Items to put in order, scored by the pairs in right order; a few items, all or nothing."""
    options, _ = steady(question)
    right = [choice_ident(key_of(item)) for item in question.items]
    items = (
        element("simpleChoice", {"identifier": choice_ident(option.key)}, rendered(option.text))
        for option in options
    )
    body = element(
        "orderInteraction",
        {"responseIdentifier": RESPONSE, "shuffle": "true", "orientation": "vertical"},
        element("prompt", {}, rendered(question.stem)),
        *items,
    )
    responses = response(RESPONSE, "ordered", "identifier", right)
    if len(right) <= ALL_OR_NOTHING:
        in_order = of("match", variable(RESPONSE), right_response(RESPONSE))
        return Asking("orderInteraction", responses, body, when(in_order, setting(SCORE, real(1))))
    places = [f"PLACE_{place}" for place in range(1, len(right) + 1)]
    return Asking(
        "orderInteraction",
        responses,
        body,
        "".join(_by_pairs(right, places)),
        "".join(outcome(name, "integer", "0") for name in (*places, _IN_ORDER)),
    )


def _by_pairs(right: Sequence[str], places: Sequence[str]) -> Iterator[str]:
    """Kendall's tau, cut off at nought: where each item was put, then which pairs are in order."""
    for ident, place in zip(right, places, strict=True):
        for number in range(1, len(right) + 1):
            there = element("index", {"n": str(number)}, variable(RESPONSE))
            found = of("match", there, value("identifier", ident))
            yield when(found, setting(place, whole(number)))
    pairs = list(combinations(places, 2))
    for first, second in pairs:
        both = of("gt", variable(first), whole(0)), of("lt", variable(first), variable(second))
        yield when(of("and", *both), adding(_IN_ORDER, whole(1)))
    beyond = of("subtract", of("product", whole(2), variable(_IN_ORDER)), whole(len(pairs)))
    yield setting(SCORE, of("divide", of("max", whole(0), beyond), whole(len(pairs))))


def matching(question: Matching) -> Asking:
    """A right side for each left side, scored by the share of pairs; it may serve twice."""
    options, free = steady(question)
    pairs = [
        f"{_left_ident(key_of(left))} {_right_ident(key_of(right))}"
        for left, right in question.pairs
    ]
    number = len(pairs)
    lefts = (
        _side(_left_ident(key_of(left)), left, {"matchMax": "1", "fixed": "true"})
        for left, _ in question.pairs
    )
    fixed = {} if free else {"fixed": "true"}
    rights = (
        _side(_right_ident(option.key), option.text, {"matchMax": str(number), **fixed})
        for option in options
    )
    worths = Worths(tuple((pair, 1) for pair in pairs), most=number)
    attributes = {
        "responseIdentifier": RESPONSE,
        "shuffle": "true",
        "maxAssociations": str(number),
        "minAssociations": "0",
    }
    return Asking(
        "matchInteraction",
        response(RESPONSE, "multiple", "directedPair", pairs, worths),
        element(
            "matchInteraction",
            attributes,
            element("prompt", {}, rendered(question.stem)),
            element("simpleMatchSet", {}, *lefts),
            element("simpleMatchSet", {}, *rights),
        ),
        when(is_given(RESPONSE), setting(SCORE, of("divide", mapped(RESPONSE), real(number)))),
    )


def _left_ident(key: str) -> str:
    return f"l_{key}"


def _right_ident(key: str) -> str:
    return f"r_{key}"


def _side(ident: str, text: str, attributes: Mapping[str, str]) -> str:
    return element("simpleAssociableChoice", {"identifier": ident, **attributes}, rendered(text))
