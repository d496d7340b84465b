"""What every answer widget does: pose a question, take keys, hand out a response, show marks."""

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quiz.app.action import Keymap
from quiz.app.actions import ANSWER
from quiz.app.typeset import MUTED_STYLE, NEAR, NEAR_STYLE, RIGHT, RIGHT_STYLE, WRONG, WRONG_STYLE
from quiz.questions import Outcome, Presentation, Question, Response
from quiz.study.session import Attempt

LONGEST_ANSWER = 500
"""As many letters as a typed answer may have; what is pasted beyond that is none."""


class AnswerArea(Widget):
    """Takes a question by `pose`, gives `Submitted` and `Changed` out, shows marks by `reveal`."""

    takes_letters = False
    """Whether letters are part of an answer here, so that commands need another key."""

    shows_prompt = False
    """Whether the text of the question stands in the answer itself, as that of a cloze does."""

    class Submitted(Message):
        """The learner answers."""

        def __init__(self, response: Response) -> None:
            super().__init__()
            self.response = response

    class Changed(Message):
        """The learner has this much of a response so far."""

        def __init__(self, response: Response) -> None:
            super().__init__()
            self.response = response

    class Refused(Message):
        """What was done cannot be an answer yet; says what is wanted."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        """Show a question to be answered, with what the learner had of a response before."""
        raise NotImplementedError

    def reveal(self, attempt: Attempt) -> None:
        """Show the marks of an answer; no more keys are taken."""
        raise NotImplementedError

    def help_out(self, struck: Sequence[str], beginnings: Sequence[str]) -> None:
        """Show what was given away: keys of options struck out, beginnings of what is typed."""

    @property
    def gap(self) -> str:
        """The key of the gap at the cursor, of what has gaps; else empty."""
        return ""

    def take_focus(self) -> None:
        """Let keys come here."""
        self.focus()

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys that matter here and what each does, for the line at the foot."""
        raise NotImplementedError

    def key(self, name: str, does: str = "") -> tuple[str, str]:
        """The key of an action while answering, and what it does."""
        keymap: Keymap = getattr(self.app, "keymap", {})
        action = ANSWER[name]
        return action.label(keymap), does or action.short


def mark_of(outcome: Outcome, words: str) -> Content:
    """A glyph, a word and a colour for an outcome."""
    match outcome:
        case Outcome.RIGHT:
            return Content.styled(f"{RIGHT} {words}", RIGHT_STYLE)
        case Outcome.NEAR:
            return Content.styled(f"{NEAR} {words}", NEAR_STYLE)
        case _:
            return Content.styled(f"{WRONG} {words}", WRONG_STYLE)


def muted(text: str) -> Content:
    """Words of the program's own that are secondary."""
    return Content.styled(text, MUTED_STYLE)
