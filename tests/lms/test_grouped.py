"""Questions of one group are told of, in every format that does not keep them apart."""

import pytest

from quiz.lms.formats import FORMATS
from quiz.questions import TrueFalse
from tests.lms.decks import deck_of

TWO = [
    TrueFalse(id="round", stem="Is it round?", answer=True, group="shape"),
    TrueFalse(id="flat", stem="Is it flat?", answer=False, group="shape"),
]


@pytest.mark.parametrize("name", ["moodle-xml", "gift", "qti-1.2", "qti-2.1"])
def test_two_questions_that_ask_one_thing_are_told_of(name: str) -> None:
    deck = deck_of(TWO)
    told = FORMATS[name].writer(deck, deck.placed).simplified
    assert [loss.question for loss in told if "others of its group" in loss.reason] == [
        "round",
        "flat",
    ]
    alone = FORMATS[name].writer(deck, deck.placed[:1]).simplified
    assert not [loss for loss in alone if "others of its group" in loss.reason]
