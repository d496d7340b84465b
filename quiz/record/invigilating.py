"""An exam that is being taken: free movement, no verdict before the end, a deadline that stands."""

import uuid
from datetime import UTC, datetime

from quiz.deck import Deck
from quiz.questions import Response
from quiz.record.log import Record
from quiz.record.sitting import Clock, Seat, local_time
from quiz.study.events import Answered, Drafted, Ended, Event, Flagged, Moved, Plan, Started
from quiz.study.exam import Exam, begin_exam, step_exam
from quiz.study.folding import fold_sitting
from quiz.study.session import OutOfTurn


class TimeIsUp(Exception):
    """Raised when something is done after the deadline; the exam has been ended."""


class ExamRecording(Seat[Exam]):
    """An exam. Whatever is done after its deadline ends it and raises TimeIsUp."""

    @classmethod
    def start(
        cls, record: Record, deck: Deck, plan: Plan, clock: Clock = local_time
    ) -> "ExamRecording":
        """Begin the exam that was planned, at its first question; there may be nothing to ask."""
        started = Started(plan)
        recording = cls(record, deck, str(uuid.uuid4()), begin_exam(started), 0, clock)
        recording._append(recording._entry(started), recording.state, ())
        recording.look()
        return recording

    @classmethod
    def resume(
        cls, record: Record, deck: Deck, session: str, clock: Clock = local_time
    ) -> "ExamRecording":
        """Go on with an exam where it stopped, with the time that is left."""
        entries = record.entries(session)
        exam = fold_sitting(entries)
        if not isinstance(exam, Exam):
            raise OutOfTurn("this session is no exam")
        recording = cls(record, deck, session, exam, len(entries), clock)
        recording.look()
        return recording

    @property
    def seconds_left(self) -> float | None:
        """The seconds until the deadline, none below zero; None if there is no deadline."""
        deadline = self.state.plan.deadline
        if deadline is None:
            return None
        return max(0.0, (deadline - self._now()).total_seconds())

    @property
    def is_over(self) -> bool:
        """Whether the exam was handed in, or its time is up, or it asks nothing."""
        return self.state.ended or not self.state.pages

    def look(self) -> None:
        """End the exam if its time is up; lay out the question before the learner if it is not."""
        if self.is_over:
            return
        if self.state.is_late(self._now()):
            self._commit(Ended())
        elif self.state.page.showing is None:
            placed = self.deck.by_id.get(self.state.page.item.question)
            if placed is not None:
                item = self.state.page.item
                self._commit(self._lay_out(item, placed.question, self.state.at))

    def move(self, place: int) -> None:
        """Go to a question by its place (from 0); raises OutOfTurn where there is none."""
        self._in_time(Moved(place))
        self.look()

    def flag(self) -> None:
        """Flag the question at hand, or take its flag away."""
        self._in_time(Flagged(not self.state.page.flagged))

    def draft(self, response: Response) -> None:
        """Keep what the learner has of a response so far."""
        self._in_time(Drafted(response))

    def answer(self, response: Response) -> None:
        """Mark a response and keep both, in place of an earlier one; the verdict waits."""
        self._in_time(Answered(response, self.question.mark(response)))

    def end(self) -> None:
        """Hand the exam in."""
        if not self.state.ended:
            self._commit(Ended())

    def _in_time(self, event: Event) -> None:
        if not self.state.ended and self.state.is_late(self._now()):
            self._commit(Ended())
            raise TimeIsUp
        self._commit(event)

    def _commit(self, event: Event) -> None:
        entry = self._entry(event)
        state, effects = step_exam(self.state, entry)
        self._append(entry, state, effects)

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)
