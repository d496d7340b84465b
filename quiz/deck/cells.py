"""Cells of a table that a spreadsheet could run as a formula, and how they are kept from it.

The rule is OWASP's on "CSV injection": an apostrophe goes before what begins as a formula begins.
A spreadsheet does not always part a file by the sign that it was written with, so an apostrophe
also stands inside a text where another sign would begin a cell.
"""

import re

# Besides =, +, - and @ these are their wide forms, which spreadsheets in East Asia take too.
_BEGINNING = "(?:^|(?<=[;\t\r\n]))"
_FORMULA = "(?=[ '\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r])"
_TO_GUARD = re.compile(_BEGINNING + _FORMULA)
_GUARD = re.compile(_BEGINNING + "'" + _FORMULA)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet runs; a number stays a number."""
    return text if _NUMBER.fullmatch(text) else _TO_GUARD.sub("'", text)


def unguarded(cell: str) -> str:
    """The text that `guarded` made a cell of."""
    return _GUARD.sub("", cell)
