"""The key to a worksheet: a grid to mark all its versions by, and the reason behind each answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.deck import Deck
from quiz.deck.inline import plain, visible
from quiz.paper.citing import cited
from quiz.paper.compiling import compiled
from quiz.paper.disputed import Disputed
from quiz.paper.gaps import GappedLine, asked_lines
from quiz.paper.layout import Laid, Layout, layout_json
from quiz.paper.look import Look
from quiz.paper.marking import changed, question_of
from quiz.paper.notation import written
from quiz.paper.points import RULE, for_parts
from quiz.paper.rich import Rich, as_written, rich, rich_or_none
from quiz.questions import Cloze, Numerical, Question, ShortAnswer
from quiz.study.marking_key import marking_key

_TEMPLATE = "key.typ"
_SIZE = 10.5
_LONGEST_CELL = 28


@dataclass(frozen=True)
class _Cell:
    """What is right at a number of a version, by letters and numbers or as a text, if it is short;
    and the entry that says why.
    """

    sign: str
    text: str
    entry: int


@dataclass(frozen=True)
class _Row:
    number: int
    cells: tuple[_Cell, ...]


@dataclass(frozen=True)
class _Place:
    """Where a question stands: its version and number, and what is right there by letters."""

    version: str
    number: int
    sign: str


@dataclass(frozen=True)
class _Wrong:
    text: Rich
    why: Rich


@dataclass(frozen=True)
class _Dispute:
    """A dispute: whole where it is met first, else the number of the entry that has it."""

    title: Rich
    whole: Disputed | None
    entry: int


@dataclass(frozen=True)
class _Told:
    """What there is to know of a question. `parts` says how points are given for a part of it."""

    stem: tuple[GappedLine, ...]
    right: tuple[Rich, ...]
    wrong: tuple[_Wrong, ...]
    parts: str
    explanation: Rich
    note: Rich
    sources: tuple[str, ...]
    disputes: tuple[_Dispute, ...]


@dataclass(frozen=True)
class _Entry:
    """A question by its number in the first version, and what became of it since, if anything.

    Nothing is told of a question that is gone.
    """

    id: str
    number: int
    places: tuple[_Place, ...]
    points: int
    change: str
    told: _Told | None


@dataclass(frozen=True)
class _Key:
    paper: str
    size: float
    large: bool
    language: str
    name: str
    title: Rich
    code: str
    edition: str
    total: int
    rule: str
    versions: tuple[str, ...]
    rows: tuple[_Row, ...]
    entries: tuple[_Entry, ...]


def key(deck: Deck, layout: Layout, look: Look) -> bytes:
    """The key to all versions of a worksheet, into which the layout goes as a file.

    Questions that `changed` tells of are marked so, and shown as far as that can be.
    Raises MissingLibrary, UnreadableFont or MissingGlyphs.
    """
    data = _Key(
        paper=look.paper.size,
        size=_SIZE,
        large=look.large,
        language=deck.manifest.language,
        name=f"Key: {plain(layout.title)}",
        title=rich(layout.title),
        code=layout.code,
        edition=visible(layout.edition),
        total=layout.total,
        rule=RULE,
        versions=tuple(version.name for version in layout.versions),
        rows=_rows(deck, layout),
        entries=tuple(_entries(deck, layout)),
    )
    attached = {f"layout-{layout.code}.json": layout_json(layout)}
    return compiled(_TEMPLATE, data, fonts=look.fonts, attached=attached)


def _rows(deck: Deck, layout: Layout) -> tuple[_Row, ...]:
    """Number by number what is right in each version."""
    entry_of = layout.versions[0].numbers
    return tuple(
        _Row(
            number,
            tuple(
                _Cell(_sign(laid, deck), _text(laid, deck), entry_of[laid.id]) for laid in across
            ),
        )
        for number, across in enumerate(
            zip(*(version.laid for version in layout.versions), strict=True), 1
        )
    )


def _sign(laid: Laid, deck: Deck) -> str:
    """The letters or numbers that are right for a question with options."""
    return _short(laid, deck) if laid.options else ""


def _text(laid: Laid, deck: Deck) -> str:
    """The text that is right for a question without options."""
    return "" if laid.options else _short(laid, deck)


def _short(laid: Laid, deck: Deck) -> str:
    """What a learner would have written to be right, if it is short and the deck still says."""
    question = question_of(laid, deck)
    text = visible(written(question, laid, question.key())) if question else ""
    return text if len(text) <= _LONGEST_CELL else ""


def _entries(deck: Deck, layout: Layout) -> Iterator[_Entry]:
    changes = {loss.question: loss.reason for loss in changed(layout, deck)}
    worth = {asked.id: asked.points for asked in layout.questions}
    first_told: dict[str, int] = {}
    for number, laid in enumerate(layout.versions[0].laid, 1):
        placed = deck.by_id.get(laid.id)
        yield _Entry(
            id=laid.id,
            number=number,
            places=tuple(_places(layout, laid.id, deck)),
            points=worth[laid.id],
            change=changes.get(laid.id, ""),
            told=_told(placed.question, number, deck, first_told) if placed else None,
        )


def _places(layout: Layout, id_: str, deck: Deck) -> Iterator[_Place]:
    for version in layout.versions:
        number = version.numbers[id_]
        laid = version.laid[number - 1]
        yield _Place(version.name, number, _sign(laid, deck))


def _told(question: Question, number: int, deck: Deck, first_told: dict[str, int]) -> _Told:
    """What there is to know of a question; `first_told` has the entries of disputes met before."""
    return _Told(
        stem=asked_lines(question),
        right=tuple(_right(question)),
        wrong=tuple(_wrong(question)),
        parts=for_parts(question),
        explanation=rich_or_none(question.explanation),
        note=rich_or_none(question.note),
        sources=cited(question.citations, deck),
        disputes=tuple(
            _Dispute(
                rich(dispute.title),
                replace(Disputed.of(dispute, deck), evidence=())
                if first_told.setdefault(dispute.id, number) == number
                else None,
                first_told[dispute.id],
            )
            for dispute in deck.disputes_of(question)
        ),
    )


def _right(question: Question) -> Iterator[Rich]:
    """What is right, a line for each thing; of a cloze, whose stem is filled, what else is."""
    match question:
        case Numerical():
            yield from (as_written(each.text) for each in marking_key(question))
        case ShortAnswer(answer=answer, accept=accept):
            yield as_written(answer)
            if accept:
                yield as_written(f"also right: {' · '.join(accept)}")
        case Cloze(gaps=gaps, swap=swap):
            for number, gap in enumerate(gaps, 1):
                if gap.forms[1:]:
                    yield as_written(f"{number}, also right: {' · '.join(gap.forms[1:])}")
            for group in swap:
                yield as_written(f"{' and '.join(map(str, group))} may change places.")
        case _:
            yield from (rich(each.text) for each in marking_key(question) if each.right)


def _wrong(question: Question) -> Iterator[_Wrong]:
    """What is wrong and why; of typed answers, those that look right and are not."""
    for each in marking_key(question):
        if not each.right and isinstance(question, ShortAnswer):
            yield _Wrong(as_written(each.text), rich("not accepted"))
        elif each.why:
            yield _Wrong(rich(each.text), rich(each.why))
