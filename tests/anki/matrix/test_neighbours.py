"""Two of our decks side by side in one collection, and what a learner made of our note types."""

from pathlib import Path

import pytest

from quiz.anki import ids
from tests.anki.matrix.author import SECOND, Author
from tests.anki.matrix.checks import decks_kept, progress_kept, sound
from tests.anki.matrix.learner import OWN_NOTE, Learner
from tests.anki.matrix.rows import ADDED, STEM
from tests.anki.matrix.state import State


@pytest.fixture(params=["Other deck", "Small deck"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A package of a deck with the same questions, with a title of its own or with the same."""
    author = Author(tmp_path / "other")
    title = ("title: Small deck", f"title: {request.param}")
    return author.publish(SECOND, ("id: small\n", "id: other\n"), title)


def test_a_second_deck_with_the_same_question_ids_is_all_new_and_leaves_the_first(
    learner: Learner, other: Path
) -> None:
    before = State.of(learner.collection)
    log = learner.import_package(other)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (12, 0, 0)
    after = State.of(learner.collection)
    assert {guid: after.notes[guid] for guid in before.notes} == before.notes
    assert after.types == before.types
    progress_kept(before, after)
    decks_kept(before, after)
    sound(learner)


def test_an_update_of_one_deck_leaves_the_other(
    author: Author, learner: Learner, other: Path
) -> None:
    learner.import_package(other)
    before = State.of(learner.collection)
    log = learner.import_package(author.publish(SECOND, STEM, ADDED))
    assert [note.fields[0] for note in log.updated] == ["longest"]
    assert [note.fields[0] for note in log.new] == ["added"]
    after = State.of(learner.collection)
    changed = {guid for guid, note in before.notes.items() if after.notes[guid] != note}
    assert changed == {ids.note_guid("small", "longest")}
    progress_kept(before, after)
    decks_kept(before, after)
    sound(learner)


def test_notes_of_the_learner_s_own_in_our_note_types_are_left_alone(
    author: Author, learner: Learner
) -> None:
    models = learner.collection.models
    note = learner.collection.new_note(models.get(ids.BASIC))
    note["Id"], note["Front"], note["Back"] = OWN_NOTE, "Mine?", "Mine."
    learner.collection.add_note(note, learner.card("one-way").did)
    before = State.of(learner.collection)
    learner.import_package(author.publish(SECOND, ("front: peak,", "front: top,")))
    after = State.of(learner.collection)
    assert after.notes[note.guid] == before.notes[note.guid]
    progress_kept(before, after)
    sound(learner)
