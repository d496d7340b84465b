"""The layout of a sheet as a file: read back as it was written, and refused where it was not."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.paper.layout import Layout, layout_json
from quiz.paper.layout_file import UnreadableLayout, parse_layout, read_layout
from quiz.questions import InvalidFields, Question
from tests.paper.sheets import OF_EACH_KIND, layout_of, sheet_of
from tests.paper.small_decks import deck_of
from tests.strategies import questions

DECK, LAYOUT = sheet_of(OF_EACH_KIND, versions=4)


@given(
    st.lists(
        questions().filter(lambda question: question.kind != "flashcard"),
        min_size=1,
        max_size=4,
        unique_by=lambda question: question.id,
    ),
    st.integers(1, 4),
    st.text(min_size=1),
)
def test_a_layout_is_read_back_as_it_was_written(
    some: list[Question], versions: int, title: str
) -> None:
    deck = deck_of(*(replace(each, cite=()) for each in some))
    layout = replace(layout_of(deck, versions), title=title.encode("utf-8", "ignore").decode())
    text = layout_json(layout)
    assert parse_layout(text) == layout
    assert layout_json(parse_layout(text)) == text


def test_a_code_is_six_letters_that_spell_nothing_and_tells_layouts_apart() -> None:
    codes = {layout_of(DECK, 4, seed).code for seed in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code) == 6
        assert code.isupper()
        assert not set(code) & set("AEIOUY")
    assert layout_of(DECK, 4).code == LAYOUT.code
    assert layout_of(DECK, 3).code != LAYOUT.code


def test_versions_are_found_by_their_letters() -> None:
    assert LAYOUT.version("C") is LAYOUT.version("c") is LAYOUT.versions[2]
    assert LAYOUT.version("E") is None
    assert LAYOUT.version("") is None


Edit = Callable[[dict], object]

BROKEN: dict[str, tuple[Edit, str]] = {
    "an unknown field": (lambda file: file["layout"].update(more=1), "more"),
    "an unknown field further in": (
        lambda file: file["layout"]["versions"][0]["laid"][0].update(more=1),
        "versions → 1 → laid → 1 → more",
    ),
    "a missing field": (lambda file: file["layout"].pop("edition"), "edition"),
    "a number as a text": (
        lambda file: file["layout"]["questions"][1].update(points="2"),
        "questions → 2 → points",
    ),
    "another format": (lambda file: file["layout"].update(format=2), "format 2 is not known"),
    "a question twice": (
        lambda file: file["layout"]["questions"].append(file["layout"]["questions"][0]),
        "each of them once",
    ),
    "a version that lacks a question": (
        lambda file: file["layout"]["versions"][1]["laid"].pop(),
        "version B has not just the questions of the sheet",
    ),
    "a version with another option": (
        lambda file: file["layout"]["versions"][1]["laid"][0]["options"].append("0" * 12),
        "in version B",
    ),
    "no versions": (lambda file: file["layout"].update(versions=[]), "versions are wanted"),
    "versions named otherwise": (
        lambda file: file["layout"]["versions"][1].update(name="Z"),
        "named A, B, C",
    ),
    "options exchanged by hand": (
        lambda file: file["layout"]["versions"][0]["laid"][0]["options"].reverse(),
        "does not fit the layout that follows",
    ),
    "another code": (lambda file: file.update(code="BBBBBB"), "'BBBBBB' does not fit"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_was_changed_is_refused_with_the_place(name: str, tmp_path: Path) -> None:
    edit, told = BROKEN[name]
    file = json.loads(layout_json(LAYOUT))
    edit(file)
    path = tmp_path / "layout.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    with pytest.raises(UnreadableLayout) as caught:
        read_layout(path)
    message = str(caught.value)
    assert told in message
    assert message.startswith(f"{path} is not the layout of a worksheet")
    assert message.endswith("wrote with --data, unchanged.")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"null", b"[" * 100_000])
def test_a_file_that_is_none_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    path.write_bytes(content)
    with pytest.raises(UnreadableLayout, match="is not the layout of a worksheet"):
        read_layout(path)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLayout, match="cannot be read: No such file"):
        read_layout(tmp_path / "nothing.json")


def test_a_layout_whose_versions_do_not_fit_cannot_be_made() -> None:
    with pytest.raises(InvalidFields, match="named A, B, C"):
        replace(LAYOUT, versions=LAYOUT.versions[1:])
    assert isinstance(replace(LAYOUT, versions=LAYOUT.versions[:1]), Layout)
