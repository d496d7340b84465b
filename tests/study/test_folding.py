"""Any session from its events: an exam where its plan says so, else a session of questions."""

from dataclasses import replace

import pytest

from quiz.study.events import Ended, Mode, Moved, Started
from quiz.study.exam import Exam
from quiz.study.folding import begin_sitting, fold_sitting, step_sitting
from quiz.study.session import OutOfTurn, State, fold
from tests.study.building import RIGHT, WRONG, Play, started


@pytest.mark.parametrize("mode", Mode)
def test_the_mode_of_the_plan_tells_what_a_session_is(mode: Mode) -> None:
    wanted = Exam if mode is Mode.EXAM else State
    sitting = begin_sitting(started(3, mode))
    assert type(sitting) is wanted
    assert sitting.plan.mode is mode
    assert not sitting.ended


def test_the_fold_of_a_session_is_its_own() -> None:
    play = Play(3, Mode.LEARN)
    for answer in (WRONG, RIGHT, RIGHT):
        play.ask(answer)
    play.do(Ended())
    assert fold_sitting(play.entries) == fold(play.entries) == play.state


def test_the_fold_of_an_exam_is_its_own() -> None:
    entry = Play(3).entry
    events = [started(3, Mode.EXAM), Moved(2), Moved(1), Ended()]
    exam = fold_sitting(map(entry, events))
    assert isinstance(exam, Exam)
    assert exam.at == 1
    assert exam.ended


def test_the_fold_of_nothing_but_a_beginning_is_that_beginning() -> None:
    play = Play(2)
    assert fold_sitting(play.entries) == begin_sitting(started(2))


def test_a_fold_begins_with_started_and_takes_what_is_in_turn() -> None:
    play = Play(2)
    play.ask(RIGHT)
    with pytest.raises(OutOfTurn, match="begins with Started"):
        fold_sitting(play.entries[1:])
    for sitting in (begin_sitting(started(2, mode)) for mode in (Mode.EXAM, Mode.LEARN)):
        with pytest.raises(OutOfTurn):
            step_sitting(sitting, play.entry(RIGHT))
        with pytest.raises(OutOfTurn):
            step_sitting(sitting, play.entry(started(2)))


def test_an_exams_movements_are_out_of_turn_elsewhere() -> None:
    play = Play(2, Mode.CRAM)
    with pytest.raises(OutOfTurn):
        play.do(Moved(1))
    plan = replace(play.state.plan, mode=Mode.EXAM)
    exam, _ = step_sitting(begin_sitting(Started(plan)), play.entry(Moved(1)))
    assert isinstance(exam, Exam)
    assert exam.at == 1
