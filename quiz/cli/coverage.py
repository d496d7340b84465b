"""`quiz coverage`: what a deck's questions cover, as a page for the terminal or as JSON."""

import json
import os
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.check.coverage import Cell, Cited, Coverage, Row, SourceMap
    from quiz.deck import Deck
    from quiz.questions import Level

_WIDTH = 79
_MARGIN = "  "
_LEAST_TITLE = 12
_NOT_BODY = "·"
_SHADES = "░▒▓█"


@click.command()
@click.argument("deck")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
def command(deck: str, form: str) -> None:
    """Show what the questions of DECK (a folder or an id) cover.

    Topics by levels, there and wanted by the blueprint; kinds; the paragraphs of each source by the
    number of questions that cite them; and by name what is thin and what is crowded.
    """
    from quiz.check.coverage import coverage
    from quiz.cli.failures import told
    from quiz.deck import Library

    with told():
        read = Library.of_this_machine().read(deck)
    covered = coverage(read)
    if form == "json":
        click.echo(_as_json(covered))
    else:
        click.echo("\n".join(page(read, covered)), color=False if _is_colour_off() else None)


def _is_colour_off() -> bool:
    """Whether the reader wants no colours anywhere (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def page(deck: "Deck", covered: "Coverage") -> Iterator[str]:
    """The lines of the page, at most 79 wide, with colours."""
    yield _strong(_fitted(deck.manifest.title, _WIDTH))
    yield ""
    yield from _table(covered)
    yield ""
    yield from _kinds(covered)
    if covered.maps:
        yield from _maps(covered.maps)
    yield from _spots(covered)


def _table(covered: "Coverage") -> Iterator[str]:
    headers = [_named(level) for level in covered.levels]
    rows = [row for _, row in covered.topics]
    columns = [
        [header, *(_signed(row.cells[place]) for row in (*rows, covered.all))]
        for place, header in enumerate(headers)
    ]
    columns.append(["all", *(_signed(row.all) for row in (*rows, covered.all))])
    widths = [max(map(len, column)) for column in columns]
    room = _WIDTH - len(_MARGIN) - sum(width + 1 for width in widths)
    longest = max((_width(topic.title) for topic, _ in covered.topics), default=0)
    room = max(len("all"), min(longest, max(_LEAST_TITLE, room)))
    heading = " ".join(
        f"{column[0]:>{width}}" for column, width in zip(columns, widths, strict=True)
    )
    yield _muted(f"{_MARGIN}{'':{room}} {heading}")
    for topic, row in covered.topics:
        yield f"{_MARGIN}{_fitted(topic.title, room)} {_cells(row, widths)}"
    yield f"{_MARGIN}{'all':{room}} {_cells(covered.all, widths)}"
    if covered.has_blueprint:
        legend = "questions there/wanted, without flashcards;  − too few  + more than wanted"
    else:
        legend = "questions without flashcards; the deck has no blueprint"
    yield ""
    yield _muted(f"{_MARGIN}{legend}")


def _cells(row: "Row", widths: Sequence[int]) -> str:
    cells = zip((*row.cells, row.all), widths, strict=True)
    return " ".join(_cell(cell, width) for cell, width in cells)


def _numbers(cell: "Cell") -> str:
    if not cell.there and not cell.wanted:
        return _NOT_BODY
    return f"{cell.there}" if cell.wanted is None else f"{cell.there}/{cell.wanted}"


def _signed(cell: "Cell") -> str:
    """A cell's numbers and, one column wide, what is to be said of them."""
    return _numbers(cell) + ("−" if cell.short else "+" if cell.over else " ")


def _cell(cell: "Cell", width: int) -> str:
    text = f"{_signed(cell):>{width}}"
    if cell.short:
        return click.style(text, fg="red")
    if cell.over:
        return click.style(text, fg="yellow")
    return text if cell.there else _muted(text)


def _kinds(covered: "Coverage") -> Iterator[str]:
    yield _strong("Kinds")
    yield ""
    line = ""
    for kind, number in covered.kinds:
        entry = f"{kind.replace('_', ' ')} {number}"
        if line and len(_MARGIN) + len(line) + 3 + len(entry) > _WIDTH:
            yield f"{_MARGIN}{line}"
            line = ""
        line += f"{'   ' if line else ''}{entry}"
    yield f"{_MARGIN}{line or 'no questions yet'}"


def _maps(maps: "tuple[SourceMap, ...]") -> Iterator[str]:
    most = max((cited.questions for each in maps for cited in each.body), default=0)
    yield ""
    yield _strong("Paragraphs by the questions that cite them")
    for each in maps:
        body = len(each.body)
        told = (
            f"{body - len(each.uncited)} of {body} cited, by {each.mean:.1f} questions on average"
        )
        yield ""
        yield f"{_MARGIN}{_fitted(each.source.label, 24).rstrip()}   {_muted(told)}"
        yield from _strips(each.paragraphs, most)
    yield ""
    yield _muted(_MARGIN + _legend(most))


def _strips(paragraphs: "tuple[Cited, ...]", most: int) -> Iterator[str]:
    """Paragraph numbers, shades and numbers of questions, as many to a strip as there is room."""
    width = max(3, len(str(max(most, len(paragraphs)))) + 1)
    many = (_WIDTH - len(_MARGIN)) // width // 5 * 5
    for start in range(0, len(paragraphs), many):
        strip = paragraphs[start : start + many]
        yield ""
        yield _muted(_MARGIN + "".join(f"{cited.number:{width}}" for cited in strip))
        yield _MARGIN + "".join(_shade(cited, width, most) for cited in strip).rstrip()
        yield _MARGIN + "".join(_count(cited, width) for cited in strip).rstrip()


def _shade(cited: "Cited", width: int, most: int) -> str:
    if cited.kind != "body":
        return _muted(f"{_NOT_BODY:>{width}}")
    if not cited.questions:
        return " " * width
    return " " + click.style(_SHADES[_step(cited.questions, most)] * (width - 1), fg="cyan")


def _count(cited: "Cited", width: int) -> str:
    if cited.kind != "body" and not cited.questions:
        return " " * width
    text = f"{cited.questions:{width}}"
    return text if cited.questions else click.style(text, fg="red")


def _step(questions: int, most: int) -> int:
    """Which of the four shades stands for a number from 1 to the most there is."""
    return (questions * len(_SHADES) - 1) // most


def _legend(most: int) -> str:
    parts = []
    for place, shade in enumerate(_SHADES):
        numbers = [number for number in range(1, most + 1) if _step(number, most) == place]
        if numbers:
            first, last = numbers[0], numbers[-1]
            parts.append(f"{shade * 2} {first}" + (f"–{last}" if last > first else ""))
    return "   ".join([*parts, f"{_NOT_BODY} no running text"])


def _spots(covered: "Coverage") -> Iterator[str]:
    short: list[str] = []
    over: list[str] = []
    for topic, row in covered.topics:
        title = f"{_fitted(topic.title, 44).rstrip()}:"
        cells = list(zip(covered.levels, row.cells, strict=True))
        short += _listed(title, [f"{cell.short} {_named(at)}" for at, cell in cells if cell.short])
        over += _listed(title, [f"{cell.over} {_named(at)}" for at, cell in cells if cell.over])
    uncited: list[str] = []
    crowded: list[str] = []
    for each in covered.maps:
        label = f"{_fitted(each.source.label, 24).rstrip()}:"
        uncited += _listed(label, [f"¶{one.number}" for one in each.uncited])
        told = [f"¶{one.number} by {one.questions}" for one in each.crowded]
        crowded += _listed(label, told)
    yield from _section("Thin: questions missing", short)
    yield from _section("Thin: paragraphs that no question cites", uncited)
    yield from _section("Crowded: questions beyond what is wanted", over)
    yield from _section("Crowded: paragraphs cited far more than the rest", crowded)
    if not (short or uncited or over or crowded):
        yield ""
        yield "Nothing is thin, and nothing is crowded."


def _section(heading: str, spots: Sequence[str]) -> Iterator[str]:
    if spots:
        yield ""
        yield _strong(heading)
        yield ""
        yield from (_MARGIN + spot for spot in spots)


def _named(level: "Level | None") -> str:
    return level or "no level"


def _listed(opening: str, items: Sequence[str]) -> Iterator[str]:
    """An opening and its items, broken between items where the line is full; nothing for none."""
    line = opening
    for place, item in enumerate(items, start=1):
        word = f" {item}," if place < len(items) else f" {item}"
        if len(_MARGIN) + _width(line + word) > _WIDTH:
            yield line
            line = " "
        line += word
    if items:
        yield line


def _as_json(covered: "Coverage") -> str:
    """The same as the page as a JSON object."""
    levels = [level or "none" for level in covered.levels]
    return json.dumps(
        {
            "topics": [
                {
                    "id": topic.id,
                    "title": topic.title,
                    "levels": {
                        level: _fields(cell) for level, cell in zip(levels, row.cells, strict=True)
                    },
                    "all": _fields(row.all),
                }
                for topic, row in covered.topics
            ],
            "all": _fields(covered.all.all),
            "kinds": dict(covered.kinds),
            "sources": [
                {
                    "id": each.source.id,
                    "questions": [cited.questions for cited in each.paragraphs],
                    "kinds": [cited.kind for cited in each.paragraphs],
                    "uncited": [cited.number for cited in each.uncited],
                    "crowded": [cited.number for cited in each.crowded],
                }
                for each in covered.maps
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _fields(cell: "Cell") -> dict[str, int | None]:
    return {"there": cell.there, "wanted": cell.wanted}


def _strong(text: str) -> str:
    return click.style(text.rstrip(), bold=True)


def _muted(text: str) -> str:
    return click.style(text, dim=True)


def _fitted(text: str, room: int) -> str:
    """A deck's text in so many columns: cut with an ellipsis, or filled up with spaces."""
    from quiz.deck.inline import visible

    text = visible(" ".join(text.split()))
    if _width(text) > room:
        while _width(text) > room - 1:
            text = text[:-1]
        text = f"{text.rstrip()}…"
    return text + " " * (room - _width(text))


def _width(text: str) -> int:
    """The columns that a text takes in a terminal (Unicode Standard Annex 11)."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
