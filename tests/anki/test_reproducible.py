"""The same deck and ledger give the same bytes; and a change moves nothing but what it changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from quiz.anki import Wish, export
from quiz.deck import read_deck
from quiz.deck.folders import shipped_decks
from tests.anki.building import Anki, T, small_deck
from tests.anki.unpacking import rows, times

ROOT = Path(__file__).resolve().parents[2]
EXPORT = """
import sys
from pathlib import Path
from quiz.anki import export
from quiz.deck import read_deck
export(read_deck(Path(sys.argv[1])), Path(sys.argv[2]), timestamp=int(sys.argv[3]))
"""
WORD = ("What is a moraine?", "What is one moraine?")
EDITION = ('edition: "2026.11"', 'edition: "2026.12"')


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _exported_elsewhere(deck: Path, folder: Path, zone: str, seed: str, at: int) -> Path:
    """A deck copied into a folder and exported there, in a process of another time zone."""
    copy, package = folder / "a copy", folder / "deck.apkg"
    shutil.copytree(deck, copy)
    subprocess.run(
        [sys.executable, "-c", EXPORT, str(copy), str(package), str(at)],
        cwd=ROOT,
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
        check=True,
    )
    return package


def test_two_folders_and_time_zones_give_equal_packages_and_ledgers(tmp_path: Path) -> None:
    deck = shipped_decks() / "pakistan-russia"
    packages = [
        _exported_elsewhere(deck, tmp_path / name, zone, seed, T)
        for name, zone, seed in (("one", "Pacific/Auckland", "1"), ("two", "America/Lima", "2"))
    ]
    assert _sha256(packages[0]) == _sha256(packages[1])
    ledgers = [package.parent / "a copy" / "anki.ledger.yaml" for package in packages]
    assert ledgers[0].read_bytes() == ledgers[1].read_bytes()


def test_a_deck_that_has_not_changed_gives_the_same_bytes_at_any_later_time(tmp_path: Path) -> None:
    deck = small_deck(tmp_path / "deck")
    first, again = tmp_path / "first.apkg", tmp_path / "again.apkg"
    export(deck, first, timestamp=T)
    ledger = tmp_path / "deck" / "anki.ledger.yaml"
    written = ledger.stat().st_mtime_ns, ledger.stat().st_ino
    report = export(deck, again, timestamp=T + 1_000_000)
    assert _sha256(first) == _sha256(again)
    assert (report.new, report.changed) == ((), ())
    assert (ledger.stat().st_mtime_ns, ledger.stat().st_ino) == written


def test_a_change_and_an_export_after_it_give_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "deck"
    package, again = tmp_path / "deck.apkg", tmp_path / "again.apkg"
    export(small_deck(folder), package, timestamp=T)
    export(small_deck(folder, WORD), package, timestamp=T + 9)
    export(small_deck(folder, WORD), again, timestamp=T + 99)
    assert _sha256(package) == _sha256(again)


def test_an_edit_of_one_word_moves_the_time_of_one_note_and_changes_one_line_of_the_ledger(
    tmp_path: Path,
) -> None:
    folder, package = tmp_path / "deck", tmp_path / "deck.apkg"
    export(small_deck(folder), package, timestamp=T)
    before, lines = times(package), _ledger_lines(folder)
    export(small_deck(folder, WORD), package, timestamp=T + 9)
    after = times(package)
    assert {id_ for id_ in after if after[id_] != before[id_]} == {"one-way"}
    assert after["one-way"] == T + 9
    assert len(lines - _ledger_lines(folder)) == len(_ledger_lines(folder) - lines) == 1


def test_a_new_edition_marks_what_changed_in_it_and_nothing_else(tmp_path: Path) -> None:
    folder, package = tmp_path / "deck", tmp_path / "deck.apkg"
    export(small_deck(folder), package, timestamp=T)
    report = export(small_deck(folder, EDITION, WORD), package, timestamp=T + 9)
    assert report.changed == ("one-way",)
    marked = {id_ for id_, row in rows(package).items() if "edition::2026.12" in row.tags}
    assert marked == {"one-way"}
    old = {id_ for id_, row in rows(package).items() if "edition::2026.11" in row.tags}
    assert old == set(rows(package)) - marked


def test_a_topic_exported_alone_has_the_times_ids_and_places_that_it_has_in_the_whole(
    tmp_path: Path,
) -> None:
    deck = small_deck(tmp_path / "deck")
    whole, part = tmp_path / "whole.apkg", tmp_path / "part.apkg"
    export(deck, whole, timestamp=T)
    export(deck, part, Wish(topics=frozenset({"hills"})), timestamp=T + 5)
    found = rows(part)
    assert found.items() <= rows(whole).items()
    assert set(found) == {
        placed.question.id for placed in deck.in_use if placed.topic.id == "hills"
    }


def test_no_id_lies_in_the_future(tmp_path: Path) -> None:
    export(small_deck(tmp_path / "deck"), tmp_path / "deck.apkg", timestamp=T)
    day = 86_400_000
    assert all(T * 1000 <= row.id < T * 1000 + day for row in rows(tmp_path / "deck.apkg").values())


def _ledger_lines(folder: Path) -> set[str]:
    return set((folder / "anki.ledger.yaml").read_text(encoding="utf-8").splitlines())


def test_an_edit_of_one_word_is_one_update_beside_a_review_and_an_edit_of_the_learner_s(
    anki: Anki, tmp_path: Path
) -> None:
    folder, package = tmp_path / "deck", tmp_path / "deck.apkg"
    shutil.copytree(shipped_decks() / "pakistan-russia", folder)
    export(read_deck(folder), package, timestamp=T)
    anki.import_package(package)
    reviewed, edited, changed = read_deck(folder).in_use[:3]
    collection = anki.collection
    collection.sched.set_due_date([anki.note(reviewed.outline.id).cards()[0].id], "3")
    mine = anki.note(edited.outline.id)
    mine["Explanation"] = "My own words."
    collection.update_note(mine)
    cards = collection.db.all("SELECT * FROM cards ORDER BY id")
    reviews = collection.db.all("SELECT * FROM revlog ORDER BY id")

    text = changed.file.read_text(encoding="utf-8")
    at = text.index("    explanation:", text.index(f"  - id: {changed.outline.id}\n"))
    word = text.index("the", at)
    changed.file.write_text(text[:word] + "that" + text[word + 3 :], encoding="utf-8")
    export(read_deck(folder), package, timestamp=T + 1)
    log = anki.import_package(package)

    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 1, 0)
    assert log.updated[0].id.nid == anki.note(changed.outline.id).id
    assert anki.note(edited.outline.id)["Explanation"] == "My own words."
    assert collection.db.all("SELECT * FROM cards ORDER BY id") == cards
    assert collection.db.all("SELECT * FROM revlog ORDER BY id") == reviews


def test_the_search_that_readme_gives_finds_retired_notes_of_ours_alone(
    anki: Anki, tmp_path: Path
) -> None:
    folder, package = tmp_path / "deck", tmp_path / "deck.apkg"
    export(small_deck(folder), package, timestamp=T)
    anki.import_package(package)
    collection = anki.collection
    own = collection.new_note(collection.models.by_name("Basic"))
    own["Front"], own.tags = "Mine", ["retired"]
    collection.add_note(own, collection.decks.id("Default"))
    retired = ("id: one-way,", "id: one-way, retired: {edition: '2026.12', reason: dull},")
    export(small_deck(folder, retired), package, timestamp=T + 1)
    anki.import_package(package)
    search = next(
        line.strip()
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.strip().startswith("tag:retired ")
    )
    assert list(collection.find_notes(search)) == [anki.note("one-way").id]
