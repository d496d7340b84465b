"""Events as JSON: every one of them comes back as it was."""

from hypothesis import example, given
from hypothesis import strategies as st

from quiz.questions import (
    DontKnow,
    Filled,
    Matched,
    Ordered,
    Picked,
    Rating,
    Recalled,
    Response,
    Side,
    Typed,
)
from quiz.record.codec import event_from_json, event_to_json
from quiz.study.events import (
    Answered,
    Confirmed,
    Drafted,
    Ended,
    Event,
    Hinted,
    Item,
    Mode,
    Plan,
    Rated,
    Shown,
    Started,
    Voided,
)
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
)
plain_events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Started, plans),
    st.builds(Shown, items, keys, texts),
    st.builds(Drafted, responses),
    st.builds(Hinted),
    st.builds(Confirmed),
    st.builds(Rated, st.sampled_from(Rating)),
    st.builds(Voided, texts),
    st.builds(Ended),
)


@given(plain_events)
@example(Drafted(Typed("\ud800")))
@example(Drafted(Typed("\0 \u2028 ہ 🌒")))
def test_every_event_comes_back_as_it_was(event: Event) -> None:
    assert event_from_json(event_to_json(event)) == event


@given(st.data())
def test_an_answer_to_any_kind_comes_back_with_its_verdict(data: st.DataObject) -> None:
    question = data.draw(questions())
    response = data.draw(responses_to(question))
    event = Answered(response, question.mark(response))
    back = event_from_json(event_to_json(event))
    assert back == event
    assert isinstance(back, Answered)
    assert type(back.response) is type(response)


@given(responses)
def test_responses_that_look_alike_keep_their_kind(response: Response) -> None:
    back = event_from_json(event_to_json(Drafted(response)))
    assert isinstance(back, Drafted)
    assert type(back.response) is type(response)
