"""Reading a deck from its folder: what it gives, and every error of every file in one run."""

import gc
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from quiz.deck import Severity, UnreadableDeck, read_deck, read_manifest
from quiz.questions import Citation
from tests.deck.building import (
    BANK,
    DISPUTES,
    MANIFEST,
    QUESTION_IN_A_DECK_WITH_SOURCES,
    SOURCES,
    bank_of,
    findings_in,
    places_in,
    write_deck,
)

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCED = {
    "sources.yaml": SOURCES,
    "disputes.yaml": DISPUTES,
    "banks/surface.yaml": QUESTION_IN_A_DECK_WITH_SOURCES,
}
SEAS = BANK.partition("questions:\n")[2]
CARD = ["id: a", "kind: flashcard", "front: f", "back: b"]


def messages_in(folder: Path) -> list[str]:
    return [found.message for found in findings_in(folder)]


# What a deck gives


def test_a_deck_is_read_with_all_that_its_questions_name(tmp_path: Path) -> None:
    deck = read_deck(write_deck(tmp_path, SOURCED))
    (placed,) = deck.placed
    assert deck.manifest.title == "The Moon"
    assert placed.topic.title == "Surface"
    assert placed.file == tmp_path / "banks" / "surface.yaml"
    assert deck.disputes_of(placed.question) == (deck.disputes["age"],)
    assert deck.label(Citation("almanac", 2)) == "Almanac ¶2"
    assert deck.by_id == {"seas": placed}


def test_sources_and_disputes_may_be_left_out(tmp_path: Path) -> None:
    deck = read_deck(write_deck(tmp_path))
    assert (deck.sources, deck.disputes, len(deck.placed)) == ({}, {}, 1)


def test_questions_stand_in_the_order_of_topics_then_files_then_lines(tmp_path: Path) -> None:
    def bank(topic: str, *ids: str) -> str:
        return bank_of(*CARD).replace("surface", topic).replace("id: a", f"id: {ids[0]}") + "".join(
            f"  - {{id: {name}, kind: flashcard, front: f, back: b}}\n" for name in ids[1:]
        )

    files = {
        "banks/a.yaml": bank("landing", "l2", "l1"),
        "banks/b.yml": bank("surface", "s2", "s1"),
        "banks/c.yaml": bank("landing", "l0"),
        "banks/surface.yaml": bank("surface", "s0"),
    }
    deck = read_deck(write_deck(tmp_path, files))
    assert [placed.question.id for placed in deck.placed] == ["s2", "s1", "s0", "l2", "l1", "l0"]


def test_a_retired_question_is_kept_and_not_in_use(tmp_path: Path) -> None:
    retired = bank_of(*CARD, "retired: {edition: 1, reason: outdated}")
    deck = read_deck(write_deck(tmp_path, {"banks/old.yaml": retired}))
    assert set(deck.by_id) == {"a", "seas"}
    assert [placed.question.id for placed in deck.in_use] == ["seas"]


def test_only_banks_are_read_in_their_folder(tmp_path: Path) -> None:
    others = {f"banks/{name}": "[" for name in (".hidden.yaml", "notes.txt", "a.yaml~", "a.bak")}
    assert len(read_deck(write_deck(tmp_path, others)).placed) == 1


def test_the_manifest_is_read_by_itself(tmp_path: Path) -> None:
    folder = write_deck(tmp_path, {"banks/surface.yaml": "["})
    assert read_manifest(folder).id == "moon"


@pytest.mark.parametrize("was_on", [True, False])
@pytest.mark.parametrize("bank", [BANK, "["])
def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path, was_on: bool, bank: str) -> None:
    folder = write_deck(tmp_path, {"banks/surface.yaml": bank})
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with suppress(UnreadableDeck):
            read_deck(folder)
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def test_the_deck_that_comes_along_can_be_read() -> None:
    deck = read_deck(CHECKOUT / "decks" / "pakistan-russia")
    assert deck.manifest.id == "pakistan-russia"
    assert deck.in_use
    for placed in deck.placed:
        for citation in placed.question.citations:
            assert deck.label(citation)
        assert len(deck.disputes_of(placed.question)) == len(placed.question.disputes)


# What names what


def test_an_unknown_topic_is_told_with_the_nearest(tmp_path: Path) -> None:
    folder = write_deck(tmp_path, {"banks/surface.yaml": BANK.replace("surface", "surfaces")})
    assert places_in(folder) == [("banks/surface.yaml", 1, 1, "reference")]
    (message,) = messages_in(folder)
    assert message == "'surfaces' is not a topic of deck.yaml; the nearest is `surface`"


def test_an_unknown_topic_like_no_other_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    folder = write_deck(tmp_path, {"banks/surface.yaml": BANK.replace("surface", "zzzzzz")})
    assert messages_in(folder) == [
        "'zzzzzz' is not a topic of deck.yaml; known are surface, landing"
    ]


@pytest.mark.parametrize(
    ("old", "new", "column", "message"),
    [
        ("[age]", "[wage]", 16, "'wage' is not a dispute of disputes.yaml; the nearest is `age`"),
        ("[age]", "[age, x, y]", 21, "'x' is not a dispute of disputes.yaml; known are age"),
        ("#2]", "#2, almanak#1]", 22, "'almanak' is not a source of sources.yaml; the nearest is"),
        ("#2]", "#3]", 12, "almanac#3 is cited; almanac has 2 paragraphs"),
        ("#2]", "#1, almanac#99]", 23, "almanac#99 is cited; almanac has 2 paragraphs"),
    ],
)
def test_what_is_named_and_not_there_is_told_where_it_is_named(
    tmp_path: Path, old: str, new: str, column: int, message: str
) -> None:
    bank = QUESTION_IN_A_DECK_WITH_SOURCES.replace(old, new)
    found = findings_in(write_deck(tmp_path, {**SOURCED, "banks/surface.yaml": bank}))[0]
    assert found.line == (7 if "dispute" in message else 6)
    assert found.message.startswith(message)
    assert found.rule == "reference"


def test_an_account_cites_what_is_registered(tmp_path: Path) -> None:
    disputes = DISPUTES.replace("almanac#2", "almanac#7") + DISPUTES.partition("\n")[2].replace(
        "almanac#2", "almanack#1"
    ).replace("id: age", "id: size")
    folder = write_deck(tmp_path, {**SOURCED, "disputes.yaml": disputes})
    assert places_in(folder) == [
        ("disputes.yaml", 5, 9, "reference"),
        ("disputes.yaml", 12, 9, "reference"),
    ]


@pytest.mark.parametrize("name", ["level", "cite", "explanation"])
def test_where_documents_are_registered_a_question_has_its_level_citation_and_explanation(
    tmp_path: Path, name: str
) -> None:
    lines = QUESTION_IN_A_DECK_WITH_SOURCES.splitlines(keepends=True)
    bank = "".join(line for line in lines if not line.strip().startswith(name))
    folder = write_deck(tmp_path, {**SOURCED, "banks/surface.yaml": bank})
    assert places_in(folder) == [("banks/surface.yaml", 3, 5, "format")]
    assert messages_in(folder) == [f"`{name}` is missing, and sources.yaml registers documents"]


def test_a_field_that_is_there_and_empty_is_missing_too(tmp_path: Path) -> None:
    bank = QUESTION_IN_A_DECK_WITH_SOURCES.replace("[almanac#2]", "[]").replace("remember", "")
    folder = write_deck(tmp_path, {**SOURCED, "banks/surface.yaml": bank})
    assert places_in(folder) == [
        ("banks/surface.yaml", 5, 5, "format"),
        ("banks/surface.yaml", 6, 5, "format"),
    ]


def test_without_registered_documents_they_may_be_left_out(tmp_path: Path) -> None:
    assert read_deck(write_deck(tmp_path, {"sources.yaml": "sources: []\n"})).sources == {}


# Ids


def test_an_id_that_stands_in_two_files_is_told_with_the_first(tmp_path: Path) -> None:
    folder = write_deck(tmp_path, {"banks/b.yaml": BANK, "banks/a.yaml": bank_of(*CARD) + SEAS})
    assert places_in(folder) == [
        ("banks/b.yaml", 3, 5, "id"),
        ("banks/surface.yaml", 3, 5, "id"),
    ]
    assert messages_in(folder) == ["'seas' also stands in a.yaml, line 7"] * 2


def test_an_id_that_stands_twice_in_one_file_is_told_at_the_second(tmp_path: Path) -> None:
    folder = write_deck(tmp_path, {"banks/surface.yaml": bank_of(*CARD) + SEAS * 2})
    assert places_in(folder) == [("banks/surface.yaml", 14, 5, "id")]
    assert messages_in(folder) == ["'seas' also stands in surface.yaml, line 7"]


@pytest.mark.parametrize(
    ("name", "text", "line"), [("sources.yaml", SOURCES, 11), ("disputes.yaml", DISPUTES, 9)]
)
def test_sources_and_disputes_have_ids_of_their_own(
    tmp_path: Path, name: str, text: str, line: int
) -> None:
    folder = write_deck(tmp_path, {**SOURCED, name: text + text.partition("\n")[2]})
    assert places_in(folder) == [(name, line, 5, "id")]


# All errors in one run


def test_all_errors_of_all_files_come_in_one_run_in_their_order(tmp_path: Path) -> None:
    files = {
        "deck.yaml": MANIFEST.replace("title: The Moon", "titel: The Moon"),
        "sources.yaml": SOURCES.replace("words: 2", "words: two"),
        "disputes.yaml": DISPUTES.replace("almanac#2", "almanac#5"),
        "banks/a.yaml": "topic: surface\nquestions:\n  - @\n",
        "banks/b.yaml": "",
        "banks/c.yaml": bank_of(*CARD, "cite: [almanac#9]", "levle: apply")
        + "  - id: b\n    kind: cloz\n    disputes: [wage]\n",
        "banks/surface.yaml": QUESTION_IN_A_DECK_WITH_SOURCES.replace("surface", "surfac"),
    }
    assert places_in(write_deck(tmp_path, files)) == [
        ("banks/a.yaml", 3, 5, "yaml"),
        ("banks/b.yaml", 1, 1, "format"),
        ("banks/c.yaml", 3, 5, "format"),
        ("banks/c.yaml", 3, 5, "format"),
        ("banks/c.yaml", 7, 12, "reference"),
        ("banks/c.yaml", 8, 5, "format"),
        ("banks/c.yaml", 9, 5, "format"),
        ("banks/c.yaml", 9, 5, "format"),
        ("banks/c.yaml", 9, 5, "format"),
        ("banks/c.yaml", 10, 5, "format"),
        ("banks/c.yaml", 11, 16, "reference"),
        ("banks/surface.yaml", 1, 1, "reference"),
        ("deck.yaml", 1, 1, "format"),
        ("deck.yaml", 3, 1, "format"),
        ("disputes.yaml", 5, 9, "reference"),
        ("sources.yaml", 9, 23, "format"),
    ]


@pytest.mark.parametrize("name", ["sources.yaml", "disputes.yaml", "deck.yaml"])
@pytest.mark.parametrize("text", ["[", "", "- x", "x"])
def test_a_file_that_cannot_be_read_is_not_blamed_on_those_that_name_what_is_in_it(
    tmp_path: Path, name: str, text: str
) -> None:
    folder = write_deck(tmp_path, {**SOURCED, name: text})
    assert {found.file.name for found in findings_in(folder)} == {name}


def test_a_finding_is_written_with_its_place() -> None:
    folder = Path("decks") / "none"
    with pytest.raises(UnreadableDeck) as caught:
        read_deck(folder)
    findings = caught.value.findings
    assert [found.severity for found in findings] == [Severity.ERROR] * 2
    assert str(findings[1]).startswith(f"{folder / 'deck.yaml'}: error: file: cannot be read: ")
    assert str(caught.value) == "\n".join(map(str, findings))


def test_a_finding_in_a_file_is_written_with_line_and_column(tmp_path: Path) -> None:
    (found,) = findings_in(write_deck(tmp_path, {"banks/surface.yaml": "topic: @"}))
    assert str(found).startswith(f"{tmp_path / 'banks' / 'surface.yaml'}:1:8: error: yaml: a text")


# The format of decks


@pytest.mark.parametrize("number", ["2", "0", "17"])
def test_a_deck_of_another_format_is_told_so_and_nothing_else(tmp_path: Path, number: str) -> None:
    manifest = MANIFEST.replace("format: 1", f"format: {number}") + "new_key: x\n"
    folder = write_deck(tmp_path, {"deck.yaml": manifest, "banks/surface.yaml": "topic: [x"})
    message = f"format {number} is not known here; this program reads format 1"
    assert places_in(folder) == [("deck.yaml", 1, 1, "format")]
    assert messages_in(folder) == [message]
    with pytest.raises(UnreadableDeck, match=message):
        read_manifest(folder)


@pytest.mark.parametrize("value", ["one", "1.5", "[1]", "", "9" * 5000])
def test_a_format_that_is_no_number_is_a_fault_like_any_other(tmp_path: Path, value: str) -> None:
    folder = write_deck(tmp_path, {"deck.yaml": MANIFEST.replace("format: 1", f"format: {value}")})
    assert places_in(folder) == [("deck.yaml", 1, 1, "format")]
    assert messages_in(folder)[0].endswith("stands here; a whole number is wanted")
    assert len(messages_in(folder)[0]) < 200


# Files that are none


def test_a_missing_manifest_is_told_with_the_faults_of_the_rest(tmp_path: Path) -> None:
    folder = write_deck(tmp_path, {"banks/surface.yaml": "topic: @"})
    (folder / "deck.yaml").unlink()
    assert places_in(folder) == [("banks/surface.yaml", 1, 8, "yaml"), ("deck.yaml", 0, 0, "file")]


def test_a_missing_folder_of_banks_is_told(tmp_path: Path) -> None:
    folder = write_deck(tmp_path)
    (folder / "banks" / "surface.yaml").unlink()
    (folder / "banks").rmdir()
    assert places_in(folder) == [("banks", 0, 0, "file")]
    (folder / "banks").write_text("a file")
    assert places_in(folder) == [("banks", 0, 0, "file")]


def test_a_folder_named_like_a_bank_is_told(tmp_path: Path) -> None:
    folder = write_deck(tmp_path)
    (folder / "banks" / "x.yaml").mkdir()
    assert places_in(folder) == [("banks/x.yaml", 0, 0, "file")]
    assert messages_in(folder) == ["cannot be read: it is not a file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_named_like_a_bank_is_told_and_not_waited_for(tmp_path: Path) -> None:
    folder = write_deck(tmp_path)
    os.mkfifo(folder / "banks" / "x.yaml")
    assert messages_in(folder) == ["cannot be read: it is not a file"]


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system lets no symbolic links be made")


def test_a_link_that_leads_round_or_nowhere_is_told(tmp_path: Path) -> None:
    folder = write_deck(tmp_path)
    _link(folder / "banks" / "round.yaml", folder / "banks" / "round.yaml")
    _link(folder / "banks" / "away.yaml", folder / "nowhere.yaml")
    _link(folder / "sources.yaml", folder / "nowhere.yaml")
    assert places_in(folder) == [
        ("banks/away.yaml", 0, 0, "file"),
        ("banks/round.yaml", 0, 0, "file"),
        ("sources.yaml", 0, 0, "file"),
    ]


_AS_NOBODY = """\
import encodings.utf_8_sig  # nobody may not be let into the folder that this lies in
import os, sys
from pathlib import Path
from quiz.deck import Library, UnreadableDeck, read_deck

if os.geteuid() == 0:
    os.setuid(65534)
folder = Path(sys.argv[1])
try:
    read_deck(folder)
except UnreadableDeck as error:
    for found in error.findings:
        print(found.file.name, found.line, found.message)
for shelf in (folder / "shut", folder):
    for found in Library([shelf]).findings:
        print("library:", found.file.name, found.message)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="this system has no user to become")
def test_what_may_not_be_opened_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write_deck(Path(name), {"banks/shut.yaml": BANK, "shut/deck.yaml": MANIFEST})
        for open_folder in (folder, folder / "banks"):
            open_folder.chmod(0o755)
        (folder / "banks" / "shut.yaml").chmod(0)
        (folder / "shut").chmod(0)
        try:
            child = subprocess.run(
                [sys.executable, "-c", _AS_NOBODY, name],
                capture_output=True,
                text=True,
                check=False,
                cwd=CHECKOUT,
            )
        finally:
            (folder / "shut").chmod(0o755)
    assert child.stderr == ""
    assert child.stdout.splitlines() == [
        "shut.yaml 0 cannot be read: Permission denied",
        "library: shut cannot be read: Permission denied",
    ]
