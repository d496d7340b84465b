"""Laying a worksheet out in versions: the same questions and options, in other orders."""

import random
from collections.abc import Sequence
from math import factorial

from quiz.deck import Deck, Placed
from quiz.deck.content import content_hash, to_json
from quiz.paper.layout import Asked, Laid, Layout, Version
from quiz.paper.letters import letters
from quiz.paper.points import points
from quiz.questions import Question


def title_of(deck: Deck, questions: Sequence[Placed]) -> str:
    """What a worksheet is called if nobody says: as the deck is, with its topic if it has one."""
    topics = {placed.topic.title for placed in questions}
    return ": ".join([deck.manifest.title, *(topics if len(topics) == 1 else ())])


def laid_out(
    deck: Deck, questions: Sequence[Placed], *, title: str, seed: int, versions: int
) -> Layout:
    """The layout of a worksheet of some questions of a deck, each of which stands there once.

    Version A keeps their order and is the same however many versions there are; each other has an
    order of its own. Options are laid out anew in every version, as `present` lays them out:
    numbers stay ascending, true before false, and items to order never stand in the right order.
    """
    orders: list[tuple[Placed, ...]] = []
    for place in range(versions):
        orders.append(_order(questions, orders, seed, letters(place)))
    return Layout(
        deck=deck.manifest.id,
        edition=deck.manifest.edition,
        title=title,
        seed=seed,
        questions=tuple(_asked(placed.question) for placed in questions),
        versions=tuple(
            Version(name, tuple(_laid(placed.question, seed, name) for placed in order))
            for place, order in enumerate(orders)
            for name in [letters(place)]
        ),
    )


def laid(question: Question, rng: random.Random) -> Laid:
    """A question laid out by a generator of random numbers."""
    shown = question.present(rng)
    return Laid(
        question.id,
        tuple(option.key for option in shown.options),
        tuple(slot.key for slot in shown.slots),
    )


def texts_of(question: Question) -> dict[str, str]:
    """The text of each option, and of each left side or gap, by its key."""
    shown = question.present(random.Random(0))
    return {option.key: option.text for option in (*shown.slots, *shown.options)}


def _laid(question: Question, seed: int, version: str) -> Laid:
    return laid(question, random.Random(f"paper {seed} {version} {question.id}"))


def _order(
    questions: Sequence[Placed], taken: Sequence[tuple[Placed, ...]], seed: int, version: str
) -> tuple[Placed, ...]:
    """The questions in an order that no earlier version has, while there is one."""
    order = list(questions)
    rng = random.Random(f"paper {seed} {version}")
    while tuple(order) in taken and len(taken) < factorial(len(order)):
        rng.shuffle(order)
    return tuple(order)


def _asked(question: Question) -> Asked:
    return Asked(question.id, points(question), content_hash(to_json(question)))
