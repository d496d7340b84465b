"""GIFT before gift-pegjs, another's parser: the same stems, options, shares and feedback."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from quiz.deck.inline import inline, visible
from quiz.lms.exported import Exported
from quiz.lms.gift import write
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
from tests.app.hostile import hostile_deck
from tests.lms.decks import MOON, REAL, deck_of
from tests.lms.hostile import HOSTILE
from tests.lms.judges.gift_reader import GiftParser, GiftQuestion, Malformed, missing
from tests.lms.judges.html_reader import shown
from tests.strategies import questions

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


@pytest.fixture(scope="module")
def parser() -> Iterator[GiftParser]:
    with GiftParser() as running:
        yield running


def exported(*asked: Question) -> Exported:
    deck = deck_of(replace(question, cite=()) for question in asked)
    return write(deck, deck.placed)


def read_one(parser: GiftParser, asked: Question) -> GiftQuestion:
    category, question = parser.read(exported(asked).content)
    assert category.type == "Category"
    return question


def seen(text: str) -> str:
    """A text as a reader is to see it, its mark-up gone."""
    return visible("".join(run.text for run in inline(text)))


def words(text: str) -> str:
    return " ".join(text.split())


# What is asked, whole


@given(asked=questions())
def test_whatever_the_texts_hold_the_parser_finds_the_same(
    parser: GiftParser, asked: Question
) -> None:
    found = exported(asked)
    if found.dropped:
        assert [loss.question for loss in found.dropped] == [asked.id]
        assert not found.content
        return
    question = read_one(parser, asked)
    assert question.title == asked.id
    assert question.id_number == f"moon/{asked.id}"
    assert {f"kind:{asked.kind}", *asked.tags} <= {*question.tags}
    said = [seen(text) for text in (asked.explanation, asked.note) if text]
    assert shown(question.general) == "".join(said)
    _demand_own(asked, question)


def _demand_own(asked: Question, question: GiftQuestion) -> None:
    match asked:
        case SingleChoice():
            assert (question.type, shown(question.text)) == ("MC", seen(asked.stem))
            right = [shown(answer.text) for answer in question.answers if answer.is_right]
            assert right == [seen(asked.answer)]
            assert all(answer.share is None for answer in question.answers)
            _demand_feedback(asked.distractors, question)
        case MultipleResponse():
            assert (question.type, shown(question.text)) == ("MC", seen(asked.stem))
            assert not any(answer.is_right for answer in question.answers)
            right = [shown(each.text) for each in question.answers if (each.share or 0) > 0]
            assert sorted(right) == sorted(map(seen, asked.answers))
            _demand_feedback(asked.distractors, question)
        case TrueFalse():
            assert (question.type, shown(question.text)) == ("TF", seen(asked.stem))
            assert question.is_true is asked.answer
            assert shown(question.wrong_feedback) == seen(asked.feedback)
        case Numerical():
            assert (question.type, shown(question.text)) == ("Numerical", seen(asked.stem))
            [answer] = question.answers
            assert float(answer.text) == float(asked.answer)
            assert float(answer.tolerance) == float(asked.tolerance)
        case ShortAnswer():
            assert (question.type, shown(question.text)) == ("Short", seen(asked.stem))
            assert _right(question)[0] == _typed(_writable(asked.answer, *asked.accept)[0])
            forms = {form.lower() for form in _right(question)}
            assert {_typed(form).lower() for form in _writable(*asked.accept)} <= forms
        case Cloze():
            [gap] = asked.gaps
            assert question.type == "Short"
            assert _right(question)[0] == _typed(_writable(*gap.forms)[0])
        case Matching():
            assert (question.type, shown(question.text)) == ("Matching", seen(asked.stem))
            lefts = [shown(left) for left, _ in question.pairs]
            assert lefts == [
                *(seen(left) for left, _ in asked.pairs),
                *[""] * len(asked.distractors),
            ]
            rights = [shown(right) for _, right in question.pairs]
            wanted = [right for _, right in asked.pairs] + list(asked.distractors)
            for right, text in zip(rights, wanted, strict=True):
                assert right.startswith(words(seen(text)))
        case _:
            pytest.fail(f"GIFT has no {asked.kind}")


def _right(question: GiftQuestion) -> list[str]:
    forms = [answer.text for answer in question.answers if answer.share == 100]
    return [words(form.replace(r"\*", "*")) for form in forms]


def _writable(*forms: str) -> list[str]:
    return [form for form in forms if "->" not in form]


def _typed(form: str) -> str:
    return words(visible(form))


def _demand_feedback(distractors: tuple[Distractor, ...], question: GiftQuestion) -> None:
    said = {shown(answer.text): shown(answer.feedback) for answer in question.answers}
    for distractor in distractors:
        assert said[seen(distractor.text)] == seen(distractor.feedback)


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_texts_are_data_in_every_field(parser: GiftParser, bad: str) -> None:
    deck = hostile_deck(bad)
    found = write(deck, deck.placed)
    category, *read = parser.read(found.content)
    assert category.type == "Category"
    by_title = {question.title: question for question in read}
    dropped = {loss.question for loss in found.dropped}
    assert dropped >= {"card", "order", "cloze"}
    assert [*by_title] == [p.outline.id for p in deck.placed if p.outline.id not in dropped]
    for question in read:
        shown(question.text)
        general = words(shown(question.general))
        for field in ("why", "note", "dispute", "says", "record", "publisher", "page", "source"):
            assert field in general
    assert [len(by_title[name].answers) for name in ("single", "multiple")] == [3, 4]
    assert len(by_title["match"].pairs) == 4
    assert {p.outline.id for p in deck.placed if p.question.hint} - dropped <= {
        loss.question for loss in found.simplified if "hint" in loss.reason
    }


def test_the_whole_real_deck_is_read(parser: GiftParser) -> None:
    found = write(REAL, REAL.in_use)
    read = [each for each in parser.read(found.content) if each.type != "Category"]
    dropped = [loss.question for loss in found.dropped]
    assert sorted([each.title for each in read] + dropped) == sorted(
        placed.outline.id for placed in REAL.in_use
    )
    for question in read:
        placed = REAL.by_id[question.title]
        _demand_own(placed.question, question)
        assert seen(placed.question.explanation or "") in shown(question.general)


def test_the_same_questions_give_the_same_bytes() -> None:
    assert write(REAL, REAL.in_use) == write(REAL, REAL.in_use)


def test_a_category_line_stands_before_the_questions_of_its_topic(parser: GiftParser) -> None:
    read = parser.read(write(MOON, MOON.in_use).content)
    category = ""
    for each in read:
        if each.type == "Category":
            category = each.text
        else:
            topic = MOON.by_id[each.title].topic.title
            assert category == f"$course$/top/{MOON.manifest.title}/{topic}"


def test_a_sign_that_no_tag_may_hold_is_replaced_and_told() -> None:
    asked = TrueFalse(id="truth", stem="?", answer=True, tags=("a<b", "c`d", "e\\", "plain"))
    found = exported(asked)
    assert b"[tag:a-b] [tag:c-d] [tag:e-] [tag:plain]" in found.content
    told = [loss.reason for loss in found.simplified]
    assert [reason for reason in told if "no way of writing the tag" in reason] == [
        f"GIFT has no way of writing the tag {tag!r}, which stands there as {shown!r}"
        for tag, shown in (("a<b", "a-b"), ("c`d", "c-d"), ("e\\", "e-"))
    ]


def test_a_bracket_in_a_tag_ends_no_tag() -> None:
    """Moodle takes the backslash away; the parser does so in an ID number alone."""
    asked = TrueFalse(id="truth", stem="?", answer=True, tags=("a]b",))
    assert rb"[tag:a\]b]" in exported(asked).content


# The forms of the kinds


def test_shares_are_moodles_and_take_away_what_they_gave(parser: GiftParser) -> None:
    asked = MultipleResponse(
        id="many",
        stem="Which?",
        answers=("a", "b", "c"),
        distractors=(Distractor("d"), Distractor("e")),
    )
    shares = {answer.text: answer.share for answer in read_one(parser, asked).answers}
    third, half = Decimal("33.33333"), Decimal(-50)
    assert shares == {"a": third, "b": third, "c": third, "d": half, "e": half}
    [answer] = [
        each
        for each in read_one(parser, replace(asked, answers=("a",))).answers
        if each.text == "a"
    ]
    assert (answer.share, answer.is_right) == (Decimal(100), False)


def test_an_option_that_begins_with_a_percentage_is_not_taken_for_a_share(
    parser: GiftParser,
) -> None:
    asked = SingleChoice(
        id="percent", stem="How many?", answer="%50% of them", distractors=(Distractor("%9%"),)
    )
    answers = {shown(each.text): each.share for each in read_one(parser, asked).answers}
    assert answers == {"%50% of them": None, "%9%": None}


def test_a_look_alike_is_worth_nothing_and_told_so(parser: GiftParser) -> None:
    asked = ShortAnswer(id="alike", stem="?", answer="hypotension", reject=("hypertension",))
    [wrong] = [each for each in read_one(parser, asked).answers if each.share == 0]
    assert (wrong.text, wrong.feedback) == (
        "hypertension",
        "This is something else than what is asked for.",
    )


def test_a_form_keeps_its_asterisks_backslashes_and_brackets(parser: GiftParser) -> None:
    asked = ShortAnswer(id="signs", stem="?", answer=r"a*b\c", accept=("[html]x", "%5%", "1=1:2"))
    forms = [answer.text for answer in read_one(parser, asked).answers]
    assert forms == [r"a\*b\c", "[html]x", "%5%", "1=1:2"]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("The [[Moon]] is near.", "The _____ is near."),
        ("Near is the [[Moon]]", "Near is the _____"),
        ("*The [[Moon]]* is near.", "The _____ is near."),
        ("[[Moon]] // near", "_____ // near"),
        ("\ue000 [[Moon]] <gap/>", "\ue000 _____ <gap/>"),
    ],
)
def test_a_text_with_one_gap_is_a_missing_word(parser: GiftParser, text: str, stem: str) -> None:
    question = read_one(parser, Cloze(id="gap", text=text))
    assert words(shown(question.text)) == stem
    assert [answer.text for answer in question.answers] == ["Moon"]


def test_spare_right_sides_stand_there_without_a_left_side(parser: GiftParser) -> None:
    asked = Matching(
        id="m", stem="?", pairs=(("a -> b", "x -> y"), ("c", "z")), distractors=("v", "w")
    )
    pairs = [(shown(left), shown(right)) for left, right in read_one(parser, asked).pairs]
    assert pairs == [("a -> b", "x -> y"), ("c", "z"), ("", "v"), ("", "w")]


# What is not carried


def test_what_gift_cannot_carry_is_told_by_its_id() -> None:
    found = exported(
        Flashcard(id="card", front="a", back="b"),
        Ordering(id="order", stem="?", items=("a", "b")),
        Cloze(id="gaps", text="[[a]] and [[b]]"),
        ShortAnswer(id="arrow", stem="?", answer="a->b"),
        ShortAnswer(id="placeholder", stem="?", answer="&&058;"),
    )
    told = {loss.question: loss.reason for loss in found.dropped}
    assert [*told] == ["card", "order", "gaps", "arrow", "placeholder"]
    assert "Moodle XML can" in told["order"]
    assert "one gap" in told["gaps"]
    assert not found.content


def test_what_gift_lowers_is_told() -> None:
    asked = (
        TrueFalse(id="truth", stem="?", answer=True, hint="think"),
        Numerical(id="unit", stem="?", answer=Decimal(3), unit="km"),
        ShortAnswer(id="arrow", stem="?", answer="a", accept=("a->b",)),
        SingleChoice(id="numbers", stem="?", answer="1", distractors=(Distractor("2"),)),
    )
    told: dict[str, str] = {}
    for loss in exported(*asked).simplified:
        told[loss.question] = told.get(loss.question, "") + loss.reason
    assert "hint" in told["truth"]
    assert "without its unit" in told["unit"]
    assert "'a->b'" in told["arrow"]
    assert "ascending" in told["numbers"]


# The judge


@pytest.mark.parametrize(
    "content",
    [
        b"::a::What?{=x ~y",
        b"::a::What?{=x ~y}}",
        b"::a::What? {=x {~y}}",
        b"::a::What?{#three}",
        b"::a::What?{~%500%x ~%50%y}",
        b"::a::What?{~%%x ~y}",
        b"::a::Wh=at?{=x ~y}",
        b"{T} {F}",
        b"::a::What?{=x #### }",
    ],
)
def test_the_parser_refuses_malformed_files(parser: GiftParser, content: bytes) -> None:
    with pytest.raises(Malformed):
        parser.read(content)
