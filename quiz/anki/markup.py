"""A deck's texts as HTML for Anki: shown as written, whatever they mean to Anki or to a browser."""

import html
import json
import re

from quiz.deck.content import from_json, to_json
from quiz.deck.html import lined, tagged
from quiz.deck.inline import inline
from quiz.questions import Question

# Besides HTML's own signs these are the beginnings of everything that Anki looks for in a field:
# {{c1::, [sound:, [latex], [[type:, \( and \[. Quotes stay, so that Anki's search finds them.
_SIGNS = {sign: f"&#{ord(sign)};" for sign in "{}[\\"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Control characters show as their pictures; Anki would drop them, or take them for a field's end.
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
_ESCAPES = _SIGNS | _PICTURES | {"\x7f": "\u2421"}
# A pattern finds the few there are ten times sooner than str.translate walks a text.
_TO_ESCAPE = re.compile(f"[{re.escape(''.join(_ESCAPES))}]")
_LINE_END = re.compile("\r\n?|\n")
# All that can begin mark-up, end a line or want escaping; most texts have none of it.
_NOT_PLAIN = re.compile(f"[]*_`\n\r{re.escape(''.join(_ESCAPES))}]")
_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def escaped(text: str) -> str:
    """A text without mark-up as HTML, its lines kept."""
    return _LINE_END.sub("<br>", _without_signs(text))


def attribute(text: str) -> str:
    """A text as the value of an attribute, quotation marks included."""
    one_line = _LINE_END.sub("&#10;", _without_signs(text))
    return '"' + one_line.replace('"', "&quot;") + '"'


def rendered(text: str) -> str:
    """A text with its inline mark-up as HTML, its lines kept."""
    if not _NOT_PLAIN.search(text):
        return text.strip()
    return lined(text, _rendered, "<br>")


def link(address: str, inside: str) -> str:
    """HTML that leads to an address."""
    return f"<a href={attribute(address)}>{inside}</a>"


def hidden(question: Question) -> str:
    """The question as JSON for a field that nothing shows.

    It is ASCII, since Anki normalises what is not.
    """
    return escaped(_NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], to_json(question)))


def unhidden(field: str) -> Question:
    """The question that `hidden` wrote; raises ValueError for anything else."""
    return from_json(html.unescape(field))


def _without_signs(text: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)


def _rendered(text: str) -> str:
    return tagged(inline(text), escaped, attribute)
