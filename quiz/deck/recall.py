"""A choice that was passed, asked again without its options."""

import re
from collections.abc import Iterable

from quiz.deck.inline import plain
from quiz.questions import InvalidFields, Question, ShortAnswer, SingleChoice
from quiz.questions.text import fold

MOST_WORDS = 3

_NEEDS_OPTIONS = re.compile(
    r"\b(?:\w+ ){1,3}?of (?:these|those|the following|them)\b"
    r"|\b(?:which|what) (?:\w+ )?(?:statement|sentence|option|claim|pair|list|reading|finding)s?\b"
    r"|\bfollowing\b|\bthese (?:options|answers|statements)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


def as_recall(question: Question, never_keys: Iterable[str]) -> ShortAnswer | None:
    """A single choice as a question to be answered by typing, or None where that is not fair.

    It is where the answer has three words at most, is none of `never_keys`, and the stem asks for
    something without its options. The typed form keeps the question's id, so both are one memory.
    """
    if not isinstance(question, SingleChoice):
        return None
    answer = plain(question.answer).strip().rstrip(".")
    stem = plain(question.stem)
    is_short = 0 < len(answer.split()) <= MOST_WORDS
    is_banned = fold(answer) in {fold(plain(text).rstrip(".")) for text in never_keys}
    if not is_short or is_banned or _NEEDS_OPTIONS.search(stem):
        return None
    bare = _ARTICLE.sub("", answer, count=1) if _ARTICLE.match(answer) else ""
    try:
        return ShortAnswer(
            id=question.id,
            level=question.level,
            cite=question.cite,
            disputes=question.disputes,
            explanation=question.explanation,
            note=question.note,
            hint=question.hint,
            tags=question.tags,
            group=question.group,
            stem=question.stem,
            answer=answer,
            accept=(bare,) if bare else (),
            reject=tuple(
                text
                for distractor in question.distractors
                if (text := plain(distractor.text)).strip() and fold(text) != fold(answer)
            ),
        )
    except InvalidFields:
        return None
