"""CSV and TSV: every question a row, read back by others' readers and by `quiz import`."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import Deck
from quiz.deck.cells import unguarded
from quiz.deck.importing import questions_of
from quiz.deck.tables import read_table
from quiz.lms.exported import Exported, Writer
from quiz.lms.table import write_csv, write_tsv
from quiz.questions import (
    AnkiOrigin,
    Cloze,
    Flashcard,
    Matching,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
)
from tests.lms.decks import MOON, REAL, deck_of
from tests.strategies import questions, single_choices

Rows = list[dict[str, str]]


def exported(deck: Deck) -> Exported:
    return write_csv(deck, deck.in_use)


def rows(content: bytes, separator: str = ",") -> Rows:
    """The rows of a table, read by Python's reader in its strict way."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    head, *body = csv.reader(text, delimiter=separator, strict=True)
    assert len(set(head)) == len(head)
    return [dict(zip(head, cells, strict=True)) for cells in body]


def row_of(question: Question) -> dict[str, str]:
    [row] = rows(exported(deck_of([question])).content)
    return row


@pytest.mark.parametrize(("write", "separator"), [(write_csv, ","), (write_tsv, "\t")])
def test_every_question_is_a_row_with_its_id_and_topic(write: Writer, separator: str) -> None:
    table = rows(write(REAL, REAL.in_use).content, separator)
    wanted = [(placed.outline.id, placed.topic.id, placed.outline.kind) for placed in REAL.in_use]
    assert [(row["id"], row["topic"], row["kind"]) for row in table] == wanted


def test_the_real_deck_is_carried_whole() -> None:
    assert exported(REAL) == Exported(exported(REAL).content)


def test_a_spreadsheet_knows_the_encoding_of_a_csv() -> None:
    assert exported(MOON).content.startswith(b"\xef\xbb\xbfid,topic,kind,level,question,answer,")
    assert write_tsv(MOON, MOON.in_use).content.startswith(b"id\ttopic\t")


def test_columns_are_there_that_some_question_fills_and_no_others() -> None:
    [row] = rows(exported(deck_of([Flashcard(id="a", front="f", back="b")])).content)
    assert row == {
        "id": "a",
        "topic": "topic",
        "kind": "flashcard",
        "level": "",
        "question": "f",
        "answer": "b",
    }


def test_all_nine_kinds_have_their_fields_in_cells() -> None:
    table = {row["id"]: row for row in rows(exported(MOON).content)}
    assert table["same-side"]["wrong 2"] == "It turns about itself once in each day"
    assert table["same-side"]["feedback"].splitlines() == [
        "Seen from the stars it does turn, once in each orbit.",
        "Then every side would face us in turn.",
    ]
    assert table["same-side"]["hint"].startswith("Think of walking")
    assert table["plains"]["answer"] == "They are basalt\nThey fill great basins"
    assert table["plains"]["others"] == "They hold water\nThey are older than the highlands"
    assert (table["no-air"]["answer"], table["no-air"]["wrong 1"]) == ("False", "True")
    assert (table["basalt"]["accept"], table["basalt"]["reject"]) == ("basaltic rock", "basanite")
    assert (table["walkers"]["answer"], table["walkers"]["unit"]) == ("12", "people")
    assert table["crew"]["question"] == "[1] and [2] landed, while [3] stayed in orbit."
    assert table["crew"]["answer"] == "Armstrong\nAldrin\nCollins"
    assert table["crew"]["accept"].splitlines()[1] == "Buzz Aldrin"
    assert table["crew"]["swap"] == "1 2"
    assert table["days"]["answer"].splitlines()[0] == "A body strikes the young Earth"
    assert table["roles"]["answer"] == "Armstrong → on the surface\nCollins → in orbit"
    assert table["roles"]["others"] == "on the way home\nin Houston"
    assert table["origin"]["reverse"] == "yes"


def test_a_dispute_stands_in_its_row_with_accounts_record_and_evidence() -> None:
    [row] = [row for row in rows(exported(MOON).content) if row["id"] == "origin"]
    dispute = MOON.disputes["origin"]
    assert row["disputes"] == "origin"
    assert row["disputed"].startswith(f"{dispute.title}, as of ")
    for account in dispute.accounts:
        assert f"{MOON.label(account.citation)}: {account.says}" in row["disputed"]
    for page in dispute.evidence:
        assert page.address in row["disputed"]


def test_what_an_author_keeps_with_a_question_is_there_too() -> None:
    row = row_of(
        Flashcard(
            id="a",
            front="f",
            back="b",
            tags=("sky", "night sky"),
            waive={"rule": "because"},
            anki=AnkiOrigin("guid", 1),
        )
    )
    assert (row["tags"], row["waive"], row["anki"]) == ("sky\nnight sky", "rule: because", "guid 1")


def test_a_line_of_a_cell_is_one_text() -> None:
    row = row_of(Ordering(id="a", stem="One\ntwo", items=("a\nb", "c\r\nd")))
    assert row["question"] == "One\ntwo"
    assert row["answer"] == "a b\nc d"


def test_feedback_keeps_the_place_of_its_option() -> None:
    row = row_of(MOON.by_id["plains"].question)
    assert len(row["feedback"].splitlines()) == len(row["others"].splitlines())


def test_a_formula_has_an_apostrophe_before_it_and_that_is_told() -> None:
    found = exported(deck_of([Flashcard(id="sum", front="=1+1", back="-2"), MOON_CARD]))
    first, _ = rows(found.content)
    assert first["question"] == "'=1+1"
    assert first["answer"] == "-2"
    [loss] = found.simplified
    assert loss.question == "sum"
    assert "an apostrophe stands before it" in loss.reason


MOON_CARD = Flashcard(id="moon", front="The Moon's age", back="4.5 Gyr")


def test_no_cell_is_a_formula_where_a_workbook_is_made_of_the_table() -> None:
    hostile = [
        Flashcard(id=f"q{place}", front=text, back=f"x;{text}", hint=text)
        for place, text in enumerate(["=1+1", "+A1", "-A1", "@SUM(1)", "\t=1", "'=1", " =A1"])
    ]
    content = exported(deck_of(hostile)).content.decode("utf-8-sig")
    for separator in ",;\t":
        sheet = openpyxl.Workbook().active
        assert sheet is not None
        for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator):
            sheet.append(row)
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
        assert cells
        for cell in cells:
            assert cell.data_type != "f"
            assert not str(cell.value).startswith(("=", "+", "-", "@"))


def test_the_workbook_would_have_shown_a_formula() -> None:
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    sheet.append(["=1+1"])
    assert sheet["A1"].data_type == "f"


@pytest.mark.parametrize("bad", ['a,"b\n', 'a,"b"c\n'])
def test_the_strict_reader_refuses_a_malformed_table(bad: str) -> None:
    with pytest.raises(csv.Error):
        rows(f"id,topic\n{bad}".encode())


@given(st.lists(questions(), min_size=1, max_size=4, unique_by=lambda question: question.id))
def test_every_text_reads_back_as_written(asked: list[Question]) -> None:
    deck = deck_of(asked)
    for write, separator in ((write_csv, ","), (write_tsv, "\t")):
        table = rows(write(deck, deck.placed).content, separator)
        for placed, row in zip(deck.placed, table, strict=True):
            cells = {name: unguarded(cell) for name, cell in row.items()}
            for text in _texts(placed.question):
                assert any(_folded(text) in _folded(cell) for cell in cells.values())


def _folded(text: str) -> str:
    return text.replace("\r\n", " ").replace("\r", " ").replace("\n", " ")


def _texts(question: Question) -> list[str]:
    texts = [question.explanation or "", question.hint or "", question.note or ""]
    match question:
        case SingleChoice():
            texts += [question.stem, question.answer]
            texts += [
                each for wrong in question.distractors for each in (wrong.text, wrong.feedback)
            ]
        case ShortAnswer():
            texts += [question.stem, question.answer, *question.accept, *question.reject]
        case Cloze():
            texts += [form for gap in question.gaps for form in gap.forms]
            texts += question.pieces
        case Ordering():
            texts += [question.stem, *question.items]
        case Matching():
            texts += [f"{left} → {right}" for left, right in question.pairs]
            texts += [question.stem, *question.distractors]
        case Flashcard():
            texts += [question.front, question.back]
    return texts


@given(single_choices())
def test_import_makes_the_same_choice_of_it_again(choice: SingleChoice) -> None:
    deck = deck_of([choice])
    for write in (write_csv, write_tsv):
        imported = questions_of(read_table(write(deck, deck.placed).content, "\t;,"))
        if len(choice.distractors) <= 8 and not imported.left_out:
            [again] = imported.questions
            assert isinstance(again, SingleChoice)
            assert again.stem == choice.stem.strip()
            assert again.answer == choice.answer.strip()
            wrong = [distractor.text.strip() for distractor in choice.distractors]
            assert [distractor.text for distractor in again.distractors] == wrong


def test_import_takes_the_apostrophe_away_from_a_table_of_ours_alone() -> None:
    card = Flashcard(id="a", front="=1+1", back="'-x")
    [again] = questions_of(read_table(exported(deck_of([card])).content, ",")).questions
    assert isinstance(again, Flashcard)
    assert (again.front, again.back) == ("=1+1", "'-x")
    [foreign] = questions_of(read_table(b"question,answer\n'=1,b\n", ",")).questions
    assert isinstance(foreign, Flashcard)
    assert foreign.front == "'=1"


def test_import_reads_the_real_deck_and_leaves_nothing_out() -> None:
    imported = questions_of(read_table(exported(REAL).content, "\t;,"))
    assert not imported.left_out
    assert len(imported.questions) == len(REAL.in_use)


def test_the_same_questions_give_the_same_bytes() -> None:
    assert exported(REAL) == exported(REAL)
