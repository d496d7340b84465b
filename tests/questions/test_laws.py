"""What holds for every kind of question and every response."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import (
    Cloze,
    DontKnow,
    Filled,
    Flashcard,
    Matched,
    Matching,
    MultipleResponse,
    Numerical,
    Ordered,
    Ordering,
    Outcome,
    Picked,
    Rating,
    Recalled,
    ShortAnswer,
    Side,
    SingleChoice,
    TrueFalse,
    Typed,
)
from tests.strategies import (
    matchings,
    multiple_responses,
    orderings,
    questions,
    responses_to,
    single_choices,
    true_falses,
)

RESPONSE_OF = {
    SingleChoice: Picked,
    MultipleResponse: Picked,
    TrueFalse: Picked,
    ShortAnswer: Typed,
    Numerical: Typed,
    Cloze: Filled,
    Ordering: Ordered,
    Matching: Matched,
    Flashcard: Recalled,
}
BLANK_RESPONSES = [
    Picked(()),
    Typed(""),
    Filled(()),
    Ordered(()),
    Matched(()),
    Recalled(Rating.GOOD),
]
ASKED = st.shared(questions(), key="asked")
ANSWERED = ASKED.flatmap(responses_to)
WITH_OPTIONS = st.one_of(
    single_choices(),
    multiple_responses(),
    true_falses(),
    orderings(),
    matchings(),
)


@given(ASKED)
def test_the_right_response_is_right_in_every_part(question):
    verdict = question.mark(question.key())
    assert (verdict.outcome, verdict.score) == (Outcome.RIGHT, 1)
    assert {part.outcome for part in verdict.parts} == {Outcome.RIGHT}


@given(ASKED)
def test_i_dont_know_is_wrong_for_every_kind(question):
    verdict = question.mark(DontKnow())
    assert (verdict.outcome, verdict.score) == (Outcome.WRONG, 0)
    assert {part.given for part in verdict.parts} == {""}


@given(ASKED, ANSWERED)
def test_outcome_score_and_parts_agree(question, response):
    verdict = question.mark(response)
    parts = {part.outcome for part in verdict.parts}
    assert parts <= {Outcome.RIGHT, Outcome.NEAR, Outcome.WRONG}
    match verdict.outcome:
        case Outcome.RIGHT:
            assert verdict.score == 1
            assert parts == {Outcome.RIGHT}
        case Outcome.NEAR:
            assert 0 <= verdict.score < 1
            assert Outcome.NEAR in parts
            assert Outcome.WRONG not in parts
            assert verdict.confirmed().score == 1
        case Outcome.PARTIAL:
            assert 0 < verdict.score < 1
        case Outcome.WRONG:
            assert verdict.score == 0


@given(ASKED, ANSWERED, st.randoms(use_true_random=False))
def test_the_order_in_which_a_response_was_given_does_not_count(question, response, rng):
    match response:
        case Picked(keys):
            other = Picked(tuple(rng.sample(keys, len(keys))))
        case Filled(given):
            other = Filled(tuple(rng.sample(given, len(given))))
        case Matched(given):
            other = Matched(tuple(rng.sample(given, len(given))))
        case _:
            return
    assert question.mark(other) == question.mark(response)


@given(WITH_OPTIONS, st.data(), st.integers(), st.integers())
def test_marking_does_not_depend_on_the_layout(question, data, one_seed, other_seed):
    one, other = question.present(Random(one_seed)), question.present(Random(other_seed))
    texts = [option.text for option in one.options]
    choice = data.draw(st.lists(st.sampled_from(texts), max_size=len(texts)))
    verdicts = [question.mark(_chosen(question, shown, choice)) for shown in (one, other)]
    assert verdicts[0] == verdicts[1]


def _chosen(question, shown, choice):
    """The response of a learner who sees this layout and means these texts."""
    keys = {option.text: option.key for option in shown.options}
    match question:
        case Ordering():
            return Ordered(tuple(keys[text] for text in choice))
        case Matching():
            lefts = [slot.key for slot in shown.slots]
            return Matched(tuple(zip(lefts, [keys[text] for text in choice], strict=False)))
        case _:
            return Picked(tuple(key for text, key in keys.items() if text in choice))


@given(ASKED, st.integers())
def test_the_same_state_of_the_generator_gives_the_same_layout(question, seed):
    for side in question.ways():
        assert question.present(Random(seed), side) == question.present(Random(seed), side)


@given(ASKED, st.integers())
def test_no_two_options_and_no_two_slots_share_a_key(question, seed):
    for side in question.ways():
        shown = question.present(Random(seed), side)
        for named in (shown.options, shown.slots):
            assert len({option.key for option in named}) == len(named)


@given(single_choices() | multiple_responses() | matchings(), st.integers())
def test_every_option_is_laid_out(question, seed):
    match question:
        case SingleChoice():
            wanted = [question.answer, *(item.text for item in question.distractors)]
        case MultipleResponse():
            wanted = [*question.answers, *(item.text for item in question.distractors)]
        case Matching():
            wanted = {right for _, right in question.pairs} | set(question.distractors)
    assert sorted(option.text for option in question.present(Random(seed)).options) == sorted(
        wanted
    )


@given(ASKED, st.integers())
def test_the_right_response_names_only_what_is_laid_out(question, seed):
    shown = question.present(Random(seed))
    options = {option.key for option in shown.options}
    slots = {slot.key for slot in shown.slots}
    match question.key():
        case Picked(keys) | Ordered(keys):
            assert set(keys) <= options
        case Matched(pairs):
            assert {left for left, _ in pairs} == slots
            assert {right for _, right in pairs} <= options
        case Filled(given):
            assert {gap for gap, _ in given} == slots
        case _:
            assert not options | slots


@given(ASKED)
def test_another_kinds_response_raises_a_type_error(question):
    foreign = [
        response
        for response in BLANK_RESPONSES
        if not isinstance(response, RESPONSE_OF[type(question)])
    ]
    assert len(foreign) == 5
    for response in foreign:
        with pytest.raises(TypeError, match=f"{question.kind} cannot be answered"):
            question.mark(response)


@given(ASKED)
def test_an_empty_response_of_the_own_kind_is_wrong(question):
    for response in BLANK_RESPONSES[:-1]:
        if isinstance(response, RESPONSE_OF[type(question)]):
            assert question.mark(response).outcome is Outcome.WRONG


@given(ASKED)
def test_the_first_way_is_forward(question):
    assert question.ways()[0] is Side.FORWARD
