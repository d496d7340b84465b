"""From the rows of a table to questions, with a reason for each row that makes none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from quiz.deck.cells import unguarded
from quiz.deck.inline import plain, visible
from quiz.deck.slug import slug
from quiz.deck.tables import EXPLANATION, HINT, TAGS, LeftOut, Row, Table
from quiz.questions import Distractor, Flashcard, InvalidFields, Question, SingleChoice
from quiz.questions.text import collapse, key_of

MOST_WRONG = 8
"""With the answer that makes nine options, which have the keys 1 to 9."""

_NAMED_LINES = 10
_CLOZE = re.compile(r"\{\{c\d+::")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Imported:
    """The questions of a table, what was left out of it, and what there is to know of both."""

    questions: tuple[Question, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]


class _Refused(Exception):
    """Raised for a row that makes no question; says why."""


def questions_of(table: Table) -> Imported:
    """The questions in a table: a row with wrong options is a single choice, else a flashcard."""
    builder = _Builder(table)
    for row in table.rows:
        builder.add(row)
    left_out = sorted((*table.left_out, *builder.left_out), key=lambda left: left.line)
    return Imported(tuple(builder.questions), tuple(left_out), (*table.remarks, *builder.remarks()))


def without_html(text: str) -> str:
    """The text that a piece of HTML shows, on one line, with its entities as characters."""
    reader = _Shown()
    reader.feed(text)
    reader.close()
    return " ".join("".join(reader.parts).split())


class _Shown(HTMLParser):
    _HIDDEN = ("script", "style")
    _INSIDE_A_LINE = ("a", "b", "i", "u", "s", "em", "strong", "span", "font", "sub", "sup", "code")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self._HIDDEN
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self._HIDDEN and self._hidden > 0
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)

    def _part(self, tag: str) -> None:
        """Whatever is no mark inside a line ends one."""
        if tag not in self._INSIDE_A_LINE:
            self.parts.append(" ")


class _Builder:
    """Makes rows into questions, and keeps what it could not take."""

    def __init__(self, table: Table) -> None:
        self.questions: list[Question] = []
        self.left_out: list[LeftOut] = []
        self._table = table
        self._asked: dict[str, tuple[int, str]] = {}
        self._ids: set[str] = set()
        self._lines_with_markdown: list[int] = []
        self._lines_with_html: list[int] = []

    def add(self, row: Row) -> None:
        """Make a question of a row, or note why none was made."""
        try:
            self._add(row)
        except InvalidFields as invalid:
            reasons = dict.fromkeys(problem.message for problem in invalid.problems)
            self.left_out.append(LeftOut(row.line, "; ".join(reasons)))
        except _Refused as refused:
            self.left_out.append(LeftOut(row.line, str(refused)))

    def remarks(self) -> Iterator[str]:
        """What was done to the texts, or will come of them."""
        if self._lines_with_html:
            yield f"HTML was made into plain text in {_named_lines(self._lines_with_html)}"
        if self._lines_with_markdown:
            yield (
                "signs of Markdown will show as emphasis, code or links in "
                f"{_named_lines(self._lines_with_markdown)}"
            )

    def _add(self, row: Row) -> None:
        cells = [self._clean(cell) for cell in row.cells]
        while cells and not cells[-1]:
            cells.pop()
        self._refuse_unfit(row, cells)
        columns = self._table.columns
        question, answer = _cell(cells, columns.question), _cell(cells, columns.answer)
        wrong = list(filter(None, (cells[place] for place in columns.wrong_in(len(cells)))))
        if not question:
            raise _Refused("there is no question")
        if not answer:
            raise _Refused("there is no answer")
        if len(wrong) > MOST_WRONG:
            raise _Refused(f"it has {len(wrong)} wrong options; {MOST_WRONG} are the most")
        if self._table.is_of_anki and _CLOZE.search(question):
            raise _Refused("it is a cloze of Anki's; write it as one here, with [[gaps]]")
        self._refuse_double(question, answer)
        built = self._built(question, answer, wrong, cells)
        self.questions.append(built)
        self._ids.add(built.id)
        self._asked[collapse(question)] = (row.line, collapse(answer))
        self._remember(row, cells)

    def _clean(self, cell: str) -> str:
        if self._table.is_html:
            return without_html(cell)
        if self._table.is_ours:
            cell = unguarded(cell)
        return cell.replace("\r\n", "\n").replace("\r", "\n").strip()

    def _refuse_unfit(self, row: Row, cells: Sequence[str]) -> None:
        width = self._table.columns.width
        if not cells:
            raise _Refused("the row is empty")
        if width is not None and len(cells) > width:
            raise _Refused(
                f"it has {len(cells)} columns, and the first row names {width}; "
                "a text that holds a separator stands in quotes"
            )
        control = next(filter(None, map(_CONTROLS.search, cells)), None)
        if control:
            raise _Refused(f"it holds the control character U+{ord(control[0]):04X}; take it out")

    def _refuse_double(self, question: str, answer: str) -> None:
        if collapse(question) not in self._asked:
            return
        line, earlier = self._asked[collapse(question)]
        if earlier == collapse(answer):
            raise _Refused(f"it says the same as line {line}")
        raise _Refused(f"it asks the same as line {line}, with another answer; make them one")

    def _built(
        self, question: str, answer: str, wrong: Sequence[str], cells: Sequence[str]
    ) -> Question:
        own = {name: _cell(cells, place) for name, place in self._table.columns.own.items()}
        identity = self._new_id(question, answer)
        explanation, hint = own.get(EXPLANATION) or None, own.get(HINT) or None
        tags = tuple(dict.fromkeys(own.get(TAGS, "").split()))
        if wrong:
            return SingleChoice(
                id=identity,
                stem=question,
                answer=answer,
                distractors=tuple(map(Distractor, wrong)),
                explanation=explanation,
                hint=hint,
                tags=tags,
            )
        return Flashcard(
            id=identity,
            front=question,
            back=answer,
            explanation=explanation,
            hint=hint,
            tags=tags,
        )

    def _new_id(self, question: str, answer: str) -> str:
        wanted = slug(question) or slug(answer) or f"card-{key_of(question)}"
        number, found = 1, wanted
        while found in self._ids:
            number += 1
            found = f"{wanted}-{number}"
        return found

    def _remember(self, row: Row, cells: Sequence[str]) -> None:
        if any(collapse(plain(cell)) != collapse(visible(cell)) for cell in cells):
            self._lines_with_markdown.append(row.line)
        if self._table.is_html and any("<" in cell or "&" in cell for cell in row.cells):
            self._lines_with_html.append(row.line)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _named_lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_NAMED_LINES]))
    if len(numbers) > _NAMED_LINES:
        return f"lines {shown} and {len(numbers) - _NAMED_LINES} more"
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"
