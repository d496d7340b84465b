"""A deck's texts as HTML for a learning management system, which is XHTML as well.

A text is shown as written, whatever it may mean to a browser, to a filter of the system or to the
script that sets formulas.
"""

import re
from urllib.parse import quote

from quiz.deck.html import lined, tagged
from quiz.deck.inline import inline, plain, visible

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Filters of Moodle and blanks of Canvas begin with these: {mlang en}, [tex], [blank],
# @@PLUGINFILE@@. They are looked for in the HTML as it is stored, where a reference is not found.
_REFERENCES = {sign: f"&#{ord(sign)};" for sign in "{}[]@\\$"}
# A script that sets formulas looks for \( and $$ in the page itself, where a reference has become
# its sign again; but it does not look across the border of an element.
_APART = {sign: f"<span>{_REFERENCES[sign]}</span>" for sign in "\\$"}
_IN_VALUE = _ENTITIES | _REFERENCES
_IN_TEXT = _IN_VALUE | _APART
_TO_ESCAPE = re.compile(f"[{re.escape(''.join(_IN_VALUE))}]")

_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_PICTURES["\x7f"] = "\u2421"
_TO_PICTURE = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
# XML 1.0 (section 2.2) has no characters with these numbers, not even as references.
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_LINE_END = re.compile("\r\n?|\n")


def rendered(text: str) -> str:
    """A text with its inline mark-up as HTML, its lines kept."""
    return lined(text, _rendered, "<br/>")


def escaped(text: str) -> str:
    """A text without mark-up as HTML, its lines kept."""
    return _shown(text, _IN_TEXT).replace("\n", "<br/>")


def attribute(text: str) -> str:
    """A text as the value of an attribute, quotation marks included."""
    value = reference(text).replace('"', "&quot;")
    return '"' + value.replace("\t", "&#9;").replace("\n", "&#10;") + '"'


def reference(text: str) -> str:
    """A text without mark-up as HTML that has no elements, for places that take none."""
    return _shown(text, _IN_VALUE)


def address(text: str) -> str:
    """An address as a URI (RFC 3986), signs that none may hold percent-encoded; not escaped."""
    return quote(_LONE_PERCENT.sub("%25", text), safe="%:/?#!$&'()*+,;=~@", errors="replace")


def line(text: str) -> str:
    """A text as one line without mark-up, for places that take no HTML; not escaped."""
    return " ".join(readable(plain(text)).split())


def readable(text: str) -> str:
    """A text in which control characters are pictures or spelled out, but for line ends and tabs.

    So are bidirectional marks, and what XML has no character for. Every line ends in a line feed.
    """
    lines = _LINE_END.sub("\n", text)
    seen = visible(_TO_PICTURE.sub(lambda found: _PICTURES[found[0]], lines))
    return _NO_CHARACTERS.sub(lambda found: f"\\u{ord(found[0]):04x}", seen)


def _shown(text: str, signs: dict[str, str]) -> str:
    return _TO_ESCAPE.sub(lambda found: signs[found[0]], readable(text))


def _rendered(text: str) -> str:
    return tagged(inline(text), escaped, attribute)
