"""A question's content as JSON: what was shown stays readable when its bank is edited."""

import hashlib
import json

from quiz.deck.jsonable import from_jsonable, parse_json, to_jsonable
from quiz.questions import Question


def to_json(question: Question) -> str:
    """The fields of a question that are set, as JSON with sorted keys."""
    fields = to_jsonable(question)
    assert isinstance(fields, dict)
    given = {name: value for name, value in fields.items() if value not in (None, [], "")}
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Question:
    """The question that `to_json` wrote; raises ValueError for anything else."""
    try:
        question: Question = from_jsonable(Question, parse_json(text))
    except ValueError as error:
        raise ValueError("this is not the content of a question") from error
    return question


def content_hash(content: str) -> str:
    """64 hex digits for the content that `to_json` gave."""
    return hashlib.sha256(content.encode()).hexdigest()
