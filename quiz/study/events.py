"""The events of a session: what happened, in order. They are the record's truth."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from quiz.questions import Rating, Response, Side, Verdict
from quiz.study.settings import Settings


class Mode(StrEnum):
    """What a session is for."""

    LEARN = "learn"
    REVIEW = "review"
    EXAM = "exam"
    MISSED = "missed"
    CRAM = "cram"


class Confidence(StrEnum):
    """How sure a learner was before the verdict; it never counts in a mark."""

    GUESS = "guess"
    THINK = "think"
    SURE = "sure"


class Help(StrEnum):
    """What a learner was given while answering: the hint, a letter, a wrong option struck out."""

    HINT = "hint"
    LETTER = "letter"
    STRUCK = "struck"


@dataclass(frozen=True, order=True)
class Item:
    """What is remembered on its own: one side of one question."""

    question: str
    side: Side = Side.FORWARD


@dataclass(frozen=True)
class GuideStop:
    """A topic's guide, to be read once so many different items of the session were asked."""

    topic: str
    after: int


@dataclass(frozen=True)
class Plan:
    """What a session sets out to do; its seed fixes the order of every presentation.

    `seconds` is how long it goes on, if that is limited; in an exam `deadline` (UTC) ends it,
    whatever happens to the program in between, and later by as long as it is paused where it is
    `pausable`.
    """

    profile: str
    deck: str
    mode: Mode
    seed: int
    items: tuple[Item, ...]
    seconds: int | None = None
    deadline: datetime | None = None
    guides: tuple[GuideStop, ...] = ()
    pausable: bool = False


@dataclass(frozen=True)
class Started:
    """A session began."""

    plan: Plan
    kind: Literal["started"] = field(default="started", kw_only=True)


@dataclass(frozen=True)
class Shown:
    """A question was laid out: the keys of its options in order, and its content's hash."""

    item: Item
    keys: tuple[str, ...]
    content: str
    kind: Literal["shown"] = field(default="shown", kw_only=True)


@dataclass(frozen=True)
class Drafted:
    """The learner has this much of a response so far."""

    response: Response
    kind: Literal["drafted"] = field(default="drafted", kw_only=True)


@dataclass(frozen=True)
class Hinted:
    """Help was given; `key` is that of the option struck out, or of the gap that got a letter."""

    help: Help = Help.HINT
    key: str = ""
    kind: Literal["hinted"] = field(default="hinted", kw_only=True)


@dataclass(frozen=True)
class Answered:
    """A response was given and marked; `confidence` was asked for before the verdict, if at all."""

    response: Response
    verdict: Verdict
    confidence: Confidence | None = None
    kind: Literal["answered"] = field(default="answered", kw_only=True)


@dataclass(frozen=True)
class Confirmed:
    """The learner says that the near miss was a typo."""

    kind: Literal["confirmed"] = field(default="confirmed", kw_only=True)


@dataclass(frozen=True)
class Rated:
    """The learner rates the answer otherwise than its verdict does."""

    rating: Rating
    kind: Literal["rated"] = field(default="rated", kw_only=True)


@dataclass(frozen=True)
class Voided:
    """The latest attempt is taken back."""

    attempt: str
    kind: Literal["voided"] = field(default="voided", kw_only=True)


@dataclass(frozen=True)
class Read:
    """The guide of a topic was laid before the learner."""

    topic: str
    kind: Literal["read"] = field(default="read", kw_only=True)


@dataclass(frozen=True)
class Moved:
    """In an exam, the learner went to another of its questions (counted from 0)."""

    place: int
    kind: Literal["moved"] = field(default="moved", kw_only=True)


@dataclass(frozen=True)
class Flagged:
    """In an exam, the question at hand was flagged to be looked at again, or no longer is."""

    on: bool
    kind: Literal["flagged"] = field(default="flagged", kw_only=True)


@dataclass(frozen=True)
class Paused:
    """An exam was paused, or goes on."""

    on: bool
    kind: Literal["paused"] = field(default="paused", kw_only=True)


@dataclass(frozen=True)
class Ended:
    """The session is over."""

    kind: Literal["ended"] = field(default="ended", kw_only=True)


Event = (
    Started
    | Shown
    | Drafted
    | Hinted
    | Answered
    | Confirmed
    | Rated
    | Voided
    | Read
    | Moved
    | Flagged
    | Paused
    | Ended
)
"""What happens in a session."""


@dataclass(frozen=True)
class Suspended:
    """A question of a deck is not to be asked, or is to be asked again."""

    profile: str
    deck: str
    question: str
    on: bool
    kind: Literal["suspended"] = field(default="suspended", kw_only=True)


@dataclass(frozen=True)
class Bookmarked:
    """A question of a deck was flagged to be found again, or no longer is."""

    profile: str
    deck: str
    question: str
    on: bool
    kind: Literal["bookmarked"] = field(default="bookmarked", kw_only=True)


@dataclass(frozen=True)
class Forgotten:
    """A question counts as new from here on; what was answered before is kept."""

    profile: str
    deck: str
    question: str
    kind: Literal["forgotten"] = field(default="forgotten", kw_only=True)


@dataclass(frozen=True)
class Rescheduled:
    """A question is due on a day of the learner's choice, until it is next answered."""

    profile: str
    deck: str
    question: str
    due: date
    kind: Literal["rescheduled"] = field(default="rescheduled", kw_only=True)


@dataclass(frozen=True)
class Configured:
    """A learner's scheduling is set otherwise from here on."""

    profile: str
    settings: Settings
    kind: Literal["configured"] = field(default="configured", kw_only=True)


Act = Suspended | Bookmarked | Forgotten | Rescheduled | Configured
"""What a learner does outside any session; each stands alone in the log."""


@dataclass(frozen=True)
class Entry:
    """An event with its id (a UUID), the moment (UTC) and the study day it belongs to."""

    id: str
    at: datetime
    day: date
    event: Event | Act
