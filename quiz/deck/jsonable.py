"""Between dataclasses and what JSON can hold, by the types of their fields, exactly.

Files that people write are read by pydantic, which explains what is wrong with them. This is for
what the program wrote itself: it is quicker to begin, and says only that something is wrong.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Literal, TypeVar, Union, cast, get_args, get_origin

T = TypeVar("T")

Jsonable = None | bool | int | float | str | Sequence["Jsonable"] | Mapping[str, "Jsonable"]
"""What JSON can hold."""

_Reader = Callable[[object], object]


def to_jsonable(value: object) -> Jsonable:
    """A value with all that it holds: dataclasses as mappings of their fields, enums as values.

    Raises TypeError for what has no place in JSON.
    """
    return _writer(cast(Hashable, type(value)))(value)


def parse_json(text: str) -> object:
    """What a JSON text holds; raises ValueError where it is none."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("the text is nested too deeply") from None


def from_jsonable(kind: type[T] | UnionType, value: object) -> T:
    """The value of a type, a dataclass or a union of such, that `to_jsonable` gave as `value`.

    A field with a default may be missing. Raises ValueError for anything else.
    """
    try:
        return cast(T, _reader(cast(Hashable, kind))(value))
    except TypeError as error:
        raise ValueError(str(error)) from None


@cache
def _writer(kind: Hashable) -> Callable[[object], Jsonable]:
    """What writes the values of a type."""
    assert isinstance(kind, type)
    for known, writer in _WRITERS:
        if issubclass(kind, known):
            return cast(Callable[[object], Jsonable], writer)
    if is_dataclass(kind):
        return _fields_writer([each.name for each in fields(kind)])
    raise TypeError(f"{kind.__name__} has no place in JSON")


def _fields_writer(names: list[str]) -> Callable[[object], Jsonable]:
    return lambda value: {name: to_jsonable(getattr(value, name)) for name in names}


def _moment(value: datetime) -> str:
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def _same(value: Jsonable) -> Jsonable:
    return value


def _list(value: Iterable[object]) -> Jsonable:
    return [to_jsonable(item) for item in value]


def _dict(value: Mapping[object, object]) -> Jsonable:
    return {str(to_jsonable(key)): to_jsonable(item) for key, item in value.items()}


def _enum(value: Enum) -> Jsonable:
    return to_jsonable(value.value)


_WRITERS: tuple[tuple[type | tuple[type, ...], object], ...] = (
    (Enum, _enum),
    ((NoneType, bool, int, float, str), _same),
    ((tuple, list), _list),
    (dict, _dict),
    (datetime, _moment),
    (date, date.isoformat),
    (Decimal, "{:f}".format),
)
"""Types and what writes their values, the particular before the general."""


@cache
def _reader(kind: Hashable) -> _Reader:
    """What reads a type."""
    if isinstance(kind, type):
        if is_dataclass(kind):
            return _fields_reader(kind)
        if issubclass(kind, Enum):
            return _enum_reader(kind)
        if kind in _PLAIN:
            return _PLAIN[kind]
    inner = get_args(kind)
    origin = get_origin(kind)
    if origin is Literal:
        return _choice_reader(inner)
    if origin in (Union, UnionType):
        return _union_reader(inner)
    if origin is tuple:
        return _list_reader(inner[0]) if inner[1:] == (...,) else _tuple_reader(inner)
    if origin is dict:
        return _mapping_reader(*inner)
    raise TypeError(f"no JSON is known of {kind}")


def _exactly(kind: type) -> _Reader:
    def read(value: object) -> object:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is not a {kind.__name__}")
        return value

    return read


def _float(value: object) -> float:
    if type(value) is float or type(value) is int:
        return float(value)
    raise ValueError(f"{value!r} is not a number")


def _decimal(value: object) -> Decimal:
    try:
        return Decimal(_text(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a number") from None


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError(f"{value!r} is not a text")
    return value


_PLAIN: dict[type, _Reader] = {
    str: _text,
    int: _exactly(int),
    bool: _exactly(bool),
    NoneType: _exactly(NoneType),
    float: _float,
    Decimal: _decimal,
    date: lambda value: date.fromisoformat(_text(value)),
    datetime: lambda value: datetime.fromisoformat(_text(value)),
}


def _enum_reader(kind: type[Enum]) -> _Reader:
    members = {(type(member.value), member.value): member for member in kind}

    def read(value: object) -> object:
        try:
            return members[type(value), value]
        except KeyError:
            raise ValueError(f"{value!r} is not a {kind.__name__}") from None

    return read


def _choice_reader(choices: tuple[object, ...]) -> _Reader:
    def read(value: object) -> object:
        if value not in choices:
            raise ValueError(f"{value!r} is none of {choices}")
        return value

    return read


def _list_reader(item: object) -> _Reader:
    each = _reader(item)

    def read(value: object) -> object:
        if type(value) is not list:
            raise ValueError(f"{value!r} is not a list")
        return tuple([each(item) for item in value])

    return read


def _tuple_reader(items: tuple[object, ...]) -> _Reader:
    readers = tuple(map(_reader, items))

    def read(value: object) -> object:
        if type(value) is not list or len(value) != len(readers):
            raise ValueError(f"{value!r} is not a list of {len(readers)}")
        return tuple(each(item) for each, item in zip(readers, value, strict=True))

    return read


def _mapping_reader(key: object, item: object) -> _Reader:
    key_reader, item_reader = _reader(key), _reader(item)

    def read(value: object) -> object:
        return {key_reader(each): item_reader(inner) for each, inner in _mapping(value).items()}

    return read


def _union_reader(members: tuple[object, ...]) -> _Reader:
    """Dataclasses are told apart by their field `kind`; beside None stands one other type."""
    if NoneType in members:
        (other,) = (member for member in members if member is not NoneType)
        present = _reader(other)
        return lambda value: None if value is None else present(value)
    by_kind = {get_args(_types(member)["kind"])[0]: member for member in members}

    def read(value: object) -> object:
        kind = _mapping(value).get("kind")
        if type(kind) is not str or kind not in by_kind:
            raise ValueError(f"there is no kind {kind!r}")
        return _reader(by_kind[kind])(value)

    return read


def _fields_reader(kind: type) -> _Reader:
    readers = {name: _reader(type_) for name, type_ in _types(kind).items()}
    wanted = {
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    }

    def read(value: object) -> object:
        given = _mapping(value)
        if not wanted <= given.keys() <= readers.keys():
            wrong = ", ".join(wanted - given.keys() or given.keys() - readers.keys())
            raise ValueError(f"{kind.__name__} lacks, or does not have, {wrong}")
        return kind(**{name: readers[name](item) for name, item in given.items()})

    return read


def _types(kind: object) -> Mapping[str, object]:
    return {each.name: each.type for each in fields(cast(type, kind))}


def _mapping(value: object) -> dict[str, object]:
    if type(value) is not dict:
        raise ValueError(f"{value!r} is not a mapping")
    return value
