"""Moodle XML before a strict reader of its documented form, and marked as Moodle marks."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import Topic
from quiz.deck.inline import inline, visible
from quiz.deck.loss import Loss
from quiz.lms.exported import Exported
from quiz.lms.moodle_xml import write
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Level,
    Matching,
    MultipleResponse,
    Numerical,
    Ordered,
    Ordering,
    Picked,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quiz.questions.text import fold, key_of
from tests.app.hostile import hostile_deck
from tests.lms.decks import MOON, REAL, deck_of
from tests.lms.hostile import HOSTILE
from tests.lms.judges.html_reader import shown
from tests.lms.judges.moodle_marks import (
    choice_mark,
    gaps_mark,
    number_mark,
    order_mark,
    pairs_mark,
    text_mark,
)
from tests.lms.judges.moodle_reader import Malformed, MoodleQuestion, read_gaps, read_moodle
from tests.strategies import any_texts, clozes, questions, short_answers

SEEN = Fraction(1, 1000)
"""A difference that comes from rounding a share to seven places is below this."""


def exported(*asked: Question) -> Exported:
    deck = deck_of(replace(question, cite=()) for question in asked)
    return write(deck, deck.placed)


def read(*asked: Question) -> tuple[MoodleQuestion, ...]:
    return read_moodle(exported(*asked).content)


def read_one(asked: Question) -> MoodleQuestion:
    [question] = read(asked)
    return question


def seen(text: str) -> str:
    """A text as a reader is to see it, its mark-up gone."""
    return visible("".join(run.text for run in inline(text)))


def words(text: str) -> str:
    return " ".join(text.split())


# What is asked, whole


@given(questions())
def test_whatever_the_texts_hold_the_reader_finds_the_same(asked: Question) -> None:
    found = exported(asked)
    if found.dropped:
        assert found.dropped[0].question == asked.id
        assert not read_moodle(found.content)
        return
    [question] = read_moodle(found.content)
    assert question.name == asked.id
    assert question.id_number == f"moon/{asked.id}"
    assert [shown(hint) for hint in question.hints] == (
        [seen(asked.hint)] if asked.hint and asked.kind != "true_false" else []
    )
    said = [seen(text) for text in (asked.explanation, asked.note) if text]
    assert shown(question.general) == "".join(said)
    assert {f"kind:{asked.kind}", *asked.tags} <= {*question.tags}
    _demand_own(asked, question)


def _demand_own(asked: Question, question: MoodleQuestion) -> None:
    stem = shown(question.text)
    match asked:
        case SingleChoice():
            assert stem == seen(asked.stem)
            assert _worth(question) == {
                seen(asked.answer): 100,
                **{seen(distractor.text): 0 for distractor in asked.distractors},
            }
            _demand_feedback(asked.distractors, question)
        case MultipleResponse():
            assert stem == seen(asked.stem)
            right = {text for text, share in _worth(question).items() if share > 0}
            assert right == set(map(seen, asked.answers))
            _demand_feedback(asked.distractors, question)
        case TrueFalse():
            assert stem == seen(asked.stem)
            wanted_worth = {"true": 100 * asked.answer, "false": 100 * (not asked.answer)}
            assert _worth(question) == wanted_worth
            said = {shown(answer.feedback) for answer in question.answers if answer.share == 0}
            assert said == {seen(asked.feedback)}
        case Numerical():
            assert stem == seen(asked.stem)
            [answer] = question.answers
            assert Decimal(answer.text) == asked.answer
            assert answer.tolerance == asked.tolerance
            assert question.units == ((words(visible(asked.unit)),) if asked.unit else ())
        case ShortAnswer():
            assert stem == seen(asked.stem)
            forms = {answer.text for answer in question.answers}
            assert words(visible(asked.answer)).replace("*", r"\*") in forms
        case Cloze():
            numbered = [f"\ue000#{number}\ue001" for number in range(1, len(asked.gaps) + 1)]
            wanted = seen(asked.with_gaps(numbered)) if _gaps_stand_in_text(asked) else ""
            if wanted:
                assert stem == wanted.replace("\ue000", "{").replace("\ue001", "}")
        case Ordering():
            assert stem == seen(asked.stem)
            items = [shown(answer.text) for answer in question.answers]
            assert items == list(map(seen, asked.items))
        case Matching():
            assert stem == seen(asked.stem)
            pairs = [(shown(left), shown(right)) for left, right in question.pairs]
            wanted_pairs = [*asked.pairs, *(("", spare) for spare in asked.distractors)]
            # An address stands behind the words of a link on a line without mark-up.
            assert [left for left, _ in pairs] == [seen(left) for left, _ in wanted_pairs]
            for (_, right), (_, wanted_right) in zip(pairs, wanted_pairs, strict=True):
                assert right.startswith(words(seen(wanted_right)))


def _worth(question: MoodleQuestion) -> dict[str, Decimal]:
    """The share of each option, by what is seen of it."""
    return {shown(answer.text): answer.share for answer in question.answers}


def _gaps_stand_in_text(asked: Cloze) -> bool:
    """Whether mark-up takes no gap into an address or apart."""
    marked = asked.with_gaps(["\ue000"] * len(asked.gaps))
    return sum(run.text.count("\ue000") for run in inline(marked)) == len(asked.gaps)


def _demand_feedback(distractors: tuple[Distractor, ...], question: MoodleQuestion) -> None:
    said = {shown(answer.text): shown(answer.feedback) for answer in question.answers}
    for distractor in distractors:
        assert said[seen(distractor.text)] == seen(distractor.feedback)


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_texts_are_data_in_every_field(bad: str) -> None:
    deck = hostile_deck(bad)
    found = write(deck, deck.placed)
    read_all = {question.name: question for question in read_moodle(found.content)}
    assert [loss.question for loss in found.dropped] == ["card"]
    assert list(read_all) == [placed.outline.id for placed in deck.placed][:-1]
    for name, question in read_all.items():
        for html in (question.text, question.general, *question.hints):
            shown(html)
        general = words(shown(question.general))
        for field in ("why", "note", "dispute", "says", "record", "publisher", "page", "source"):
            assert field in general, (name, field)
    assert len(read_all["match"].pairs) == 4
    assert len(read_all["single"].answers) == 3
    assert len(read_all["order"].answers) == 4
    assert len(read_all["cloze"].gaps) == 2


@pytest.mark.parametrize(
    "form", ["a]]>b", "]]> <![CDATA[ c", "&amp;amp;", r"\}a\#b\\}", "~=#{}%5%&", "x\\"]
)
def test_a_typed_form_is_read_back_letter_by_letter(form: str) -> None:
    question = read_one(ShortAnswer(id="short", stem="?", answer=form))
    assert question.answers[0].text == form
    question = read_one(Cloze(id="gap", text=f"a [[{form.replace(']]', '] ]')}]] b"))
    assert [gap[0].text for gap in question.gaps] == [form.replace("]]", "] ]")]


def test_the_whole_real_deck_is_read() -> None:
    found = write(REAL, REAL.in_use)
    names = [question.name for question in read_moodle(found.content)]
    dropped = [loss.question for loss in found.dropped]
    assert sorted(names + dropped) == sorted(placed.outline.id for placed in REAL.in_use)
    assert {REAL.by_id[id_].outline.kind for id_ in dropped} == {"flashcard"}


def test_the_same_questions_give_the_same_bytes() -> None:
    assert write(REAL, REAL.in_use) == write(REAL, REAL.in_use)


# What stands beside it


def test_a_question_lies_in_the_category_of_its_topic() -> None:
    found = read_moodle(write(MOON, MOON.in_use).content)
    titles = {placed.outline.id: placed.topic.title for placed in MOON.in_use}
    for question in found:
        assert question.category.split("\n") == [
            "$course$",
            "top",
            MOON.manifest.title,
            titles[question.name],
        ]


def test_a_stroke_in_a_title_parts_no_category() -> None:
    topic = Topic(id="topic", title="/Peace and/or war/")
    deck = replace(MOON, manifest=replace(MOON.manifest, title="A/B", topics=(topic,)))
    deck = replace(deck, placed=tuple(deck_of([_SHORT]).placed))
    content = write(
        deck, [type(placed)(placed.question, topic, Path("b.yaml")) for placed in deck.placed]
    ).content
    [question] = read_moodle(content)
    assert question.category.split("\n") == ["$course$", "top", "A/B", "/Peace and/or war/"]


def test_tags_name_topic_kind_level_and_group_and_are_as_long_as_moodle_keeps() -> None:
    asked = replace(_SHORT, level=Level.APPLY, group="pair", tags=("own", "own", "x" * 60))
    found = exported(asked)
    [question] = read_moodle(found.content)
    wanted = ("topic:topic", "kind:short_answer", "level:apply", "group:pair", "own", "x" * 50)
    assert question.tags == wanted
    assert any("the tag" in loss.reason for loss in found.simplified)


def test_an_id_that_is_too_long_for_moodle_is_cut_and_stays_its_own() -> None:
    long = "a" * 120
    found = exported(replace(_SHORT, id=f"{long}b"), replace(_SHORT, id=f"{long}c"))
    numbers = {question.id_number for question in read_moodle(found.content)}
    assert len(numbers) == 2
    assert all(len(number) == 100 for number in numbers)
    assert sum("ID number" in loss.reason for loss in found.simplified) == 2


def test_numbers_keep_their_order_and_other_options_are_shuffled() -> None:
    numbers = SingleChoice(
        id="n", stem="How many?", answer="12", distractors=(Distractor("7"), Distractor("30"))
    )
    [question] = read(numbers)
    assert question.settings["shuffleanswers"] == "false"
    assert [answer.text for answer in question.answers] == ["7", "12", "30"]
    [question] = read(replace(numbers, distractors=(Distractor("seven"), Distractor("30"))))
    assert question.settings["shuffleanswers"] == "true"


# Marks


def _sets(options: list[str]) -> list[tuple[str, ...]]:
    return list(
        chain.from_iterable(combinations(options, size) for size in range(len(options) + 1))
    )


@pytest.mark.parametrize("answers", range(1, 5))
@pytest.mark.parametrize("distractors", range(1, 5))
def test_every_response_to_a_multiple_response_has_our_mark(answers: int, distractors: int) -> None:
    asked = _many(answers, distractors)
    found = exported(asked)
    assert not found.simplified
    _demand_marks(asked, read_one(asked))


@pytest.mark.parametrize(("answers", "distractors"), [(11, 1), (2, 12), (11, 2), (12, 3)])
def test_a_mark_differs_only_where_a_loss_says_so(answers: int, distractors: int) -> None:
    asked = _many(answers, distractors)
    differs = _differs(asked, read_one(asked))
    assert differs == any("share" in loss.reason for loss in exported(asked).simplified)


def _many(answers: int, distractors: int) -> MultipleResponse:
    return MultipleResponse(
        id="many",
        stem="Which?",
        answers=tuple(f"right {number}" for number in range(answers)),
        distractors=tuple(Distractor(f"wrong {number}") for number in range(distractors)),
    )


def _demand_marks(asked: MultipleResponse, question: MoodleQuestion) -> None:
    assert not _differs(asked, question)


def _differs(asked: MultipleResponse, question: MoodleQuestion) -> bool:
    options = [*asked.answers, *(distractor.text for distractor in asked.distractors)]
    return any(
        abs(
            choice_mark(question, picked)
            - Fraction(asked.mark(Picked(tuple(map(key_of, picked)))).score)
        )
        > SEEN
        for picked in _sets(options)
    )


def test_more_answers_than_moodle_can_divide_a_mark_among_are_told() -> None:
    found = exported(_many(21, 2))
    assert found.dropped == (
        Loss("many", "it has 21 answers, and Moodle cannot divide a mark among more than 20"),
    )


@given(st.data())
def test_what_moodle_takes_for_a_typed_answer_is_right_here(data: st.DataObject) -> None:
    asked = data.draw(short_answers())
    question = read_one(asked)
    for form in (asked.answer, *asked.accept):
        assert text_mark(question.answers, words(visible(form))) == 1
    forms = [answer.text.replace(r"\*", "*") for answer in question.answers]
    typed = data.draw(any_texts() | st.sampled_from(forms).flatmap(_changed))
    if text_mark(question.answers, typed) == 1:
        assert asked.mark(Typed(typed)).score == 1


def _changed(form: str) -> st.SearchStrategy[str]:
    return st.sampled_from([form.upper(), form.lower(), f" {form} ", f"{form}x", form[1:]])


def test_asterisks_are_letters_and_no_form_takes_whatever_is_typed() -> None:
    asked = ShortAnswer(id="stars", stem="What?", answer="*", accept=(r"a\*b",))
    question = read_one(asked)
    assert text_mark(question.answers, "*") == 1
    assert text_mark(question.answers, r"a\*b") == 1
    assert text_mark(question.answers, "anything") == 0
    assert text_mark(question.answers, "a...b") == 0


def test_a_form_stands_there_as_learners_type_it_too() -> None:
    question = read_one(
        ShortAnswer(id="forms", stem="Who?", answer="Ağazade", accept=("front-line", "St. Paul's"))
    )
    for typed in ("agazade", "AGAZADE", "frontline", "front line", "st pauls", "St Paul's."):
        wanted = 0 if typed.endswith(".") else 1
        assert text_mark(question.answers, typed) == wanted, typed


def test_a_look_alike_is_worth_nothing_and_told_so() -> None:
    question = read_one(
        ShortAnswer(id="alike", stem="What?", answer="hypotension", reject=("hypertension",))
    )
    [wrong] = [answer for answer in question.answers if answer.share == 0]
    assert wrong.text == "hypertension"
    assert "something else" in wrong.feedback


@pytest.mark.parametrize("tolerance", ["0", "0.5"])
def test_a_number_is_right_up_to_its_tolerance(tolerance: str) -> None:
    asked = Numerical(id="n", stem="?", answer=Decimal("48.5"), tolerance=Decimal(tolerance))
    question = read_one(asked)
    for number in ("47.99", "48", "48.49", "48.5", "48.51", "49", "49.01", "-48.5"):
        ours = asked.mark(Typed(number)).score
        assert number_mark(question, Fraction(number)) == ours, number


def test_a_unit_may_be_typed_and_its_loss_is_told() -> None:
    asked = Numerical(id="n", stem="How far?", answer=Decimal(48), unit="km")
    question = read_one(asked)
    assert question.units == ("km",)
    assert question.settings["showunits"] == "0"
    assert any("unit" in loss.reason for loss in exported(asked).simplified)
    assert read_one(replace(asked, unit=None)).settings["showunits"] == "3"


@given(clozes())
def test_each_form_of_each_gap_is_taken_and_nothing_that_is_wrong_here(asked: Cloze) -> None:
    question = read_one(asked)
    for number, (gap, answers) in enumerate(zip(asked.gaps, question.gaps, strict=True), 1):
        for form in gap.forms:
            assert text_mark(answers, words(visible(form))) == 1
        together = {number}.union(*(group for group in asked.swap if number in group))
        right = {fold(form) for other in together for form in asked.gaps[other - 1].forms}
        assert {fold(answer.text.replace(r"\*", "*")) for answer in answers} <= right
    firsts = [words(visible(gap.forms[0])) for gap in asked.gaps]
    assert gaps_mark(question, firsts) == 1
    assert gaps_mark(question, [*firsts[1:], "no such answer"]) < 1


def test_gaps_that_may_change_places_may_in_moodle_and_the_loss_is_told() -> None:
    asked = Cloze(id="c", text="[[SEATO]], [[CENTO]] and [[NATO]]", swap=((1, 2),))
    question = read_one(asked)
    assert gaps_mark(question, ["CENTO", "SEATO", "NATO"]) == 1
    assert gaps_mark(question, ["CENTO", "NATO", "SEATO"]) == Fraction(1, 3)
    assert any("change places" in loss.reason for loss in exported(asked).simplified)


@pytest.mark.parametrize("size", [2, 3])
def test_up_to_three_items_every_order_has_our_mark(size: int) -> None:
    asked, question = _ordered(size)
    for order in permutations(asked.items):
        ours = asked.mark(Ordered(tuple(map(key_of, order)))).score
        assert order_mark(question, order) == ours
    assert not any("place" in loss.reason for loss in exported(asked).simplified)


@pytest.mark.parametrize("size", [4, 5, 6])
def test_from_four_items_on_the_difference_in_the_mark_is_told(size: int) -> None:
    asked, question = _ordered(size)
    assert order_mark(question, asked.items) == 1
    differences = [
        abs(order_mark(question, order) - Fraction(asked.mark(_order(order)).score))
        for order in permutations(asked.items)
    ]
    assert 0 < sum(differences) / len(differences) < Fraction(18, 100)
    assert any("in their place" in loss.reason for loss in exported(asked).simplified)


def _ordered(size: int) -> tuple[Ordering, MoodleQuestion]:
    asked = Ordering(id="o", stem="?", items=tuple("abcdef"[:size]))
    return asked, read_one(asked)


def _order(items: tuple[str, ...]) -> Ordered:
    return Ordered(tuple(map(key_of, items)))


def test_a_right_side_may_serve_twice_and_spare_ones_are_there() -> None:
    asked = Matching(
        id="m",
        stem="?",
        pairs=(("a", "1x"), ("b", "2x"), ("c", "3x"), ("d", "1x")),
        distractors=("4x", "5x"),
    )
    question = read_one(asked)
    assert pairs_mark(question, ["1x", "2x", "3x", "1x"]) == 1
    assert pairs_mark(question, ["1x", "2x", "4x", "5x"]) == Fraction(1, 2)
    assert [right for left, right in question.pairs if not left] == ["4x", "5x"]
    assert not exported(asked).simplified


# What is not carried


def test_each_flashcard_is_told_by_its_id() -> None:
    found = exported(Flashcard(id="card", front="a", back="b"), _SHORT)
    assert [loss.question for loss in found.dropped] == ["card"]
    assert "rated by the learner" in found.dropped[0].reason


def test_what_moodle_lowers_is_told() -> None:
    asked = (
        TrueFalse(id="truth", stem="?", answer=True, hint="think"),
        Matching(
            id="marked",
            stem="?",
            pairs=(("a", "*one*"), ("b", "two")),
            distractors=("three", "four"),
        ),
        Matching(id="numbers", stem="?", pairs=(("a", "1"), ("b", "2")), distractors=("3", "4")),
        Numerical(id="big", stem="?", answer=Decimal(1200)),
        Numerical(id="fine", stem="?", answer=Decimal("1.2345678901234567")),
    )
    told = {loss.question: loss.reason for loss in exported(*asked).simplified}
    assert "no hint" in told["truth"]
    assert "without emphasis" in told["marked"]
    assert "ascending" in told["numbers"]
    assert "comma" in told["big"]
    assert "15 digits" in told["fine"]


# The judge

_SHORT = ShortAnswer(id="short", stem="What?", answer="that")
_GOOD = exported(
    _SHORT,
    _many(2, 2),
    SingleChoice(id="one", stem="?", answer="a", distractors=(Distractor("b"),)),
    TrueFalse(id="truth", stem="?", answer=True),
    Numerical(id="n", stem="?", answer=Decimal(3), unit="km"),
    Matching(id="m", stem="?", pairs=(("a", "x"), ("b", "y")), distractors=("z", "w")),
    Ordering(id="o", stem="?", items=("a", "b")),
    Cloze(id="c", text="a [[b]]"),
).content.decode()


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ("</quiz>", ""),
        ("<quiz>", "<quiz><b/>"),
        ('type="shortanswer"', 'type="essayish"'),
        ("<usecase>0</usecase>", ""),
        ("<usecase>0</usecase>", "<usecase>no</usecase>"),
        ("<usecase>0</usecase>", "<usecase>0</usecase><usecase>0</usecase>"),
        ("<hidden>0</hidden>", "<hidden>0</hidden><shown>1</shown>"),
        ("<hidden>0</hidden>", ""),
        ("<hidden>0</hidden>", "<hidden>0</hidden> stray"),
        ('<questiontext format="html">', "<questiontext>"),
        ('<questiontext format="html">', '<questiontext format="rtf">'),
        ("<text>short</text>", "<text></text>"),
        ("<text>short</text>", "<text>short</text><text>short</text>"),
        ("<text>short</text>", "<text>sh<b>o</b>rt</text>"),
        ('fraction="50"', 'fraction="51"'),
        ('fraction="50"', 'fraction="40"'),
        ('fraction="50"', ""),
        ('fraction="-50"', 'fraction="-45"'),
        ('fraction="100"', 'fraction="90"'),
        ("<text>true</text>", "<text>True</text>"),
        ("<text>3</text>", "<text>three</text>"),
        ("<tolerance>0</tolerance>", "<tolerance>-1</tolerance>"),
        ("<multiplier>1</multiplier>", ""),
        ("<text>z</text>", "<text></text>"),
        ("ALL_OR_NOTHING", "SOMETHING"),
        ("<selectcount>2</selectcount>", "<selectcount>3</selectcount>"),
        ("{1:SHORTANSWER:=b}", "{1:SHORTANSWER:=b"),
        ("{1:SHORTANSWER:=b}", "{1:SHORTANSWER:b}"),
        ("{1:SHORTANSWER:=b}", "{1:SHORTANSWER:%51%b~=c}"),
        ("{1:SHORTANSWER:=b}", "b"),
        ("{1:SHORTANSWER:=b}", "{1:SHORTANSWER:=b} {2:NUMERICAL:=3}"),
        ("moon/one", "moon/short"),
        ("moon/one", "m" * 101),
        ("kind:numerical", "k" * 51),
        ("$course$/top/", "top/"),
        ("$course$/top/", "$course$/top/ /"),
    ],
)
def test_the_reader_refuses_what_moodle_would_not_take(whole: str, broken: str) -> None:
    read_moodle(_GOOD.encode())
    assert whole in _GOOD
    with pytest.raises(Malformed):
        read_moodle(_GOOD.replace(whole, broken, 1).encode())


def test_the_reader_refuses_characters_that_xml_has_not() -> None:
    with pytest.raises(Malformed):
        read_moodle(_GOOD.replace("that", "th\x07at").encode())


def test_the_reader_of_gaps_knows_the_documented_escapes() -> None:
    _, [answers] = read_gaps(r"a {1:SHORTANSWER:=x\}y&#126;z\#~%50%half&amp;#fe&lt;~no} b")
    assert [(answer.text, answer.share) for answer in answers] == [
        ("x}y~z#", 100),
        ("half&#fe<", 50),
        ("no", 0),
    ]


# What others' programs say


def test_an_outsiders_parser_finds_the_choices_and_gaps_of_the_real_deck() -> None:
    parser = pytest.importorskip("moodle_xml_parser.parser")
    found = parser.parse_bytes(write(REAL, REAL.in_use).content)
    choices = {each.name: each for each in found["multichoice"]}
    clozes = {each.name: each for each in found["cloze"]}
    for placed in REAL.in_use:
        match placed.question:
            case SingleChoice(answer=answer) as asked:
                right = [o.answer for o in choices[asked.id].options if o.score_fraction == 100]
                assert [words(shown(text)) for text in right] == [words(seen(answer))]
            case MultipleResponse(answers=answers) as asked:
                right = [o.answer for o in choices[asked.id].options if o.score_fraction > 0]
                assert {shown(text) for text in right} == set(map(seen, answers))
            case Cloze() as asked:
                gaps = clozes[asked.id].gaps
                for gap, parsed in zip(asked.gaps, gaps, strict=True):
                    assert {*map(words, gap.forms)} <= {option.answer for option in parsed.options}


def test_an_outsiders_parser_refuses_a_broken_file() -> None:
    parser = pytest.importorskip("moodle_xml_parser.parser")
    with pytest.raises(ValueError, match="XML"):
        parser.parse_bytes(_GOOD.replace("</quiz>", "").encode())


_FOR_MOODLE_TOOLS = """
{type: true_false, title: truth, question: It holds., correct_answer: true}
---
{type: multiple_choice, title: one, question: "Which?",
 answers: [{answer: a, points: 100}, {answer: b, points: 0}]}
---
{type: numerical, title: number, question: "How many?",
 answers: [{answer: 3, tolerance: 0.5, points: 100}]}
---
{type: shortanswer, title: short, question: "What?", answers: [{answer: that, points: 100}]}
---
{type: matching, title: pairs, question: Match.,
 options: [{question: a, answer: x}, {question: b, answer: y}, {answer: z}]}
---
{type: cloze, title: gaps, question: "It is {1:SHORTANSWER:=b~%50%c}."}
"""


def test_the_reader_takes_what_moodle_tools_writes(tmp_path: Path) -> None:
    """So the form that it is strict about is not only ours.

    Putting in order is left out: moodle-tools says itself that Moodle does not read it as meant.
    """
    tools = pytest.importorskip("moodle_tools.make_questions")
    file = tmp_path / "questions.yaml"
    file.write_text(_FOR_MOODLE_TOOLS, encoding="utf-8")
    content = tools.generate_moodle_questions(paths=iter([file]), skip_validation=True)
    found = {question.name: question for question in read_moodle(content.encode())}
    assert [answer.share for answer in found["one"].answers] == [100, 0]
    assert found["number"].answers[0].tolerance == Decimal("0.5")
    assert [right for left, right in found["pairs"].pairs if not shown(left)] == ["z"]
    assert [answer.share for answer in found["gaps"].gaps[0]] == [100, 50]
    assert text_mark(found["short"].answers, "That") == 1
