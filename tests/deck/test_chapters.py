"""What a topic gives to read: its guide, and which disputes, words and dates belong to it."""

from pathlib import Path

import pytest

from quiz.deck import read_deck
from quiz.deck.chapters import Chapter, read_chapter
from tests.deck.building import (
    DISPUTES,
    MANIFEST,
    QUESTION_IN_A_DECK_WITH_SOURCES,
    SOURCES,
    write_deck,
)

FILES = {
    "deck.yaml": MANIFEST.replace("title: Surface", "title: Surface\n    guide: guide/surface.md"),
    "sources.yaml": SOURCES,
    "disputes.yaml": DISPUTES
    + DISPUTES.partition("\n")[2].replace("id: age", "id: size").replace("How old", "How big"),
    "banks/surface.yaml": QUESTION_IN_A_DECK_WITH_SOURCES,
    "guide/surface.md": "Big [almanac#2, dispute:size].\n\nOld [dispute:age, dispute:size].\n",
    "guide/glossary.yaml": "terms:\n"
    "  - {term: Sea, meaning: A plain., topics: [surface, landing]}\n"
    "  - {term: Craft, meaning: What lands., topics: [landing]}\n"
    "  - {term: Moon, meaning: It is up there.}\n",
    "guide/timeline.yaml": "events:\n"
    "  - {date: 1950, what: By its dispute., disputes: [age]}\n"
    "  - {date: 1960, what: By its paragraph., cite: [almanac#2]}\n"
    "  - {date: 1970, what: By neither., cite: [almanac#1]}\n",
}


def chapter(folder: Path, topic: int, **files: str) -> Chapter:
    named = {
        f"guide/{name}": text
        for name, text in zip(
            ("surface.md", "glossary.yaml", "timeline.yaml"),
            (files.get(each) for each in ("guide", "glossary", "timeline")),
            strict=True,
        )
        if text is not None
    }
    deck = read_deck(write_deck(folder / "deck", {**FILES, **named}))
    return read_chapter(deck, deck.manifest.topics[topic])


def test_a_chapter_has_the_guide_and_its_disputes_once_each_in_its_order(tmp_path: Path) -> None:
    read = chapter(tmp_path, 0)
    assert [block.text for block in read.blocks] == ["Big.", "Old."]
    assert [dispute.id for dispute in read.disputes] == ["size", "age"]
    assert read.faults == ()


def test_a_topic_has_the_words_that_name_it(tmp_path: Path) -> None:
    assert [term.term for term in chapter(tmp_path, 0).terms] == ["Sea"]


def test_a_date_belongs_by_its_dispute_or_without_one_by_its_paragraph(tmp_path: Path) -> None:
    assert [each.date for each in chapter(tmp_path, 0).happenings] == ["1950", "1960"]


def test_a_paragraph_alone_makes_no_date_of_a_dispute_belong(tmp_path: Path) -> None:
    timeline = "events:\n  - {date: 1950, what: A., cite: [almanac#2], disputes: [age]}\n"
    read = chapter(tmp_path, 0, guide="Big [almanac#2].", timeline=timeline)
    assert read.happenings == ()


def test_without_a_guide_the_topics_questions_say_which_dates_are_its(tmp_path: Path) -> None:
    files = {**FILES, "deck.yaml": MANIFEST}
    deck = read_deck(write_deck(tmp_path, files))
    surface, landing = (read_chapter(deck, topic) for topic in deck.manifest.topics)
    assert [each.date for each in surface.happenings] == ["1950", "1960"]
    assert (surface.blocks, landing.happenings) == ((), ())


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("guide", "Big [almanac#9].", (0, 1)),
        ("glossary", "terms: no\n", (2, 0)),
        ("timeline", "events: no\n", (2, 1)),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(
    tmp_path: Path, name: str, text: str, left: tuple[int, int]
) -> None:
    read = chapter(tmp_path, 0, **{name: text})
    (fault,) = read.faults
    assert fault.line == 1
    assert (len(read.blocks), len(read.terms)) == left
