"""What a deck is made of beside its questions: manifest, sources, disputes."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quiz.questions import Citation, InvalidFields, Level, Problem
from quiz.questions.base import CITATION, ID, blank

if TYPE_CHECKING:
    from pydantic import ConfigDict

DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_FINGERPRINT = re.compile(r"[0-9a-f]{12}\Z")

FORMAT = 1
STRICT: "ConfigDict" = {"extra": "forbid"}
"""What the root of a file is marked with: a key unknown anywhere in it is refused."""


def _raise(found: list[Problem]) -> None:
    if found:
        raise InvalidFields(found)


def _id_problems(text: str) -> list[Problem]:
    if ID.match(text):
        return []
    message = f"{text!r} is not an id: lower-case letters, digits and hyphens"
    return [Problem(("id",), message)]


def _is_inside(path: str) -> bool:
    """Whether a path stays in the folder that it starts from, on every system."""
    return not re.search(r"[\\:]", path) and not {"", ".", ".."} & set(path.split("/"))


def unknown_format(number: int) -> str:
    """What to tell of a deck in another format."""
    return f"format {number} is not known here; this program reads format {FORMAT}"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A chapter of a deck; `guide` is the study text's path inside the deck."""

    id: str
    title: str
    guide: str | None = None

    def __post_init__(self) -> None:
        found = _id_problems(self.id) + blank(("title",), self.title)
        if self.guide is not None and not _is_inside(self.guide):
            message = f"{self.guide!r} is not a path inside the deck, such as guide/energy.md"
            found.append(Problem(("guide",), message))
        _raise(found)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`deck.yaml`: what the deck is called, who made it, and its table of specifications.

    `blueprint` gives the wanted number of scored questions: topic id → level → number.
    """

    __pydantic_config__ = STRICT

    format: int
    id: str
    title: str
    edition: str
    language: str
    license: str
    authors: tuple[str, ...]
    description: str
    topics: tuple[Topic, ...]
    reading_grade: int | None = None
    blueprint: dict[str, dict[Level, int]] | None = None

    def __post_init__(self) -> None:
        found = _id_problems(self.id) + blank(("title",), self.title)
        if self.format != FORMAT:
            found.append(Problem(("format",), unknown_format(self.format)))
        ids = [topic.id for topic in self.topics]
        for place, topic in enumerate(ids):
            if topic in ids[:place]:
                found.append(Problem(("topics", place, "id"), f"topic {topic!r} stands twice"))
        for topic in self.blueprint or {}:
            if topic not in ids:
                message = f"{topic!r} is not among the topics: {', '.join(ids)}"
                found.append(Problem(("blueprint", topic), message))
        _raise(found)


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of a source: its kind and words, and 12 hex digits that change with its text."""

    kind: Literal["body", "heading", "title", "byline"]
    words: int
    fingerprint: str

    def __post_init__(self) -> None:
        if not _FINGERPRINT.match(self.fingerprint):
            _raise([Problem(("fingerprint",), "12 hexadecimal digits are wanted here")])


@dataclass(frozen=True, kw_only=True)
class Source:
    """A registered document; paragraph n of a citation is `paragraphs[n - 1]`.

    `label` is the short name that stands beside a paragraph number.
    """

    id: str
    title: str
    author: str
    label: str
    file: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]

    def __post_init__(self) -> None:
        found = _id_problems(self.id) + blank(("label",), self.label)
        if not _SHA256.match(self.sha256):
            found.append(Problem(("sha256",), "64 hexadecimal digits are wanted here"))
        _raise(found)


@dataclass(frozen=True, kw_only=True)
class Account:
    """What one text says on a disputed point, in the deck's words."""

    cite: str
    says: str

    def __post_init__(self) -> None:
        found = blank(("says",), self.says)
        if not CITATION.match(self.cite):
            message = f"{self.cite!r} is not a citation of the form source#paragraph"
            found.append(Problem(("cite",), message))
        _raise(found)

    @property
    def citation(self) -> Citation:
        """`cite`, parsed."""
        return Citation.parse(self.cite)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A published page; `date` is a year, a month (2021-05) or a day (2021-05-28)."""

    publisher: str
    title: str
    date: str
    address: str

    def __post_init__(self) -> None:
        found = blank(("publisher",), self.publisher) + blank(("title",), self.title)
        if not DATE.match(self.date):
            found.append(Problem(("date",), f"{self.date!r} is not a date such as 2021-05-28"))
        if not self.address.startswith(("https://", "http://")):
            found.append(Problem(("address",), "an address begins with https://"))
        _raise(found)


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """A point on which sources differ, or the record differs from a source, with the evidence.

    `record` is what other sources say (none where the doubt lies inside the texts); `never_key`
    are texts that may not be a whole answer.
    """

    id: str
    title: str
    accounts: tuple[Account, ...]
    sure: Literal["high", "medium", "low"]
    as_of: str
    record: str | None = None
    evidence: tuple[Evidence, ...] = ()
    never_key: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        found = _id_problems(self.id) + blank(("title",), self.title)
        if not self.accounts:
            found.append(Problem(("accounts",), "at least one account is wanted"))
        if self.record is not None and not self.evidence:
            found.append(Problem(("record",), "a record wants evidence, and none stands"))
        if not DATE.match(self.as_of):
            found.append(Problem(("as_of",), f"{self.as_of!r} is not a date such as 2026-11-22"))
        _raise(found)


@dataclass(frozen=True, kw_only=True)
class SourcesFile:
    """`sources.yaml`."""

    __pydantic_config__ = STRICT

    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class DisputesFile:
    """`disputes.yaml`."""

    __pydantic_config__ = STRICT

    disputes: tuple[Dispute, ...]
