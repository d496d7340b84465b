"""A deck's language stands in XML only in a form that XML takes."""

from dataclasses import replace

import pytest

from quiz.lms.language import language_tag
from tests.lms.decks import deck_of


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("en", "en"),
        ("pt-BR", "pt-BR"),
        ("British English", "und"),
        ("\u0627\u0631\u062f\u0648", "und"),
    ],
)
def test_a_language_that_is_no_tag_is_undetermined(language: str, tag: str) -> None:
    deck = deck_of([])
    assert language_tag(replace(deck, manifest=replace(deck.manifest, language=language))) == tag
