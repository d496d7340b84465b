"""Reading a table of questions and answers: CSV, TSV, text exports of Anki and of Quizlet.

Pure: bytes go in; rows come out, with what their columns mean and how the file was understood.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quiz.deck.files import MAX_BYTES
from quiz.deck.finding import cut

TAGS, EXPLANATION, HINT = "tags", "explanation", "hint"

_NAMES = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "pipe", ":": "colon", " ": "space"}
_SIGNS = {name: sign for sign, name in _NAMES.items()}
_QUESTION = {"q", "question", "questions", "front", "term", "word", "prompt", "stem"}
_ANSWER = {"answer", "answers", "back", "definition", "meaning", "translation", "correct"}
_ANSWER |= {"a", "correct answer", "right answer"}
_WRONG = re.compile(
    r"(?:(?:wrong|incorrect|false)(?: (?:answer|option|choice))?s?|distractors?|"
    r"options?|choices?) ?(?:\d{1,2}|[a-z])?\Z"
)
_OWN = {"tags": TAGS, "tag": TAGS, "explanation": EXPLANATION, "hint": HINT}
_OURS = {"id", "topic", "kind", "level", "question", "answer"}
_ANKI_LINE = re.compile(r"#(?P<key>[a-z][a-z ]*):(?P<value>.*)\Z", re.IGNORECASE)
_ANKI_COLUMN = re.compile(r"(?P<name>tags|guid|deck|notetype) column\Z")
_ANKI_KEYS = {"separator", "html", "tags", "columns", "notetype", "deck", "if matches"}


class UnreadableTable(ValueError):
    """Raised when a file cannot be taken for a table of text; says why, and what to do."""


@dataclass(frozen=True)
class LeftOut:
    """What did not become a question: the line it begins in (from 1), and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class Row:
    """The cells of a row, and the line in which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """Which column (from 0) holds what.

    `wrong` is None where all columns after the answer hold wrong options; `own` are those of tags,
    explanation and hint; `width` is the number of columns where the table says it.
    """

    question: int = 0
    answer: int = 1
    wrong: tuple[int, ...] | None = None
    own: dict[str, int] = field(default_factory=dict)
    width: int | None = None

    def wrong_in(self, width: int) -> Sequence[int]:
        """The columns of wrong options in a row of so many cells."""
        if self.wrong is None:
            return range(self.answer + 1, width)
        return [place for place in self.wrong if place < width]

    def unused(self, width: int) -> list[int]:
        """The columns of a table so wide that hold nothing known."""
        used = {self.question, self.answer, *self.own.values(), *self.wrong_in(width)}
        return [place for place in range(width) if place not in used]


@dataclass(frozen=True)
class Table:
    """A table as read; `remarks` say how it was understood, `left_out` which rows cannot be.

    In a table that this program exported (`is_ours`) cells are guarded from spreadsheets.
    """

    rows: tuple[Row, ...]
    columns: Columns
    is_html: bool
    is_of_anki: bool
    is_ours: bool
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class _AnkiHeader:
    """What the lines at the top of an export of Anki's say, and how many they are."""

    lines: int
    separator: str | None
    is_html: bool
    columns: dict[str, int]


def read_table(raw: bytes, separators: str) -> Table:
    """The table in a file's bytes; raises UnreadableTable.

    `separators` are the signs that may part its columns; the first counts where two fit alike.
    """
    text, remarks = _decoded(raw)
    anki = _anki_header(text)
    skipped = anki.lines if anki else 0
    lines = io.StringIO(text, newline="")
    for _ in range(skipped):
        lines.readline()
    body = lines.read()
    sign = anki.separator if anki and anki.separator else _separator(body, separators)
    found, left_out, is_literal = _rows(body, sign)
    rows = [Row(line + skipped, cells) for line, cells in found]
    width = max((len(row.cells) for row in rows), default=0)
    is_ours = not anki and bool(rows) and set(rows[0].cells) >= _OURS
    remarks.insert(0, f"its columns are parted by {_named(sign)}")
    if is_literal:
        remarks.append("a quotation mark is not closed, so all of them were taken as they stand")
    if anki:
        columns = _anki_columns(anki, width)
        names = {place: f"{name} ({place + 1})" for name, place in anki.columns.items()}
        remarks.append("it is an export of Anki's")
        unused = [names.get(place, str(place + 1)) for place in columns.unused(width)]
    elif rows and (named := _header(rows[0].cells)):
        columns, first = named, rows.pop(0)
        remarks.append("its first row names the columns")
        unused = [cut(first.cells[place]) for place in columns.unused(len(first.cells))]
    else:
        columns, unused = Columns(), []
    if any(unused):
        remarks.append(f"columns left out: {', '.join(filter(None, unused))}")
    return Table(
        rows=tuple(rows),
        columns=columns,
        is_html=bool(anki and anki.is_html),
        is_of_anki=anki is not None,
        is_ours=is_ours,
        left_out=tuple(LeftOut(line + skipped, reason) for line, reason in left_out),
        remarks=tuple(remarks),
    )


def _decoded(raw: bytes) -> tuple[str, list[str]]:
    """A file's text, and what is to be told of its encoding."""
    if len(raw) > MAX_BYTES:
        raise UnreadableTable(f"has more than {MAX_BYTES:,} bytes; divide it into several files")
    if raw.startswith(b"PK\x03\x04"):
        raise UnreadableTable("is a spreadsheet or an archive; save the table as CSV in UTF-8")
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    remarks = ["it is in UTF-16"] if is_wide else []
    try:
        text = raw.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = "\0" if is_wide else raw.decode("cp1252")
        except UnicodeDecodeError:
            text = "\0"
        remarks = ["it is not in UTF-8 and was read as Windows-1252: look at its accents"]
    if text.count("\0") > len(text) // 8:
        raise UnreadableTable("is not text in an encoding known here; save it as CSV in UTF-8")
    return text, remarks


def _anki_header(text: str) -> _AnkiHeader | None:
    """The lines with `#` at the top of an export of Anki's; None if they are not of its kind."""
    found: dict[str, str] = {}
    count = 0
    for line in io.StringIO(text, newline=None):
        if not line.startswith("#"):
            break
        count += 1
        match = _ANKI_LINE.match(line.rstrip("\n"))
        if match:
            found[match["key"].casefold()] = match["value"]
    if not any(key in _ANKI_KEYS or _ANKI_COLUMN.match(key) for key in found):
        return None
    named = found.get("separator", "")
    sign = _SIGNS.get(named.strip().casefold(), named[:1])
    columns = {
        match["name"]: int(value) - 1
        for key, value in found.items()
        if (match := _ANKI_COLUMN.match(key)) and re.fullmatch(" *[1-9][0-9]{0,2} *", value)
    }
    is_html = found.get("html", "").strip().casefold() == "true"
    return _AnkiHeader(count, None if sign in ("", '"') else sign, is_html, columns)


def _anki_columns(anki: _AnkiHeader, width: int) -> Columns:
    """The first two fields of a note are question and answer; a third is no wrong option."""
    fields = [place for place in range(width + 5) if place not in anki.columns.values()]
    own = {TAGS: anki.columns[TAGS]} if TAGS in anki.columns else {}
    return Columns(fields[0], fields[1], (), own)


def _separator(text: str, separators: str) -> str:
    """The sign with which the first row names columns, or else most rows have two or more.

    Where several fit, that counts with which the rows are most alike in width.
    """

    def fit(sign: str) -> tuple[bool, int, int]:
        rows = [cells for _, cells in _literal(text, sign)]
        parted = [len(cells) for cells in rows if len(cells) > 1]
        return bool(rows and _header(rows[0])), len(parted), -len(set(parted))

    return max(separators, key=fit)


_Found = list[tuple[int, tuple[str, ...]]]


def _rows(text: str, sign: str) -> tuple[_Found, list[tuple[int, str]], bool]:
    """The rows that are not blank lines; those that cannot be read; whether quotes are literal.

    Where quotation marks do not come in pairs, a table parted by tabs needs none, and any other is
    read line by line.
    """
    try:
        return list(_quoted(text, sign)), [], False
    except csv.Error:
        if sign == "\t":
            return list(_literal(text, sign)), [], True
    rows: _Found = []
    refused: list[tuple[int, str]] = []
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        try:
            rows += [(number, cells) for _, cells in _quoted(line, sign)]
        except csv.Error as error:
            reason = "a quotation mark is not closed, or text goes on after it"
            if "limit" in str(error):
                reason = f"a text has more than {csv.field_size_limit():,} characters"
            refused.append((number, reason))
    return rows, refused, False


def _quoted(text: str, sign: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 1
    for cells in reader:
        if cells:
            yield line, tuple(cells)
        line = reader.line_num + 1


def _literal(text: str, sign: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows in which quotation marks mean nothing."""
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        if line.strip():
            yield number, tuple(line.rstrip("\n").split(sign))


def _header(cells: Sequence[str]) -> Columns | None:
    """The columns that a first row names, or None if it is not one of names."""
    names = [" ".join(re.sub(r"[_\-.\"]", " ", cell).casefold().split()) for cell in cells]
    asking = [place for place, name in enumerate(names) if name in _QUESTION]
    answering = [place for place, name in enumerate(names) if name in _ANSWER]
    if not asking or not answering:
        return None
    own = {_OWN[name]: place for place, name in enumerate(names) if name in _OWN}
    wrong = tuple(place for place, name in enumerate(names) if _WRONG.match(name))
    return Columns(asking[0], answering[0], wrong, own, len(names))


def _named(sign: str) -> str:
    name = _NAMES.get(sign)
    return f"the sign {sign!r}" if name is None else f"{name}s"
