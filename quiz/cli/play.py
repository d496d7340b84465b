"""`quiz play`: a session on a deck, in the app or line by line."""

import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.record.choosing import Wish


@click.command()
@click.argument("deck", metavar="[DECK]", required=False)
@click.option("--plain", is_flag=True, help="Line by line: for screen readers and pipes.")
@click.option(
    "--mode",
    type=click.Choice(["learn", "review"]),
    help="Learn what is new, or review what is due; without it, whichever comes next.",
)
@click.option(
    "--count", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many."
)
@click.option("--seed", type=int, help="Lay the session out as another with this seed was.")
@click.option("--profile", default="default", show_default=True, help="Who is learning.")
@click.option(
    "--watch",
    is_flag=True,
    help="For authors: read DECK anew on every save, and show its errors. Nothing is recorded.",
)
@click.option("--new", "anew", is_flag=True, help="Begin anew, even if a session stands open.")
def command(
    deck: str | None,
    plain: bool,
    mode: str | None,
    count: int,
    seed: int | None,
    profile: str,
    watch: bool,
    anew: bool,
) -> None:
    """Quiz yourself on DECK (a folder or an id); without one, the app shows the decks."""
    from quiz.record.choosing import Wish
    from quiz.study.events import Mode

    wish = Wish(
        profile=profile,
        mode=Mode(mode) if mode else None,
        count=count,
        seed=secrets.randbits(32) if seed is None else seed,
        anew=anew,
    )
    if watch:
        _play_watching(deck, wish)
    elif plain:
        _play_plain(deck, wish)
    else:
        open_app(deck, wish)


def open_app(name: str | None, wish: "Wish | None" = None) -> None:
    """Open the app, on a deck if one is named."""
    from quiz.cli.failures import told
    from quiz.deck import Library
    from quiz.deck.folders import data_folder
    from quiz.record import Record
    from quiz.record.choosing import Wish

    library = Library.of_this_machine()
    with told():
        deck = library.read(name) if name else None
    _demand_terminal()
    with told():
        record = Record(data_folder())
    try:
        from quiz.app import QuizApp

        app = QuizApp(library, record, wish or Wish(seed=secrets.randbits(32)), deck)
        app.run()
    finally:
        record.close()
    if app.return_code:
        sys.exit(app.return_code)


def _play_watching(name: str | None, wish: "Wish") -> None:
    import tempfile

    from quiz.cli.failures import Misuse, told
    from quiz.deck import Library
    from quiz.record import Record

    if name is None:
        raise Misuse("--watch wants a deck: the folder that holds its deck.yaml.")
    with told():
        folder = Library.of_this_machine().folder_of(name)
    _demand_terminal()
    with tempfile.TemporaryDirectory(prefix="quiz-") as thrown_away:
        record = Record(Path(thrown_away))
        try:
            from quiz.app.watching import WatchingApp

            app = WatchingApp(folder, record, wish)
            app.run()
        finally:
            record.close()
    if app.return_code:
        sys.exit(app.return_code)


def _demand_terminal() -> None:
    from quiz.cli.failures import Misuse

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse(
            "The app needs a terminal, and this is none.\n"
            "`quiz play DECK --plain` plays line by line, in a pipe too."
        )


def _play_plain(name: str | None, wish: "Wish") -> None:
    from quiz.cli.failures import Misuse, told
    from quiz.deck import Library
    from quiz.deck.folders import data_folder
    from quiz.plain import PlainSession, choose_plain
    from quiz.record import Record

    library = Library.of_this_machine()
    if name is None:
        known = ", ".join(shelved.manifest.id for shelved in library.decks)
        raise Misuse(f"--plain wants a deck. The decks are: {known}.")
    with told():
        deck = library.read(name)
        record = Record(data_folder())
        try:
            recording = choose_plain(record, deck, wish, _ask, click.echo)
            if recording is not None:
                PlainSession(recording, _ask, click.echo).play()
        except KeyboardInterrupt:
            click.echo("\nStopped. What was answered is kept.")
        finally:
            record.close()


def _ask(prompt: str) -> str | None:
    click.echo(prompt, nl=False)
    line = sys.stdin.readline()
    if not line or not sys.stdin.isatty():
        # Nobody typed the end of this line on the screen.
        click.echo()
    return line.rstrip("\r\n") if line else None
