"""Characters that no font has: named so that they can be found, and found in the deck."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.deck import Deck
from quiz.paper.glyphs import named, places_of
from tests.paper.sheets import CHOICE, STATEMENT, TYPED
from tests.paper.small_decks import DISPUTES, SOURCES, deck_of, write


def test_a_character_is_named_by_itself_its_code_point_and_its_name() -> None:
    assert named("한") == "한 (U+D55C, HANGUL SYLLABLE HAN)"
    assert named("\U000e0001") == "\U000e0001 (U+E0001, LANGUAGE TAG)"
    assert named("\ue000") == "\ue000 (U+E000, without a name)"


def test_of_a_sign_made_of_several_characters_each_is_named() -> None:
    assert named("е́") == "е́ (U+0435, CYRILLIC SMALL LETTER IE; U+0301, COMBINING ACUTE ACCENT)"


def test_questions_are_named_in_which_it_is_printed() -> None:
    deck = deck_of(
        replace(CHOICE, explanation="한"),
        replace(STATEMENT, hint="한", tags=("한",)),
        replace(TYPED, accept=("강",)),
    )
    assert places_of(["한"], deck, deck.placed) == ("question longest",)
    assert places_of(["한", "강"], deck, deck.placed) == ("question longest", "question source")


def _deck(folder: Path) -> Deck:
    return deck_of(CHOICE, folder=folder)


def test_elsewhere_dispute_source_manifest_or_guide_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"guide/rivers.md": "The 水 river", "guide/glossary.yaml": "terms: [水, 木]"})
    deck = replace(
        deck_of(CHOICE, folder=tmp_path, title="火"),
        disputes={"length": replace(DISPUTES["length"], title="土")},
        sources={"atlas": replace(SOURCES["atlas"], label="金")},
    )
    places = {text: places_of([text], deck, deck.placed) for text in "土金火水木"}
    assert places == {
        "土": ("dispute length",),
        "金": ("source atlas",),
        "火": ("deck.yaml",),
        "水": ("guide/rivers.md", "guide/glossary.yaml"),
        "木": ("guide/glossary.yaml",),
    }


@pytest.mark.parametrize("texts", [["水"], []])
def test_what_is_nowhere_in_the_deck_has_no_place(texts: list[str], tmp_path: Path) -> None:
    assert places_of(texts, _deck(tmp_path), _deck(tmp_path).placed) == ()
