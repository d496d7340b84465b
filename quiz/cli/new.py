"""`quiz new`: begin a deck, or a bank of one."""

from pathlib import Path

import click


@click.group()
def command() -> None:
    """Begin a deck or a bank, with questions to overwrite."""


@command.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--id", "identity", help="The deck's id; without it, made from the folder's name.")
@click.option("--title", help="The deck's title; without it, made from the folder's name.")
def deck(folder: Path, identity: str | None, title: str | None) -> None:
    """Begin a deck in FOLDER, which is made, or is empty."""
    from quiz.cli.failures import Failure, Misuse
    from quiz.deck import read_deck
    from quiz.deck.inline import visible
    from quiz.deck.scaffold import new_deck
    from quiz.deck.slug import slug
    from quiz.deck.writing import write_all_new

    name = folder.absolute().name
    identity = slug(name) if identity is None else identity
    if not identity:
        raise Misuse(f"No id can be made from {visible(name)!r}; give one with --id.")
    _demand_id(identity)
    if title is None:
        title = " ".join(name.replace("-", " ").replace("_", " ").split()).capitalize()
    _demand_text(title)
    try:
        if folder.exists() and any(folder.iterdir()):
            raise Failure(f"{folder} is not empty; name a folder that is not there yet.")
        write_all_new(folder, new_deck(identity, title))
    except OSError as error:
        raise Failure(f"The deck could not be written: {_reason(error, folder)}.") from None
    contents = read_deck(folder)
    click.echo(f"{folder}: {len(contents.placed)} questions to overwrite")
    for file in sorted({placed.file for placed in contents.placed}):
        click.echo(f"    {file}")
    click.echo(f"`quiz play {folder} --watch` shows the questions as you save them.")


@command.command()
@click.argument("deck", metavar="DECK")
@click.argument("topic", metavar="TOPIC")
@click.option("--title", help="The topic's title, if deck.yaml does not list the topic yet.")
def bank(deck: str, topic: str, title: str | None) -> None:
    """Add a bank to DECK (a folder or an id) for TOPIC (an id), and the topic to its deck.yaml."""
    from quiz.cli.failures import Failure, told
    from quiz.deck import Library, Topic, read_deck
    from quiz.deck.files import BANKS_FOLDER, MANIFEST_FILE
    from quiz.deck.scaffold import UnfitManifest, new_bank, schema_address, topic_lines, with_topic
    from quiz.deck.writing import write_new, write_over

    _demand_id(topic)
    with told():
        folder = Library.of_this_machine().folder_of(deck)
        contents = read_deck(folder)
    listed = {known.id: known for known in contents.manifest.topics}
    if title is None:
        title = topic.replace("-", " ").capitalize()
    _demand_text(title)
    wanted = listed.get(topic) or Topic(id=topic, title=title)
    path = folder / BANKS_FOLDER / f"{topic}.yaml"
    text = new_bank(contents, wanted, schema_address(path))
    manifest = folder / MANIFEST_FILE
    try:
        changed = None
        if topic not in listed:
            changed = with_topic(manifest.read_bytes().decode(), wanted)
        write_new(path, text)
        if changed is not None:
            try:
                write_over(manifest, changed)
            except OSError:
                path.unlink()
                raise
    except UnfitManifest:
        lines = "\n".join(topic_lines(wanted))
        raise Failure(
            f"{manifest} lists its topics in a way that is not changed here, and nothing was "
            f"written.\nAdd these two lines to its topics, then begin the bank again:\n{lines}"
        ) from None
    except FileExistsError:
        raise Failure(f"{path} is there already, and was left as it is.") from None
    except OSError as error:
        raise Failure(f"The bank could not be written: {_reason(error, path)}.") from None
    click.echo(f"{path}: a question to overwrite")
    if changed is not None:
        click.echo(f"{manifest}: the topic {topic} added")


def _demand_id(text: str) -> None:
    from quiz.cli.failures import Misuse
    from quiz.deck.inline import visible
    from quiz.questions.base import ID

    if not ID.match(text):
        message = f"{visible(text)!r} is not an id: lower-case letters, digits and hyphens."
        raise Misuse(message)


def _demand_text(title: str) -> None:
    from quiz.cli.failures import Misuse

    if not title.strip() or any(not char.isprintable() for char in title):
        raise Misuse("A title is a line of text.")


def _reason(error: OSError, path: Path) -> str:
    return f"{error.filename or path}: {error.strerror or error}"
