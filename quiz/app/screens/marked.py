"""A question of an exam that has ended: its verdict, the answer and why."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.actions import EVERYWHERE, MARKED
from quiz.app.answers.area import mark_of, muted
from quiz.app.answers.stack import AreaStack
from quiz.app.feedback import Feedback
from quiz.app.screens.grid import FLAG, SIGNS
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import NEAR_STYLE, Line, Lines, content, hanging
from quiz.check.fields import prompt
from quiz.deck.inline import visible
from quiz.questions import Outcome, Presentation, Question, Side
from quiz.record.invigilating import ExamRecording
from quiz.study.exam import Progress
from quiz.study.report import ExamReport, Marked
from quiz.study.session import Attempt
from quiz.study.wording import KINDS, answer_lines


class OpenQuestion(Lines):
    """A question that was left open: its options, and what the answer is."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._presentation = Presentation("")

    def show(self, question: Question | None, presentation: Presentation | None) -> None:
        """Show a question as it was laid out, if it was; without one, nothing."""
        self._question, self._presentation = question, presentation or Presentation("")
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        question = self._question
        if question is None:
            return []
        lines: list[Content] = []
        for number, option in enumerate(self._presentation.options, 1):
            lines += hanging(muted(f"  {number}  "), content(option.text), width)
        lines += [Content("")] if lines else []
        lines.append(Content.styled(f"{SIGNS[Progress.OPEN]} NOT ANSWERED", NEAR_STYLE))
        lines.append(Content(""))
        for text in answer_lines(question, Side.FORWARD):
            lines += hanging(mark_of(Outcome.RIGHT, ""), content(text, "bold"), width)
        return [Line(line) for line in lines]


class MarkedScreen(PageScreen[int]):
    """Goes through the questions of a report; dismissed with the place (from 0) of the last."""

    CSS_PATH = "marked.tcss"
    AUTO_FOCUS = ""
    BINDINGS = MARKED.bindings()
    places = (MARKED,)

    def __init__(self, recording: ExamRecording, told: ExamReport, place: int) -> None:
        super().__init__()
        self._recording = recording
        self._told = told
        self._at = place

    def compose_page(self) -> Iterable[Widget]:
        yield Static(id="kind")
        yield Static(id="prompt")
        yield AreaStack()
        yield OpenQuestion()
        yield Feedback(self._recording.deck)

    async def on_mount(self) -> None:
        """Show the question."""
        self.foot.update(
            [*self._turning(), self.key(MARKED["leave"]), self.key(EVERYWHERE["keys"])]
        )
        await self._show()

    def _turning(self) -> Iterator[tuple[str, str]]:
        if len(self._told.marked) > 1:
            yield self.key(MARKED["next"])
            yield self.key(MARKED["previous"])

    async def _show(self) -> None:
        marked = self._told.marked[self._at]
        laid_out = await self.quiz.off_thread(lambda: self._recording.laid_out(marked.number - 1))
        if not self.is_running:
            return
        presentation = laid_out[1] if laid_out else None
        kind = muted(KINDS[marked.question.kind])
        flag = Content.styled(f"   {FLAG} flagged", NEAR_STYLE) if marked.flagged else Content("")
        self.query_one("#kind", Static).update(kind + flag)
        if marked.attempt is not None and presentation is not None:
            await self._show_answered(marked, marked.attempt, presentation)
        else:
            self._show_open(marked, presentation)
        self.query_one(Feedback).tell(marked.question, marked.attempt)
        title = visible(marked.topic or self._recording.deck.manifest.title)
        self.head.update(title, f"{marked.number} of {len(self._recording.state.pages)}")
        self.page.scroll_home(animate=False)

    async def _show_answered(
        self, marked: Marked, attempt: Attempt, presentation: Presentation
    ) -> None:
        area = await self.query_one(AreaStack).area_for(marked.question)
        self._ask(None if area.shows_prompt else content(presentation.prompt))
        area.pose(marked.question, presentation, None)
        area.reveal(attempt)
        self.set_focus(None)
        self.query_one(OpenQuestion).show(None, None)

    def _show_open(self, marked: Marked, presentation: Presentation | None) -> None:
        self.query_one(AreaStack).clear()
        asked = (
            content(presentation.prompt) if presentation else Content(prompt(marked.question)[1])
        )
        self._ask(asked)
        self.query_one(OpenQuestion).show(marked.question, presentation)

    def _ask(self, words: Content | None) -> None:
        line = self.query_one("#prompt", Static)
        line.display = words is not None
        line.update(words or Content(""))

    async def action_turn(self, step: int) -> None:
        """Go to the next question of the report, or the one before, round the ends."""
        self._at = (self._at + step) % len(self._told.marked)
        await self._show()

    def action_leave(self) -> None:
        """Go back to the report."""
        self.dismiss(self._at)
