"""What each kind of question is in QTI 2.1.

The names of elements are those of "IMS Question and Test Interoperability: Assessment Test, Section
and Item Information Model", version 2.1 final. Scores are whole numbers until they are divided at
the very end, so that no player's rounding can tell.
"""

from typing import assert_never

from quiz.lms.qti21.arranging import matching, ordering
from quiz.lms.qti21.choosing import multiple_response, single_choice
from quiz.lms.qti21.parts import Asking
from quiz.lms.qti21.typing import cloze, numerical, short_answer
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.true_false import FALSE, TRUE


def asking(question: Question) -> Asking | None:
    """What a question is in QTI; None for a flashcard, which no interaction asks."""
    match question:
        case SingleChoice():
            return single_choice(question, question.answer, question.distractors)
        case TrueFalse():
            right, wrong = (TRUE, FALSE) if question.answer else (FALSE, TRUE)
            return single_choice(question, right, [Distractor(wrong, question.feedback)])
        case MultipleResponse():
            return multiple_response(question)
        case ShortAnswer():
            return short_answer(question)
        case Numerical():
            return numerical(question)
        case Cloze():
            return cloze(question)
        case Ordering():
            return ordering(question)
        case Matching():
            return matching(question)
        case Flashcard():
            return None
        case _:
            assert_never(question)
