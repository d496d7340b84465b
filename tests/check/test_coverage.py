"""What is counted of a deck's questions: topics by levels, kinds, paragraphs."""

from pathlib import Path

import pytest

from quiz.check.coverage import Cell, Cited, Coverage, SourceMap, coverage
from quiz.deck import Paragraph, Source, read_deck
from quiz.questions import Level
from tests.deck.building import MANIFEST, SOURCES, write_deck

BLUEPRINT = MANIFEST + "blueprint:\n  surface: {remember: 2, apply: 1}\n"

BANK = """\
topic: surface
questions:
  - id: seas
    kind: true_false
    level: remember
    cite: [almanac#2, almanac#2, almanac#1]
    stem: The plains are basalt.
    answer: true
    explanation: Lava set there.
  - id: craters
    kind: true_false
    level: evaluate
    cite: [almanac#2]
    stem: The craters are old.
    answer: true
    explanation: They are.
  - id: card
    kind: flashcard
    level: remember
    cite: [almanac#2]
    front: The plains
    back: Basalt
    explanation: Lava set there.
  - id: old
    kind: true_false
    level: apply
    cite: [almanac#2]
    retired: {edition: "1", reason: wrong}
    stem: It is cheese.
    answer: false
    explanation: It is not.
"""


def covered(folder: Path, files: dict[str, str]) -> Coverage:
    return coverage(read_deck(write_deck(folder, files)))


@pytest.fixture
def moon(tmp_path: Path) -> Coverage:
    files = {"deck.yaml": BLUEPRINT, "sources.yaml": SOURCES, "banks/surface.yaml": BANK}
    return covered(tmp_path, files)


def cells(told: Coverage, topic: str) -> dict[str, tuple[int, int | None]]:
    (row,) = (row for each, row in told.topics if each.id == topic)
    pairs = zip(told.levels, row.cells, strict=True)
    return {str(level): (cell.there, cell.wanted) for level, cell in pairs}


def test_the_table_counts_what_is_scored_and_in_use(moon: Coverage) -> None:
    assert cells(moon, "surface") == {
        "remember": (1, 2),
        "understand": (0, 0),
        "apply": (0, 1),
        "analyse": (0, 0),
        "evaluate": (1, 0),
    }


def test_topics_without_questions_and_blueprint_stand_in_the_table_too(moon: Coverage) -> None:
    assert [topic.id for topic, _ in moon.topics] == ["surface", "landing"]
    assert set(cells(moon, "landing").values()) == {(0, 0)}


def test_rows_and_columns_add_up(moon: Coverage) -> None:
    assert moon.topics[0][1].all == Cell(2, 3)
    assert moon.all.cells[0] == Cell(1, 2)
    assert moon.all.all == Cell(2, 3)
    assert sum(cell.there for cell in moon.all.cells) == moon.all.all.there


@pytest.mark.parametrize(
    ("there", "wanted", "short", "over"),
    [(1, 3, 2, 0), (3, 3, 0, 0), (4, 3, 0, 1), (0, 0, 0, 0), (2, 0, 0, 2), (2, None, 0, 0)],
)
def test_a_cell_tells_what_is_missing_and_what_is_too_much(
    there: int, wanted: int | None, short: int, over: int
) -> None:
    cell = Cell(there, wanted)
    assert (cell.short, cell.over) == (short, over)


def test_without_a_blueprint_nothing_is_wanted(tmp_path: Path) -> None:
    told = covered(tmp_path, {"sources.yaml": SOURCES, "banks/surface.yaml": BANK})
    assert not told.has_blueprint
    assert cells(told, "surface")["remember"] == (1, None)
    assert told.all.all == Cell(2, None)


def test_questions_without_a_level_get_a_column_of_their_own(tmp_path: Path) -> None:
    told = covered(tmp_path, {})
    assert told.levels == (*Level, None)
    assert cells(told, "surface")["None"] == (1, None)


def test_kinds_are_counted_with_flashcards_the_commonest_first(moon: Coverage) -> None:
    assert moon.kinds == (("true_false", 2), ("flashcard", 1))


def test_a_paragraph_counts_each_question_in_use_once(moon: Coverage) -> None:
    (almanac,) = moon.maps
    assert almanac.paragraphs == (Cited(1, "title", 1), Cited(2, "body", 3))


def source_map(*questions: int, headings: tuple[int, ...] = ()) -> SourceMap:
    kinds = ["heading" if place in headings else "body" for place in range(len(questions))]
    source = Source(
        id="almanac",
        title="",
        author="",
        label="Almanac",
        file="",
        sha256="0" * 64,
        paragraphs=tuple(Paragraph(kind="body", words=1, fingerprint="a" * 12) for _ in kinds),
    )
    cited = zip(kinds, questions, strict=True)
    return SourceMap(source, tuple(Cited(place, *one) for place, one in enumerate(cited, start=1)))


@pytest.mark.parametrize(
    ("told", "uncited", "crowded"),
    [
        (source_map(2, 2, 2, 2), [], []),
        (source_map(0, 2, 0, 2), [1, 3], []),
        (source_map(0, 0, 2, 2, headings=(0,)), [2], []),
        (source_map(1, 1, 1, 1, 1, 1, 9), [], [7]),
        (source_map(0, 0, 0, 0, 0, 0, 2), [1, 2, 3, 4, 5, 6], []),
        (source_map(9, 1, 1, 1, 1, 1, 1, headings=(0,)), [], []),
        (source_map(3), [], []),
        (source_map(5, 5, 5, 5), [], []),
        (source_map(0, 0, 0, 0, 0, 0, 0, 3), [1, 2, 3, 4, 5, 6, 7], [8]),
        (source_map(0, headings=(0,)), [], []),
        (source_map(), [], []),
    ],
)
def test_thin_and_crowded_paragraphs_are_named(
    told: SourceMap, uncited: list[int], crowded: list[int]
) -> None:
    assert [cited.number for cited in told.uncited] == uncited
    assert [cited.number for cited in told.crowded] == crowded
