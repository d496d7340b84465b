"""A deck's texts as HTML for Anki: shown as written, whatever they mean to Anki or to a browser."""

import html
import json
import re
from itertools import groupby

from quiz.deck.content import from_json, to_json
from quiz.deck.inline import Run, inline
from quiz.questions import Question

# Besides HTML's own signs these are the beginnings of everything that Anki looks for in a field:
# {{c1::, [sound:, [latex], [[type:, \( and \[. Quotes stay, so that Anki's search finds them.
_SIGNS = {sign: f"&#{ord(sign)};" for sign in "{}[\\"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Control characters show as their pictures; Anki would drop them, or take them for a field's end.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
_ESCAPES = str.maketrans(_SIGNS | {chr(code): text for code, text in _PICTURES.items()})
_ESCAPES[0x7F] = "\u2421"
_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def escaped(text: str) -> str:
    """A text without mark-up as HTML."""
    return text.translate(_ESCAPES)


def attribute(text: str) -> str:
    """A text as the value of an attribute, quotation marks included."""
    return '"' + escaped(text).replace('"', "&quot;").replace("\n", "&#10;") + '"'


def rendered(text: str) -> str:
    """A text with its inline mark-up as HTML."""
    return "".join(
        _linked(address, "".join(map(_styled, runs)))
        for address, runs in groupby(inline(text), key=lambda run: run.link)
    )


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


def _styled(run: Run) -> str:
    inside = escaped(run.text)
    for wanted, name in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
        if wanted:
            inside = f"<{name}>{inside}</{name}>"
    return inside


def _linked(address: str, inside: str) -> str:
    return link(address, inside) if address else inside
