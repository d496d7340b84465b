"""A question's content as JSON: what was shown stays readable when its bank is edited."""

import hashlib
import json
from dataclasses import asdict
from decimal import Decimal

from pydantic import ValidationError

from quiz.deck.validation import BANK
from quiz.questions import Question


def to_json(question: Question) -> str:
    """The fields of a question that are set, as JSON with sorted keys."""
    fields = {
        name: value for name, value in asdict(question).items() if value not in (None, (), "")
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, default=_plain)


def from_json(text: str) -> Question:
    """The question that `to_json` wrote; raises ValueError for anything else."""
    try:
        bank = BANK.build_json(f'{{"topic": "", "questions": [{text}]}}')
    except ValidationError as error:
        raise ValueError("this is not the content of a question") from error
    if len(bank.questions) != 1:
        raise ValueError("this is not the content of one question")
    return bank.questions[0]


def content_hash(content: str) -> str:
    """64 hex digits for the content that `to_json` gave."""
    return hashlib.sha256(content.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"{type(value).__name__} has no place in a question")
