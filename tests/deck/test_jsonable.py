"""Dataclasses as JSON and back: exactly what pydantic makes of them, and nothing else is taken."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from quiz.deck.jsonable import from_jsonable, parse_json, to_jsonable
from tests.strategies import any_texts


class Colour(StrEnum):
    RED = "red"


class Grade(IntEnum):
    ONE = 1


@dataclass(frozen=True)
class Dot:
    size: int
    kind: Literal["dot"] = "dot"


@dataclass(frozen=True)
class Line:
    ends: tuple[Dot, Dot]
    kind: Literal["line"] = "line"


@dataclass(frozen=True)
class Picture:
    name: str
    parts: tuple[Dot | Line, ...]
    colour: Colour
    grade: Grade
    weight: float
    shown: bool
    day: date
    at: datetime
    price: str | None = None
    counts: dict[Colour, dict[str, int]] | None = None


dots = st.builds(Dot, st.integers())
zones = st.sampled_from([UTC, timezone(timedelta(hours=5)), timezone(timedelta(0), "here")])
pictures = st.builds(
    Picture,
    any_texts(),
    st.lists(dots | st.builds(Line, st.tuples(dots, dots)), max_size=3).map(tuple),
    st.sampled_from(Colour),
    st.sampled_from(Grade),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes() | st.datetimes(timezones=zones),
    st.none() | any_texts(),
    st.none() | st.just({Colour.RED: {"a": 1}}),
)
PICTURE: TypeAdapter[Picture] = TypeAdapter(Picture)


@given(pictures)
@example(Picture("", (), Colour.RED, Grade.ONE, 1e300, True, date.max, datetime.min))
def test_what_is_made_is_what_pydantic_makes_and_comes_back(picture: Picture) -> None:
    made = to_jsonable(picture)
    assert json.dumps(made) == json.dumps(PICTURE.dump_python(picture, mode="json"))
    back = from_jsonable(Picture, parse_json(json.dumps(made)))
    assert back == picture
    assert back == PICTURE.validate_python(made)


GOOD = to_jsonable(
    Picture(
        "a", (Dot(1), Line((Dot(2), Dot(3)))), Colour.RED, Grade.ONE, 0.5, True,
        date(2026, 1, 2), datetime(2026, 1, 2, tzinfo=UTC), "x", {Colour.RED: {"b": 2}},
    )
)  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"name": 1},
        {"name": None},
        {"parts": {}},
        {"parts": "dot"},
        {"parts": [{"size": 1}]},
        {"parts": [{"size": 1, "kind": "square"}]},
        {"parts": [{"size": 1, "kind": ["dot"]}]},
        {"parts": [{"size": 1, "kind": "line"}]},
        {"parts": [{"size": True, "kind": "dot"}]},
        {"parts": [{"size": "1", "kind": "dot"}]},
        {"parts": [{"size": 1.0, "kind": "dot"}]},
        {"parts": [{"size": 1, "kind": "dot", "more": 1}]},
        {"parts": [{"ends": [], "kind": "line"}]},
        {"parts": [None]},
        {"colour": "blue"},
        {"colour": ["red"]},
        {"grade": 2},
        {"grade": 1.0},
        {"grade": True},
        {"weight": "0.5"},
        {"weight": True},
        {"shown": 1},
        {"day": "2026-13-01"},
        {"day": 20260101},
        {"at": "yesterday"},
        {"price": 1},
        {"counts": {"blue": {}}},
        {"counts": {"red": {"b": "2"}}},
        {"counts": []},
        {"new": 1},
    ],
)
def test_nothing_else_is_taken(changed: dict[str, object]) -> None:
    assert isinstance(GOOD, dict)
    from_jsonable(Picture, GOOD)
    with pytest.raises(ValueError, match=r"."):
        from_jsonable(Picture, {**GOOD, **changed})


def test_what_has_a_default_may_be_missing_and_nothing_more() -> None:
    assert isinstance(GOOD, dict)
    assert from_jsonable(Picture, {**GOOD} | {"price": None}).price is None
    less = {name: value for name, value in GOOD.items() if name not in ("price", "counts")}
    assert from_jsonable(Picture, less).counts is None
    for name in less:
        with pytest.raises(ValueError, match=name):
            from_jsonable(Picture, {key: value for key, value in less.items() if key != name})


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_decimals_keep_every_digit(number: Decimal) -> None:
    text = to_jsonable(number)
    assert isinstance(text, str)
    assert str(from_jsonable(Decimal, text)) == str(Decimal(f"{number:f}"))


@pytest.mark.parametrize("value", ["one", "", 1, None])
def test_what_is_no_decimal_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is not"):
        from_jsonable(Decimal, value)


def test_what_is_no_json_is_refused() -> None:
    for text in ("", "{", "nothing", "[" * 100_000):
        with pytest.raises(ValueError, match=r"."):
            parse_json(text)


def test_what_has_no_place_in_json_is_a_mistake_of_the_program() -> None:
    for value in (object(), b"", {1, 2}, Enum):
        with pytest.raises(TypeError, match="has no place in JSON"):
            to_jsonable(value)
