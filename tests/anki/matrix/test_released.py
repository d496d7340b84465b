"""Packages that earlier versions of the program made, and what today's makes of them.

They lie in tests/anki/packages and were made from tests/decks/moon by the program's own exporter:
`moon-bb13b21` by that of commit bb13b21, which stayed the same up to 6bef167, byte for byte in its
packages; `moon-2026-11-26`, with its ledger, by that of the commit which brought ledger and present
note types. Fields were added in between, and that is what Anki refuses: whoever has notes of the
time before ticks Merge note types with each import, and sets Update notes to Always with the first.
"""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from anki.collection import ImportAnkiPackageOptions as Options
from anki.import_export_pb2 import (
    IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS as ALWAYS,
)
from anki.import_export_pb2 import ImportResponse

from quiz.anki import export
from quiz.anki.ledger_file import LEDGER_FILE
from quiz.anki.notetypes import NOTE_TYPES
from quiz.deck import read_deck
from tests.anki.building import Anki
from tests.anki.matrix.author import LATER, SECOND
from tests.anki.matrix.checks import decks_kept, progress_kept, sound
from tests.anki.matrix.learner import Learner
from tests.anki.matrix.packages import packed
from tests.anki.matrix.state import State

HERE = Path(__file__).parent
MOON = HERE.parents[1] / "decks" / "moon"
PACKAGES = HERE.parent / "packages"
BEFORE_THE_PRESENT_FIELDS = PACKAGES / "moon-bb13b21.apkg"
WITH_LEDGER = ("moon-2026-11-26",)

STEM = ("Of which rock are the dark plains made?", "What are the dark plains made of?")
MERGED = Options(merge_notetypes=True)
MERGED_ALWAYS = Options(merge_notetypes=True, update_notes=ALWAYS)


class Today:
    """The moon deck as an author has it, exported by today's program."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(copytree(MOON, folder))
        self.package = folder.with_suffix(".apkg")

    def publish(self, at: int) -> Path:
        export(read_deck(self._folder), self.package, timestamp=at)
        return self.package

    def take_ledger(self, ledger: Path) -> None:
        copyfile(ledger, self._folder / LEDGER_FILE)

    def change(self, old: str, new: str) -> None:
        for path in self._folder.rglob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def today(tmp_path: Path) -> Today:
    return Today(tmp_path / "moon")


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner who has nothing yet."""
    learner = Learner(tmp_path / "collection.anki2", "moon")
    yield learner
    learner.collection.close()


@pytest.fixture
def old_learner(learner: Learner) -> Learner:
    """A learner who has studied what was exported before the note types got their fields."""
    _study(learner, BEFORE_THE_PRESENT_FIELDS)
    return learner


def _study(learner: Learner, package: Path) -> None:
    learner.collection.set_config("fsrs", True)
    assert len(learner.import_package(package).new) == 9
    learner.review("same-side", "easy", "good")
    learner.review("no-air", "easy")
    learner.review("crew", "again")
    learner.suspend("walkers")
    learner.flag("days", 2)


def _counts(log: ImportResponse.Log) -> tuple[int, int, int]:
    return len(log.new), len(log.updated), len(log.conflicting)


def _is_the_package_s(learner: Anki, package: Path) -> None:
    """All notes have the fields and tags that the package gives them, and its note types."""
    state = State.of(learner.collection)
    for guid, wanted in packed(package).items():
        note = state.notes[guid]
        assert {name: note.fields[name] for name in wanted.fields} == wanted.fields
        assert note.tags == wanted.tags
    for note_type in NOTE_TYPES:
        found = state.types[note_type.id]
        assert found.name == note_type.name
        assert set(note_type.fields) <= set(found.fields)
        assert [front for _, front, _ in found.templates] == [
            template.front for template in note_type.templates
        ]


@pytest.mark.parametrize("name", WITH_LEDGER)
def test_what_a_version_with_a_ledger_exported_is_updated_as_usual(
    name: str, learner: Learner, today: Today
) -> None:
    _study(learner, PACKAGES / f"{name}.apkg")
    today.take_ledger(PACKAGES / f"{name}.ledger.yaml")
    before = State.of(learner.collection)
    today.change(*STEM)
    package = today.publish(SECOND)
    log = learner.import_package(package)
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert "basalt" in [note.fields[0] for note in log.updated]
    after = State.of(learner.collection)
    assert after.cards.keys() == before.cards.keys()
    _is_the_package_s(learner, package)
    progress_kept(before, after)
    decks_kept(before, after)
    sound(learner)


def test_an_import_as_usual_changes_nothing_and_harms_nothing(
    old_learner: Learner, today: Today
) -> None:
    before = State.of(old_learner.collection)
    assert _counts(old_learner.import_package(today.publish(SECOND))) == (0, 0, 9)
    after = State.of(old_learner.collection)
    assert after.notes == before.notes
    assert {id_: after.types[id_] for id_ in before.types} == before.types
    assert after.cards == before.cards
    progress_kept(before, after)
    decks_kept(before, after)
    sound(old_learner)


def test_merged_and_always_all_notes_become_today_s_and_keep_their_progress(
    old_learner: Learner, today: Today
) -> None:
    before = State.of(old_learner.collection)
    package = today.publish(SECOND)
    assert _counts(old_learner.import_package(package, MERGED_ALWAYS)) == (0, 9, 0)
    after = State.of(old_learner.collection)
    assert after.notes.keys() == before.notes.keys()
    assert after.cards.keys() == before.cards.keys()
    _is_the_package_s(old_learner, package)
    progress_kept(before, after)
    decks_kept(before, after)
    sound(old_learner)


def test_merged_alone_leaves_true_false_cards_without_their_answer(
    old_learner: Learner, today: Today
) -> None:
    """That is why Update notes has to be Always with it, once."""
    old_learner.import_package(today.publish(SECOND), MERGED)
    assert not old_learner.note("no-air")["Answer"]


def test_after_that_a_merged_import_brings_what_changed_and_no_more(
    old_learner: Learner, today: Today
) -> None:
    old_learner.import_package(today.publish(SECOND), MERGED_ALWAYS)
    old_learner.edit("crew", at=SECOND + 1, Explanation="In my own words.")
    before = State.of(old_learner.collection)
    today.change(*STEM)
    log = old_learner.import_package(today.publish(LATER), MERGED)
    assert [note.fields[0] for note in log.updated] == ["basalt"]
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert old_learner.note("basalt")["Stem"] == STEM[1]
    assert old_learner.note("crew")["Explanation"] == "In my own words."
    progress_kept(before, State.of(old_learner.collection))
    sound(old_learner)
