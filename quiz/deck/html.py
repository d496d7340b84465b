"""Inline mark-up as HTML, for places that differ in which signs mean something to them."""

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from quiz.deck.inline import Run

Escape = Callable[[str], str]
"""Makes of a text without mark-up what shows it as written."""

_LINE_END = re.compile("\r\n?|\n")
# The first of these that a text lacks stands for a line's end while the text is parsed: Markdown
# takes it for white space too, and does not make it a plain space, as it would the line's end.
_SPACES = "\u2005\u2004\u2006\u2008\u205f\u1680"


def lined(text: str, rendered: Callable[[str], str], line_end: str) -> str:
    """A text with its mark-up as HTML, its lines kept, where `rendered` would run them together."""
    if _LINE_END.search(text):
        for space in _SPACES:
            if space not in text:
                lines = _LINE_END.sub(space, text.strip())
                return rendered(lines).replace(space, line_end)
    return rendered(text)


def tagged(runs: Iterable[Run], escaped: Escape, attribute: Escape) -> str:
    """Runs as HTML: `em`, `strong`, `code` and links.

    `escaped` writes what stands between tags, `attribute` a value with its quotation marks.
    """
    return "".join(
        _linked(address, "".join(_styled(run, escaped) for run in of_one_link), attribute)
        for address, of_one_link in groupby(runs, key=lambda run: run.link)
    )


def _styled(run: Run, escaped: Escape) -> str:
    inside = escaped(run.text)
    for wanted, name in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
        if wanted:
            inside = f"<{name}>{inside}</{name}>"
    return inside


def _linked(address: str, inside: str, attribute: Escape) -> str:
    return f"<a href={attribute(address)}>{inside}</a>" if address else inside
