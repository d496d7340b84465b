"""`quiz import`: a table of questions and answers as a bank."""

from pathlib import Path

import click


@click.command()
@click.argument(
    "table", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="BANK",
    help="The bank to write; a file that is there is never overwritten.",
)
@click.option("--topic", help="The id of its topic; without it, made from the bank's name.")
def command(table: Path, output: Path, topic: str | None) -> None:
    """Make a bank of FILE: a .csv, .tsv or .txt of questions and answers, one a row.

    A row of question and answer becomes a flashcard; wrong options behind the answer make it a
    single choice. Exports of Anki (notes in plain text), of Quizlet and of `quiz lms` as csv or
    tsv are read too.
    """
    from quiz.cli.failures import Failure, Misuse
    from quiz.deck.bank_text import bank_text
    from quiz.deck.files import MAX_BYTES
    from quiz.deck.importing import questions_of
    from quiz.deck.inline import visible
    from quiz.deck.scaffold import modeline, schema_address
    from quiz.deck.slug import slug
    from quiz.deck.strict_yaml import BadYaml, read_yaml
    from quiz.deck.tables import UnreadableTable, read_table
    from quiz.deck.validation import BANK
    from quiz.deck.writing import write_new
    from quiz.questions.base import ID

    topic = slug(output.stem) if topic is None else topic
    if not ID.match(topic):
        raise Misuse("The topic wants an id of lower-case letters, digits and hyphens: --topic ID.")
    # A comma is part of a sentence in a plain text.
    separators = "\t;" if table.suffix.lower() == ".txt" else "\t;,"
    try:
        with table.open("rb") as file:
            imported = questions_of(read_table(file.read(MAX_BYTES + 1), separators))
    except OSError as error:
        raise Failure(f"{table}: cannot be read: {error.strerror}.") from None
    except UnreadableTable as error:
        raise Failure(f"{table}: {error}.") from None
    for remark in imported.remarks:
        click.echo(visible(f"{table}: {remark}"))
    for left in imported.left_out:
        click.echo(visible(f"{table}:{left.line}: left out: {left.reason}"))
    if not imported.questions:
        raise Failure(f"{table}: no row made a question, and nothing was written.")
    text = bank_text(topic, imported.questions, modeline(schema_address(output)))
    try:
        read_back = BANK.build(read_yaml(text.encode()).data)
    except BadYaml as error:
        raise Failure(f"The bank cannot be read as it would be written: {error}.") from None
    if read_back.questions != imported.questions:
        raise AssertionError("a bank that reads otherwise than it was written")
    try:
        write_new(output, text)
    except FileExistsError:
        raise Failure(
            f"{output} is there already, and is never overwritten; name another file."
        ) from None
    except OSError as error:
        raise Failure(f"{output} could not be written: {error.strerror}.") from None
    kinds = [question.kind for question in imported.questions]
    counted = ", ".join(f"{kind} {kinds.count(kind)}" for kind in sorted(set(kinds)))
    click.echo(
        f"{output}: questions {len(kinds)} ({counted}), rows left out {len(imported.left_out)}"
    )
