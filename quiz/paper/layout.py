"""How a worksheet is laid out, version by version: what marks are read back by."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from quiz.deck.jsonable import to_jsonable
from quiz.paper.letters import letters
from quiz.questions import InvalidFields, Problem

FORMAT = 1
MOST_VERSIONS = 26
_CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels: nothing that could be read as a word
_CODE_LENGTH = 6


@dataclass(frozen=True)
class Asked:
    """A question of a sheet: the points it gives, and the hash of what it was when laid out."""

    id: str
    points: int
    content: str


@dataclass(frozen=True)
class Laid:
    """A question as it stands in one version.

    `options` and `slots` (gaps or left sides) are keys, in the order in which they stand.
    """

    id: str
    options: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()


@dataclass(frozen=True)
class Version:
    """One version of a sheet: its letter, and its questions in the order of their numbers."""

    name: str
    laid: tuple[Laid, ...]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number that each question has in this version, by its id."""
        return {laid.id: number for number, laid in enumerate(self.laid, 1)}


@dataclass(frozen=True)
class Layout:
    """A sheet in all its versions. Building one raises InvalidFields if they do not fit together.

    `edition` is the deck's at that time; `seed` laid the versions out.
    """

    deck: str
    edition: str
    title: str
    seed: int
    questions: tuple[Asked, ...]
    versions: tuple[Version, ...]
    format: int = FORMAT

    def __post_init__(self) -> None:
        if found := list(self._problems()):
            raise InvalidFields(found)

    @cached_property
    def code(self) -> str:
        """Six letters that tell this layout from others; they stand on each page of the sheet."""
        left = int.from_bytes(hashlib.sha256(_canonical(self).encode()).digest())
        code = ""
        for _ in range(_CODE_LENGTH):
            left, digit = divmod(left, len(_CODE_LETTERS))
            code += _CODE_LETTERS[digit]
        return code

    @property
    def total(self) -> int:
        """The points of the whole sheet."""
        return sum(asked.points for asked in self.questions)

    def version(self, name: str) -> Version | None:
        """The version of that letter, small or capital."""
        return next((each for each in self.versions if each.name == name.upper()), None)

    def _problems(self) -> "list[Problem]":
        if self.format != FORMAT:
            message = f"format {self.format} is not known here; this program reads format {FORMAT}"
            return [Problem(("format",), message)]
        found = []
        ids = [asked.id for asked in self.questions]
        if not ids or len(set(ids)) < len(ids):
            found.append(Problem(("questions",), "questions are wanted, and each of them once"))
        names = [version.name for version in self.versions]
        if not names or names != [letters(place) for place in range(len(names))]:
            found.append(Problem(("versions",), "versions are wanted, named A, B, C and on"))
        kept: dict[str, tuple[list[str], list[str]]] = {}
        for version in self.versions:
            if sorted(laid.id for laid in version.laid) != sorted(ids):
                message = f"version {version.name} has not just the questions of the sheet"
                found.append(Problem(("versions",), message))
            for laid in version.laid:
                keys = (sorted(laid.options), sorted(laid.slots))
                if kept.setdefault(laid.id, keys) != keys:
                    message = f"{laid.id} has other options in version {version.name}"
                    found.append(Problem(("versions",), message))
        return found


def layout_json(layout: Layout) -> str:
    """A layout as the text of a file, with its code; the same layout gives the same text."""
    data = {"code": layout.code, "layout": to_jsonable(layout)}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _canonical(layout: Layout) -> str:
    return json.dumps(to_jsonable(layout), ensure_ascii=True, sort_keys=True)
