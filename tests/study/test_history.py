"""A response in words, and the marking key of each kind."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from quiz.deck import read_deck
from quiz.questions import (
    DontKnow,
    Filled,
    Matched,
    Ordered,
    Picked,
    Question,
    Rating,
    Recalled,
    Response,
    Typed,
)
from quiz.questions.text import key_of
from quiz.study.events import Item
from quiz.study.history import response_words
from quiz.study.marking_key import marking_key
from quiz.study.session import Attempt

MOON = read_deck(Path(__file__).parents[1] / "decks" / "moon")


def question(name: str) -> Question:
    return MOON.by_id[name].question


def keys(*texts: str) -> tuple[str, ...]:
    return tuple(map(key_of, texts))


def words(name: str, response: Response, now: Question | None = None) -> str:
    asked = question(name)
    verdict = asked.mark(response)
    at = datetime(2026, 3, 1, 9, tzinfo=UTC)
    attempt = Attempt("id", Item(name), at, date(2026, 3, 1), response, verdict, Rating.AGAIN)
    return response_words(now or asked, attempt)


def filled(*texts: str) -> Filled:
    key = question("crew").key()
    assert isinstance(key, Filled)
    return Filled(tuple((gap, text) for (gap, _), text in zip(key.texts, texts, strict=False)))


@pytest.mark.parametrize(
    ("name", "response", "said"),
    [
        (
            "same-side",
            Picked(keys("It does not turn about itself at all")),
            "It does not turn about itself at all",
        ),
        (
            "plains",
            Picked(keys("They hold water", "They are basalt")),
            "They are basalt; They hold water",
        ),
        ("no-air", Picked(keys("True")), "True"),
        ("basalt", Typed(" basanite\n rock "), "basanite rock"),
        ("walkers", Typed("11 people"), "11 people"),
        ("crew", filled("Aldrin", "", "nobody"), "Aldrin; …; nobody"),
        ("crew", filled("Aldrin"), "Aldrin; …; …"),
        (
            "days",
            Ordered(keys("Lava fills the basins", "A body strikes the young Earth")),
            "Lava fills the basins → A body strikes the young Earth",
        ),
        (
            "roles",
            Matched(((key_of("Armstrong"), key_of("in Houston")),)),
            "Armstrong: in Houston",
        ),
        ("origin", Recalled(Rating.GOOD), ""),
        ("basalt", DontKnow(), ""),
        ("crew", DontKnow(), ""),
    ],
)
def test_a_response_is_told_in_the_words_that_were_given(
    name: str, response: Response, said: str
) -> None:
    assert words(name, response) == said


def test_a_response_stays_readable_when_its_question_was_edited_since() -> None:
    response = Matched(((key_of("Armstrong"), key_of("in Houston")),))
    assert words("roles", response, now=question("basalt")) == "in Houston"


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("plains", ["They are basalt", "They fill great basins"], 2),
        ("no-air", ["False"], 1),
        ("basalt", ["basalt", "basaltic rock"], 1),
        ("walkers", ["12 people"], 0),
        ("crew", ["[1] Armstrong (also Neil Armstrong)", "[2] Aldrin (also Buzz Aldrin)"], 0),
        ("days", ["1. A body strikes the young Earth", "2. Lava fills the basins"], 0),
        ("roles", ["Armstrong: on the surface", "Collins: in orbit"], 2),
        ("origin", ["A body the size of Mars struck the young Earth."], 0),
    ],
)
def test_the_key_says_what_is_right_first_then_what_is_not(
    name: str, right: Sequence[str], wrong: int
) -> None:
    entries = list(marking_key(question(name)))
    assert [entry.text for entry in entries][: len(right)] == right
    assert all(entry.right for entry in entries[: len(right)])
    assert sum(not entry.right for entry in entries) == wrong


def test_the_key_says_why_an_option_is_wrong() -> None:
    (right, first, _) = marking_key(question("same-side"))
    assert (right.right, right.why) == (True, "")
    assert first.why == "Seen from the stars it does turn, once in each orbit."
