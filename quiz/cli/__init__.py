"""The commands, one module a group; each imports its work only when it runs."""

import importlib
import sys

import click

COMMANDS = {
    "anki": ("quiz.cli.anki", "Export decks to Anki."),
    "check": ("quiz.cli.check", "Tell an author what is wrong with a deck, in which line."),
    "coverage": ("quiz.cli.coverage", "Show what a deck asks, beside what it should."),
    "data": ("quiz.cli.data", "Back up, restore, export, merge or forget what was recorded."),
    "decks": ("quiz.cli.decks", "List the decks there are."),
    "import": ("quiz.cli.import_", "Make a bank of a table of questions and answers."),
    "lms": ("quiz.cli.lms", "Export decks to learning management systems."),
    "new": ("quiz.cli.new", "Begin a deck, or a bank in a deck."),
    "play": ("quiz.cli.play", "Quiz yourself on a deck, in the app or line by line."),
    "print": ("quiz.cli.print_", "Print handouts, keys, cards to cut, guides and prompts."),
    "schedule": ("quiz.cli.schedule", "See and change when questions come back."),
    "schema": ("quiz.cli.schema", "Print the JSON Schema of a bank, for editors."),
    "settings": ("quiz.cli.settings", "Show what can be set, how it stands and where it lies."),
    "show": ("quiz.cli.show", "Print questions as a learner meets them, and as marked."),
    "sources": ("quiz.cli.sources", "Register the documents that a deck rests on."),
    "stats": ("quiz.cli.stats", "Say how learning a deck goes."),
}
"""Each command's module, which holds it under the name `command`, and its line in the help."""


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, help="Show the version and exit.")
@click.pass_context
def quiz(ctx: click.Context, version: bool) -> None:
    """Quizzes and flashcards from question banks that rest on their sources.

    Without a command, opens the app: the decks there are, one Enter away.
    """
    if version:
        from quiz import __version__

        click.echo(f"quiz {__version__}")
    elif ctx.invoked_subcommand is None:
        from quiz.cli.play import open_app

        open_app(None)


def run() -> None:
    """Run the command; what a reader can act on ends in a message and an exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A letter that a terminal cannot take or give becomes a sign in its place, not a failure.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    quiz(prog_name="quiz")
