"""`quiz schema`: the schema as it is shipped, on standard output."""

import json
from pathlib import Path

from click.testing import CliRunner

from quiz.cli.schema import command

SHIPPED = Path(__file__).parent.parent.parent / "decks" / "bank.schema.json"


def test_it_prints_the_schema_that_is_shipped() -> None:
    result = CliRunner().invoke(command, [])
    assert result.exit_code == 0
    assert result.stdout == SHIPPED.read_text(encoding="utf-8")
    assert json.loads(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
