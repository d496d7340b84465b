"""The form for answers: a table that spreadsheets open as it is, and none of it a formula."""

import csv
import io

from openpyxl import Workbook

from quiz.paper.form import answer_form
from tests.paper.sheets import OF_EACH_KIND, sheet_of

_, LAYOUT = sheet_of(OF_EACH_KIND, versions=4)


def test_the_form_has_a_column_for_the_name_the_version_and_each_number() -> None:
    text = answer_form(LAYOUT)
    (heads,) = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    assert heads == ["name", "version", *"12345678"]
    assert text.endswith("\r\n")


def test_the_form_begins_with_the_mark_that_excel_knows_utf_8_by() -> None:
    assert answer_form(LAYOUT).encode().startswith(b"\xef\xbb\xbf")


def test_no_cell_of_the_form_is_a_formula() -> None:
    sheet = Workbook().active
    assert sheet is not None
    for row in csv.reader(io.StringIO(answer_form(LAYOUT).removeprefix("\ufeff"))):
        sheet.append(row)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
