"""What of a question Anki does not carry whole."""

from collections.abc import Iterable, Iterator, Mapping

from quiz.deck import Placed
from quiz.deck.loss import Loss
from quiz.questions import Cloze, Numerical, Question, ShortAnswer


def losses(placed: Iterable[Placed], guids: Mapping[str, str]) -> Iterator[Loss]:
    """What is simplified in some questions, whose notes have those GUIDs, by question."""
    for each in placed:
        question = each.question
        if reason := _loss(question):
            yield Loss(question.id, reason)
        if question.anki and question.anki.guid != guids[question.id]:
            reason = (
                "another question came from the same note in Anki and keeps that note; "
                "this one is a new note"
            )
            yield Loss(question.id, reason)


def _loss(question: Question) -> str:
    match question:
        case ShortAnswer(accept=accept) if accept:
            return "Anki compares what is typed with the first form only; the back lists the others"
        case Numerical(tolerance=tolerance) if tolerance:
            return "Anki compares the number digit by digit; the back gives the tolerance"
        case Cloze(swap=swap) if swap:
            return "gaps that may change places are compared as they stand; the back says they may"
        case _:
            return ""
