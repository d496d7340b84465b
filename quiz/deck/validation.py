"""From plain YAML values to dataclasses, with complaints that an author can act on."""

import copy
import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Generic, TypeVar

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from quiz.deck.finding import cut
from quiz.deck.model import STRICT, DisputesFile, Manifest, SourcesFile
from quiz.deck.strict_yaml import Value, entries
from quiz.questions import InvalidFields, Problem, Question
from quiz.questions.invalid import Path

T = TypeVar("T")

_NEAR = 0.5


@dataclass(frozen=True, kw_only=True)
class BankFile:
    """One file of `banks/`."""

    __pydantic_config__ = STRICT

    topic: str
    questions: tuple[Annotated[Question, Field(discriminator="kind")], ...]


KINDS: dict[str, type] = {
    kind.__dataclass_fields__["kind"].default: kind for kind in typing.get_args(Question)
}
"""The class of each kind of question, by the word that stands in `kind`."""

_BOOLEAN_FIELDS = {
    kind: [field.name for field in fields(owner) if field.type is bool]
    for kind, owner in KINDS.items()
}
_BOOLEANS = {"true", "True", "TRUE", "false", "False", "FALSE"}


class Validator(Generic[T]):
    """Checks plain values against a dataclass and builds it."""

    def __init__(self, root: type[T]) -> None:
        self._root = root
        self._adapter: TypeAdapter[T] = TypeAdapter(root)

    def build(self, data: Value) -> T:
        """The dataclass that `data` describes; raises InvalidFields with every problem."""
        problems = _loose_booleans(data)
        try:
            built = self._adapter.validate_python(data)
        except ValidationError as error:
            problems += self._all_problems(data, error)
            raise InvalidFields(list(dict.fromkeys(problems))) from None
        if problems:
            raise InvalidFields(problems)
        return built

    def build_json(self, text: str) -> T:
        """The dataclass that a JSON text describes; raises pydantic's ValidationError."""
        return self._adapter.validate_json(text)

    def _all_problems(self, data: Value, error: ValidationError) -> list[Problem]:
        """The problems of an error, and those behind them.

        A dataclass looks at its fields only once each has its type, so the keys at fault are left
        out for another try.
        """
        problems: list[Problem] = []
        left_out: set[Path] = set()
        while True:
            wrong: set[Path] = set()
            for detail in error.errors(include_url=False):
                path = _path(detail["loc"])
                if path in left_out:
                    continue
                problems += self._problems(detail, path)
                is_key = bool(path) and isinstance(path[-1], str)
                if is_key and detail["type"] not in ("missing", "value_error"):
                    wrong.add(path)
            if not wrong:
                return problems
            left_out |= wrong
            data = _without(data, wrong)
            try:
                self._adapter.validate_python(data)
            except ValidationError as further:
                error = further
            else:
                return problems

    def _problems(self, detail: ErrorDetails, path: Path) -> list[Problem]:
        reason = detail.get("ctx", {}).get("error")
        if isinstance(reason, InvalidFields):
            return [Problem(path + inner.path, inner.message) for inner in reason.problems]
        if detail["type"] == "union_tag_invalid":
            path = (*path, "kind")
        return [Problem(path, self._message(detail, path))]

    def _message(self, detail: ErrorDetails, path: Path) -> str:
        found, context = detail["input"], detail.get("ctx", {})
        match detail["type"]:
            case "missing" if path and isinstance(path[-1], int):
                return "a pair has two sides, and one is missing"
            case "missing" | "missing_argument":
                return f"`{path[-1]}` is missing"
            case "unexpected_keyword_argument":
                return _unknown("key", path[-1], self._keys(detail["loc"][:-1]))
            case "union_tag_not_found":
                return f"`kind` is missing; it is one of {_listed(KINDS)}"
            case "union_tag_invalid":
                return _unknown("kind", typing.cast(dict[str, Value], found)["kind"], KINDS)
            case "enum" | "literal_error":
                choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
                return _unknown("word", found, choices.split(", "))
            case "bool_parsing" | "bool_type":
                return _not_boolean(found)
            case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
                return f"{_seen(found)}; a whole number is wanted"
            case "decimal_parsing" | "decimal_type" | "finite_number":
                return f"{_seen(found)}; a number is wanted"
            case "string_type" if isinstance(found, (list, dict)):
                sign = "[" if isinstance(found, list) else "{"
                return (
                    f"{_seen(found)}; a text is wanted. A text that begins with `{sign}` or holds "
                    "`: ` stands in quotes"
                )
            case "string_type":
                return f"{_seen(found)}; a text is wanted"
            case "tuple_type":
                return f"{_seen(found)}; a list is wanted (`- ` before each entry)"
            case "too_long":
                return f"a pair has two sides, and {len(typing.cast(list[Value], found))} stand"
            case "dataclass_type" | "model_attributes_type" | "dict_type" | "dataclass_exact_type":
                return f"{_seen(found)}; a mapping is wanted (`key: value` on each line)"
            case _:
                return f"{_seen(found)}; {detail['msg']}"

    def _keys(self, location: tuple[int | str, ...]) -> list[str]:
        owner = _class_at(self._root, location)
        return [field.name for field in fields(owner)] if is_dataclass(owner) else []


def _class_at(owner: type, location: tuple[int | str, ...]) -> type:
    """The class that stands at a location of pydantic's (with the kind as a step of its own)."""
    here: typing.Any = owner
    for step in location:
        if isinstance(step, str) and step in KINDS:
            here = KINDS[step]
        elif isinstance(step, str) and is_dataclass(here):
            here = typing.get_type_hints(here).get(str(step))
        if typing.get_origin(here) is types.UnionType:
            here = next(arg for arg in typing.get_args(here) if arg is not types.NoneType)
        while typing.get_origin(here) is tuple:
            here = typing.get_args(here)[0]
    return typing.cast(type, here)


def _path(location: tuple[int | str, ...]) -> Path:
    """A location of pydantic's as an author sees it: without its steps for a kind and for a key."""
    if location[:1] == ("questions",):
        location = location[:2] + location[3:]
    return location[:-1] if location[-1:] == ("[key]",) else location


def _without(data: Value, paths: Iterable[Path]) -> Value:
    """A copy of plain values in which the keys at some paths are left out."""
    data = copy.deepcopy(data)
    for path in paths:
        here: typing.Any = data
        for step in path[:-1]:
            here = here[step]
        del here[path[-1]]
    return data


def _loose_booleans(data: Value) -> list[Problem]:
    """A problem for each boolean that pydantic would take and YAML 1.2 does not: yes, on, 1."""
    problems: list[Problem] = []
    for place, question in entries(data, "questions"):
        kind = question.get("kind")
        for name in _BOOLEAN_FIELDS.get(kind, ()) if isinstance(kind, str) else ():
            found = question.get(name)
            if isinstance(found, str) and found not in _BOOLEANS:
                problems.append(Problem(("questions", place, name), _not_boolean(found)))
    return problems


def _not_boolean(found: object) -> str:
    return f"{_seen(found)}; true or false is wanted"


def _seen(found: object) -> str:
    match found:
        case None:
            return "nothing stands here"
        case list():
            return "a list stands here"
        case dict():
            return "a mapping stands here"
        case _:
            return f"{cut(str(found))!r} stands here"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the given one, if any is like it at all."""
    best = process.extractOne(
        cut(word).casefold(),
        list(known),
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_NEAR,
    )
    return str(best[0]) if best else None


def _unknown(what: str, word: object, known: Iterable[str]) -> str:
    if not isinstance(word, str):
        return f"{_seen(word)}; a word is wanted, one of {_listed(known)}"
    near = nearest(word, known)
    mend = f"the nearest known one is `{near}`" if near else f"known are {_listed(known)}"
    return f"unknown {what} `{cut(word)}`; {mend}"


BANK = Validator(BankFile)
MANIFEST = Validator(Manifest)
SOURCES = Validator(SourcesFile)
DISPUTES = Validator(DisputesFile)
