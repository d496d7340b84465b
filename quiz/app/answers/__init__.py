"""Answering by keyboard: one widget a kind."""

from quiz.app.answers.area import AnswerArea
from quiz.app.answers.card import CardArea
from quiz.app.answers.choice import ChoiceArea
from quiz.app.answers.gaps import GapsArea
from quiz.app.answers.order import OrderArea
from quiz.app.answers.pairs import PairsArea
from quiz.app.answers.several import SeveralArea
from quiz.app.answers.typed import TypedArea

AREAS: dict[str, type[AnswerArea]] = {
    "single_choice": ChoiceArea,
    "multiple_response": SeveralArea,
    "true_false": ChoiceArea,
    "short_answer": TypedArea,
    "numerical": TypedArea,
    "cloze": GapsArea,
    "ordering": OrderArea,
    "matching": PairsArea,
    "flashcard": CardArea,
}
"""The widget that answers each kind."""

__all__ = ["AREAS", "AnswerArea", "CardArea", "ChoiceArea"]
