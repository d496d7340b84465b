"""Items that flow over lines, and lengths that add up."""

from collections.abc import Sequence

from textual.content import Content

_GAP = 3


def flowing(items: Sequence[Content], width: int) -> list[Content]:
    """Items set beside each other, none broken, as many on a line as fit."""
    lines: list[Content] = []
    for item in items:
        if lines and lines[-1].cell_length + _GAP + item.cell_length <= width:
            lines[-1] = lines[-1] + Content(" " * _GAP) + item
        else:
            lines.append(item)
    return lines


def length(count: float, most: float, cells: int) -> int:
    """How many of the cells stand for a count, where all stand for the most; one at least for any.

    0 where there is nothing to show.
    """
    if count <= 0 or most <= 0 or cells <= 0:
        return 0
    return min(cells, max(1, round(count / most * cells)))


def shared_out(counts: Sequence[int], cells: int) -> list[int]:
    """The cells shared out by counts: they add up, and what there is has one at least if it can."""
    whole = sum(counts)
    if whole == 0 or cells <= 0:
        return [0] * len(counts)
    exact = [count / whole * cells for count in counts]
    given = [max(int(share), 1 if count else 0) for share, count in zip(exact, counts, strict=True)]
    while sum(given) < cells:
        given[max(range(len(given)), key=lambda at: (exact[at] - given[at], -at))] += 1
    while sum(given) > cells:
        given[
            max(range(len(given)), key=lambda at: (given[at] > 1, given[at] - exact[at], at))
        ] -= 1
    return given
