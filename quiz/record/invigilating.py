"""An exam that is being taken: free movement, no verdict before the end, a deadline that stands."""

import uuid
from datetime import UTC, datetime

from quiz.deck import Deck
from quiz.questions import Presentation, Question, Response
from quiz.record.log import Record
from quiz.record.sitting import Clock, Seat, laid_out_again, local_time
from quiz.study.days import study_day
from quiz.study.drafts import is_whole
from quiz.study.events import (
    Answered,
    Drafted,
    Ended,
    Entry,
    Event,
    Flagged,
    Moved,
    Paused,
    Plan,
    Started,
)
from quiz.study.exam import Exam, Page, Progress, begin_exam, step_exam
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
        left = self.state.time_left(self._now())
        return None if left is None else left.total_seconds()

    @property
    def is_paused(self) -> bool:
        """Whether the exam is paused."""
        return self.state.paused_since is not None

    @property
    def is_over(self) -> bool:
        """Whether the exam was handed in, or its time is up, or it asks nothing."""
        return self.state.ended or not self.state.pages

    @property
    def next_open(self) -> int | None:
        """The place (from 0) of the next question without a whole answer, round the end, or None.

        One that left the deck before the learner came to it cannot be answered.
        """
        left = [
            place
            for place, page in enumerate(self.state.pages)
            if page.progress is not Progress.ANSWERED
            and (page.showing is not None or page.item.question in self.deck.by_id)
        ]
        return next((place for place in left if place > self.state.at), next(iter(left), None))

    def laid_out(self, place: int) -> tuple[Question, Presentation] | None:
        """A question as the learner found it; None if they never came to it. Raises LookupError."""
        page = self.state.pages[place]
        if page.showing is None:
            return None
        question = self.as_shown(page.item, page.showing.content)
        return question, laid_out_again(question, page.item, page.showing.keys)

    def look(self) -> None:
        """End the exam if its time is up; lay out the question before the learner if it is not."""
        if self.is_over or self.is_paused:
            return
        if self.state.is_late(self._now()):
            self.end()
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

    def keep(self, response: Response) -> None:
        """Keep what stands on the page as the learner leaves it.

        A whole response is its answer from now on, any other a draft, beside which an earlier
        answer stands until the end.
        """
        page = self.state.page
        if not is_whole(response, self.presentation):
            self.draft(response)
        elif page.draft is not None or page.given != response:
            self.answer(response)

    def pause(self) -> None:
        """Stop the time; raises OutOfTurn where that is not allowed, or was done."""
        self._in_time(Paused(True))

    def go_on(self) -> None:
        """Let the time go on; raises OutOfTurn if it was not stopped."""
        self._commit(Paused(False))
        self.look()

    def end(self) -> None:
        """Hand the exam in. What stands on a page as a draft counts as far as it goes."""
        if self.state.ended:
            return
        if self.is_paused:
            self._commit(Paused(False))
        for place, page in enumerate(self.state.pages):
            self._take_in(place, page)
        self._commit(Ended())

    def _take_in(self, place: int, page: Page) -> None:
        """Let the draft of a page be its answer; where its question is lost, there is none."""
        if page.draft is None or page.showing is None:
            return
        try:
            question = self.as_shown(page.item, page.showing.content)
        except LookupError:
            return
        if place != self.state.at:
            self._commit(Moved(place))
        self._commit(Answered(page.draft, question.mark(page.draft)))

    def _in_time(self, event: Event) -> None:
        if not self.state.ended and self.state.is_late(self._now()):
            self.end()
            raise TimeIsUp
        self._commit(event)

    def _commit(self, event: Event) -> None:
        entry = self._entry(event)
        state, effects = step_exam(self.state, entry)
        self._append(entry, state, effects)

    def _entry(self, event: Event) -> Entry:
        """What ends an exam at its deadline happens then, however late it is found out."""
        now, deadline = self._clock(), self.state.deadline
        if deadline is not None and now > deadline:
            now = deadline.astimezone(now.tzinfo)
        return Entry(str(uuid.uuid4()), now.astimezone(UTC), study_day(now, self._rollover), event)

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)
