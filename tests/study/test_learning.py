"""Learning: three recalls of each question, what was missed sooner, and the guide in its place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Rating
from quiz.study.events import Ended, GuideStop, Mode, Rated, Read, Voided
from quiz.study.session import RECALLS_TO_LEARN, REPEATED_AFTER, OutOfTurn
from tests.study.building import RIGHT, WRONG, Play


def learning(size: int, *guides: GuideStop) -> Play:
    play = Play(size, Mode.LEARN)
    play.state = replace(play.state, plan=replace(play.state.plan, guides=guides))
    return play


def asked(play: Play) -> list[str]:
    """What is asked from here on, each answered rightly, until nothing is left."""
    names = []
    while play.state.queue:
        names.append(play.state.queue[0].question)
        play.ask(RIGHT)
    return names


def test_each_question_is_recalled_three_times() -> None:
    assert RECALLS_TO_LEARN == 3
    names = asked(learning(12))
    assert {name: names.count(name) for name in names} == {f"q{n}": 3 for n in range(12)}


def test_what_was_recalled_comes_back_after_ten_others() -> None:
    assert REPEATED_AFTER == 10
    names = asked(learning(30))
    places = [place for place, name in enumerate(names) if name == "q0"]
    assert places == [0, 11, 22]


def test_what_was_recalled_near_the_end_comes_back_last() -> None:
    assert asked(learning(2)) == ["q0", "q1"] * 3


def test_what_was_missed_comes_back_after_five_others_and_missed_again_after_ten() -> None:
    play = learning(30)
    play.ask(WRONG)
    assert [item.question for item in play.state.queue].index("q0") == 5
    for _ in range(5):
        play.ask(RIGHT)
    play.ask(WRONG)
    assert play.state.done[-1].item.question == "q0"
    assert [item.question for item in play.state.queue].index("q0") == 10


def test_a_miss_takes_no_recall_away() -> None:
    play = learning(1)
    for answer in (RIGHT, WRONG, RIGHT, RIGHT):
        assert play.state.queue
        play.ask(answer)
    assert not play.state.queue


def test_what_was_found_easy_does_not_come_back() -> None:
    play = learning(3)
    play.ask(RIGHT)
    assert play.do(Rated(Rating.EASY)).queue == play.state.plan.items[1:]
    assert play.do(Rated(Rating.HARD)).queue[-1] == play.state.plan.items[0]


@pytest.mark.parametrize("mode", [Mode.REVIEW, Mode.MISSED, Mode.CRAM])
def test_in_other_modes_one_recall_is_enough(mode: Mode) -> None:
    assert asked(Play(4, mode)) == ["q0", "q1", "q2", "q3"]


def test_the_guide_is_before_the_learner_once_so_many_were_asked() -> None:
    play = learning(9, GuideStop("surface", 2))
    told = []
    for _ in range(4):
        told.append(play.state.guide)
        play.ask(RIGHT)
    assert told == ["", "", "surface", "surface"]


def test_a_guide_comes_between_two_questions_and_once() -> None:
    play = learning(9, GuideStop("surface", 1))
    play.ask(RIGHT)
    assert play.state.guide == "surface"
    play.show()
    assert play.state.guide == ""
    with pytest.raises(OutOfTurn):
        play.do(Read("surface"))
    play.do(RIGHT)
    state = play.do(Read("surface"))
    assert state.reading == "surface"
    assert state.showing is None
    assert state.attempt is None
    assert state.guide == ""
    assert play.show().reading == ""
    assert play.do(RIGHT).guide == ""


def test_a_question_asked_again_does_not_bring_the_guide_sooner() -> None:
    play = learning(1, GuideStop("surface", 2))
    play.ask(WRONG)
    play.ask(WRONG)
    assert play.state.guide == ""


def test_a_guide_that_was_not_reached_is_read_once_nothing_else_is_left() -> None:
    play = learning(1, GuideStop("surface", 3))
    play.ask(RIGHT)
    assert play.state.guide == ""
    play.do(Rated(Rating.EASY))
    assert play.state.guide == "surface"
    assert play.do(Read("surface")).guide == ""


def test_undoing_the_answer_before_the_guide_brings_the_guide_again() -> None:
    play = learning(3, GuideStop("surface", 1))
    play.ask(RIGHT)
    play.do(Read("surface"))
    state = play.do(Voided(play.state.done[-1].id))
    assert state.read == ()
    assert play.do(RIGHT).guide == "surface"


def test_a_guide_may_be_left_and_the_session_ended_from_it() -> None:
    play = learning(3, GuideStop("surface", 0))
    assert play.state.guide == "surface"
    assert play.do(Read("surface"), Ended()).ended
    with pytest.raises(OutOfTurn):
        play.do(Read("surface"))


@given(st.integers(1, 12), st.lists(st.booleans(), max_size=60))
def test_whoever_goes_on_learns_everything_in_the_end(size: int, luck: list[bool]) -> None:
    play = learning(size)
    for is_right in luck:
        if play.state.queue:
            play.ask(RIGHT if is_right else WRONG)
    left = len(asked(play))
    assert left <= 3 * size
    for item in play.state.plan.items:
        recalls = [each for each in play.state.done if each.item == item and each.is_right]
        assert len(recalls) == RECALLS_TO_LEARN
