"""What an author is told: one fault, with its file and line."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_QUOTED = 80


class Severity(StrEnum):
    """How much a finding weighs: an error stops a deck from being used."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing found in a deck; line and column are counted from 1, and 0 where there is none."""

    file: Path
    line: int
    column: int
    severity: Severity
    rule: str
    message: str

    def __str__(self) -> str:
        place = f":{self.line}" if self.line else ""
        place += f":{self.column}" if self.line and self.column else ""
        return f"{self.file}{place}: {self.severity}: {self.rule}: {self.message}"


def cut(text: str) -> str:
    """A text as a message quotes it: whole, or its beginning."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


class UnreadableDeck(Exception):
    """Raised when a deck cannot be read; carries every finding, in the order of files and lines."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))
