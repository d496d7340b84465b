"""A cloze text as HTML, with something else in its gaps."""

from collections.abc import Iterable

from quiz.deck.html import Escape
from quiz.questions import Cloze


def gapped(question: Cloze, gaps: Iterable[str], rendered: Escape, escaped: Escape) -> str:
    """The text as HTML with each gap replaced by some HTML (as many as there are gaps).

    `rendered` writes a text with its mark-up, `escaped` one without.
    """
    sign = next(sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in question.text)
    pieces = rendered(question.with_gaps([sign] * len(question.gaps))).split(sign)
    if len(pieces) != len(question.pieces):
        # A gap stands inside an address, where mark-up would take it apart.
        pieces = [escaped(piece) for piece in question.pieces]
    return "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))
