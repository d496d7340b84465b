"""Events, responses and verdicts as JSON, and back."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from quiz.questions import Response, Verdict
from quiz.study.events import Event

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
_RESPONSE: TypeAdapter[Response] = TypeAdapter(Response)
_VERDICT: TypeAdapter[Verdict] = TypeAdapter(Verdict)


def event_to_json(event: Event) -> str:
    """An event as JSON."""
    return _EVENT.dump_json(event).decode()


def event_from_json(text: str) -> Event:
    """The event that `event_to_json` wrote; raises pydantic's ValidationError."""
    return _EVENT.validate_json(text)


def response_to_json(response: Response) -> str:
    """A response as JSON."""
    return _RESPONSE.dump_json(response).decode()


def verdict_to_json(verdict: Verdict) -> str:
    """A verdict as JSON."""
    return _VERDICT.dump_json(verdict).decode()
