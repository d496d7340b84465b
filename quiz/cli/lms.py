"""`quiz lms`: decks as files for learning management systems."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.choosing import LEVELS, demand_kinds, demand_topics
from quiz.cli.writing import write
from quiz.lms.formats import FORMATS

if TYPE_CHECKING:
    from quiz.deck import Deck, Placed
    from quiz.study.queue import Filter


@click.group()
def command() -> None:
    """Decks as files for Moodle, Canvas, Blackboard, Quizlet and others."""


@command.command()
def formats() -> None:
    """List the formats, what each is for, and what to do with a file of it."""
    import textwrap

    for format in FORMATS.values():
        click.echo(f"{format.name}: {format.summary}")
        click.echo(textwrap.indent(textwrap.fill(format.advice, 72), "    "))


@command.command()
@click.argument("deck", metavar="DECK")
@click.option(
    "--format",
    "format_name",
    required=True,
    type=click.Choice(list(FORMATS)),
    help="What the file is for; `quiz lms formats` says more.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; without it, one in this folder that is named after deck and format.",
)
@click.option("--topic", "topics", multiple=True, metavar="ID", help="Only this topic; repeatable.")
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice(LEVELS),
    help="Only this level; repeatable.",
)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind; repeatable.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this question; repeatable.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write what is left out or simplified as a table (.csv).",
)
def export(
    deck: str,
    format_name: str,
    output: Path | None,
    topics: tuple[str, ...],
    levels: tuple[str, ...],
    kinds: tuple[str, ...],
    ids: tuple[str, ...],
    report: Path | None,
) -> None:
    """Write DECK (a folder or an id) as a file that a learning management system takes.

    What the system cannot take, or not whole, is told by question, with the reason. Questions out
    of use stay here.
    """
    from quiz.cli.failures import Failure, Misuse, told
    from quiz.deck import Library
    from quiz.lms.report import report_csv, report_lines
    from quiz.questions import Level
    from quiz.study.queue import Filter

    format = FORMATS[format_name]
    wanted = Filter(
        topics=frozenset(topics),
        kinds=demand_kinds(kinds),
        levels=frozenset(map(Level, levels)),
        questions=frozenset(ids),
    )
    with told():
        contents = Library.of_this_machine().read(deck)
    path = output or Path(format.file_name(contents.manifest.id))
    if report and report.resolve() == path.resolve():
        raise Misuse(f"The export and its report cannot both go into {path}; name another file.")
    placed = _chosen(contents, wanted)
    exported = format.writer(contents, placed)
    questions = [each.outline.id for each in placed]
    *lines, count = report_lines(exported, questions)
    if len({loss.question for loss in exported.dropped}) == len(questions):
        raise Failure("\n".join([*lines, "Nothing can be carried, and nothing was written."]))
    write(path, exported.content)
    for line in lines:
        click.echo(line)
    if report:
        write(report, report_csv(exported), f" {path} is written.")
        click.echo(f"The losses are in {report}.")
    click.echo(f"{path}: {count}")
    click.echo(format.advice)


def _chosen(deck: "Deck", wanted: "Filter") -> list["Placed"]:
    """The questions in use that are wanted, in the deck's order."""
    from quiz.cli.failures import Misuse
    from quiz.study.unseen import unseen

    _demand_known(deck, wanted)
    found = [deck.by_id[each.item.question] for each in unseen(deck) if wanted.takes(each)]
    if not found:
        raise Misuse(f"No question of {deck.manifest.id} fits this choice.")
    return found


def _demand_known(deck: "Deck", wanted: "Filter") -> None:
    from quiz.cli.failures import Misuse
    from quiz.deck.validation import nearest

    demand_topics(deck, sorted(wanted.topics))
    for question in sorted(wanted.questions):
        placed = deck.by_id.get(question)
        if placed is None:
            near = nearest(question, deck.by_id)
            mend = f" The nearest is {near}." if near else ""
            raise Misuse(f"There is no question {question!r} in {deck.manifest.id}.{mend}")
        if retired := placed.question.retired:
            raise Misuse(
                f"{question} is retired since edition {retired.edition} and is not exported: "
                f"{retired.reason}"
            )
