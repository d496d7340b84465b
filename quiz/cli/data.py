"""`quiz data`: where the record lies, its backups, and the log as JSON lines."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.record.backups import Backup
    from quiz.record.exchange import Taken

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUTPUT = click.Path(dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Your record: where it is, its backups, and the way out and in."""


@command.command()
def where() -> None:
    """Tell where the record lies, what it holds, and which backups there are."""
    from quiz.deck.folders import data_folder
    from quiz.record.backups import FOLDER, backups, fault_in
    from quiz.record.file import FILE

    folder = data_folder()
    record = folder / FILE
    click.echo(f"Folder   {folder}")
    if not record.is_file():
        click.echo(f"Record   none yet; the first session makes {FILE}")
    else:
        click.echo(f"Record   {FILE}, {_size(record)}")
        fault = fault_in(record)
        click.echo(f"         {fault or 'no fault found'}")
        if not fault:
            for line in _contents(record):
                click.echo(f"         {line}")
    found = backups(folder)
    if not found:
        click.echo("Backups  none yet; one is made on each day with a session")
    for number, backup in enumerate(found):
        label = "Backups" if number == 0 else ""
        name = f"{FOLDER}/{backup.path.name}"
        click.echo(f"{label:9}{name}, {_size(backup.path)}, {_until(backup)}")
    for number, path in enumerate(sorted(folder.glob(f"{record.stem}-*{record.suffix}"))):
        label = "Aside" if number == 0 else ""
        click.echo(f"{label:9}{path.name}, {_size(path)}")


@command.command()
@click.option("-o", "--output", type=_OUTPUT, help="The file to write, in place of today's backup.")
def backup(output: Path | None) -> None:
    """Copy the record, after a check: to FILE, or as today's backup."""
    from datetime import date

    from quiz.cli.failures import told
    from quiz.deck.folders import data_folder
    from quiz.record.backups import back_up, back_up_today

    with told():
        if output is None:
            target = back_up_today(data_folder(), date.today())
        else:
            target = output
            back_up(data_folder(), target)
    click.echo(f"{target}: {_size(target)}")


@command.command()
@click.argument("backup", metavar="[BACKUP]", required=False, type=_FILE)
def restore(backup: Path | None) -> None:
    """Put BACKUP, or the newest good one, in the record's place.

    The record that is there is kept aside.
    """
    from datetime import datetime

    from quiz.cli.failures import told
    from quiz.deck.folders import data_folder
    from quiz.record.backups import restore as restore_backup

    with told():
        restored = restore_backup(data_folder(), backup, datetime.now())
    click.echo(f"Restored {restored.backup.path}, {_until(restored.backup)}.")
    if restored.aside:
        click.echo(f"The record that was there is kept as {restored.aside}.")


@command.command()
@click.option("-o", "--output", type=_OUTPUT, help="The file to write; without it, to the screen.")
@click.option("--profile", help="Only what this learner did.")
def export(output: Path | None, profile: str | None) -> None:
    """Write the log as JSON lines: every event, and every question as it was shown."""
    from quiz.cli.failures import Failure, Misuse
    from quiz.deck.folders import data_folder
    from quiz.record import owning
    from quiz.record.exchange import export as lines_of
    from quiz.record.exchange import write_log
    from quiz.record.file import FILE

    record = data_folder() / FILE
    if not record.is_file():
        raise Failure(f"There is no record in {record.parent} yet, so there is nothing to export.")
    if output and output.exists() and output.samefile(record):
        raise Misuse(f"{output} is the record itself. Name another file.")
    with _open_record() as connection:
        known = owning.profiles(connection)
        if profile is not None and profile not in known:
            raise Misuse(f"There is no learner {profile!r} in the record. {_known(known)}")
        if output is None:
            sys.stdout.writelines(lines_of(connection, profile))
        else:
            write_log(lines_of(connection, profile), output)
            click.echo(f"{output}: {_size(output)}")


@command.command("import")
@click.argument("file", metavar="FILE", type=_FILE)
def import_(file: Path) -> None:
    """Take in a log that `quiz data export` wrote; what is known already stays as it is."""
    from quiz.record.exchange import import_log

    with _open_record() as connection:
        _tell(import_log(connection, file))


@command.command()
@click.argument("file", metavar="FILE", type=_FILE)
def merge(file: Path) -> None:
    """Take in another machine's record (its record.sqlite3, or a backup of it)."""
    from quiz.record.exchange import merge_record

    with _open_record() as connection:
        _tell(merge_record(connection, file))


@command.command()
@click.argument("profile", metavar="PROFILE")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def forget(profile: str, yes: bool) -> None:
    """Remove all that PROFILE ever did, from the record and from its backups."""
    from quiz.cli.failures import Misuse, told
    from quiz.deck.folders import data_folder
    from quiz.deck.inline import visible
    from quiz.record.forgetting import NoSuchProfile, erase, known_profiles

    folder = data_folder()
    name = visible(profile)
    with told():
        known = known_profiles(folder)
        if profile not in known:
            raise Misuse(f"There is no learner {profile!r} in the record. {_known(known)}")
        if not yes:
            click.echo(
                f"This removes all that {name} did, from {folder} and its backups, for good."
            )
            if click.prompt("Type the name to go on", default="", show_default=False) != profile:
                raise Misuse("That is another name. Nothing was removed.")
        try:
            erased = erase(folder, profile)
        except NoSuchProfile as error:
            raise Misuse(f"{error}. {_known(error.known)}") from None
    click.echo(f"{name} is forgotten: {_many(erased.events, 'event')} removed from the record.")
    for path in erased.copies:
        click.echo(f"Removed from {path} too.")
    click.echo(
        "Other machines' records, copies elsewhere and exported logs still hold what was done: "
        "forget it there too, or a merge brings it back."
    )
    for path, fault in erased.unreached:
        click.echo(
            f"{path} could not be read ({fault}) and may still hold it: delete it, with the files "
            "whose names begin alike.",
            err=True,
        )
    if erased.unreached:
        sys.exit(1)


@contextmanager
def _open_record() -> Iterator[sqlite3.Connection]:
    """The record's connection; what ends the work in it ends the command with a message."""
    from quiz.cli.failures import told
    from quiz.deck.folders import data_folder
    from quiz.record.store import open_record

    with told():
        opened = open_record(data_folder())
        if opened.notice:
            click.echo(opened.notice, err=True)
        with closing(opened.connection) as connection:
            yield connection


def _contents(record: Path) -> Iterator[str]:
    from quiz.deck.inline import visible
    from quiz.record.backups import reading
    from quiz.record.file import version_of
    from quiz.record.owning import profiles

    with reading(record) as connection:
        yield f"format {version_of(connection)}"
        events, sessions = connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE kind = 'started') FROM events"
        ).fetchone()
        known = profiles(connection)
    yield f"{_many(events, 'event')} in {_many(sessions, 'session')}"
    yield f"{_many(len(known), 'profile')}{': ' if known else ''}{visible(', '.join(known))}"


def _tell(taken: "Taken") -> None:
    new = f"{_many(taken.events, 'event')} and {_many(taken.contents, 'content')} taken in"
    click.echo(f"{new}; {_many(taken.known, 'event')} known already.")


def _known(profiles: tuple[str, ...]) -> str:
    from quiz.deck.inline import visible

    return f"There are: {visible(', '.join(profiles))}." if profiles else "It holds nobody yet."


def _until(backup: "Backup") -> str:
    if backup.latest is None:
        return "no event in it that can be read"
    return f"up to {backup.latest.astimezone():%Y-%m-%d %H:%M}"


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _size(path: Path) -> str:
    size = float(path.stat().st_size)
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"
