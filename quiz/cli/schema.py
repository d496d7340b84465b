"""`quiz schema`: the JSON Schema of a bank, for editors."""

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of a bank, with which an editor completes kinds and keys.

    A bank names it in its first line: # yaml-language-server: $schema=../bank.schema.json
    """
    from quiz.deck.schema import schema_text

    click.echo(schema_text(), nl=False)
