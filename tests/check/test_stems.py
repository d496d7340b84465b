"""The rules about stems: what each must catch, and what it must leave alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from quiz.check.rule import Remark, Rule
from quiz.check.stems import (
    CLANG,
    DATED_NOW,
    DOUBLE_NEGATIVE,
    NO_QUESTION,
    RULES,
    UNMARKED_NEGATIVE,
    VAGUE_TERM,
)
from quiz.deck import Deck, Manifest, Placed, Source, Topic
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


def deck_of(*questions: Question, title: str = "The Moon", label: str = "Almanac") -> Deck:
    topic = Topic(id="surface", title="Surface")
    manifest = Manifest(
        format=1,
        id="moon",
        title=title,
        edition="1",
        language="en",
        license="CC-BY-SA-4.0",
        authors=("A. Author",),
        description="What is known.",
        topics=(topic,),
    )
    source = Source(
        id="almanac",
        title="An almanac",
        author="N. N.",
        label=label,
        file="almanac.txt",
        sha256="0" * 64,
        paragraphs=(),
    )
    placed = tuple(Placed(question, topic, Path("banks/surface.yaml")) for question in questions)
    return Deck(Path(), manifest, {source.id: source}, {}, placed)


def found(rule: Rule, *questions: Question) -> list[Remark]:
    return list(rule.look(deck_of(*questions)))


def choice(
    stem: str, answer: str = "Lahore", wrong: Sequence[str] = ("Quetta", "Multan")
) -> Question:
    return single_choice(stem=stem, answer=answer, distractors=tuple(map(Distractor, wrong)))


def several(stem: str, *answers: str) -> Question:
    wrong = (Distractor("Jupiter"), Distractor("Saturn"))
    return MultipleResponse(id="several", stem=stem, answers=answers, distractors=wrong)


def test_every_rule_knows_english_alone() -> None:
    assert {rule.language for rule in RULES} == {"en"}


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("Which is not a planet?", "not"),
        ("Which of these goods is not exported by Pakistan?", "not"),
        ("Which of the following events did Pakistan not join?", "not"),
        ("According to the text, which city does the pipeline not reach?", "not"),
        ("In its outlook, what doesn't the second text forecast?", "doesn't"),
        ("Which river cannot be seen from the Moon?", "cannot"),
        ("Which of these states has never held the presidency?", "never"),
        ("All of these are moons of Jupiter except:", "except"),
        ("All of the following except one are metals. Which is it?", "except"),
        ("A patient has a fever. Which finding is least likely?", "least"),
        ("Which of these would be least useful as evidence?", "least"),
        ("Choose the statement that is not supported by the text.", "not"),
        ("The second text does not mention", "not"),
        ("WHICH IS NOT A PLANET?", "NOT"),
        ("How many of the treaties did Moscow not sign?", "not"),
    ],
)
def test_a_negation_that_turns_the_question_round_must_stand_out(stem: str, word: str) -> None:
    (remark,) = found(UNMARKED_NEGATIVE, choice(stem))
    assert remark.path == ("stem",)
    assert remark.message.startswith(repr(word))


@pytest.mark.parametrize(
    "stem",
    [
        "Which is *not* a planet?",
        "Which is **not** a planet?",
        "Which is NOT a planet?",
        "All of these are moons of Jupiter EXCEPT:",
        "Which finding is LEAST likely?",
        'The second text describes trade as it stands "right now". Why can its reader not '
        "tell from the text alone when that is?",
        "Which of these best explains why the poem does not rhyme?",
        "Which of these follows for states that did not sign?",
        "What happens when a member does not pay?",
        "The text gives no date. Which find would test it best?",
        "Pakistan did not sign. Which state did?",
        "Which reason does the text give for not joining?",
        "What does 'not guilty' mean?",
        "Which city is not only a port but also a capital?",
        "Which order told the pilots not to land?",
        "Which number is at least three times as large?",
        "What is the least common multiple of 4 and 6?",
        "Which planet has the least mass?",
        "Which term names a state not bound by a treaty?",
        "Which three have no support in either of the texts?",
    ],
)
def test_a_negation_that_is_marked_or_asks_nothing_is_let_be(stem: str) -> None:
    assert found(UNMARKED_NEGATIVE, choice(stem)) == []


@pytest.mark.parametrize(
    "stem", ["The Moon does not have an atmosphere.", "War was the least likely outcome."]
)
def test_a_statement_may_deny(stem: str) -> None:
    assert found(UNMARKED_NEGATIVE, true_false(stem=stem)) == []


def test_a_negation_is_sought_in_every_kind_that_asks() -> None:
    asked = "Which planet is not made of rock?"
    for question in (
        short_answer(stem=asked),
        multiple_response(stem=asked),
        flashcard(front=asked),
    ):
        assert len(found(UNMARKED_NEGATIVE, question)) == 1


@pytest.mark.parametrize(
    "question",
    [
        choice("Which is *not* true?", "It has no air", ("It is dry", "It is dark")),
        choice("Which claim is NOT made?", "It is near", ("It does not shine", "It is far")),
        choice("All of these hold EXCEPT:", "It is wet", ("It never rains", "It is dry")),
        choice("Which of these is *not* untrue?"),
        choice("Which outcome is not impossible?"),
        true_false(stem="It is not true that Pakistan never joined an alliance."),
        true_false(stem="The delegation did not come without a translator."),
        true_false(stem="It isn't unusual for a drill to be put off."),
    ],
)
def test_two_negations_meet(question: Question) -> None:
    assert len(found(DOUBLE_NEGATIVE, question)) == 1


@pytest.mark.parametrize(
    "question",
    [
        choice("Which is *not* true?", "It is wet", ("It is dry", "It is dark")),
        choice("Which is true?", "It has no air", ("It does not turn", "It never sets")),
        choice("Which is *not* listed?", "Item No. 4", ("Item No. 1", "Item No. 2")),
        true_false(stem="The text does not name a type, and gives no date."),
        true_false(stem="Russia did not sell the jets because it had no order."),
        true_false(stem="Neither text names a type."),
        true_false(stem="The drill was not only late but also not filmed."),
        choice("The text gives no date and no name. Which find would not surprise its author?"),
    ],
)
def test_one_negation_at_a_time_is_let_be(question: Question) -> None:
    assert found(DOUBLE_NEGATIVE, question) == []


@pytest.mark.parametrize(
    ("question", "path"),
    [
        (choice("When do headaches need a scan?", "They often come at night"), ("answer",)),
        (
            choice("What holds of basalt?", "It is dark", ("It is usually wet", "It is red")),
            ("distractors", 0, "text"),
        ),
        (choice("What marks the illness?", "Fever may occur"), ("answer",)),
        (true_false(stem="Trade fairs are sometimes held in Lahore."), ("stem",)),
        (true_false(stem="Rifles generally need trials."), ("stem",)),
        (
            several("Which hold?", "Seldom fatal", "Mild"),
            ("answers", 0),
        ),
    ],
)
def test_a_vague_term_is_told_where_it_stands(question: Question, path: tuple[str | int]) -> None:
    assert [remark.path for remark in found(VAGUE_TERM, question)] == [path]


@pytest.mark.parametrize(
    "question",
    [
        choice("What does the text say of headaches?", "They often come at night"),
        choice("Which of these does Ağazade's text forecast?", "Jets may arrive"),
        choice("According to Malloy, what follows?", "Deals are usually late"),
        choice("What does the Almanac give for basalt?", "It is often dark"),
        true_false(stem="In the second text's view, drills are rarely joint."),
        choice("Which hedge softens the claim?", "The word *often*", ('The word "may"', "None")),
        choice("Who may dissolve it?", "The king may do it", ("The king must", "The king cannot")),
        choice("In which month was it?", "May", ("June", "July")),
        choice("How often do they usually meet?", "Every year", ("Every month", "Every week")),
        flashcard(front="Often asked", back="Usually so"),
    ],
)
def test_a_term_of_a_text_or_a_word_that_is_named_is_let_be(question: Question) -> None:
    assert found(VAGUE_TERM, question) == []


FILLING = tuple(
    true_false(id=f"f{number}", stem=f"The treaty of chapter {number} was signed in a harbour.")
    for number in range(10)
)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        (
            choice(
                "Which objection does the talk of imported fuel invite?",
                "Gas would be foreign fuel too",
                ("Russia would have too little gas", "Pakistan would have no use for it"),
            ),
            "fuel",
        ),
        (
            choice(
                "A man has a sense of unreality. Which term names it?",
                "Derealisation, or unreality",
                ("Dissociation", "Delusion"),
            ),
            "unreality",
        ),
        (
            several("How far can military cooperation go?", "Military ties", "Its influence"),
            "military",
        ),
        (
            choice(
                "Which body did the exploring party reach?",
                "The party explored Io",
                ("Mars", "Venus"),
            ),
            "party",
        ),
    ],
)
def test_a_rare_word_of_stem_and_key_alone_is_told(question: Question, word: str) -> None:
    (remark,) = found(CLANG, question, *FILLING)
    assert remark.message.startswith(repr(word))
    assert remark.path[0] in ("answer", "answers")


@pytest.mark.parametrize(
    "question",
    [
        choice("Which fuel is meant?", "Foreign fuel", ("Home-made fuel", "Russian coal")),
        choice("Which treaty was it?", "The treaty of Rome", ("Yalta", "Potsdam")),
        choice("What is the Moon made of?", "Rock of the Moon", ("Cheese", "Ice")),
        choice("What is on the surface?", "A surface of dust", ("Air", "Water")),
        choice("What does the Almanac cover?", "An almanac's year", ("A day", "A week")),
        choice("What is it for?", "It is for all", ("Nobody", "Some")),
        choice("Which fuel is meant?", "Oil", ("Aviation fuel", "Coal")),
        short_answer(stem="Which fuel is meant?", answer="jet fuel"),
    ],
)
def test_a_word_that_gives_nothing_away_is_let_be(question: Question) -> None:
    assert found(CLANG, question, *FILLING) == []


@pytest.mark.parametrize(
    ("question", "path"),
    [
        (choice("Who is currently secretary of the Security Council?"), ("stem",)),
        (choice("Which recent study supports this?"), ("stem",)),
        (choice("A recent law banned it. Which one?"), ("stem",)),
        (true_false(stem="Trade between the two is growing today."), ("stem",)),
        (true_false(stem="The current president of Pakistan is a lawyer."), ("stem",)),
        (choice("How is trade?", "It is growing at present"), ("answer",)),
        (choice("How is trade?", wrong=("It fell last year", "Flat")), ("distractors", 0, "text")),
        (short_answer(stem="How many members have joined so far?"), ("stem",)),
        (cloze("The bloc now has [[ten]] members."), ("text",)),
        (flashcard(front="Members", back="Ten, as of now"), ("back",)),
        (ordering("The first drill", "The talks of this year"), ("items", 1)),
    ],
)
def test_a_word_that_the_day_of_reading_changes_is_told(
    question: Question, path: tuple[str | int]
) -> None:
    assert [remark.path for remark in found(DATED_NOW, question)] == [path]


@pytest.mark.parametrize(
    "question",
    [
        choice('The second text describes trade as it stands "right now". Why is that no date?'),
        choice("What does the word *recently* leave open?"),
        choice("What does “as of today” leave open?"),
        choice("Ağazade's text has trade falling, the second text has it growing in recent years."),
        choice("Which headline fits the second text?", "Rivals now hold drills"),
        true_false(stem="According to the Almanac, trade is now growing."),
        choice("How is trade?", "As the second text says, recent deals helped"),
        choice("As of 2021, how many states were currently members?"),
        choice("A train leaves Lahore at noon and is now 30 km away. How fast is it?"),
        choice("A woman has recently lost weight. Today she faints. What is the first test?"),
        choice("What do we now call Constantinople?"),
        choice("In which city of what is now Ghana was it?"),
        choice("Which name had East Pakistan, now called Bangladesh?"),
        choice("Which electric current flows here?"),
        choice("Who knew that?", "Those present at the talks"),
        single_choice(explanation="The rules were changed recently."),
        flashcard(note="Currently in use.", hint="Think of today."),
    ],
)
def test_a_now_that_has_an_owner_is_let_be(question: Question) -> None:
    assert found(DATED_NOW, question) == []


@pytest.mark.parametrize(
    "question",
    [
        choice("The capital of Punjab is a large city."),
        choice("Osmosis:"),
        choice("Osmosis"),
        multiple_response(stem="These are things about the Moon."),
        short_answer(stem="The two met in Moscow in 2021."),
        numerical(stem="Trade was 453 million dollars in 2019."),
        ordering("one", "two", stem="Here are some events of the war."),
        matching(stem="There are men and offices below."),
        choice("The text speaks of trust. The deals are a sign of it."),
    ],
)
def test_a_stem_that_asks_nothing_is_told(question: Question) -> None:
    (remark,) = found(NO_QUESTION, question)
    assert remark.path == ("stem",)


@pytest.mark.parametrize(
    "question",
    [
        choice("Which city is it?"),
        choice('Who asked "Where is it?"'),
        choice("The capital of Punjab is"),
        choice("The capital of Punjab is:"),
        choice("Lahore, the capital of Punjab, is …"),
        choice("Lahore is the ... of Punjab."),
        choice("The capital of Punjab is ___."),
        multiple_response(stem="The text names three things. Choose three."),
        ordering("one", "two", stem="Put these events in order, the earliest first."),
        ordering("one", "two", stem="In each row, arrange the events."),
        matching(stem="Each note changes a claim. Match each note with the change."),
        short_answer(stem="Complete the sentence: the war was a … war."),
        numerical(stem="Ağazade puts trade at 453 million; give the fall."),
        numerical(stem="7 × 8 ="),
        choice("Which city it is."),
        true_false(stem="It rains."),
        cloze("It [[rains]]."),
        flashcard(front="CPEC"),
        flashcard(front="The gas pipeline."),
    ],
)
def test_a_stem_that_asks_or_is_open_is_let_be(question: Question) -> None:
    assert found(NO_QUESTION, question) == []
