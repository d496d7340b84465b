"""Marking one typed text against its accepted forms."""

from collections.abc import Iterable

from quiz.questions.invalid import Path, Problem
from quiz.questions.text import fold, is_typo
from quiz.questions.verdict import Outcome


def mark_text(given: str, accepted: Iterable[str], rejected: Iterable[str] = ()) -> Outcome:
    """Right, near or wrong; a rejected look-alike is never near."""
    folded = fold(given)
    forms = [fold(form) for form in accepted]
    if folded in forms:
        return Outcome.RIGHT
    if folded not in map(fold, rejected) and any(is_typo(folded, form) for form in forms):
        return Outcome.NEAR
    return Outcome.WRONG


def unfoldable(path: Path, text: str) -> list[Problem]:
    """A problem if nothing is left of an accepted form once it is folded."""
    if fold(text):
        return []
    return [Problem(path, f"{text!r} has nothing that a typed answer could be compared with")]
