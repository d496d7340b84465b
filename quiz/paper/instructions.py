"""What a learner is told to do, kind by kind, on paper."""

from quiz.questions import Matching, Question
from quiz.questions.matching import SHARED_FROM

_FIRST = {
    "single_choice": "Fill in the circle of the one right answer.",
    "multiple_response": "Tick every answer that is right. A wrong tick costs points.",
    "true_false": "Circle True if the statement holds, False if it does not.",
    "short_answer": "Write the answer on the line.",
    "numerical": "Write the number on the line.",
    "cloze": "Write on each numbered line what is missing there.",
    "ordering": "Number the boxes: 1 for what comes first, 2 for the next, and so on.",
    "matching": "Write on each line the letter of what belongs to it. Some letters are left over.",
}
_AGAIN = {
    "single_choice": "One answer is right.",
    "multiple_response": "Tick all that apply.",
    "true_false": "Circle one.",
    "short_answer": "Write the answer.",
    "numerical": "Write the number.",
    "cloze": "Fill the lines.",
    "ordering": "Number the boxes.",
    "matching": "Write the letters.",
}
_TWICE = " A letter may serve twice."


def first_time(question: Question) -> str:
    """What to do with a question of a kind that was not met before."""
    return _FIRST[question.kind] + _more(question)


def again(question: Question) -> str:
    """A reminder, for a kind that comes again after others."""
    return _AGAIN[question.kind] + _more(question)


def _more(question: Question) -> str:
    """What holds of a question by its size, so that it tells nothing of its answer."""
    may_share = isinstance(question, Matching) and len(question.pairs) >= SHARED_FROM
    return _TWICE if may_share else ""
