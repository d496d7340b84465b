"""Events, responses and verdicts as JSON, and back."""

import json
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter

from quiz.questions import Response, Verdict
from quiz.study.events import Event

T = TypeVar("T")

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
_RESPONSE: TypeAdapter[Response] = TypeAdapter(Response)
_VERDICT: TypeAdapter[Verdict] = TypeAdapter(Verdict)


def event_to_json(event: Event) -> str:
    """An event as JSON."""
    return _to_json(_EVENT, event)


def event_from_json(text: str) -> Event:
    """The event that `event_to_json` wrote; raises ValueError for anything else."""
    return _EVENT.validate_python(json.loads(text))


def response_to_json(response: Response) -> str:
    """A response as JSON."""
    return _to_json(_RESPONSE, response)


def verdict_to_json(verdict: Verdict) -> str:
    """A verdict as JSON."""
    return _to_json(_VERDICT, verdict)


def _to_json(adapter: TypeAdapter[T], value: T) -> str:
    """JSON in ASCII: what was typed may hold half a surrogate pair, which UTF-8 cannot carry."""
    return json.dumps(adapter.dump_python(value, mode="json"))
