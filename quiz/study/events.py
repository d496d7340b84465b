"""The events of a session: what happened, in order. They are the record's truth."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from quiz.questions import Rating, Response, Side, Verdict


class Mode(StrEnum):
    """What a session is for."""

    LEARN = "learn"
    REVIEW = "review"


@dataclass(frozen=True, order=True)
class Item:
    """What is remembered on its own: one side of one question."""

    question: str
    side: Side = Side.FORWARD


@dataclass(frozen=True)
class Plan:
    """What a session sets out to do; its seed fixes the order of every presentation."""

    profile: str
    deck: str
    mode: Mode
    seed: int
    items: tuple[Item, ...]


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
    """The hint was shown."""

    kind: Literal["hinted"] = field(default="hinted", kw_only=True)


@dataclass(frozen=True)
class Answered:
    """A response was given and marked."""

    response: Response
    verdict: Verdict
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
class Ended:
    """The session is over."""

    kind: Literal["ended"] = field(default="ended", kw_only=True)


Event = Started | Shown | Drafted | Hinted | Answered | Confirmed | Rated | Voided | Ended


@dataclass(frozen=True)
class Entry:
    """An event with its id (a UUID), the moment (UTC) and the study day it belongs to."""

    id: str
    at: datetime
    day: date
    event: Event
