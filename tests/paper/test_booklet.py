"""What the booklet promises: all that the guides hold, where it stands, and how it is folded."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import Deck, UnreadableDeck
from quiz.deck.inline import visible
from quiz.paper.booklet import BookletWish, booklet, folded_booklet
from quiz.paper.compiling import MissingGlyphs
from quiz.paper.imposing import Spread, spreads
from quiz.paper.printed import NothingToPrint
from quiz.paper.sheet import Paper
from tests.paper.hostile_texts import HOSTILE, LONG
from tests.paper.pdf_pages import Page, bare, faults_of, pages_of, roles_of, text_of
from tests.paper.small_decks import HILLS, RIVERS, deck_of, write

GUIDES = {
    "guide/rivers.md": """\
The Aare is long [atlas#2]; how long is not settled [survey#1, dispute:length].

## Where it *flows*

- past Bern [atlas#1, atlas#3]
- past Olten

It ends in the Rhine.
""",
    "guide/hills.md": """\
Hills stand still [survey#2, dispute:height]. Rivers do not [dispute:length].
""",
    "guide/glossary.yaml": """\
terms:
  - {term: Moraine, meaning: rubble left by ice, cite: [atlas#4], topics: [hills]}
  - {term: Estuary, meaning: where a river *meets* the sea, topics: [rivers]}
""",
    "guide/timeline.yaml": """\
events:
  - {date: "1805-06", what: the Linth is led into the lake, cite: [atlas#3]}
  - {date: "1900", what: the survey is made, cite: [survey#2], disputes: [height]}
""",
}


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    write(tmp_path, GUIDES)
    return deck_of(folder=tmp_path)


def page_with(pages: list[Page], text: str) -> int:
    """The number of the last page with a text."""
    return max(number for number, page in enumerate(pages, 1) if bare(text) in page.text)


def test_the_booklet_holds_what_the_guides_hold(deck: Deck) -> None:
    text = text_of(booklet(deck, BookletWish()))
    for words in (
        "Rivers and hills",
        "Of water and stone.",
        "Edition 2026.11",
        "Someone, Someone else",
        "CC0-1.0",
        "Atlas A. Mapper, The atlas",
        "survey of 1900 A. Mapper, The survey",
        "The Aare is long [Atlas ¶2]; how long is not settled [survey of 1900 ¶1; dispute 1].",
        "past Bern [Atlas ¶1, ¶3]",
        "Estuary where a river meets the sea",
        "Moraine rubble left by ice [Atlas ¶4]",
        "Jun 1805 the Linth is led into the lake [Atlas ¶3]",
    ):
        assert bare(words) in text


def test_a_dispute_stands_where_it_is_first_named_and_is_named_with_its_page_elsewhere(
    deck: Deck,
) -> None:
    pages = pages_of(booklet(deck, BookletWish()))
    text = "".join(page.text for page in pages)
    assert text.count(bare("Dispute 1: How long it is")) == 1
    home = page_with(pages, "Dispute 1: How long it is")
    assert home < page_with(pages, "Hills stand still")
    assert bare(f"Rivers do not [dispute 1, page {home}].") in text
    height = page_with(pages, "Dispute 2: How high it is")
    assert bare(f"the survey is made [survey of 1900 ¶2; dispute 2, page {height}]") in text
    for words in (
        "As of Nov 2026, sureness medium.",
        "Atlas ¶2 first account of length",
        "survey of 1900 ¶1 second account of length",
        "the record record of length",
        "Office of length: Page on length, 28 May 2021. https://example.org/length?a=1",
    ):
        assert bare(words) in text


def test_a_dispute_that_the_timeline_alone_names_stands_with_it(deck: Deck) -> None:
    write(deck.folder, {"guide/hills.md": "Hills stand still [survey#2].\n"})
    pages = pages_of(booklet(deck, BookletWish()))
    height = page_with(pages, "Dispute 2: How high it is")
    assert height >= page_with(pages, "the survey is made")
    assert bare("the survey is made [survey of 1900 ¶2; dispute 2]") in pages[height - 1].text


def test_the_contents_give_the_pages_where_chapters_begin(deck: Deck) -> None:
    pages = pages_of(booklet(deck, BookletWish()))
    assert "Contents" in pages[1].text
    for title, words in (
        ("Rivers", "The Aare is long"),
        ("Hills", "Hills stand still"),
        ("Glossary", "Estuary"),
        ("Timeline", "the Linth is led"),
    ):
        number = page_with(pages, words)
        listed = pages[1].text.replace(".", "")
        assert f"{title}{number}" in listed
        # The number also stands at the foot of the page itself.
        assert pages[number - 1].found(str(number)).y < 60


def test_a_page_is_headed_by_deck_or_chapter_but_not_where_a_chapter_begins(deck: Deck) -> None:
    longer = "\n\n".join(f"Paragraph {n} of a long chapter. " + "Words. " * 60 for n in range(12))
    write(deck.folder, {"guide/rivers.md": longer})
    pages = pages_of(booklet(deck, BookletWish()))
    heads = [
        [bare(each.text) for each in page.stretches if each.y > page.height - 50] for page in pages
    ]
    assert heads[:3] == [[], [], []]
    assert heads[3] == [bare("Rivers and hills")]
    assert heads[4] == ["Rivers"]


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (420, 595)), (Paper.LETTER, (396, 612))])
def test_two_pages_are_a_sheet(deck: Deck, paper: Paper, size: tuple[int, int]) -> None:
    wish = BookletWish(paper=paper)
    page = pages_of(booklet(deck, wish))[0]
    assert (round(page.width), round(page.height)) == size
    side = pages_of(folded_booklet(deck, wish))[0]
    assert (side.width, side.height) == pytest.approx((2 * page.width, page.height), abs=3)


def test_topics_choose_chapters_terms_and_dates(deck: Deck) -> None:
    text = text_of(booklet(deck, BookletWish(topics=frozenset({"hills"}))))
    assert bare("Hills stand still") in text
    assert bare("Moraine") in text
    assert bare("the survey is made") in text
    for words in ("The Aare is long", "Estuary", "the Linth"):
        assert bare(words) not in text


def test_a_deck_without_guides_says_what_is_missing(tmp_path: Path) -> None:
    deck = deck_of(folder=tmp_path, topics=())
    with pytest.raises(NothingToPrint, match=r"guide: guide/TOPIC\.md"):
        booklet(deck, BookletWish())


def test_a_guide_that_cannot_be_read_is_told_with_its_place(deck: Deck) -> None:
    write(
        deck.folder, {"guide/hills.md": "\nHills [atlas#10].\n", "guide/glossary.yaml": "no: no\n"}
    )
    with pytest.raises(UnreadableDeck) as caught:
        booklet(deck, BookletWish())
    told = {(each.file.name, each.line) for each in caught.value.findings}
    assert ("hills.md", 2) in told
    assert ("glossary.yaml", 1) in told


def test_a_reader_by_ear_finds_headings_lists_tables_and_contents(deck: Deck) -> None:
    pdf = booklet(deck, BookletWish())
    assert faults_of(pdf) == []
    roles = roles_of(pdf)
    assert roles.count("Title") == 1
    # What it rests on, contents, two chapters, glossary and timeline.
    assert roles.count("H1") == 6
    assert {"H2", "H3", "TOC", "TOCI", "L", "LI", "Table", "TH", "Link"} <= set(roles)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_in_the_booklet_as_it_is_written(deck: Deck, text: str) -> None:
    write(deck.folder, {"guide/hills.md": f"Before {text} after [survey#1].\n"})
    hostile = deck_of(folder=deck.folder, title=text)
    pages = pages_of(booklet(hostile, BookletWish()))
    assert bare(visible(text)) in pages[0].text
    whole = "".join(page.text for page in pages)
    assert bare(f"Before {visible(text)} after [survey of 1900 ¶1].") in whole


def test_a_heading_of_which_mark_up_leaves_nothing_is_as_written(deck: Deck) -> None:
    link = "[](https://example.org)"
    write(deck.folder, {"guide/hills.md": f"Hills.\n\n## {link}\n\n## [atlas#1]\n\nMore.\n"})
    topics = (RIVERS, replace(HILLS, title=link))
    text = text_of(booklet(deck_of(folder=deck.folder, topics=topics, title=link), BookletWish()))
    assert f"{link}Hills.{link}[Atlas¶1]More." in text


def test_a_word_longer_than_a_page_is_there_to_its_last_letter(deck: Deck) -> None:
    write(deck.folder, {"guide/hills.md": f"Before {LONG} after.\n"})
    pages = pages_of(booklet(deck, BookletWish()))
    letters = "".join(page.text for page in pages[page_with(pages, "Before") - 1 :])
    assert letters.count("m") >= len(LONG)
    lines = {
        round(each.y) for page in pages for each in page.stretches if set(bare(each.text)) == {"m"}
    }
    assert len(lines) > 30


def test_a_deck_that_is_read_from_the_right_is_bound_there(deck: Deck) -> None:
    words = (
        "Past the hills the Aare flows on and on, until it is the Rhine at last, and then the sea"
    )
    write(deck.folder, {"guide/rivers.md": f"- {words}"})
    from_left, from_right = (
        pages_of(booklet(deck_of(folder=deck.folder, language=language), BookletWish()))
        for language in ("en", "he")
    )
    bullets = [
        next(each for page in pages for each in page.stretches if bare(each.text).startswith("•"))
        for pages in (from_left, from_right)
    ]
    assert bullets[0].x < from_left[0].width / 3
    assert bullets[1].x > from_right[0].width * 2 / 3


def test_a_character_that_no_font_has_stops_the_printing(deck: Deck) -> None:
    write(deck.folder, {"guide/hills.md": "A penguin: \U0001f427\n"})
    with pytest.raises(MissingGlyphs) as caught:
        folded_booklet(deck, BookletWish())
    assert caught.value.texts == ("\U0001f427",)


def test_the_same_booklet_is_the_same_bytes(deck: Deck) -> None:
    assert booklet(deck, BookletWish()) == booklet(deck, BookletWish())
    assert folded_booklet(deck, BookletWish()) == folded_booklet(deck, BookletWish())


@given(st.integers(1, 200))
def test_folded_sheets_have_their_pages_in_order(count: int) -> None:
    sides = spreads(count)
    assert len(sides) % 2 == 0
    assert len(sides) * 2 - count < 4
    sheets = [*zip(sides[::2], sides[1::2], strict=True)]
    # Right halves from the outermost sheet inwards, then left halves outwards, each leaf's both
    # sides: the back of a sheet is printed turned over its short edge.
    read = [page for front, back in sheets for page in (front.right, back.left)]
    read += [page for front, back in reversed(sheets) for page in (back.right, front.left)]
    assert read == [*range(1, count + 1), *[0] * (len(read) - count)]


def test_eight_pages_are_two_sheets() -> None:
    assert spreads(8) == (Spread(8, 1), Spread(2, 7), Spread(6, 3), Spread(4, 5))


@pytest.mark.parametrize(("language", "is_turned"), [("en", False), ("ur", True)])
def test_the_sheets_hold_the_pages_of_the_booklet(
    deck: Deck, language: str, is_turned: bool
) -> None:
    deck = deck_of(folder=deck.folder, language=language)
    pages = pages_of(booklet(deck, BookletWish()))
    sides = pages_of(folded_booklet(deck, BookletWish()))
    assert len(sides) == len(spreads(len(pages)))
    texts = ["", *(page.text for page in pages)]
    for side, spread in zip(sides, spreads(len(pages)), strict=True):
        # Halves are drawn from left to right.
        halves = [texts[spread.left], texts[spread.right]]
        assert side.text == "".join(reversed(halves) if is_turned else halves)
