"""The kinds of question: their fields, laying out and marking. Standard library only, pure."""

from quiz.questions.base import (
    AnkiOrigin,
    BaseQuestion,
    Citation,
    Distractor,
    Level,
    Retired,
    Side,
)
from quiz.questions.cloze import Cloze
from quiz.questions.flashcard import Flashcard
from quiz.questions.invalid import InvalidFields, Problem
from quiz.questions.matching import Matching
from quiz.questions.multiple_response import MultipleResponse
from quiz.questions.numerical import Numerical
from quiz.questions.ordering import Ordering
from quiz.questions.presentation import Option, Presentation
from quiz.questions.response import (
    DontKnow,
    Filled,
    Matched,
    Ordered,
    Picked,
    Rating,
    Recalled,
    Response,
    Typed,
)
from quiz.questions.short_answer import ShortAnswer
from quiz.questions.single_choice import SingleChoice
from quiz.questions.true_false import TrueFalse
from quiz.questions.verdict import Outcome, Part, Verdict

Question = (
    SingleChoice
    | MultipleResponse
    | TrueFalse
    | ShortAnswer
    | Numerical
    | Cloze
    | Ordering
    | Matching
    | Flashcard
)

__all__ = [
    "AnkiOrigin",
    "BaseQuestion",
    "Citation",
    "Cloze",
    "Distractor",
    "DontKnow",
    "Filled",
    "Flashcard",
    "InvalidFields",
    "Level",
    "Matched",
    "Matching",
    "MultipleResponse",
    "Numerical",
    "Option",
    "Ordered",
    "Ordering",
    "Outcome",
    "Part",
    "Picked",
    "Presentation",
    "Problem",
    "Question",
    "Rating",
    "Recalled",
    "Response",
    "Retired",
    "ShortAnswer",
    "Side",
    "SingleChoice",
    "TrueFalse",
    "Typed",
    "Verdict",
]
