"""An exam as a fold over its events: questions that may be gone to and answered in any order."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from quiz.questions import Response
from quiz.study.drafts import is_empty
from quiz.study.events import (
    Answered,
    Drafted,
    Ended,
    Entry,
    Flagged,
    Item,
    Moved,
    Paused,
    Plan,
    Shown,
    Started,
)
from quiz.study.session import (
    Attempt,
    Attempted,
    Effect,
    OutOfTurn,
    Showing,
    Withdrawn,
    attempted,
)


class Progress(StrEnum):
    """How far a question of an exam has come: begun is one with more to it than its answer."""

    OPEN = "open"
    BEGUN = "begun"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Page:
    """One question of an exam: as it was laid out, once it was, and the answer that stands."""

    item: Item
    showing: Showing | None = None
    attempt: Attempt | None = None
    flagged: bool = False

    @property
    def draft(self) -> Response | None:
        """What the learner has of a response beyond the answer that stands, if anything."""
        draft = self.showing.draft if self.showing else None
        return None if draft is None or is_empty(draft) else draft

    @property
    def given(self) -> Response | None:
        """What the learner finds on the page: the draft, else the answer that stands."""
        return self.draft or (self.attempt.response if self.attempt else None)

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        if self.draft is not None:
            return Progress.BEGUN
        return Progress.OPEN if self.attempt is None else Progress.ANSWERED


@dataclass(frozen=True)
class Exam:
    """Where an exam stands; `at` is the place (from 0) of the page before the learner.

    `paused_since` is when it was paused, if it is; `stopped` how long it was paused before.
    """

    plan: Plan
    pages: tuple[Page, ...]
    at: int = 0
    ended: bool = False
    paused_since: datetime | None = None
    stopped: timedelta = timedelta()

    @property
    def page(self) -> Page:
        """The page before the learner."""
        return self.pages[self.at]

    @property
    def showing(self) -> Showing | None:
        """The question before the learner, once it is laid out."""
        return self.pages[self.at].showing if self.pages else None

    @property
    def done(self) -> tuple[Attempt, ...]:
        """The answers that stand, in the order of the pages."""
        return tuple(page.attempt for page in self.pages if page.attempt)

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The places of the pages that have no answer yet."""
        return tuple(place for place, page in enumerate(self.pages) if page.attempt is None)

    @property
    def flagged(self) -> tuple[int, ...]:
        """The places of the pages that are flagged."""
        return tuple(place for place, page in enumerate(self.pages) if page.flagged)

    def places(self, progress: Progress) -> tuple[int, ...]:
        """The places of the pages that have come so far."""
        return tuple(place for place, page in enumerate(self.pages) if page.progress is progress)

    @property
    def deadline(self) -> datetime | None:
        """When it ends by itself, in UTC; None if it does not, and while it is paused."""
        if self.plan.deadline is None or self.paused_since is not None:
            return None
        return self.plan.deadline + self.stopped

    def time_left(self, now: datetime) -> timedelta | None:
        """The time until the deadline, none below zero; None if there is no deadline.

        While the exam is paused, it stays what it was.
        """
        if self.plan.deadline is None:
            return None
        still = self.paused_since or now
        return max(timedelta(), self.plan.deadline + self.stopped - still)

    def is_late(self, now: datetime) -> bool:
        """Whether the time allowed is over."""
        return self.time_left(now) == timedelta()


def begin_exam(started: Started) -> Exam:
    """The state in which an exam begins."""
    return Exam(started.plan, tuple(map(Page, started.plan.items)))


def step_exam(exam: Exam, entry: Entry) -> tuple[Exam, tuple[Effect, ...]]:
    """The next state, and what it does to the attempts; raises OutOfTurn."""
    if exam.ended or not exam.pages:
        if isinstance(entry.event, Ended) and not exam.ended:
            return replace(exam, ended=True), ()
        raise OutOfTurn(f"an exam cannot go on with {type(entry.event).__name__} here")
    if exam.paused_since is not None:
        return _step_paused(exam, exam.paused_since, entry), ()
    page = exam.page
    match entry.event:
        case Shown(item, keys, content) if item == page.item and page.showing is None:
            showing = Showing(item, keys, content, entry.at)
            return _turned(exam, replace(page, showing=showing)), ()
        case Moved(place) if 0 <= place < len(exam.pages):
            return replace(exam, at=place), ()
        case Flagged(on):
            return _turned(exam, replace(page, flagged=on)), ()
        case Drafted(response) if page.showing:
            showing = replace(page.showing, draft=response)
            return _turned(exam, replace(page, showing=showing)), ()
        case Answered() as answered if page.showing:
            given = attempted(page.showing, answered, entry)
            showing = replace(page.showing, draft=None)
            old = (Withdrawn(page.attempt),) if page.attempt else ()
            following = _turned(exam, replace(page, showing=showing, attempt=given))
            return following, (*old, Attempted(given))
        case Paused(True) if exam.plan.pausable:
            return replace(exam, paused_since=entry.at), ()
        case Ended():
            return replace(exam, ended=True), ()
    raise OutOfTurn(f"an exam cannot go on with {type(entry.event).__name__} here")


def _step_paused(exam: Exam, since: datetime, entry: Entry) -> Exam:
    """The next state of an exam that is paused; it can go on or be ended, and nothing else.

    The pause counts at no question.
    """
    match entry.event:
        case Paused(False):
            pause = max(timedelta(), entry.at - since)
            pages = tuple(_later(page, pause) for page in exam.pages)
            return replace(exam, pages=pages, paused_since=None, stopped=exam.stopped + pause)
        case Ended():
            return replace(exam, ended=True)
    raise OutOfTurn(f"a paused exam cannot go on with {type(entry.event).__name__}")


def _later(page: Page, pause: timedelta) -> Page:
    if page.showing is None:
        return page
    return replace(page, showing=replace(page.showing, since=page.showing.since + pause))


def _turned(exam: Exam, page: Page) -> Exam:
    return replace(exam, pages=(*exam.pages[: exam.at], page, *exam.pages[exam.at + 1 :]))
