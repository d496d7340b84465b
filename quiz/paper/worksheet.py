"""A worksheet: the questions of a layout on paper, version by version."""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.deck import Deck
from quiz.deck.inline import plain
from quiz.paper.compiling import compiled
from quiz.paper.gaps import GappedLine, asked_lines
from quiz.paper.instructions import again, first_time
from quiz.paper.layout import Laid, Layout, Version
from quiz.paper.letters import letters
from quiz.paper.look import Look
from quiz.paper.rich import Rich, as_written, rich
from quiz.paper.versions import texts_of
from quiz.questions import Cloze, Numerical, Question

_TEMPLATE = "worksheet.typ"
_SIZE = 11


@dataclass(frozen=True)
class _Lettered:
    letter: str
    text: Rich


@dataclass(frozen=True)
class _Entry:
    """A question; `instruction` is empty where that of the question before still holds."""

    kind: str
    points: int
    instruction: str
    stem: tuple[GappedLine, ...]
    options: tuple[_Lettered, ...]
    slots: tuple[Rich, ...]
    unit: Rich


@dataclass(frozen=True)
class _Sheet:
    name: str
    entries: tuple[_Entry, ...]


@dataclass(frozen=True)
class _Worksheet:
    paper: str
    size: float
    large: bool
    language: str
    name: str
    title: Rich
    code: str
    total: int
    sheets: tuple[_Sheet, ...]


def worksheet(deck: Deck, layout: Layout, look: Look) -> bytes:
    """The worksheet in all its versions, each of which begins on a new sheet of paper.

    The questions are those of the deck, which has them as the layout does. Each page bears the
    layout's code, the version and the page's number. Raises MissingLibrary, UnreadableFont or
    MissingGlyphs.
    """
    data = _Worksheet(
        paper=look.paper.size,
        size=_SIZE,
        large=look.large,
        language=deck.manifest.language,
        name=plain(layout.title),
        title=rich(layout.title),
        code=layout.code,
        total=layout.total,
        sheets=tuple(_sheet(version, layout, deck) for version in layout.versions),
    )
    return compiled(_TEMPLATE, data, fonts=look.fonts)


def _sheet(version: Version, layout: Layout, deck: Deck) -> _Sheet:
    worth = {asked.id: asked.points for asked in layout.questions}
    questions = [deck.by_id[laid.id].question for laid in version.laid]
    entries = [
        _entry(question, laid, worth[laid.id], instruction)
        for question, laid, instruction in zip(
            questions, version.laid, _instructions(questions), strict=True
        )
    ]
    return _Sheet(version.name if len(layout.versions) > 1 else "", tuple(entries))


def _instructions(questions: list[Question]) -> Iterator[str]:
    """What to tell before each question: at length once for each kind, in short when it returns."""
    met: set[str] = set()
    told = ""
    for question in questions:
        wanted = again(question) if question.kind in met else first_time(question)
        same = told in (again(question), first_time(question))
        yield "" if same else wanted
        met.add(question.kind)
        told = wanted


def _entry(question: Question, laid: Laid, points: int, instruction: str) -> _Entry:
    texts = texts_of(question)
    unit = question.unit if isinstance(question, Numerical) else None
    return _Entry(
        kind=question.kind,
        points=points,
        instruction=instruction,
        stem=asked_lines(question),
        options=tuple(
            _Lettered(letters(place), rich(texts[key])) for place, key in enumerate(laid.options)
        ),
        slots=() if isinstance(question, Cloze) else tuple(rich(texts[key]) for key in laid.slots),
        unit=as_written(unit or ""),
    )
