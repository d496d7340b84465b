"""The package as a file: what lies in it, in which decks and order, and what the report says."""

import os
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.anki import ExportReport, UnwritablePackage, Wish, export, ids
from quiz.anki.exporting import guids_of
from quiz.deck import Deck
from quiz.deck.loss import Loss
from tests.anki.building import Anki, T, small_deck
from tests.anki.unpacking import rows

RETIRED = ("id: one-way,", "id: one-way, retired: {edition: '2026.12', reason: dull},")
RECALLED = {"capital", "how-long", "ice-age", "one-way", "both-ways"}


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return small_deck(tmp_path / "deck")


def _decks(anki: Anki) -> dict[str, str]:
    """The name of the deck that each question's cards lie in."""
    return {note["Id"]: anki.collection.decks.name(note.cards()[0].did) for note in anki.notes}


def test_the_report_counts_and_names_what_was_left_out_or_simplified(
    deck: Deck, tmp_path: Path
) -> None:
    report = export(deck, tmp_path / "deck.apkg", timestamp=T)
    assert report == ExportReport(
        notes=12,
        cards=13,
        new=tuple(placed.question.id for placed in deck.in_use),
        dropped=(Loss("gone", "retired since edition 2026.10: nobody asks it"),),
        simplified=(
            Loss(
                "capital",
                "Anki compares what is typed with the first form only; the back lists the others",
            ),
            Loss(
                "how-long",
                "Anki compares the number digit by digit; the back gives the tolerance",
            ),
            Loss(
                "ice-age",
                "gaps that may change places are compared as they stand; the back says they may",
            ),
        ),
    )


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
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}
    assert list(folder.iterdir()) == [package]


@pytest.mark.parametrize(
    "failure", [sqlite3.OperationalError("database or disk is full"), OSError(28, "disk is full")]
)
def test_a_failed_write_leaves_package_and_ledger_and_nothing_beside_them(
    deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    package = folder / "deck.apkg"
    package.write_text("old")
    before = sorted(deck.folder.rglob("*"))

    def full(*args: object) -> None:
        raise failure

    monkeypatch.setattr("quiz.anki.package._pack", full)
    with pytest.raises(UnwritablePackage, match=r"deck\.apkg cannot be written: .*disk is full"):
        export(deck, package, timestamp=T)
    assert package.read_text() == "old"
    assert list(folder.iterdir()) == [package]
    assert sorted(deck.folder.rglob("*")) == before


def test_an_interrupted_export_leaves_the_old_package_and_nothing_beside_it(
    deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    package = folder / "deck.apkg"
    package.write_text("old")
    before = sorted(deck.folder.rglob("*"))
    real = zipfile.ZipFile.open

    def interrupted(self: zipfile.ZipFile, name: str, mode: str = "r", **kwargs: bool) -> object:
        if name == "media":
            raise KeyboardInterrupt
        return real(self, name, mode, **kwargs)

    monkeypatch.setattr(zipfile.ZipFile, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        export(deck, package, timestamp=T)
    assert package.read_text() == "old"
    assert list(folder.iterdir()) == [package]
    assert sorted(deck.folder.rglob("*")) == before


@pytest.mark.parametrize("target", ["missing/deck.apkg", "folder"])
def test_a_place_that_cannot_be_written_is_named(deck: Deck, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UnwritablePackage) as refusal:
        export(deck, tmp_path / target, timestamp=T)
    assert str(refusal.value).startswith(f"{tmp_path / target} cannot be written: ")
    assert ".quiz-" not in str(refusal.value)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_is_no_file_is_not_replaced(deck: Deck, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnwritablePackage, match="pipe cannot be written: it is not a file"):
        export(deck, tmp_path / "pipe", timestamp=T)
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_to_a_package_stays_a_link(deck: Deck, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "deck.apkg", tmp_path / "deck.apkg"
    target.write_text("old")
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")
    export(deck, link, timestamp=T)
    assert link.is_symlink()
    assert zipfile.is_zipfile(target)


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


def test_what_comes_from_memory_and_what_is_chosen_lie_in_two_parts_of_one_deck(
    deck: Deck, anki: Anki, tmp_path: Path
) -> None:
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    decks = _decks(anki)
    assert {id_ for id_, name in decks.items() if name == "Small deck::Recall"} == RECALLED
    assert {id_ for id_, name in decks.items() if name == "Small deck::Choice"} == (
        set(decks) - RECALLED
    )
    names = {deck.name for deck in anki.collection.decks.all_names_and_ids()}
    assert names == {"Default", "Small deck", "Small deck::Recall", "Small deck::Choice"}


def test_decks_by_topic_stand_below_the_two_parts_when_asked_for(
    deck: Deck, anki: Anki, tmp_path: Path
) -> None:
    export(deck, tmp_path / "deck.apkg", Wish(by_topic=True), timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    decks = _decks(anki)
    assert decks["capital"] == "Small deck::Recall::Rivers"
    assert decks["longest"] == "Small deck::Choice::Rivers"
    assert decks["one-way"] == "Small deck::Recall::Hills and slopes"
    assert decks["by-height"] == "Small deck::Choice::Hills and slopes"


def test_some_topics_are_exported_alone(deck: Deck, anki: Anki, tmp_path: Path) -> None:
    report = export(deck, tmp_path / "deck.apkg", Wish(topics=frozenset({"rivers"})), timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    assert {note["Id"] for note in anki.notes} == {
        "longest", "into-rhine", "flows-north", "capital", "how-long",
    }  # fmt: skip
    assert report.notes == 5
    assert report.dropped == ()
    assert [remark.question for remark in report.simplified] == ["capital", "how-long"]


def test_new_cards_come_in_the_order_of_chapters_however_they_are_exported(
    deck: Deck, anki: Anki, tmp_path: Path
) -> None:
    package = tmp_path / "deck.apkg"
    for topic in ("hills", "rivers"):
        export(deck, package, Wish(topics=frozenset({topic})), timestamp=T)
        anki.import_package(package)
    shown = sorted((card.due, card.note()["Id"]) for card in anki.cards if card.ord == 0)
    assert [id_ for _, id_ in shown] == [placed.question.id for placed in deck.in_use]
    assert [due for due, _ in shown] == list(range(1, 13))
    both = anki.note("both-ways").cards()
    assert both[0].due == both[1].due


def test_a_question_that_is_retired_stays_for_those_who_have_it_and_says_so(
    deck: Deck, tmp_path: Path
) -> None:
    package = tmp_path / "deck.apkg"
    export(deck, package, timestamp=T)
    report = export(small_deck(deck.folder, RETIRED), package, timestamp=T + 1)
    assert report.notes == 12
    assert report.changed == ("one-way",)
    assert report.retired == (Loss("one-way", "retired since edition 2026.12: dull"),)
    assert {id_ for id_, row in rows(package).items() if "retired" in row.tags} == {"one-way"}


def test_a_question_that_nobody_ever_had_does_not_come_once_it_is_retired(tmp_path: Path) -> None:
    package = tmp_path / "deck.apkg"
    report = export(small_deck(tmp_path / "deck", RETIRED), package, timestamp=T)
    assert [remark.question for remark in report.dropped] == ["one-way", "gone"]
    assert not {"one-way", "gone"} & set(rows(package))


def test_tags_name_topic_level_kind_sources_and_edition(deck: Deck, tmp_path: Path) -> None:
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    assert rows(tmp_path / "deck.apkg")["longest"].tags == {
        "topic::rivers", "level::understand", "kind::single_choice", "source::atlas",
        "source::survey", "edition::2026.11", "water", "long_rivers",
    }  # fmt: skip


def test_an_edition_that_an_author_gave_as_a_tag_stands_once(anki: Anki, tmp_path: Path) -> None:
    tagged = ("tags: [water, long rivers]", 'tags: [water, "edition::2026.11"]')
    export(small_deck(tmp_path / "deck", tagged), tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    tags = anki.note("longest").tags
    assert tags.count("edition::2026.11") == 1
    assert "water" in tags


@pytest.mark.parametrize("title", ["Default", "default"])
def test_a_deck_named_like_anki_s_own_comes_through(title: str, anki: Anki, tmp_path: Path) -> None:
    deck = small_deck(tmp_path / "deck", ("title: Small deck", f"title: {title}"))
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    assert len(anki.import_package(tmp_path / "deck.apkg").new) == 12


def test_topics_that_anki_takes_for_one_share_a_deck(anki: Anki, tmp_path: Path) -> None:
    deck = small_deck(tmp_path / "deck", ("title: Rivers", "title: hills and Slopes"))
    export(deck, tmp_path / "deck.apkg", Wish(by_topic=True), timestamp=T)
    assert len(anki.import_package(tmp_path / "deck.apkg").new) == 12
    assert len({card.did for card in anki.cards}) == 2


def test_a_title_with_colons_makes_no_level_of_its_own(anki: Anki, tmp_path: Path) -> None:
    deck = small_deck(
        tmp_path / "deck",
        ("title: Rivers", 'title: "Rivers::Lakes:"'),
        ("title: Small deck", 'title: "Small::deck"'),
    )
    export(deck, tmp_path / "deck.apkg", Wish(by_topic=True), timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    assert _decks(anki)["longest"] == "Small: deck::Choice::Rivers: Lakes"


def test_the_deck_says_what_it_rests_on_and_whose_it_is(anki: Anki, tmp_path: Path) -> None:
    deck = small_deck(tmp_path / "deck")
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    description = anki.collection.decks.by_name("Small deck")["desc"]
    assert description.startswith("Nine kinds &amp; two topics.<br>Atlas: A. Mapper, An Atlas<br>")
    assert description.endswith("<br>Someone. CC0. Edition 2026.11.")


def test_guids_come_from_ids_and_not_from_content(deck: Deck, tmp_path: Path) -> None:
    changed = small_deck(tmp_path / "changed", ("What is a moraine?", "What are moraines?"))
    assert guids_of(deck) == guids_of(changed)
    assert len(set(guids_of(deck).values())) == len(deck.placed)
    other = small_deck(tmp_path / "other", ("id: small\n", "id: other\n"))
    assert not set(guids_of(deck).values()) & set(guids_of(other).values())


def test_guids_and_deck_ids_never_change() -> None:
    assert ids.note_guid("pakistan-russia", "pipeline-route") == "69ad4761338dd2928a5e"
    assert ids.deck_id("pakistan-russia") == 1907038753946
    assert ids.deck_id("pakistan-russia", "energy") == 1588901346271


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
