"""The last look before an exam is handed in: what is still open, begun or flagged."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from quiz.app.actions import HANDING_IN
from quiz.app.answers.area import muted
from quiz.app.screens.grid import standing_words
from quiz.app.screens.in_exam import InExam
from quiz.app.typeset import Line, Lines, hanging
from quiz.study.exam import Exam, Progress


class _Standing(Lines):
    """How many questions are answered, and which are not."""

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self._exam = exam

    def set_lines(self, width: int) -> Sequence[Line]:
        exam = self._exam
        unfinished = [
            ("Open", exam.places(Progress.OPEN)),
            ("Begun", exam.places(Progress.BEGUN)),
            ("Flagged", exam.flagged),
        ]
        lines = [*Content.styled(standing_words(exam), "bold").wrap(max(1, width)), Content("")]
        for name, places in unfinished:
            if places:
                numbers = ", ".join(str(place + 1) for place in places)
                lines += hanging(muted(name.ljust(10)), Content(numbers), width)
        lines += [Content("")] if lines[-1] else []
        rules = ["Once it is handed in, no answer can change."]
        rules += ["What is begun counts as far as it goes."] * bool(exam.places(Progress.BEGUN))
        lines += muted(" ".join(rules)).wrap(max(1, width))
        return [Line(line) for line in lines]


class HandingInScreen(InExam[bool]):
    """Dismissed with True to hand in, False to go back."""

    BINDINGS = HANDING_IN.bindings()
    places = (HANDING_IN,)

    def compose_page(self) -> Iterable[Widget]:
        yield _Standing(self.recording.state)

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.tell("Hand in?")
        self.foot.update(self.keys_of(*HANDING_IN.actions))

    def action_choose(self, sure: bool) -> None:
        """Hand the choice out."""
        self.dismiss(sure)
