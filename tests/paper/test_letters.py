"""The letters of places: all different, and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.paper.letters import letters, place_of


def test_letters_go_on_as_the_columns_of_a_spreadsheet_do() -> None:
    assert [letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")
    ]


@given(st.integers(0, 20_000))
def test_letters_name_their_place_small_or_capital(place: int) -> None:
    assert place_of(letters(place)) == place
    assert place_of(letters(place).lower()) == place


@pytest.mark.parametrize("text", ["", "1", "A1", "-", "é", "ß", "A B"])
def test_other_signs_name_no_place(text: str) -> None:
    assert place_of(text) is None
