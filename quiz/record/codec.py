"""Events, responses, verdicts and settings as JSON, and back."""

import json
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter

from quiz.questions import Response, Verdict
from quiz.study.events import Act, Event
from quiz.study.settings import Settings

T = TypeVar("T")

_EVENT: TypeAdapter[Event | Act] = TypeAdapter(Annotated[Event | Act, Field(discriminator="kind")])
_SETTINGS: TypeAdapter[Settings] = TypeAdapter(Settings)
_RESPONSE: TypeAdapter[Response] = TypeAdapter(Response)
_VERDICT: TypeAdapter[Verdict] = TypeAdapter(Verdict)


def event_to_json(event: Event | Act) -> str:
    """An event as JSON."""
    return _to_json(_EVENT, event)


def event_from_json(text: str) -> Event | Act:
    """The event that `event_to_json` wrote; raises ValueError for anything else."""
    return _EVENT.validate_python(json.loads(text))


def response_to_json(response: Response) -> str:
    """A response as JSON."""
    return _to_json(_RESPONSE, response)


def verdict_to_json(verdict: Verdict) -> str:
    """A verdict as JSON."""
    return _to_json(_VERDICT, verdict)


def settings_to_json(settings: Settings) -> str:
    """Settings as JSON."""
    return _to_json(_SETTINGS, settings)


def settings_from_json(text: str) -> Settings:
    """The settings that `settings_to_json` wrote; raises ValueError for anything else."""
    return _SETTINGS.validate_json(text)


def _to_json(adapter: TypeAdapter[T], value: T) -> str:
    """JSON in ASCII: what was typed may hold half a surrogate pair, which UTF-8 cannot carry."""
    return json.dumps(adapter.dump_python(value, mode="json"))
