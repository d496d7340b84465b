"""What the commands say, where they say it, and with what exit code they end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz import __version__
from quiz.cli import quiz
from tests.deck.building import write_deck

ROOT = Path(__file__).parent.parent.parent
MOON = str(ROOT / "tests" / "decks" / "moon")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("QUIZ_DATA", str(folder))
    return folder


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A deck with an error in each of two files."""
    return write_deck(
        tmp_path / "broken",
        {
            "banks/surface.yaml": "topic: surface\nquestionz: []\n",
            "banks/landing.yaml": "topic: nowhere\nquestions: []\n",
        },
    )


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(quiz, arguments, input=typed, prog_name="quiz")


def no_traceback(result: Result) -> None:
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output


def test_an_unknown_deck_ends_with_2_and_names_the_nearest() -> None:
    with_slip = run("play", "pakistan-rusia", "--plain")
    assert with_slip.exit_code == 2
    assert "there is no deck 'pakistan-rusia'; did you mean `pakistan-russia`?" in with_slip.stderr
    assert with_slip.stdout == ""
    no_traceback(with_slip)


@pytest.mark.parametrize("command", [["play"], ["play", "--plain"], ["check"]])
def test_an_unknown_deck_ends_with_2_and_names_the_decks(command: list[str]) -> None:
    result = run(*command, "nosuchdeck")
    assert result.exit_code == 2
    assert "there is no deck 'nosuchdeck'" in result.stderr
    assert "The decks are: " in result.stderr
    no_traceback(result)


@pytest.mark.parametrize("command", [["play"], ["play", "--plain"], ["check"]])
def test_a_deck_with_errors_ends_with_1_and_prints_them_all(
    broken: Path, command: list[str]
) -> None:
    result = run(*command, str(broken))
    assert result.exit_code == 1
    told = result.stdout if command == ["check"] else result.stderr
    assert "surface.yaml:2:1" in told
    assert "questionz" in told
    assert "landing.yaml:1:1" in told
    assert "nowhere" in told
    no_traceback(result)


def test_files_of_a_deck_are_named_from_where_the_reader_stands(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken.parent)
    result = run("check", str(broken))
    assert any(line.startswith("broken") for line in result.stdout.splitlines())


def test_the_app_without_a_terminal_ends_with_2_and_names_plain() -> None:
    for arguments in (["play", MOON], ["play"], []):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "needs a terminal" in result.stderr
        assert "--plain" in result.stderr
        no_traceback(result)


def test_plain_without_a_deck_ends_with_2_and_names_the_decks() -> None:
    result = run("play", "--plain")
    assert result.exit_code == 2
    assert "--plain wants a deck" in result.stderr
    assert "pakistan-russia" in result.stderr


def test_a_data_folder_that_cannot_be_made_ends_with_1_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    folder = tmp_path / "file" / "data"
    monkeypatch.setenv("QUIZ_DATA", str(folder))
    result = run("play", MOON, "--plain")
    assert result.exit_code == 1
    assert f"The record in {folder} cannot be written" in result.stderr
    assert "QUIZ_DATA" in result.stderr
    no_traceback(result)


def test_a_session_is_played_through_a_pipe_and_kept(data: Path) -> None:
    result = run("play", MOON, "--plain", "--seed", "1", typed="?\n")
    assert result.exit_code == 0
    assert "The Moon. Learn. 9 questions." in result.stdout
    assert "NOT KNOWN." in result.stdout
    assert "1 answered, 0 right." in result.stdout
    assert result.stderr == ""
    assert (data / "record.sqlite3").is_file()
    again = run("play", MOON, "--plain")
    assert "A session stands open since" in again.stdout


def test_two_sessions_of_one_seed_are_laid_out_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for folder in ("one", "two"):
        monkeypatch.setenv("QUIZ_DATA", str(tmp_path / folder))
        told.append(run("play", MOON, "--plain", "--seed", "7", typed="?\n\n?\n\n?\n").stdout)
    assert told[0] == told[1]


def test_the_number_of_questions_and_the_mode_can_be_wished_for() -> None:
    few = run("play", MOON, "--plain", "--count", "2", "--new")
    assert "The Moon. Learn. 2 questions." in few.stdout
    review = run("play", MOON, "--plain", "--mode", "review", "--new")
    assert "The Moon. Review." in review.stdout


@pytest.mark.parametrize(
    "arguments",
    [["play", "--count", "0"], ["play", "--mode", "nonsense"], ["nonsense"], ["--nonsense"]],
)
def test_what_is_no_option_or_command_ends_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    no_traceback(result)


def test_checking_a_good_deck_ends_with_0_and_counts_it() -> None:
    result = run("check", MOON)
    assert result.exit_code == 0
    assert result.stdout.startswith("moon: 9 questions, 2 topics, 1 dispute: no errors\n")
    assert result.stderr == ""


def test_checking_goes_on_past_a_deck_with_errors(broken: Path) -> None:
    result = run("check", str(broken), MOON)
    assert result.exit_code == 1
    assert "moon: 9 questions" in result.stdout
    assert "questionz" in result.stdout


def test_the_decks_are_listed_with_their_folders(data: Path) -> None:
    write_deck(data / "decks" / "mine")
    result = run("decks")
    assert result.exit_code == 0
    assert "moon: The Moon, edition 2026.1" in result.stdout
    assert str(data / "decks" / "mine") in result.stdout


def quiz_process(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "quiz", *arguments],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def imported(process: "subprocess.CompletedProcess[str]") -> set[str]:
    """The top-level packages that a process imported."""
    lines = [line for line in process.stderr.splitlines() if line.startswith("import time:")]
    names = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}
    assert "quiz" in names
    return names


def test_the_version_is_told_before_anything_heavy_is_imported() -> None:
    process = quiz_process("--version")
    assert process.stdout == f"quiz {__version__}\n"
    assert process.returncode == 0
    heavy = {"textual", "pydantic", "yaml", "genanki", "click"}
    assert not imported(process) & heavy


def test_the_help_imports_none_of_what_the_commands_need() -> None:
    process = quiz_process("--help")
    assert process.returncode == 0
    for command in ("anki", "check", "decks", "play"):
        assert command in process.stdout
    names = imported(process)
    assert "click" in names
    assert not names & {"textual", "pydantic", "yaml", "genanki"}


def test_a_terminal_without_the_letters_of_a_deck_gets_signs_instead(tmp_path: Path) -> None:
    process = quiz_process(
        "play", MOON, "--plain", PYTHONIOENCODING="ascii", QUIZ_DATA=str(tmp_path / "ascii")
    )
    assert process.returncode == 0
    assert "UnicodeEncodeError" not in process.stderr
