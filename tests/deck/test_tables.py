"""Reading tables: encodings, separators, quotation marks, headers, and exports of Anki's."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.files import MAX_BYTES
from quiz.deck.tables import Columns, Table, UnreadableTable, read_table

CSV = "\t;,"


def table(text: str, separators: str = CSV) -> Table:
    return read_table(text.encode(), separators)


def cells(read: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in read.rows]


@pytest.mark.parametrize(
    ("raw", "remark"),
    [
        ("ü,é\n".encode(), ""),
        (codecs.BOM_UTF8 + "ü,é\n".encode(), ""),
        (codecs.BOM_UTF16_LE + "ü,é\n".encode("utf-16-le"), "it is in UTF-16"),
        (codecs.BOM_UTF16_BE + "ü,é\n".encode("utf-16-be"), "it is in UTF-16"),
        ("ü,é\n".encode("cp1252"), "read as Windows-1252"),
    ],
)
def test_the_usual_encodings_are_read(raw: bytes, remark: str) -> None:
    read = read_table(raw, CSV)
    assert cells(read) == [("ü", "é")]
    assert any(remark in told for told in read.remarks)
    assert bool(remark) == any("UTF" in told for told in read.remarks)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"PK\x03\x04 rest of an xlsx", "save the table as CSV"),
        (b"\x81\x8d,\x8f\n", "not text"),
        (b"\xff\xfea\x00b", "not text"),
        ("a,b\n".encode("utf-16-le"), "not text"),
        (bytes(300), "not text"),
        (b"a" * (MAX_BYTES + 1), "more than"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(raw: bytes, told: str) -> None:
    with pytest.raises(UnreadableTable, match=told):
        read_table(raw, CSV)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\nc,d\n", [("a", "b"), ("c", "d")]),
        ("a;b, or c\nd;e, or f\n", [("a", "b, or c"), ("d", "e, or f")]),
        ("a\tb; c, d\ne\tf\n", [("a", "b; c, d"), ("e", "f")]),
        ('"a, b",c\n"d ""e""",f\n', [("a, b", "c"), ('d "e"', "f")]),
        ("a,b\r\nc,d\r\n", [("a", "b"), ("c", "d")]),
        ("a,b\n\n\nc,d", [("a", "b"), ("c", "d")]),
        ('"two\nlines",b\nc,d\n', [("two\nlines", "b"), ("c", "d")]),
        ("a; b,c\nd; e; f,g\n", [("a; b", "c"), ("d; e; f", "g")]),
        ("question,answer\na; b\nc; d\n", [("a; b",), ("c; d",)]),
        ("", []),
    ],
)
def test_separators_and_quotes_are_found_out(text: str, rows: list[tuple[str, ...]]) -> None:
    assert cells(table(text)) == rows


def test_a_comma_parts_nothing_where_it_is_not_among_the_separators() -> None:
    assert cells(table("a, b ; c, d\n", "\t;")) == [("a, b ", " c, d")]


def test_rows_are_told_by_the_line_they_begin_in() -> None:
    assert [row.line for row in table('a,b\n"c\nd",e\n\nf,g\n').rows] == [1, 2, 5]


def test_a_table_parted_by_tabs_needs_no_quotes() -> None:
    read = table('el gato\t"the" cat\nel perro\t6" dog\nla rana\tfrog"\n')
    assert cells(read)[0] == ("el gato", '"the" cat')
    assert len(cells(read)) == 3
    assert any("as they stand" in told for told in read.remarks)


def test_any_other_table_leaves_out_the_line_whose_quotes_do_not_close() -> None:
    read = table('a,b\n"c,d\ne,f\n')
    assert cells(read) == [("a", "b"), ("e", "f")]
    assert [(left.line, "quotation mark" in left.reason) for left in read.left_out] == [(2, True)]


def test_a_cell_beyond_all_measure_is_left_out() -> None:
    read = table(f"a,b\n{'x' * 200_000},y\n")
    assert cells(read) == [("a", "b")]
    assert "more than 131,072 characters" in read.left_out[0].reason


@pytest.mark.parametrize(
    ("first", "columns"),
    [
        ("Question,Answer", Columns(0, 1, (), {}, 2)),
        ("q,a", Columns(0, 1, (), {}, 2)),
        ("answer,question", Columns(1, 0, (), {}, 2)),
        ("Front,Back,Tags", Columns(0, 1, (), {"tags": 2}, 3)),
        ("TERM,Definition,Hint", Columns(0, 1, (), {"hint": 2}, 3)),
        ("question,correct_answer,wrong 1,wrong_2", Columns(0, 1, (2, 3), {}, 4)),
        ("Question,Correct,Option A,Option B", Columns(0, 1, (2, 3), {}, 4)),
        ("question,answer,distractor1,id", Columns(0, 1, (2,), {}, 4)),
    ],
)
def test_a_first_row_that_names_the_columns_is_obeyed(first: str, columns: Columns) -> None:
    read = table(f"{first}\n1,2\n")
    assert read.columns == columns
    assert cells(read) == [("1", "2")]


@pytest.mark.parametrize("first", ["What is an answer?,a reply", "word,mot", "answer,reply"])
def test_a_first_row_of_texts_is_a_row(first: str) -> None:
    assert len(table(f"{first}\n1,2\n").rows) == 2


def test_a_column_that_means_nothing_here_is_told() -> None:
    assert "columns left out: Points" in table("Question,Answer,Points\na,b,3\n").remarks


ANKI = """\
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
"""


def test_an_export_of_ankis_says_what_its_columns_are() -> None:
    read = table(f"{ANKI}g1\tBasic\tDefault\tfront\tback\tone two\n")
    assert read.is_of_anki
    assert read.is_html
    assert read.columns == Columns(3, 4, (), {"tags": 5})
    assert read.rows[0].line == 7
    assert "columns left out: guid (1), notetype (2), deck (3)" in read.remarks


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("#separator:Comma\n#html:false\n", "a,b"),
        ("#separator:Semicolon\n", "a;b"),
        ("#separator:Pipe\n", "a|b"),
        ("#separator:|\n", "a|b"),
        ("#html:false\n", "a\tb"),
        ("# a comment\n#separator:tab\n# another\n", "a\tb"),
        ("#separator:tab\r\n#html:true\r\n", "a\tb"),
    ],
)
def test_ankis_separators_are_known(header: str, row: str) -> None:
    read = table(f"{header}{row}\n")
    assert cells(read) == [("a", "b")]
    assert read.is_of_anki


def test_a_third_field_of_a_note_is_no_wrong_option() -> None:
    read = table("#separator:tab\na\tb\tmore\n")
    assert list(read.columns.wrong_in(3)) == []
    assert "columns left out: 3" in read.remarks


@pytest.mark.parametrize("text", ["#1 of the charts?,Abba\n", "#hashtag: what?,a sign\n"])
def test_a_row_that_begins_with_a_hash_is_a_row(text: str) -> None:
    read = table(text)
    assert not read.is_of_anki
    assert len(read.rows) == 1


@given(st.binary() | st.text('a",;\t\n\r#:|é').map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        read = read_table(raw, CSV)
    except UnreadableTable:
        return
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= row.line <= lines for row in read.rows)


@given(st.lists(st.tuples(*[st.text("abcé \"',;:\n[]#", min_size=1)] * 2), min_size=1))
def test_what_a_csv_writer_wrote_is_read_back(rows: list[tuple[str, str]]) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    text = "".join(f"{quoted(a)},{quoted(b)}\n" for a, b in rows)
    assert cells(table(text, ",")) == rows
