"""Small valid questions to vary in tests, and what their fields are refused for."""

from collections.abc import Callable
from decimal import Decimal

from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    InvalidFields,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.invalid import Path


def single_choice(**fields: object) -> SingleChoice:
    wrong = (Distractor("Quetta", "That is in the west."), Distractor("Multan"))
    usual = {"id": "city", "stem": "Which city?", "answer": "Lahore", "distractors": wrong}
    return SingleChoice(**usual | fields)


def multiple_response(answers: int = 3, distractors: int = 3, **fields: object) -> MultipleResponse:
    usual = {
        "id": "factors",
        "stem": "Which ones?",
        "answers": tuple(f"answer {n}" for n in range(answers)),
        "distractors": tuple(Distractor(f"distractor {n}") for n in range(distractors)),
    }
    return MultipleResponse(**usual | fields)


def true_false(**fields: object) -> TrueFalse:
    usual = {"id": "claim", "stem": "It rains.", "answer": False, "feedback": "It is dry."}
    return TrueFalse(**usual | fields)


def short_answer(answer: str = "Mukti Bahini", **fields: object) -> ShortAnswer:
    return ShortAnswer(**{"id": "force", "stem": "Which force?", "answer": answer} | fields)


def numerical(answer: str = "58", tolerance: str = "0", **fields: object) -> Numerical:
    numbers = {"answer": Decimal(answer), "tolerance": Decimal(tolerance)}
    return Numerical(**{"id": "fall", "stem": "By how much?"} | numbers | fields)


def cloze(
    text: str = "A [[frontline|front line]] state in a [[proxy]] war.", **fields: object
) -> Cloze:
    return Cloze(**{"id": "roles", "text": text} | fields)


def ordering(*items: str, **fields: object) -> Ordering:
    return Ordering(**{"id": "order", "stem": "Put in order.", "items": items} | fields)


def matching(*pairs: tuple[str, str], **fields: object) -> Matching:
    usual = {
        "id": "match",
        "stem": "Match.",
        "pairs": pairs or (("rifle", "tried"), ("helicopter", "agreed"), ("jet", "rumoured")),
        "distractors": ("lent", "leased"),
    }
    return Matching(**usual | fields)


def flashcard(**fields: object) -> Flashcard:
    return Flashcard(**{"id": "card", "front": "The front", "back": "The back"} | fields)


def refused(build: Callable[..., Question], *args: object, **fields: object) -> list[Path]:
    """The paths of everything that is refused, in order; none if the question can be built."""
    try:
        build(*args, **fields)
    except InvalidFields as invalid:
        return [problem.path for problem in invalid.problems]
    return []
