"""Marking by options: what single choice, multiple response and true/false have in common."""

from collections.abc import Iterable, Sequence

from quiz.questions.base import Distractor, alike, blank
from quiz.questions.invalid import Path, Problem
from quiz.questions.text import key_of
from quiz.questions.verdict import Outcome, Part


def option_problems(
    answers: Sequence[tuple[Path, str]], distractors: Sequence[Distractor]
) -> list[Problem]:
    """Blank options, and options alike: two of them could not be told apart by key."""
    texts = [*answers]
    texts += [(("distractors", place, "text"), item.text) for place, item in enumerate(distractors)]
    found = [problem for path, text in texts for problem in blank(path, text)]
    return found or alike(texts)


def option_parts(
    answers: Iterable[str], distractors: Iterable[Distractor], picked: frozenset[str]
) -> tuple[Part, ...]:
    """A part for each option: right where it was picked just if it is an answer."""
    marked = [(text, True, "") for text in answers]
    marked += [(item.text, False, item.feedback) for item in distractors]
    return tuple(
        Part(
            key=key,
            outcome=Outcome.RIGHT if (key in picked) is wanted else Outcome.WRONG,
            given=text if key in picked else "",
            wanted=text if wanted else "",
            feedback=feedback,
        )
        for text, wanted, feedback in marked
        for key in [key_of(text)]
    )
