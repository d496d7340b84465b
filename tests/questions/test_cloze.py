"""Cloze: gaps and their names, variants, gaps that swap, the share of gaps."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import DontKnow, Filled, Option, Outcome
from quiz.questions.cloze import split_cloze
from quiz.questions.text import key_of
from quiz.questions.typed import mark_text
from tests.questions.building import cloze, refused
from tests.strategies import any_texts, clozes

RIGHT, NEAR, PARTIAL, WRONG = Outcome.RIGHT, Outcome.NEAR, Outcome.PARTIAL, Outcome.WRONG


def fill(question, *texts):
    return Filled(tuple((gap.key, text) for gap, text in zip(question.gaps, texts, strict=True)))


def outcomes(question, *texts):
    return [part.outcome for part in question.mark(fill(question, *texts)).parts]


@pytest.mark.parametrize(
    ("text", "pieces", "forms"),
    [
        ("a [[b]] c", ["a ", " c"], [("b",)]),
        ("[[b]]", ["", ""], [("b",)]),
        ("[[a]][[b]]", ["", "", ""], [("a",), ("b",)]),
        ("[[ b | b b|c ]]", ["", ""], [("b", "b b", "c")]),
        ("[[b\nc]]", ["", ""], [("b\nc",)]),
        (r"a \[[b]] [[c]]", ["a [[b]] ", ""], [("c",)]),
        (r"[[a\[[b]]", ["", ""], [("a[[b",)]),
        (r"[[a\|b|c]]", ["", ""], [("a|b", "c")]),
        (r"a \| b [[c]]", ["a | b ", ""], [("c",)]),
        ("a | b [c] [[d]]]", ["a | b [c] ", "]"], [("d",)]),
        ("no gap", ["no gap"], []),
    ],
)
def test_a_text_is_split_at_its_gaps(text, pieces, forms):
    split = split_cloze(text)
    assert list(split[0]) == pieces
    assert [gap.forms for gap in split[1]] == forms


@pytest.mark.parametrize(
    ("text", "swap", "paths"),
    [
        (" ", (), [("text",)]),
        ("no gap", (), [("text",)]),
        (r"\[[no gap]]", (), [("text",)]),
        ("[[]] [[b]]", (), [("text",)]),
        ("[[a|]]", (), [("text",)]),
        ("[[a|...]]", (), [("text",)]),
        ("an [[open gap", (), [("text",)]),
        ("[[a]] and an [[open gap", (), [("text",)]),
        ("[[open] and [[b]]", (), [("text",)]),
        ("[[a]] [[b]]", ((1,),), [("swap", 0)]),
        ("[[a]] [[b]]", ((),), [("swap", 0)]),
        ("[[a]] [[b]]", ((1, 3),), [("swap", 0)]),
        ("[[a]] [[b]]", ((0, 1),), [("swap", 0)]),
        ("[[a]] [[b]]", ((-1, 1),), [("swap", 0)]),
        ("[[a]] [[b]]", ((1, 1),), [("swap", 0)]),
        ("[[a]] [[b]] [[c]]", ((1, 2), (2, 3)), [("swap", 1)]),
        ("[[a]] [[b]] [[c]]", ((3, 1),), []),
        ("[[a]] [[b]] [[c]] [[d]]", ((1, 2), (3, 4)), []),
    ],
)
def test_refused_are(text, swap, paths):
    assert refused(cloze, text, swap=swap) == paths


def test_a_gap_is_named_by_its_first_form():
    first, second = split_cloze("[[a|x]] [[b]]")[1]
    assert (first.key, second.key) == (key_of("a"), key_of("b"))
    assert split_cloze("[[b]] and [[a|y|z]]")[1][1].key == first.key


@pytest.mark.parametrize(
    "text",
    [
        "[[a]] [[a]] [[a]]",
        "[[a]] [[a]] [[a #1]] [[a 1]] [[a1]]",
        "[[a b]] [[a  b]]",
        "[[é]] [[e\u0301]]",
    ],
)
def test_equal_first_forms_are_told_apart_by_rank(text):
    keys = [gap.key for gap in split_cloze(text)[1]]
    assert len(set(keys)) == len(keys)
    assert keys[0] == split_cloze(text + " and [[another]]")[1][0].key


def test_gaps_with_equal_first_forms_are_marked_each_for_itself():
    question = cloze("[[war|x]] and [[war|y]]")
    assert outcomes(question, "x", "x") == [RIGHT, WRONG]
    assert outcomes(question, "y", "war") == [WRONG, RIGHT]


def test_gaps_are_shown_as_numbers_and_give_nothing_away():
    question = cloze(r"A [[frontline]] state \[[sic]] in a [[proxy|x]] war.")
    shown = question.present(Random(0))
    assert shown.prompt == "A [1] state [[sic]] in a [2] war."
    assert shown.slots == (Option(key_of("frontline"), "[1]"), Option(key_of("proxy"), "[2]"))
    assert shown.options == ()


def test_a_text_is_filled_gap_by_gap():
    question = cloze(r"A [[b]] c [[d]]\|")
    assert question.with_gaps(["1", "[[2]]"]) == "A 1 c [[2]]|"
    with pytest.raises(ValueError, match="zip"):
        question.with_gaps(["1"])


@pytest.mark.parametrize(
    ("texts", "score", "outcome"),
    [
        (("frontline", "proxy"), 1, RIGHT),
        (("Front-Line", " PROXY."), 1, RIGHT),
        (("frontline", ""), 1 / 2, PARTIAL),
        (("proxy", "frontline"), 0, WRONG),
        (("fromtline", "proxy"), 1 / 2, NEAR),
        (("fromtline", "proxi"), 0, NEAR),
        (("fromtline", "x"), 0, WRONG),
        (("", ""), 0, WRONG),
    ],
)
def test_the_score_is_the_share_of_gaps(texts, score, outcome):
    question = cloze()
    verdict = question.mark(fill(question, *texts))
    assert (verdict.score, verdict.outcome) == (score, outcome)


def test_each_variant_is_right_and_the_first_is_shown_as_wanted():
    question = cloze("[[SEATO|South-East Asia Treaty Organization]]")
    part = question.mark(fill(question, "south east asia treaty organization")).parts[0]
    assert (part.outcome, part.wanted) == (RIGHT, "SEATO")


def test_escaped_signs_are_part_of_the_answer():
    question = cloze(r"[[a\|b]] [[c\[[d]]")
    assert outcomes(question, "a|b", "c[[d") == [RIGHT, RIGHT]
    assert outcomes(question, "a", r"c\[[d") == [WRONG, WRONG]


def test_a_gap_left_out_is_wrong_and_an_unknown_one_is_passed_over():
    question = cloze()
    response = Filled(((key_of("proxy"), "proxy"), (key_of("no such gap"), "frontline")))
    verdict = question.mark(response)
    assert [part.outcome for part in verdict.parts] == [WRONG, RIGHT]
    assert verdict.parts[0].given == ""


def test_i_dont_know_is_wrong_in_every_gap():
    for swap in ((), ((1, 2),)):
        verdict = cloze(swap=swap).mark(DontKnow())
        assert (verdict.outcome, verdict.score) == (WRONG, 0)
        assert {part.given for part in verdict.parts} == {""}


def test_gaps_that_swap_take_each_others_answers():
    text = "[[SEATO|Manila pact]] and [[CENTO|Baghdad pact]]"
    assert outcomes(cloze(text), "CENTO", "SEATO") == [WRONG, WRONG]
    swapping = cloze(text, swap=((1, 2),))
    assert outcomes(swapping, "CENTO", "SEATO") == [RIGHT, RIGHT]
    assert outcomes(swapping, "SEATO", "CENTO") == [RIGHT, RIGHT]
    assert outcomes(swapping, "Baghdad pact", "Manila pact") == [RIGHT, RIGHT]


def test_in_a_swap_group_an_answer_counts_once():
    question = cloze("[[SEATO]] and [[CENTO]]", swap=((1, 2),))
    assert sorted(outcomes(question, "SEATO", "SEATO")) == [RIGHT, WRONG]
    variants = cloze("[[SEATO|Manila pact]] and [[CENTO]]", swap=((1, 2),))
    assert sorted(outcomes(variants, "SEATO", "Manila pact")) == [RIGHT, WRONG]


def test_what_was_wanted_in_a_swapped_gap_is_what_it_was_held_against():
    question = cloze("[[Lahore]], [[Karachi]] and [[Quetta]]", swap=((1, 2, 3),))
    parts = question.mark(fill(question, "Quetta", "Multan", "Lahore")).parts
    assert [part.key for part in parts] == [gap.key for gap in question.gaps]
    assert [part.given for part in parts] == ["Quetta", "Multan", "Lahore"]
    assert [part.wanted for part in parts] == ["Quetta", "Karachi", "Lahore"]


def test_gaps_outside_a_swap_group_stay_where_they_are():
    question = cloze("[[alpha]] [[bravo]] [[china]]", swap=((1, 3),))
    assert outcomes(question, "china", "bravo", "alpha") == [RIGHT, RIGHT, RIGHT]
    assert outcomes(question, "bravo", "alpha", "china") == [WRONG, WRONG, RIGHT]


def test_two_swap_groups_do_not_mix():
    question = cloze("[[alpha]] [[bravo]] [[china]] [[delta]]", swap=((1, 2), (3, 4)))
    assert outcomes(question, "bravo", "alpha", "delta", "china") == [RIGHT] * 4
    assert outcomes(question, "china", "delta", "alpha", "bravo") == [WRONG] * 4


def test_a_near_miss_in_a_swapped_gap_is_near():
    question = cloze("[[Lahore]] and [[Karachi]]", swap=((1, 2),))
    verdict = question.mark(fill(question, "Karachy", "Lahore"))
    assert [part.outcome for part in verdict.parts] == [NEAR, RIGHT]
    assert (verdict.outcome, verdict.score) == (NEAR, 1 / 2)
    assert verdict.confirmed().score == 1


def test_a_right_answer_is_not_given_up_for_two_near_ones():
    question = cloze("[[abcdef]] [[abcdeg]]", swap=((1, 2),))
    assert outcomes(question, "abcdef", "abcdxf") == [RIGHT, WRONG]
    assert outcomes(question, "abcdxf", "abcdef") == [WRONG, RIGHT]


def test_a_right_answer_makes_room_for_a_near_one_where_it_can():
    question = cloze("[[Persia|Iran]] [[Iran]]", swap=((1, 2),))
    assert outcomes(question, "Iran", "Persja") == [RIGHT, NEAR]


def test_answers_move_over_one_after_the_other_to_make_room():
    question = cloze("[[bravo|china]] [[alpha|bravo]] [[alpha]]", swap=((1, 2, 3),))
    for typed in permutations(["alpha", "bravo", "china"]):
        assert outcomes(question, *typed) == [RIGHT, RIGHT, RIGHT]


FITS = ["abcdef", "abcdeg", "abcdhg", "abcdxf", "xbcdef", "xbcdeg", "ybcdef", "zzz", ""]


@given(st.lists(st.tuples(*[st.sampled_from(FITS)] * 3), min_size=2, max_size=5))
def test_a_swap_group_is_filled_so_that_most_are_right_and_then_most_are_near(rows):
    gaps = [[form or "abcdef" for form in forms] for *forms, _ in rows]
    typed = [text for *_, text in rows]
    numbers = tuple(range(1, len(rows) + 1))
    question = cloze(" ".join(f"[[{'|'.join(forms)}]]" for forms in gaps), swap=(numbers,))
    found = outcomes(question, *typed)
    best = max(
        (marks.count(RIGHT), marks.count(NEAR))
        for order in permutations(gaps)
        for marks in [[mark_text(text, forms) for text, forms in zip(typed, order, strict=True)]]
    )
    assert (found.count(RIGHT), found.count(NEAR)) == best


@given(clozes(), st.randoms())
def test_swapping_within_a_group_changes_no_score(question, rng):
    texts = [gap.forms[-1] for gap in question.gaps]
    for group in question.swap:
        moved = rng.sample(group, len(group))
        for place, other in zip(group, moved, strict=True):
            texts[place - 1] = question.gaps[other - 1].forms[-1]
    assert question.mark(fill(question, *texts)).score == 1


@given(clozes())
def test_no_two_gaps_share_a_key(question):
    keys = [gap.key for gap in question.gaps]
    assert len(set(keys)) == len(keys)


@given(clozes(), st.data())
def test_no_text_raises(question, data):
    texts = [data.draw(any_texts()) for _ in question.gaps]
    assert [part.given for part in question.mark(fill(question, *texts)).parts] == texts
