"""An exam as a fold: free movement, flags, answers that may be changed, and a deadline."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Filled, Matched, Outcome, Picked, Rating, Response, Typed
from quiz.study.events import (
    Answered,
    Confirmed,
    Drafted,
    Ended,
    Entry,
    Event,
    Flagged,
    Hinted,
    Item,
    Mode,
    Moved,
    Paused,
    Rated,
    Read,
    Shown,
    Started,
    Voided,
)
from quiz.study.exam import Exam, Progress, begin_exam, step_exam
from quiz.study.folding import fold_sitting
from quiz.study.session import Attempted, Effect, OutOfTurn, Withdrawn
from tests.study.building import NEAR, RIGHT, START, WRONG, items_of, started, verdict

LIMIT = 1000
"""Seconds that an exam has."""


@dataclass
class Sitting:
    """An exam that takes events one by one, and keeps its entries and the latest effects."""

    size: int
    entries: list[Entry] = field(default_factory=list)
    effects: tuple[Effect, ...] = ()
    pausable: bool = False

    def __post_init__(self) -> None:
        first = started(self.size, Mode.EXAM)
        limit = START + timedelta(seconds=LIMIT)
        first = Started(replace(first.plan, deadline=limit, pausable=self.pausable))
        self.exam: Exam = begin_exam(first)
        self.entries.append(self.entry(first))

    def entry(self, event: Event) -> Entry:
        number = len(self.entries)
        return Entry(f"entry-{number}", self.now, START.date(), event)

    @property
    def now(self) -> datetime:
        """A second later with each entry."""
        return START + timedelta(seconds=len(self.entries))

    def do(self, *events: Event) -> Exam:
        for event in events:
            entry = self.entry(event)
            self.exam, self.effects = step_exam(self.exam, entry)
            self.entries.append(entry)
        return self.exam

    def show(self) -> Exam:
        """Lay out the question before the learner."""
        return self.do(Shown(self.exam.page.item, ("a", "b"), "hash"))

    def answer(self, place: int, answered: Answered) -> Exam:
        """Go to a question and answer it."""
        self.do(Moved(place))
        if self.exam.page.showing is None:
            self.show()
        return self.do(answered)


def test_an_exam_begins_at_its_first_question_with_all_of_them_open() -> None:
    exam = Sitting(3).exam
    assert [page.item for page in exam.pages] == list(items_of(3))
    assert exam.at == 0
    assert exam.unanswered == (0, 1, 2)
    assert exam.done == exam.flagged == ()
    assert exam.showing is None


def test_its_questions_may_be_answered_in_any_order() -> None:
    sitting = Sitting(4)
    for place in (2, 0, 3):
        sitting.answer(place, RIGHT)
    assert sitting.exam.unanswered == (1,)
    assert [attempt.item.question for attempt in sitting.exam.done] == ["q0", "q2", "q3"]
    assert sitting.exam.at == 3


def test_a_question_is_laid_out_once_and_stays_so() -> None:
    sitting = Sitting(2)
    sitting.show()
    with pytest.raises(OutOfTurn):
        sitting.show()
    exam = sitting.do(Moved(1), Moved(0))
    assert exam.showing is not None
    assert exam.showing.keys == ("a", "b")
    with pytest.raises(OutOfTurn):
        sitting.do(Moved(1), Shown(Item("q0"), (), "hash"))


def test_what_was_half_typed_waits_on_its_own_page() -> None:
    sitting = Sitting(2)
    sitting.show()
    sitting.do(Drafted(Typed("bas")), Moved(1))
    sitting.show()
    sitting.do(Drafted(Typed("che")))
    exam = sitting.do(Moved(0))
    assert exam.showing is not None
    assert exam.showing.draft == Typed("bas")
    exam = sitting.do(RIGHT)
    assert exam.showing is not None
    assert exam.showing.draft is None


def test_an_answer_that_is_changed_takes_the_place_of_the_earlier_one() -> None:
    sitting = Sitting(2)
    first = sitting.answer(0, WRONG).done[0]
    assert sitting.effects == (Attempted(first),)
    second = sitting.answer(0, RIGHT).done[0]
    assert sitting.effects == (Withdrawn(first), Attempted(second))
    assert sitting.exam.done == (second,)
    assert second.id != first.id
    assert second.verdict.outcome is Outcome.RIGHT


def test_a_near_miss_is_no_answer_that_could_be_confirmed() -> None:
    sitting = Sitting(1)
    exam = sitting.answer(0, NEAR)
    assert exam.done[0].rating is Rating.AGAIN
    with pytest.raises(OutOfTurn):
        sitting.do(Confirmed())


def test_flags_are_put_up_and_taken_down_page_by_page() -> None:
    sitting = Sitting(3)
    assert sitting.do(Flagged(True), Moved(2), Flagged(True)).flagged == (0, 2)
    assert sitting.do(Moved(0), Flagged(False)).flagged == (2,)


@pytest.mark.parametrize("place", [-1, 3, 99])
def test_there_is_no_page_before_the_first_nor_after_the_last(place: int) -> None:
    with pytest.raises(OutOfTurn):
        Sitting(3).do(Moved(place))


@pytest.mark.parametrize("event", [Drafted(Typed("x")), RIGHT])
def test_a_question_that_is_not_laid_out_cannot_be_answered(event: Event) -> None:
    with pytest.raises(OutOfTurn):
        Sitting(2).do(event)


@pytest.mark.parametrize(
    "event", [Hinted(), Confirmed(), Rated(Rating.EASY), Voided("entry-2"), Read("surface")]
)
def test_an_exam_gives_no_help_no_rating_no_guide_and_no_undoing(event: Event) -> None:
    sitting = Sitting(2)
    sitting.answer(0, RIGHT)
    with pytest.raises(OutOfTurn):
        sitting.do(event)


@pytest.mark.parametrize(
    "event", [Moved(0), Flagged(True), Drafted(Typed("x")), RIGHT, Ended(), Voided("entry-2")]
)
def test_what_was_handed_in_stays_as_it_was(event: Event) -> None:
    sitting = Sitting(2)
    sitting.answer(0, WRONG)
    exam = sitting.do(Ended())
    assert exam.ended
    assert len(exam.done) == 1
    with pytest.raises(OutOfTurn):
        sitting.do(event)


def test_an_exam_without_questions_can_only_be_ended() -> None:
    sitting = Sitting(0)
    assert sitting.exam.showing is None
    with pytest.raises(OutOfTurn):
        sitting.do(Moved(0))
    assert sitting.do(Ended()).ended
    with pytest.raises(OutOfTurn):
        sitting.do(Ended())


def test_it_is_late_from_the_deadline_on() -> None:
    exam = Sitting(1).exam
    untimed = replace(exam, plan=replace(exam.plan, deadline=None))
    assert not untimed.is_late(START + timedelta(days=999))
    timed = replace(exam, plan=replace(exam.plan, deadline=START))
    assert not timed.is_late(START - timedelta(microseconds=1))
    assert timed.is_late(START)


def test_a_page_shows_the_draft_and_else_the_answer_that_stands() -> None:
    sitting = Sitting(1)
    page = sitting.show().page
    assert (page.progress, page.given) == (Progress.OPEN, None)
    page = sitting.do(Drafted(Typed("bas"))).page
    assert (page.progress, page.given) == (Progress.BEGUN, Typed("bas"))
    page = sitting.do(RIGHT).page
    assert (page.progress, page.given) == (Progress.ANSWERED, RIGHT.response)
    page = sitting.do(Drafted(Typed("gran"))).page
    assert (page.progress, page.given) == (Progress.BEGUN, Typed("gran"))


@pytest.mark.parametrize("nothing", [Typed(" "), Picked(()), Filled((("gap", ""),)), Matched(())])
def test_a_draft_of_nothing_takes_no_answer_away(nothing: Response) -> None:
    sitting = Sitting(2)
    sitting.answer(0, RIGHT)
    page = sitting.do(Drafted(nothing)).page
    assert (page.progress, page.given) == (Progress.ANSWERED, RIGHT.response)
    sitting.do(Moved(1))
    sitting.show()
    assert sitting.do(Drafted(nothing)).page.progress is Progress.OPEN


def test_pages_are_told_apart_by_how_far_they_have_come() -> None:
    sitting = Sitting(4)
    sitting.answer(1, WRONG)
    sitting.do(Moved(3))
    sitting.show()
    exam = sitting.do(Drafted(Typed("x")))
    assert exam.places(Progress.OPEN) == (0, 2)
    assert exam.places(Progress.BEGUN) == (3,)
    assert exam.places(Progress.ANSWERED) == (1,)


def test_while_it_is_paused_time_stands_still_and_the_deadline_moves_by_as_much() -> None:
    sitting = Sitting(2, pausable=True)
    sitting.show()
    left = sitting.exam.time_left(sitting.now)
    sitting.do(Paused(True))
    much_later = START + timedelta(days=3)
    assert sitting.exam.time_left(much_later) == left
    assert not sitting.exam.is_late(much_later)
    assert sitting.exam.deadline is None
    sitting.entries += [sitting.entries[-1]] * 99  # So many seconds pass.
    before = sitting.now
    exam = sitting.do(Paused(False))
    assert exam.time_left(before) == left
    assert exam.deadline == START + timedelta(seconds=LIMIT + 100)
    assert exam.is_late(START + timedelta(seconds=LIMIT + 100))


def test_a_pause_counts_at_no_question() -> None:
    sitting = Sitting(1, pausable=True)
    sitting.show()
    sitting.do(Paused(True))
    sitting.entries += [sitting.entries[-1]] * 60
    sitting.do(Paused(False))
    assert sitting.do(RIGHT).done[0].seconds == 2


@pytest.mark.parametrize(
    "event", [Moved(1), Flagged(True), Drafted(Typed("x")), RIGHT, Paused(True)]
)
def test_nothing_can_be_done_while_it_is_paused_but_go_on_or_end(event: Event) -> None:
    sitting = Sitting(2, pausable=True)
    sitting.show()
    exam = sitting.do(Paused(True))
    with pytest.raises(OutOfTurn):
        sitting.do(event)
    assert sitting.exam is exam
    assert sitting.do(Ended()).ended


def test_it_can_be_paused_only_where_that_is_allowed_and_gone_on_with_only_then() -> None:
    with pytest.raises(OutOfTurn):
        Sitting(1).do(Paused(True))
    with pytest.raises(OutOfTurn):
        Sitting(1, pausable=True).do(Paused(False))


moves = st.one_of(
    st.just("show"),
    st.builds(Moved, st.integers(-1, 5)),
    st.builds(Flagged, st.booleans()),
    st.builds(Drafted, st.text(max_size=3).map(Typed)),
    st.builds(Paused, st.booleans()),
    st.sampled_from(Outcome).map(lambda outcome: Answered(Typed("x"), verdict(outcome))),
    st.sampled_from([Hinted(), Confirmed(), Voided("entry-1")]),
)


@given(st.integers(0, 5), st.lists(moves, max_size=40), st.booleans())
def test_whatever_happens_each_page_keeps_its_latest_answer_and_the_fold_is_the_state(
    size: int, played: list[Event | str], hand_in: bool
) -> None:
    sitting = Sitting(size, pausable=True)
    answers: dict[Item, Answered] = {}
    flags: set[int] = set()
    standing: dict[str, object] = {}
    for move in [*played, *([Ended()] if hand_in else [])]:
        before = sitting.exam
        try:
            exam = sitting.show() if move == "show" else sitting.do(move)  # type: ignore[arg-type]
        except (OutOfTurn, IndexError):
            assert sitting.exam is before
            continue
        match move:
            case Answered():
                answers[before.page.item] = move
            case Flagged(on):
                (flags.add if on else flags.discard)(before.at)
        for effect in sitting.effects:
            if isinstance(effect, Attempted):
                standing[effect.attempt.id] = effect.attempt
            else:
                del standing[effect.attempt.id]
        assert exam.deadline is None or exam.deadline >= START + timedelta(seconds=LIMIT)
        given_now = {attempt.item: attempt.verdict for attempt in exam.done}
        assert given_now == {item: answered.verdict for item, answered in answers.items()}
        assert set(exam.flagged) == flags
        assert len(exam.unanswered) + len(exam.done) == size
        assert set(standing.values()) == set(exam.done)
        assert fold_sitting(sitting.entries) == exam
