"""`quiz print`: worksheets and keys, flashcards, the study guide and seminar prompts on paper."""

from pathlib import Path

import click

from quiz.cli import print_sheets
from quiz.cli.choosing import LEVELS, demand_topics
from quiz.cli.printing import (
    printing,
    read,
    told_of_printing,
    topics_option,
)
from quiz.cli.writing import write


@click.group()
def command() -> None:
    """Worksheets with keys, flashcards to cut, the study guide, seminar prompts: as PDF files."""


command.add_command(print_sheets.worksheet)
command.add_command(print_sheets.key)


@command.command()
@printing
@topics_option
@click.option(
    "--per-page",
    type=click.Choice(["8", "16"]),
    default="8",
    show_default=True,
    help="How many cards go on a sheet.",
)
@click.option(
    "--flip",
    type=click.Choice(["long", "short"]),
    default="long",
    show_default=True,
    help="The edge over which your printer turns a sheet.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["flashcard", "short_answer", "numerical"]),
    help="Cards of this kind of question; flashcards if nothing is said; repeatable.",
)
def cards(
    deck: str,
    output: Path,
    paper: str,
    fonts: tuple[Path, ...],
    topics: tuple[str, ...],
    per_page: str,
    flip: str,
    kinds: tuple[str, ...],
) -> None:
    """Print flashcards of DECK (a folder or an id) to cut, on both sides of the paper."""
    from quiz.paper.cards import CardWish, Flip
    from quiz.paper.cards import cards as made
    from quiz.paper.sheet import Paper

    contents = read(deck)
    wish = CardWish(
        paper=Paper(paper),
        per_sheet=int(per_page),
        flip=Flip(flip),
        topics=demand_topics(contents, topics),
        kinds=frozenset(kinds or ("flashcard",)),
    )
    wanted = [each for each in contents.in_use if each.outline.kind in wish.kinds]
    with told_of_printing(contents, wanted):
        printed = made(contents, wish, fonts)
    write(output, printed.content)
    click.echo(f"{output}: print on both sides, turned over the {flip} edge, at full size")
    for loss in printed.dropped:
        click.echo(f"left out: {loss.question}: {loss.reason}")


@command.command()
@printing
@topics_option
@click.option(
    "--imposed",
    is_flag=True,
    help="Lay two pages on each side of a sheet, in the order in which the stack is folded; for "
    "the printer alone, as a screen reader cannot follow it.",
)
def guide(
    deck: str,
    output: Path,
    paper: str,
    fonts: tuple[Path, ...],
    topics: tuple[str, ...],
    imposed: bool,
) -> None:
    """Print the study guide of DECK (a folder or an id) as a booklet, half the paper in size."""
    from quiz.paper.booklet import BookletWish, booklet, folded_booklet
    from quiz.paper.sheet import Paper

    contents = read(deck)
    wish = BookletWish(Paper(paper), demand_topics(contents, topics))
    make = folded_booklet if imposed else booklet
    with told_of_printing(contents, []):
        content = make(contents, wish, fonts)
    write(output, content)
    how = ": print on both sides, turned over the short edge, then fold the stack" * imposed
    click.echo(f"{output}{how}")


@command.command()
@printing
@topics_option
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice(LEVELS),
    help="Questions of this level; evaluate if nothing is said; repeatable.",
)
@click.option(
    "--lines",
    type=click.IntRange(0, 30),
    default=0,
    show_default=True,
    help="Rule so many lines below each prompt, for notes.",
)
def discussion(
    deck: str,
    output: Path,
    paper: str,
    fonts: tuple[Path, ...],
    topics: tuple[str, ...],
    levels: tuple[str, ...],
    lines: int,
) -> None:
    """Print questions of DECK (a folder or an id) as seminar prompts, with notes to lead by."""
    from quiz.paper.discussion import DiscussionWish
    from quiz.paper.discussion import discussion as made
    from quiz.paper.sheet import Paper
    from quiz.questions import Level

    contents = read(deck)
    wish = DiscussionWish(
        paper=Paper(paper),
        levels=frozenset(map(Level, levels or ("evaluate",))),
        topics=demand_topics(contents, topics),
        lines=lines,
    )
    wanted = [each for each in contents.in_use if each.outline.level in wish.levels]
    with told_of_printing(contents, wanted):
        content = made(contents, wish, fonts)
    write(output, content)
    click.echo(str(output))
