"""What ends a command: a message for the reader, and exit code 1 or 2."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import click

from quiz.cli.findings import as_text
from quiz.deck import NoSuchDeck, UnreadableDeck
from quiz.preferences import PreferencesError
from quiz.record import RecordError
from quiz.record.faults import while_playing


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
        raise Failure(as_text(error.findings)) from None
    except (RecordError, PreferencesError) as error:
        raise Failure(str(error)) from None
    except sqlite3.Error as error:
        raise Failure(while_playing(error)) from None
