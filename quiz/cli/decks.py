"""`quiz decks`: list the decks there are."""

import click


@click.command()
def command() -> None:
    """List the decks there are: id, title and folder."""
    from quiz.cli.findings import as_text
    from quiz.deck import Library
    from quiz.deck.inline import visible

    library = Library.of_this_machine()
    for shelved in library.decks:
        title = visible(shelved.manifest.title)
        click.echo(f"{shelved.manifest.id}: {title}, edition {shelved.manifest.edition}")
        click.echo(f"    {shelved.folder}")
    if library.findings:
        click.echo(as_text(library.findings), err=True)
