"""What a worksheet promises: each kind in its paper form, whole, and told by its foot."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from quiz.deck import Deck
from quiz.deck.content import to_json
from quiz.deck.inline import plain, visible
from quiz.paper.choosing import Choice, chosen
from quiz.paper.compiling import MissingGlyphs
from quiz.paper.layout import Layout
from quiz.paper.look import Look
from quiz.paper.sheet import Paper
from quiz.paper.versions import laid_out, texts_of
from quiz.paper.worksheet import worksheet
from quiz.questions import Cloze, Distractor, MultipleResponse, Question, SingleChoice
from tests.paper.hostile_texts import HOSTILE, LONG
from tests.paper.pdf_pages import Page, bare, faults_of, pages_of, roles_of, text_of
from tests.paper.sheets import (
    CHOICE,
    GAPS,
    NUMBER,
    OF_EACH_KIND,
    ORDER,
    PAIRS,
    REAL,
    SEVERAL,
    STATEMENT,
    YEARS,
    layout_of,
    sheet_of,
)
from tests.paper.small_decks import deck_of
from tests.strategies import questions


@pytest.fixture(scope="module")
def real() -> tuple[Deck, Layout]:
    """Thirty questions of the deck that comes with the program, in four versions."""
    deck = REAL.read("pakistan-russia")
    found = chosen(deck, Choice(count=30))
    return deck, laid_out(deck, found, title=deck.manifest.title, seed=1, versions=4)


@pytest.fixture(scope="module")
def printed(real: tuple[Deck, Layout]) -> list[Page]:
    return pages_of(worksheet(*real, Look()))


def _sheet(*given: Question) -> str:
    """What stands on the worksheet of some questions, without white space."""
    return text_of(worksheet(*sheet_of(given), Look()))


def _parts(question: Question) -> list[str]:
    """What stands on paper of a question: what it asks, or the pieces of that, and its options."""
    asked = question.pieces if isinstance(question, Cloze) else [question.stem]
    return [*asked, *(option.text for option in question.present(Random(0)).options)]


def _shown(text: str) -> str:
    return bare(plain(text))


def test_a_sheet_has_a_title_lines_for_its_learner_and_the_points() -> None:
    text = _sheet(*OF_EACH_KIND)
    for wanted in ("Rivers and hills", "Name", "Class", "Date", "Points of 15"):
        assert bare(wanted) in text
    assert bare("8 questions, 15 points: 1 each where no other number is named.") in text
    assert bare("1 question, 1 point.") in _sheet(CHOICE)


def test_questions_stand_in_the_order_of_their_version_with_their_options(
    real: tuple[Deck, Layout], printed: list[Page]
) -> None:
    deck, layout = real
    text = "".join(page.text for page in printed)
    place = 0
    for version in layout.versions:
        for laid in version.laid:
            question = deck.by_id[laid.id].question
            place = text.index(_shown(_parts(question)[0]), place)
            for key in laid.options:
                place = text.index(_shown(texts_of(question)[key]), place)


def test_a_screen_reader_can_follow_every_kind() -> None:
    pdf = worksheet(*sheet_of(OF_EACH_KIND, versions=2), Look())
    assert faults_of(pdf) == []
    roles = roles_of(pdf)
    assert roles.count("H1") == 2
    assert roles.count("H2") == 2 * len(OF_EACH_KIND)
    options = 3 + 5 + 4 + 4 + 5
    assert roles.count("LI") == 2 * options
    assert "Table" not in roles


@pytest.mark.parametrize("look", [Look(Paper.LETTER), Look(large=True), Look(Paper.LETTER, True)])
def test_each_look_can_be_followed_and_has_its_paper(look: Look) -> None:
    pdf = worksheet(*sheet_of(OF_EACH_KIND), look)
    assert faults_of(pdf) == []
    (width, height) = (595, 842) if look.paper is Paper.A4 else (612, 792)
    assert {(round(page.width), round(page.height)) for page in pages_of(pdf)} == {(width, height)}


def test_each_page_bears_code_version_and_its_number_in_the_version(
    real: tuple[Deck, Layout], printed: list[Page]
) -> None:
    _, layout = real
    found = [
        re.search(rf"{layout.code},version(.)page(\d+)of(\d+)$", page.text) for page in printed
    ]
    told = [(match[1], int(match[2]), int(match[3])) for match in found if match]
    for name in "ABCD":
        pages = [(number, total) for version, number, total in told if version == name]
        assert pages == [(number, len(pages)) for number in range(1, len(pages) + 1)]
    assert len(told) == len([page for page in printed if page.text])


def test_a_version_begins_on_a_new_sheet_and_the_side_before_it_is_empty(
    real: tuple[Deck, Layout], printed: list[Page]
) -> None:
    begins = [place for place, page in enumerate(printed) if "page1of" in page.text]
    assert len(begins) == 4
    assert all(place % 2 == 0 for place in begins)
    assert [page for page in printed if not page.text] == [
        printed[place - 1] for place in begins[1:] if not printed[place - 1].text
    ]


def test_a_sheet_of_one_version_does_not_speak_of_versions() -> None:
    assert "version" not in _sheet(*OF_EACH_KIND)


def test_no_question_is_broken_across_pages(real: tuple[Deck, Layout], printed: list[Page]) -> None:
    deck, layout = real
    for version in layout.versions:
        pages = [page.text for page in printed if f"version{version.name}page" in page.text]
        for laid in version.laid:
            parts = list(map(_shown, _parts(deck.by_id[laid.id].question)))
            assert any(all(part in page for part in parts) for page in pages), laid.id


def test_neither_answers_nor_explanations_hints_nor_disputes_stand_on_it() -> None:
    text = _sheet(*(replace(each, hint="Think of maps.") for each in OF_EACH_KIND))
    for secret in ("1233", "Oberalp", "Gotthard", "Basel,", "Think", "third as long", "account of"):
        assert bare(secret) not in text


def test_instructions_stand_at_length_once_and_in_short_when_a_kind_comes_again() -> None:
    text = _sheet(CHOICE, YEARS, STATEMENT, replace(YEARS, id="again"), replace(YEARS, id="more"))
    assert text.count("Fillinthecircleoftheonerightanswer.") == 1
    assert text.count("Oneanswerisright.") == 1
    assert text.index("CircleTrue") < text.index("Oneanswerisright.")


def test_a_letter_may_serve_twice_is_said_by_the_number_of_pairs_alone() -> None:
    shared = replace(PAIRS, pairs=(*PAIRS.pairs[:3], ("Lyon", "Belgium")))
    assert "Alettermayservetwice." in _sheet(PAIRS)
    assert "Alettermayservetwice." in _sheet(shared)
    assert "servetwice" not in _sheet(replace(PAIRS, pairs=PAIRS.pairs[:2]))


def test_points_are_named_where_there_is_more_than_one() -> None:
    assert "(2points)" in _sheet(SEVERAL)
    assert "(1point)" not in _sheet(CHOICE)


def _rules(page: Page, y: float) -> list[tuple[float, float]]:
    """Where the lines to write on begin and end that stand at a height."""
    return sorted(
        (min(start[0], end[0]), max(start[0], end[0]))
        for start, end in page.lines
        if start[1] == end[1] and abs(start[1] - y) < 2
    )


def test_the_unit_stands_behind_the_line() -> None:
    (page,) = pages_of(worksheet(*sheet_of([NUMBER]), Look()))
    answer, unit = page.found("Answer"), page.found("km")
    assert abs(answer.y - unit.y) < 1
    ((start, end),) = _rules(page, answer.y)
    assert answer.x < start < end < unit.x + 3
    assert end - start > 200


def _gaps(text: str) -> list[int]:
    (page,) = pages_of(worksheet(*sheet_of([Cloze(id="gaps", text=text)]), Look()))
    (y,) = {stretch.y for stretch in page.stretches if bare(stretch.text) == "B"}
    return [round(end - start) for start, end in _rules(page, y)]


def test_a_gap_tells_nothing_of_how_long_its_filling_is() -> None:
    short, long = _gaps("[[a]] B [[b]]"), _gaps(f"[[{'long ' * 9}]] B [[{'longer ' * 9}]]")
    assert short == long
    assert len(short) == 2
    assert len(set(short)) == 1


def test_gaps_keep_the_mark_up_around_them_and_are_numbered() -> None:
    assert bare("It passes 1, then Mainz and 2, then 3.") in _sheet(GAPS)
    inside = Cloze(id="link", text="See [the map](https://example.org/[[x]]) of [[y]].")
    assert bare("See [the map](https://example.org/1) of 2.") in _sheet(inside)


def test_a_matching_is_numbered_on_one_side_and_lettered_on_the_other() -> None:
    text = _sheet(PAIRS)
    for number, (left, _) in enumerate(PAIRS.pairs, 1):
        assert f"{number}.{left}" in text
    rights = re.findall(r"([A-E])\.(Switzerland|Germany|France|Austria|Poland)", text)
    assert [letter for letter, _ in rights] == list("ABCDE")
    assert len({right for _, right in rights}) == 5


def test_large_print_is_18_points_in_one_column() -> None:
    normal = len(pages_of(worksheet(*sheet_of(OF_EACH_KIND), Look())))
    pages = pages_of(worksheet(*sheet_of(OF_EACH_KIND), Look(large=True)))
    assert len(pages) > normal
    page = next(page for page in pages if "Chur" in page.text and "Poland" in page.text)
    lefts = [page.found(f"{left}").y for left, _ in PAIRS.pairs]
    rights = [page.found(right).y for right in ("Austria", "Poland", "Switzerland")]
    assert min(lefts) > max(rights)


def _fonts_of(pdf: bytes) -> set[str]:
    """The fonts of the first page, without the letters that name a part of one."""
    fonts = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    return {str(font["/BaseFont"]).partition("+")[2] for font in fonts.values()}


def test_large_print_is_set_in_the_font_that_is_named_and_normal_print_is_not() -> None:
    if shutil.which("fc-match") is None:
        pytest.skip("no fc-match, which tells where a font is")
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", "DejaVu Sans:style=Book"],
        capture_output=True,
        text=True,
        check=True,
    )
    font = Path(found.stdout)
    if font.name != "DejaVuSans.ttf":
        pytest.skip("no DejaVu Sans on this machine")
    deck, layout = sheet_of([CHOICE])
    plain_fonts, own = _fonts_of(worksheet(deck, layout, Look())), {"DejaVuSans"}
    assert _fonts_of(worksheet(deck, layout, Look(fonts=(font,)))) == plain_fonts
    assert _fonts_of(worksheet(deck, layout, Look(large=True, fonts=(font,)))) == own


def test_the_same_layout_gives_the_same_bytes() -> None:
    deck, layout = sheet_of(OF_EACH_KIND, versions=2)
    assert worksheet(deck, layout, Look()) == worksheet(deck, layout, Look())


def test_a_deck_written_from_right_to_left_is_laid_out_so() -> None:
    question = SingleChoice(
        id="city",
        stem="איזו עיר?",
        answer="חיפה",
        distractors=(Distractor("יפו"), Distractor("לוד")),
    )
    deck = deck_of(question, GAPS, PAIRS, language="he", title="ערים")
    pdf = worksheet(deck, layout_of(deck, 2), Look())
    assert faults_of(pdf) == []
    page = pages_of(pdf)[0]
    assert page.found("Name").x > page.width / 2
    assert page.found(question.answer).x > page.width / 2
    numbers = [stretch.x for stretch in page.stretches if bare(stretch.text) in "123"]
    assert max(numbers) > page.found(question.answer).x


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_code_is_set_as_it_is_written(text: str) -> None:
    wrong = (Distractor(f"{text} 1"), Distractor(f"{text} 2"))
    question = replace(CHOICE, stem=text, answer=text, distractors=wrong)
    unit = replace(NUMBER, stem=text, unit=text)
    pairs = replace(PAIRS, pairs=((text, f"{text} 3"), ("b", "c")))
    order = replace(ORDER, items=(text, f"{text} 4"))
    deck = deck_of(question, unit, pairs, order, title=text)
    pdf = worksheet(deck, layout_of(deck), Look())
    assert faults_of(pdf) == []
    assert text_of(pdf).count(bare(visible(text))) == 11


def test_long_options_and_many_of_them_are_on_the_page_as_written() -> None:
    words = "word " * 2000
    choice = replace(CHOICE, answer=LONG, distractors=(Distractor(words), Distractor("short")))
    many = MultipleResponse(
        id="many",
        stem="Forty?",
        answers=tuple(f"right {number}." for number in range(20)),
        distractors=tuple(Distractor(f"wrong {number}.") for number in range(20)),
    )
    pages = pages_of(worksheet(*sheet_of([choice, many]), Look()))
    feet = re.compile(r"[A-Z]{6}page\d+of\d+")
    text = "".join(feet.sub("", page.text) for page in pages)
    assert LONG in text
    assert bare(words) in text
    assert all(f"right{number}." in text and f"wrong{number}." in text for number in range(20))
    assert "AN" in text
    for page in pages:
        assert all(0 < stretch.x < page.width for stretch in page.stretches)
        assert all(0 < stretch.y < page.height for stretch in page.stretches)


def test_a_character_that_no_font_has_stops_the_sheet() -> None:
    with pytest.raises(MissingGlyphs) as caught:
        _sheet(replace(CHOICE, stem="Where is 한강?"))
    assert set("".join(caught.value.texts)) <= set("한강")
    assert caught.value.texts


@settings(max_examples=40)
@given(questions().filter(lambda question: question.kind != "flashcard"))
def test_whatever_a_question_holds_it_is_set_or_the_character_is_told(question: Question) -> None:
    deck, layout = sheet_of([replace(question, cite=())], versions=2)
    try:
        pdf = worksheet(deck, layout, Look())
    except MissingGlyphs as missing:
        told = missing.texts
        assert all(text in to_json(question) for text in told)
    else:
        assert faults_of(pdf) == []
