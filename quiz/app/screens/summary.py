"""The summary that ends a session."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from quiz.app.answers.area import mark_of, muted
from quiz.app.furniture import HeadLine, KeyLine
from quiz.app.typeset import Line, Lines, content, hanging
from quiz.deck.inline import visible
from quiz.questions import BaseQuestion, Cloze, DontKnow, Flashcard, Outcome, Recalled
from quiz.record import Recording
from quiz.study.session import Attempt


class _Tally(Lines):
    """How many were right, and what to look at again."""

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self._recording = recording

    def set_lines(self, width: int) -> Sequence[Line]:
        done = self._recording.state.done
        if not done:
            return [Line(Content("Nothing is due, and nothing is new today."))]
        first: dict[str, Attempt] = {}
        for attempt in done:
            first.setdefault(attempt.item.question, attempt)
        right = sum(attempt.verdict.outcome is Outcome.RIGHT for attempt in first.values())
        lines = [
            Content.styled(f"{right} of {len(first)} right at the first try", "bold"),
            muted(f"{len(done)} answers in all"),
        ]
        missed = [
            attempt for attempt in first.values() if attempt.verdict.outcome is not Outcome.RIGHT
        ]
        if missed:
            lines += [Content(""), Content("To look at again")]
        for attempt in missed:
            placed = self._recording.deck.by_id.get(attempt.item.question)
            if placed:
                lines += hanging(_glyph(attempt), content(_prompt(placed.question)), width)
        return [Line(line) for line in lines]


def _glyph(attempt: Attempt) -> Content:
    if isinstance(attempt.response, DontKnow | Recalled):
        return mark_of(Outcome.WRONG, "not known  ")
    words = {Outcome.NEAR: "nearly     ", Outcome.PARTIAL: "partly     "}
    outcome = attempt.verdict.outcome
    shown = Outcome.NEAR if outcome is Outcome.PARTIAL else outcome
    return mark_of(shown, words.get(outcome, "wrong      "))


def _prompt(question: BaseQuestion) -> str:
    if isinstance(question, Cloze):
        return question.with_gaps(["…"] * len(question.gaps))
    if isinstance(question, Flashcard):
        return question.front
    return str(getattr(question, "stem", question.id))


class SummaryScreen(Screen[bool]):
    """Dismissed with True when the last answer is to be taken back."""

    BINDINGS = [
        Binding("enter,q,escape", "home", "Home", show=False),
        Binding("u", "undo", "Take the last answer back", show=False),
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
    ]

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self._recording = recording

    def compose(self) -> ComposeResult:
        yield HeadLine()
        with VerticalScroll(id="page", can_focus=False):
            yield _Tally(self._recording)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        title = visible(self._recording.deck.manifest.title)
        self.query_one(HeadLine).update(title, f"{self._recording.state.plan.mode} is done")
        undo = [("u", "undo the last answer")] if self._recording.state.can_undo else []
        self.query_one(KeyLine).update([("↵", "home"), *undo, ("f1", "keys")])

    def action_home(self) -> None:
        """Go home."""
        self.dismiss(False)

    def action_undo(self) -> None:
        """Take the last answer back and go on from there."""
        if self._recording.state.can_undo:
            self.dismiss(True)

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=lines, animate=False)
