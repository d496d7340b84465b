"""Options that are numbers: in mixed units, far off, or with numbers in common."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check.option_measures import Interval, Measure, interval, measure
from quiz.check.option_numbers import IMPLAUSIBLE_NUMBER, MIXED_UNITS
from tests.check.option_decks import choice, paths, said


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12", "12", ""),
        ("1,250.5 km", "1250.5", "km"),
        ("1 250 kilometres", "1250", "km"),
        ("−40 °C", "-40", "°c"),
        ("$5 million", "5000000", "$"),
        ("5 million dollars", "5000000", "$"),
        ("12.8 per cent", "12.8", "%"),
        ("12%", "12", "%"),
        ("About 3 weeks", "3", "week"),
        ("4 helicopters", "4", "helicopter"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    assert measure(text) == Measure(Decimal(value), unit)


@pytest.mark.parametrize(
    "text", ["", "many", "In 1971", "10-20", "3 of 4", "12 ships of the northern fleet", "Su-35"]
)
def test_a_text_that_is_no_number_has_none(text: str) -> None:
    assert measure(text) is None


LOWEST, HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10-20", Interval(Decimal(10), Decimal(20), "")),
        ("10–20 km", Interval(Decimal(10), Decimal(20), "km")),
        ("10 to 20 per cent", Interval(Decimal(10), Decimal(20), "%")),
        ("10 % to 20 %", Interval(Decimal(10), Decimal(20), "%")),
        ("Between 10 and 20", Interval(Decimal(10), Decimal(20), "")),
        ("2–3 million", Interval(Decimal(2_000_000), Decimal(3_000_000), "")),
        ("under 10", Interval(LOWEST, Decimal(10), "", high_is_open=True)),
        ("At most 10 days", Interval(LOWEST, Decimal(10), "day")),
        ("10 or fewer", Interval(LOWEST, Decimal(10), "")),
        ("More than 10", Interval(Decimal(10), HIGHEST, "", low_is_open=True)),
        ("10 or more", Interval(Decimal(10), HIGHEST, "")),
        ("60+", Interval(Decimal(60), HIGHEST, "")),
        ("7", Interval(Decimal(7), Decimal(7), "")),
    ],
)
def test_an_interval_is_read_with_its_ends(text: str, wanted: Interval) -> None:
    assert interval(text) == wanted


@pytest.mark.parametrize("text", ["20-10", "5 and 10", "Su-35", "under the sea", "over", "A to B"])
def test_a_text_that_names_no_interval_has_none(text: str) -> None:
    assert interval(text) is None


@given(st.integers(-99, 99), st.integers(1, 99))
def test_an_interval_meets_itself_and_not_what_begins_beyond_it(low: int, width: int) -> None:
    own = Interval(Decimal(low), Decimal(low + width), "")
    beyond = Interval(Decimal(low + width + 1), Decimal(low + width + 2), "")
    assert own.meets(own)
    assert not own.meets(beyond)


MIXED = [
    ("5 km", "500 m", "2 km", "10 km"),
    ("12 per cent", "15", "20 per cent", "30 per cent"),
    ("12 per cent", "15 million dollars", "20 %"),
    ("$5 million", "10 million dollars", "8 million"),
    ("20", "25 °C", "30"),
]
UNMIXED = [
    ("5 km", "7 kilometres", "2 km"),
    ("1 day", "2 days", "3 days"),
    ("8 seconds", "8 minutes", "8 hours", "8 minutes and more"),
    ("8 seconds", "8 minutes", "8 hours"),
    ("30 seconds", "5 minutes", "2 hours"),
    ("395 million dollars", "$453 million", "2 billion dollars"),
    ("4 helicopters", "2 submarines", "2 submarines now"),
    ("5 km", "500 m"),
    ("1971", "1979", "In the year after"),
]


@pytest.mark.parametrize("texts", MIXED)
def test_options_in_different_units_are_told(texts: tuple[str, ...]) -> None:
    assert len(said(MIXED_UNITS, choice("How much?", *texts))) == 1


@pytest.mark.parametrize("texts", UNMIXED)
def test_options_in_one_unit_or_that_ask_for_the_unit_are_let_be(texts: tuple[str, ...]) -> None:
    assert said(MIXED_UNITS, choice("How much?", *texts)) == []


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        (("5 km", "7 km", "12"), "'12' has no unit beside '5 km'"),
        (("5", "7", "12 km"), "'12 km' has a unit beside '5'"),
        (("5 km", "7 km", "120 m"), "'120 m' is in another unit beside '5 km'"),
    ],
)
def test_the_unit_that_stands_alone_is_named_at_its_option(
    texts: tuple[str, ...], what: str
) -> None:
    (remark,) = said(MIXED_UNITS, choice("How far?", *texts))
    assert remark.path == ("distractors", 1, "text")
    assert what in remark.message


FAR_OFF = [
    ("40", "45", "60", "6,000"),
    ("5,000 km", "6,000 km", "40 km"),
    ("395 million dollars", "453 million dollars", "790 billion dollars"),
    ("−12", "12.5", "40", "60"),
    ("5 °C", "-10 °C", "-20 °C"),
]
NEAR = [
    ("40", "45", "60", "500"),
    ("1", "100", "10,000", "1,000,000"),
    ("-3", "3", "5"),
    ("0", "12", "15"),
    ("40 km", "45 km", "5,000 m"),
    ("40", "5,000"),
    ("1971", "1979", "1991"),
]


@pytest.mark.parametrize("texts", FAR_OFF)
def test_a_number_far_off_or_of_another_sign_is_told(texts: tuple[str, ...]) -> None:
    assert len(said(IMPLAUSIBLE_NUMBER, choice("How much?", *texts))) == 1


@pytest.mark.parametrize("texts", NEAR)
def test_numbers_near_one_another_or_of_all_sizes_are_let_be(texts: tuple[str, ...]) -> None:
    assert said(IMPLAUSIBLE_NUMBER, choice("How much?", *texts)) == []


def test_a_number_far_off_is_told_at_its_option() -> None:
    item = choice("How many?", "40", "45", "6,000", "60")
    assert paths(IMPLAUSIBLE_NUMBER, item) == [("distractors", 1, "text")]
