"""What all kinds share: ids, citations, and that every problem is told at once."""

import pytest

from quiz.questions import Citation, InvalidFields, Side
from tests.questions.building import (
    cloze,
    flashcard,
    matching,
    multiple_response,
    numerical,
    ordering,
    refused,
    short_answer,
    single_choice,
    true_false,
)

BUILDERS = [
    single_choice,
    multiple_response,
    true_false,
    short_answer,
    numerical,
    cloze,
    lambda **fields: ordering("one", "two", "three", **fields),
    matching,
    flashcard,
]


@pytest.mark.parametrize("build", BUILDERS)
def test_every_kind_can_be_built(build):
    assert refused(build) == []


@pytest.mark.parametrize("build", BUILDERS)
def test_every_kind_looks_at_the_common_fields(build):
    assert refused(build, id="No id", cite=("a#1", "a"), hint=" ") == [
        ("id",),
        ("cite", 1),
        ("hint",),
    ]


@pytest.mark.parametrize("name", ["route", "pipeline-route", "1971", "su-37-or-35"])
def test_an_id_is_lower_case_letters_digits_and_hyphens(name):
    assert refused(flashcard, id=name) == []


@pytest.mark.parametrize("name", ["", "Route", "a_b", "a b", "-a", "a-", "a--b", "a\n", "ä", "a/b"])
def test_any_other_id_is_refused(name):
    assert refused(flashcard, id=name) == [("id",)]


@pytest.mark.parametrize("cite", ["agazade-2021#1", "a#12", "a#999999"])
def test_a_citation_is_a_source_and_a_paragraph(cite):
    assert str(Citation.parse(cite)) == cite
    assert refused(flashcard, cite=(cite,)) == []


@pytest.mark.parametrize(
    "cite",
    [
        "",
        "a",
        "a#",
        "#1",
        "a#0",
        "a#01",
        "a#1.5",
        "a#-1",
        "A#1",
        "a #1",
        "a#1\n",
        "a#1000000",
        "a#१",
    ],
)
def test_any_other_citation_is_refused(cite):
    assert refused(flashcard, cite=("a#1", cite)) == [("cite", 1)]
    with pytest.raises(ValueError, match="source#paragraph"):
        Citation.parse(cite)


def test_citations_come_parsed_and_in_order():
    question = flashcard(cite=("b#2", "a-1#10"))
    assert question.citations == (Citation("b", 2), Citation("a-1", 10))


@pytest.mark.parametrize("name", ["explanation", "note", "hint", "group"])
def test_a_text_that_is_given_has_to_hold_something(name):
    assert refused(flashcard, **{name: " \n"}) == [(name,)]
    assert refused(flashcard, **{name: None}) == []


def test_common_and_own_problems_are_told_together_in_one_message():
    with pytest.raises(InvalidFields) as caught:
        flashcard(id="NO", front=" ", back="")
    assert [problem.path for problem in caught.value.problems] == [("id",), ("front",), ("back",)]
    assert "'NO' is not an id" in str(caught.value)


@pytest.mark.parametrize("build", BUILDERS)
def test_only_a_flashcard_with_a_reverse_is_asked_both_ways(build):
    assert build().ways() == (Side.FORWARD,)
