"""`quiz sources add`: what is written, what is printed, and what is refused."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli.sources import _entry, command
from quiz.deck import Paragraph, Source, read_deck
from quiz.deck.document import read_document
from quiz.deck.strict_yaml import read_yaml
from quiz.deck.validation import SOURCES
from tests.deck.building import BANK, write_deck

MOON = Path(__file__).parent.parent / "decks" / "moon"
TEXT = "The Tides\n\nby N. N.\n\nThe sea rises twice a day.\nWhat lifts it\nMostly the Moon.\n"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "data"))


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MOON, tmp_path / "deck"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "The_Tides (2nd).txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def add(document: Path, deck: Path, *options: str) -> Result:
    arguments = ["add", str(document), "--deck", str(deck), *options]
    return CliRunner().invoke(command, arguments, prog_name="quiz sources")


def refused(result: Result, code: int, *says: str) -> None:
    assert result.exit_code == code
    assert isinstance(result.exception, SystemExit)
    assert [each for each in says if each not in result.output] == [], result.output


def test_a_document_is_registered_and_what_stood_there_stays(deck: Path, document: Path) -> None:
    path = deck / "sources.yaml"
    before = path.read_bytes()
    result = add(document, deck, "--author", "N. N.", "--label", "Tides")
    assert result.exit_code == 0
    assert path.read_bytes().startswith(before)
    source = read_deck(deck).sources["tides-2nd"]
    assert (source.title, source.author, source.label) == ("The Tides", "N. N.", "Tides")
    assert source.file == document.name
    text = read_document(document)
    assert source.sha256 == text.sha256
    assert source.paragraphs == text.registered()
    assert sorted(each.name for each in deck.iterdir()) == sorted(
        each.name for each in MOON.iterdir()
    )


def test_the_paragraphs_are_printed_as_they_are_cited(deck: Path, document: Path) -> None:
    lines = add(document, deck, "--id", "tides").stdout.splitlines()
    assert lines[:5] == [
        "tides#1  (title, 2 words)  The Tides",
        "tides#2  (byline, 3 words)  by N. N.",
        "tides#3  (body, 6 words)  The sea rises twice a day.",
        "tides#4  (heading, 3 words)  What lifts it",
        "tides#5  (body, 3 words)  Mostly the Moon.",
    ]
    assert "sources.yaml" in lines[5]
    assert len(lines) == 6


def test_a_deck_without_sources_gets_the_file_and_learns_what_is_wanted_now(
    tmp_path: Path, document: Path
) -> None:
    deck = write_deck(tmp_path / "new", {"banks/surface.yaml": BANK})
    result = add(document, deck, "--id", "tides")
    assert result.exit_code == 0
    assert (deck / "sources.yaml").read_text(encoding="utf-8").startswith("sources:\n  - id:")
    assert "`level`, `cite` and `explanation`" in result.stdout


@pytest.mark.parametrize(
    "there",
    [
        "sources: []\n",
        "# Ours.\nsources: [ ]  \n# The end.\n",
        "sources: []",
        "sources: []\r\n",
    ],
)
def test_an_empty_list_gives_way_to_a_first_source(deck: Path, document: Path, there: str) -> None:
    write_deck(deck, {"banks/surface.yaml": "topic: surface\nquestions: []\n"})
    (deck / "banks" / "landing.yaml").unlink()
    (deck / "disputes.yaml").unlink()
    (deck / "sources.yaml").write_bytes(there.encode())
    assert add(document, deck, "--id", "tides").exit_code == 0
    assert list(read_deck(deck).sources) == ["tides"]
    kept = (deck / "sources.yaml").read_text(encoding="utf-8")
    assert all(line in kept for line in there.splitlines() if line.startswith("#"))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.rstrip("\n"),
        lambda text: text + "# The end.\n",
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "\n".join(line.removeprefix("  ") for line in text.split("\n")),
        lambda text: "\n".join(
            "    " + line if line[:1] == " " else line for line in text.split("\n")
        ),
        lambda text: text.replace("  - id", "  -   id").replace("\n    ", "\n      "),
    ],
)
def test_other_layouts_are_kept_and_continued(deck: Path, document: Path, change: object) -> None:
    path = deck / "sources.yaml"
    assert callable(change)
    before = change(path.read_text(encoding="utf-8")).encode()
    path.write_bytes(before)
    assert add(document, deck, "--id", "tides").exit_code == 0
    assert path.read_bytes().startswith(before)
    assert list(read_deck(deck).sources) == ["moon", "tides"]
    added = path.read_bytes()[len(before) :]
    assert (added.count(b"\r\n") == added.count(b"\n")) is (b"\r\n" in before)


def test_a_second_and_a_third_document_can_follow(deck: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Text {name}.", encoding="utf-8")
        assert add(path, deck).exit_code == 0
    assert list(read_deck(deck).sources) == ["moon", "one", "two"]


def test_a_layout_that_cannot_be_continued_is_left_as_it_is(deck: Path, document: Path) -> None:
    path = deck / "sources.yaml"
    source = path.read_text(encoding="utf-8").split("paragraphs:")[0]
    fields = ", ".join(line.strip(" -") for line in source.splitlines()[1:] if line.strip())
    flow = f"sources: [{{{fields}, paragraphs: []}}]\n"
    path.write_text(flow, encoding="utf-8")
    refused(add(document, deck), 1, "was left as it is")
    assert path.read_text(encoding="utf-8") == flow
    assert [each.name for each in deck.glob(".*")] == []


def test_a_line_end_that_would_change_an_earlier_source_is_not_added(
    deck: Path, document: Path
) -> None:
    path = deck / "sources.yaml"
    source = path.read_text(encoding="utf-8").replace("    title: The Moon in short\n", "")
    before = f"{source}    title: |\n      The Moon in short".encode()
    path.write_bytes(before)
    refused(add(document, deck), 1, "was left as it is")
    assert path.read_bytes() == before


def test_a_broken_sources_file_is_told_and_left_as_it_is(deck: Path, document: Path) -> None:
    path = deck / "sources.yaml"
    path.write_text("sourcez: []\n", encoding="utf-8")
    refused(add(document, deck), 1, "sources.yaml:1:1", "sourcez")
    assert path.read_text(encoding="utf-8") == "sourcez: []\n"


@pytest.mark.parametrize(
    ("name", "text", "options", "says"),
    [
        ("other.txt", TEXT, ("--id", "moon"), "Choose another --id"),
        ("moon.txt", TEXT, ("--id", "tides"), "another name"),
        ("---.txt", TEXT, (), "--id"),
        ("other.txt", TEXT, ("--id", "No Id"), "--id"),
    ],
)
def test_what_would_clash_is_refused(
    deck: Path, tmp_path: Path, name: str, text: str, options: tuple[str, ...], says: str
) -> None:
    before = (deck / "sources.yaml").read_bytes()
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    refused(add(path, deck, *options), 2, says)
    assert (deck / "sources.yaml").read_bytes() == before


def test_the_same_document_is_not_registered_twice(deck: Path) -> None:
    moon = MOON.parent / "documents" / "moon.txt"
    again = shutil.copy(moon, deck.parent / "again.txt")
    for path in (moon, Path(again)):
        refused(
            add(path, deck, "--id", "again"), 2, "This document is registered already", "'moon'"
        )


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left_behind(
    deck: Path, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = (deck / "sources.yaml").read_bytes()
    monkeypatch.setattr(Path, "replace", fail)
    refused(add(document, deck), 1, "sources.yaml cannot be written: No space left on device")
    assert (deck / "sources.yaml").read_bytes() == before
    assert [each.name for each in deck.glob(".*")] == []


@pytest.mark.parametrize(
    ("raw", "says"),
    [(b"\xff\xfe", "UTF-8"), (b" \n\n", "no paragraph"), (None, "No such file")],
)
def test_a_document_that_cannot_be_used_is_told(
    deck: Path, tmp_path: Path, raw: bytes | None, says: str
) -> None:
    path = tmp_path / "odd.txt"
    if raw is not None:
        path.write_bytes(raw)
    refused(add(path, deck), 1, says)


def test_an_unknown_deck_ends_with_2(tmp_path: Path, document: Path) -> None:
    refused(add(document, tmp_path / "none"), 2, "there is no deck")


def test_control_characters_of_a_document_are_spelled_out(deck: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("A \x1b[31mred\x1b[0m title\n", encoding="utf-8")
    result = add(path, deck)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert r"\u001b[31mred" in result.stdout
    assert read_deck(deck).sources["odd"].title == "A \x1b[31mred\x1b[0m title"


def test_a_deck_whose_banks_are_broken_can_be_given_a_document(deck: Path, document: Path) -> None:
    (deck / "banks" / "surface.yaml").write_text("oops: 1\n", encoding="utf-8")
    assert add(document, deck).exit_code == 0


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(min_size=1))
def test_any_title_and_name_come_back_from_the_entry(title: str, author: str) -> None:
    source = Source(
        id="tides",
        title=title,
        author=author,
        label="Tides: the text",
        file="#tides.txt",
        sha256="0" * 64,
        paragraphs=(Paragraph(kind="body", words=1, fingerprint="1" * 12),),
    )
    text = "\n".join(["sources:", *_entry(source)])
    assert SOURCES.build(read_yaml(text.encode()).data).sources == (source,)
