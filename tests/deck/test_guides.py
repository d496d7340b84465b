"""Guides, glossary and timeline: what is read of them, and what is told of marks gone astray."""

from pathlib import Path

import pytest

from quiz.deck import UnreadableDeck, read_deck
from quiz.deck.guides import (
    Mark,
    Shape,
    read_glossary,
    read_guide,
    read_timeline,
)
from quiz.questions import Citation
from tests.deck.building import (
    DISPUTES,
    MANIFEST,
    QUESTION_IN_A_DECK_WITH_SOURCES,
    SOURCES,
    write_deck,
)

GUIDED = MANIFEST.replace("title: Surface", "title: Surface\n    guide: guide/surface.md")
GUIDE = """\
The plains are *basalt* [almanac#2], and
old [almanac#2, dispute:age].

## What is doubted

- A list [sic] with `[x]` in it
- and a second item [almanac#1].
"""


def deck_with(tmp_path: Path, **files: str) -> Path:
    named = {
        name.replace("__", "/").replace("_yaml", ".yaml").replace("_md", ".md"): text
        for name, text in files.items()
    }
    return write_deck(
        tmp_path / "deck",
        {
            "deck.yaml": GUIDED,
            "sources.yaml": SOURCES,
            "disputes.yaml": DISPUTES,
            "banks/surface.yaml": QUESTION_IN_A_DECK_WITH_SOURCES,
            "guide/surface.md": GUIDE,
            **named,
        },
    )


def test_a_guide_is_read_in_blocks_with_its_marks(tmp_path: Path) -> None:
    deck = read_deck(deck_with(tmp_path))
    blocks = read_guide(deck, deck.manifest.topics[0])
    assert [(block.shape, block.line) for block in blocks] == [
        (Shape.PARAGRAPH, 1),
        (Shape.HEADING, 4),
        (Shape.ITEM, 6),
        (Shape.ITEM, 7),
    ]
    assert blocks[0].text == "The plains are *basalt*, and old."
    cited = Citation("almanac", 2)
    assert list(blocks[0].marks) == [Mark((cited,)), Mark((cited,), ("age",))]
    assert blocks[2].text == "A list [sic] with `[x]` in it", "other brackets are text"
    assert deck.topics_with_guides == {"surface"}


def test_a_topic_without_a_guide_has_none(tmp_path: Path) -> None:
    deck = read_deck(deck_with(tmp_path))
    assert read_guide(deck, deck.manifest.topics[1]) == ()


@pytest.mark.parametrize(
    ("guide", "told"),
    [
        ("It is so [almanac#3].", "almanac has 2 paragraphs"),
        ("One.\n\nIt is so [almanak#1].", "the nearest is `almanac`"),
        ("It is so [dispute:aage].", "the nearest is `age`"),
        ("", "the guide is empty"),
    ],
)
def test_a_mark_that_leads_nowhere_is_told_in_its_line(
    tmp_path: Path, guide: str, told: str
) -> None:
    deck = read_deck(deck_with(tmp_path, guide__surface_md=guide))
    with pytest.raises(UnreadableDeck) as caught:
        read_guide(deck, deck.manifest.topics[0])
    (finding,) = caught.value.findings
    assert told in finding.message
    assert finding.line == 1 + guide.count("\n")
    assert finding.file.name == "surface.md"


def test_a_guide_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    folder = deck_with(tmp_path)
    deck = read_deck(folder)
    (folder / "guide" / "surface.md").write_bytes(b"fine\nb\xffd\n")
    with pytest.raises(UnreadableDeck, match=r"surface\.md:2: .*not UTF-8"):
        read_guide(deck, deck.manifest.topics[0])
    (folder / "guide" / "surface.md").unlink()
    with pytest.raises(UnreadableDeck, match="cannot be read"):
        read_guide(deck, deck.manifest.topics[0])
    assert deck.topics_with_guides == frozenset()


def test_a_glossary_and_a_timeline_are_read(tmp_path: Path) -> None:
    deck = read_deck(
        deck_with(
            tmp_path,
            guide__glossary_yaml="terms:\n  - term: Sea\n    meaning: A plain.\n"
            "    cite: [almanac#2]\n    topics: [surface]\n",
            guide__timeline_yaml="events:\n  - date: 1959-10\n    what: A picture.\n"
            "    disputes: [age]\n",
        )
    )
    assert [term.term for term in read_glossary(deck)] == ["Sea"]
    assert [happening.date for happening in read_timeline(deck)] == ["1959-10"]


def test_a_deck_without_them_has_neither(tmp_path: Path) -> None:
    deck = read_deck(deck_with(tmp_path))
    assert (read_glossary(deck), read_timeline(deck)) == ((), ())


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "glossary",
            "terms:\n  - term: Sea\n    meaning: A.\n    topics: [surfase]\n",
            "`surface`",
        ),
        ("glossary", "terms:\n  - term: Sea\n    meaning: A.\n    cite: [almanac#9]\n", "2 para"),
        ("glossary", "terms:\n  - term: ''\n    meaning: A.\n", "a text is wanted"),
        ("timeline", "events:\n  - date: soon\n    what: A.\n", "is not a date"),
        ("timeline", "events:\n  - date: 1959\n    what: A.\n    disputes: [agee]\n", "`age`"),
        ("timeline", "events:\n  - date: 1959\n    whatt: A.\n", "`what`"),
    ],
)
def test_faults_in_them_are_told_in_their_lines(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    deck = read_deck(deck_with(tmp_path, **{f"guide__{name}_yaml": text}))
    read = read_glossary if name == "glossary" else read_timeline
    with pytest.raises(UnreadableDeck, match=told) as caught:
        read(deck)
    assert all(finding.line >= 2 for finding in caught.value.findings)
