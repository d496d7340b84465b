"""The laws of the record, for random events in all modes, held against a simple model.

The fold of the stored events is the live state; replaying gives the live derived tables; undoing
gives back what was before, over a session's end too.
"""

import random
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from quiz.questions import Rating
from quiz.record import Record, Recording
from quiz.record.deriving import fuzz_seed
from quiz.record.invigilating import ExamRecording
from quiz.study.events import (
    Act,
    Bookmarked,
    Configured,
    Forgotten,
    Item,
    Mode,
    Plan,
    Rescheduled,
    Suspended,
)
from quiz.study.folding import fold_sitting
from quiz.study.memory import Review, due_after, remembered
from quiz.study.queue import Standing
from quiz.study.session import Attempt
from quiz.study.settings import Settings
from tests.record.building import MOON, OWN_WEIGHTS, Clock, Seated, act, derived, play_out, rows
from tests.record.learner import move

PROFILE, DECK = "default", "moon"
ITEMS = tuple(Item(name, side) for name in MOON.by_id for side in MOON.by_id[name].question.ways())
FEW = ITEMS[3:6]
"""Few items, so that the same ones are met in many sessions."""

seeds = st.integers(0, 2**16)
questions = st.sampled_from(sorted({item.question for item in FEW}))


@dataclass
class Answer:
    """An answer as the model remembers it: what was answered, and when among all that happened."""

    attempt: Attempt
    mode: Mode
    session: int
    order: int


class Model:
    """What a record should say, kept as plain lists of what happened."""

    def __init__(self) -> None:
        self.clock = 0
        self.answers: list[Answer] = []
        self.over: dict[int, bool] = {}
        self.suspended: set[str] = set()
        self.bookmarked: set[str] = set()
        self.forgotten: dict[str, int] = {}
        self.rescheduled: dict[str, tuple[int, date]] = {}
        self.configured: list[tuple[int, Settings]] = [(-1, Settings())]

    def tick(self) -> int:
        self.clock += 1
        return self.clock

    def take(self, session: int, seat: Seated) -> None:
        """Take over the answers that stand in a session, each at its first place in time."""
        order = {each.attempt.id: each.order for each in self.answers}
        kept = [each for each in self.answers if each.session != session]
        mode = seat.state.plan.mode
        kept += [
            Answer(attempt, mode, session, order.get(attempt.id) or self.tick())
            for attempt in seat.state.done
        ]
        self.answers = sorted(kept, key=lambda each: each.order)
        self.over[session] = seat.state.ended

    def settings(self, before: int) -> Settings:
        return [each for when, each in self.configured if when < before][-1]

    def standings(self) -> dict[Item, Standing]:
        found = {}
        for item in ITEMS:
            counted = [
                each
                for each in self.answers
                if each.attempt.item == item
                and each.order > self.forgotten.get(item.question, 0)
                and (
                    each.mode in (Mode.LEARN, Mode.REVIEW)
                    or (each.mode is not Mode.CRAM and self.over[each.session])
                )
            ]
            history = [
                Review(each.attempt.day, each.attempt.rating, each.attempt.misled)
                for each in counted
            ]
            memory = remembered(history, self.settings(self.clock + 1).weights)
            if memory is None:
                continue
            latest = counted[-1].order
            when, due = self.rescheduled.get(item.question, (0, date.min))
            if when < latest:
                seed = fuzz_seed(DECK, item, len(history) - 1)
                due = due_after(history, seed, self.settings(latest))
            found[item] = Standing(memory, due, history[0].day)
        return found

    def missed(self) -> frozenset[Item]:
        latest = {each.attempt.item: each.attempt.rating for each in self.answers}
        return frozenset(item for item, rating in latest.items() if rating is Rating.AGAIN)


class Learning(RuleBasedStateMachine):
    """A learner with one record, who does anything in any order."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self.record = self.opened()
        self.clock = Clock()
        self.model = Model()
        self.seats: list[Seated] = []
        self.at = 0

    def opened(self) -> Record:
        """The record as it stands; what a power cut would leave is another test's matter."""
        record = Record(self.folder)
        record._connection.execute("PRAGMA synchronous = OFF")
        return record

    def teardown(self) -> None:
        self.record.close()
        self._folder.cleanup()

    @property
    def seat(self) -> Seated:
        return self.seats[self.at]

    def take(self) -> None:
        self.model.take(self.at, self.seat)

    @initialize(mode=st.sampled_from([Mode.LEARN, Mode.REVIEW]), seed=seeds)
    def begin(self, mode: Mode, seed: int) -> None:
        self.play_another(mode, seed)

    @rule(mode=st.sampled_from(Mode), seed=seeds)
    def begin_another(self, mode: Mode, seed: int) -> None:
        self.sit_down(mode, seed)
        self.do_things(seed)

    def sit_down(self, mode: Mode, seed: int) -> None:
        plan = Plan(PROFILE, DECK, mode, seed, FEW, pausable=True)
        kind = ExamRecording if mode is Mode.EXAM else Recording
        self.at = len(self.seats)
        self.seats.append(kind.start(self.record, MOON, plan, self.clock))
        self.take()

    @rule(mode=st.sampled_from(Mode), seed=seeds)
    def play_another(self, mode: Mode, seed: int) -> None:
        """A whole session, in which each question may be answered wrongly the first time."""
        self.sit_down(mode, seed)
        rng = random.Random(seed)
        play_out(self.seat, *(item.question for item in FEW if rng.random() < 0.5))
        self.take()

    @precondition(lambda self: not (isinstance(self.seat, ExamRecording) and self.seat.is_over))
    @rule(seed=seeds)
    def do_things(self, seed: int) -> None:
        rng = random.Random(seed)
        for _ in range(rng.randrange(12)):
            if not (isinstance(self.seat, Recording) and self.is_stuck()):
                move(self.seat, rng)
                self.take()

    def is_stuck(self) -> bool:
        return self.seat.state.ended and not self.seat.state.can_undo

    @precondition(lambda self: not self.seat.state.ended)
    @rule()
    def end(self) -> None:
        self.seat.end()
        self.take()

    @precondition(
        lambda self: (
            isinstance(self.seat, Recording)
            and not self.seat.state.ended
            and self.seat.state.showing is not None
            and self.seat.state.attempt is None
        )
    )
    @rule(
        rating=st.sampled_from([None, *Rating]),
        end=st.booleans(),
        anew=st.booleans(),
    )
    def answer_and_undo(self, rating: Rating | None, end: bool, anew: bool) -> None:
        seat = self.seat
        assert isinstance(seat, Recording)
        state, tables = seat.state, self.tables()
        seat.answer(seat.question.key())
        if rating:
            seat.rate(rating)
        if end:
            seat.end()
        if anew:
            self.take_up()
        seat = self.seat
        assert isinstance(seat, Recording)
        seat.undo()
        assert seat.state == state
        assert self.tables() == tables
        self.take()

    def tables(self) -> dict[str, list[tuple[object, ...]]]:
        """What is derived, but for when a session was last gone on with."""
        found = derived(self.folder)
        found["sessions"] = [(*row[:5], *row[6:]) for row in found["sessions"]]
        return found

    @rule(place=st.integers(0, 9))
    def turn_to_a_session(self, place: int) -> None:
        """Go on with one of the sessions as another process would: from the file alone."""
        self.at = place % len(self.seats)
        self.take_up()

    def take_up(self) -> None:
        kind = ExamRecording if isinstance(self.seat, ExamRecording) else Recording
        self.record.close()
        self.record = self.opened()
        seat = kind.resume(self.record, MOON, self.seat._session, self.clock)
        assert seat.state == self.seat.state
        self.seats[self.at] = seat

    @rule(question=questions, on=st.booleans())
    def suspend(self, question: str, on: bool) -> None:
        self.do(Suspended(PROFILE, DECK, question, on))
        (self.model.suspended.add if on else self.model.suspended.discard)(question)

    @rule(question=questions, on=st.booleans())
    def bookmark(self, question: str, on: bool) -> None:
        self.do(Bookmarked(PROFILE, DECK, question, on))
        (self.model.bookmarked.add if on else self.model.bookmarked.discard)(question)

    @rule(question=questions)
    def forget(self, question: str) -> None:
        self.do(Forgotten(PROFILE, DECK, question))
        self.model.forgotten[question] = self.model.clock

    @rule(question=questions, days=st.integers(-3, 40))
    def reschedule(self, question: str, days: int) -> None:
        due = self.clock.now.date() + timedelta(days=days)
        self.do(Rescheduled(PROFILE, DECK, question, due))
        self.model.rescheduled[question] = (self.model.clock, due)

    @rule(
        retention=st.sampled_from([0.8, 0.95]),
        fuzz=st.booleans(),
        weights=st.sampled_from([(), OWN_WEIGHTS]),
        rollover=st.sampled_from([0, 4]),
    )
    def configure(
        self, retention: float, fuzz: bool, weights: tuple[float, ...], rollover: int
    ) -> None:
        own = Settings(retention, 20, fuzz, rollover, weights)
        self.do(Configured(PROFILE, own))
        self.model.configured.append((self.model.clock, own))

    def do(self, what: Act) -> None:
        act(self.record, self.clock, what)
        self.model.tick()

    @rule(days=st.sampled_from([1, 1, 2, 9, 60, -3]))
    def let_days_pass(self, days: int) -> None:
        self.clock.pass_days(days)

    @rule()
    def replay(self) -> None:
        before = derived(self.folder)
        self.record.replay()
        assert derived(self.folder) == before

    @invariant()
    def the_fold_of_what_is_stored_is_the_live_state(self) -> None:
        if self.seats:
            assert fold_sitting(self.record.entries(self.seat._session)) == self.seat.state

    @invariant()
    def the_record_says_what_the_model_says(self) -> None:
        stored = {(row[0], row[11]) for row in rows(self.folder, "attempts")}
        answers = {(each.attempt.id, int(each.attempt.rating)) for each in self.model.answers}
        assert stored == answers
        assert self.record.suspended(PROFILE, DECK) == self.model.suspended
        assert self.record.bookmarked(PROFILE, DECK) == self.model.bookmarked
        assert self.record.settings(PROFILE) == self.model.configured[-1][1]
        assert self.record.missed(PROFILE, DECK) == self.model.missed()
        assert self.record.standings(PROFILE, DECK) == self.model.standings()


TestLearningAndReplay = Learning.TestCase
TestLearningAndReplay.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
