"""One option in another form than all others: number, verb form, closing stop, initial."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check.option_form import FORM_MISMATCH
from quiz.questions import TrueFalse
from tests.check.option_decks import Item, choice, of, paths, said

ODD_ANSWERS: list[tuple[str, Item]] = [
    ("a number in words", ("How many?", "Twelve", ("10", "14", "16"))),
    ("figures", ("How many?", "12", ("Ten", "Fourteen"))),
    ("figures", ("How many came?", "12 ships", ("Many ships", "Few ships", "Some ships"))),
    ("a to-infinitive", ("Why?", "To buy time", ("Selling arms", "Opening a port"))),
    ("a to-infinitive", ("Why?", "To buy arms", ("Trade in gas", "Fear of war", "Old debts"))),
    ("an -ing form", ("What next?", "Raising taxes", ("To cut spending", "To print money"))),
    ("an -ing form", ("What next?", "Raising taxes", ("Cut spending", "Print money"))),
    ("another form", ("What?", "Humanitarian aid", ("Backing talks", "Giving food", "Taking in"))),
    ("a closing stop", ("What?", "They met.", ("They parted", "They wrote", "They fought"))),
    ("no closing stop", ("What?", "They met", ("They parted.", "They wrote.", "They fought."))),
    ("a small initial", ("What?", "basalt", ("Water", "Ash", "Iron ore"))),
    ("a capital initial", ("What?", "The sea", ("the sky", "the land"))),
]
EVEN: list[Item] = [
    ("How many?", "12", ("10", "14", "16")),
    ("When?", "1991", ("1971", "1979", "It gives no year")),
    ("When?", "In the 1960s", ("1971", "1979")),
    ("How many?", "None", ("3", "4", "5")),
    (
        "What?",
        "Smuggling grows near a war",
        ("Envoys meet nearby", "Farms lose buyers", "War ends"),
    ),
    ("What?", "Growing trust", ("Old mistrust", "Red tape", "Small trade")),
    ("Where does it run?", "To Lahore", ("From Karachi", "Through Multan", "Past Quetta")),
    ("What did it do?", "Took credit", ("Signed a treaty", "Refused to sell", "Offered loans")),
    ("What?", "They met in the U.S.", ("They met in Delhi", "They met in Moscow")),
    ("What?", "Bread, milk, etc.", ("Bread alone", "Milk alone")),
    ("Which metal?", "German silver", ("bronze", "iron")),
    ("What is measured?", "pH", ("Mass", "Length")),
    ("How many?", "Unlimited", ("2", "4", "8")),
    ("Which step is missing?", "Encryption", ("Hashing", "Salting", "Padding")),
    ("What is it?", "Cooking in a closed pot", ("Slowly boiling it", "Frying it", "Airing it")),
    ("Which view?", "plan view", ("3D view", "section view", "elevation view")),
    ("What do you open?", "The Power Query Editor", ("data view", "report view")),
    ("What came?", "gas", ("oil", "wheat", "All of the above")),
    ("Who?", "de Gaulle", ("Adenauer", "Churchill")),
    ("Which one?", "mRNA", ("Protein", "Sugar")),
    ("What?", "basalt", ("Water",)),
    ("What?", "basalt", ("granite", "Iron", "Ash")),
]


@pytest.mark.parametrize(("own", "item"), ODD_ANSWERS)
def test_one_option_in_a_form_of_its_own_is_told_with_its_form(own: str, item: Item) -> None:
    (remark,) = said(FORM_MISMATCH, of(item))
    assert remark.path == ("answer",)
    assert f"alone has {own}, the others have " in remark.message


@pytest.mark.parametrize("item", EVEN)
def test_options_of_one_form_or_of_many_or_names_are_let_be(item: Item) -> None:
    assert said(FORM_MISMATCH, of(item)) == []


def test_an_odd_distractor_is_told_as_well() -> None:
    item = choice("What?", "Water", "Iron", "basalt")
    assert paths(FORM_MISMATCH, item) == [("distractors", 1, "text")]


def test_a_capital_is_a_slip_where_the_deck_has_the_word_in_small_letters() -> None:
    item = choice("What are the plains?", "Basalt", "water", "ash")
    elsewhere = TrueFalse(id="other", stem="The plains are basalt.", answer=True)
    assert said(FORM_MISMATCH, item) == []
    assert paths(FORM_MISMATCH, item, elsewhere) == [("answer",)]


def test_each_form_that_differs_is_told_by_itself() -> None:
    item = choice("Why?", "to buy time.", "Selling arms", "Opening a port")
    assert len(said(FORM_MISMATCH, item)) == 3


WORDS = st.sampled_from(["basalt", "Water", "To go", "going", "12", "Two", "It is so.", "ash."])


@given(st.lists(WORDS, min_size=2, max_size=5, unique=True))
def test_no_form_is_told_of_two_options_and_each_at_most_once(texts: list[str]) -> None:
    remarks = said(FORM_MISMATCH, choice("Which?", *texts))
    assert len(remarks) <= 4
    assert len(texts) > 2 or not remarks
