"""The one parser of a text's mark-up: Markdown's emphasis, strong emphasis, code and links.

Everything else in a text is shown as written, whatever it may mean to a terminal or a browser.
"""

import re
from dataclasses import dataclass

_SIGNS = re.compile("[*_`\\\\\n\r\0]|\\]\\(")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; `link` is an http(s) or mailto address, or empty."""

    text: str
    emphasis: bool = False
    strong: bool = False
    code: bool = False
    link: str = ""


def inline(text: str) -> tuple[Run, ...]:
    """The runs of a text, in order; a line break counts as a space."""
    if not _SIGNS.search(text):
        bare = text.strip()
        return (Run(bare),) if bare else ()
    # Most texts have no mark-up, and the parser is slow to begin.
    from quiz.deck.markdown import MARKDOWN

    runs: list[Run] = []
    emphasis = strong = 0
    link = ""
    for block in MARKDOWN.parseInline(text.strip()):
        for token in block.children or ():
            match token.type:
                case "em_open" | "em_close":
                    emphasis += token.nesting
                case "strong_open" | "strong_close":
                    strong += token.nesting
                case "link_open":
                    link = str(token.attrs["href"])
                    if not link:
                        runs.append(Run("[", emphasis > 0, strong > 0))
                case "link_close":
                    if not link:
                        runs.append(Run("]()", emphasis > 0, strong > 0))
                    link = ""
                case _:
                    words = " " if token.type in ("softbreak", "hardbreak") else token.content
                    is_code = token.type == "code_inline"
                    if words:
                        runs.append(Run(words, emphasis > 0, strong > 0, is_code, link))
    return tuple(runs)


def visible(text: str) -> str:
    """A text in which control characters and bidirectional marks are spelled out.

    What would move a cursor, colour a line or turn it round is seen instead of obeyed.
    """
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def plain(text: str) -> str:
    """A text without its mark-up: emphasis as its words, a link as its words and address."""
    parts: list[str] = []
    runs = inline(text)
    for place, run in enumerate(runs):
        parts.append(run.text)
        last = place + 1 == len(runs) or runs[place + 1].link != run.link
        if run.link and last and run.link != run.text:
            parts.append(f" ({run.link})")
    return visible("".join(parts))
