"""A text with Markdown's inline part in it, as a template sets it."""

import re

from quiz.deck.inline import Run, inline, visible

Rich = tuple[tuple[Run, ...], ...]
"""Lines of runs."""

_LINE_END = re.compile("\r\n?|\n")


def rich(text: str) -> Rich:
    """The lines of a text, with control characters and bidirectional marks spelled out.

    A text of which mark-up leaves nothing to see, such as a link without words, is as written.
    """
    lines = tuple(inline(visible(line)) for line in _LINE_END.split(text.strip()))
    return lines if any(lines) else as_written(text)


def rich_or_none(text: str | None) -> Rich:
    """The lines of a text, none at all if there is none."""
    return rich(text) if text else ()


def as_written(text: str) -> Rich:
    """The lines of a text that has no mark-up, such as a label or what is to be typed."""
    return tuple((Run(visible(line)),) if line else () for line in _LINE_END.split(text.strip()))
