"""Answering by keyboard: one widget a kind, imported when it is first wanted."""

import importlib
from collections.abc import Iterator, Mapping

from quiz.app.answers.area import AnswerArea
from quiz.app.answers.card import CardArea
from quiz.app.answers.choice import ChoiceArea

__all__ = ["AREAS", "AnswerArea", "CardArea", "ChoiceArea"]


class _Areas(Mapping[str, type[AnswerArea]]):
    """Classes by the kinds that they answer, from modules by their names."""

    def __init__(self, places: Mapping[str, tuple[str, str]]) -> None:
        self._places = places

    def __getitem__(self, kind: str) -> type[AnswerArea]:
        module, name = self._places[kind]
        area: type[AnswerArea] = getattr(importlib.import_module(f"{__name__}.{module}"), name)
        return area

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


AREAS: Mapping[str, type[AnswerArea]] = _Areas(
    {
        "single_choice": ("choice", "ChoiceArea"),
        "multiple_response": ("several", "SeveralArea"),
        "true_false": ("choice", "ChoiceArea"),
        "short_answer": ("typed", "TypedArea"),
        "numerical": ("typed", "TypedArea"),
        "cloze": ("gaps", "GapsArea"),
        "ordering": ("order", "OrderArea"),
        "matching": ("pairs", "PairsArea"),
        "flashcard": ("card", "CardArea"),
    }
)
"""The widget that answers each kind."""
