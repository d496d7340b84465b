"""Ids made out of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.slug import slug
from quiz.questions.base import ID


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("What is the capital of France?", "capital-france"),
        ("el perro", "el-perro"),
        ("Çekoslovakya'nın başkenti", "cekoslovakyanin-baskenti"),
        ("How far is it from the Earth to the Moon, at most, in km?", "far-earth-moon-most-km"),
        ("What is it?", "what-is-it"),
        ("Moon_landing (2)", "moon-landing-2"),
        ("x" * 60, "x" * 40),
        ("Straße", "strasse"),
        ("हिन्दी", ""),
        ("?!", ""),
    ],
)
def test_the_words_that_tell_something_make_the_id(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text())
def test_it_is_an_id_or_nothing(text: str) -> None:
    made = slug(text)
    assert made == "" or (ID.match(made) and len(made) <= 40)
