"""Packages for Canvas, before a strict reader of what Canvas reads and an outsider's check."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given

from quiz.deck.inline import inline
from quiz.lms.exported import Exported
from quiz.lms.forms import typed_forms
from quiz.lms.html import readable
from quiz.lms.qti12 import write
from quiz.lms.qti12.parts import shares
from quiz.questions import Distractor, Flashcard, Matching, Question, SingleChoice
from tests.lms.decks import MOON, REAL, deck_of
from tests.lms.judges.canvas_reader import Asked, Malformed, Quiz, read_canvas
from tests.questions import building as q
from tests.strategies import questions

HOSTILE = (
    "]]> <![CDATA[ &lt;b&gt; &amp;amp; &#0; <script>alert(1)</script> <!-- --> <?x?> \x07\x1b[31m",
    "[gap1] [gap2] [x] {{y}} \u202eturned\u202c \ufffe \U0001f1f5\U0001f1f0 שלום",
    "w" * 10_000,
)


def exported(*asked: Question) -> Exported:
    deck = deck_of(asked)
    return write(deck, deck.placed)


def read(*asked: Question) -> tuple[Asked, ...]:
    [quiz] = read_canvas(exported(*asked).content)
    return quiz.questions


def reasons(found: Exported) -> list[str]:
    return [loss.reason for loss in found.simplified]


def files(package: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def seen(text: str) -> list[str]:
    """The words that a reader sees of a text."""
    return readable("".join(run.text for run in inline(text))).split()


def zip_of(texts: dict[str, str]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return whole.getvalue()


def edited(old: str, new: str) -> bytes:
    """The Moon deck's package with a text in it replaced, everywhere."""
    texts = files(write(MOON, MOON.in_use).content)
    assert any(old in text for text in texts.values()), old
    return zip_of({name: text.replace(old, new) for name, text in texts.items()})


def without(name: str) -> bytes:
    texts = files(write(MOON, MOON.in_use).content)
    del texts[name]
    return zip_of(texts)


SURFACE = "t_moon_surface/t_moon_surface.xml"
MALFORMED: dict[str, Callable[[], bytes]] = {
    "not well-formed": lambda: edited("</presentation>", ""),
    "no manifest": lambda: without("imsmanifest.xml"),
    "a file that is named and not there": lambda: without(SURFACE),
    "a dangling dependency": lambda: edited('identifierref="t_moon_', 'identifierref="u_moon_'),
    "an option that is not there": lambda: edited(
        '<varequal respident="response1">c_', '<varequal respident="response1">d_'
    ),
    "a name with a space": lambda: edited('item ident="q_moon_', 'item ident="q moon_'),
}
ONLY_THE_READER_SEES: dict[str, Callable[[], bytes]] = {
    "an unknown type": lambda: edited("multiple_choice_question", "choice"),
    "a name given twice": lambda: edited("q_moon_no-air", "q_moon_plains"),
    "no settings": lambda: edited("/assessment_meta.xml", "/settings.xml"),
    "another response": lambda: edited(
        '<response_str ident="response1"', '<response_str ident="r"'
    ),
    "a blank that is not in the text": lambda: edited("[gap1]", "[gap9]"),
    "shares that make no whole": lambda: edited(">33.34<", ">33.33<"),
    "a remark on nothing": lambda: edited("<displayfeedback", "<displayfeedback x='1'"),
    "an element of another version": lambda: edited("respcondition", "responseCondition"),
    "a range that lies elsewhere": lambda: edited(">12</vargte>", ">13</vargte>"),
    "HTML that is none": lambda: edited("&lt;p&gt;Why does", "&lt;p Why does"),
}


@pytest.mark.parametrize("name", [*MALFORMED, *ONLY_THE_READER_SEES])
def test_the_strict_reader_refuses_a_malformed_package(name: str) -> None:
    with pytest.raises((Malformed, ValueError, KeyError)):
        read_canvas((MALFORMED | ONLY_THE_READER_SEES)[name]())


@pytest.fixture
def outsider() -> Callable[[Path], list[str]]:
    integrity = pytest.importorskip(
        "qti_package_maker.common.package_integrity", reason="qti-package-maker is not installed"
    )
    from lxml.etree import XMLSyntaxError

    def check(package: Path) -> list[str]:
        try:
            found = integrity.check_package(str(package))
        except XMLSyntaxError as error:
            return [str(error)]
        return [str(each) for each in found]

    return check


@pytest.mark.parametrize("name", MALFORMED)
def test_the_outsiders_check_refuses_a_malformed_package(
    name: str, outsider: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    package = tmp_path / "package.zip"
    package.write_bytes(MALFORMED[name]())
    assert outsider(package)


def test_the_outsiders_check_finds_nothing(
    outsider: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    for deck in (MOON, REAL):
        package = tmp_path / f"{deck.manifest.id}.zip"
        package.write_bytes(write(deck, deck.in_use).content)
        assert outsider(package) == []


def test_each_topic_is_a_quiz_in_the_decks_order() -> None:
    quizzes = read_canvas(write(MOON, MOON.in_use).content)
    titles = [f"{MOON.manifest.title}: {topic.title}" for topic in MOON.manifest.topics]
    assert [quiz.title for quiz in quizzes] == titles
    assert [quiz.ident for quiz in quizzes] == [f"t_moon_{t.id}" for t in MOON.manifest.topics]


def test_every_question_but_the_flashcards_is_in_the_package_under_its_id() -> None:
    for deck in (MOON, REAL):
        found = write(deck, deck.in_use)
        asked = [each.ident for quiz in read_canvas(found.content) for each in quiz.questions]
        cards = [each.outline.id for each in deck.in_use if each.outline.kind == "flashcard"]
        others = [each.outline.id for each in deck.in_use if each.outline.kind != "flashcard"]
        assert sorted(asked) == sorted(f"q_{deck.manifest.id}_{id_}" for id_ in others)
        assert [loss.question for loss in found.dropped] == cards


def test_the_answer_of_a_choice_is_right_and_each_distractor_says_why_not() -> None:
    [asked] = read(q.single_choice(explanation="It is so."))
    assert asked.type == "multiple_choice_question"
    assert {(each.text, each.right, each.comment) for each in asked.answers} == {
        ("Lahore", True, ""),
        ("Quetta", False, "That is in the west."),
        ("Multan", False, ""),
    }
    assert asked.shuffled
    assert asked.comment == "It is so."


def test_numbers_stay_in_order_and_the_shuffling_of_canvas_is_told() -> None:
    choice = q.single_choice(answer="858", distractors=(Distractor("1002"), Distractor("756")))
    [asked] = read(choice)
    assert [each.text for each in asked.answers] == ["756", "858", "1002"]
    assert not asked.shuffled
    assert reasons(exported(choice)) == [
        "Canvas shuffles its options, which are numbers and stand in ascending order here"
    ]


def test_several_answers_are_right_together() -> None:
    [asked] = read(q.multiple_response(3, 2))
    assert asked.type == "multiple_answers_question"
    assert {each.text for each in asked.answers if each.right} == {f"answer {n}" for n in range(3)}


@pytest.mark.parametrize(("answers", "distractors", "differs"), [(3, 2, True), (2, 2, False)])
def test_a_false_pick_that_costs_more_here_is_told(
    answers: int, distractors: int, differs: bool
) -> None:
    found = reasons(exported(q.multiple_response(answers, distractors)))
    assert any("a false pick costs" in reason for reason in found) is differs


def test_true_and_false_are_the_words_that_canvas_knows() -> None:
    [asked] = read(q.true_false())
    assert [(each.text, each.right, each.comment) for each in asked.answers] == [
        ("True", False, "It is dry."),
        ("False", True, ""),
    ]


def test_every_form_of_a_short_answer_is_right() -> None:
    question = q.short_answer("Ağazade", accept=("A. Ağazade",))
    [asked] = read(question)
    assert [each.text for each in asked.answers] == list(typed_forms(("Ağazade", "A. Ağazade")))
    assert "Agazade" in [each.text for each in asked.answers]


@pytest.mark.parametrize(
    ("answer", "tolerance", "ends"),
    [("58", "0", ("58", "58")), ("0.3", "0.1", ("0.2", "0.4")), ("-5", "7.5", ("-12.5", "2.5"))],
)
def test_a_number_is_right_in_a_range_whose_ends_are_exact(
    answer: str, tolerance: str, ends: tuple[str, str]
) -> None:
    [asked] = read(q.numerical(answer, tolerance, unit="km"))
    assert asked.answers[0].text == answer
    assert asked.range == tuple(map(Decimal, ends))
    assert asked.stem.endswith("Unit: km")


def test_a_number_with_more_digits_than_canvas_keeps_is_told() -> None:
    assert len(reasons(exported(q.numerical("0.1234567890123456")))) == 2
    assert len(reasons(exported(q.numerical("1000000000000000000000")))) == 1


def test_gaps_are_blanks_with_all_their_forms() -> None:
    [asked] = read(q.cloze())
    assert asked.stem == "A [gap1] state in a [gap2] war."
    assert [(each.blank, each.text) for each in asked.answers] == [
        ("gap1", "frontline"),
        ("gap1", "front line"),
        ("gap2", "proxy"),
    ]


def test_blanks_are_not_taken_for_brackets_that_a_text_has_already() -> None:
    [asked] = read(q.cloze("See [gap1] and [gap_1]: [[this]]."))
    assert asked.stem == "See [gap1] and [gap_1]: [gap__1]."


def test_gaps_that_may_change_places_take_either_text_and_that_is_told() -> None:
    question = q.cloze("[[a]] and [[b]] but [[c]]", swap=((1, 2),))
    [asked] = read(question)
    forms = {(each.blank, each.text) for each in asked.answers}
    assert forms == {("gap1", "a"), ("gap1", "b"), ("gap2", "a"), ("gap2", "b"), ("gap3", "c")}
    assert any("change places" in reason for reason in reasons(exported(question)))


def test_items_are_in_their_order_and_stand_in_another() -> None:
    question = q.ordering("one", "two", "three", "four")
    [asked] = read(question)
    assert asked.type == "ordering_question"
    assert [each.text for each in asked.answers] == ["one", "two", "three", "four"]
    assert any("matching of items with places" in reason for reason in reasons(exported(question)))


def test_spare_right_sides_come_along_and_one_may_serve_twice() -> None:
    pairs = (("a", "x"), ("b", "x"), ("c", "y"), ("d", "z"))
    [asked] = read(q.matching(*pairs))
    assert [(each.blank, each.text) for each in asked.answers] == list(pairs)
    assert set(asked.spare) == {"lent", "leased"}


def test_mark_up_that_canvas_shows_as_plain_text_is_told() -> None:
    question = replace(q.matching(), distractors=("*lent*", "<b>leased</b>"))
    [asked] = read(question)
    assert set(asked.spare) == {"lent", "<b>leased</b>"}
    told = " ".join(reasons(exported(question)))
    assert "without mark-up" in told
    assert "take for HTML" in told


def test_hints_and_long_questions_and_groups_are_told() -> None:
    twins = [q.single_choice(id=f"q{n}", group="twins", hint="Look.") for n in range(2)]
    told = reasons(exported(*twins, q.true_false(stem="w" * 17_000)))
    assert sum("hint" in reason for reason in told) == 2
    assert sum("together" in reason for reason in told) == 2
    assert sum("16 kilobytes" in reason for reason in told) == 1


def test_a_question_alone_of_its_group_loses_nothing_by_it() -> None:
    assert reasons(exported(q.single_choice(group="twins"))) == []


@pytest.mark.parametrize("bad", HOSTILE, ids=["xml", "blanks", "long"])
def test_hostile_text_is_data_everywhere(bad: str) -> None:
    wrong = (Distractor(f"{bad} 1", bad), Distractor(f"{bad} 2", bad))
    asked = read(
        q.single_choice(id="a", stem=bad, answer=f"{bad} 0", distractors=wrong, explanation=bad),
        q.short_answer(id="b", answer=f"x{bad}"),
        q.cloze(id="c", text=f"{bad} [[x]]".replace("[gap", r"\[gap")),
        Matching(
            id="d",
            stem=bad,
            pairs=((f"{bad} 1", f"{bad} 2"), (f"{bad} 3", f"{bad} 4")),
            distractors=(f"{bad} 5", f"{bad} 6"),
        ),
    )
    as_seen = readable(bad)
    assert asked[0].stem == as_seen
    assert sorted(each.text for each in asked[0].answers) == [f"{as_seen} {n}" for n in range(3)]
    assert {each.comment for each in asked[0].answers} == {as_seen, ""}
    assert asked[0].comment == as_seen
    assert asked[1].answers[0].text == f"x{as_seen}"
    assert [each.blank for each in asked[3].answers] == [f"{as_seen} 1", f"{as_seen} 3"]


@given(questions())
def test_whatever_is_asked_is_read_back_as_it_was(question: Question) -> None:
    question = replace(question, cite=())
    found = exported(question)
    if isinstance(question, Flashcard):
        assert [loss.question for loss in found.dropped] == [question.id]
        return
    [quiz] = read_canvas(found.content)
    [asked] = quiz.questions
    if isinstance(question, SingleChoice):
        [right] = [each.text for each in asked.answers if each.right]
        assert (asked.stem.split(), right.split()) == (seen(question.stem), seen(question.answer))


@pytest.mark.parametrize("number", [1, 2, 3, 6, 7, 11, 40])
def test_shares_make_a_hundred(number: int) -> None:
    assert sum(map(Decimal, shares(number))) == 100


def test_the_same_questions_give_the_same_bytes_and_nothing_of_the_clock() -> None:
    first, second = (write(MOON, MOON.in_use).content for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.namelist() == sorted(archive.namelist())


def test_some_questions_alone_make_a_smaller_package() -> None:
    [quiz] = read_canvas(write(MOON, [MOON.in_use[0]]).content)
    assert isinstance(quiz, Quiz)
    assert len(quiz.questions) == 1
