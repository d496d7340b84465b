"""XML from its parts: elements and texts, whatever a text holds."""

import re
from collections.abc import Mapping

from quiz.lms.html import attribute, readable

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Most values are names and words of ours, and need no second look.
_HARMLESS = re.compile(r"[A-Za-z0-9_./ -]*\Z")


def words(text: str) -> str:
    """A text as the content of an element, where mark-up means nothing; as `readable` shows it."""
    shown = readable(text)
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def element(name: str, attributes: Mapping[str, str], *inside: str) -> str:
    """An element with its attributes, and with the XML that stands in it."""
    named = "".join([f" {key}={_quoted(value)}" for key, value in attributes.items()])
    content = "".join(inside)
    return f"<{name}{named}>{content}</{name}>" if content else f"<{name}{named}/>"


def document(root: str) -> str:
    """A whole XML file."""
    return f"{_DECLARATION}{root}\n"


def _quoted(value: str) -> str:
    return f'"{value}"' if _HARMLESS.match(value) else attribute(value)
