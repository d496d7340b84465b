"""Cells that no spreadsheet runs, and the way back to their texts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.cells import guarded, unguarded

_SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        " =1",
        "'=1",
        '"=1',
        "\uff1d1",
        "-cmd|' /C calc'!A0",
        "\tx",
        "\rx",
    ],
)
def test_a_text_that_a_spreadsheet_could_run_begins_with_an_apostrophe(text: str) -> None:
    assert guarded(text).startswith("'")
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "a", "a=b", "a-b", "12", "-12", "-0.5", "'tis", "x, -5"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_no_cell_begins_where_another_sign_parts_the_file() -> None:
    assert guarded("a;=1;b") == "a;'=1;b"
    assert guarded("a\n=1") == "a\n'=1"
    assert guarded("a\t -1") == "a\t' -1"


@given(st.text(st.sampled_from([*_SIGNS, *"'\" ;,\t\r\na1."]), max_size=12) | st.text(max_size=12))
def test_every_text_comes_back_and_no_cell_of_it_is_a_formula(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
        assert not any(
            part.lstrip(' "').startswith(tuple(_SIGNS)) for part in re.split("[;\t\r\n]", cell)
        )
        assert not cell.startswith(("\t", "\r"))
