"""`quiz anki export`: what it says, where it says it, and with what exit code it ends."""

import shutil
from pathlib import Path

import pytest

from tests.anki.unpacking import rows
from tests.cli.running import FOLDER, lines, refused, run


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    folder = tmp_path / "moon"
    shutil.copytree(FOLDER, folder)
    return folder


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return tmp_path / "moon.apkg"


def _edit(deck: Path, old: str, new: str) -> None:
    for path in (deck / "banks").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new), encoding="utf-8")


def _export(deck: Path, package: Path, *options: str) -> list[str]:
    return lines("anki", "export", str(deck), "-o", str(package), *options)


def test_an_export_counts_what_it_wrote_and_what_is_new(deck: Path, package: Path) -> None:
    told = _export(deck, package)
    assert told[0] == f"{package}: 9 notes, 10 cards"
    assert told[1] == "since the last export: 9 new, 0 changed"
    assert told[2].startswith("new: ")
    assert len(rows(package)) == 9


def test_an_export_of_nothing_new_says_no_more_than_what_it_wrote(
    deck: Path, package: Path
) -> None:
    _export(deck, package)
    told = _export(deck, package)
    assert not [line for line in told if line.startswith(("since", "new", "changed"))]


def test_what_changed_is_named(deck: Path, package: Path) -> None:
    _export(deck, package)
    _edit(deck, "explanation: ", "explanation: Well, ")
    told = _export(deck, package)
    changed = next(line for line in told if line.startswith("since"))
    assert "0 new" in changed
    assert any(line.startswith("changed: ") for line in told)


def test_one_topic_is_exported_alone_and_an_unknown_one_is_refused(
    deck: Path, package: Path
) -> None:
    told = refused("anki", "export", str(deck), "-o", str(package), "--topic", "energy")
    assert "There is no topic 'energy'. The topics are: surface, " in told
    assert not package.exists()
    assert not (deck / "anki.ledger.yaml").exists()
    _export(deck, package, "--topic", "surface")
    tags = {tag for row in rows(package).values() for tag in row.tags}
    assert {tag for tag in tags if tag.startswith("topic::")} == {"topic::surface"}


def test_decks_by_topic_are_made_when_asked_for(deck: Path, package: Path) -> None:
    _export(deck, package, "--split", "topics")
    assert refused("anki", "export", str(deck), "-o", str(package), "--split", "levels")


def test_a_locked_export_refuses_what_is_new_and_says_what_to_do(deck: Path, package: Path) -> None:
    told = refused("anki", "export", str(deck), "-o", str(package), "--locked", code=1)
    assert "anki.ledger.yaml is not up to date" in told
    assert "Export without --locked" in told
    assert not package.exists()
    _export(deck, package)
    _export(deck, package, "--locked")


def test_a_damaged_ledger_ends_with_1_and_names_file_and_line(deck: Path, package: Path) -> None:
    _export(deck, package)
    ledger = deck / "anki.ledger.yaml"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("modified: ", "modified: x", 1), encoding="utf-8")
    told = refused("anki", "export", str(deck), "-o", str(package), code=1)
    assert "anki.ledger.yaml:8:" in told
    assert "it is left as it is" in told


def test_a_changed_kind_ends_with_1_and_names_the_question(deck: Path, package: Path) -> None:
    _export(deck, package)
    ledger = deck / "anki.ledger.yaml"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("kind: cloze", "kind: flashcard", 1), encoding="utf-8")
    told = refused("anki", "export", str(deck), "-o", str(package), code=1)
    assert "was exported as flashcard and is now cloze" in told


def test_a_ledger_that_cannot_be_written_is_a_warning(
    deck: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("quiz.anki.ledger_file.write_new", refuse)
    result = run("anki", "export", str(deck), "-o", str(package))
    assert result.exit_code == 0
    ledger = deck / "anki.ledger.yaml"
    assert f"warning: {ledger} cannot be written: Permission denied.\n" in result.stderr
    assert "present time" in result.stderr
    assert "warning" not in result.stdout
    assert len(rows(package)) == 9


def test_a_package_that_cannot_be_written_ends_with_1(deck: Path, tmp_path: Path) -> None:
    target = tmp_path / "missing" / "moon.apkg"
    told = refused("anki", "export", str(deck), "-o", str(target), code=1)
    assert f"{target} cannot be written: " in told
    assert not (deck / "anki.ledger.yaml").exists()
