"""What ends a command: a message for the reader, and exit code 1 or 2."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from quiz.deck import Finding, NoSuchDeck, UnreadableDeck
from quiz.deck.inline import visible
from quiz.record import RecordError


class Failure(click.ClickException):
    """A message on standard error, as it is; exit code 1."""

    def show(self, file: object = None) -> None:
        """Write the message to standard error."""
        click.echo(self.message, err=True)


class Misuse(Failure):
    """A Failure by what was asked for; exit code 2."""

    exit_code = 2


@contextmanager
def told() -> Iterator[None]:
    """Turn what a reader can act on into a Failure, or a Misuse for a wrong name."""
    try:
        yield
    except NoSuchDeck as error:
        raise Misuse(str(error)) from None
    except UnreadableDeck as error:
        raise Failure(listed(error.findings)) from None
    except RecordError as error:
        raise Failure(str(error)) from None
    except sqlite3.Error as error:
        raise Failure(
            f"The record could not be written: {error}.\n"
            "What was answered before is kept. Free the disk or the folder, then go on."
        ) from None


def listed(findings: Iterable[Finding]) -> str:
    """Findings, a line each, with files named from where the reader stands."""
    return "\n".join(visible(str(_nearby(finding))) for finding in findings)


def _nearby(finding: Finding) -> Finding:
    here = Path.cwd()
    if not finding.file.is_absolute() or not finding.file.is_relative_to(here):
        return finding
    return Finding(
        finding.file.relative_to(here),
        finding.line,
        finding.column,
        finding.severity,
        finding.rule,
        finding.message,
    )
