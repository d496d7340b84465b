"""Reading one file of a deck, with a finding for each fault."""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from quiz.deck.files import bytes_of
from quiz.deck.finding import Finding, Severity
from quiz.deck.strict_yaml import BadYaml, Document, read_yaml
from quiz.deck.validation import Validator
from quiz.questions import InvalidFields
from quiz.questions.invalid import Path as FieldPath

T = TypeVar("T")


@dataclass(frozen=True)
class ReadFile(Generic[T]):
    """A file as read: what stands where in it, and its value, or None if anything is at fault."""

    path: Path
    document: Document
    value: T | None


class FileReader:
    """Reads files, and gathers in `findings` what is wrong with them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def file(self, path: Path, validator: Validator[T]) -> ReadFile[T] | None:
        """A file and its value; None, with findings, if it is not strict YAML."""
        document = self.document(path)
        return None if document is None else self.validated(path, document, validator)

    def text(self, path: Path) -> str | None:
        """A UTF-8 text as it stands, or None with a finding that says why it cannot be read."""
        try:
            return bytes_of(path).decode("utf-8-sig")
        except OSError as error:
            self.found(path, 0, 0, "file", f"cannot be read: {error.strerror}")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.found(path, line, 0, "file", "a byte that is not UTF-8 stands here")
        return None

    def document(self, path: Path) -> Document | None:
        """What a file holds, or None with a finding for each reason why it cannot be read."""
        try:
            document = read_yaml(bytes_of(path))
        except OSError as error:
            self.found(path, 0, 0, "file", f"cannot be read: {error.strerror}")
            return None
        except BadYaml as error:
            for fault in error.faults:
                self.found(path, fault.line, fault.column, "yaml", fault.message)
            return None
        if document.data is None:
            self.found(path, 1, 1, "format", "the file is empty; a mapping is wanted")
            return None
        return document

    def validated(self, path: Path, document: Document, validator: Validator[T]) -> ReadFile[T]:
        """A file and its value, which is None, with findings, if its fields are at fault."""
        value = None
        try:
            value = validator.build(document.data)
        except InvalidFields as invalid:
            for problem in invalid.problems:
                line, column = document.place(problem.path)
                self.found(path, line, column, "format", problem.message)
        return ReadFile(path, document, value)

    def at(self, read: ReadFile[T], path: FieldPath, rule: str, message: str) -> None:
        """Add a finding about a field of a file."""
        line, column = read.document.place(path)
        self.found(read.path, line, column, rule, message)

    def found(self, path: Path, line: int, column: int, rule: str, message: str) -> None:
        """Add a finding; line and column are 0 where it is the file as a whole."""
        self.findings.append(Finding(path, line, column, Severity.ERROR, rule, message))
