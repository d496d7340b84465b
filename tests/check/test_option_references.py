"""Options and comments that point at other options: at all, at none, at a letter or a place."""

import pytest

from quiz.check.option_references import ALL_OF_THE_ABOVE, LETTER_REFERENCE, NONE_OF_THE_ABOVE
from quiz.questions import Distractor, Matching, TrueFalse
from tests.check.option_decks import Item, choice, of, paths, said, several

ALL = [
    "All of the above",
    "All the above.",
    "all of these",
    "All three of these",
    "All of the above are correct",
    "Both of the above",
    "Both of these",
    "All of the options listed",
    "All answers are correct",
    "**All of them**",
    "All of these answers",
    "By all of the above means",
]
NOT_ALL = [
    "All of Pakistan",
    "All four gospels",
    "Both",
    "Both of them",
    "Both texts speak of supplies",
    "Both, as each has LNG pumped straight out of tankers",
    "All of its neighbours",
    "The firmament above",
]
NONE = [
    "None of the above",
    "None of these.",
    "Neither of these",
    "Neither of the above",
    "None of the above is correct",
    "None of the options",
    "No correct answer",
    "Not any of these",
    "None of the mentioned",
]
NOT_NONE = [
    "None",
    "Neither",
    "Neither of them",
    "Neither names a place",
    "Neither, as each has a line that stays inside Pakistan",
    "None of the barriers to trade",
    "No answer came from Moscow",
]


@pytest.mark.parametrize("text", ALL)
def test_an_option_that_means_all_others_is_told(text: str) -> None:
    item = choice("What came with the alliance?", "Arms", "Trade", text)
    assert paths(ALL_OF_THE_ABOVE, item) == [("distractors", 1, "text")]
    assert paths(ALL_OF_THE_ABOVE, choice("What came?", text, "Arms", "Trade")) == [("answer",)]


@pytest.mark.parametrize("text", [*NOT_ALL, *NONE])
def test_an_option_that_says_all_or_both_of_something_is_let_be(text: str) -> None:
    assert paths(ALL_OF_THE_ABOVE, choice("What came of it?", "Arms", "Trade", text)) == []


@pytest.mark.parametrize("text", NONE)
def test_an_option_that_means_none_of_the_others_is_told(text: str) -> None:
    item = choice("What came with the alliance?", "Arms", "Trade", text)
    assert paths(NONE_OF_THE_ABOVE, item) == [("distractors", 1, "text")]


@pytest.mark.parametrize("text", [*NOT_NONE, *ALL])
def test_an_option_that_says_none_of_something_is_let_be(text: str) -> None:
    assert paths(NONE_OF_THE_ABOVE, choice("What came of it?", "Arms", "Trade", text)) == []


def test_shares_of_a_number_are_let_be() -> None:
    shares = choice("How many of them came?", "Half of them", "All of them", "None of them")
    assert said(ALL_OF_THE_ABOVE, shares) == said(NONE_OF_THE_ABOVE, shares) == []


def test_what_is_above_is_told_beside_shares_too() -> None:
    item = choice("What is basalt?", "One of the rocks", "A glass", "All of the above")
    assert paths(ALL_OF_THE_ABOVE, item) == [("distractors", 1, "text")]


POINTING: list[Item] = [
    ("What slows trade?", "A and C", ("Sanctions", "Distance", "Bad roads")),
    ("What slows trade?", "Both A and B", ("Sanctions", "Distance")),
    ("What slows trade?", "A, B and C", ("Sanctions", "Distance", "Bad roads")),
    ("What slows trade?", "Options 1 and 2", ("Sanctions", "Distance")),
    ("What slows trade?", "1 and 3", ("Sanctions", "Distance", "Bad roads")),
    ("What slows trade?", "The first two", ("Sanctions", "Distance")),
    ("What slows trade?", "Same as above", ("Sanctions", "Distance")),
    ("What slows trade?", "Neither B nor C", ("Sanctions", "Distance", "Bad roads")),
    ("A train leaves at noon. What slows it?", "A and B", ("Sanctions", "Distance")),
]
NOT_POINTING: list[Item] = [
    ("Which antigens does blood group AB have?", "A and B", ("A", "B", "None")),
    ("Which antigens does it have?", "A and B", ("A only", "B only", "Neither A nor B")),
    ("Points A, B and C lie on a line. Which two are nearest?", "A and C", ("A and B", "B and C")),
    ("Which are the roots?", "2 and 3", ("1 and 6", "1 and 5")),
    ("Which vitamins does it need?", "Vitamin C", ("Vitamin A", "Vitamin D")),
    ("Which article?", "Article 5", ("Article 4", "Articles 1 and 2")),
    ("Which paragraphs of the four?", "The first two", ("The last two", "The middle two")),
    ("Which paragraphs?", "The first two paragraphs", ("The last paragraph", "A note")),
    ("Which layers does the mask in the figure hide?", "B and C", ("B, C and D", "B", "A")),
    (
        "Choose all that hold. A. It rains B. It snows C. It hails",
        "A and B",
        ("B and C", "Not one of them"),
    ),
    ("What is a font stack?", "Fonts of which the first is the first choice", ("Names",)),
    ("Which key?", "A", ("B", "C")),
    ("What is Option A in the proposal?", "Option A is a tunnel", ("It is a bridge",)),
]


@pytest.mark.parametrize("item", POINTING)
def test_an_option_that_points_by_letter_or_place_is_told(item: Item) -> None:
    assert paths(LETTER_REFERENCE, of(item)) == [("answer",)]


@pytest.mark.parametrize("item", NOT_POINTING)
def test_letters_and_places_of_the_subject_itself_are_let_be(item: Item) -> None:
    assert paths(LETTER_REFERENCE, of(item)) == []


COMMENTS_THAT_POINT = [
    "Option B is a common slip.",
    "Answers A and C swap the roles.",
    "See choice (c).",
    "Options 1 and 2 swap the roles.",
    "B is wrong because the line ends at Lahore.",
    "The roles are swapped, so A and D are both incorrect.",
    "The first option names the wrong river.",
    "The last two options are too late.",
    "The option above is nearer.",
    "The first two are wrong.",
    "(C) is the correct answer.",
]
COMMENTS_THAT_DO_NOT = [
    "Vitamin C is wrong here; it is vitamin D that bones need.",
    "A is an article, B a verb.",
    "Article 5 binds all members; Articles 1 and 2 do not.",
    "The first two paragraphs say so.",
    "The answer 4 comes of halving 8.",
    "Moscow's first option was trade; the last option for Delhi was war.",
    "Hepatitis B is the answer to a different question.",
    "Points A and B are true to scale.",
    "The options market was closed.",
    "Answer a letter within a week.",
    "Plan A was dropped.",
    "It left Islamabad the choice of 2 suppliers.",
    "The second text has the first answer to that.",
    "The first answer from Delhi came late.",
]


@pytest.mark.parametrize("text", COMMENTS_THAT_POINT)
def test_a_comment_that_points_at_a_shuffled_option_is_told(text: str) -> None:
    explained = choice("Which river?", "The Indus", "The Volga", explanation=text)
    assert paths(LETTER_REFERENCE, explained) == [("explanation",)]
    feedback = (Distractor("The Volga", text), Distractor("The Don"))
    told = choice("Which river?", "The Indus", distractors=feedback)
    assert paths(LETTER_REFERENCE, told) == [("distractors", 0, "feedback")]


@pytest.mark.parametrize("text", COMMENTS_THAT_DO_NOT)
def test_a_comment_with_letters_and_numbers_of_the_subject_is_let_be(text: str) -> None:
    explained = choice("Which river?", "The Indus", "The Volga", explanation=text)
    assert paths(LETTER_REFERENCE, explained) == []


def test_a_letter_that_the_stem_gives_a_meaning_is_let_be() -> None:
    stem = "Line A runs to Lahore, line B to Multan. Which line is the plan's?"
    item = choice(stem, "The first line", "The second line", explanation="B is wrong: see the map.")
    assert paths(LETTER_REFERENCE, item) == []


def test_hints_and_notes_are_read_too_and_so_are_the_comments_of_matching() -> None:
    item = several(("Gas",), ("Oil",))
    noted = choice("Which?", "Gas", "Oil", note="Option A was so.", hint="Not option B.")
    matching = Matching(
        id="q",
        stem="Match.",
        pairs=(("a", "one"), ("b", "two")),
        distractors=("three", "four"),
        explanation="Option C is spare.",
    )
    assert paths(LETTER_REFERENCE, item, noted, matching) == [
        ("note",),
        ("hint",),
        ("explanation",),
    ]


def test_true_and_false_stand_in_one_order_and_are_let_be() -> None:
    item = TrueFalse(id="q", stem="It rains.", answer=True, explanation="Option A is right.")
    assert paths(LETTER_REFERENCE, item) == []
