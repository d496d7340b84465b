"""`quiz new`: what is written, that it passes, and that nothing is ever written over."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli.check import command as check
from quiz.cli.new import command
from quiz.deck import read_deck

MOON = Path(__file__).parent.parent / "decks" / "moon"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "data"))


@pytest.fixture
def moon(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MOON, tmp_path / "moon"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, list(map(str, arguments)), prog_name="quiz new")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_new_deck_passes_the_strictest_check_and_so_do_its_new_banks(tmp_path: Path) -> None:
    folder = tmp_path / "the sea"
    assert run("deck", folder).exit_code == 0
    assert run("bank", folder, "tides").exit_code == 0
    assert run("bank", folder, "waves", "--title", "Waves: how they run").exit_code == 0
    result = CliRunner().invoke(check, [str(folder), "--strict"])
    assert result.exit_code == 0, result.output


def test_a_new_deck_is_named_after_its_folder(tmp_path: Path) -> None:
    result = run("deck", tmp_path / "the_sea")
    manifest = read_deck(tmp_path / "the_sea").manifest
    assert (manifest.id, manifest.title) == ("sea", "The sea")
    assert str(tmp_path / "the_sea" / "banks" / "planets.yaml") in result.stdout


def test_a_new_deck_has_the_id_and_the_title_that_are_given(tmp_path: Path) -> None:
    run("deck", tmp_path / "a" / "b", "--id", "sea", "--title", "Sea: #1")
    manifest = read_deck(tmp_path / "a" / "b").manifest
    assert (manifest.id, manifest.title) == ("sea", "Sea: #1")


def test_an_empty_folder_takes_a_new_deck(tmp_path: Path) -> None:
    (tmp_path / "sea").mkdir()
    assert run("deck", tmp_path / "sea").exit_code == 0


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    result = run("deck", tmp_path)
    assert result.exit_code == 1
    assert "is not empty" in result.stderr
    assert contents(tmp_path) == {"notes.txt": b"mine"}


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sea").write_text("mine", encoding="utf-8")
    result = run("deck", tmp_path / "sea")
    assert result.exit_code == 1
    assert "could not be written" in result.stderr
    assert contents(tmp_path) == {"sea": b"mine"}


@pytest.mark.parametrize(
    "arguments", [["हिन्दी"], ["sea", "--id", "The Sea"], ["sea", "--title", " "]]
)
def test_what_cannot_be_a_name_ends_with_2_and_writes_nothing(
    tmp_path: Path, arguments: list[str]
) -> None:
    assert run("deck", tmp_path / arguments[0], *arguments[1:]).exit_code == 2
    assert contents(tmp_path) == {}


def test_a_full_disk_leaves_no_half_of_a_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full_disk)
    result = run("deck", tmp_path / "sea")
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert not (tmp_path / "sea").exists()


def test_a_new_bank_brings_its_topic(moon: Path) -> None:
    before = (moon / "deck.yaml").read_text(encoding="utf-8")
    result = run("bank", moon, "far-side")
    assert result.exit_code == 0
    assert "far-side.yaml: a question to overwrite" in result.stdout
    added = "  - id: far-side\n    title: Far side\n"
    assert (moon / "deck.yaml").read_text(encoding="utf-8") == before + added
    assert read_deck(moon).by_id["far-side-first"].topic.title == "Far side"


def test_a_topic_that_is_listed_gets_its_bank_and_nothing_else_is_touched(moon: Path) -> None:
    (moon / "banks" / "landing.yaml").unlink()
    before = (moon / "deck.yaml").read_bytes()
    assert run("bank", moon, "landing").exit_code == 0
    assert (moon / "deck.yaml").read_bytes() == before
    assert read_deck(moon).by_id["landing-first"].topic.title == "The landing"


def test_a_bank_that_is_there_is_left_as_it_is(moon: Path) -> None:
    before = contents(moon)
    result = run("bank", moon, "landing")
    assert result.exit_code == 1
    assert "is there already" in result.stderr
    assert contents(moon) == before


def test_topics_listed_in_another_way_are_for_the_author_to_add_to(tmp_path: Path) -> None:
    run("deck", tmp_path / "sea")
    manifest = tmp_path / "sea" / "deck.yaml"
    text = manifest.read_text(encoding="utf-8")
    flowing = text[: text.index("topics:")] + "topics: [{id: planets, title: Planets}]\n"
    manifest.write_text(flowing, encoding="utf-8")
    before = contents(tmp_path)
    result = run("bank", tmp_path / "sea", "tides")
    assert result.exit_code == 1
    assert "  - id: tides\n    title: Tides\n" in result.stderr
    assert contents(tmp_path) == before


def test_where_the_manifest_cannot_be_written_there_is_no_new_bank(
    moon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(moon)
    monkeypatch.setattr(Path, "replace", full_disk)
    result = run("bank", moon, "far-side")
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert contents(moon) == before


@pytest.mark.parametrize(
    "arguments", [["nosuchdeck", "tides"], [MOON, "The Tides"], [MOON, "tides", "--title", "\n"]]
)
def test_a_wrong_name_ends_with_2(arguments: list[object]) -> None:
    before = contents(MOON)
    assert run("bank", *arguments).exit_code == 2
    assert contents(MOON) == before


def test_a_deck_with_errors_is_not_added_to(moon: Path) -> None:
    (moon / "banks" / "landing.yaml").write_text("topic: nowhere\n", encoding="utf-8")
    before = contents(moon)
    result = run("bank", moon, "far-side")
    assert result.exit_code == 1
    assert "landing.yaml:1" in result.stderr
    assert contents(moon) == before
