"""How learning a deck goes: the figures of the record, drawn, each with its number in words."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, STATISTICS
from quiz.app.answers.area import muted
from quiz.app.charts.bars import calibration_bars, due_bars, mastery_bars, mastery_legend
from quiz.app.charts.costs import CostCurve, cost_table, is_now
from quiz.app.charts.lines import flowing
from quiz.app.charts.retention import retention_scales
from quiz.app.charts.year import year_calendar
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import CURSOR, CURSOR_STYLE, Line, Lines, hanging
from quiz.check.fields import prompt
from quiz.deck import Deck
from quiz.deck.inline import visible
from quiz.questions import Level
from quiz.record.reviewing import statistics_of
from quiz.study.figures import (
    GONE,
    counted,
    option_words,
    picked_words,
    time_words,
    titled_topics,
)
from quiz.study.fitting import Workload
from quiz.study.statistics import Statistics
from quiz.study.what_if import Beginning, beginning_of

RETENTIONS = (0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.93, 0.95, 0.96, 0.97)
"""Where the curve of costs is worked out; the retention that is set joins them."""

TABLED = (0.8, 0.85, 0.9, 0.93, 0.95)
"""Those that the table names, with the one that is set."""

NOTHING_YET = (
    "Nothing is answered in this deck yet. Once something is, your year stands here day by day, "
    "with what you recalled beside what was foretold, what falls due, how each topic and level "
    "stands, your hardest questions, and the time you spent."
)

_INDENT = "  "
_LINES_OF_TEXT = 2
_LEVELS = [str(level) for level in Level]

Draw = Callable[[int], Sequence[Content]]
"""Draws lines for a width in cells, of one or more."""


@dataclass(frozen=True)
class Hard:
    """A question that goes wrong, in words; `picked` names its wrong option picked most, if any.

    `gone` tells that it left the deck.
    """

    question: str
    right: int
    answers: int
    asked: str
    picked: str
    gone: bool


@dataclass(frozen=True)
class Summed:
    """All that the screen shows of the record."""

    found: Statistics
    hardest: tuple[Hard, ...]
    beginning: Beginning


class Section(Lines):
    """A heading, and below it what is drawn; nothing at all until something is."""

    def __init__(self, section: str, heading: str = "") -> None:
        super().__init__(id=section)
        self._heading = heading
        self._draw: Draw | None = None
        self.display = False

    def show(self, draw: Draw) -> None:
        """Draw this from now on."""
        self._draw = draw
        self.display = True
        self.changed()

    def show_any(self, figures: Sequence[object], draw: Draw) -> None:
        """Draw these figures from now on; with none of them, stand there no longer."""
        if figures:
            self.show(draw)
        else:
            self.display = False

    def set_lines(self, width: int) -> Sequence[Line]:
        heading = [Content.styled(self._heading, "bold"), Content("")] if self._heading else []
        drawn = self._draw(max(1, width - len(_INDENT))) if self._draw else ()
        return [Line(line) for line in [*heading, *(Content(_INDENT) + line for line in drawn)]]


class Hardest(Lines):
    """The questions that go wrong most; the cursor is nowhere until it was moved."""

    class Chosen(Message):
        """A question is to be looked at."""

        def __init__(self, hard: Hard) -> None:
            super().__init__()
            self.hard = hard

    def __init__(self) -> None:
        super().__init__(id="hardest")
        self._hardest: tuple[Hard, ...] = ()
        self._cursor: int | None = None
        self.display = False

    def show(self, hardest: tuple[Hard, ...]) -> None:
        """List these; the cursor stays at its question, if that is still among them."""
        at = self.chosen.question if self.chosen else None
        places = [place for place, hard in enumerate(hardest) if hard.question == at]
        self._hardest, self._cursor = hardest, places[0] if places else None
        self.display = bool(hardest)
        self.changed()

    @property
    def chosen(self) -> Hard | None:
        """The question at the cursor."""
        return None if self._cursor is None else self._hardest[self._cursor]

    def turn(self, step: int) -> None:
        """Move the cursor, from the last question on to the first."""
        if self._hardest:
            before = -1 if step > 0 else 0
            at = before if self._cursor is None else self._cursor
            self._cursor = (at + step) % len(self._hardest)
            self.changed()

    def open(self) -> None:
        """Ask for the question at the cursor."""
        if self.chosen:
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """A click opens what it is on."""
        row = self.row_at(event.y)
        if row is not None:
            self._cursor = row
            self.changed()
            self.open()

    @property
    def lines_of_chosen(self) -> range:
        """The lines, from 0, that the question at the cursor stands in."""
        lines = self.set_lines(self.content_size.width)
        own = [at for at, line in enumerate(lines) if line.row == self._cursor is not None]
        return range(own[0], own[-1] + 1) if own else range(0)

    def set_lines(self, width: int) -> Sequence[Line]:
        lines = [Line(Content.styled("Hardest", "bold"))]
        for row, hard in enumerate(self._hardest):
            here = row == self._cursor
            label = Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
            room = _LINES_OF_TEXT * max(1, width - label.cell_length)
            asked = Content.styled(hard.asked, "bold" if here else "")
            score = muted(f"{hard.right} of {hard.answers} right" + ", " * bool(hard.picked))
            texts = hanging(label, asked.truncate(room, ellipsis=True), width)
            told = (score + muted(hard.picked)).truncate(room, ellipsis=True)
            texts += hanging(Content(_INDENT), told, width)
            lines += [Line(Content("")), *(Line(text, row) for text in texts)]
        return lines


class StatisticsScreen(PageScreen[None]):
    """Stands at once, and fills in as the record is added up; `w` works a year out."""

    CSS_PATH = "statistics.tcss"
    BINDINGS = STATISTICS.bindings()
    places = (STATISTICS,)

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck
        self._summed: Summed | None = None
        self._what_if_waits = False

    def compose_page(self) -> Iterable[Widget]:
        yield Section("told")
        yield Section("year", "The year")
        yield Section("retention", "Recalled and foretold")
        yield Section("due", "Due")
        yield Section("topics", "By topic")
        yield Section("levels", "By level")
        yield Hardest()
        yield Section("calibration", "When you said")
        yield Section("what-if", "What if")
        curve = CostCurve()
        curve.display = False
        yield curve

    def on_mount(self) -> None:
        """Fill the head and the foot, before anything is known."""
        self.head.update(visible(self._deck.manifest.title), "Statistics")
        self._show_keys()
        self._tell("Adding up …")
        offer = f"{STATISTICS['what-if'].label(self.quiz.keymap)} simulates a year of this deck at "
        words = muted(f"{offer}several retentions: the minutes a day, and what you would know.")
        self._section("what-if").show(words.wrap)

    def on_screen_resume(self) -> None:
        """Add up anew whenever this screen comes back."""
        self.meanwhile(self._add_up(), group="adding", exclusive=True)

    async def _add_up(self) -> None:
        summed = None
        with self.quiz.told():
            summed = await self.quiz.off_thread(self._look)
        if summed is None:
            self._tell("The record could not be read.")
            return
        self._summed = summed
        self._show(summed)
        if self._what_if_waits:
            self._what_if_waits = False
            self._work_out(summed.beginning)

    def _look(self) -> Summed:
        """Read and add up, off the screen's thread."""
        record, deck, profile = self.quiz.record, self._deck, self.quiz.profile
        found = statistics_of(record, deck, profile, self.quiz.clock)
        beginning = beginning_of(deck, found, record.settings(profile))
        return Summed(found, _hardest(deck, found), beginning)

    def _show(self, summed: Summed) -> None:
        found, today = summed.found, summed.found.day
        if not found.answers:
            self._tell(NOTHING_YET)
            return
        self._section("told").show(lambda width: _sums(found, width))
        self._section("year").show(lambda width: year_calendar(found.calendar, today, width))
        self._section("retention").show(
            lambda width: retention_scales(found.retention, found.retention_lately, width)
        )
        self._section("due").show(lambda width: due_bars(found.forecast, today, width))
        topics = titled_topics(self._deck, found)
        self._section("topics").show_any(
            topics,
            lambda width: [*mastery_bars(topics, width), Content(""), *mastery_legend(width)],
        )
        levels = sorted(found.levels, key=lambda each: _LEVELS.index(each.name))
        self._section("levels").show_any(levels, lambda width: mastery_bars(levels, width))
        self._section("calibration").show_any(
            found.calibration, lambda width: calibration_bars(found.calibration, width)
        )
        self.query_one(Hardest).show(summed.hardest)
        self._show_keys()

    def _tell(self, words: str) -> None:
        self._section("told").show(Content(words).wrap)

    def _section(self, name: str) -> Section:
        return self.query_one(f"#{name}", Section)

    def _show_keys(self) -> None:
        keys = []
        if self._summed and self._summed.hardest:
            keys.append(self.key(STATISTICS["next"]))
        if self.query_one(Hardest).chosen:
            keys.append(self.key(STATISTICS["open"]))
        keys += self.keys_of(STATISTICS["what-if"], STATISTICS["leave"], EVERYWHERE["keys"])
        self.foot.update(keys)

    def action_turn(self, step: int) -> None:
        """Go to the next of the hardest questions, or to the one before."""
        hardest = self.query_one(Hardest)
        hardest.turn(step)
        self._show_keys()
        self.after_painting(self._scroll_to_chosen)

    def _scroll_to_chosen(self) -> None:
        hardest = self.query_one(Hardest)
        own = hardest.lines_of_chosen
        region = hardest.virtual_region
        self.page.scroll_to_region(
            Region(region.x, region.y + own.start, region.width, len(own)), animate=False
        )

    def action_open(self) -> None:
        """Look at the question at the cursor in Browse."""
        self.query_one(Hardest).open()

    def on_hardest_chosen(self, event: Hardest.Chosen) -> None:
        """Look at a question in Browse, if it is still there."""
        event.stop()
        self._show_keys()
        if event.hard.gone:
            self.foot.say("This question is no longer in the deck.")
        else:
            self.quiz.open_browse(self._deck, event.hard.question)

    def action_what_if(self) -> None:
        """Work out what a year would cost at several retentions, and go there."""
        self._section("what-if").show(muted("Working it out …").wrap)
        self.after_painting(self._scroll_to_what_if)
        if self._summed:
            self._work_out(self._summed.beginning)
        else:
            self._what_if_waits = True

    def _scroll_to_what_if(self) -> None:
        self.page.scroll_to_widget(self._section("what-if"), animate=False, top=True)

    def _work_out(self, beginning: Beginning) -> None:
        self.meanwhile(self._simulate(beginning), group="what-if", exclusive=True)

    async def _simulate(self, beginning: Beginning) -> None:
        """Simulate one year after the other; leaving the screen stops after the present one."""
        if not beginning.items:
            self._section("what-if").show(Content("There are no questions to learn.").wrap)
            return
        now = beginning.settings.retention
        years = []
        for retention in sorted({*(each for each in RETENTIONS if not is_now(each, now)), now}):
            years.append(await asyncio.to_thread(beginning.year_at, retention))
        self._show_years(beginning, years)

    def _show_years(self, beginning: Beginning, years: Sequence[Workload]) -> None:
        now = beginning.settings.retention
        tabled = [year for year in years if year.retention in TABLED or is_now(year.retention, now)]
        begun = muted(
            f"A simulated year: {counted(beginning.items, 'question')} begun anew, "
            f"{beginning.settings.new_a_day} new a day, {beginning.seconds:.0f} s an answer."
        )

        def draw(width: int) -> Sequence[Content]:
            caption = muted("minutes a day, by retention")
            table = cost_table(tabled, now, width)
            return [*begun.wrap(width), Content(""), *table, Content(""), caption]

        self._section("what-if").show(draw)
        curve = self.query_one(CostCurve)
        curve.show(years, now)
        curve.display = True
        self.after_painting(self._scroll_to_what_if)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()


def _hardest(deck: Deck, found: Statistics) -> tuple[Hard, ...]:
    hardest = []
    for trouble in found.trouble:
        placed = deck.by_id.get(trouble.question)
        picked = ""
        if trouble.wrong_picks:
            key, count = trouble.wrong_picks[0]
            picked = picked_words(count, option_words(deck, trouble.question, key))
        hardest.append(
            Hard(
                question=trouble.question,
                right=trouble.right,
                answers=trouble.answers,
                asked=prompt(placed.question)[1] if placed else f"{trouble.question} {GONE}",
                picked=picked,
                gone=placed is None,
            )
        )
    return tuple(hardest)


def _sums(found: Statistics, width: int) -> list[Content]:
    """The few numbers that say it all."""
    items = [
        counted(found.streak, "day") + " in a row",
        counted(found.days, "day") + " in all",
        counted(found.answers, "answer"),
        time_words(found.minutes),
        f"{found.median_seconds:.0f} seconds an answer",
    ]
    return flowing([_with_numbers(item) for item in items], width)


def _with_numbers(item: str) -> Content:
    """Words of which the numbers stand out."""
    return Content(" ").join(
        Content.styled(word, "bold") if word[0].isdecimal() else muted(word)
        for word in item.split()
    )
