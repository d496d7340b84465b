"""What a year costs at each retention: the figures as a table, and the curve that they lie on."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual_plotext import PlotextPlot

from quiz.app.answers.area import muted
from quiz.study.fitting import Workload

_HEADINGS = ("retention", "minutes a day", "reviews a day", "known after a year")
_SHORT_HEADINGS = ("recall", "minutes", "reviews", "known")
_NOW = "  now"
_COLOURLESS: Final = "clear"


def cost_table(years: Sequence[Workload], now: float, width: int) -> list[Content]:
    """A row for each retention; the one that is set now is marked in words."""
    gap = "   "
    headings = _HEADINGS
    if len(gap.join(headings)) + len(_NOW) > width:
        headings, gap = _SHORT_HEADINGS, " "
    lines = [muted(gap.join(headings))]
    for year in years:
        here = is_now(year.retention, now)
        figures = (
            f"{year.retention:.0%}",
            f"{year.minutes_a_day:.1f}",
            f"{year.reviews_a_day:.1f}",
            f"{year.known:.0f}",
        )
        row = gap.join(
            figure.rjust(len(heading)) for figure, heading in zip(figures, headings, strict=True)
        )
        lines.append(Content.styled(row + _NOW, "bold") if here else Content(row))
    return lines


def is_now(retention: float, now: float) -> bool:
    """Whether a retention is, as far as it is shown, the one that is set."""
    return abs(retention - now) < 0.005


class CostCurve(PlotextPlot):
    """Minutes a day over retention: where asking sooner begins to cost more than it brings."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = _COLOURLESS

    def show(self, years: Sequence[Workload], now: float) -> None:
        """Draw the curve, with a dot where the learner stands now."""
        plot = self.plt
        plot.clear_figure()
        plot.theme(_COLOURLESS)
        shares = [round(year.retention * 100, 1) for year in years]
        minutes = [year.minutes_a_day for year in years]
        plot.plot(shares, minutes, marker="braille")
        here = [at for at, year in enumerate(years) if is_now(year.retention, now)]
        plot.scatter([shares[at] for at in here], [minutes[at] for at in here], marker="●")
        most = max(minutes) or 1.0
        plot.ylim(0, most)
        plot.yticks([0, most / 2, most], [f"{tick:.1f}" for tick in (0, most / 2, most)])
        ticks = [share for share in shares if share % 5 == 0]
        plot.xticks(ticks, [f"{share:.0f}%" for share in ticks])
        plot.xaxes(True, False)
        plot.yaxes(True, False)
        self.refresh()
