"""What gives an answer away: its length, an article, absolute terms, words that it shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check.option_cues import (
    ABSOLUTE_TERM,
    ARTICLE_CUE,
    CONVERGENCE,
    KEY_LONGEST,
    article_for,
)
from quiz.check.rule import Rule
from tests.check.option_decks import Item, choice, deck_of, of, paths, said, several

LONG_KEYS: list[Item] = [
    (
        "Why does ice float?",
        "Because its molecules take up more room than those of liquid water do",
        ("Because it is cold", "Because it holds air", "Because it is pure"),
    ),
    ("Who signed?", "The prime minister and the envoy", ("The envoy", "A general")),
    ("Which is it?", "a" * 52, ("b" * 40, "c" * 39)),
    (
        "What is photosynthesis?",
        "The process by which plants turn light, water and carbon dioxide into sugar",
        ("The growth of roots", "The breathing of animals", "The decay of leaves"),
    ),
]
EVEN_KEYS: list[Item] = [
    ("Which is it?", "a" * 51, ("b" * 40, "c" * 39)),
    ("Which is it?", "a" * 24, ("b" * 13, "c")),
    ("Which is it?", "a" * 60, ("b" * 50, "c")),
    ("Which city?", "Saint Petersburg", ("Perm", "Omsk", "Vladivostok")),
    (
        "What gave way?",
        "The barriers of ideology",
        ("The barriers to trade, which had lasted for sixty years", "The mistrust"),
    ),
]


@pytest.mark.parametrize("item", LONG_KEYS)
def test_an_answer_much_longer_than_every_distractor_is_told(item: Item) -> None:
    assert paths(KEY_LONGEST, of(item)) == [("answer",)]


@pytest.mark.parametrize("item", EVEN_KEYS)
def test_an_answer_as_long_as_a_distractor_or_little_longer_is_let_be(item: Item) -> None:
    assert paths(KEY_LONGEST, of(item)) == []


def test_the_message_gives_the_measure() -> None:
    (remark,) = said(KEY_LONGEST, choice("Which?", "a" * 60, "b" * 30, "c" * 20))
    assert "2.0 times" in remark.message
    assert "60 characters to 30" in remark.message


def test_mark_up_does_not_count_as_length() -> None:
    emphasis = choice("Which?", "**" + "a" * 30 + "**", "b" * 20, "c" * 20)
    assert paths(KEY_LONGEST, emphasis) == []


def test_several_answers_count_with_their_mean_length() -> None:
    one_long = several(("a" * 60, "a" * 10, "a" * 11), ("b" * 30, "b" * 10))
    all_long = several(("a" * 60, "a" * 40, "a" * 50), ("b" * 30, "b" * 10))
    assert paths(KEY_LONGEST, one_long) == []
    assert paths(KEY_LONGEST, all_long) == [("answers",)]


@given(st.integers(1, 90), st.lists(st.integers(1, 90), min_size=1, max_size=5))
def test_key_longest_says_what_its_definition_says(answer: int, wrong: list[int]) -> None:
    texts = [chr(98 + place) * length for place, length in enumerate(wrong)]
    wanted = answer >= 1.3 * max(wrong) and answer >= max(wrong) + 12
    assert bool(said(KEY_LONGEST, choice("Which?", "a" * answer, *texts))) is wanted


UNFIT_ARTICLES: list[Item] = [
    ("Water is lifted out of the shaft by a", "pump", ("engine", "escalator")),
    ("An instrument that measures air pressure is a ___", "barometer", ("anemometer", "gauge")),
    ("The animal in the picture is an:", "owl", ("hawk", "pigeon", "gull")),
    ("The treaty was signed by an", "heir to the throne", ("bishop", "general")),
    ("The delegation was led by a", "European envoy", ("honest broker", "minister")),
    ("An ___ carries impulses away from the cell body.", "axon", ("dendrite", "synapse")),
]
FIT_ARTICLES: list[Item] = [
    ("Water is lifted out of the shaft by a(n)", "pump", ("engine", "escalator")),
    ("The animal in the picture is an", "owl", ("eagle", "ibis")),
    ("Scurvy comes of too little vitamin A", "No", ("Every time", "Only in winter")),
    ("The delegation was led by a", "European envoy", ("one-eyed general", "unionist")),
    ("The ship was hit by an", "hour of gales", ("MRI scanner", "8-inch shell")),
    ("Which of these is a", "an envoy", ("a minister", "the heir")),
    ("What does the author call the thaw?", "An opening", ("A facade",)),
]


@pytest.mark.parametrize("item", UNFIT_ARTICLES)
def test_an_article_that_does_not_fit_every_option_is_told(item: Item) -> None:
    assert paths(ARTICLE_CUE, of(item)) == [("stem",)]


@pytest.mark.parametrize("item", FIT_ARTICLES)
def test_an_article_that_fits_or_may_fit_is_let_be(item: Item) -> None:
    assert paths(ARTICLE_CUE, of(item)) == []


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("an", "owl hour honest 8 11 18 80 umbrella uninvited unmarked underling idea"),
        ("a", "user unit European one-off once usual uniform 1 110 180 house ewe utility"),
        ("", "NATO X-ray £5 the Ω"),
    ],
)
def test_an_article_goes_by_sound(article: str, words: str) -> None:
    assert {word: article_for(word) for word in words.split()} == dict.fromkeys(
        words.split(), article
    )


ONE_SIDED: list[Item] = [
    (
        "How does the drug act?",
        "It usually lowers the pressure",
        ("It always lowers the pressure", "It raises the pulse", "It thins the blood"),
    ),
    (
        "What does the text say of sanctions?",
        "They slow payments",
        ("They stop all payments", "They have completely ended trade", "They raise prices"),
    ),
    (
        "Why was the treaty signed?",
        "To win time",
        ("Only to please Moscow", "To end a war", "To open a port"),
    ),
    (
        "What must hold of a prime number?",
        "It never has a third divisor",
        ("It is odd", "It is small", "It ends in 3"),
    ),
    (
        "What did the survey find?",
        "Most farms sold wheat",
        ("Every farm sold wheat", "Some farms sold milk", "Few farms sold wool"),
    ),
]
NOT_ONE_SIDED: list[Item] = [
    (
        "Does it rain?",
        "It always rains in May",
        ("It never rains in May", "It rains in June", "It rains at night"),
    ),
    (
        "Which feature gives cause to check the dates?",
        "It places the turn in 2021, yet goes on to a step from 2020",
        (
            "It praises the thaw, yet says that arms talks never began",
            "It says that trade fell, yet has a figure for one year only",
        ),
    ),
    (
        "How often?",
        "Sometimes",
        ("Always", "Never"),
    ),
    (
        "Why does the Moon face the Earth?",
        "It turns about itself once in each orbit",
        ("It does not turn about itself at all", "It turns once every day"),
    ),
    (
        "What did both texts treat?",
        "Jets, though not entirely alike",
        ("All three deals of that year", "Jets, though only the second names types", "Every year"),
    ),
    (
        "Which planets must the model always hold?",
        "Mars",
        ("It must hold Venus", "It always holds Io"),
    ),
    ("Which of these apply?", "The first law", ("All of the above", "None of the above")),
    ("What does it do?", "It drops all parcels from abroad", ("It weighs them", "It opens them")),
    ("What is it?", "A list of entities", ("A list of all the tables", "Marks that must be seen")),
    ("Who was he?", "A general", ("The only heir", "Their only envoy", "Not only a poet")),
]


@pytest.mark.parametrize("item", ONE_SIDED)
def test_an_absolute_term_on_one_side_is_told(item: Item) -> None:
    assert len(said(ABSOLUTE_TERM, of(item))) == 1


@pytest.mark.parametrize("item", NOT_ONE_SIDED)
def test_an_absolute_term_on_both_sides_or_of_one_event_is_let_be(item: Item) -> None:
    assert said(ABSOLUTE_TERM, of(item)) == []


def test_an_absolute_term_is_told_at_its_option_with_its_side() -> None:
    in_distractor, in_key = said(
        ABSOLUTE_TERM,
        choice("What of it?", "It rains", "It snows", "It always hails"),
        choice("What of it?", "It always hails", "It rains", "It snows", id="other"),
    )
    assert (in_distractor.path, in_key.path) == (("distractors", 1, "text"), ("answer",))
    assert "'always' stands in distractors alone" in in_distractor.message
    assert "'always' stands in the answer alone" in in_key.message


CONVERGING: list[Item] = [
    (
        "Which two did the treaty rest on?",
        "Gas and helicopters",
        ("Gas and wheat", "Rifles and helicopters", "Gas and ships"),
    ),
    (
        "Where do local anaesthetics act best?",
        "Cationic form, inside the membrane",
        ("Anionic form, inside the membrane", "Cationic form, outside it", "Uncharged, inside"),
    ),
    (
        "When and where did they meet?",
        "In Moscow in 2021",
        ("In Moscow in 2019", "In Delhi in 2021", "In Moscow in 2012", "In Kabul in 2021"),
    ),
    (
        "What does the reflex need?",
        "A sensory nerve and the spinal cord",
        ("A sensory nerve and the brain", "A muscle and the spinal cord", "The spinal fluid"),
    ),
]
SCATTERED: list[Item] = [
    (
        "Who had a share?",
        "Moscow had a share in Pakistan's defeat",
        ("Moscow was the cause of Pakistan's defeat", "Moscow took credit for Pakistan's defeat"),
    ),
    (
        "Which line fits?",
        "We want Moscow's influence to spread no further",
        (
            "We want Washington's influence to spread no further",
            "We want an equal distance from Moscow and Washington",
            "We want Moscow's weight to balance Washington's",
        ),
    ),
    (
        "Which two?",
        "Gas and helicopters",
        ("Gas and wheat", "Rifles and helicopters", "Rifles and wheat"),
    ),
    ("Which two?", "Gas and helicopters", ("Gas and wheat", "Rifles and helicopters")),
    (
        "How does one keep a proper noun whole?",
        "Turn off hyphens for capitals in the paragraph panel",
        ("Justify all lines in the panel", "Turn the page", "Set a wider paragraph"),
    ),
    (
        "What was agreed?",
        "Talks on gas and ships",
        ("Talks on gas and wheat", "Talks on ships and rifles", "Talks on loans and troops"),
    ),
    ("Which metal?", "Iron", ("Copper", "Tin", "Lead")),
    (
        "Which two?",
        "Gas and wheat",
        ("Gas and helicopters", "Rifles and helicopters", "Ships and helicopters"),
    ),
]


@pytest.mark.parametrize("item", CONVERGING)
def test_an_answer_in_which_the_options_meet_is_told(item: Item) -> None:
    assert paths(CONVERGENCE, of(item)) == [("answer",)]


@pytest.mark.parametrize("item", SCATTERED)
def test_options_that_meet_elsewhere_or_nowhere_or_are_few_are_let_be(item: Item) -> None:
    assert paths(CONVERGENCE, of(item)) == []


@given(st.permutations(CONVERGING[0][2]))
def test_convergence_does_not_depend_on_the_order_of_distractors(wrong: list[str]) -> None:
    stem, answer, _ = CONVERGING[0]
    assert paths(CONVERGENCE, choice(stem, answer, *wrong)) == [("answer",)]


@pytest.mark.parametrize("rule", [ARTICLE_CUE, ABSOLUTE_TERM, CONVERGENCE])
def test_rules_that_rest_on_english_words_are_for_decks_in_english(rule: Rule) -> None:
    assert rule.applies_to(deck_of(language="en-GB"))
    assert not rule.applies_to(deck_of(language="ur"))
