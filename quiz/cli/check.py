"""`quiz check`: read decks and report every error."""

import click


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
def command(decks: tuple[str, ...]) -> None:
    """Read each DECK (a folder or an id; all decks if none is named) and report its errors.

    Exits with 1 if there is any.
    """
    from quiz.cli.failures import Failure, listed, told
    from quiz.deck import Finding, Library, UnreadableDeck, read_deck

    library = Library.of_this_machine()
    findings: list[Finding] = []
    with told():
        folders = [library.folder_of(name) for name in decks]
    if not decks:
        folders = [shelved.folder for shelved in library.decks]
        findings += library.findings
    for folder in folders:
        try:
            deck = read_deck(folder)
        except UnreadableDeck as error:
            findings += error.findings
        else:
            topics = {placed.topic.id for placed in deck.in_use}
            click.echo(
                f"{deck.manifest.id}: {_counted(len(deck.in_use), 'question')}, "
                f"{_counted(len(topics), 'topic')}, {_counted(len(deck.disputes), 'dispute')}: "
                "no errors"
            )
    if findings:
        raise Failure(listed(findings))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
