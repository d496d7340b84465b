"""The small deck on honey bees: it reads, keeps every rule, and stays held by its document."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from quiz.check.rules import Against, check_deck
from quiz.deck import Deck, read_deck, read_deck_and_places
from quiz.deck.guides import read_glossary, read_guide, read_timeline

DECKS = Path(__file__).parent.parent / "decks"
BEES = Path(__file__).parent / "bees"
DOCUMENTS = DECKS / "documents"
AS_OF = date(2026, 11, 25)


@pytest.fixture(scope="module")
def deck() -> Deck:
    return read_deck(BEES)


def told(folder: Path) -> list[str]:
    deck, places = read_deck_and_places(folder)
    return [each.rule for each in check_deck(deck, places, Against(DOCUMENTS, None, AS_OF))]


def test_no_rule_finds_anything_in_the_deck_held_against_its_document() -> None:
    assert told(BEES) == []


def test_a_figure_that_the_document_does_not_bear_out_is_told(tmp_path: Path) -> None:
    folder = shutil.copytree(BEES, tmp_path / "bees")
    bank = folder / "banks" / "colony.yaml"
    bank.write_text(bank.read_text("utf-8").replace("answer: 21", "answer: 35"), "utf-8")
    assert told(folder) == ["unsupported-answer"]


def test_each_guide_that_the_deck_names_reads_and_cites(deck: Deck) -> None:
    guides = [read_guide(deck, topic) for topic in deck.manifest.topics if topic.guide]
    assert len(guides) == 1
    for guide in guides:
        assert any(block.marks for block in guide)


def test_the_glossary_reads_and_its_terms_belong_to_topics_of_the_deck(deck: Deck) -> None:
    terms = read_glossary(deck)
    assert terms
    topics = {topic.id for topic in deck.manifest.topics}
    assert {topic for term in terms for topic in term.topics} == topics


def test_the_timeline_reads_in_the_order_of_its_dates(deck: Deck) -> None:
    assert [event.date for event in read_timeline(deck)] == ["1852-10-05", "1973"]


def test_every_paragraph_but_the_title_is_asked_about(deck: Deck) -> None:
    cited = {each for placed in deck.placed for each in placed.question.cite}
    assert cited == {f"bees#{number}" for number in range(2, 9)}
