"""What is told of guides: what keeps them from being read, what rests on nothing, their length."""

from datetime import date
from pathlib import Path

import pytest

from quiz.check.rules import Against, check_deck
from quiz.deck import read_deck_and_places
from tests.deck.building import write_deck
from tests.deck.test_guides import GUIDED, deck_with

WORDS = "word " * 160


def told(tmp_path: Path, guide: str) -> list[tuple[str, str, str]]:
    deck, places = read_deck_and_places(deck_with(tmp_path, guide__surface_md=guide))
    found = check_deck(deck, places, Against(None, None, date(2026, 1, 1)))
    return [
        (each.severity, each.rule, each.file.name)
        for each in found
        if each.rule.startswith("guide")
    ]


def test_a_guide_of_fair_length_that_cites_is_let_be(tmp_path: Path) -> None:
    assert told(tmp_path, f"{WORDS}[almanac#2].") == []


@pytest.mark.parametrize("count", [149, 351])
def test_a_guide_too_short_or_too_long_is_told(tmp_path: Path, count: int) -> None:
    assert told(tmp_path, "word " * count + "[almanac#2].") == [
        ("advice", "guide-length", "surface.md")
    ]


def test_a_paragraph_that_rests_on_nothing_is_told(tmp_path: Path) -> None:
    text = f"{WORDS}[almanac#2].\n\n## A heading\n\nIt is so."
    assert told(tmp_path, text) == [("warning", "guide-uncited", "surface.md")]


@pytest.mark.parametrize(
    "listed", ["It has:\n\n- one [almanac#2]\n- two", "It has [almanac#2]:\n\n- one\n- two"]
)
def test_a_list_and_what_leads_to_it_cite_as_one(tmp_path: Path, listed: str) -> None:
    assert told(tmp_path, f"{WORDS}[almanac#2].\n\n{listed}") == []


def test_a_guide_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    assert told(tmp_path, f"{WORDS}[almanac#9].") == [("error", "guide", "surface.md")]


def test_without_documents_nothing_need_be_cited(tmp_path: Path) -> None:
    folder = write_deck(tmp_path / "free", {"deck.yaml": GUIDED, "guide/surface.md": WORDS})
    deck, places = read_deck_and_places(folder)
    found = check_deck(deck, places, Against(None, None, date(2026, 1, 1)))
    assert not [each for each in found if each.rule.startswith("guide")]
