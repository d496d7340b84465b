"""`quiz lms`: what it writes, what it says of losses, and with what exit code it ends."""

import csv
import io
import os
import shutil
from pathlib import Path

import pytest

from quiz.lms.formats import FORMATS
from tests.cli.running import FOLDER, lines, refused, run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the present one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def export(*options: str, deck: str = FOLDER, format: str = "csv") -> list[str]:
    return lines("lms", "export", deck, "--format", format, *options)


def refusal(*options: str, code: int = 2, deck: str = FOLDER, format: str = "csv") -> str:
    return refused("lms", "export", deck, "--format", format, *options, code=code)


def ids(path: Path) -> list[str]:
    text = io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")
    return [row["id"] for row in csv.DictReader(text)]


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_written_under_a_name_of_its_own(format: str, here: Path) -> None:
    told = export(format=format)
    [written] = here.iterdir()
    assert written.name == FORMATS[format].file_name("moon")
    assert told[-2].startswith(f"{written.name}: ")
    assert told[-1] == FORMATS[format].advice
    assert "question" in told[-2]


def test_a_file_that_is_named_is_written_there_and_over_what_it_held(here: Path) -> None:
    path = here / "named"
    path.write_text("before", encoding="utf-8")
    export("-o", str(path))
    assert len(ids(path)) == 9
    assert [each.name for each in here.iterdir()] == ["named"]


def test_losses_are_told_by_question_and_counted_at_the_end(here: Path) -> None:
    told = export(format="quizlet")
    assert "left out: a card has no items to put in order" in told
    assert "    days" in told
    assert told[-2] == "moon-quizlet.txt: 0 questions whole, 5 simplified, 4 left out"


def test_an_export_without_loss_says_so(here: Path) -> None:
    assert export() == [
        "moon.csv: 9 questions whole, 0 simplified, 0 left out",
        FORMATS["csv"].advice,
    ]


def test_questions_are_chosen_by_topic_level_kind_and_id(here: Path) -> None:
    path = here / "some.csv"
    for options, wanted in (
        (["--topic", "landing"], ["walkers", "crew", "days", "roles"]),
        (["--level", "understand"], ["same-side", "days"]),
        (["--kind", "cloze", "--kind", "numerical"], ["walkers", "crew"]),
        (["--id", "crew", "--id", "origin"], ["origin", "crew"]),
        (["--topic", "landing", "--level", "understand"], ["days"]),
    ):
        export("-o", str(path), *options)
        assert sorted(ids(path)) == sorted(wanted)


def test_what_is_not_there_is_refused_with_what_is(here: Path) -> None:
    assert "There is no topic 'x'. The topics are: surface, landing." in refusal("--topic", "x")
    assert "There is no kind 'x'. The kinds are: single_choice, " in refusal("--kind", "x")
    assert "There is no question 'crews' in moon. The nearest is crew." in refusal("--id", "crews")
    assert "There is no question 'zz' in moon." in refusal("--id", "zz")
    assert "'x' is not one of 'moodle-xml'" in refusal(format="x")
    assert "remember" in refusal("--level", "create")
    assert "No question of moon fits this choice." in refusal(
        "--kind", "cloze", "--topic", "surface"
    )
    assert not list(here.iterdir())


def test_a_deck_that_is_not_there_is_refused(here: Path) -> None:
    assert "nowhere" in refusal(deck="nowhere")


def test_a_deck_with_faults_ends_with_1_and_names_the_line(tmp_path: Path, here: Path) -> None:
    deck = tmp_path / "moon"
    shutil.copytree(FOLDER, deck)
    bank = next((deck / "banks").iterdir())
    bank.write_text(bank.read_text(encoding="utf-8") + "oops: 1\n", encoding="utf-8")
    assert f"{bank}:" in refusal(deck=str(deck), code=1)
    assert not list(here.iterdir())


def _retire(deck: Path, question: str) -> None:
    for bank in (deck / "banks").iterdir():
        text = bank.read_text(encoding="utf-8")
        retired = f"  - id: {question}\n    retired: {{edition: '2', reason: Told twice.}}\n"
        bank.write_text(text.replace(f"  - id: {question}\n", retired), encoding="utf-8")


def test_a_retired_question_is_never_exported(tmp_path: Path, here: Path) -> None:
    deck = tmp_path / "moon"
    shutil.copytree(FOLDER, deck)
    _retire(deck, "crew")
    export(deck=str(deck))
    assert "crew" not in ids(here / "moon.csv")
    told = refusal("--id", "crew", deck=str(deck))
    assert "crew is retired since edition 2 and is not exported: Told twice." in told


def test_where_nothing_can_be_carried_nothing_is_written(here: Path) -> None:
    told = refusal("--kind", "ordering", format="quizlet", code=1)
    assert "left out: a card has no items to put in order\n    days\n" in told
    assert "Nothing can be carried, and nothing was written." in told
    assert not list(here.iterdir())


def test_a_report_is_a_table_of_losses(here: Path) -> None:
    told = export("--report", "losses.csv", format="quizlet")
    text = (here / "losses.csv").read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["question"] for row in table if row["became"] == "left out"} == {
        "same-side",
        "plains",
        "no-air",
        "days",
    }
    assert any("losses.csv" in line for line in told)


def test_a_file_that_cannot_be_written_ends_with_1_and_says_why(here: Path) -> None:
    target = here / "missing" / "moon.csv"
    assert f"{target} cannot be written: No such file or directory." in refusal(
        "-o", str(target), code=1
    )


def test_a_report_that_cannot_be_written_says_that_the_export_was(here: Path) -> None:
    told = refusal("--report", str(here / "missing" / "x.csv"), code=1)
    assert "cannot be written" in told
    assert "moon.csv is written" in told
    assert ids(here / "moon.csv")


def test_two_files_of_one_name_are_refused(here: Path) -> None:
    told = refusal("-o", "same.csv", "--report", "same.csv")
    assert "same.csv" in told
    assert not list(here.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders can be written to here")
def test_a_failed_write_leaves_what_was_there(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here / "moon.csv"
    path.write_text("before", encoding="utf-8")

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quiz.deck.writing.os.fsync", fail)
    assert "No space left on device" in refusal(code=1)
    assert path.read_text(encoding="utf-8") == "before"
    assert list(here.iterdir()) == [path]


def test_the_formats_are_listed_with_what_to_do_with_their_files() -> None:
    told = "\n".join(lines("lms", "formats"))
    for format in FORMATS.values():
        assert f"{format.name}: {format.summary}" in told
    assert "Question bank, Import" in told
    assert all(len(line) <= 80 for line in told.splitlines())


def test_the_group_has_help() -> None:
    assert "export" in run("lms", "--help").output
