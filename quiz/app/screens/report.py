"""The report of an exam: points by topic and level beside guessing, and every question."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, LIST, REPORT
from quiz.app.answers.area import mark_of, muted
from quiz.app.screens.grid import FLAG, SIGNS
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import (
    CURSOR,
    CURSOR_STYLE,
    MUTED_STYLE,
    NEAR,
    NEAR_STYLE,
    Line,
    Lines,
    hanging,
)
from quiz.check.fields import prompt
from quiz.deck.inline import visible
from quiz.questions import Outcome, Rating
from quiz.record.invigilating import ExamRecording
from quiz.record.reporting import exam_report
from quiz.study.events import Mode
from quiz.study.exam import Progress
from quiz.study.queue import Filter
from quiz.study.report import ExamReport, Marked, Tally

OUTCOME_WIDTH = 13
SIDE_BY_SIDE = 64
"""From as many cells on, points stand beside what they were scored in."""


class ReportPage(Lines):
    """A report, with a cursor on its questions once the learner has moved."""

    class Picked(Message):
        """A question was clicked on."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._told: ExamReport | None = None
        self.cursor: int | None = None

    def show(self, told: ExamReport) -> None:
        """Show a report."""
        self._told = told
        self.changed()

    def go(self, place: int) -> None:
        """Let the cursor stand at a question, by its place (from 0) among those reported."""
        self.cursor = place
        self.changed()

    def line_of(self, place: int) -> int:
        """The line (from 0) in which a question stands."""
        lines = self.set_lines(self.content_size.width)
        return next(number for number, line in enumerate(lines) if line.row == place)

    def set_lines(self, width: int) -> Sequence[Line]:
        told = self._told
        if told is None:
            return []
        blocks: list[list[Content]] = []
        if self._words:
            blocks.append(Content.styled(self._words, "bold").wrap(max(1, width)))
        whole = told.whole
        points = Content.styled(f"{whole.points_words}, {whole.share:.0%}", "bold")
        guessing = muted(f"Guessing would reach {whole.guessing:.1f}.")
        blocks.append([*points.wrap(max(1, width)), *guessing.wrap(max(1, width))])
        for heading, tallies in (("By topic", told.topics), ("By level", told.levels)):
            if tallies:
                blocks.append(list(_set_tallies(heading, tallies, width)))
        lines = [line for block in blocks for line in (*map(Line, block), Line(Content("")))]
        lines.append(Line(muted("Every question")))
        lines += [
            Line(self._set_question(place, each, width), place)
            for place, each in enumerate(told.marked)
        ]
        return lines

    def _set_question(self, place: int, marked: Marked, width: int) -> Content:
        at_cursor = place == self.cursor
        assert self._told is not None
        digits = len(str(self._told.marked[-1].number))
        number = f"{CURSOR if at_cursor else ' '} {str(marked.number).rjust(digits)}  "
        label = Content.styled(number, CURSOR_STYLE if at_cursor else MUTED_STYLE)
        mark = outcome_mark(marked)
        label += mark.pad_right(OUTCOME_WIDTH - mark.cell_length)
        flag = Content.styled(f"{FLAG} ", NEAR_STYLE) if marked.flagged else Content("")
        asked = Content.styled(prompt(marked.question)[1], "bold" if at_cursor else "")
        return (label + flag + asked).truncate(max(1, width), ellipsis=True)

    def on_click(self, event: events.Click) -> None:
        """A click opens the question that it is on."""
        place = self.row_at(event.y)
        if place is not None:
            self.post_message(self.Picked(place))


def outcome_mark(marked: Marked) -> Content:
    """A glyph, a word and a colour for what a question came to."""
    match marked.outcome:
        case "right":
            return mark_of(Outcome.RIGHT, "right")
        case "partial":
            return Content.styled(f"{NEAR} partly", NEAR_STYLE)
        case "open":
            return Content.styled(f"{SIGNS[Progress.OPEN]} open", NEAR_STYLE)
        case outcome:
            return mark_of(Outcome.WRONG, outcome)


def _set_tallies(heading: str, tallies: Sequence[Tally], width: int) -> Iterator[Content]:
    """Tallies below their heading; the points at the right edge, or below where that is near."""
    yield muted(heading)
    for tally in tallies:
        name = Content(visible(tally.name))
        guessing = f"{tally.guessing:.1f} by guessing"
        if width < SIDE_BY_SIDE:
            yield from hanging(Content("  "), name, width)
            told = Content(f"{tally.points_words}, ") + muted(guessing)
            yield from hanging(Content("    "), told, width)
        else:
            beside = Content(tally.points_words.rjust(16)) + muted(guessing.rjust(18))
            yield from hanging(Content("  "), name, width, beside)


class ReportScreen(PageScreen[None]):
    """The report of an exam that has ended; `words` say how it came to its end."""

    BINDINGS = [*REPORT.bindings(), *LIST.bindings()]
    places = (REPORT, LIST)

    def __init__(self, recording: ExamRecording, words: str = "") -> None:
        super().__init__()
        self._recording = recording
        self._words = words
        self._told: ExamReport | None = None

    def compose_page(self) -> Iterable[Widget]:
        yield ReportPage(self._words)

    async def on_mount(self) -> None:
        """Work the report out, and show it."""
        self.head.update(visible(self._recording.deck.manifest.title), "report")
        told = await self.quiz.off_thread(partial(exam_report, self._recording))
        if not self.is_running:
            return
        self._told = told
        self.query_one(ReportPage).show(told)
        arrows = "".join(self.key(LIST[name])[0] for name in ("up", "down"))
        missed = [REPORT["missed"]] if self._missed else []
        self.foot.update(
            [
                (arrows, "go"),
                self.key(LIST["choose"], "look at a question"),
                *self.keys_of(*missed, REPORT["home"], EVERYWHERE["keys"]),
            ]
        )

    @property
    def _missed(self) -> frozenset[str]:
        """The questions that were answered, and missed."""
        marked = self._told.marked if self._told else ()
        return frozenset(
            each.question.id
            for each in marked
            if each.attempt and each.attempt.rating is Rating.AGAIN
        )

    def action_move(self, step: int) -> None:
        """Go to a question; the first, or the last, to begin with."""
        page, told = self.query_one(ReportPage), self._told
        if told is None or not told.marked:
            return
        if page.cursor is None:
            page.go(0 if step > 0 else len(told.marked) - 1)
        else:
            page.go((page.cursor + step) % len(told.marked))
        self._bring_into_view(page)

    def _bring_into_view(self, page: ReportPage) -> None:
        if page.cursor is None:
            return
        y, height = page.line_of(page.cursor), self.page.size.height
        if y < self.page.scroll_y:
            self.page.scroll_to(y=0 if page.cursor == 0 else y, animate=False)
        elif y >= self.page.scroll_y + height:
            self.page.scroll_to(y=y - height + 1, animate=False)

    def action_choose(self) -> None:
        """Look at the question at the cursor, or at the first that was not right."""
        told = self._told
        if told is None or not told.marked:
            return
        cursor = self.query_one(ReportPage).cursor
        if cursor is None:
            not_right = [place for place, each in enumerate(told.marked) if each.outcome != "right"]
            cursor = next(iter(not_right), 0)
        self._look_at(cursor)

    def on_report_page_picked(self, event: ReportPage.Picked) -> None:
        """Look at the question that was clicked on."""
        event.stop()
        self._look_at(event.place)

    def _look_at(self, place: int) -> None:
        from quiz.app.screens.marked import MarkedScreen

        def back(last: int | None) -> None:
            if last is not None:
                page = self.query_one(ReportPage)
                page.go(last)
                self._bring_into_view(page)

        assert self._told is not None
        self.quiz.push_screen(MarkedScreen(self._recording, self._told, place), back)

    async def action_missed(self) -> None:
        """Practise just what was missed."""
        missed = self._missed
        if missed:
            deck = self._recording.deck
            self.dismiss()
            await self.quiz.begin(
                deck, mode=Mode.MISSED, wanted=Filter(questions=missed), count=len(missed)
            )

    def action_home(self) -> None:
        """Go home."""
        self.dismiss()
