"""Reading a layout back from its file, strictly."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from quiz.deck.finding import cut
from quiz.paper.layout import Layout
from quiz.questions import InvalidFields, Problem

if TYPE_CHECKING:
    from pydantic import ConfigDict

_TOLD = 3
_STRICT: "ConfigDict" = {"extra": "forbid", "strict": True}


class UnreadableLayout(Exception):
    """Raised when a file is not a layout as it was written; says what is wrong with it."""


@dataclass(frozen=True)
class _File:
    __pydantic_config__ = _STRICT

    code: str
    layout: Layout

    def __post_init__(self) -> None:
        if self.code != self.layout.code:
            message = f"the code {cut(self.code)!r} does not fit the layout that follows it"
            raise InvalidFields([Problem(("code",), message)])


_FILE = TypeAdapter(_File)


def read_layout(path: Path) -> Layout:
    """The layout in a file; raises UnreadableLayout."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableLayout(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UnreadableLayout(_refusal(path, ["it is not a text in UTF-8"])) from None
    try:
        return parse_layout(text)
    except ValueError as error:
        raise UnreadableLayout(_refusal(path, str(error).splitlines())) from None


def parse_layout(text: str) -> Layout:
    """The layout that `layout_json` wrote; raises ValueError, a line for each fault."""
    try:
        return _FILE.validate_json(text).layout
    except ValidationError as error:
        raise ValueError("\n".join(_faults(error))) from None


def _faults(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False, include_input=False)[:_TOLD]:
        where = " → ".join(
            str(part + 1) if isinstance(part, int) else part for part in detail["loc"]
        )
        message = detail["msg"].removeprefix("Value error, ")
        yield f"{where}: {message}" if where else message


def _refusal(path: Path, faults: list[str]) -> str:
    return "\n".join(
        [
            f"{path} is not the layout of a worksheet as it was written:",
            *(f"  {fault}" for fault in faults),
            "Give the file that `quiz print` wrote with --data, unchanged.",
        ]
    )
