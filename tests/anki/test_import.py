"""What a learner has after importing a package: every question, whole, and nothing twice."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.anki import export
from quiz.anki.exporting import guids_of
from quiz.anki.markup import unhidden
from quiz.deck import Deck, UnreadableDeck, read_deck
from quiz.deck.folders import shipped_decks
from quiz.deck.inline import plain
from tests.anki.building import Anki, T, shown, small_deck


@pytest.fixture(params=["small", "shipped"])
def deck(request: pytest.FixtureRequest, tmp_path: Path) -> Deck:
    if request.param == "small":
        return small_deck(tmp_path / "deck")
    try:
        shipped = read_deck(shipped_decks() / "pakistan-russia")
    except UnreadableDeck as unreadable:
        pytest.skip(f"the shipped deck cannot be read: {unreadable.findings[0]}")
    # Its ledger is no test's to write.
    return replace(shipped, folder=tmp_path)


@pytest.fixture
def imported(deck: Deck, anki: Anki, tmp_path: Path) -> Anki:
    package = tmp_path / "deck.apkg"
    report = export(deck, package, timestamp=T)
    log = anki.import_package(package)
    assert (len(log.new), len(log.conflicting)) == (report.notes, 0)
    return anki


def test_every_question_in_use_is_found_by_its_guid_and_equals_its_hidden_copy(
    deck: Deck, imported: Anki
) -> None:
    guids = guids_of(deck)
    expected = {guids[placed.question.id]: placed.question for placed in deck.in_use}
    assert {note.guid: unhidden(note["Data"]) for note in imported.notes} == expected


def test_every_note_has_its_cards_and_anki_finds_none_missing_or_empty(
    deck: Deck, imported: Anki
) -> None:
    wanted = {placed.question.id: len(placed.question.ways()) for placed in deck.in_use}
    assert {note["Id"]: len(note.cards()) for note in imported.notes} == wanted
    for note in imported.notes:
        imported.collection.update_note(note)
    assert imported.collection.card_count() == sum(wanted.values())
    assert not imported.collection.get_empty_cards().notes


def test_anki_finds_nothing_to_mend_in_its_database(imported: Anki) -> None:
    problems, fine = imported.collection.fix_integrity()
    assert fine, problems


def test_no_card_shows_a_fault_of_its_template(imported: Anki) -> None:
    words = imported.collection.tr
    faults = (
        words.card_template_rendering_front_side_problem(),
        words.card_template_rendering_back_side_problem(),
        words.card_template_rendering_empty_front(),
        words.card_template_rendering_more_info(),
    )
    for card in imported.cards:
        output = card.render_output()
        for side in (output.question_text, output.answer_text):
            assert not any(fault in side for fault in faults), side
            assert "{{" not in side


def test_fronts_ask_and_backs_explain(deck: Deck, imported: Anki) -> None:
    for card in imported.cards:
        note = card.note()
        placed = deck.by_id[note["Id"]]
        output = card.render_output()
        front, back = shown(output.question_text), shown(output.answer_text)
        assert plain(placed.topic.title) in front
        assert re.search(r"Sources\n?.* ¶\d", back)
        assert plain(placed.question.explanation or "") in back
        assert plain(placed.question.explanation or "") not in front


def test_importing_the_same_package_again_brings_nothing_new_and_nothing_twice(
    imported: Anki, tmp_path: Path
) -> None:
    before = imported.collection.note_count(), imported.collection.card_count()
    decks = [each.name for each in imported.collection.decks.all_names_and_ids()]
    log = imported.import_package(tmp_path / "deck.apkg")
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 0, 0)
    assert (imported.collection.note_count(), imported.collection.card_count()) == before
    assert [each.name for each in imported.collection.decks.all_names_and_ids()] == decks


def test_new_cards_come_in_the_order_of_the_deck(deck: Deck, imported: Anki) -> None:
    order = [placed.question.id for placed in deck.in_use]
    cards = sorted(imported.cards, key=lambda card: (card.due, card.ord))
    assert list(dict.fromkeys(card.note()["Id"] for card in cards)) == order
    assert sorted({card.due for card in cards}) == list(range(1, len(order) + 1))
