"""Marking typed-in answers by a layout, and what is told of a deck that changed since."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import Deck
from quiz.deck.loss import Loss
from quiz.paper.layout import Layout, layout_json
from quiz.paper.layout_file import parse_layout
from quiz.paper.marking import UnmarkableSheet, changed, marked
from quiz.paper.notation import written
from quiz.questions import DontKnow, Flashcard, Outcome, Question
from tests.paper.sheets import CHOICE, OF_EACH_KIND, ORDER, SEVERAL, TYPED, layout_of, sheet_of
from tests.paper.small_decks import deck_of

DECK, LAYOUT = sheet_of(OF_EACH_KIND, versions=4)


def _right(deck: Deck, layout: Layout, name: str) -> list[str]:
    """The cells of a learner who knows it all."""
    version = layout.version(name)
    assert version
    found = []
    for laid in version.laid:
        question = deck.by_id[laid.id].question
        found.append(written(question, laid, question.key()))
    return found


@given(st.integers(0, 999), st.sampled_from("ABCD"))
def test_who_writes_what_is_right_in_a_version_gets_all_its_points(seed: int, name: str) -> None:
    layout = reread(layout_of(DECK, 4, seed))
    found = marked(layout, DECK, name, _right(DECK, layout, name))
    assert sum(each.points for each in found) == layout.total
    assert {each.verdict.outcome for each in found} == {Outcome.RIGHT}
    version = layout.version(name)
    assert version
    assert [each.question for each in found] == [laid.id for laid in version.laid]


def reread(layout: Layout) -> Layout:
    """The layout, as it is read back from its file."""
    return parse_layout(layout_json(layout))


def test_the_answers_of_one_version_are_wrong_in_another() -> None:
    found = marked(LAYOUT, DECK, "B", [*_right(DECK, LAYOUT, "B")])
    assert sum(each.points for each in found) == 15
    version_a = LAYOUT.versions[0]
    in_order = {
        laid.id: cell for laid, cell in zip(version_a.laid, _right(DECK, LAYOUT, "A"), strict=True)
    }
    version_b = LAYOUT.versions[1]
    exchanged = [in_order[laid.id] for laid in version_b.laid]
    assert sum(each.points for each in marked(LAYOUT, DECK, "B", exchanged)) < 15


def test_a_part_of_an_answer_gives_its_share_of_the_points() -> None:
    deck, layout = sheet_of([SEVERAL, ORDER])
    first = layout.versions[0].laid[0]
    one = written(SEVERAL, first, replace(SEVERAL.key(), keys=SEVERAL.key().keys[:1]))
    found = marked(layout, deck, "a", [one, ""])
    assert [each.points for each in found] == [Fraction(2, 3), 0]
    assert found[1].response == DontKnow()


@pytest.mark.parametrize(
    ("version", "cells", "told"),
    [
        ("E", [], "There is no version 'E'. The versions are: A, B, C, D."),
        ("A", ["A"], "1 answers stand here; 8 are wanted."),
        ("A", ["Z", *[""] * 7], "Version A, number 1: 'Z' is not a letter from A to C."),
    ],
)
def test_answers_that_do_not_fit_the_sheet_are_refused(
    version: str, cells: Sequence[str], told: str
) -> None:
    with pytest.raises(UnmarkableSheet) as caught:
        marked(LAYOUT, DECK, version, cells)
    assert str(caught.value) == told


def _deck_with(question: Question) -> Deck:
    """The deck, with a question in place of the one that has its id."""
    return deck_of(*(question if each.id == question.id else each for each in OF_EACH_KIND))


def test_nothing_is_told_of_a_deck_that_did_not_change() -> None:
    assert changed(LAYOUT, DECK) == ()


def test_a_text_that_was_edited_is_told_and_marked_as_it_stands_now() -> None:
    deck = _deck_with(replace(TYPED, accept=("Maloja",)))
    (told,) = changed(LAYOUT, deck)
    assert (told.question, told.reason[:18]) == ("source", "it was edited sinc")
    cells = ["Maloja" if laid.id == "source" else "" for laid in LAYOUT.versions[0].laid]
    found = marked(LAYOUT, deck, "A", cells)
    assert sum(each.points for each in found) == 1


def test_other_options_are_told_and_cannot_be_marked() -> None:
    deck = _deck_with(replace(CHOICE, answer="The Danube"))
    (told,) = changed(LAYOUT, deck)
    assert told == Loss(
        "longest", "its options are others than on the sheet, so their letters cannot be told"
    )
    with pytest.raises(UnmarkableSheet, match=f"longest: {told.reason}"):
        marked(LAYOUT, deck, "A", [""] * 8)


def test_a_question_that_is_gone_is_told_and_cannot_be_marked() -> None:
    deck = deck_of(*OF_EACH_KIND[1:])
    (told,) = changed(LAYOUT, deck)
    assert told.question == "longest"
    assert told.reason.startswith("it is no longer in the deck")
    with pytest.raises(UnmarkableSheet, match="longest: it is no longer in the deck"):
        marked(LAYOUT, deck, "A", [""] * 8)


def test_a_question_that_became_a_flashcard_cannot_be_marked() -> None:
    deck = _deck_with(Flashcard(id="source", front="The source", back="Oberalp"))
    (told,) = changed(LAYOUT, deck)
    assert told.question == "source"
    with pytest.raises(UnmarkableSheet, match="source: its options are others"):
        marked(LAYOUT, deck, "A", [""] * 8)
