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
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from quiz.deck.files import MAX_BYTES
from quiz.deck.finding import cut
from quiz.questions.invalid import Path

MAX_DEPTH = 50
MAX_FAULTS = 1000
_TOO_DEEP = f"nested too deeply; {MAX_DEPTH} levels are the most"

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a document holds: a text, nothing, a list or a mapping."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
# They end a line in YAML 1.1, which the parser reads, and not in YAML 1.2.
_OLD_LINE_ENDS = ("\x85", "\u2028", "\u2029")
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
    except ReaderError:
        faults.append(_unprintable(text))
    if faults:
        raise BadYaml(sorted(set(faults)))
    return Document(text, data)


def entries(data: Value, name: str) -> Iterator[tuple[int, dict[str, Value]]]:
    """The mappings in the list under a name, with their places; nothing if no list is there."""
    listed = data.get(name) if isinstance(data, dict) else None
    for place, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield place, entry


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES:,} bytes; divide it into several files"
        raise BadYaml([Fault(1, 1, message)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise BadYaml([Fault(line, column, message)]) from None
    if any(end in text for end in _OLD_LINE_ENDS):
        raise BadYaml([_unprintable(text)])
    return text


def _unprintable(text: str) -> Fault:
    """The fault of the first character that may not stand in a file, of which there is one.

    The parser finds out that there is: to look here as well would cost more than decoding.
    """
    found = _UNPRINTABLE.search(text)
    assert found is not None
    before = text[: found.start()]
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    message = f"control character U+{ord(found[0]):04X} may not stand in a file; take it out"
    return Fault(line, column, message)


def _build(text: str, faults: list[Fault]) -> Value:
    parser = _Parser(text)
    top: list[Value] = []
    # What is being filled: a list, or if that is None a mapping with the key that waits.
    items: list[Value] | None = top
    fields: dict[str, Value] = {}
    key: str | None = None
    around: list[tuple[list[Value] | None, dict[str, Value], str | None]] = []
    documents = 0
    event = None
    try:
        for event in iter(parser.get_event, None):
            kind = type(event)
            if kind is ScalarEvent:
                value: Value = event.value
                if not value and event.implicit[0]:
                    value = None
            elif kind is MappingStartEvent:
                value = {}
            elif kind is SequenceStartEvent:
                value = []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                items, fields, key = around.pop()
                continue
            elif kind is AliasEvent:
                value = None
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    _add(faults, event, "a second document begins here; one is wanted")
                    return None
                continue
            else:
                continue

            if event.anchor is not None or event.tag is not None:
                _refuse_mark_up(event, faults)
            if items is not None:
                items.append(value)
            elif key is not None:
                fields[key] = value
                key = None
            else:
                key = value if isinstance(value, str) else ""
                if key is not value or key in fields or key == "<<":
                    _refuse_key(event, value, faults)
            if kind is not ScalarEvent and kind is not AliasEvent:
                if len(around) == MAX_DEPTH:
                    _add(faults, event, _TOO_DEEP)
                    return None
                # A key that is itself a list or mapping is filled too, so that its end is found.
                around.append((items, fields, key))
                key = None
                if isinstance(value, dict):
                    items, fields = None, value
                elif isinstance(value, list):
                    items = value
    except yaml.MarkedYAMLError as error:
        fault = _syntax_fault(error, text, event)
        # What follows a refused mark on its line is mostly the rest of the same slip.
        if all(fault.line != earlier.line for earlier in faults):
            faults.append(fault)
    finally:
        parser.dispose()
    return top[0] if top else None


def _refuse_mark_up(event: _NodeEvent, faults: list[Fault]) -> None:
    if isinstance(event, AliasEvent):
        _add(faults, event, f"an alias (*{cut(event.anchor)}) is refused; {_QUOTE}")
        return
    if event.anchor is not None:
        _add(faults, event, f"an anchor (&{cut(event.anchor)}) is refused; {_QUOTE}")
    if event.tag is not None:
        _add(faults, event, f"a tag ({cut(event.tag)}) is refused; {_QUOTE}")


def _refuse_key(event: _NodeEvent, key: Value, faults: list[Fault]) -> None:
    if not isinstance(key, str):
        message = f"a key is a word, and none stands here; if this belongs to a text, {_QUOTE}"
    elif key == "<<":
        message = "a merge key (<<) is refused; write the keys out"
    else:
        message = f"the key `{cut(key)}` stands here a second time"
    _add(faults, event, message)


def _add(faults: list[Fault], event: _NodeEvent, message: str) -> None:
    faults.append(Fault(event.start_mark.line + 1, event.start_mark.column + 1, message))
    if len(faults) == MAX_FAULTS:
        last = Fault(faults[-1].line, faults[-1].column, "there are more faults; mend these first")
        raise BadYaml([*sorted(faults), last])


def _walk_places(text: str) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Every path of a text that was read without a fault, with the line and column of its value.

    A value in a mapping is placed at its key: that is where an author looks.
    """
    path: list[str | int] = []
    in_mapping: list[bool] = []
    key: tuple[str, tuple[int, int]] | None = None
    for event in yaml.parse(text, Loader=_Parser):
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            if not in_mapping.pop():
                path.pop()
            if in_mapping and in_mapping[-1]:
                path.pop()
        elif isinstance(event, NodeEvent):
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
            if isinstance(event, CollectionStartEvent):
                in_mapping.append(isinstance(event, MappingStartEvent))
                if not in_mapping[-1]:
                    path.append(-1)
            elif in_mapping and in_mapping[-1]:
                path.pop()


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, last: _NodeEvent | None) -> Fault:
    """What to tell of a parser's error; `last` is what was read before it.

    libyaml's words and those of PyYAML's own parser, which stands in for it, are both known here.
    """
    problem, context = error.problem or "this is not YAML", error.context or ""
    is_escape = "escape" in problem or "hexdecimal" in problem or "hexadecimal" in problem
    mark = error.problem_mark
    if re.search("flow sequence|flow mapping|quoted|simple key", context) and not is_escape:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines() or [""]
    line = min(line, len(lines) - 1)
    here = lines[line]
    sign = here[column : column + 1]

    if "maximum nesting depth" in problem:
        message = _TOO_DEEP  # newer builds of libyaml look ahead, and find it first
    elif "tab character" in problem or sign == "\t" or here[:column].strip(" ") == "\t":
        message = "a tab stands here; YAML is indented with spaces"
    elif is_escape:
        message = (
            "a backslash in double quotes begins a special character, and this is none; "
            "put the text in single quotes, or write two backslashes"
        )
    elif "quoted" in context:
        message = (
            f"a quotation mark opens here and is not closed; if it belongs to a text, {_QUOTE}"
        )
    elif "flow sequence" in context or "flow mapping" in context:
        message = f"a `{sign}` opens here and is not closed; if it belongs to a text, {_QUOTE}"
    elif "simple key" in context:
        message = f"a key without its colon, or a text that goes on here by accident; {_QUOTE}"
    elif "mapping values" in problem or "unexpected ':'" in problem:
        message = (
            f"a colon and a space (`: `) stand inside a text; {_QUOTE}; "
            "if a key is meant, indent it as its neighbours are"
        )
    elif "directive" in problem + context:
        message = f"a line cannot begin with '%' as it stands; {_QUOTE}"
    elif re.search("anchor|alias|tag", context) or "tag handle" in problem:
        message = f"a text cannot begin with `*`, `&` or `!` as it stands; {_QUOTE}"
    elif "block scalar" in context:
        message = f"a text cannot begin with `>` or `|` as it stands; {_QUOTE}"
    elif not sign and "node content" in problem and last is not None:
        line, column = last.start_mark.line, last.start_mark.column
        message = (
            f"a `[` or `{{` opens by here and is not closed; if it belongs to a text, {_QUOTE}"
        )
    elif sign and re.search("cannot start|not allowed|node content", problem):
        message = f"a text cannot begin with {sign!r} as it stands; {_QUOTE}"
    elif re.search("block mapping|block collection", context) or "document start" in problem:
        closing = _closing_quote(last, line)
        if closing is not None:
            return closing
        message = (
            "a key or a list item is wanted here: either this line is indented otherwise than its "
            f"neighbours, or a text goes on after its closing quote or bracket; {_QUOTE}"
        )
    else:
        message = f"{problem}{f' ({context})' if context else ''}"
    return Fault(line + 1, column + 1, message)


def _closing_quote(last: _NodeEvent | None, line: int) -> Fault | None:
    """The fault of a quotation mark that only the next text's closed, so that it ended too late."""
    if not isinstance(last, ScalarEvent) or last.style not in ("'", '"'):
        return None
    start = last.start_mark
    if not start.line < line == last.end_mark.line:
        return None
    message = (
        f"the quotation mark that opens here closes in line {line + 1}, and a text goes on after "
        f"it; close it where the text ends, or if it belongs to the text, {_QUOTE}"
    )
    return Fault(start.line + 1, start.column + 1, message)
