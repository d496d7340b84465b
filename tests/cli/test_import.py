"""`quiz import`: the bank, the report, and what is never written over."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli.import_ import command
from quiz.deck import read_deck
from tests.deck.building import write_deck

ROWS = "Question,Answer,Wrong 1\nLargest moon of Saturn?,Titan,Rhea\nA moon?,Io,\n,x,\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "moons.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    # With colour, as what would be obeyed is taken out of what goes to no terminal.
    return CliRunner().invoke(
        command, list(map(str, arguments)), prog_name="quiz import", color=True
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_bank_can_be_put_into_a_deck_and_read(tmp_path: Path, table: Path) -> None:
    deck = write_deck(tmp_path / "deck")
    bank = deck / "banks" / "landing.yaml"
    result = run(table, "-o", bank)
    assert result.exit_code == 0
    assert {"largest-moon-saturn", "moon"} < set(read_deck(deck).by_id)
    first, second = bank.read_text(encoding="utf-8").splitlines()[:2]
    assert first.startswith("# yaml-language-server: $schema=file://")
    assert second == "topic: landing"


def test_the_report_names_what_was_left_out_by_line(tmp_path: Path, table: Path) -> None:
    result = run(table, "-o", tmp_path / "bank.yaml")
    assert result.stdout.splitlines() == [
        f"{table}: its columns are parted by commas",
        f"{table}: its first row names the columns",
        f"{table}:4: left out: there is no question",
        f"{tmp_path / 'bank.yaml'}: questions 2 (flashcard 1, single_choice 1), rows left out 1",
    ]


def test_the_topic_can_be_named(tmp_path: Path, table: Path) -> None:
    run(table, "-o", tmp_path / "bank.yaml", "--topic", "moons")
    assert "\ntopic: moons\n" in (tmp_path / "bank.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["-o", "चाँद.yaml"], ["-o", "bank.yaml", "--topic", "The Moon"], []]
)
def test_a_topic_without_an_id_ends_with_2(
    tmp_path: Path, table: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(table, *arguments).exit_code == 2
    assert names(tmp_path) == ["moons.csv"]


def test_a_bank_is_never_written_over(tmp_path: Path, table: Path) -> None:
    (tmp_path / "bank.yaml").write_text("mine", encoding="utf-8")
    result = run(table, "-o", tmp_path / "bank.yaml")
    assert result.exit_code == 1
    assert "is never overwritten" in result.stderr
    assert (tmp_path / "bank.yaml").read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == ["bank.yaml", "moons.csv"]


def test_a_table_without_a_question_writes_nothing(tmp_path: Path, table: Path) -> None:
    table.write_text("alone\n,\n", encoding="utf-8")
    result = run(table, "-o", tmp_path / "bank.yaml")
    assert result.exit_code == 1
    assert f"{table}:1: left out: there is no answer" in result.stdout
    assert "nothing was written" in result.stderr
    assert names(tmp_path) == ["moons.csv"]


def test_what_is_no_table_is_told(tmp_path: Path, table: Path) -> None:
    table.write_bytes(b"PK\x03\x04")
    result = run(table, "-o", tmp_path / "bank.yaml")
    assert result.exit_code == 1
    assert "save the table as CSV" in result.stderr


def test_in_a_plain_text_a_comma_belongs_to_the_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Who, then? ; I, said the sparrow\n", encoding="utf-8")
    run(tmp_path / "a.txt", "-o", tmp_path / "bank.yaml")
    text = (tmp_path / "bank.yaml").read_text(encoding="utf-8")
    assert "front: Who, then?\n    back: I, said the sparrow\n" in text


def test_nothing_in_a_table_reaches_the_terminal_as_a_command(tmp_path: Path, table: Path) -> None:
    table.write_text(
        "question,answer,\x1b[2Jx\nq,\x1b[31mred\nr\u202e,b,c,d\n\x1b]0;t\x07,\n", encoding="utf-8"
    )
    result = run(table, "-o", tmp_path / "bank.yaml")
    assert not {"\x1b", "\x07", "\u202e"} & set(result.output)
    assert "\\u001b[2Jx" in result.output


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, table: Path) -> None:
    result = run(table, "-o", tmp_path / "nowhere" / "bank.yaml")
    assert result.exit_code == 1
    assert "could not be written: No such file or directory" in result.stderr
