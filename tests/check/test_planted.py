"""One planted flaw of each rule: every one is found in its line, and nothing else."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from quiz.check.rules import KNOWN, Against, check_deck
from quiz.deck import Severity, read_deck_and_places
from tests.check.planted.decks import (
    DECK,
    OF_GUIDES,
    UNREADABLE,
    WHOLE_BANKS,
    found_in,
    planted_in,
    whole_bank_deck,
)
from tests.deck.building import write_deck

TESTS = Path(__file__).parent.parent
SHIPPED = TESTS.parent / "decks" / "pakistan-russia"
DOCUMENTS = TESTS.parent.parent / "shared" / "sources"


def test_each_rule_has_just_one_flaw_planted() -> None:
    rules = [rule for rule, _, _ in (*planted_in(DECK), *OF_GUIDES)]
    assert sorted([*rules, *WHOLE_BANKS, *UNREADABLE, "file"]) == sorted(KNOWN)


def test_every_flaw_is_found_in_its_line_and_nothing_else() -> None:
    assert found_in(DECK) == sorted([*planted_in(DECK), *OF_GUIDES])


@pytest.mark.parametrize("rule", WHOLE_BANKS)
def test_a_bank_that_is_at_fault_as_a_whole_is_told_once_and_of_nothing_else(
    tmp_path: Path, rule: str
) -> None:
    folder = whole_bank_deck(tmp_path / "deck", rule)
    assert found_in(folder) == planted_in(folder) == [(rule, "deck.yaml", 1)]


@pytest.mark.parametrize("rule", UNREADABLE)
def test_what_keeps_a_deck_from_being_read_is_found_in_its_line_and_nothing_else(
    tmp_path: Path, rule: str
) -> None:
    folder = write_deck(tmp_path / "deck", UNREADABLE[rule])
    assert found_in(folder) == planted_in(folder)
    assert [name for name, _, _ in found_in(folder)] == [rule]


def test_a_folder_that_is_missing_is_found_and_nothing_else(tmp_path: Path) -> None:
    folder = write_deck(tmp_path / "deck")
    shutil.rmtree(folder / "banks")
    assert found_in(folder) == [("file", "banks", 0)]


def test_a_deck_without_flaws_is_told_of_none(tmp_path: Path) -> None:
    assert found_in(write_deck(tmp_path / "deck")) == []


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not here; not ours to ship")
def test_nothing_that_weighs_is_found_in_the_shipped_deck_held_against_its_documents() -> None:
    deck, places = read_deck_and_places(SHIPPED)
    findings = check_deck(deck, places, Against(DOCUMENTS, None, date(2026, 11, 22)))
    assert [str(each) for each in findings if each.severity is not Severity.ADVICE] == []
