"""Turning a flashcard and rating oneself."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from quiz.app.actions import ANSWER
from quiz.app.answers.area import AnswerArea, muted
from quiz.app.typeset import Line, Lines, content, hanging, paragraphs
from quiz.questions import Flashcard, Presentation, Question, Rating, Recalled, Response
from quiz.study.session import Attempt


class CardArea(Lines, AnswerArea, can_focus=True):
    """Enter turns the card; then 1 to 4 rate, and Enter means Good."""

    BINDINGS = [*ANSWER["turn"].bindings()]

    class Turned(Message):
        """The back is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._back = ""
        self.turned = False

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        assert isinstance(question, Flashcard)
        front, back = question.front, question.back
        self._back = back if presentation.prompt == front else front
        self.turned, self.can_focus = False, True
        self.changed()

    def reveal(self, attempt: Attempt) -> None:
        self.turned, self.can_focus = True, False
        self.changed()

    def keys(self) -> Sequence[tuple[str, str]]:
        return [] if self.turned else [self.key("turn")]

    def action_turn(self) -> None:
        """Turn the card, or rate it Good once it is turned."""
        if self.turned:
            self.post_message(self.Submitted(Recalled(Rating.GOOD)))
        else:
            self.turned = True
            self.changed()
            self.post_message(self.Turned())

    def on_key(self, event: events.Key) -> None:
        """A digit rates."""
        if self.turned and self.can_focus and event.key in ("1", "2", "3", "4"):
            event.stop()
            self.post_message(self.Submitted(Recalled(Rating(int(event.key)))))

    def set_lines(self, width: int) -> Sequence[Line]:
        if not self.turned:
            words = paragraphs([muted("Recall it, then turn the card.")], width)
        else:
            words = hanging(muted("  "), content(self._back, "bold"), width)
        return [Line(line) for line in words]
