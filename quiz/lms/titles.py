"""What a question is listed by in a learning management system."""

import random

from quiz.lms.html import line
from quiz.questions import Question

_LONGEST = 80


def title(question: Question) -> str:
    """What is asked, as one line without mark-up, cut where it is long."""
    asked = line(question.present(random.Random(0)).prompt)
    return asked if len(asked) <= _LONGEST else f"{asked[: _LONGEST - 1].rstrip()}…"
