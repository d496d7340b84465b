"""A new edition: what changed comes through, and the learner's progress stays."""

from pathlib import Path

from anki.consts import QUEUE_TYPE_REV

from quiz.anki import export
from tests.anki.building import Anki, T, small_deck

CHANGED = ("Which river is the *longest*?", "Which river is longer than all others?")


def _import(anki: Anki, folder: Path, timestamp: int, *edits: tuple[str, str]) -> tuple[int, int]:
    """Notes new and updated once the deck, with edits, has been exported and imported."""
    package = folder / "deck.apkg"
    export(small_deck(folder / "deck", *edits), package, timestamp=timestamp)
    log = anki.import_package(package)
    assert not log.conflicting
    return len(log.new), len(log.updated)


def test_a_changed_stem_updates_its_note_in_place_and_keeps_the_progress(
    anki: Anki, tmp_path: Path
) -> None:
    _import(anki, tmp_path, T)
    note = anki.note("longest")
    scheduler = anki.collection.sched
    scheduler.set_due_date([note.cards()[0].id], "3")
    card = note.cards()[0]
    card.start_timer()
    states = anki.collection._backend.get_scheduling_states(card.id)
    answer = scheduler.build_answer(card=card, states=states, rating=2)
    scheduler.answer_card(answer)
    before = note.cards()[0]
    reviews = anki.collection.db.all("SELECT * FROM revlog ORDER BY id")
    assert before.queue == QUEUE_TYPE_REV
    assert len(reviews) == 2

    new, updated = _import(anki, tmp_path, T + 1, CHANGED)

    assert new == 0
    assert updated == len(anki.notes)
    after = anki.note("longest")
    assert after.id == note.id
    assert after["Stem"] == CHANGED[1]
    card = after.cards()[0]
    assert card.id == before.id
    fields = ("queue", "type", "due", "ivl", "factor", "reps", "lapses")
    assert [getattr(card, name) for name in fields] == [getattr(before, name) for name in fields]
    assert anki.collection.db.all("SELECT * FROM revlog ORDER BY id") == reviews


def test_a_change_with_the_old_time_does_not_come_through(anki: Anki, tmp_path: Path) -> None:
    _import(anki, tmp_path, T)
    assert _import(anki, tmp_path, T, CHANGED) == (0, 0)
    assert anki.note("longest")["Stem"] == "Which river is the <em>longest</em>?"


def test_a_new_question_is_all_that_is_new(anki: Anki, tmp_path: Path) -> None:
    _import(anki, tmp_path, T)
    card = "\n  - {kind: flashcard, id: added, level: apply, cite: [atlas#1], explanation: So.,"
    added = ("topic: hills\nquestions:", f"topic: hills\nquestions:{card} front: A, back: B}}")
    assert _import(anki, tmp_path, T + 1, added) == (1, len(anki.notes) - 1)


def test_a_reverse_that_is_added_brings_its_card_and_leaves_the_other(
    anki: Anki, tmp_path: Path
) -> None:
    _import(anki, tmp_path, T)
    kept = anki.note("one-way").cards()[0].id
    _import(anki, tmp_path, T + 1, ("back: Rubble left by ice", "back: Rubble, reverse: true"))
    cards = anki.note("one-way").cards()
    assert [card.ord for card in cards] == [0, 1]
    assert cards[0].id == kept


def test_a_retired_question_stays_with_whoever_has_it(anki: Anki, tmp_path: Path) -> None:
    _import(anki, tmp_path, T)
    retired = ("id: one-way,", "id: one-way, retired: {edition: '2026.12', reason: dull},")
    _import(anki, tmp_path, T + 1, retired)
    assert anki.note("one-way")["Front"] == "What is a moraine?"
