"""Keys of options, the folding of typed answers, and what counts as one typo."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from quiz.questions.text import collapse, fold, is_typo, key_of
from tests.strategies import any_texts, texts


def test_a_key_is_twelve_hex_digits_of_the_sha256_of_the_text():
    assert key_of("Karachi to Lahore") == hashlib.sha256(b"Karachi to Lahore").hexdigest()[:12]


def test_a_key_is_of_the_composed_form_in_utf_8():
    assert key_of("é") == key_of("e\u0301") == hashlib.sha256(b"\xc3\xa9").hexdigest()[:12]


def test_a_key_looks_neither_at_white_space_nor_at_the_unicode_form():
    assert key_of(" Ağazade\n  writes ") == key_of("Ag\u0306azade writes")


@pytest.mark.parametrize("other", ["lahore", "Lahore.", "Lahoré", "La hore"])
def test_a_key_looks_at_everything_else(other):
    assert key_of("Lahore") != key_of(other)


@given(texts(), texts())
def test_texts_have_one_key_just_if_they_are_alike(one, other):
    assert (key_of(one) == key_of(other)) == (collapse(one) == collapse(other))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("ＳＥＡＴＯ ①", "SEATO 1", id="compatibility forms"),
        pytest.param("eﬃcient", "efficient", id="ligatures"),
        pytest.param("MUKTI bahini", "Mukti Bahini", id="case"),
        pytest.param("STRASSE", "Straße", id="case that changes the length"),
        pytest.param("Agazade", "Ağazade", id="Latin accents"),
        pytest.param("İstanbul", "Istanbul", id="a dotted capital"),
        pytest.param("Viet Nam", "Việt Nam", id="two accents on a letter"),
        pytest.param("Ag\u0306azade", "Ağazade", id="an accent as a character of its own"),
        pytest.param("“Druzhba”", "Druzhba", id="curly quotes"),
        pytest.param("«Druzhba»", "'Druzhba'", id="angled and straight quotes"),
        pytest.param("Sharif`s", "Sharif’s", id="apostrophes"),
        pytest.param("Sharif´s", "Sharif’s", id="a spacing accent as apostrophe"),
        pytest.param("U.S.S.R.", "USSR", id="stops"),
        pytest.param("Lahore, Pakistan", "Lahore Pakistan", id="commas"),
        pytest.param("in 1971.", "in 1971", id="a stop after a digit"),
        pytest.param("Muktibahini", "Mukti Bahini", id="white space between letters"),
        pytest.param("Mukti \t\u00a0Bahini", "Mukti Bahini", id="any white space"),
        pytest.param("front-line", "frontline", id="hyphens between letters"),
        pytest.param("front‐line", "front‑line", id="typographic hyphens"),
        pytest.param("front - line", "frontline", id="a hyphen with space around"),
        pytest.param("São-Paulo", "sao paulo", id="several at once"),
        pytest.param("नयीदिल्ली", "नयी दिल्ली", id="white space after a vowel sign"),
        pytest.param(" in  1971 ", "in 1971", id="runs of white space"),
    ],
)
def test_folded_away_is(typed, wanted):
    assert fold(typed) == fold(wanted)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("C++", "C#", id="signs"),
        pytest.param("C++", "C", id="signs at the end"),
        pytest.param("-5", "5", id="a sign before a digit"),
        pytest.param("a-5", "a5", id="a hyphen before a digit"),
        pytest.param("1971-72", "197172", id="a hyphen between digits"),
        pytest.param("Su-35", "Su35", id="a hyphen between letter and digit"),
        pytest.param("Su 35", "Su35", id="a space between letter and digit"),
        pytest.param("35 mm", "35mm", id="a space between digit and letter"),
        pytest.param("3.5", "35", id="a stop between digits"),
        pytest.param("3,5", "35", id="a comma between digits"),
        pytest.param("3,5", "3.5", id="a comma for a stop"),
        pytest.param("war–peace", "warpeace", id="a dash"),
        pytest.param("and/or", "andor", id="a slash"),
        pytest.param("50%", "50", id="per cent"),
        pytest.param("क", "कि", id="a Hindi vowel sign"),
        pytest.param("की", "कि", id="one Hindi vowel sign for another"),
        pytest.param("जरा", "ज़रा", id="a Hindi nukta"),
        pytest.param("सत", "सत्", id="a Hindi virama"),
        pytest.param("и", "й", id="a Cyrillic breve"),
        pytest.param("αλλα", "αλλά", id="a Greek accent"),
        pytest.param("o", "ø", id="a Latin letter of its own"),
        pytest.param("a_b", "ab", id="an underscore"),
    ],
)
def test_not_folded_away_is(typed, wanted):
    assert fold(typed) != fold(wanted)


@given(any_texts())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["a.\u0301", "ㄱ ㅏ", "न.\u093c", "\u0301.\u0323"])
def test_folding_twice_is_folding_once_where_something_falls_out_before_a_mark(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("lahores", "one letter too many"),
        ("lahoe", "one letter too few"),
        ("lohore", "one letter other"),
        ("alhore", "two neighbours exchanged"),
        ("ahore", "the first letter missing"),
    ],
)
def test_one_slip_of_the_fingers_is_a_typo(typed, slip):
    assert is_typo(typed, "lahore"), slip


@pytest.mark.parametrize("typed", ["lahore", "lahor e s", "lohores", "hlaore", "", "karachi"])
def test_no_slip_and_two_slips_are_no_typo(typed):
    assert not is_typo(typed, "lahore")


def test_answers_of_fewer_than_five_letters_have_no_typos():
    assert not is_typo("lond", "land")
    assert is_typo("islond", "island")
    assert is_typo("brond", "brand")


def test_signs_and_digits_do_not_count_towards_the_five_letters():
    assert not is_typo("mi-25 xy", "mi-25 xz")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("june 1972", "june 1971"),
        ("june 971", "june 1971"),
        ("june 11971", "june 1971"),
        ("june 1917", "june 1971"),
        ("junex1971", "june11971"),
    ],
)
def test_a_digit_is_never_a_typo(typed, wanted):
    assert not is_typo(typed, wanted)


def test_a_letter_beside_a_digit_may_be_a_typo():
    assert is_typo("narch 1971", "march 1971")


@given(st.text("abc", max_size=9), st.text("abc", min_size=5, max_size=8))
def test_a_typo_is_an_edit_distance_of_one(typed, wanted):
    assert is_typo(typed, wanted) == (OSA.distance(typed, wanted) == 1)


@given(st.text("ab", min_size=5, max_size=8), st.data())
def test_every_single_slip_is_a_typo(wanted, data):
    place = data.draw(st.integers(0, len(wanted) - 1))
    rest = wanted[place + 1 :]
    assert is_typo(wanted[:place] + rest, wanted)
    assert is_typo(wanted[:place] + "c" + rest, wanted)
    assert is_typo(wanted[:place] + "c" + wanted[place:], wanted)
