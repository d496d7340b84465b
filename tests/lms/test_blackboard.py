"""Files for Blackboard, before a strict reader of the documented form and an outsider's parser."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.lms.blackboard import write
from quiz.lms.exported import Exported
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.text import fold
from tests.lms.decks import MOON, REAL, deck_of
from tests.lms.judges.upload_reader import Line, Malformed, read_upload
from tests.strategies import questions


def exported(*asked: Question) -> Exported:
    deck = deck_of(asked)
    return write(deck, deck.placed)


def lines(*asked: Question) -> tuple[Line, ...]:
    return read_upload(exported(*asked).content)


def reasons(found: Exported) -> str:
    return "; ".join(loss.reason for loss in found.simplified)


@pytest.mark.parametrize(
    "bad",
    [
        "MC\tWhich?\ta\tcorrect\tb\tincorrect",
        "\n",
        "QUESTION\tANSWER\n",
        "MC\tWhich?\n",
        "MC\tWhich?\ta\tcorrect\tb\n",
        "MC\tWhich?\ta\tright\tb\twrong\n",
        "MC\tWhich?\ta\tcorrect\tb\tcorrect\n",
        "MC\tWhich?\ta\tincorrect\tb\tincorrect\n",
        "MC\tWhich?\ta\tcorrect\ta\tincorrect\n",
        "MC\tWhich?\t\tcorrect\tb\tincorrect\n",
        "MC\tWhich <?\ta\tcorrect\tb\tincorrect\n",
        "MC\tWhich & what?\ta\tcorrect\tb\tincorrect\n",
        "MA\tWhich?\ta\tincorrect\tb\tincorrect\n",
        "TF\tSo?\tyes\n",
        "TF\tSo?\ttrue\tfalse\n",
        "FIB\tWho?\t\n",
        "FIB_PLUS\tA [a] and [b].\ta\tx\n",
        "FIB_PLUS\tA [a].\ta\n",
        "FIB_PLUS\tA [a] and [.\ta\tx\n",
        "FIB_PLUS\tA [a].\ta\tx\tb\ty\t\tc\tz\n",
        "ORD\tOrder?\ta\n",
        "MAT\tWhich?\ta\t1\tb\n",
        "MAT\tWhich?\ta\t1\tb\t1\n",
        "NUM\tHow many?\tmany\n",
        "NUM\tHow many?\t1\t2\t3\n",
        "NUM\tHow many?\t1\t-2\n",
        "\ufeffTF\tSo?\ttrue\n",
        "TF\tSo?\ttrue\n\nTF\tSo?\ttrue\n",
        "TF\tSo?\ttrue\r\n",
    ],
)
def test_the_strict_reader_refuses_a_malformed_file(bad: str) -> None:
    with pytest.raises(Malformed):
        read_upload(bad.encode())


def test_the_strict_reader_refuses_another_encoding() -> None:
    with pytest.raises(Malformed):
        read_upload("TF\tÄ?\ttrue\n".encode("latin-1"))
    with pytest.raises(Malformed):
        read_upload("TF\tSo?\ttrue\n".encode("utf-16"))


def test_each_kind_that_blackboard_has_is_a_line_of_it() -> None:
    found = write(MOON, MOON.in_use)
    read = read_upload(found.content)
    assert sorted(line.kind for line in read) == sorted(
        ["NUM", "FIB_PLUS", "ORD", "MAT", "MC", "MA", "TF", "FIB"]
    )
    [loss] = found.dropped
    assert loss.question == "origin"


def test_an_outsider_reads_the_same_in_them() -> None:
    reader = pytest.importorskip(
        "qti_package_maker.engines.bbq_text_upload.read_package",
        reason="qti-package-maker is not installed",
    )
    content = write(MOON, MOON.in_use).content.decode()
    # It knows no true or false.
    read = [
        reader.make_item_cls_from_line(line)
        for line in content.splitlines()
        if not line.startswith("TF\t")
    ]
    by_kind = {item.item_type: item for item in read}
    assert sorted(by_kind) == ["FIB", "MA", "MATCH", "MC", "MULTI_FIB", "NUM", "ORDER"]
    assert by_kind["MC"].answer_text == "It turns about itself once in each orbit"
    assert set(by_kind["MA"].answers_list) == {"They are basalt", "They fill great basins"}
    assert by_kind["FIB"].answers_list[0] == "basalt"
    assert by_kind["NUM"].answer_float == 12
    assert by_kind["ORDER"].ordered_answers_list[-1] == "Armstrong lands on one of them"
    assert by_kind["MATCH"].prompts_list == ["Armstrong", "Collins"]
    assert "Neil Armstrong" in by_kind["MULTI_FIB"].answer_map["gap1"]
    for bad in ("NOPE\tSo?\ttrue", "NUM\tHow many?\tmany", "MC\tWhich?\ta\tincorrect"):
        with pytest.raises(ValueError, match=r"."):
            reader.make_item_cls_from_line(bad)


def test_the_answer_of_a_choice_is_not_always_first() -> None:
    choices = [
        SingleChoice(
            id=f"q{number}",
            stem="Which?",
            answer=f"right {number}",
            distractors=(Distractor("one"), Distractor("two"), Distractor("three")),
        )
        for number in range(20)
    ]
    places = {[word for _, word in line.answers].index("correct") for line in lines(*choices)}
    assert len(places) > 2


def test_true_and_false_are_words_of_english() -> None:
    read = lines(
        TrueFalse(id="a", stem="A?", answer=True), TrueFalse(id="b", stem="B?", answer=False)
    )
    assert [line.answers for line in read] == [(("true", ""),), (("false", ""),)]


def test_a_typed_answer_has_its_forms_and_how_learners_type_them() -> None:
    [line] = lines(ShortAnswer(id="a", stem="Who?", answer="Ağazade", accept=("E. Ağazade",)))
    given = [text for text, _ in line.answers]
    assert given[0] == "Ağazade"
    assert {"Agazade", "E. Ağazade"} <= set(given)
    assert len({fold(text) for text in given}) == 2


def test_a_number_has_its_tolerance_and_its_unit_stands_behind_the_question() -> None:
    number = Numerical(
        id="a", stem="How far?", answer=Decimal("-1.50"), tolerance=Decimal("0.1"), unit="m/s"
    )
    [line] = lines(number)
    assert line.text == "How far? (m/s)"
    assert line.answers == (("-1.50", "0.1"),)
    assert "its unit stands behind the question" in reasons(exported(number))


def test_a_large_number_is_written_out() -> None:
    [line] = lines(Numerical(id="a", stem="How many?", answer=Decimal("1E+20")))
    assert line.answers == (("100000000000000000000", "0"),)


def test_gaps_have_names_and_brackets_of_the_text_are_none() -> None:
    [line] = lines(
        Cloze(id="a", text=r"An array is `a[i]`: [[first]] and \[[x]] and [[second|other]].")
    )
    assert line.text == "An array is a[i]: [gap1] and [[x]] and [gap2]."
    assert line.answers == (("first", "gap1"), ("second", "gap2"), ("other", "gap2"))


def test_gaps_that_change_places_take_each_others_answers_and_that_is_told() -> None:
    found = exported(Cloze(id="a", text="[[A1|x]], [[B2]]", swap=((1, 2),)))
    [line] = read_upload(found.content)
    assert [name for text, name in line.answers if text == "B2"] == ["gap1", "gap2"]
    assert "take each other's answers" in reasons(found)


def test_more_gaps_than_there_is_room_for_are_left_out() -> None:
    found = exported(Cloze(id="many", text=" ".join(f"[[g{n}]]" for n in range(11))))
    assert found.content == b""
    assert "more gaps" in found.dropped[0].reason


def test_more_options_than_there_is_room_for_are_left_out() -> None:
    wrong = tuple(Distractor(f"w{number}") for number in range(100))
    found = exported(SingleChoice(id="many", stem="Which?", answer="a", distractors=wrong))
    assert found.content == b""
    assert "more answers" in found.dropped[0].reason


def test_what_is_to_be_ordered_stands_in_the_right_order() -> None:
    [line] = lines(Ordering(id="a", stem="Order?", items=("one", "two", "three")))
    assert [text for text, _ in line.answers] == ["one", "two", "three"]


def test_spare_right_sides_are_left_out_and_told() -> None:
    found = exported(MOON.by_id["roles"].question)
    [line] = read_upload(found.content)
    assert line.answers == (("Armstrong", "on the surface"), ("Collins", "in orbit"))
    assert "spare right sides are left out" in reasons(found)


def test_a_right_side_that_serves_twice_makes_a_question_of_each_left_side() -> None:
    found = exported(
        Matching(
            id="a",
            stem="Which?",
            pairs=(("A", "1"), ("B", "1"), ("C", "2"), ("D", "3")),
            distractors=("4", "5"),
        )
    )
    read = read_upload(found.content)
    assert [line.kind for line in read] == ["MC"] * 4
    assert [line.text for line in read] == ["Which? A", "Which? B", "Which? C", "Which? D"]
    right = [[text for text, word in line.answers if word == "correct"] for line in read]
    assert right == [["1"], ["1"], ["2"], ["3"]]
    assert {text for text, _ in read[0].answers} == {"1", "2", "3", "4", "5"}
    assert "each left side is a question of its own" in reasons(found)


def test_marking_that_differs_is_told() -> None:
    for question in ("plains", "crew", "days"):
        assert "all or nothing" in reasons(exported(MOON.by_id[question].question))


def test_what_the_file_has_no_place_for_is_told() -> None:
    told = reasons(exported(MOON.by_id["same-side"].question))
    for what in (
        "explanation",
        "wrong options",
        "sources",
        "hint",
        "id, topic, level, group and tags",
    ):
        assert what in told


def test_a_flashcard_is_left_out() -> None:
    found = exported(Flashcard(id="card", front="f", back="b"))
    assert found.content == b""
    assert [loss.question for loss in found.dropped] == ["card"]


def test_emphasis_stays_and_signs_of_html_are_shown_as_written() -> None:
    content = exported(TrueFalse(id="a", stem="*So* <b>it</b> &amp; that?", answer=True)).content
    assert content == b"TF\t<em>So</em> &lt;b&gt;it&lt;/b&gt; &amp;amp; that?\ttrue\n"
    [line] = read_upload(content)
    assert line.text == "So <b>it</b> &amp; that?"


@given(st.lists(questions(), max_size=4, unique_by=lambda question: question.id))
def test_the_strict_reader_takes_every_file_and_finds_what_is_right(asked: list[Question]) -> None:
    for question in asked:
        found = exported(question)
        if found.dropped:
            assert found.content == b""
            continue
        read = read_upload(found.content)
        assert found.simplified
        match question:
            case SingleChoice() | MultipleResponse():
                [line] = read
                marked = [word for _, word in line.answers]
                answers = question.key().keys
                assert marked.count("correct") == len(answers)
                assert len(marked) == len(question.distractors) + len(answers)
            case Numerical():
                [line] = read
                assert [Decimal(n) for n in line.answers[0]] == [
                    question.answer,
                    question.tolerance,
                ]
            case Ordering():
                [line] = read
                assert len(line.answers) == len(question.items)
            case Cloze():
                [line] = read
                assert {name for _, name in line.answers} == {
                    f"gap{number}" for number in range(1, len(question.gaps) + 1)
                }
            case _:
                assert read


def test_the_real_deck_is_taken() -> None:
    found = write(REAL, REAL.in_use)
    assert found == write(REAL, REAL.in_use)
    assert len(read_upload(found.content)) > 120
    left_out = {REAL.by_id[loss.question].outline.kind for loss in found.dropped}
    assert left_out == {"flashcard"}
