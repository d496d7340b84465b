"""Events, responses, verdicts and settings as JSON, and back."""

import json
from types import UnionType
from typing import TypeVar

from quiz.deck.jsonable import from_jsonable, parse_json, to_jsonable
from quiz.questions import Response, Verdict
from quiz.study.events import Act, Event
from quiz.study.settings import Settings

T = TypeVar("T")


def event_to_json(event: Event | Act) -> str:
    """An event as JSON."""
    return _to_json(event)


def event_from_json(text: str) -> Event | Act:
    """The event that `event_to_json` wrote; raises ValueError for anything else."""
    event: Event | Act = _from_json(Event | Act, text)
    return event


def response_to_json(response: Response) -> str:
    """A response as JSON."""
    return _to_json(response)


def response_from_json(text: str) -> Response:
    """The response that `response_to_json` wrote; raises ValueError for anything else."""
    response: Response = _from_json(Response, text)
    return response


def verdict_to_json(verdict: Verdict) -> str:
    """A verdict as JSON."""
    return _to_json(verdict)


def verdict_from_json(text: str) -> Verdict:
    """The verdict that `verdict_to_json` wrote; raises ValueError for anything else."""
    return _from_json(Verdict, text)


def settings_to_json(settings: Settings) -> str:
    """Settings as JSON."""
    return _to_json(settings)


def settings_from_json(text: str) -> Settings:
    """The settings that `settings_to_json` wrote; raises ValueError for anything else."""
    return _from_json(Settings, text)


def _to_json(value: object) -> str:
    """JSON in ASCII: what was typed may hold half a surrogate pair, which UTF-8 cannot carry."""
    return json.dumps(to_jsonable(value))


def _from_json(kind: type[T] | UnionType, text: str) -> T:
    return from_jsonable(kind, parse_json(text))
