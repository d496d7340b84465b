"""Forms of a typed answer, for a system that looks past case alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.lms.forms import one_line, typed_forms
from quiz.questions.text import fold
from tests.strategies import typed_answers


@given(st.lists(typed_answers(), min_size=1, max_size=4))
def test_every_form_is_there_and_nothing_that_would_be_wrong_here(forms: list[str]) -> None:
    typed = typed_forms(forms)
    assert typed[0] == one_line(forms[0])
    assert {one_line(form).lower() for form in forms} <= {form.lower() for form in typed}
    # A mark of direction is spelled out, which no learner types.
    if all(form.isprintable() for form in forms):
        assert set(map(fold, typed)) <= set(map(fold, forms))
    assert len({form.lower() for form in typed}) == len(typed)


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("Lahore", ("Lahore",)),
        ("Ağazade", ("Ağazade", "Agazade")),
        ("front-line", ("front-line", "front line", "frontline")),
        ("St. Paul's", ("St. Paul's", "St Pauls")),
        ("3.5", ("3.5",)),
        ("C++", ("C++",)),
        ("-5", ("-5",)),
        ("two  words", ("two words",)),
        ("किनी", ("किनी",)),
    ],
)
def test_a_form_is_followed_by_what_learners_type_for_it(form: str, typed: tuple[str, ...]) -> None:
    assert typed_forms([form]) == typed


def test_what_differs_by_more_than_case_stays_apart() -> None:
    assert typed_forms(["Straße", "STRASSE", "strasse"]) == ("Straße", "STRASSE")
