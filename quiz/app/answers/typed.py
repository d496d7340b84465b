"""Typing one answer: short answer and numerical."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quiz.app.answers.area import LONGEST_ANSWER, AnswerArea, mark_of, muted
from quiz.app.typeset import MUTED_STYLE, content
from quiz.questions import Numerical, Outcome, Presentation, Question, Response, Typed
from quiz.questions.numerical import read_quantity
from quiz.study.session import Attempt


class TypedArea(Vertical, AnswerArea):
    """An input line; Enter answers. Below it stands the unit, or how a number was read."""

    takes_letters = True

    def __init__(self) -> None:
        super().__init__()
        self._unit = ""
        self._is_number = False
        self._beginning = ""

    def compose(self) -> ComposeResult:
        yield Input(
            placeholder="your answer",
            id="typed",
            select_on_focus=False,
            max_length=LONGEST_ANSWER,
        )
        yield Static(id="beside")

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        line = self.query_one(Input)
        line.disabled = False
        self._is_number = isinstance(question, Numerical)
        self._unit = (question.unit or "") if isinstance(question, Numerical) else ""
        self._beginning = ""
        with line.prevent(Input.Changed):
            line.value = draft.text if isinstance(draft, Typed) else ""
        line.cursor_position = len(line.value)
        line.placeholder = "a number" if self._is_number else "your answer"
        self._tell()

    def help_out(self, struck: Sequence[str], beginnings: Sequence[str]) -> None:
        self._beginning = beginnings[0] if beginnings else ""
        self._tell()

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

    def keys(self) -> Sequence[tuple[str, str]]:
        return [("↵", "answer")]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each change is a draft."""
        event.stop()
        self._tell()
        self.post_message(self.Changed(Typed(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers, unless nothing stands there."""
        event.stop()
        if event.value.strip():
            self.post_message(self.Submitted(Typed(event.value)))
        else:
            self.post_message(self.Refused("Type an answer first, or say that you do not know."))

    def _tell(self) -> None:
        """Say what there is to say of what stands in the line."""
        typed = self.query_one(Input).value.strip()
        if self._is_number and typed:
            self._beside(_read_as(typed, self._unit))
        elif self._beginning:
            self._beside(muted("it begins with ") + content(self._beginning, "bold"))
        else:
            words = muted("in ") + content(self._unit, MUTED_STYLE) if self._unit else Content("")
            self._beside(words)

    def _beside(self, words: Content) -> None:
        self.query_one("#beside", Static).update(words)


def _read_as(typed: str, unit: str) -> Content:
    """How a number was read, so that `1.000` for a thousand is seen before it is marked."""
    quantity = read_quantity(typed)
    if quantity is None:
        return muted("that is not read as a number yet")
    number = f"{quantity.number:,f}".replace("-", "−")
    words = " ".join(quantity.unit) or unit
    return muted("read as ") + Content(number) + content(f" {words}" if words else "", MUTED_STYLE)
