"""Writing questions as the text of a bank, which the strict reader reads back the same."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum

import yaml

from quiz.questions import Question

WIDTH = 100

_PLAIN = re.compile(r"[^\W_][^\n]*\Z")
_FLOWING = re.compile(r"[a-z0-9]+(?:[-#][a-z0-9]+)*\Z")
_JOINERS = "\u200c\u200d"
_LAST = ("explanation", "note", "hint", "tags", "group", "retired", "waive", "anki")
_FIRST = ("id", "kind", "level", "cite", "disputes")


def bank_text(topic: str, questions: Sequence[Question], head: str = "") -> str:
    """The text of a bank; `head` is what stands above it, such as comments, each line ended."""
    lines = [f"topic: {scalar(topic)}", "questions:"]
    for question in questions:
        lines += _entry(question, 2)
    if not questions:
        lines[-1] += " []"
    return head + "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """A text on one line of YAML: plain where any reader of YAML takes it for a text, else quoted.

    What cannot be seen is written as an escape.
    """
    if not _is_seen(text):
        return f'"{"".join(map(_escaped, text))}"'
    return text if _is_plain(text) else _quoted(text)


def _set_fields(part: object) -> dict[str, object]:
    """The fields of a dataclass that are not left as they come, in the order of writing."""
    assert is_dataclass(part)
    found = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name == "kind" or field.default is MISSING or value != field.default:
            found[field.name] = value
    own = [name for name in found if name not in (*_FIRST, *_LAST)]
    return {name: found[name] for name in (*_FIRST, *own, *_LAST) if name in found}


def _block(values: Mapping[str, object], indent: int) -> Iterator[str]:
    """The lines of a mapping, its keys at an indent."""
    for name, value in values.items():
        key = f"{' ' * indent}{scalar(name)}:"
        match value:
            case bool():
                yield f"{key} {str(value).lower()}"
            case Decimal():
                yield f"{key} {value:f}"
            case int():
                yield f"{key} {value}"
            case str():
                yield from _field(key, str(value.value if isinstance(value, Enum) else value))
            case tuple():
                yield from _list(key, value, indent)
            case Mapping():
                yield key if value else f"{key} {{}}"
                yield from _block(value, indent + 2)
            case _:
                yield key
                yield from _block(_set_fields(value), indent + 2)


def _list(key: str, entries: tuple[object, ...], indent: int) -> Iterator[str]:
    if not entries or all(isinstance(entry, str) and _flows(entry) for entry in entries):
        yield f"{key} [{', '.join(map(str, entries))}]"
        return
    yield key
    for entry in entries:
        match entry:
            case str():
                yield from _field(f"{' ' * (indent + 2)}-", entry)
            case tuple():
                yield f"{' ' * (indent + 2)}- [{', '.join(map(_in_flow, entry))}]"
            case _:
                yield from _entry(entry, indent + 2)


def _entry(part: object, indent: int) -> Iterator[str]:
    """The lines of a dataclass as an entry of a list, its dash at an indent."""
    first, *further = _block(_set_fields(part), indent + 2)
    yield f"{' ' * indent}- {first.lstrip()}"
    yield from further


def _field(key: str, text: str) -> Iterator[str]:
    """A key or dash with its text: on the line if there is room, else folded beneath it."""
    line = f"{key} {scalar(text)}"
    if len(line) <= WIDTH or not _is_seen(text) or text != " ".join(text.split()):
        yield line
        return
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    yield f"{key} >-"
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _in_flow(value: object) -> str:
    if isinstance(value, int):
        return str(value)
    text = scalar(str(value))
    return text if text[0] in "\"'" or not re.search(r"[,\[\]{}?]", text) else _quoted(text)


def _quoted(text: str) -> str:
    """A text of which all can be seen, in quotes that need no escape but a doubled one."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _flows(text: str) -> bool:
    return bool(_FLOWING.match(text)) and _is_plain(text)


def _is_plain(text: str) -> bool:
    if not _PLAIN.match(text) or text != text.strip() or text.endswith(":"):
        return False
    if ": " in text or " #" in text:
        return False
    other_types = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return not any(pattern.match(text) for _, pattern in other_types)


def _is_seen(text: str) -> bool:
    return all(char.isprintable() or char in _JOINERS for char in text)


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable() or char in _JOINERS:
        return char
    if char == "\n":
        return r"\n"
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
