"""The form into which answers on paper are typed, for a spreadsheet."""

from quiz.paper.layout import Layout

_MARK = "\ufeff"


def answer_form(layout: Layout) -> str:
    """An empty table as CSV: a learner's name, their version, and their answers by number.

    What goes into the cells is written as `notation` has it. The byte order mark is what Excel
    knows UTF-8 by, so that names survive when the form is filled in and saved there; LibreOffice
    does not mind it. None of the heads can be taken for a formula.
    """
    heads = ["name", "version", *map(str, range(1, len(layout.questions) + 1))]
    return f"{_MARK}{','.join(heads)}\r\n"
