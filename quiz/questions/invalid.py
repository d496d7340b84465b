"""What is wrong with the fields of a question or of another part of a deck."""

from dataclasses import dataclass

Path = tuple[str | int, ...]
"""The way from the whole to one of its fields: names, and places counted from 0."""


@dataclass(frozen=True)
class Problem:
    """One fault, and the field it is in."""

    path: Path
    message: str


class InvalidFields(ValueError):
    """Raised when something is built from fields that cannot make it; carries every problem."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)
