"""`quiz anki`: decks as Anki packages."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.choosing import demand_topics

if TYPE_CHECKING:
    from quiz.anki import ExportReport

_NAMED = 12


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
    metavar="FILE",
    help="The .apkg file to write.",
)
@click.option("--topic", "topics", multiple=True, metavar="ID", help="Only this topic; repeatable.")
@click.option(
    "--split", type=click.Choice(["topics"]), help="Make a sub-deck in Anki for each topic."
)
@click.option(
    "--locked",
    is_flag=True,
    help="Refuse if anything is new or changed that the deck's ledger does not have yet.",
)
def export(
    deck: str, output: Path, topics: tuple[str, ...], split: str | None, locked: bool
) -> None:
    """Write DECK (a folder or an id) as a package that Anki imports.

    The deck's anki.ledger.yaml remembers when each note last changed, so that importing a later
    package updates those notes alone that changed in between. Keep it with the deck.
    """
    from quiz import anki
    from quiz.cli.failures import Failure, told
    from quiz.cli.findings import as_text
    from quiz.deck import Library

    with told():
        contents = Library.of_this_machine().read(deck)
    demand_topics(contents, topics)
    wish = anki.Wish(frozenset(topics), by_topic=split == "topics", locked=locked)
    try:
        report = anki.export(contents, output, wish, timestamp=int(time.time()))
    except anki.DamagedLedger as error:
        raise Failure(
            f"{as_text(error.findings)}\n"
            "This file knows what learners have in Anki, so it is left as it is, and nothing was "
            "written. Mend these lines, or take the file back from where the deck is kept."
        ) from None
    except (
        anki.ForeignLedger,
        anki.KindChanged,
        anki.Locked,
        anki.UnwritablePackage,
    ) as error:
        raise Failure(str(error)) from None
    if report.unrecorded:
        click.echo(
            f"warning: {report.unrecorded}.\nThe package is whole, and what is new or changed "
            "in it has the present time. An export of the same texts will have a later one, and "
            "Anki will take each of them for one more update.",
            err=True,
        )
    click.echo(f"{output}: {report.notes} notes, {report.cards} cards")
    for line in _told(report):
        click.echo(line)


def _told(report: "ExportReport") -> Iterator[str]:
    if report.new or report.changed:
        yield f"since the last export: {len(report.new)} new, {len(report.changed)} changed"
    for what, ids in (("new", report.new), ("changed", report.changed)):
        if 0 < len(ids) <= _NAMED:
            yield f"{what}: {', '.join(ids)}"
    remarks = (
        ("kept", report.retired),
        ("left out", report.dropped),
        ("simplified", report.simplified),
    )
    for what, found in remarks:
        for remark in found:
            yield f"{what}: {remark.question}: {remark.reason}"
