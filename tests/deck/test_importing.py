"""From rows to questions: what each becomes, what is left out and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.bank_text import bank_text
from quiz.deck.importing import Imported, questions_of, without_html
from quiz.deck.strict_yaml import read_yaml
from quiz.deck.tables import read_table
from quiz.deck.validation import BANK
from quiz.questions import Distractor, Flashcard, SingleChoice
from tests.app.hostile import TEXTS


def imported(text: str, separators: str = "\t;,") -> Imported:
    return questions_of(read_table(text.encode(), separators))


def reasons(text: str) -> list[tuple[int, str]]:
    return [(left.line, left.reason) for left in imported(text).left_out]


def test_question_and_answer_become_a_flashcard() -> None:
    [card] = imported("Which is the largest moon of Saturn?,Titan\n").questions
    assert card == Flashcard(
        id="largest-moon-saturn", front="Which is the largest moon of Saturn?", back="Titan"
    )


def test_with_wrong_options_they_become_a_single_choice() -> None:
    [choice] = imported("Largest moon?;Titan;Rhea;;Dione;\n").questions
    assert choice == SingleChoice(
        id="largest-moon",
        stem="Largest moon?",
        answer="Titan",
        distractors=(Distractor("Rhea"), Distractor("Dione")),
    )


def test_named_columns_give_tags_hint_and_explanation() -> None:
    text = "hint,answer,question,tags,explanation\nround,Moon,What?,sky night sky,It is.\n"
    [card] = imported(text).questions
    assert (card.hint, card.tags, card.explanation) == ("round", ("sky", "night"), "It is.")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",", "the row is empty"),
        (",b", "there is no question"),
        ("a,", "there is no answer"),
        ("alone", "there is no answer"),
        ("q,r", "it says the same as line 1"),
        ("q ,other", "it asks the same as line 1, with another answer; make them one"),
        ("a,b,1,2,3,4,5,6,7,8,9", "it has 9 wrong options; 8 are the most"),
        ("a,b,b", "'b' stands here a second time"),
        ("a,b,c,c", "'c' stands here a second time"),
        ("a\x07,b", "it holds the control character U+0007; take it out"),
        ("a,b\x00", "it holds the control character U+0000; take it out"),
    ],
)
def test_a_row_that_makes_no_question_is_left_out_with_its_line(row: str, reason: str) -> None:
    assert reasons(f"q,r\n{row}\nlast,row\n") == [(2, reason)]
    assert len(imported(f"q?,r\n{row}\nlast,row\n").questions) >= 2


def test_more_columns_than_the_first_row_names_are_too_many() -> None:
    [(line, reason)] = reasons("question,answer\nWho, then?,me\nWho?,you,,\n")
    assert line == 2
    assert reason.startswith("it has 3 columns, and the first row names 2")


def test_ids_are_unique_and_come_from_the_words() -> None:
    text = "The moon?,a\nthe Moon!,b\nA moon.,c\nचाँद,moon\nचाँद?,सूरज\n"
    ids = [question.id for question in imported(text).questions]
    assert ids[:4] == ["moon", "moon-2", "moon-3", "moon-4"]
    assert ids[4].startswith("card-")


def test_html_of_ankis_becomes_text_and_is_told() -> None:
    text = "#html:true\n<b>Fi</b>ve &lt; 6?<br>So&nbsp;be it\t<div>yes</div><div>sure</div>\n"
    made = imported(text)
    [card] = made.questions
    assert isinstance(card, Flashcard)
    assert (card.front, card.back) == ("Five < 6? So be it", "yes sure")
    assert "HTML was made into plain text in line 2" in made.remarks


def test_html_in_any_other_table_stays_as_written() -> None:
    [card] = imported("<b>bold</b> &amp;\tb\n").questions
    assert isinstance(card, Flashcard)
    assert card.front == "<b>bold</b> &amp;"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<script>alert(1)</script>b", "a b"),
        ("H<sub>2</sub>O", "H2O"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<ul><li>one</li><li>two</li></ul>", "one two"),
        ('<img src="x.png">', ""),
        ("&eacute;&#233;", "éé"),
        ("</style>seen", "seen"),
    ],
)
def test_the_text_of_html_is_what_it_shows(html: str, text: str) -> None:
    assert without_html(html) == text


def test_a_card_of_a_picture_alone_has_no_answer_left() -> None:
    assert reasons('#html:true\nWhat?\t<img src="x.png">\n') == [(2, "there is no answer")]


def test_a_cloze_of_ankis_is_left_out() -> None:
    [(line, reason)] = reasons("#separator:tab\n{{c1::Titan}} is a moon\tmore\n")
    assert line == 2
    assert "cloze" in reason


def test_signs_of_markdown_are_told_of() -> None:
    made = imported("What is *args?,a\nWhat is *this*?,b\n`x`,c\n5 * 3 * 2,30\n")
    assert made.remarks[-1] == (
        "signs of Markdown will show as emphasis, code or links in lines 2, 3"
    )


@pytest.mark.parametrize("bad", ["[[gap]]", "a: b # c", "'", '"', "- x", "{{x}}", "\u202ex", "\\"])
def test_signs_of_yaml_survive(bad: str) -> None:
    doubled = bad.replace('"', '""')
    made = imported(f'"q {doubled}","{doubled}","w {doubled}"\n', ",")
    [choice] = made.questions
    assert isinstance(choice, SingleChoice)
    assert (choice.stem, choice.answer) == (f"q {bad}", bad)
    assert BANK.build(read_yaml(bank_text("t", made.questions).encode()).data).questions == (
        choice,
    )


@pytest.mark.parametrize("bad", TEXTS)
def test_what_a_terminal_would_obey_survives_or_is_told(bad: str) -> None:
    made = imported(f"{bad} front\t{bad} back\n")
    if "\x1b" in bad:
        assert made.left_out[0].reason == "it holds the control character U+001B; take it out"
    else:
        [card] = made.questions
        assert isinstance(card, Flashcard)
        assert (card.front, card.back) == (f"{bad} front", f"{bad} back")


@given(st.binary() | st.text('aé"[*<&>,;\t\n\r#:|{}\x07\u202e').map(str.encode))
def test_every_row_is_a_question_or_left_out_and_all_is_read_back(raw: bytes) -> None:
    try:
        read = read_table(raw, "\t;,")
    except ValueError:
        return
    made = questions_of(read)
    assert len(made.questions) + len(made.left_out) == len(read.rows) + len(read.left_out)
    text = bank_text("t", made.questions)
    assert BANK.build(read_yaml(text.encode()).data).questions == made.questions
