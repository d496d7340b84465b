"""`quiz print worksheet` and `quiz print key`: a sheet in versions, and what it is marked by."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.choosing import LEVELS, demand_kinds, demand_topics
from quiz.cli.printing import (
    Command,
    printing,
    read,
    told_of_printing,
    topics_option,
)
from quiz.cli.writing import write

if TYPE_CHECKING:
    from quiz.deck import Deck, Placed
    from quiz.paper.choosing import Choice
    from quiz.paper.layout import Layout

_SEED = 1


@dataclass(frozen=True)
class _Wish:
    """What is asked for of a sheet."""

    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    ids: tuple[str, ...]
    count: int | None
    blueprint: bool
    seed: int
    versions: int
    title: str | None

    @property
    def narrows(self) -> bool:
        """Whether it says which questions are wanted, but by their ids."""
        return bool(self.topics or self.kinds or self.levels or self.count or self.blueprint)


_NOTHING_SAID = _Wish((), (), (), (), None, False, _SEED, 1, None)


def _choosing(command: Command) -> Command:
    """The options that choose a sheet; they come as one `wish`."""

    @wraps(command)
    def with_wish(
        topics: tuple[str, ...],
        kinds: tuple[str, ...],
        levels: tuple[str, ...],
        ids: tuple[str, ...],
        count: int | None,
        blueprint: bool,
        seed: int,
        versions: int,
        title: str | None,
        **others: object,
    ) -> None:
        wish = _Wish(topics, kinds, levels, ids, count, blueprint, seed, versions, title)
        command(wish=wish, **others)

    wrapped: Command = with_wish
    for option in (
        click.option("--title", metavar="TEXT", help="The title, if it is not to be the deck's."),
        click.option(
            "--versions",
            type=click.IntRange(1, 26),
            default=1,
            show_default=True,
            help="How many versions: A, B and on, with questions and options in other orders.",
        ),
        click.option(
            "--seed",
            type=int,
            default=_SEED,
            show_default=True,
            help="Another number makes another sheet; the same one, the same.",
        ),
        click.option(
            "--blueprint",
            is_flag=True,
            help="Weigh topics and levels as the deck's blueprint does.",
        ),
        click.option(
            "--id",
            "ids",
            multiple=True,
            metavar="ID",
            help="This question; repeatable, and they stand in the order given.",
        ),
        click.option(
            "--count",
            type=click.IntRange(1, 1000),
            help="How many questions; 20 if nothing is said.",
        ),
        click.option(
            "--level",
            "levels",
            multiple=True,
            type=click.Choice(LEVELS),
            help="Only this level; repeatable.",
        ),
        click.option(
            "--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind; repeatable."
        ),
        topics_option,
    ):
        wrapped = option(wrapped)
    return wrapped


_large = click.option(
    "--large", is_flag=True, help="Large print: 18 points, one column; --font comes first in it."
)
_data = click.option(
    "--data",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the layout (.json), from which marks are read back.",
)


@click.command()
@printing
@_choosing
@_large
@_data
def worksheet(
    deck: str,
    output: Path,
    paper: str,
    fonts: tuple[Path, ...],
    large: bool,
    data: Path | None,
    wish: _Wish,
) -> None:
    """Print questions of DECK (a folder or an id) as a worksheet.

    The code at the foot of each page names the sheet: the same options make the same sheet again,
    and `quiz print key` with them its key.
    """
    from quiz.paper.layout import layout_json
    from quiz.paper.look import Look
    from quiz.paper.sheet import Paper
    from quiz.paper.worksheet import worksheet as made

    _demand_apart(output, data)
    contents = read(deck)
    layout = _layout(contents, wish)
    with told_of_printing(contents, _questions(contents, layout)):
        content = made(contents, layout, Look(Paper(paper), large, fonts))
    write(output, content)
    click.echo(f"{output}: {_summary(layout)}")
    if data:
        write(data, layout_json(layout).encode())
        click.echo(f"{data}: the layout of the sheet, for its key and its marks")
    click.echo(_again(layout))


@click.command()
@printing
@_choosing
@_large
@click.option(
    "--layout",
    "layout_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The key to the sheet of this layout, which --data wrote, however the deck changed.",
)
@click.option(
    "--csv",
    "form",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write an empty form (.csv) to type answers into.",
)
@_data
def key(
    deck: str,
    output: Path,
    paper: str,
    fonts: tuple[Path, ...],
    large: bool,
    layout_file: Path | None,
    form: Path | None,
    data: Path | None,
    wish: _Wish,
) -> None:
    """Print the key to a worksheet of DECK (a folder or an id): one for all its versions.

    It wants the options that the worksheet was made with, or the sheet's layout. The layout goes
    into the PDF too, as a file.
    """
    from quiz.paper.form import answer_form
    from quiz.paper.key import key as made
    from quiz.paper.layout import layout_json
    from quiz.paper.look import Look
    from quiz.paper.marking import changed
    from quiz.paper.sheet import Paper

    _demand_apart(output, form, data)
    contents = read(deck)
    layout = _layout_in(layout_file, contents, wish) if layout_file else _layout(contents, wish)
    with told_of_printing(contents, _questions(contents, layout)):
        content = made(contents, layout, Look(Paper(paper), large, fonts))
    write(output, content)
    click.echo(f"{output}: the key to {_summary(layout)}")
    for loss in changed(layout, contents):
        click.echo(f"changed: {loss.question}: {loss.reason}")
    if form:
        write(form, answer_form(layout).encode())
        click.echo(f"{form}: a form for the answers, a line for each learner")
    if data:
        write(data, layout_json(layout).encode())
        click.echo(f"{data}: the layout of the sheet, for its marks")
    if not layout_file:
        click.echo(_again(layout))


def _layout(deck: "Deck", wish: _Wish) -> "Layout":
    """The layout of what is wished for; tells where fewer questions were found. Raises Misuse."""
    from quiz.cli.failures import Misuse
    from quiz.paper.choosing import NoBlueprint, UnfitQuestion, chosen
    from quiz.paper.versions import laid_out, title_of
    from quiz.study.sampling import ImpossibleBlueprint

    with told_of_printing(deck, ()):
        try:
            questions = chosen(deck, _choice(deck, wish))
        except (NoBlueprint, UnfitQuestion) as error:
            raise Misuse(str(error)) from None
        except ImpossibleBlueprint as error:
            raise Misuse(f"{error}.") from None
    if wish.count and len(questions) < wish.count:
        click.echo(f"{len(questions)} questions fit; {wish.count} were asked for.", err=True)
    title = wish.title if wish.title and wish.title.strip() else title_of(deck, questions)
    return laid_out(deck, questions, title=title, seed=wish.seed, versions=wish.versions)


def _choice(deck: "Deck", wish: _Wish) -> "Choice":
    from quiz.cli.failures import Misuse
    from quiz.paper.choosing import Choice
    from quiz.questions import Level
    from quiz.study.queue import Filter

    if wish.ids and wish.narrows:
        raise Misuse(
            "--id names the questions themselves; leave out --topic, --kind, --level, --count and "
            "--blueprint."
        )
    wanted = Filter(
        topics=demand_topics(deck, wish.topics),
        kinds=demand_kinds(wish.kinds),
        levels=frozenset(map(Level, wish.levels)),
    )
    return Choice(wanted, wish.count, wish.ids, wish.blueprint, wish.seed)


def _layout_in(path: Path, deck: "Deck", wish: _Wish) -> "Layout":
    from quiz.cli.failures import Failure, Misuse
    from quiz.paper.layout_file import UnreadableLayout, read_layout

    if wish != _NOTHING_SAID:
        raise Misuse("--layout says which questions there are; leave out what chooses them.")
    try:
        layout = read_layout(path)
    except UnreadableLayout as error:
        raise Failure(str(error)) from None
    if layout.deck != deck.manifest.id:
        raise Failure(
            f"{path} is the layout of a sheet of the deck {layout.deck}; this is "
            f"{deck.manifest.id}."
        )
    return layout


def _questions(deck: "Deck", layout: "Layout") -> Sequence["Placed"]:
    """The questions of a sheet that the deck still has."""
    return [deck.by_id[asked.id] for asked in layout.questions if asked.id in deck.by_id]


def _summary(layout: "Layout") -> str:
    counts = [
        (len(layout.questions), "question"),
        (layout.total, "point"),
        (len(layout.versions), "version"),
    ]
    told = (f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts)
    return f"sheet {layout.code}, {', '.join(told)}"


def _again(layout: "Layout") -> str:
    return f"Seed {layout.seed}: the same options make the same sheet."


def _demand_apart(*paths: Path | None) -> None:
    """Refuse to write two things into one file."""
    from quiz.cli.failures import Misuse

    given = [path.absolute() for path in paths if path]
    if len(set(given)) < len(given):
        raise Misuse("Two of the files to write are the same; give each a name of its own.")
