"""Each row of the table, on Anki itself, for a learner with FSRS and for one without."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from anki.import_export_pb2 import ImportResponse

from quiz.anki.ids import note_guid
from tests.anki.matrix.author import LIVED, Author
from tests.anki.matrix.checks import decks_kept, progress_kept, sound
from tests.anki.matrix.learner import Learner
from tests.anki.matrix.packages import packed, reworked
from tests.anki.matrix.rows import ROWS, Row
from tests.anki.matrix.state import CardPlace, State


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_an_update(row: Row, author: Author, learner: Learner) -> None:
    if row.skipped:
        author.publish(LIVED, *row.skipped)
    package = author.publish(row.at, *row.edits, wish=row.wish)
    if row.rework:
        reworked(package, row.rework)
    row.since(learner)
    before = State.of(learner.collection)
    log = learner.import_package(package, row.options)
    after = State.of(learner.collection)
    _counts(row, log)
    _notes(row, before, after, package)
    _cards(row, before, after)
    _rest(row, before, after)
    row.then(learner)
    sound(learner, empty=_places(row.empty))


def _counts(row: Row, log: ImportResponse.Log) -> None:
    """Anki says of just these notes that they are new, updated or conflicting."""
    told = {
        name: frozenset(note.fields[0] for note in getattr(log, name))
        for name in ("new", "updated", "conflicting")
    }
    assert told == {"new": row.new, "updated": row.updated, "conflicting": row.conflicting}


def _notes(row: Row, before: State, after: State, package: Path) -> None:
    """New and updated notes are the package's; all others are what they were."""
    author_s = packed(package)
    came, touched = _guids(row.new), _guids(row.updated)
    assert after.notes.keys() == before.notes.keys() | came
    for guid in came | touched:
        note, wanted = after.notes[guid], author_s[guid]
        assert note.tags == wanted.tags
        assert {name: note.fields[name] for name in wanted.fields} == wanted.fields
    assert {guid: after.notes[guid].id for guid in touched} == {
        guid: before.notes[guid].id for guid in touched
    }
    stamped = _guids(row.stamped)
    for guid in before.notes.keys() - touched:
        was, is_ = before.notes[guid], after.notes[guid]
        assert (is_.changed > was.changed) is (guid in stamped)
        fields = {name: is_.fields[name] for name in was.fields}
        assert replace(is_, changed=was.changed, fields=fields) == was


def _cards(row: Row, before: State, after: State) -> None:
    """Cards that were there stay as they were; only what is new brings new ones."""
    progress_kept(before, after)
    extra = after.cards.keys() - before.cards.keys()
    assert {place for place in extra if place[0] in before.notes} == _places(row.cards)
    assert {guid for guid, _ in extra} >= _guids(row.new)


def _rest(row: Row, before: State, after: State) -> None:
    """Decks and note types stay what they were, and the next sync need not be a full one."""
    decks_kept(before, after)
    assert after.decks.keys() - before.decks.keys() == row.decks
    assert {id_ for id_ in before.types if _reworked(row, before, after, id_)} == row.reworked
    assert len(after.types.keys() - before.types.keys()) == row.types
    assert (after.schema != before.schema) is row.full_sync


def _reworked(row: Row, before: State, after: State, id_: int) -> bool:
    """Whether a note type is not what it was; to merge it makes it count as changed just now."""
    was, is_ = before.types[id_], after.types[id_]
    if row.options.merge_notetypes:
        return replace(is_, changed=was.changed) != was
    return is_ != was


def _guids(questions: Iterable[str]) -> set[str]:
    return {note_guid("small", question) for question in questions}


def _places(cards: Iterable[tuple[str, int]]) -> set[CardPlace]:
    return {(note_guid("small", question), place) for question, place in cards}
