"""Options that overlap: one said twice, one that holds another, numbers that fit two."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check.option_overlap import OVERLAP
from tests.check.option_decks import Item, choice, of, paths, said, several

OVERLAPPING: list[Item] = [
    ("What is it made of?", "Basalt", ("basalt.", "Ash")),
    ("What shaped it?", "Heat", ("Heat and pressure", "Water")),
    ("What shaped it?", "Pressure", ("Heat and pressure", "Water")),
    ("What shaped it?", "Wind", ("Heat, wind and ice", "Water")),
    ("Who gained?", "The Soviet Union", ("The Soviet Union and its allies", "India")),
    ("What limits it?", "The balance of power", ("A balance of power in South Asia", "Oil")),
    ("What is sold?", "Gas", ("Natural gas", "Wheat")),
    ("How many?", "10-20", ("15-30", "35-40")),
    ("How many?", "Under 10", ("Under 20", "50")),
    ("How many?", "10–20", ("20–30", "31–40")),
    ("How many?", "15", ("10 to 20", "30 to 40")),
    ("How many?", "1,000", ("1000", "2000")),
    ("In which range does it lie?", "10–20 °C", ("15–30 °C", "31–40 °C")),
    ("How many?", "At least 30", ("10 to 19", "20 to 35")),
]
APART: list[Item] = [
    (
        "Why does the same side face the Earth?",
        "It turns about itself once in each orbit",
        ("It does not turn about itself at all", "It turns about itself once in each day"),
    ),
    (
        "How do the texts differ?",
        "One text speaks of supplies; the other of reports",
        ("One text speaks of reports; the other of supplies",),
    ),
    ("Which side?", "Pakistan", ("East Pakistan", "West Pakistan")),
    ("Which is it?", "Sodium", ("Sodium chloride", "Chlorine")),
    ("Who signed?", "The president", ("The vice president", "The deputy minister")),
    ("What happened?", "It rose", ("It rose and then fell", "It fell")),
    ("What shaped it?", "Heat", ("Heat without pressure", "Pressure, but not heat")),
    ("What is the price of 1,000?", "$3,000", ("$3", "$1,700")),
    ("How many masks can be added?", "Up to 8000", ("Up to 2000", "0")),
    ("Which flag?", "grep -E", ("grep -e", "grep -b")),
    ("What is true in JSON?", '"key": true', ("key: true", "'key': true")),
    ("Which command?", "Save", ("Save as", "Close")),
    ("Is it so?", "Yes", ("Yes, if it rains", "No", "No, and it never was")),
    ("Which lie on the line?", "A, B and C", ("A, B", "B and C")),
    ("Which language?", "C", ("C++", "C#")),
    ("How many?", "10–19", ("20–29", "30 or more", "Under 10")),
    ("How many?", "Under 10", ("10 or more",)),
    ("When was the war?", "1939–1945", ("1941–1945", "1914–1918")),
    ("What is the normal range of the pulse?", "60–100", ("40–60", "80–120")),
    ("How old must a voter be?", "At least 18", ("At least 16", "At least 21")),
    ("How much?", "10–20 km", ("15–30 kg", "40 kg")),
    ("Which war?", "War of Independence", ("War", "Peace")),
    ("Which article?", "Article 5", ("Article 6", "Article 51")),
]


@pytest.mark.parametrize("item", OVERLAPPING)
def test_options_that_overlap_are_told(item: Item) -> None:
    assert len(said(OVERLAP, of(item))) == 1


@pytest.mark.parametrize("item", APART)
def test_options_that_exclude_each_other_are_let_be(item: Item) -> None:
    assert said(OVERLAP, of(item)) == []


def test_an_overlap_is_told_at_the_later_or_larger_option_with_the_other() -> None:
    (remark,) = said(OVERLAP, choice("What?", "Heat and pressure", "Water", "Heat"))
    assert remark.path == ("answer",)
    assert "'Heat and pressure' holds 'Heat'" in remark.message
    assert paths(OVERLAP, choice("How many?", "15–30", "10–20")) == [("answer",)]


def test_two_answers_that_overlap_are_told_too() -> None:
    item = several(("Gas", "Gas from Russia"), ("Wheat",))
    assert paths(OVERLAP, item) == [("answers", 1)]


def test_an_interval_within_a_wide_one_is_told_whatever_stands_between() -> None:
    item = choice("How many?", "0–100", "10–20", "30–40")
    assert paths(OVERLAP, item) == [("distractors", 0, "text"), ("distractors", 1, "text")]


@given(st.lists(st.integers(0, 60), min_size=4, max_size=8, unique=True))
def test_classes_that_follow_one_another_never_overlap(ends: list[int]) -> None:
    ends.sort()
    texts = [f"{low + 1}–{high}" for low, high in pairwise(ends)]
    assert said(OVERLAP, choice("How many?", *texts)) == []


@given(st.permutations(["10–20", "15–30", "40–50", "60 or more"]))
def test_an_overlap_is_found_in_any_order(texts: list[str]) -> None:
    assert len(said(OVERLAP, choice("How many?", *texts))) == 1
