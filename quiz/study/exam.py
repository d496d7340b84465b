"""An exam as a fold over its events: questions that may be gone to and answered in any order."""

from dataclasses import dataclass, replace
from datetime import datetime

from quiz.study.events import (
    Answered,
    Drafted,
    Ended,
    Entry,
    Flagged,
    Item,
    Moved,
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


@dataclass(frozen=True)
class Page:
    """One question of an exam: as it was laid out, once it was, and the answer that stands."""

    item: Item
    showing: Showing | None = None
    attempt: Attempt | None = None
    flagged: bool = False


@dataclass(frozen=True)
class Exam:
    """Where an exam stands; `at` is the place (from 0) of the page before the learner."""

    plan: Plan
    pages: tuple[Page, ...]
    at: int = 0
    ended: bool = False

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

    def is_late(self, now: datetime) -> bool:
        """Whether the time allowed is over."""
        return self.plan.deadline is not None and now >= self.plan.deadline


def begin_exam(started: Started) -> Exam:
    """The state in which an exam begins."""
    return Exam(started.plan, tuple(map(Page, started.plan.items)))


def step_exam(exam: Exam, entry: Entry) -> tuple[Exam, tuple[Effect, ...]]:
    """The next state, and what it does to the attempts; raises OutOfTurn."""
    if exam.ended or not exam.pages:
        if isinstance(entry.event, Ended) and not exam.ended:
            return replace(exam, ended=True), ()
        raise OutOfTurn(f"an exam cannot go on with {type(entry.event).__name__} here")
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
        case Ended():
            return replace(exam, ended=True), ()
    raise OutOfTurn(f"an exam cannot go on with {type(entry.event).__name__} here")


def _turned(exam: Exam, page: Page) -> Exam:
    return replace(exam, pages=(*exam.pages[: exam.at], page, *exam.pages[exam.at + 1 :]))
