"""A question as laid out for one learner at one moment."""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quiz.questions.text import key_of

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@dataclass(frozen=True)
class Option:
    """Something that can be picked, placed or filled, with the key that responses name it by."""

    key: str
    text: str


@dataclass(frozen=True)
class Presentation:
    """What is shown.

    `prompt` asks; `slots` are the gaps or left sides to fill; `options` are what to choose among,
    in the order in which they stand.
    """

    prompt: str
    slots: tuple[Option, ...] = ()
    options: tuple[Option, ...] = ()


def options_of(texts: Iterable[str]) -> tuple[Option, ...]:
    """An option for each text, in the order given."""
    return tuple(Option(key_of(text), text) for text in texts)


def laid_out(texts: Sequence[str], rng: random.Random) -> tuple[Option, ...]:
    """The texts as options: shuffled, or in ascending order if all of them are numbers."""
    numbers = [_number(text) for text in texts]
    if None not in numbers:
        order = sorted(range(len(texts)), key=lambda place: (numbers[place], place))
        return options_of(texts[place] for place in order)
    return options_of(rng.sample(texts, len(texts)))


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(_THOUSANDS.sub("", text.strip().replace("−", "-")))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
