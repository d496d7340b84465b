"""`quiz show`: one question as a learner meets it, and as it is marked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.deck import Deck, Finding, Library


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--deck", metavar="DECK", help="The deck to look in; without it, all there are.")
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Lay the options out as with this seed."
)
def command(ids: tuple[str, ...], deck: str | None, seed: int) -> None:
    """Show the questions with these IDs: as a learner meets them, and as they are marked.

    An ID that stands in several decks is shown from each.
    """
    from quiz.cli.failures import Misuse, told
    from quiz.cli.findings import as_text
    from quiz.cli.showing import shown
    from quiz.deck import Library

    library = Library.of_this_machine()
    if deck is None:
        decks, findings = _readable(library)
    else:
        with told():
            decks, findings = [library.read(deck)], []
    unknown = [name for name in ids if not any(name in known.by_id for known in decks)]
    if unknown:
        if findings:
            click.echo(as_text(findings), err=True)
        raise Misuse("\n".join(_unknown(name, decks, library) for name in unknown))
    pages = [
        shown(known, known.by_id[name], seed)
        for name in ids
        for known in decks
        if name in known.by_id
    ]
    click.echo("\n\n\n".join(pages))


def _readable(library: "Library") -> "tuple[list[Deck], list[Finding]]":
    """The decks that can be read, and what is wrong with the others."""
    from quiz.deck import UnreadableDeck, read_deck

    decks, findings = [], list(library.findings)
    for shelved in library.decks:
        try:
            decks.append(read_deck(shelved.folder))
        except UnreadableDeck as error:
            findings += error.findings
    return decks, findings


def _unknown(name: str, decks: "Sequence[Deck]", library: "Library") -> str:
    from quiz.deck.inline import visible
    from quiz.deck.validation import nearest

    where = ", ".join(deck.manifest.id for deck in decks)
    message = f"there is no question {visible(name)!r} in {where or 'any deck'}"
    near = nearest(name, [known for deck in decks for known in deck.by_id])
    if near:
        message += f"; did you mean `{near}`?"
    if any(shelved.manifest.id == name for shelved in library.decks):
        message += f"\n{name} is a deck: `quiz show ID --deck {name}`."
    return message
