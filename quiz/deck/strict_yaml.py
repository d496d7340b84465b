"""Strict YAML: a small, safe part of YAML 1.2, read to plain texts, lists and mappings.

Every scalar comes out as its text as written; what a field makes of it is the validator's business.
Refused are duplicate keys, anchors, aliases, merge keys, tags, further documents and deep nesting.
Events are read one by one instead of composing nodes: composing recurses in C, and 30,000 brackets
end the interpreter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, cast

import yaml

from quiz.questions.invalid import Path

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 50

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a document holds: a text, nothing, a list or a mapping."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTE = "put the text in quotes, or begin it on the next line after >-"


class _NodeEvent(Protocol):
    """What the events of scalars, aliases and collections have in common."""

    anchor: str | None
    tag: str | None
    value: str
    start_mark: yaml.Mark


@dataclass(frozen=True, order=True)
class Fault:
    """Something that strict YAML refuses; line and column are counted from 1."""

    line: int
    column: int
    message: str


class BadYaml(ValueError):
    """Raised when a text is not strict YAML; carries every fault that could be told apart."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.message for fault in faults))


@dataclass(frozen=True)
class Document:
    """A YAML text as read, and where in it each value stands."""

    text: str
    data: Value

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column (from 1) of the value at a path, or of the nearest thing around it."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, (1, 1))

    @cached_property
    def _places(self) -> dict[Path, tuple[int, int]]:
        return dict(_walk_places(self.text))


def read_yaml(raw: bytes) -> Document:
    """Read one document from UTF-8 bytes, with or without a byte order mark.

    Raises BadYaml with all faults found; after a fault of syntax nothing further can be told.
    """
    text = _decode(raw)
    faults: list[Fault] = []
    data: Value = None
    try:
        data = _build(text, faults)
    except yaml.MarkedYAMLError as error:
        faults.append(_syntax_fault(error, text))
    except RecursionError:
        faults.append(Fault(1, 1, f"nested too deeply; {MAX_DEPTH} levels are the most"))
    if faults:
        raise BadYaml(sorted(set(faults)))
    return Document(text, data)


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise BadYaml(
            [
                Fault(
                    1,
                    1,
                    f"the file has {len(raw):,} bytes, and {MAX_BYTES:,} are the most; "
                    "divide it into several files",
                )
            ]
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise BadYaml([Fault(line, column, message)]) from None
    unprintable = _UNPRINTABLE.search(text)
    if unprintable:
        before_it = text[: unprintable.start()]
        line = before_it.count("\n") + 1
        column = len(before_it) - (before_it.rfind("\n") + 1) + 1
        message = f"control character U+{ord(unprintable[0]):04X} may not stand in a file"
        raise BadYaml([Fault(line, column, message)])
    return text


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled; `key` is the key that waits for its value."""

    value: "list[Value] | dict[str, Value]"
    key: str | None = None


def _build(text: str, faults: list[Fault]) -> Value:
    parser = _Parser(text)
    root = _Open([])
    stack = [root]
    documents = 0
    try:
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    _refuse_mark_up(event, faults)
                value: Value = event.value
                if event.implicit[0] and value == "":
                    value = None
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    _refuse_mark_up(event, faults)
                if len(stack) > MAX_DEPTH:
                    faults.append(
                        _fault(event, f"nested too deeply; {MAX_DEPTH} levels are the most")
                    )
                    return None
                value = {} if kind is yaml.MappingStartEvent else []
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                stack.pop()
                continue
            elif kind is yaml.AliasEvent:
                faults.append(_fault(event, f"an alias (*{event.anchor}) is refused; {_QUOTE}"))
                value = None
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    faults.append(_fault(event, "a second document begins here; one is wanted"))
                    return None
                continue
            elif kind is yaml.StreamEndEvent:
                break
            else:
                continue

            top = stack[-1]
            if isinstance(top.value, list):
                top.value.append(value)
            elif top.key is None:
                key = value if isinstance(value, str) else ""
                if not isinstance(value, str):
                    faults.append(_fault(event, "a key is a word, and none stands here"))
                elif key == "<<":
                    faults.append(_fault(event, "a merge key (<<) is refused; write the keys out"))
                elif key in top.value:
                    faults.append(_fault(event, f"the key `{key}` stands here a second time"))
                top.key = key
                if isinstance(value, (list, dict)):
                    # A key that is itself a list or mapping: fill it, so that its end is found.
                    stack.append(_Open(value))
                continue
            else:
                top.value[top.key] = value
                top.key = None
            if isinstance(value, (list, dict)):
                stack.append(_Open(value))
    finally:
        parser.dispose()
    assert isinstance(root.value, list)
    return root.value[0] if root.value else None


def _refuse_mark_up(event: _NodeEvent, faults: list[Fault]) -> None:
    if event.anchor is not None:
        faults.append(_fault(event, f"an anchor (&{event.anchor}) is refused; {_QUOTE}"))
    if event.tag is not None:
        faults.append(_fault(event, f"a tag ({event.tag}) is refused; {_QUOTE}"))


def _fault(event: _NodeEvent, message: str) -> Fault:
    return Fault(event.start_mark.line + 1, event.start_mark.column + 1, message)


def _walk_places(text: str) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Every path of a text that was read without a fault, with the line and column of its value.

    A value in a mapping is placed at its key: that is where an author looks.
    """
    path: list[str | int] = []
    in_mapping: list[bool] = []
    key: tuple[str, tuple[int, int]] | None = None
    for event in yaml.parse(text, Loader=_Parser):
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            if not in_mapping.pop():
                path.pop()
            if in_mapping and in_mapping[-1]:
                path.pop()
        elif isinstance(event, yaml.NodeEvent):
            node = cast(_NodeEvent, event)
            here = (node.start_mark.line + 1, node.start_mark.column + 1)
            if in_mapping and in_mapping[-1] and key is None:
                key = (node.value, here)
                continue
            if in_mapping and in_mapping[-1]:
                assert key is not None
                path.append(key[0])
                here, key = key[1], None
            elif in_mapping:
                path[-1] = int(path[-1]) + 1
            yield tuple(path), here
            if isinstance(event, yaml.CollectionStartEvent):
                in_mapping.append(isinstance(event, yaml.MappingStartEvent))
                if not in_mapping[-1]:
                    path.append(-1)
            elif in_mapping and in_mapping[-1]:
                path.pop()


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = error.problem or "this is not YAML"
    context = error.context or ""
    lines = text.splitlines()
    here = lines[line] if line < len(lines) else ""
    if "'\\t'" in problem or here[:column].strip(" ") == "\t" or here[column : column + 1] == "\t":
        message = "a tab stands here; YAML is indented with spaces"
    elif "cannot start any token" in problem:
        message = f"a text cannot begin with {here[column : column + 1]!r} as it stands; {_QUOTE}"
    elif "mapping values are not allowed" in problem:
        message = f"a colon and a space (`: `) stand inside a text; {_QUOTE}"
    elif "anchor" in context or "alias" in context or "tag" in context:
        message = f"a text cannot begin with `*`, `&` or `!` as it stands; {_QUOTE}"
    elif "flow sequence" in context or "flow mapping" in context:
        sign = "[" if "sequence" in context else "{"
        start = error.context_mark
        if start is not None:
            line, column = start.line, start.column
        message = f"a `{sign}` opens here and is not closed; if it belongs to a text, {_QUOTE}"
    elif "quoted scalar" in context:
        start = error.context_mark
        if start is not None:
            line, column = start.line, start.column
        message = "a quotation mark opens here and is not closed"
    elif "did not find expected key" in problem or "block collection" in context:
        message = (
            "a key or a list item is wanted here: either this line is indented otherwise than its "
            f"neighbours, or a text goes on after its closing quote or bracket; {_QUOTE}"
        )
    elif "could not find expected ':'" in problem:
        message = f"a key without its colon, or a text that goes on here by accident; {_QUOTE}"
    else:
        message = f"{problem}{f' ({context})' if context else ''}"
    return Fault(line + 1, column + 1, message)
