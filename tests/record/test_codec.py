"""Events as JSON: every one of them comes back as it was."""

import json
from datetime import UTC
from typing import Annotated

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter

from quiz.questions import (
    DontKnow,
    Filled,
    Matched,
    Ordered,
    Outcome,
    Part,
    Picked,
    Rating,
    Recalled,
    Response,
    Side,
    Typed,
    Verdict,
)
from quiz.record.codec import (
    event_from_json,
    event_to_json,
    settings_from_json,
    settings_to_json,
)
from quiz.study.events import (
    Act,
    Answered,
    Bookmarked,
    Confidence,
    Configured,
    Confirmed,
    Drafted,
    Ended,
    Event,
    Flagged,
    Forgotten,
    GuideStop,
    Help,
    Hinted,
    Item,
    Mode,
    Moved,
    Paused,
    Plan,
    Rated,
    Read,
    Rescheduled,
    Shown,
    Started,
    Suspended,
    Voided,
)
from quiz.study.settings import WEIGHTS, Settings
from tests.strategies import any_texts, questions, responses_to

texts = any_texts()
keys = st.lists(texts, max_size=4).map(tuple)
pairs = st.lists(st.tuples(texts, texts), max_size=4).map(tuple)
items = st.builds(Item, texts, st.sampled_from(Side))
responses: st.SearchStrategy[Response] = st.one_of(
    st.builds(DontKnow),
    st.builds(Picked, keys),
    st.builds(Typed, texts),
    st.builds(Filled, pairs),
    st.builds(Ordered, keys),
    st.builds(Matched, pairs),
    st.builds(Recalled, st.sampled_from(Rating)),
)
plans = st.builds(
    Plan,
    texts,
    texts,
    st.sampled_from(Mode),
    st.integers(0, 2**32 - 1),
    st.lists(items, max_size=4).map(tuple),
    st.none() | st.integers(0, 10**6),
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.lists(st.builds(GuideStop, texts, st.integers(0, 99)), max_size=3).map(tuple),
    st.booleans(),
)
own_settings = st.builds(
    Settings,
    retention=st.floats(0.7, 0.99),
    new_a_day=st.integers(0, 9999),
    fuzz=st.booleans(),
    rollover_hour=st.integers(0, 23),
    weights=st.just(()) | st.lists(st.floats(0, 99), min_size=WEIGHTS, max_size=WEIGHTS).map(tuple),
)
acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(Suspended, texts, texts, texts, st.booleans()),
    st.builds(Bookmarked, texts, texts, texts, st.booleans()),
    st.builds(Forgotten, texts, texts, texts),
    st.builds(Rescheduled, texts, texts, texts, st.dates()),
    st.builds(Configured, texts, own_settings),
)
VERDICT = Verdict(Outcome.PARTIAL, 0.5, (Part("k", Outcome.RIGHT, "given", "wanted"),))
plain_events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Started, plans),
    st.builds(Shown, items, keys, texts),
    st.builds(Drafted, responses),
    st.builds(Hinted, st.sampled_from(Help), texts),
    st.builds(Read, texts),
    st.builds(Moved, st.integers(0, 999)),
    st.builds(Flagged, st.booleans()),
    st.builds(Paused, st.booleans()),
    st.builds(Confirmed),
    st.builds(Rated, st.sampled_from(Rating)),
    st.builds(Voided, texts),
    st.builds(Ended),
)


@given(plain_events | acts)
@example(Drafted(Typed("\ud800")))
@example(Drafted(Typed("\0 \u2028 ہ 🌒")))
def test_every_event_comes_back_as_it_was(event: Event | Act) -> None:
    assert event_from_json(event_to_json(event)) == event


@given(st.data())
def test_an_answer_to_any_kind_comes_back_with_its_verdict(data: st.DataObject) -> None:
    question = data.draw(questions())
    response = data.draw(responses_to(question))
    confidence = data.draw(st.sampled_from([None, *Confidence]))
    event = Answered(response, question.mark(response), confidence)
    back = event_from_json(event_to_json(event))
    assert back == event
    assert isinstance(back, Answered)
    assert type(back.response) is type(response)


@given(responses)
def test_responses_that_look_alike_keep_their_kind(response: Response) -> None:
    back = event_from_json(event_to_json(Drafted(response)))
    assert isinstance(back, Drafted)
    assert type(back.response) is type(response)


@given(own_settings)
def test_settings_come_back_as_they_were(settings: Settings) -> None:
    assert settings_from_json(settings_to_json(settings)) == settings


EVENTS: TypeAdapter[Event | Act] = TypeAdapter(Annotated[Event | Act, Field(discriminator="kind")])


@given(plain_events | acts | st.builds(Answered, responses, st.just(VERDICT)))
def test_logs_are_written_and_read_as_pydantic_wrote_and_read_them(event: Event | Act) -> None:
    """As all logs were until the start was to be quick."""
    written = json.dumps(EVENTS.dump_python(event, mode="json"))
    assert event_to_json(event) == written
    assert event_from_json(written) == EVENTS.validate_python(json.loads(written)) == event


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"kind": "end"}',
        '{"kind": ["ended"]}',
        '{"kind": "ended", "more": 1}',
        '{"kind": "ended"} {"kind": "ended"}',
        '{"kind": "rated", "rating": 5}',
        '{"kind": "rated", "rating": "3"}',
        '{"kind": "flagged", "on": 1}',
        '{"kind": "read"}',
        '{"kind": "drafted", "response": {"kind": "typed", "text": null}}',
        '{"kind": "drafted", "response": {"keys": ["a"]}}',
        '{"kind": "configured", "profile": "a", "settings": {"retention": 2.0}}',
    ],
)
def test_what_is_no_event_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        event_from_json(text)


def test_settings_take_a_whole_number_for_a_share() -> None:
    assert settings_from_json('{"retention": 0.8, "new_a_day": 3}') == Settings(0.8, 3)
    with pytest.raises(ValueError, match="retention"):
        settings_from_json('{"retention": 1}')
