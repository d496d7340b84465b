"""Laws of the notes that questions become, whatever stands in the questions."""

import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given

from quiz.anki.markup import unhidden
from quiz.anki.notes import Note, note_of
from quiz.deck import Deck, Manifest, Placed, Topic
from quiz.questions import Ordering, Question
from tests.anki.building import elements, shown
from tests.strategies import questions

TOPIC = Topic(id="hills", title="Hills")
MANIFEST = Manifest(
    format=1,
    id="small",
    title="Small",
    edition="1",
    language="en",
    license="CC0",
    authors=("Someone",),
    description="",
    topics=(TOPIC,),
)


def _note(question: Question) -> Note:
    placed = Placed(question, TOPIC, Path("hills.yaml"))
    deck = Deck(Path(), MANIFEST, sources={}, disputes={}, placed=(placed,))
    return note_of(placed, deck, "guid", 1, {})


@given(questions())
def test_every_question_makes_a_note_whose_fields_start_nothing_in_anki(question: Question) -> None:
    question = replace(question, cite=())
    note = _note(question)
    assert len(note.fields) == len(note.type.fields)
    assert unhidden(note.fields[note.type.fields.index("Data")]) == question
    assert note.fields[0] == question.id
    assert note.fields[-4:] == ("", "", "", "")
    for field in note.fields:
        assert not re.search(r"\{\{|\}\}|\[|\\|[\x00-\x08\x0b-\x1f]", field)
    assert not any(re.search(r"\s", tag) for tag in note.tags)


@pytest.mark.parametrize("items", [*permutations("abc"), *permutations("de")])
def test_items_to_order_never_lie_in_right_order_even_without_a_script(
    items: tuple[str, ...],
) -> None:
    note = _note(Ordering(id="order", stem="Which comes first?", items=items))
    lying, right = (
        [shown(row) for row in elements(note.fields[note.type.fields.index(name)], "li")]
        for name in ("Items", "Order")
    )
    assert right == list(items)
    assert sorted(lying) == sorted(items)
    assert lying != right
