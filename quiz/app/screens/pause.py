"""The screen of an exam that is paused, with nothing of the exam on it."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.actions import PAUSE
from quiz.app.answers.area import muted
from quiz.app.screens.in_exam import InExam
from quiz.deck.inline import visible


class PauseScreen(InExam[bool]):
    """Dismissed with True to go on, False to leave the exam paused."""

    BINDINGS = PAUSE.bindings()
    places = (PAUSE,)

    def compose_page(self) -> Iterable[Widget]:
        words = Content.styled("Paused", "bold")
        yield Static(words + Content("\n\n") + muted("The time stands still until you go on."))

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.tell(visible(self.recording.deck.manifest.title))
        self.foot.update(self.keys_of(*PAUSE.actions))

    def action_choose(self, go_on: bool) -> None:
        """Hand the choice out."""
        self.dismiss(go_on)
