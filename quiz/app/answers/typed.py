"""Typing one answer: short answer and numerical."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quiz.app.answers.area import AnswerArea, mark_of, muted
from quiz.app.typeset import MUTED_STYLE, content
from quiz.questions import Numerical, Outcome, Presentation, Question, Response, Typed
from quiz.study.session import Attempt


class TypedArea(Vertical, AnswerArea):
    """An input line; Enter answers."""

    takes_letters = True

    def compose(self) -> ComposeResult:
        yield Input(placeholder="your answer", id="typed", select_on_focus=False)
        yield Static(id="beside")

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        line = self.query_one(Input)
        line.disabled = False
        with line.prevent(Input.Changed):
            line.value = draft.text if isinstance(draft, Typed) else ""
        line.cursor_position = len(line.value)
        unit = question.unit if isinstance(question, Numerical) else None
        line.placeholder = "a number" if isinstance(question, Numerical) else "your answer"
        self._beside(muted("in ") + content(unit, MUTED_STYLE) if unit else Content(""))

    def reveal(self, attempt: Attempt) -> None:
        line = self.query_one(Input)
        line.disabled = True
        with line.prevent(Input.Changed):
            line.value = attempt.response.text if isinstance(attempt.response, Typed) else ""
        part = attempt.verdict.parts[0]
        wanted = content(part.wanted, "bold")
        match part.outcome:
            case Outcome.RIGHT:
                self._beside(mark_of(Outcome.RIGHT, "") + wanted)
            case _:
                self._beside(mark_of(part.outcome, "the answer is ") + wanted)

    def take_focus(self) -> None:
        self.query_one(Input).focus()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("↵", "answer"),)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each change is a draft."""
        event.stop()
        self.post_message(self.Changed(Typed(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers, unless nothing stands there."""
        event.stop()
        if event.value.strip():
            self.post_message(self.Submitted(Typed(event.value)))
        else:
            self.post_message(self.Refused("Type an answer first, or say that you do not know."))

    def _beside(self, words: Content) -> None:
        self.query_one("#beside", Static).update(words)
