"""What stands beside a question, for a format that carries what is asked and no more."""

from collections.abc import Iterator

from quiz.deck.loss import Loss
from quiz.questions import MultipleResponse, Question, SingleChoice, TrueFalse


def left_behind(question: Question, system: str) -> Iterator[Loss]:
    """What a system has no place for, of what a question has."""
    yield Loss(question.id, f"{system} has no place for its id, topic, level, group and tags")
    beside = (
        ("its explanation", question.explanation),
        ("what is said of wrong options", _has_feedback(question)),
        ("the sources that it cites", question.cite),
        ("the disputes that it names", question.disputes),
        ("its hint", question.hint),
        ("its note", question.note),
    )
    for what, is_there in beside:
        if is_there:
            yield Loss(question.id, f"{system} has no place for {what}")


def _has_feedback(question: Question) -> bool:
    match question:
        case SingleChoice(distractors=distractors) | MultipleResponse(distractors=distractors):
            return any(distractor.feedback for distractor in distractors)
        case TrueFalse(feedback=feedback):
            return bool(feedback)
        case _:
            return False
