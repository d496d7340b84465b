"""What a key promises: what is right in each version, why, and the layout to read marks by."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from quiz.deck import Deck
from quiz.deck.content import to_json
from quiz.deck.inline import visible
from quiz.paper.compiling import MissingGlyphs
from quiz.paper.key import key
from quiz.paper.layout import Layout, layout_json
from quiz.paper.layout_file import parse_layout
from quiz.paper.look import Look
from quiz.paper.marking import marked
from quiz.paper.notation import written
from quiz.paper.sheet import Paper
from quiz.questions import Distractor, Question
from tests.paper.hostile_texts import HOSTILE, LONG
from tests.paper.pdf_pages import bare, faults_of, pages_of, roles_of, text_of
from tests.paper.sheets import (
    CHOICE,
    GAPS,
    OF_EACH_KIND,
    ORDER,
    SEVERAL,
    TYPED,
    layout_of,
    sheet_of,
)
from tests.paper.small_decks import DISPUTES, deck_of
from tests.strategies import questions

DECK, LAYOUT = sheet_of(OF_EACH_KIND, versions=4)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return key(DECK, LAYOUT, Look())


def _key(*given: Question, versions: int = 1) -> str:
    """What stands in the key to a sheet of some questions, without white space."""
    return text_of(key(*sheet_of(given, versions), Look()))


def _rights(deck: Deck, layout: Layout, name: str) -> list[str]:
    version = layout.version(name)
    assert version
    found = []
    for laid in version.laid:
        question = deck.by_id[laid.id].question
        found.append(written(question, laid, question.key()))
    return found


def test_a_screen_reader_can_follow_it(pdf: bytes) -> None:
    assert faults_of(pdf) == []
    roles = roles_of(pdf)
    assert (roles.count("H1"), roles.count("H2"), roles.count("H3")) == (1, 2, 8)
    assert (roles.count("Table"), roles.count("TH"), roles.count("TR")) == (1, 5, 9)


@pytest.mark.parametrize("look", [Look(Paper.LETTER), Look(large=True)])
def test_each_look_can_be_followed(look: Look) -> None:
    assert faults_of(key(DECK, LAYOUT, look)) == []


def test_the_grid_gives_number_by_number_what_is_right_in_each_version(pdf: bytes) -> None:
    text = text_of(pdf)
    grid = text[text.index("VersionD") :]
    entry_of = LAYOUT.versions[0].numbers
    columns = [_rights(DECK, LAYOUT, name) for name in "ABCD"]
    for number in range(1, 9):
        row = str(number)
        for version, column in zip(LAYOUT.versions, columns, strict=True):
            row += f"{bare(column[number - 1])}→{entry_of[version.laid[number - 1].id]}"
        assert row in grid


def test_many_versions_stand_in_several_tables() -> None:
    roles = roles_of(key(*sheet_of(OF_EACH_KIND, versions=26), Look()))
    assert (roles.count("Table"), roles.count("TH")) == (5, 26 + 5)


def test_one_version_wants_no_arrows() -> None:
    text = _key(CHOICE)
    assert "→" not in text
    assert "Version" not in text


def test_an_answer_too_long_for_the_grid_leads_to_where_it_stands() -> None:
    long = replace(TYPED, answer="a pass that lies between two other passes", reject=())
    text = _key(long)
    assert "No.Right1→1Why" in text
    assert bare(long.answer) in text


def test_each_question_is_told_with_answer_reason_source_and_points(pdf: bytes) -> None:
    text = text_of(pdf)
    for wanted in (
        "Which river is the longest?",
        "✓ The Rhine",
        "It has 1233 km.",
        "✗ The Ems: It is a third as long.",
        "Source: Atlas ¶2",
        "Each right tick gives 0.67, each wrong one takes 1; never below 0.",
        "✓ Oberalp ✓ also right: the Oberalp · Oberalppass",
        "✗ Gotthard: not accepted",
        "✓ 1233 km, or up to 2 off",
        "It passes 1 Basel, then Mainz and 2 Cologne, then 3 Rotterdam.",
        "✓ 1, also right: Bâle",
        "1 and 2 may change places.",
        "1 point for each gap.",
        "✓ 1. Chur ✓ 2. Basel ✓ 3. Mainz ✓ 4. Bonn",
        "Any two items that stand the wrong way round take 0.67; never below 0.",
        "✓ Chur: Switzerland",
        "15 points in all",
    ):
        assert bare(wanted) in text, wanted


def test_a_note_is_told_below_the_explanation() -> None:
    told = _key(replace(TYPED, explanation="It springs there.", note="Maps differ."))
    assert "Itspringsthere.Mapsdiffer." in told


def test_each_question_names_its_number_and_letters_in_every_version(pdf: bytes) -> None:
    text = text_of(pdf)
    for laid in LAYOUT.versions[0].laid:
        places = ""
        question = DECK.by_id[laid.id].question
        for version in LAYOUT.versions:
            number = version.numbers[laid.id]
            own = version.laid[number - 1]
            sign = written(question, own, question.key()) if own.options else ""
            places += f"{version.name}{number}" + (f":{bare(sign)}" if sign else "")
        assert places in text


def test_a_dispute_is_told_where_it_is_met_first_and_pointed_to_after_that() -> None:
    text = _key(CHOICE, SEVERAL)
    assert text.count(bare(f"Disputed: {DISPUTES['length'].title}")) == 2
    for wanted in (
        "Atlas ¶2 first account of length",
        "survey of 1900 ¶1 second account of length",
        "record of length",
        "As of Nov 2026, sureness medium.",
        f"Disputed: {DISPUTES['length'].title} (see 1)",
    ):
        assert text.count(bare(wanted)) == 1, wanted


def test_each_page_bears_the_code_of_its_sheet(pdf: bytes) -> None:
    pages = pages_of(pdf)
    for number, page in enumerate(pages, 1):
        assert page.text.endswith(f"{LAYOUT.code},keypage{number}of{len(pages)}")
    assert f"Sheet{LAYOUT.code}," in pages[0].text


def test_the_layout_is_in_the_pdf_and_marks_are_read_back_by_it(pdf: bytes) -> None:
    attached = PdfReader(io.BytesIO(pdf)).attachments
    assert list(attached) == [f"layout-{LAYOUT.code}.json"]
    (content,) = attached[f"layout-{LAYOUT.code}.json"]
    layout = parse_layout(content.decode())
    assert layout == LAYOUT
    assert content.decode() == layout_json(LAYOUT)
    for name in "ABCD":
        found = marked(layout, DECK, name, _rights(DECK, LAYOUT, name))
        assert sum(each.points for each in found) == 15


def test_the_same_layout_gives_the_same_bytes(pdf: bytes) -> None:
    assert key(DECK, LAYOUT, Look()) == pdf


def test_a_deck_that_changed_is_told_at_each_question_it_matters_to() -> None:
    edited = replace(TYPED, explanation="Rain falls there.")
    others = replace(SEVERAL, answers=(*SEVERAL.answers[:2], "The Lahn"))
    deck = deck_of(others, *OF_EACH_KIND[2:3], edited, *OF_EACH_KIND[4:])
    pdf = key(deck, LAYOUT, Look())
    text = text_of(pdf)
    assert faults_of(pdf) == []
    assert text.count("Changed:itwasedited") == 1
    assert text.count("Changed:itsoptionsareothers") == 1
    assert text.count("Changed:itisnolongerinthedeck") == 1
    assert "Rainfallsthere." in text
    assert "TheLahn" in text
    assert bare(CHOICE.stem.replace("*", "")) not in text
    assert "A1B" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_code_is_set_as_it_is_written(text: str) -> None:
    choice = replace(
        CHOICE,
        stem=text,
        answer=text,
        distractors=(Distractor(f"{text} 1", text),),
        explanation=text,
        disputes=(),
    )
    typed = replace(TYPED, stem=text, answer=text, accept=(text,), reject=(), id="typed")
    deck = deck_of(choice, typed, title=text)
    pdf = key(deck, layout_of(deck), Look())
    assert faults_of(pdf) == []
    assert text_of(pdf).count(bare(visible(text))) >= 9


def test_long_texts_are_on_the_page_as_written() -> None:
    feet = f"{sheet_of([replace(CHOICE, answer=LONG)])[1].code},key"
    pages = pages_of(key(*sheet_of([replace(CHOICE, answer=LONG)]), Look()))
    text = "".join(page.text[: page.text.index(feet)] for page in pages)
    assert LONG in text
    assert all(0 < each.x < page.width for page in pages for each in page.stretches)


def test_an_order_and_gaps_from_right_to_left_can_be_followed() -> None:
    deck = deck_of(GAPS, ORDER, language="he", title="ערים")
    pdf = key(deck, layout_of(deck, 2), Look())
    assert faults_of(pdf) == []
    text = text_of(pdf)
    for name in "AB":
        for sign in _rights(deck, layout_of(deck, 2), name)[1:]:
            assert bare(sign) in text


@settings(max_examples=40)
@given(questions().filter(lambda question: question.kind != "flashcard"))
def test_whatever_a_question_holds_it_is_set_or_the_character_is_told(question: Question) -> None:
    deck, layout = sheet_of([replace(question, cite=())], versions=2)
    try:
        pdf = key(deck, layout, Look())
    except MissingGlyphs as missing:
        told = missing.texts
        assert all(text in to_json(question) for text in told)
    else:
        assert faults_of(pdf) == []
