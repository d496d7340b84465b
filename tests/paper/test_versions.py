"""Versions: each has just the same questions and options, laid out by the seed alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import Deck, Placed
from quiz.paper.layout import Layout
from quiz.paper.versions import laid_out, texts_of, title_of
from quiz.questions import Ordering, Question
from tests.paper.sheets import (
    CHOICE,
    OF_EACH_KIND,
    ORDER,
    SHORT_ORDER,
    STATEMENT,
    YEARS,
    layout_of,
    sheet_of,
)
from tests.paper.small_decks import HILLS, deck_of
from tests.strategies import questions

MANY = [replace(YEARS, id=f"flood-{number}") for number in range(12)]


def _ids(layout: Layout) -> list[list[str]]:
    return [[laid.id for laid in version.laid] for version in layout.versions]


def _some() -> st.SearchStrategy[list[Question]]:
    answered = questions().filter(lambda question: question.kind != "flashcard")
    return st.lists(answered, min_size=1, max_size=5, unique_by=lambda question: question.id)


@given(_some(), st.integers(0, 99), st.integers(1, 6))
def test_every_version_holds_just_the_same_questions_and_options(
    some: list[Question], seed: int, versions: int
) -> None:
    deck = deck_of(*(replace(each, cite=()) for each in some))
    layout = layout_of(deck, versions, seed)
    assert [version.name for version in layout.versions] == list("ABCDEF"[:versions])
    for version in layout.versions:
        assert sorted(laid.id for laid in version.laid) == sorted(each.id for each in some)
        for laid in version.laid:
            question = deck.by_id[laid.id].question
            keys = [*laid.options, *laid.slots]
            assert len(set(laid.options)) == len(laid.options)
            assert set(keys) == set(texts_of(question))
    assert layout == layout_of(deck, versions, seed)


@given(st.integers(0, 999), st.integers(1, 9))
def test_version_a_keeps_the_order_and_does_not_depend_on_how_many_there_are(
    seed: int, versions: int
) -> None:
    deck = deck_of(*MANY)
    layout = layout_of(deck, versions, seed)
    assert _ids(layout)[0] == [question.id for question in MANY]
    assert layout.versions[0] == layout_of(deck, 1, seed).versions[0]


@given(st.integers(0, 99))
def test_no_two_versions_have_their_questions_in_the_same_order_while_orders_are_left(
    seed: int,
) -> None:
    _, few = deck_of(*MANY[:3]), layout_of(deck_of(*MANY[:3]), 6, seed)
    assert len({tuple(ids) for ids in _ids(few)}) == 6
    assert len(layout_of(deck_of(*MANY[:2]), 26, seed).versions) == 26


def test_options_are_in_other_orders_in_other_versions() -> None:
    _, layout = sheet_of([CHOICE], versions=26)
    assert len({version.laid[0].options for version in layout.versions}) == 6


def test_options_are_in_other_orders_by_another_seed() -> None:
    deck = deck_of(CHOICE)
    assert len({layout_of(deck, 1, seed).versions[0].laid[0].options for seed in range(40)}) == 6


@given(st.integers(0, 999))
def test_numbers_stay_ascending_and_true_before_false(seed: int) -> None:
    deck = deck_of(YEARS, STATEMENT)
    for version in layout_of(deck, 4, seed).versions:
        texts = {
            laid.id: [texts_of(deck.by_id[laid.id].question)[key] for key in laid.options]
            for laid in version.laid
        }
        assert texts == {"flood": ["1825", "1953", "1962", "2002"], "north": ["True", "False"]}


@pytest.mark.parametrize("question", [ORDER, SHORT_ORDER])
@given(st.integers(0, 999))
def test_items_never_stand_in_the_right_order(question: Ordering, seed: int) -> None:
    for version in layout_of(deck_of(question), 4, seed).versions:
        assert version.laid[0].options != question.key().keys


def test_a_sheet_on_one_topic_names_it_in_its_title() -> None:
    deck = deck_of(*OF_EACH_KIND)
    assert title_of(deck, deck.placed) == "Rivers and hills: Rivers"
    elsewhere = Placed(CHOICE, HILLS, deck.placed[0].file)
    assert title_of(deck, [*deck.placed, elsewhere]) == "Rivers and hills"


def test_questions_carry_their_points_and_what_they_were() -> None:
    _, layout = sheet_of(OF_EACH_KIND)
    assert layout.total == sum(asked.points for asked in layout.questions) == 15
    assert len({asked.content for asked in layout.questions}) == len(OF_EACH_KIND)
    changed = deck_of(replace(CHOICE, explanation="Otherwise."), *OF_EACH_KIND[1:])
    contents = [asked.content for asked in layout_of(changed).questions]
    assert contents[0] != layout.questions[0].content
    assert contents[1:] == [asked.content for asked in layout.questions][1:]


def test_a_layout_of_nothing_cannot_be_made() -> None:
    deck: Deck = deck_of()
    with pytest.raises(ValueError, match="questions are wanted"):
        laid_out(deck, [], title="None", seed=1, versions=1)
