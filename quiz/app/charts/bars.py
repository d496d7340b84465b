"""Bars: what falls due, how topics stand, how often each confidence was right."""

from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from quiz.app.answers.area import muted
from quiz.app.charts.lines import flowing, length, shared_out
from quiz.app.typeset import MUTED_STYLE
from quiz.deck.inline import visible
from quiz.study.figures import due_words, standing_words
from quiz.study.statistics import Calibration, Mastery

_BAR_STYLE = "$text-accent"
_YOUNG_STYLE = "$text-accent 70%"
_FULL, _REST = "━", "─"
_MATURE, _YOUNG, _NEW = "█", "▒", "·"
_MOST_NAME, _PERCENT, _LEAST_CELLS, _MOST_CELLS, _CONFIDENCE = 30, 5, 8, 24, 7
_DAY, _COUNT, _MOST_DUE_CELLS = 11, 6, 48


def due_bars(forecast: Sequence[int], today: date, width: int) -> list[Content]:
    """A bar for each day from today on, a cell an item while that fits, and what it comes to."""
    if not any(forecast):
        return Content(due_words(forecast)).wrap(width)
    cells = max(1, min(_MOST_DUE_CELLS, width - _DAY - _COUNT))
    most = max(cells, *forecast)
    lines = []
    for ahead, count in enumerate(forecast):
        bar = Content.styled(_FULL * length(count, most, cells), _BAR_STYLE)
        number = Content(f" {count}") if count else muted("0")
        lines.append(muted(_day_name(today, ahead).ljust(_DAY)) + bar + number)
    return [*lines, Content(""), *Content(due_words(forecast)).wrap(width)]


def mastery_bars(tallies: Sequence[Mastery], width: int) -> list[Content]:
    """For each its share of mature, young and new ones, and what is expected to be recalled."""
    names = [Content(visible(each.name)) for each in tallies]
    words = [standing_words(each) for each in tallies]
    named = min(_MOST_NAME, max(name.cell_length for name in names)) + 2
    beside = _PERCENT + 2 + max(map(len, words))
    cells = min(_MOST_CELLS, width - named - beside)
    if cells < _LEAST_CELLS:
        return _mastery_blocks(tallies, width)
    lines = []
    for each, name, standing in zip(tallies, names, words, strict=True):
        label = name.truncate(named - 2, ellipsis=True)
        label = label.pad_right(named - label.cell_length)
        lines.append(label + _standing_bar(each, cells) + muted(f"  {standing}"))
    return lines


def mastery_legend(width: int) -> list[Content]:
    """What the signs and the share of those bars mean."""
    signs = [(_MATURE, "mature", _BAR_STYLE), (_YOUNG, "young", _YOUNG_STYLE)]
    items = [Content.styled(sign, style) + muted(f" {word}") for sign, word, style in signs]
    return flowing([*items, muted(f"{_NEW} new"), muted("% expected to be recalled today")], width)


def calibration_bars(degrees: Sequence[Calibration], width: int) -> list[Content]:
    """How often the learner was right at each confidence."""
    shares = [each.right / each.answers for each in degrees]
    words = [
        Content(f"{share:>4.0%} right") + muted(f"  {each.right} of {each.answers}")
        for share, each in zip(shares, degrees, strict=True)
    ]
    room = width - _CONFIDENCE - 1 - max(each.cell_length for each in words)
    cells = min(_MOST_CELLS, room) if room >= _LEAST_CELLS else 0
    return [
        muted(f"{each.confidence}".ljust(_CONFIDENCE)) + _share_bar(share, cells) + told
        for each, share, told in zip(degrees, shares, words, strict=True)
    ]


def _share_bar(share: float, cells: int) -> Content:
    if not cells:
        return Content("")
    filled = length(share, 1, cells)
    bar = Content.assemble((_FULL * filled, _BAR_STYLE), (_REST * (cells - filled), MUTED_STYLE))
    return bar + " "


def _mastery_blocks(tallies: Sequence[Mastery], width: int) -> list[Content]:
    """The same below each other, where there is no room beside a name."""
    lines: list[Content] = []
    for each in tallies:
        lines += [Content("")] if lines else []
        lines += Content(visible(each.name)).wrap(width)
        lines.append(_standing_bar(each, max(1, min(_MOST_CELLS, width - _PERCENT))))
        lines += muted(standing_words(each)).wrap(width)
    return lines


def _standing_bar(each: Mastery, cells: int) -> Content:
    """The bar and the share expected to be recalled."""
    mature, young, new = shared_out([each.mature, each.young, each.new], cells)
    return Content.assemble(
        (_MATURE * mature, _BAR_STYLE),
        (_YOUNG * young, _YOUNG_STYLE),
        (_NEW * new, MUTED_STYLE),
        f" {each.recall:>4.0%}",
    )


def _day_name(today: date, ahead: int) -> str:
    if ahead < 2:
        return ("today", "tomorrow")[ahead]
    day = today + timedelta(days=ahead)
    return f"{day:%a} {day.day}"
