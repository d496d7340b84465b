"""`quiz check`: read decks and tell their authors what is wrong, in which file and line."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.deck import Deck, Finding


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option(
    "--documents",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Hold the deck against the documents it was written from, which lie in this folder.",
)
@click.option(
    "--stale",
    metavar="AGE",
    help="List disputes that were last looked at longer ago than this: 2y, 18m or 90d.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 from warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations on GitHub.",
)
@click.option("--explain", metavar="RULE", help="Say what a rule finds and why, and stop.")
def command(
    decks: tuple[str, ...],
    documents: Path | None,
    stale: str | None,
    strict: bool,
    form: str,
    explain: str | None,
) -> None:
    """Read each DECK (a folder or an id; all decks if none is named) and list what is wrong.

    Exits with 1 if there is any error.
    """
    if explain is not None:
        _explain(explain)
        return
    from quiz.check.disputes import age
    from quiz.check.rules import Against, check_deck
    from quiz.cli.failures import Misuse, told
    from quiz.cli.findings import as_github, as_json, as_text
    from quiz.deck import Finding, Library, Severity, UnreadableDeck, read_deck_and_places

    try:
        oldest = None if stale is None else age(stale)
    except ValueError as error:
        raise Misuse(str(error)) from None
    against = Against(documents, oldest, date.today())
    library = Library.of_this_machine()
    findings: list[Finding] = []
    summaries: list[str] = []
    with told():
        folders = [library.folder_of(name) for name in decks]
    if not decks:
        folders = [shelved.folder for shelved in library.decks]
        findings += library.findings
    for folder in folders:
        try:
            deck, places = read_deck_and_places(folder)
        except UnreadableDeck as error:
            findings += error.findings
        else:
            found = check_deck(deck, places, against)
            findings += found
            summaries.append(_summary(deck, found))
    if form == "json":
        click.echo(as_json(findings))
    elif findings:
        click.echo(as_github(findings) if form == "github" else as_text(findings))
    if form == "text":
        for summary in summaries:
            click.echo(summary)
    heavy = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.severity in heavy for finding in findings):
        raise SystemExit(1)


def _explain(rule: str) -> None:
    from quiz.cli.explaining import documented_rules
    from quiz.cli.failures import Failure, Misuse
    from quiz.deck.validation import nearest

    try:
        sections = documented_rules()
    except OSError as error:
        message = f"The rules cannot be read: {error.filename}: {error.strerror}."
        raise Failure(message) from None
    if rule not in sections:
        near = nearest(rule, sections)
        message = f"There is no rule {rule!r}" + (f"; did you mean `{near}`?" if near else ".")
        raise Misuse(f"{message}\nThe rules are: {', '.join(sorted(sections))}.")
    click.echo(sections[rule])


def _summary(deck: "Deck", findings: "list[Finding]") -> str:
    from quiz.check.bank import lines, whole_bank
    from quiz.deck import Severity

    topics = {placed.topic.id for placed in deck.in_use}
    counted = Counter(finding.severity for finding in findings)
    found = [_counted(counted[level], level) for level in Severity if counted[level]]
    if not counted[Severity.ERROR]:
        found.insert(0, "no errors")
    first = (
        f"{deck.manifest.id}: {_counted(len(deck.in_use), 'question')}, "
        f"{_counted(len(topics), 'topic')}, {_counted(len(deck.disputes), 'dispute')}: "
        f"{', '.join(found)}"
    )
    return "\n".join([first, *lines(whole_bank(deck))])


def _counted(number: int, what: str) -> str:
    is_counted_out = number == 1 or what == "advice"
    return f"{number} {what}" if is_counted_out else f"{number} {what}s"
