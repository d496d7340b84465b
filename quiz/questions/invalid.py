"""What is wrong with a question, field by field."""

from dataclasses import dataclass


Path = tuple[str | int, ...]
"""The way from a question to one of its fields: names, and places counted from 0."""


@dataclass(frozen=True)
class Problem:
    """One fault, and the field it is in."""

    path: Path
    message: str


class InvalidQuestion(ValueError):
    """Raised when a question is built from fields that cannot make one; carries every problem."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)
