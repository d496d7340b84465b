"""What was recalled beside what was foretold, on a scale, with the interval that chance allows."""

from textual.content import Content

from quiz.app.answers.area import muted
from quiz.app.charts.lines import flowing
from quiz.app.typeset import MUTED_STYLE
from quiz.study.figures import foretold_words, retention_words
from quiz.study.statistics import Retention

_SHARE, _INTERVAL, _FORETOLD, _BOTH, _REST = "●", "━", "◇", "◈", "─"
_ENDS, _MOST_CELLS = 10, 52


def retention_scales(whole: Retention, lately: Retention, width: int) -> list[Content]:
    """All reviews and the latest, each in words and on its scale, and what the signs mean."""
    shown = [each for each in (whole, lately) if each.reviews]
    least = min((min(each.bounds[0], _expected(each)) for each in shown), default=0.0)
    begin = 0.5 if least >= 0.5 else 0.0
    lines: list[Content] = []
    for name, each in (("In all", whole), ("In the last 30 days", lately)):
        lines += Content(retention_words(name, each)).wrap(width)
        if each.reviews:
            lines.append(_scale(each, begin, width))
            lines += [*muted(foretold_words(each)).wrap(width), Content("")]
    if not shown:
        return lines
    legend = [
        muted(words)
        for words in (
            f"{_SHARE} recalled",
            f"{_INTERVAL} within chance, 19 times in 20",
            f"{_FORETOLD} foretold",
            f"{_BOTH} both",
        )
    ]
    return [*lines, *flowing(legend, width)]


def _expected(each: Retention) -> float:
    return each.expected / each.reviews


def _scale(each: Retention, begin: float, width: int) -> Content:
    """A scale from where it begins to all: the interval, the share recalled, the one foretold."""
    low, high = each.bounds
    cells = max(2, min(_MOST_CELLS, width - _ENDS))

    def place(share: float) -> int:
        return min(cells - 1, max(0, round((share - begin) / (1 - begin) * (cells - 1))))

    signs = [(_REST, MUTED_STYLE)] * cells
    for cell in range(place(low), place(high) + 1):
        signs[cell] = (_INTERVAL, "$text-accent")
    foretold = place(_expected(each))
    signs[foretold] = (_FORETOLD, "bold")
    both = foretold == place(each.share)
    signs[place(each.share)] = (_BOTH if both else _SHARE, "$text-accent bold")
    return muted(f"{begin:>4.0%} ") + Content.assemble(*signs) + muted(" 100%")
