"""What cards to cut promise: backs behind fronts, nothing cut off, texts as they are written."""

from dataclasses import replace
from decimal import Decimal

import pytest

from quiz.deck.inline import visible
from quiz.paper.cards import GRIDS, CardWish, Flip, cards
from quiz.paper.compiling import MissingGlyphs
from quiz.paper.printed import NothingToPrint
from quiz.paper.sheet import Paper
from quiz.questions import Flashcard, Numerical, Retired, ShortAnswer
from tests.paper.hostile_texts import HOSTILE, LONG
from tests.paper.pdf_pages import Page, Stretch, bare, faults_of, pages_of, roles_of, text_of
from tests.paper.small_decks import HILLS, RIVERS, deck_of

MARGIN = 12 / 25.4 * 72
"""From the edge of a sheet to the first cut, in points."""

LAYOUTS = [(paper, per_sheet, flip) for paper in Paper for per_sheet in GRIDS for flip in Flip]


def flashcards(count: int) -> list[Flashcard]:
    """So many cards, of which both sides read `q01q`, `q02q` and so on."""
    return [
        Flashcard(id=f"card-{n}", front=f"q{n:02}q", back=f"q{n:02}q") for n in range(1, count + 1)
    ]


def cell(page: Page, stretch: Stretch, per_sheet: int) -> tuple[int, int, float, float]:
    """The column and row of a text, counted from the top left, and its place in that cell."""
    grid = GRIDS[per_sheet]
    width = (page.width - 2 * MARGIN) / grid.columns
    height = (page.height - 2 * MARGIN) / grid.rows
    column, x = divmod(stretch.x - MARGIN, width)
    row, y = divmod(page.height - MARGIN - stretch.y, height)
    return int(column), int(row), x, y


def cuts(length: float, count: int) -> list[float]:
    """Where a sheet of a width or height is cut."""
    return [MARGIN + place * (length - 2 * MARGIN) / count for place in range(count + 1)]


@pytest.mark.parametrize(("paper", "per_sheet", "flip"), LAYOUTS)
def test_each_back_lies_behind_its_front(paper: Paper, per_sheet: int, flip: Flip) -> None:
    deck = deck_of(*flashcards(per_sheet))
    wish = CardWish(paper=paper, per_sheet=per_sheet, flip=flip)
    fronts, backs = pages_of(cards(deck, wish).content)
    lies_wide = fronts.width > fronts.height
    # A sheet that stands turns left and right about its long edge; one that lies, about its short.
    turns_sideways = (flip is Flip.LONG) is not lies_wide
    grid = GRIDS[per_sheet]
    seen = set()
    for number in range(1, per_sheet + 1):
        text = f"q{number:02}q"
        column, row, *within = cell(fronts, fronts.found(text), per_sheet)
        behind_column, behind_row, *within_back = cell(backs, backs.found(text), per_sheet)
        seen.add((column, row))
        if turns_sideways:
            assert (behind_column, behind_row) == (grid.columns - 1 - column, row)
        else:
            assert (behind_column, behind_row) == (column, grid.rows - 1 - row)
        assert within == pytest.approx(within_back, abs=0.5)
    assert len(seen) == per_sheet


@pytest.mark.parametrize("per_sheet", GRIDS)
@pytest.mark.parametrize("paper", Paper)
def test_marks_stand_at_every_corner_and_outside_the_texts(paper: Paper, per_sheet: int) -> None:
    grid = GRIDS[per_sheet]
    deck = deck_of(*flashcards(per_sheet))
    for page in pages_of(cards(deck, CardWish(paper=paper, per_sheet=per_sheet)).content):
        cuts_x = cuts(page.width, grid.columns)
        cuts_y = cuts(page.height, grid.rows)
        middles = {
            (round((x1 + x2) / 2, 1), round((y1 + y2) / 2, 1)) for (x1, y1), (x2, y2) in page.lines
        }
        assert {(round(x, 1), round(y, 1)) for x in cuts_x for y in cuts_y} <= middles
        longest = max(abs(x1 - x2) + abs(y1 - y2) for (x1, y1), (x2, y2) in page.lines)
        assert longest < MARGIN
        reach = 3 / 25.4 * 72
        on_cards = [stretch for stretch in page.stretches if stretch.y > MARGIN]
        assert len(on_cards) < len(page.stretches)
        for stretch in on_cards:
            assert all(abs(stretch.x - x) > reach for x in cuts_x)
            # Above a line's foot there is its height, 15 points at most.
            assert not any(stretch.y - 1 < y < stretch.y + 15 for y in cuts_y)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("per_sheet", GRIDS)
def test_what_lies_behind_what_lies_behind_a_card_is_the_card(per_sheet: int, flip: Flip) -> None:
    grid = GRIDS[per_sheet]
    places = {(column, row) for column in range(grid.columns) for row in range(grid.rows)}
    behind = {place: grid.behind(*place, flip) for place in places}
    assert set(behind.values()) == places
    assert all(behind[behind[place]] == place for place in places)


def test_each_page_of_fronts_is_followed_by_its_backs_and_the_last_has_blanks() -> None:
    deck = deck_of(*flashcards(11))
    pages = pages_of(cards(deck, CardWish()).content)
    assert len(pages) == 4
    on_pages = [
        [number for number in range(1, 12) if f"q{number:02}q" in page.text] for page in pages
    ]
    assert on_pages == [[*range(1, 9)], [*range(1, 9)], [9, 10, 11], [9, 10, 11]]
    assert "Sheet1of2,fronts,turnedoverthelongedge" in pages[0].text
    assert "Sheet2of2,backs,turnedoverthelongedge" in pages[3].text


def test_a_front_bears_its_topic_and_a_back_what_it_rests_on_and_both_their_number() -> None:
    card = Flashcard(
        id="card",
        front="peak",
        back="summit",
        reverse=True,
        cite=("survey#8", "atlas#2", "survey#1"),
        disputes=("length",),
    )
    front, back = pages_of(cards(deck_of(card), CardWish()).content)
    assert "peak" in front.text
    assert "Rivers1" in front.text
    assert "summit" in back.text
    assert "surveyof1900¶1,¶8;Atlas¶21" in back.text
    assert "Disputed:Howlongitis" in back.text


def test_cards_come_from_flashcards_alone_unless_other_kinds_are_wanted() -> None:
    deck = deck_of(
        Flashcard(id="card", front="peak", back="summit"),
        ShortAnswer(id="short", stem="Which town?", answer="Bern", accept=("Berne", "Berna")),
        Numerical(
            id="number", stem="How long?", answer=Decimal(288), tolerance=Decimal("7.5"), unit="km"
        ),
    )
    assert "Whichtown?" not in text_of(cards(deck, CardWish()).content)
    kinds = frozenset({"short_answer", "numerical"})
    front, back = pages_of(cards(deck, CardWish(kinds=kinds)).content)
    assert "peak" not in front.text
    assert "Whichtown?" in front.text
    assert "Alsoright:Berne·Berna" in back.text
    assert "288km" in back.text
    assert "Rightwithin7.5" in back.text


def test_a_long_text_is_set_smaller_and_none_of_it_is_lost() -> None:
    words = " ".join(f"word{n}" for n in range(90))
    deck = deck_of(
        Flashcard(id="short", front="q", back="short"), Flashcard(id="long", front=words, back="a")
    )
    printed = cards(deck, CardWish())
    assert not printed.dropped
    fronts = pages_of(printed.content)[0]
    assert bare(words) in fronts.text
    edge = fronts.height - MARGIN - (fronts.height - 2 * MARGIN) / 4
    lines = [stretch for stretch in fronts.stretches if "word" in stretch.text]
    assert all(edge < line.y < fronts.height - MARGIN for line in lines)


@pytest.mark.parametrize("side", ["front", "back"])
def test_a_text_that_has_no_room_is_left_out_and_told_by_its_id(side: str) -> None:
    long = replace(Flashcard(id="long", front="a", back="b"), **{side: "many words " * 150})
    deck = deck_of(long, *flashcards(2))
    printed = cards(deck, CardWish(per_sheet=16))
    (loss,) = printed.dropped
    assert loss.question == "long"
    assert loss.reason == (
        "its text has no room on a card, even at 7 points; cards of 8 a sheet have more"
    )
    fronts, _ = pages_of(printed.content)
    assert "many" not in fronts.text
    assert "Rivers1" in fronts.text
    assert "q02q" in fronts.text


def test_where_no_card_has_room_nothing_is_printed() -> None:
    deck = deck_of(Flashcard(id="long", front=LONG, back="b"))
    with pytest.raises(NothingToPrint, match="long"):
        cards(deck, CardWish())


def test_a_long_word_is_divided_and_stays_on_its_card() -> None:
    deck = deck_of(Flashcard(id="long", front="m" * 120, back="b"))
    fronts, _ = pages_of(cards(deck, CardWish()).content)
    assert "m" * 120 in fronts.text
    half = fronts.width / 2
    # Centred lines that are too long would begin before the card does.
    lines = [stretch for stretch in fronts.stretches if "m" in stretch.text]
    assert len({line.y for line in lines}) > 1
    assert all(MARGIN < line.x < half for line in lines)


def test_topics_choose_and_a_choice_without_cards_says_so() -> None:
    retired = Flashcard(id="old", front="a", back="b", retired=Retired("2026.10", "out of date"))
    deck = deck_of(retired, *flashcards(1))
    assert "q01q" in text_of(cards(deck, CardWish(topics=frozenset({"rivers"}))).content)
    with pytest.raises(NothingToPrint, match="no flashcard in hills that is in use"):
        cards(deck, CardWish(topics=frozenset({HILLS.id})))
    with pytest.raises(NothingToPrint, match="no flashcard that is in use"):
        cards(deck_of(retired), CardWish())


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_on_the_card_as_it_is_written(text: str) -> None:
    card = Flashcard(id="card", front=f"front {text} end", back=f"back {text} end")
    front, back = pages_of(cards(deck_of(card, title=text), CardWish()).content)
    wanted = bare(visible(text))
    assert f"front{wanted}end" in front.text
    assert f"back{wanted}end" in back.text


def test_a_text_of_which_mark_up_leaves_nothing_is_as_written() -> None:
    link = "[](https://example.org)"
    card = Flashcard(id="card", front=link, back=link, disputes=("length",))
    deck = deck_of(card, topic=replace(RIVERS, title=link), title=link)
    front, back = pages_of(cards(deck, CardWish()).content)
    assert front.text.startswith(f"{link}1{link}")
    assert link in back.text


def test_a_reader_by_ear_goes_from_card_to_card() -> None:
    pdf = cards(deck_of(*flashcards(3)), CardWish()).content
    assert faults_of(pdf) == []
    roles = roles_of(pdf)
    assert roles.count("H1") == 6
    assert roles.count("P") == 6


def test_cards_of_a_deck_that_is_read_from_the_right_begin_there() -> None:
    deck = deck_of(*flashcards(3), language="ur-PK")
    fronts, backs = pages_of(cards(deck, CardWish()).content)
    assert [cell(fronts, fronts.found(f"q0{n}q"), 8)[:2] for n in (1, 2, 3)] == [
        (1, 0),
        (0, 0),
        (1, 1),
    ]
    assert cell(backs, backs.found("q01q"), 8)[:2] == (0, 0)
    topic, number = (
        next(each for each in fronts.stretches if bare(each.text) == text)
        for text in ("Rivers", "1")
    )
    assert topic.x > number.x + 100


@pytest.mark.parametrize("language", ["en", "pt-BR", "zh-Hant-TW", "English", "", "x" * 40])
def test_any_text_may_stand_for_a_language(language: str) -> None:
    assert cards(deck_of(*flashcards(1), language=language), CardWish()).content


def test_a_character_that_no_font_has_stops_the_printing() -> None:
    with pytest.raises(MissingGlyphs) as caught:
        cards(deck_of(Flashcard(id="card", front="a", back="\U0001f427")), CardWish())
    assert caught.value.texts == ("\U0001f427",)


def test_the_same_cards_are_the_same_bytes() -> None:
    deck = deck_of(*flashcards(9))
    assert cards(deck, CardWish()).content == cards(deck, CardWish()).content
