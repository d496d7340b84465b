"""Runs the answer to one question alone: `python -m quiz.app.answers ID [DECK]`."""

import random
import sys
from collections.abc import Iterator

from textual.app import App
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.answers import AREAS, AnswerArea
from quiz.app.typeset import content
from quiz.deck import Library
from quiz.questions import Question
from quiz.study.events import Answered, Entry, Item
from quiz.study.session import Showing, attempted


class AnswerApp(App[None]):
    """Poses a question, and shows how what is answered is marked; Escape leaves."""

    CSS_PATH = "../quiz.tcss"
    BINDINGS = [("escape", "quit", "Leave")]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._area = AREAS[question.kind]()

    def compose(self) -> Iterator[Widget]:
        presentation = self._question.present(random.Random(0))
        if not self._area.shows_prompt:
            yield Static(content(presentation.prompt))
        yield self._area

    def on_mount(self) -> None:
        """Pose the question."""
        self._area.pose(self._question, self._question.present(random.Random(0)), None)
        self._area.take_focus()

    def on_answer_area_submitted(self, event: AnswerArea.Submitted) -> None:
        """Mark what was answered."""
        from datetime import UTC, datetime

        now = datetime.now(UTC)
        answered = Answered(event.response, self._question.mark(event.response))
        showing = Showing(Item(self._question.id), (), "", now)
        self._area.reveal(attempted(showing, answered, Entry("", now, now.date(), answered)))


def main() -> None:
    """Run what the arguments name."""
    name, deck = [*sys.argv[1:], "pakistan-russia"][:2]
    AnswerApp(Library.of_this_machine().read(deck).by_id[name].question).run()


if __name__ == "__main__":
    main()
