"""What the commands of `quiz print` have in common: their options, and how they end."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.deck import Deck, Placed

Command = Callable[..., None]

_NAMED = 12


def printing(command: Command) -> Command:
    """The options of everything that is printed: DECK, --output, --paper and --font."""
    for option in (
        click.option(
            "--font",
            "fonts",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE_OR_FOLDER",
            help="Also use this font, or the fonts in this folder; repeatable.",
        ),
        click.option(
            "--paper",
            type=click.Choice(["a4", "letter"]),
            default="a4",
            show_default=True,
            help="The paper that goes into the printer.",
        ),
        click.option(
            "-o",
            "--output",
            required=True,
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            help="The .pdf file to write.",
        ),
        click.argument("deck", metavar="DECK"),
    ):
        command = option(command)
    return command


def topics_option(command: Command) -> Command:
    """The option --topic."""
    help = "Only this topic; repeatable."
    return click.option("--topic", "topics", multiple=True, metavar="ID", help=help)(command)


def read(deck: str) -> "Deck":
    """The deck of that path or id; raises Misuse or Failure."""
    from quiz.cli.failures import told
    from quiz.deck import Library

    with told():
        return Library.of_this_machine().read(deck)


@contextmanager
def told_of_printing(deck: "Deck", questions: Sequence["Placed"]) -> Iterator[None]:
    """Turn what keeps a sheet with some questions of a deck from being printed into a Failure."""
    from quiz.cli.failures import Failure, told
    from quiz.paper.compiling import MissingGlyphs, MissingLibrary, UnreadableFont
    from quiz.paper.printed import NothingToPrint

    try:
        with told():
            yield
    except (MissingLibrary, UnreadableFont, NothingToPrint) as error:
        raise Failure(str(error)) from None
    except MissingGlyphs as error:
        raise Failure(_glyphs_words(error.texts, deck, questions)) from None


def _glyphs_words(texts: Sequence[str], deck: "Deck", questions: Sequence["Placed"]) -> str:
    from quiz.paper.glyphs import named, places_of

    places = places_of(texts, deck, questions)
    which = ", ".join(map(named, texts))
    many = len(places) - _NAMED
    more = f" and {many} more" if many > 0 else ""
    elsewhere = "what is not the deck's, such as --title"
    where = f"{', '.join(places[:_NAMED])}{more}" if places else elsewhere
    return (
        f"No font has {which}. It stands in {where}.\n"
        "Name a font that has it with --font FILE, or write it in another way. "
        "Nothing was written."
    )
