"""Numerical: fields, how numbers are read, tolerance, units."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import DontKnow, Outcome, Presentation, Typed
from quiz.questions.numerical import read_quantity
from tests.questions.building import numerical, refused
from tests.strategies import any_texts, numbers, numericals


def is_right(question, text):
    verdict = question.mark(Typed(text))
    assert verdict.outcome in (Outcome.RIGHT, Outcome.WRONG)
    return verdict.outcome is Outcome.RIGHT


def read(text):
    quantity = read_quantity(text)
    return quantity and (str(quantity.number), " ".join(quantity.unit))


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"stem": ""}, [("stem",)]),
        ({"tolerance": "-0.1"}, [("tolerance",)]),
        ({"unit": " "}, [("unit",)]),
        ({"answer": "NaN"}, [("answer",)]),
        ({"answer": "-Infinity"}, [("answer",)]),
        ({"answer": "1e51"}, [("answer",)]),
        ({"answer": "1e-51"}, [("answer",)]),
        ({"tolerance": "Infinity"}, [("tolerance",)]),
        ({"tolerance": "NaN"}, [("tolerance",)]),
        ({"tolerance": "sNaN", "unit": ""}, [("tolerance",), ("unit",)]),
    ],
)
def test_refused_are(fields, paths):
    assert refused(numerical, **fields) == paths


def test_large_and_small_numbers_are_in_order():
    assert refused(numerical, "1e50", "0") == []
    assert refused(numerical, "-1e-50", "1e-50") == []


def test_nothing_is_given_away_when_it_is_laid_out():
    question = numerical(unit="million dollars")
    assert question.present(Random(0)) == Presentation("By how much?")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12.8", "12.8"),
        ("12,8", "12.8"),
        (" 58 ", "58"),
        ("058", "58"),
        ("58.", "58"),
        ("58.0", "58.0"),
        (".5", "0.5"),
        (",5", "0.5"),
        ("+5", "5"),
        ("-5", "-5"),
        ("- 5", "-5"),
        ("−5", "-5"),
        ("－５", "-5"),
        ("1,500", "1500"),
        ("1 500", "1500"),
        ("1\u00a0500", "1500"),
        ("1\u202f500", "1500"),
        ("1'500", "1500"),
        ("1’500", "1500"),
        ("1,234,567.89", "1234567.89"),
        ("12,34,567", "1234567"),
        ("-1,500", "-1500"),
        ("1500", "1500"),
        ("1,50", "1.50"),
        ("0,125", "0.125"),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert read(text) == (number, "")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("13 %", "13", "per cent"),
        ("13%", "13", "per cent"),
        ("13 per cent", "13", "per cent"),
        ("13 Percent.", "13", "per cent"),
        ("$58", "58", "dollars"),
        ("58 dollars", "58", "dollars"),
        ("$58 million", "58", "million dollars"),
        ("€1,500", "1500", "euros"),
        ("5 €", "5", "euros"),
        ("£ 5", "5", "pounds"),
        ("-$5", "-5", "dollars"),
        ("$-5", "-5", "dollars"),
        ("−£1,500.50", "-1500.50", "pounds"),
        ("5 m²", "5", "m2"),
        ("5km", "5", "km"),
    ],
)
def test_a_unit_is_read_with_its_number(text, number, unit):
    assert read(text) == (number, unit)


@pytest.mark.parametrize("text", ["", " ", "five", "%", "$", "-", ".", "about 58", "\ud800", "--5"])
def test_what_states_no_number_is_wrong_and_no_error(text):
    assert read_quantity(text) is None
    assert not is_right(numerical(), text)


@pytest.mark.parametrize("text", ["58.5.1", "58,5,1", "5 8", "58-59", "58/2", "58e0", "1.234.567"])
def test_what_goes_on_after_a_number_is_not_overlooked(text):
    for answer in ("58", "58.5", "5", "1.234"):
        assert not is_right(numerical(answer), text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("12.7", True),
        ("12.9", True),
        ("12.8", True),
        ("12,85", True),
        ("12.69999999999999999999999999999999", False),
        ("12.90000000000000000000000000000001", False),
        ("-12.8", False),
        ("128", False),
    ],
)
def test_the_tolerance_is_inclusive_and_exact(text, right):
    # In binary floating point 12.9 − 12.8 is more than 0.1.
    assert is_right(numerical("12.8", "0.1"), text) is right


def test_without_tolerance_the_number_has_to_be_met():
    assert is_right(numerical("0.3"), "0.30")
    assert not is_right(numerical("0.3"), "0.31")


def test_a_negative_answer_wants_its_sign():
    assert is_right(numerical("-5"), "−5")
    assert not is_right(numerical("-5"), "5")
    assert not is_right(numerical("5"), "-5")


@pytest.mark.parametrize(
    "text",
    ["58", "58 million", "58 million dollars", "58 MILLION DOLLARS", "$58 million", "58 million $"],
)
def test_the_unit_may_be_repeated_begun_or_left_out(text):
    assert is_right(numerical(unit="million dollars"), text)


@pytest.mark.parametrize(
    "text",
    ["58 dollars", "$58", "58 billion", "58 million euros", "58 million dollars more", "58 %"],
)
def test_another_unit_is_wrong(text):
    assert not is_right(numerical(unit="million dollars"), text)


@pytest.mark.parametrize("text", ["58 m s⁻¹", "58 m s−1", "58 M S-1", "58 m"])
@pytest.mark.parametrize("unit", ["m s⁻¹", "m s−1", "m s-1"])
def test_a_unit_with_a_power_may_be_repeated(unit, text):
    assert is_right(numerical(unit=unit), text)


def test_a_unit_is_wrong_where_the_question_has_none():
    assert not is_right(numerical(), "58 km")


@pytest.mark.parametrize("unit", ["%", "per cent", "percent"])
def test_per_cent_may_be_written_in_each_way(unit):
    question = numerical("13", unit=unit)
    assert all(
        is_right(question, text) for text in ("13", "13%", "13 %", "13 per cent", "13 percent")
    )
    assert not is_right(question, "13 percentage points")


@pytest.mark.parametrize(
    ("answer", "unit", "text"),
    [
        ("58", None, "58"),
        ("-5", "km", "−5 km"),
        ("13", "%", "13%"),
        ("1E+3", "tonnes", "1000 tonnes"),
    ],
)
def test_the_answer_is_shown_in_full_with_its_unit(answer, unit, text):
    assert numerical(answer, unit=unit).answer_text() == text


@pytest.mark.parametrize(("answer", "typed"), [("1E+3", "1000"), ("-2E-7", "-0.0000002")])
def test_the_right_response_has_no_exponent(answer, typed):
    question = numerical(answer)
    assert question.key() == Typed(typed)
    assert is_right(question, typed)


def test_i_dont_know_is_wrong_and_gives_nothing():
    verdict = numerical().mark(DontKnow())
    assert (verdict.outcome, verdict.score, verdict.parts[0].given) == (Outcome.WRONG, 0, "")


def test_a_very_long_number_is_read():
    assert not is_right(numerical(), "9" * 5_000)
    assert is_right(numerical(), "0" * 5_000 + "58")


@given(numbers(), numbers(least=0), st.booleans(), numbers(least=0))
def test_right_is_what_lies_within_the_tolerance_and_nothing_else(answer, tolerance, below, beyond):
    question = numerical(str(answer), str(tolerance))
    sign = -1 if below else 1
    assert is_right(question, f"{answer + sign * tolerance:f}")
    assert is_right(question, f"{answer + sign * (tolerance + beyond):f}") == (beyond == 0)


@given(st.integers(1000, 10**15), st.sampled_from([",", " ", "'", "’", "\u00a0", "\u2009"]))
def test_thousands_may_be_set_off(number, mark):
    assert read(f"{number:,}.25".replace(",", mark)) == (f"{number}.25", "")


@given(numbers())
def test_a_comma_with_other_than_three_digits_is_a_decimal_mark(number):
    written = f"{number:.4f}"
    assert read(written.replace(".", ",")) == (str(Decimal(written)), "")


@given(numericals())
def test_the_answer_as_it_is_shown_is_right(question):
    assert is_right(question, question.answer_text())


@given(numericals(), any_texts())
def test_no_text_raises(question, text):
    assert question.mark(Typed(text)).parts[0].given == text
