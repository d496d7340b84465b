"""`quiz anki`: decks as Anki packages."""

import time
from pathlib import Path

import click


@click.group()
def command() -> None:
    """Decks as Anki packages."""


@command.command()
@click.argument("deck", metavar="DECK")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The .apkg file to write.",
)
def export(deck: str, output: Path) -> None:
    """Write DECK (a folder or an id) as a package that Anki imports."""
    from quiz.anki import UnwritablePackage
    from quiz.anki import export as export_deck
    from quiz.cli.failures import Failure, told
    from quiz.deck import Library

    with told():
        contents = Library.of_this_machine().read(deck)
    try:
        report = export_deck(contents, output, timestamp=int(time.time()))
    except UnwritablePackage as error:
        raise Failure(str(error)) from None
    click.echo(f"{output}: {report.notes} notes, {report.cards} cards")
    for what, remarks in (("left out", report.dropped), ("simplified", report.simplified)):
        for remark in remarks:
            click.echo(f"{what}: {remark.question}: {remark.reason}")
