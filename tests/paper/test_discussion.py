"""What seminar prompts promise: what to talk about, and apart from it what a good answer holds."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, reject, settings

from quiz.deck import Deck
from quiz.deck.content import from_json, to_json
from quiz.deck.inline import visible
from quiz.paper.compiling import MissingGlyphs
from quiz.paper.discussion import DiscussionWish, discussion
from quiz.paper.printed import NothingToPrint
from quiz.paper.sheet import Paper
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Level,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    Retired,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from tests.paper.hostile_texts import HOSTILE, LONG
from tests.paper.pdf_pages import Page, bare, faults_of, pages_of, roles_of, text_of
from tests.paper.small_decks import deck_of
from tests.strategies import questions

CHOICE = SingleChoice(
    id="fairest",
    level=Level.EVALUATE,
    cite=("survey#3", "atlas#2", "survey#1"),
    disputes=("length",),
    stem="Which account is the fairest?",
    answer="That of the walker",
    distractors=(
        Distractor("That of the mapper", "He never saw it."),
        Distractor("That of the fisher", "She sells fish."),
    ),
    explanation="He went all the way.",
    note="He walked in 1900.",
)


def evaluating(**fields: object) -> dict[str, object]:
    return {"level": Level.EVALUATE, "explanation": "So it is.", **fields}


ALL_KINDS: tuple[Question, ...] = (
    CHOICE,
    MultipleResponse(
        **evaluating(id="several"),
        stem="Which claims hold?",
        answers=("Water runs", "Stone lies"),
        distractors=(Distractor("Ice burns", "It melts."),),
    ),
    TrueFalse(**evaluating(id="truth"), stem="Maps lie.", answer=False, feedback="They simplify."),
    ShortAnswer(**evaluating(id="short"), stem="Whose word counts?", answer="The walker's"),
    Numerical(**evaluating(id="number"), stem="How sure, in per cent?", answer=Decimal(60)),
    Cloze(**evaluating(id="cloze"), text="A [[map]] is not a *[[land]]*."),
    Ordering(**evaluating(id="order"), stem="The best first.", items=("Walk", "Map", "Rumour")),
    Matching(
        **evaluating(id="match"),
        stem="Who says what?",
        pairs=(("Walker", "seen"), ("Mapper", "drawn")),
        distractors=("heard", "dreamt"),
    ),
    Flashcard(**evaluating(id="card"), front="Judge the atlas.", back="Neat but old"),
)


def two_parts(pdf: bytes) -> tuple[str, str]:
    """What the group sees and what the leader sees."""
    group, leader = text_of(pdf).split("Fortheleader")
    return group, leader


def letter_of(text: str, part: str) -> str:
    """The letter that stands before an option."""
    return part[part.index(bare(text)) - 1]


def test_the_group_sees_what_to_weigh_and_to_look_at_and_nothing_of_the_answer() -> None:
    group, leader = two_parts(discussion(deck_of(CHOICE), DiscussionWish()))
    assert bare("1 · Rivers Which account is the fairest?") in group
    options = (CHOICE.answer, *(each.text for each in CHOICE.distractors))
    assert {letter_of(text, group) for text in options} == {"A", "B", "C"}
    assert bare("To look at: survey of 1900 ¶1, ¶3; Atlas ¶2") in group
    assert bare("Atlas A. Mapper, The atlas") in group
    for words in ("He went all the way.", "He never saw it.", "A good answer", "second account"):
        assert bare(words) not in group
        assert bare(words) in leader


def test_the_leader_sees_the_answer_its_reason_and_what_speaks_for_the_others() -> None:
    group, leader = two_parts(discussion(deck_of(CHOICE), DiscussionWish()))
    letter = letter_of(CHOICE.answer, group)
    assert bare(f"A good answer {letter} That of the walker He went all the way.") in leader
    assert bare("He walked in 1900.") in leader
    others = leader[leader.index("Theothers") :]
    for each in CHOICE.distractors:
        assert bare(f"{letter_of(each.text, group)} {each.text} {each.feedback}") in others
    assert CHOICE.answer.replace(" ", "") not in others
    for words in (
        "Rests on: survey of 1900 ¶1, ¶3; Atlas ¶2",
        "How long it is As of Nov 2026, sureness medium.",
        "Atlas ¶2 first account of length",
        "the record record of length",
        "Office of length: Page on length, 28 May 2021. https://example.org/length?a=1",
    ):
        assert bare(words) in leader


def test_a_dispute_stands_in_full_once_and_later_answers_say_where() -> None:
    again = replace(CHOICE, id="again", stem="And which is not?")
    _, leader = two_parts(discussion(deck_of(CHOICE, again), DiscussionWish()))
    assert leader.count(bare("first account of length")) == 1
    assert bare("How long it is: see number 1.") in leader


def test_every_kind_has_its_prompt_and_its_answer() -> None:
    group, leader = two_parts(discussion(deck_of(*ALL_KINDS), DiscussionWish()))
    assert bare("A ______ is not a ______.") in group
    for words in ("Does this hold?", "To put in order:", "To match with each other:", "1Walker"):
        assert bare(words) in group
    for words in ("A good answer False So it is.", "True They simplify.", "Neat but old", "60"):
        assert bare(words) in leader
    walk, drawn = letter_of("Walk", group[group.index("Thebestfirst") :]), letter_of("drawn", group)
    assert bare(f"1. {walk} Walk 2.") in leader
    assert bare(f"2{drawn} Mapper: drawn") in leader
    assert bare("1. map 2. land") in leader


def test_levels_and_topics_choose_and_retired_questions_stay_out() -> None:
    easy = replace(CHOICE, id="easy", level=Level.REMEMBER, stem="An easy one?")
    old = replace(CHOICE, id="old", stem="An old one?", retired=Retired("2026.10", "old"))
    deck = deck_of(CHOICE, easy, old)
    assert bare("easy one") not in text_of(discussion(deck, DiscussionWish()))
    assert bare("old one") not in text_of(discussion(deck, DiscussionWish()))
    levels = frozenset({Level.REMEMBER})
    text = text_of(discussion(deck, DiscussionWish(levels=levels)))
    assert bare("easy one") in text
    assert bare("fairest") not in text
    with pytest.raises(NothingToPrint, match="the level analyse or evaluate in hills"):
        discussion(
            deck,
            DiscussionWish(
                levels=frozenset({Level.EVALUATE, Level.ANALYSE}), topics=frozenset({"hills"})
            ),
        )


def prompts_on(pages: list[Page], count: int, last_words: str) -> None:
    """Demand that each of so many prompts ends on the page where it begins."""
    for number in range(1, count + 1):
        begins = [page for page in pages if f"{number}·Rivers" in page.text]
        assert begins
        for page in begins:
            rest = page.text[page.text.index(f"{number}·Rivers") :]
            assert bare(last_words) in rest


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("lines", [0, 5])
def test_no_prompt_is_broken_across_pages_where_it_fits_on_one(paper: Paper, lines: int) -> None:
    many = [
        replace(CHOICE, id=f"q-{n}", stem="Which? " * (5 + 37 * n % 60), disputes=())
        for n in range(1, 15)
    ]
    wish = DiscussionWish(paper=paper, lines=lines)
    pages = pages_of(discussion(deck_of(*many), wish))
    leader = next(n for n, page in enumerate(pages) if "Fortheleader" in page.text)
    assert leader > 2
    prompts_on(pages[:leader], 14, "To look at: survey of 1900 ¶1, ¶3; Atlas ¶2")
    prompts_on(pages[leader:], 14, "Rests on: survey of 1900 ¶1, ¶3; Atlas ¶2")
    ruled = sum(len(page.lines) for page in pages[:leader])
    assert ruled == 14 * lines


def test_the_leaders_part_begins_on_a_sheet_of_its_own() -> None:
    for count in (1, 12):
        many = [replace(CHOICE, id=f"q-{n}") for n in range(count)]
        pages = pages_of(discussion(deck_of(*many), DiscussionWish()))
        (number,) = (n for n, page in enumerate(pages, 1) if "Fortheleader" in page.text)
        assert number % 2 == 1


def test_what_is_longer_than_a_page_is_there_to_its_last_letter() -> None:
    deck = deck_of(replace(CHOICE, stem=LONG), replace(CHOICE, id="words", stem="word " * 3000))
    pdf = discussion(deck, DiscussionWish())
    for page in pages_of(pdf):
        assert all(40 < each.y < page.height - 40 for each in page.stretches if "m" in each.text)
    for part in two_parts(pdf):
        assert part.count("m") >= len(LONG)
        assert part.count("word") == 3000


def test_forty_options_have_forty_names() -> None:
    texts = [f"option number {n} of them" for n in range(39)]
    wrong = tuple(map(Distractor, texts))
    group, leader = two_parts(
        discussion(deck_of(replace(CHOICE, distractors=wrong)), DiscussionWish())
    )
    for part in (group, leader):
        assert all(bare(text) in part for text in texts)
    assert any(bare(f"AN {text}") in group for text in (CHOICE.answer, *texts))


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_on_the_page_as_it_is_written(text: str) -> None:
    question = replace(
        CHOICE,
        stem=f"stem {text} end",
        answer=f"answer {text} end",
        explanation=f"reason {text} end",
        distractors=(Distractor(f"other {text} end", f"feedback {text} end"),),
    )
    group, leader = two_parts(discussion(deck_of(question, title=text), DiscussionWish()))
    wanted = bare(visible(text))
    for name in ("stem", "answer", "other"):
        assert f"{name}{wanted}end" in group
        assert f"{name}{wanted}end" in leader
    for name in ("reason", "feedback"):
        assert f"{name}{wanted}end" not in group
        assert f"{name}{wanted}end" in leader


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(questions())
def test_any_question_can_be_talked_about(question: Question) -> None:
    # The fonts that Typst brings have the letters of Europe; what they lack has tests of its own.
    readable = re.sub("[^ -~\xa1-\u017f]", "x", to_json(replace(question, cite=())))
    try:
        question = replace(from_json(readable), level=Level.EVALUATE)
    except ValueError:
        reject()
    assert faults_of(discussion(deck_of(question), DiscussionWish())) == []


def test_a_character_that_no_font_has_stops_the_printing() -> None:
    with pytest.raises(MissingGlyphs) as caught:
        discussion(deck_of(replace(CHOICE, explanation="\U0001f427")), DiscussionWish())
    assert caught.value.texts == ("\U0001f427",)


def test_a_reader_by_ear_goes_from_prompt_to_prompt() -> None:
    pdf = discussion(deck_of(*ALL_KINDS), DiscussionWish(lines=3))
    assert faults_of(pdf) == []
    roles = roles_of(pdf)
    assert roles.count("H1") == 2
    # Each prompt twice, and the texts.
    assert roles.count("H2") == 2 * len(ALL_KINDS) + 1
    assert {"Title", "H3", "L", "LI"} <= set(roles)


def test_a_deck_that_is_read_from_the_right_begins_there() -> None:
    deck = deck_of(replace(CHOICE, stem="Which"), language="fa")
    page = pages_of(discussion(deck, DiscussionWish()))[0]
    assert page.found("Which").x > page.width / 2
    assert page.found("1 of 3").x < page.width / 2


def test_the_same_prompts_are_the_same_bytes_and_stand_the_same_in_any_company() -> None:
    deck: Deck = deck_of(*ALL_KINDS)
    assert discussion(deck, DiscussionWish()) == discussion(deck, DiscussionWish())
    alone, _ = two_parts(discussion(deck_of(CHOICE), DiscussionWish()))
    among, _ = two_parts(discussion(deck, DiscussionWish()))
    assert letter_of(CHOICE.answer, alone) == letter_of(CHOICE.answer, among)
