"""The rules about pairs of questions: asked twice, and answered by another."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check import pairs
from quiz.check.pairs import INTER_ITEM_CUE, NEAR_DUPLICATE_STEM, likeness
from quiz.check.rule import Rule
from quiz.deck import Deck, Manifest, Placed, Topic
from quiz.questions import Distractor, MultipleResponse, Question
from tests.questions.building import (
    cloze,
    flashcard,
    matching,
    multiple_response,
    numerical,
    ordering,
    short_answer,
    single_choice,
    true_false,
)


def deck_of(*questions: Question) -> Deck:
    topic = Topic(id="surface", title="Surface")
    manifest = Manifest(
        format=1,
        id="moon",
        title="The Moon",
        edition="1",
        language="en",
        license="CC-BY-SA-4.0",
        authors=("A. Author",),
        description="What is known.",
        topics=(topic,),
    )
    return Deck(Path(), manifest, {}, {}, tuple(Placed(each, topic, Path()) for each in questions))


def found(rule: Rule, *questions: Question) -> list[tuple[str, str]]:
    """The question remarked on, and the one that its message names."""
    return [
        (remark.question, remark.message.split("`")[1]) for remark in rule.look(deck_of(*questions))
    ]


def choice(
    id: str, stem: str, answer: str, wrong: Sequence[str] = ("Quetta", "Multan")
) -> Question:
    return single_choice(id=id, stem=stem, answer=answer, distractors=tuple(map(Distractor, wrong)))


FORCE = "Which resistance force of 1971 did Moscow help, according to the officers?"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            choice("a", "What is the capital of Australia?", "Canberra"),
            choice("b", "What is the *capital* of Australia ?", "Canberra"),
        ),
        (
            choice("a", "What is the capital of Australia?", "Canberra"),
            short_answer(id="b", stem="what is the capital of Australia", answer="Canberra City"),
        ),
        (
            choice("a", "What is the capital of Australia?", "Canberra"),
            choice("b", "What is the capital city of Australia?", "Canberra"),
        ),
        (
            short_answer("Sydney", id="a", stem="Which city is the capital of Australia?"),
            short_answer("Canberra", id="b", stem="Which city is the capital of Australia?"),
        ),
        (
            short_answer(id="a", stem=FORCE),
            flashcard(id="b", front=FORCE.replace("the officers", "officers"), back="x"),
        ),
        (
            true_false(id="a", stem="The Moon has an atmosphere as thick as that of Mars."),
            true_false(id="b", stem="The Moon has an atmosphere that is as thick as that of Mars."),
        ),
        (
            multiple_response(id="a", stem="Which of these statements are true?"),
            multiple_response(id="b", stem="Which of these statements are true?"),
        ),
        (
            cloze("The war made it a [[frontline]] state at once.", id="a"),
            cloze("The war made it a [[buffer]] state at once.", id="b"),
        ),
        (ordering("one", "two", id="a"), ordering("one", "two", id="b")),
    ],
)
def test_a_question_that_is_asked_twice_is_told_at_the_later_one(
    one: Question, other: Question
) -> None:
    assert found(NEAR_DUPLICATE_STEM, one, other) == [("b", "a")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Which of the following cities is the capital of the country that is called France?",
            "Which of the following cities is the capital of the country that is called Spain?",
        ),
        ("In which year did the war in Korea begin?", "In which year did the war in Korea end?"),
        (
            "What did the second text say before the war?",
            "What did the second text say after the war?",
        ),
        (
            "When did the delegation of Russia's Defence Ministry visit Islamabad?",
            "Where did the delegation of Russia's Defence Ministry visit Islamabad?",
        ),
        ("Which planet has the most moons?", "Which dwarf planet has the most moons?"),
        ("What is the oxidation number of N in NO2?", "What is the oxidation number of N in NO3?"),
        ("What is 7 × 8?", "What is 7 + 8?"),
        ("Convert 5 metres to feet.", "Convert 5 feet to metres."),
        ("What does `C++` stand for in computing?", "What does `C#` stand for in computing?"),
        ("How much was traded in 2019?", "How much was traded in 2020?"),
        ("Which part of speech is *run* here?", "Which part of speech is *runner* here?"),
    ],
)
def test_stems_of_one_mould_ask_of_different_things(one: str, other: str) -> None:
    assert (
        found(
            NEAR_DUPLICATE_STEM,
            short_answer("Mercury", id="a", stem=one),
            short_answer("Saturn", id="b", stem=other),
        )
        == []
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            choice("a", "Which of these is a mammal?", "Whale", ("Shark", "Trout")),
            choice("b", "Which of these is a mammal?", "Bat", ("Owl", "Moth")),
        ),
        (
            choice("a", "To which group of the periodic table does the element neon belong?", "18"),
            choice(
                "b", "To which group of the periodic table does the element argon belong?", "18"
            ),
        ),
        (
            choice("a", "What is the capital of Australia?", "Canberra"),
            choice("b", "What is the planned inland capital of Australia?", "Canberra"),
        ),
        (matching(id="a"), matching(("gun", "sold"), ("tank", "lent back"), id="b")),
        (ordering("one", "two", id="a"), ordering("two", "three", id="b")),
        (
            short_answer(id="a", stem=FORCE, group="force"),
            flashcard(id="b", front=FORCE, group="force"),
        ),
        (
            true_false(id="a", stem="Russia sold fighter jets to Pakistan before the war."),
            true_false(id="b", stem="Pakistan sold fighter jets to Russia before the war."),
        ),
        (
            true_false(id="a", stem="The Moon has an atmosphere as thick as that of Mars."),
            true_false(
                id="b", stem="The Moon has not an atmosphere as thick as that of Mars.", answer=True
            ),
        ),
        (
            numerical(id="a", stem="How many moons does the planet Mars have?", answer="2"),
            numerical(id="b", stem="How many caps does the planet Mars have?", answer="2"),
        ),
    ],
)
def test_a_boilerplate_stem_with_another_key_is_let_be(one: Question, other: Question) -> None:
    assert found(NEAR_DUPLICATE_STEM, one, other) == []


def test_a_question_asked_three_times_is_told_twice() -> None:
    asked = [short_answer(id=id, stem=FORCE) for id in ("a", "b", "c")]
    assert found(NEAR_DUPLICATE_STEM, *asked) == [("b", "a"), ("c", "a")]


sets = st.frozensets(st.sampled_from("abcdefgh"))


@given(sets, sets)
def test_likeness_is_the_same_both_ways_and_one_for_equals_alone(
    one: frozenset[str], other: frozenset[str]
) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert (likeness(one, other) == 1) == (one == other and bool(one))


@given(st.lists(st.lists(st.sampled_from("abcdefghijklmno"), min_size=1, max_size=12), max_size=8))
def test_the_prefix_filter_misses_no_pair(stems: list[list[str]]) -> None:
    questions = [
        short_answer(id=f"q{place}", stem=" ".join(letters)) for place, letters in enumerate(stems)
    ]
    asked = [pairs._Asked(question) for question in questions]
    later = {
        other.question.id
        for place, other in enumerate(asked)
        if any(pairs._ask_the_same(other, one) for one in asked[:place])
    }
    assert {told for told, _ in found(NEAR_DUPLICATE_STEM, *questions)} == later


def test_work_grows_with_the_deck_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    ask_the_same = pairs._ask_the_same

    def counted(one: pairs._Asked, other: pairs._Asked) -> bool:
        nonlocal compared
        compared += 1
        return ask_the_same(one, other)

    monkeypatch.setattr(pairs, "_ask_the_same", counted)
    for make in (
        lambda n: choice(f"q{n}", "Which of these is true?", f"Claim {n}"),
        lambda n: short_answer(f"City {n}", id=f"q{n}", stem=f"Which is the capital of land{n}?"),
    ):
        compared = 0
        assert found(NEAR_DUPLICATE_STEM, *map(make, range(1000))) == []
        assert compared < 1000 * 5 * pairs.CROWD


CUED = short_answer(id="cued", stem="Which resistance force did Moscow arm in 1971?")


@pytest.mark.parametrize(
    ("cued", "cue"),
    [
        (CUED, "How did Moscow help the Mukti Bahini, a resistance force of 1971?"),
        (
            choice("cued", "Which alloy is made of copper and tin?", "Bronze", ("Brass", "Steel")),
            "Why was bronze, the alloy of copper and tin, so dear?",
        ),
        (
            flashcard(
                id="cued", front="What was Bangladesh called before 1971?", back="East Pakistan"
            ),
            "How did Bangladesh, which was called East Pakistan, become a state?",
        ),
        (
            cloze("The war made Pakistan a [[frontline]] state.", id="cued"),
            "Which war made Pakistan a frontline state?",
        ),
        (
            MultipleResponse(
                id="cued",
                stem="Which two alliances had Pakistan as a member?",
                answers=("Baghdad Pact", "Manila Pact"),
                distractors=(Distractor("NATO"),),
            ),
            "The Baghdad Pact, of which Pakistan was a member, was one of two alliances. When?",
        ),
        (CUED, "In 1971 the Mukti Bahini, a resistance force, was armed by Moscow."),
    ],
)
def test_a_stem_that_gives_another_key_away_is_told(cued: Question, cue: str) -> None:
    other = (
        short_answer("x", id="cue", stem=cue)
        if cue.endswith("?")
        else true_false(id="cue", stem=cue, answer=True)
    )
    assert found(INTER_ITEM_CUE, cued, other, *FILLING) == [("cue", "cued")]
    assert found(INTER_ITEM_CUE, other, cued, *FILLING) == [("cue", "cued")]


FILLING = tuple(
    short_answer(f"Key {number}", id=f"f{number}", stem=f"Which of the moons has {number} rings?")
    for number in range(20)
)


@pytest.mark.parametrize(
    ("cued", "other"),
    [
        (CUED, short_answer("x", id="o", stem="Which language did the Mukti Bahini speak?")),
        (
            short_answer(
                "Galileo", id="cued", stem="Whose notes from Padua tell of moons with rings?"
            ),
            short_answer("x", id="o", stem="Which of the moons with rings did Galileo miss?"),
        ),
        (
            CUED,
            short_answer(
                "x", id="o", stem="Beside Mukti Fauj, which resistance force did Moscow arm?"
            ),
        ),
        (CUED, short_answer("x", id="o", stem="When did Moscow help a resistance force?")),
        (
            CUED,
            true_false(id="o", stem="In 1971 the Mukti Bahini, a resistance force, fought Moscow."),
        ),
        (
            choice("cued", "Which alloy is made of copper and tin?", "Bronze", ("Brass", "Steel")),
            short_answer("x", id="o", stem="Is bronze or brass the alloy of copper and tin?"),
        ),
        (
            choice("cued", "Is the alloy bronze made of copper or tin?", "Copper and tin"),
            short_answer("x", id="o", stem="Who made the alloy bronze of copper and tin?"),
        ),
        (
            numerical(id="cued", stem="How many moons has the planet Mars?", answer="2"),
            short_answer("x", id="o", stem="Which are the 2 moons of the planet Mars?"),
        ),
        (
            short_answer(id="cued", stem="Which resistance force did Moscow arm?", group="force"),
            flashcard(id="o", front="Which resistance force is Mukti Bahini?", group="force"),
        ),
    ],
)
def test_a_stem_that_only_comes_near_is_let_be(cued: Question, other: Question) -> None:
    assert found(INTER_ITEM_CUE, cued, other, *FILLING) == []


def test_half_a_key_gives_nothing_away() -> None:
    half = short_answer("x", id="o", stem="Beside a Bahini, which resistance force did Moscow arm?")
    rest = [
        short_answer("x", id="p", stem="What does Mukti mean?"),
        short_answer("x", id="r", stem="Who spelt it Mukti first?"),
    ]
    assert found(INTER_ITEM_CUE, CUED, half, *rest, *FILLING) == []
