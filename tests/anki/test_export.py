"""The package as a file, what the report says, and what never changes."""

import hashlib
import json
import os
import sqlite3
import zipfile
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from quiz.anki import ExportReport, Remark, UnwritablePackage, export, ids, notetypes
from quiz.anki.exporting import guids_of
from quiz.anki.notetypes import NoteType
from quiz.anki.script import SCRIPT
from quiz.anki.style import CSS
from quiz.deck import Deck
from tests.anki.building import Anki, T, small_deck

NOTE_TYPES = [value for value in vars(notetypes).values() if isinstance(value, NoteType)]


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return small_deck(tmp_path / "deck")


def test_the_report_counts_and_names_what_was_left_out_or_simplified(
    deck: Deck, tmp_path: Path
) -> None:
    report = export(deck, tmp_path / "deck.apkg", timestamp=T)
    assert report == ExportReport(
        notes=12,
        cards=13,
        dropped=(Remark("gone", "retired since edition 2026.10: nobody asks it"),),
        simplified=(
            Remark(
                "capital",
                "Anki compares what is typed with the first form only; the back lists the others",
            ),
            Remark(
                "how-long",
                "Anki compares the number digit by digit; the back gives the tolerance",
            ),
            Remark(
                "ice-age",
                "gaps that may change places are compared as they stand; the back says they may",
            ),
        ),
    )


def test_the_same_deck_and_time_give_the_same_bytes(deck: Deck, tmp_path: Path) -> None:
    first, second, later = (tmp_path / name for name in ("a.apkg", "b.apkg", "c.apkg"))
    export(deck, first, timestamp=T)
    export(small_deck(tmp_path / "other folder"), second, timestamp=T)
    export(deck, later, timestamp=T + 1)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes() != later.read_bytes()


def test_a_later_time_changes_the_notes_and_not_the_note_types(deck: Deck, tmp_path: Path) -> None:
    models, times = [], []
    for timestamp in (T, T + 1):
        export(deck, tmp_path / "deck.apkg", timestamp=timestamp)
        zipfile.ZipFile(tmp_path / "deck.apkg").extract("collection.anki2", tmp_path)
        connection = sqlite3.connect(tmp_path / "collection.anki2")
        models += connection.execute("SELECT models FROM col").fetchone()
        times += connection.execute("SELECT DISTINCT mod FROM notes").fetchall()
        connection.close()
    assert models[0] == models[1]
    assert times == [(T,), (T + 1,)]


def test_a_package_replaces_what_stood_there_and_leaves_nothing_beside_it(
    deck: Deck, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    package = folder / "deck.apkg"
    package.write_text("old")
    export(deck, package, timestamp=T)
    entries = zipfile.ZipFile(package).infolist()
    assert [entry.filename for entry in entries] == ["collection.anki2", "media"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert list(folder.iterdir()) == [package]


def test_a_failed_write_leaves_what_stood_there_and_nothing_beside_it(
    deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    package = folder / "deck.apkg"
    package.write_text("old")

    def full(*args: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("quiz.anki.package._pack", full)
    with pytest.raises(UnwritablePackage, match=r"deck\.apkg cannot be written: .*disk is full"):
        export(deck, package, timestamp=T)
    assert package.read_text() == "old"
    assert list(folder.iterdir()) == [package]


@pytest.mark.parametrize("target", ["missing/deck.apkg", "folder"])
def test_a_place_that_cannot_be_written_is_named(deck: Deck, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UnwritablePackage) as refusal:
        export(deck, tmp_path / target, timestamp=T)
    assert str(refusal.value).startswith(f"{tmp_path / target} cannot be written: ")
    assert ".quiz-" not in str(refusal.value)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_a_package_is_as_readable_as_any_new_file(deck: Deck, tmp_path: Path) -> None:
    package, plain = tmp_path / "deck.apkg", tmp_path / "plain"
    plain.touch()
    export(deck, package, timestamp=T)
    assert package.stat().st_mode == plain.stat().st_mode


def test_a_deck_without_questions_makes_a_package_that_anki_takes(
    deck: Deck, anki: Anki, tmp_path: Path
) -> None:
    export(replace(deck, placed=()), tmp_path / "deck.apkg", timestamp=T)
    assert anki.import_package(tmp_path / "deck.apkg").found_notes == 0


@pytest.mark.parametrize("title", ["Default", "default"])
def test_a_deck_named_like_anki_s_own_comes_through(title: str, anki: Anki, tmp_path: Path) -> None:
    deck = small_deck(tmp_path / "deck", ("title: Small deck", f"title: {title}"))
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    assert len(anki.import_package(tmp_path / "deck.apkg").new) == 12


def test_topics_that_anki_takes_for_one_share_a_deck(anki: Anki, tmp_path: Path) -> None:
    deck = small_deck(tmp_path / "deck", ("title: Rivers", "title: hills and Slopes"))
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    assert len(anki.import_package(tmp_path / "deck.apkg").new) == 12
    assert len({card.did for card in anki.cards}) == 1


def test_a_title_with_colons_makes_no_level_of_its_own(anki: Anki, tmp_path: Path) -> None:
    deck = small_deck(tmp_path / "deck", ("title: Rivers", 'title: "Rivers::Lakes:"'))
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    decks = anki.collection.decks
    assert decks.name(anki.note("longest").cards()[0].did) == "Small deck::Rivers: Lakes"


def test_guids_come_from_ids_and_not_from_content(deck: Deck, tmp_path: Path) -> None:
    changed = small_deck(tmp_path / "changed", ("What is a moraine?", "What are moraines?"))
    assert guids_of(deck) == guids_of(changed)
    assert len(set(guids_of(deck).values())) == len(deck.placed)
    other = small_deck(tmp_path / "other", ("id: small\n", "id: other\n"))
    assert not set(guids_of(deck).values()) & set(guids_of(other).values())


FROZEN = {
    "CHOICE": 1763465281457,
    "TYPED": 1763573829894,
    "CLOZE": 1763608274621,
    "ORDERING": 1763756739520,
    "MATCHING": 1763815067571,
    "FLASHCARD": 1763921674687,
    "ASK": 610545732205441,
    "ASK_BACK": 133942379894576,
    "Id": 465281457291412,
    "Topic": 216938666542703,
    "Stem": 695573003829894,
    "Options": 160827608462131,
    "Marked": 662921674687892,
    "Unit": 582558440020817,
    "Typed": 374032431532102,
    "Answer": 756739520705636,
    "Accepted": 294156856295453,
    "Text": 587486279513297,
    "Filled": 249253631874210,
    "Items": 773311337465021,
    "Order": 816704798094849,
    "Pairs": 173316104154120,
    "Matches": 815067571738425,
    "Front": 752554751410549,
    "Back": 566440450868756,
    "Reverse": 407496494544015,
    "Hint": 524462107270548,
    "Explanation": 218374344348658,
    "Note": 157784975643931,
    "Disputes": 129863891771199,
    "Sources": 341538798215470,
    "Question": 210768302883109,
}
"""What learners have by now. A number may be added; none is ever changed or taken out."""


def test_the_ids_in_use_never_change() -> None:
    assert ids.note_guid("pakistan-russia", "pipeline-route") == "69ad4761338dd2928a5e"
    assert ids.deck_id("pakistan-russia") == 1907038753946
    assert ids.deck_id("pakistan-russia", "energy") == 1588901346271
    constants = {name: value for name, value in vars(ids).items() if name.isupper()}
    assert FROZEN.items() <= (constants | ids.FIELDS).items()


def test_anki_knows_every_field_and_template_by_its_id(
    deck: Deck, anki: Anki, tmp_path: Path
) -> None:
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    for note_type in NOTE_TYPES:
        model = anki.collection.models.by_name(note_type.name)
        assert model["id"] == note_type.id
        assert {field["name"]: field["id"] for field in model["flds"]} == {
            name: ids.FIELDS[name] for name in note_type.fields
        }
        assert [each["id"] for each in model["tmpls"]] == [each.id for each in note_type.templates]


def test_templates_that_change_get_a_later_time() -> None:
    """When this fails, raise TEMPLATES_CHANGED to now, and put the new pair here."""
    look = [*map(asdict, NOTE_TYPES), CSS]
    assert (ids.TEMPLATES_CHANGED, _digest(look)) == (1_795_392_000, "0b8efed8ea731f11")


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]


def test_no_two_fields_or_note_types_share_an_id() -> None:
    assert len(set(ids.FIELDS.values())) == len(ids.FIELDS)
    assert len({note_type.id for note_type in NOTE_TYPES}) == len(NOTE_TYPES)
    assert ids.ASK != ids.ASK_BACK


def test_an_imported_question_keeps_its_guid(tmp_path: Path) -> None:
    deck = small_deck(tmp_path, ("id: one-way,", "id: one-way, anki: {guid: 'q}K:x'},"))
    assert guids_of(deck)["one-way"] == "q}K:x"


def test_of_questions_from_one_note_the_first_card_s_keeps_it(anki: Anki, tmp_path: Path) -> None:
    deck = small_deck(
        tmp_path / "deck",
        ("id: longest\n", "id: longest\n    anki: {guid: abc, card: 1}\n"),
        ("id: one-way,", "id: one-way, anki: {guid: abc},"),
    )
    report = export(deck, tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    assert anki.note("one-way").guid == "abc"
    assert anki.note("longest").guid == ids.note_guid("small", "longest")
    assert next(remark.question for remark in report.simplified) == "longest"


def test_the_script_has_no_braces_that_anki_would_take_for_a_field() -> None:
    assert "{{" not in SCRIPT
    assert "<!--" not in SCRIPT
    assert "</script" not in SCRIPT
