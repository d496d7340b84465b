"""Filling the gaps of a cloze."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quiz.app.answers.area import AnswerArea, mark_of
from quiz.app.typeset import content
from quiz.questions import Filled, Outcome, Part, Presentation, Question, Response
from quiz.study.session import Attempt


class GapLine(Horizontal):
    """One gap: its number, an input line, and its mark."""

    def __init__(self, number: int, key: str, text: str) -> None:
        super().__init__()
        self.gap_key = key
        self._number = number
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static(Content.styled(f"[{self._number}]", "$text-accent"), classes="number")
        line = Input(self._text, placeholder=f"gap {self._number}", select_on_focus=False)
        yield line
        yield Static(classes="mark")

    @property
    def line(self) -> Input:
        """The input line of this gap."""
        return self.query_one(Input)


class GapsArea(Vertical, AnswerArea):
    """A line a gap; Enter goes to the next one and answers from the last."""

    takes_letters = True

    def __init__(self) -> None:
        super().__init__()
        self._gaps: list[GapLine] = []

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        texts = dict(draft.texts) if isinstance(draft, Filled) else {}
        self._gaps = [
            GapLine(number, slot.key, texts.get(slot.key, ""))
            for number, slot in enumerate(presentation.slots, 1)
        ]
        with self.app.batch_update():
            self.remove_children()
            self.mount_all(self._gaps)

    def reveal(self, attempt: Attempt) -> None:
        parts = {part.key: part for part in attempt.verdict.parts}
        self.call_after_refresh(self._show_marks, parts)

    def _show_marks(self, parts: dict[str, Part]) -> None:
        for gap in self._gaps:
            part = parts.get(gap.gap_key)
            if part is None or not gap.is_mounted:
                continue
            gap.line.disabled = True
            with gap.line.prevent(Input.Changed):
                gap.line.value = part.given
            words = content(part.wanted, "bold")
            right = part.outcome is Outcome.RIGHT
            mark = mark_of(part.outcome, "right" if right else "")
            gap.query_one(".mark", Static).update(mark if right else mark + words)

    def take_focus(self) -> None:
        self.call_after_refresh(self._focus_first_empty)

    def _focus_first_empty(self) -> None:
        for gap in self._gaps:
            if gap.is_mounted and not gap.line.value:
                gap.line.focus()
                return
        if self._gaps and self._gaps[-1].is_mounted:
            self._gaps[-1].line.focus()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("tab", "next gap"), ("↵", "on, then answer"))

    def on_key(self, event: events.Key) -> None:
        """Arrows go from gap to gap."""
        lines = [gap.line for gap in self._gaps]
        if event.key in ("up", "down") and self.screen.focused in lines:
            event.stop()
            place = lines.index(self.screen.focused) + (1 if event.key == "down" else -1)
            lines[place % len(lines)].focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each change is a draft."""
        event.stop()
        self.post_message(self.Changed(self._response()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, and answers from the last gap."""
        event.stop()
        lines = [gap.line for gap in self._gaps]
        place = lines.index(event.input)
        if place + 1 < len(lines):
            lines[place + 1].focus()
        elif any(line.value.strip() for line in lines):
            self.post_message(self.Submitted(self._response()))
        else:
            self.post_message(self.Refused("Fill a gap first, or say that you do not know."))

    def _response(self) -> Filled:
        return Filled(tuple((gap.gap_key, gap.line.value) for gap in self._gaps if gap.is_mounted))
