"""Paragraphs that no question cites, and answers held against what is cited."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from quiz.check.checking import check
from quiz.check.citations import RULES, Passage, unsupported
from quiz.deck import read_deck_and_places
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
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from tests.deck.building import SOURCES, bank_of, write_deck

TEXT = (
    "On 20 July 1969 Neil Armstrong and Buzz Aldrin landed, while Michael Collins stayed in orbit "
    "for the United States. Twelve people have walked there; two hundred and eighty metres is the "
    "most for one walk. The Space Agency spent 24 billion dollars (China and Iran: none). Trade "
    "fell from 453 million to 395 million, by 13 per cent; the SCO and the West looked on."
)
WRONG = (Distractor("another"), Distractor("a third"))


def choice(answer: str, stem: str = "What does the text say?", **more: Level) -> SingleChoice:
    return SingleChoice(id="q", stem=stem, answer=answer, distractors=WRONG, **more)


def number(answer: str, stem: str = "How many?", **more: str | Level | Decimal) -> Numerical:
    return Numerical(id="q", stem=stem, answer=Decimal(answer), **more)  # type: ignore[arg-type]


def odd(question: Question, *texts: str, known: Sequence[str] = ()) -> list[str]:
    passages = [Passage(texts or [TEXT])]
    return [
        fact for _, facts in unsupported(question, passages, frozenset(known)) for fact in facts
    ]


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        (choice("It was led by Yuri Gagarin"), ["Yuri", "Gagarin"]),
        (choice("They landed in 1972"), ["1972"]),
        (choice("The crew of NATO"), ["NATO"]),
        (choice("NATO"), []),
        (choice("the sum of 25 billion dollars"), ["25"]),
        (ShortAnswer(id="q", stem="Who?", answer="Gagarin"), ["Gagarin"]),
        (ShortAnswer(id="q", stem="When?", answer="July 1968"), ["1968"]),
        (number("11"), ["11"]),
        (number("25", unit="billion dollars"), ["25"]),
        (Cloze(id="q", text="The pilot was [[Gagarin]], on 20 July [[1969]]."), ["Gagarin"]),
        (
            Flashcard(id="q", front="Who stayed in orbit?", back="It was Aldrin's friend Titov."),
            ["Titov"],
        ),
        (
            Ordering(id="q", stem="Order them.", items=("The landing", "The visit to Kabul")),
            ["Kabul"],
        ),
        (
            Matching(
                id="q",
                stem="Who was where?",
                pairs=(("Collins", "in orbit"), ("Armstrong", "on the Sea of Crises")),
                distractors=("at home", "at sea"),
            ),
            ["Sea", "Crises"],
        ),
        (
            MultipleResponse(
                id="q",
                stem="Who landed?",
                answers=("Neil Armstrong", "then Alan Shepard"),
                distractors=WRONG,
            ),
            ["Alan", "Shepard"],
        ),
    ],
)
def test_a_figure_or_name_that_is_not_cited_is_found(question: Question, facts: list[str]) -> None:
    assert odd(question) == facts


@pytest.mark.parametrize(
    "question",
    [
        choice("Neil Armstrong and Buzz Aldrin landed in 1969"),
        choice("It was Armstrong's landing, then the Armstrongs' fame"),
        choice("the Americans, not the Chinese or the Iranians"),
        choice("both America and the US"),
        choice("the Shanghai Cooperation Organisation"),
        choice("powers of the Western camp"),
        choice("Distrust grew on both sides. Talks began: Nobody knew."),
        choice("the visit of Gagarin", stem="What does it say of Gagarin's visit?"),
        choice("the 7 of them", stem="What of the 7 astronauts?"),
        choice("Yuri Gagarin", stem="Which of these does the text *not* mention?"),
        choice("the Taliban movement", stem="What does neither text mention?"),
        choice("a fall of 58 million", level=Level.APPLY),
        ShortAnswer(id="q", stem="Who?", answer="armstrong", accept=("Niel Armstrong",)),
        number("12"),
        number("280"),
        number("24000", unit="million dollars"),
        number("24000000000", unit="dollars"),
        number("12.5", tolerance=Decimal(1)),
        number("58", "By how much did it fall?", level=Level.APPLY),
        number("12.8", "By what per cent did it fall?", level=Level.APPLY),
        number("57", "It fell from 100 to 43. By how much?"),
        number("61", "It rose by 10, by 20 and by 31. By how much in all?"),
        Matching(
            id="q",
            stem="What is told of each?",
            pairs=(("Gagarin", "the flight that made Gagarin known"), ("Collins", "an orbit")),
            distractors=("a walk", "a launch"),
        ),
        number("9", "How many people does the text name?"),
        Cloze(id="q", text="[[Neil Armstrong]] landed on [[20|twenty]] July."),
        Cloze(id="q", text="Gagarin flew first; [[Aldrin]] came later."),
        TrueFalse(id="q", stem="Gagarin landed in 1972.", answer=False),
    ],
)
def test_what_is_cited_given_or_worked_out_is_let_be(question: Question) -> None:
    assert odd(question) == []


def test_a_word_that_opens_an_answer_is_a_name_if_it_is_known_as_one() -> None:
    assert odd(choice("Gagarin landed")) == []
    assert odd(choice("Gagarin landed"), known=["gagarin"]) == ["Gagarin"]
    assert odd(choice("Armstrong landed"), known=["armstrong"]) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Portuguese", "a treaty with Portugal"),
        ("Iranians", "a treaty with Iran"),
        ("Moscow", "the Russian government"),
        ("Shanghai Cooperation Organisation", "members of the SCO"),
        ("SCO", "members of the Shanghai Cooperation Organisation"),
        ("US", "forces of the U.S. Navy"),
    ],
)
def test_a_name_counts_in_its_other_forms(name: str, text: str) -> None:
    assert odd(choice(f"the {name}"), text) == []
    assert odd(choice(f"the {name}"), "a treaty with Iraq, Indonesia and Portobello") != []


def test_figures_to_be_recalled_are_not_worked_out_from_the_text() -> None:
    assert odd(number("58", "By how much?", level=Level.REMEMBER)) == ["58"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("a twenty-seven day month", "27"),
        ("three hundred and ninety-five million dollars", "395000000"),
        ("the fifth-generation fighter", "5"),
        ("a sum of $2bn", "2000000000"),
        ("1,250.5 metres", "1250.5"),
        ("the Mi-35 helicopter", "35"),
        ("in 2022-23", "23"),
        ("minus \u221240 degrees", "40"),
    ],
)
def test_figures_are_read_in_digits_and_words(text: str, figure: str) -> None:
    assert odd(number(figure), text) == []
    assert odd(number(figure), "no figure here") == [figure]


def test_a_number_of_absurd_length_is_read_without_failing() -> None:
    assert odd(number("7"), "9" * 1_000_000) == ["7"]


TRUE = ("id: q", "kind: true_false", "stem: So it is.", "answer: true", "level: remember")


def uncited(tmp_path: Path, *fields: str) -> list[tuple[str, int, str, str]]:
    bank = bank_of(*TRUE, "explanation: Why not.", *fields)
    longer = SOURCES + f"      - {{kind: body, words: 9, fingerprint: {'c' * 12}}}\n"
    files = {"sources.yaml": longer, "banks/surface.yaml": bank}
    deck, places = read_deck_and_places(write_deck(tmp_path / "deck", files))
    found = check(deck, places, RULES, [])
    return [(each.file.name, each.line, each.severity, each.message) for each in found]


def test_body_paragraphs_that_no_question_cites_are_listed_at_their_source(tmp_path: Path) -> None:
    (finding,) = uncited(tmp_path, "cite: [almanac#1, almanac#2]")
    assert finding[:3] == ("sources.yaml", 2, "advice")
    assert "1 of the 2 body paragraphs of almanac (3)" in finding[3]


def test_what_a_retired_question_cites_counts_as_uncited(tmp_path: Path) -> None:
    retired = "retired: {edition: '2', reason: Old.}"
    (finding,) = uncited(tmp_path, "cite: [almanac#2, almanac#3]", retired)
    assert "(2–3)" in finding[3]


def test_nothing_is_told_where_all_body_paragraphs_are_cited(tmp_path: Path) -> None:
    assert uncited(tmp_path, "cite: [almanac#2, almanac#3]") == []


def test_nothing_is_told_where_no_document_is_registered(tmp_path: Path) -> None:
    deck, places = read_deck_and_places(write_deck(tmp_path / "deck"))
    assert check(deck, places, RULES, []) == []
