"""A session as a fold: what comes back, what can be changed, undone, and what is out of turn."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Outcome, Rating, Typed
from quiz.study.events import (
    Answered,
    Confirmed,
    Drafted,
    Ended,
    Event,
    Hinted,
    Item,
    Mode,
    Rated,
    Shown,
    Voided,
)
from quiz.study.session import (
    COMES_BACK_AFTER,
    LONGEST_LOOK,
    RECALLS_TO_LEARN,
    Attempted,
    OutOfTurn,
    State,
    Withdrawn,
    fold,
    step,
)
from tests.study.building import NEAR, RIGHT, UNKNOWN, WRONG, Play, items_of, verdict


def asked(play: Play, answer: Answered) -> list[str]:
    """What is asked from here on, each answered alike, to the end of the queue."""
    names = []
    while play.state.queue:
        names.append(play.state.queue[0].question)
        play.ask(answer)
    return names


def test_a_session_asks_its_plan_in_order() -> None:
    play = Play(4)
    assert asked(play, RIGHT) == ["q0", "q1", "q2", "q3"]
    assert [attempt.item for attempt in play.state.done] == list(items_of(4))
    assert play.state.shown == 4


@pytest.mark.parametrize("missed", [WRONG, UNKNOWN, NEAR])
@pytest.mark.parametrize("mode", [Mode.REVIEW, Mode.MISSED, Mode.CRAM])
def test_what_was_missed_comes_back_after_five_others(missed: Answered, mode: Mode) -> None:
    play = Play(9, mode)
    play.ask(missed)
    assert asked(play, RIGHT) == ["q1", "q2", "q3", "q4", "q5", "q0", "q6", "q7", "q8"]
    assert COMES_BACK_AFTER == 5


def test_what_was_missed_near_the_end_comes_back_last() -> None:
    play = Play(3)
    play.ask(WRONG)
    assert asked(play, RIGHT) == ["q1", "q2", "q0"]
    last = Play(1)
    last.ask(WRONG)
    assert last.state.queue == items_of(1)


def test_what_is_missed_again_comes_back_again() -> None:
    play = Play(1)
    for _ in range(3):
        play.ask(WRONG)
    assert play.state.queue == items_of(1)
    assert len(play.state.done) == 3


@pytest.mark.parametrize("mode", [Mode.LEARN, Mode.REVIEW])
def test_whoever_misses_everything_still_meets_every_question(mode: Mode) -> None:
    play = Play(20, mode)
    met = set()
    for _ in range(100):
        met.add(play.state.queue[0])
        play.ask(WRONG)
    assert met == set(items_of(20))


def test_a_typo_that_is_confirmed_counts_as_right_and_does_not_come_back() -> None:
    play = Play(3)
    play.ask(NEAR)
    assert play.state.queue == (*items_of(3)[1:], Item("q0"))
    state = play.do(Confirmed())
    assert state.queue == items_of(3)[1:]
    assert state.attempt is not None
    assert state.attempt.confirmed
    assert state.attempt.rating is Rating.GOOD
    assert state.attempt.verdict.outcome is Outcome.RIGHT
    assert state.done == (state.attempt,)
    assert play.effects == (Attempted(state.attempt),)


@pytest.mark.parametrize("answer", [RIGHT, WRONG])
def test_only_a_near_miss_can_be_confirmed(answer: Answered) -> None:
    play = Play(2)
    play.ask(answer)
    with pytest.raises(OutOfTurn):
        play.do(Confirmed())


def test_a_typo_is_confirmed_once() -> None:
    play = Play(2)
    play.ask(NEAR)
    play.do(Confirmed())
    with pytest.raises(OutOfTurn):
        play.do(Confirmed())


def test_the_learners_rating_counts_and_moves_the_question_in_the_queue() -> None:
    play = Play(7)
    play.ask(RIGHT)
    assert Item("q0") not in play.state.queue
    state = play.do(Rated(Rating.AGAIN))
    assert state.queue.index(Item("q0")) == COMES_BACK_AFTER
    state = play.do(Rated(Rating.EASY))
    assert state.queue == items_of(7)[1:]
    assert [attempt.rating for attempt in state.done] == [Rating.EASY]
    assert play.effects == (Attempted(state.done[0]),)


def test_rating_again_twice_puts_the_question_back_once() -> None:
    play = Play(3)
    play.ask(WRONG)
    state = play.do(Rated(Rating.AGAIN), Rated(Rating.AGAIN))
    assert state.queue.count(Item("q0")) == 1


def test_a_hint_is_kept_with_the_attempt_and_lowers_its_rating() -> None:
    play = Play(2)
    play.show()
    state = play.do(Hinted(), Hinted(), RIGHT)
    assert state.attempt is not None
    assert state.attempt.hinted
    assert state.attempt.rating is Rating.HARD
    play.show()
    state = play.do(RIGHT)
    assert not state.done[-1].hinted
    assert state.done[-1].rating is Rating.GOOD


def test_a_draft_is_the_latest_and_is_gone_with_its_question() -> None:
    play = Play(2)
    play.show()
    state = play.do(Drafted(Typed("b")), Drafted(Typed("ba")))
    assert state.showing is not None
    assert state.showing.draft == Typed("ba")
    play.do(RIGHT)
    state = play.show()
    assert state.showing is not None
    assert state.showing.draft is None


def test_undoing_returns_to_the_state_before_the_answer_draft_and_all() -> None:
    play = Play(3)
    play.show()
    before = play.do(Hinted(), Drafted(Typed("che")))
    answered = play.do(WRONG)
    state = play.do(Rated(Rating.HARD), Voided(answered.done[-1].id))
    assert state == before
    (effect,) = play.effects
    assert isinstance(effect, Withdrawn)
    assert effect.attempt.id == answered.done[-1].id
    assert not state.can_undo


def test_undoing_reaches_back_over_the_next_question_and_several_answers() -> None:
    play = Play(4)
    first = play.show()
    play.do(WRONG)
    second = play.show()
    play.do(RIGHT)
    play.show()
    assert play.do(Voided(play.state.done[-1].id)) == second
    assert play.do(Voided(play.state.done[-1].id)) == first


def test_undoing_reaches_over_the_end_of_the_session() -> None:
    play = Play(1)
    before = play.show()
    ended = play.do(RIGHT, Ended())
    assert ended.ended
    assert ended.can_undo
    state = play.do(Voided(ended.done[-1].id))
    assert state == before
    assert not state.ended


def test_only_the_latest_attempt_can_be_taken_back() -> None:
    play = Play(3)
    first = play.ask(RIGHT).done[0].id
    play.ask(RIGHT)
    for target in (first, "another"):
        with pytest.raises(OutOfTurn):
            play.do(Voided(target))


def test_how_long_an_answer_took_is_kept_and_a_break_counts_as_two_minutes() -> None:
    play = Play(3)
    state = play.show()
    assert state.showing is not None
    assert LONGEST_LOOK == 120
    for minutes, seconds in ((1, 60.0), (2, 120.0), (600, LONGEST_LOOK), (-5, 0.0)):
        entry = play.entry(RIGHT)
        late = replace(entry, at=state.showing.since + timedelta(minutes=minutes))
        answered, _ = step(state, late)
        assert answered.done[-1].seconds == seconds


def test_a_session_of_limited_length_is_over_once_so_much_was_spent_on_its_questions() -> None:
    play = Play(9)
    play.state = replace(play.state, plan=replace(play.state.plan, seconds=150))
    told = []
    for _ in range(4):
        play.ask(RIGHT)
        play.show()
        told.append(play.state.time_is_up)
        play.do(RIGHT)
    assert told == [False, True, True, True]
    assert not Play(3).state.time_is_up


SHOWN = Shown(Item("q0"), (), "hash")
NOT_BEFORE_A_QUESTION = [Drafted(Typed("x")), Hinted(), RIGHT, Confirmed(), Rated(Rating.GOOD)]


@pytest.mark.parametrize("event", [*NOT_BEFORE_A_QUESTION, Voided("x")])
def test_before_a_question_is_shown_only_showing_and_ending_are_in_turn(event: Event) -> None:
    with pytest.raises(OutOfTurn):
        Play(2).do(event)


@pytest.mark.parametrize("event", [Confirmed(), Rated(Rating.GOOD), Voided("x")])
def test_before_an_answer_there_is_nothing_to_change(event: Event) -> None:
    play = Play(2)
    play.show()
    with pytest.raises(OutOfTurn):
        play.do(event)


def test_a_question_is_answered_before_the_next_is_shown() -> None:
    play = Play(2)
    play.show()
    with pytest.raises(OutOfTurn):
        play.show()


@pytest.mark.parametrize("event", [Drafted(Typed("x")), Hinted(), WRONG])
def test_after_an_answer_the_question_takes_no_more_of_it(event: Event) -> None:
    play = Play(2)
    play.ask(RIGHT)
    with pytest.raises(OutOfTurn):
        play.do(event)


@pytest.mark.parametrize("event", [*NOT_BEFORE_A_QUESTION, SHOWN, Ended()])
def test_after_the_end_only_undoing_is_in_turn(event: Event) -> None:
    play = Play(2)
    play.ask(NEAR)
    play.do(Ended())
    with pytest.raises(OutOfTurn):
        play.do(event)


def test_a_session_begins_once_and_with_started() -> None:
    play = Play(1)
    with pytest.raises(OutOfTurn):
        play.do(play.entries[0].event)
    play.show()
    with pytest.raises(OutOfTurn):
        fold(play.entries[1:])


verdicts = st.sampled_from(Outcome).map(lambda outcome: Answered(Typed("x"), verdict(outcome)))
moves = st.one_of(
    st.just("show"),
    st.just("undo"),
    verdicts,
    st.builds(Drafted, st.text(max_size=3).map(Typed)),
    st.sampled_from([Hinted(), Confirmed(), Ended()]),
    st.builds(Rated, st.sampled_from(Rating)),
)


def event_of(move: Event | str, state: State) -> Event:
    """A move as the event that it means in a state, in turn or not."""
    if move == "show":
        return Shown(state.queue[0], ("a",), "hash") if state.queue else Ended()
    if move == "undo":
        return Voided(state.done[-1].id if state.done else "none")
    assert not isinstance(move, str)
    return move


def unanswered(state: State) -> bool:
    return state.showing is not None and state.attempt is None


def is_done_with(mode: Mode, ratings: list[Rating]) -> bool:
    """Whether a session asks an item no more, which so far had these ratings in it."""
    if not ratings or ratings[-1] is Rating.AGAIN:
        return False
    recalls = sum(rating is not Rating.AGAIN for rating in ratings)
    return mode is not Mode.LEARN or ratings[-1] is Rating.EASY or recalls >= RECALLS_TO_LEARN


@given(
    st.integers(0, 9),
    st.sampled_from([mode for mode in Mode if mode is not Mode.EXAM]),
    st.lists(moves, max_size=40),
)
def test_whatever_happens_a_session_loses_nothing_and_its_fold_is_its_state(
    size: int, mode: Mode, played: list[Event | str]
) -> None:
    play = Play(size, mode)
    standing: dict[str, object] = {}
    for move in played:
        before = play.state
        try:
            state = play.do(event_of(move, before))
        except OutOfTurn:
            assert play.state is before
            continue
        for effect in play.effects:
            if isinstance(effect, Attempted):
                standing[effect.attempt.id] = effect.attempt
            else:
                del standing[effect.attempt.id]

        assert list(standing.values()) == list(state.done)
        assert len(set(state.queue)) == len(state.queue)
        assert state.attempt is None or state.attempt == state.done[-1]
        before_the_learner = {state.showing.item} if state.showing and unanswered(state) else set()
        for item in items_of(size):
            is_to_come = item in state.queue or item in before_the_learner
            ratings = [attempt.rating for attempt in state.done if attempt.item == item]
            assert is_to_come != is_done_with(mode, ratings)
        assert fold(play.entries) == state


@given(st.integers(1, 6), st.lists(moves, max_size=25), verdicts, st.lists(moves, max_size=6))
def test_undoing_an_answer_always_gives_back_the_state_before_it(
    size: int, played: list[Event | str], answer: Answered, then: list[Event | str]
) -> None:
    play = Play(size)
    for move in played:
        try:
            play.do(event_of(move, play.state))
        except OutOfTurn:
            continue
    if play.state.ended or not unanswered(play.state):
        return
    before = play.state
    play.do(answer)
    for move in then:
        if move == "undo" or isinstance(move, Answered):
            continue
        try:
            play.do(event_of(move, play.state))
        except OutOfTurn:
            continue
    assert play.do(Voided(play.state.done[-1].id)) == before


def test_a_step_leaves_the_state_it_began_from_as_it_was() -> None:
    play = Play(3)
    play.show()
    before, copy = play.state, replace(play.state)
    step(before, play.entry(WRONG))
    assert before == copy
