"""`quiz schedule`: when questions come back, and by whose settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from quiz.cli.preferring import profile_option
from quiz.study.scheduling import FUZZ, NEW_A_DAY, RETENTION, ROLLOVER_HOUR

if TYPE_CHECKING:
    from quiz.deck import Deck
    from quiz.record import Record
    from quiz.study.events import Act
    from quiz.study.settings import Settings

_PROFILE = profile_option("Whose.")


@click.group()
def command() -> None:
    """When questions come back, and by whose settings."""


@command.command()
@_PROFILE
def show(profile: str) -> None:
    """Print the settings of a learner."""
    with _record() as record:
        for line in _lines(record.settings(profile)):
            click.echo(line)


@command.command(name="set")
@_PROFILE
@click.option("--retention", type=float, help=RETENTION.does)
@click.option("--new-a-day", type=int, help=NEW_A_DAY.does)
@click.option("--fuzz/--no-fuzz", default=None, help=FUZZ.does)
@click.option("--rollover-hour", type=int, help=ROLLOVER_HOUR.does)
@click.option("--default-weights", is_flag=True, help="Go back to the weights of FSRS-6.")
def set_(
    profile: str,
    retention: float | None,
    new_a_day: int | None,
    fuzz: bool | None,
    rollover_hour: int | None,
    default_weights: bool,
) -> None:
    """Change settings; what is not named stays as it is."""
    from dataclasses import replace

    from quiz.cli.failures import Misuse
    from quiz.study.events import Configured

    with _record() as record:
        now = record.settings(profile)
        try:
            settings = replace(
                now,
                retention=now.retention if retention is None else retention,
                new_a_day=now.new_a_day if new_a_day is None else new_a_day,
                fuzz=now.fuzz if fuzz is None else fuzz,
                rollover_hour=now.rollover_hour if rollover_hour is None else rollover_hour,
                weights=() if default_weights else now.weights,
            )
        except ValueError as error:
            raise Misuse(f"This cannot be set: {error}.") from None
        if settings != now:
            _act(record, Configured(profile, settings))
        for line in _lines(settings):
            click.echo(line)


@command.command()
@click.argument("deck", metavar="DECK")
@click.argument("questions", nargs=-1, required=True, metavar="ID...")
@_PROFILE
def suspend(deck: str, questions: tuple[str, ...], profile: str) -> None:
    """Do not ask these questions any more, until they are resumed."""
    from quiz.study.events import Suspended

    contents = _deck(deck)
    with _record() as record:
        for question in _known(contents, questions):
            _act(record, Suspended(profile, contents.manifest.id, question, True))
    click.echo(f"Suspended: {', '.join(questions)}.")


@command.command()
@click.argument("deck", metavar="DECK")
@click.argument("questions", nargs=-1, required=True, metavar="ID...")
@_PROFILE
def resume(deck: str, questions: tuple[str, ...], profile: str) -> None:
    """Ask suspended questions again."""
    from quiz.study.events import Suspended

    contents = _deck(deck)
    with _record() as record:
        for question in _known(contents, questions):
            _act(record, Suspended(profile, contents.manifest.id, question, False))
    click.echo(f"Resumed: {', '.join(questions)}.")


@command.command()
@click.argument("deck", metavar="DECK")
@click.argument("questions", nargs=-1, required=True, metavar="ID...")
@_PROFILE
def forget(deck: str, questions: tuple[str, ...], profile: str) -> None:
    """Let these questions count as new; what was answered is kept."""
    from quiz.study.events import Forgotten

    contents = _deck(deck)
    with _record() as record:
        for question in _known(contents, questions):
            _act(record, Forgotten(profile, contents.manifest.id, question))
    click.echo(f"New again: {', '.join(questions)}.")


@command.command()
@click.argument("deck", metavar="DECK")
@click.argument("questions", nargs=-1, required=True, metavar="ID...")
@click.option("--due", required=True, metavar="YYYY-MM-DD", help="The day to ask them on.")
@_PROFILE
def move(deck: str, questions: tuple[str, ...], due: str, profile: str) -> None:
    """Let questions that were learned be due on a day of your choice."""
    from quiz.cli.failures import Misuse
    from quiz.study.events import Rescheduled

    try:
        day = date.fromisoformat(due)
    except ValueError:
        raise Misuse(f"{due!r} is no day; one such as 2026-12-24 is wanted.") from None
    contents = _deck(deck)
    with _record() as record:
        learned = {item.question for item in record.standings(profile, contents.manifest.id)}
        for question in _known(contents, questions):
            if question not in learned:
                raise Misuse(f"{question} is new: a day can be set once it was answered.")
        for question in questions:
            _act(record, Rescheduled(profile, contents.manifest.id, question, day))
    click.echo(f"Due on {day}: {', '.join(questions)}.")


@command.command()
@click.option("--take", is_flag=True, help="Use the fitted weights from now on.")
@_PROFILE
def fit(take: bool, profile: str) -> None:
    """Fit the scheduler to your own log, and show how much better it foretells."""
    from dataclasses import replace

    from quiz.cli.failures import Failure
    from quiz.study.events import Configured
    from quiz.study.fitting import TooFewReviews
    from quiz.study.fitting import fit as fit_weights

    with _record() as record:
        settings = record.settings(profile)
        try:
            found = fit_weights(list(record.histories(profile).values()), settings.weights)
        except TooFewReviews as error:
            raise Failure(f"There are {error}.") from None
        click.echo(f"{found.reviews} reviews on later days.")
        click.echo(f"  log loss    now {found.log_loss_now:.4f}   fitted {found.log_loss:.4f}")
        click.echo(f"  RMSE (bins) now {found.rmse_now:.4f}   fitted {found.rmse:.4f}")
        click.echo("  weights     " + " ".join(f"{weight:.4f}" for weight in found.weights))
        if take:
            _act(record, Configured(profile, replace(settings, weights=found.weights)))
            click.echo("They are in use from now on.")
        else:
            click.echo("Nothing was changed; --take puts them to use.")


@command.command(name="what-if")
@click.argument("deck", metavar="DECK")
@_PROFILE
def what_if(deck: str, profile: str) -> None:
    """Simulate a year of DECK at several retentions: minutes and reviews a day, and what is known.

    At your own pace, begun anew; by the scheduler's own simulator.
    """
    from quiz.cli.failures import Failure
    from quiz.record.reviewing import statistics_of
    from quiz.study.fitting import workloads
    from quiz.study.what_if import beginning_of

    contents = _deck(deck)
    if not contents.in_use:
        raise Failure(f"{contents.manifest.id} has no questions in use; there is nothing to learn.")
    with _record() as record:
        settings = record.settings(profile)
        found = statistics_of(record, contents, profile)
    beginning = beginning_of(contents, found, settings)
    items, seconds = beginning.items, beginning.seconds
    click.echo(f"{items} questions, {settings.new_a_day} new a day, {seconds:.0f} s an answer")
    click.echo("")
    click.echo("  retention   minutes a day   reviews a day   known after a year")
    for each in workloads(items, settings.new_a_day, seconds, settings.weights):
        now = "  now" if abs(each.retention - settings.retention) < 0.005 else ""
        click.echo(
            f"  {each.retention:>9.0%}   {each.minutes_a_day:>13.1f}"
            f"   {each.reviews_a_day:>13.1f}   {each.known:>18.0f}{now}"
        )


def _lines(settings: "Settings") -> Iterator[str]:
    yield f"retention      {settings.retention:g}"
    yield f"new a day      {settings.new_a_day}"
    yield f"fuzz           {'on' if settings.fuzz else 'off'}"
    yield f"rollover hour  {settings.rollover_hour}"
    yield f"weights        {'your own' if settings.weights else 'the defaults of FSRS-6'}"


@contextmanager
def _record() -> "Iterator[Record]":
    from quiz.cli.failures import told
    from quiz.deck.folders import data_folder
    from quiz.record import Record

    with told():
        record = Record(data_folder())
        if record.notice:
            click.echo(record.notice, err=True)
        try:
            yield record
        finally:
            record.close()


def _act(record: "Record", act: "Act") -> None:
    from quiz.record.acting import act_now

    act_now(record, act)


def _deck(name: str) -> "Deck":
    from quiz.cli.failures import told
    from quiz.deck import Library

    with told():
        return Library.of_this_machine().read(name)


def _known(deck: "Deck", questions: tuple[str, ...]) -> tuple[str, ...]:
    """The questions, if the deck has them all; raises Misuse."""
    from quiz.cli.failures import Misuse
    from quiz.deck.validation import nearest

    for question in questions:
        if question not in deck.by_id:
            near = nearest(question, deck.by_id)
            hint = f"; did you mean `{near}`?" if near else "."
            raise Misuse(f"There is no question {question!r} in {deck.manifest.id}{hint}")
    return questions
