"""The text of a document: every line of it, at any width, whatever it is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size

from quiz.app.document_text import DocumentText, folded

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]) | st.just(" "))


@given(TEXTS, st.integers(2, 40))
def test_folding_loses_nothing_but_spaces_and_keeps_to_the_width(text: str, room: int) -> None:
    lines = list(folded(text, room))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= room for line in lines)


@given(st.lists(st.text("ab", min_size=1, max_size=5), min_size=1), st.integers(5, 40))
def test_words_that_fit_stay_whole(texts: list[str], room: int) -> None:
    lines = folded(" ".join(texts), room)
    assert [word for line in lines for word in line.split()] == texts


@pytest.mark.parametrize("width", [1, 12, 40, 76])
def test_a_paragraph_begins_where_its_line_says(width: int) -> None:
    texts = ["one two three", "four " * 50, "五六七" * 30, "eight"]
    widget = DocumentText(texts, [2])
    height = widget.get_content_height(Size(width, 0), Size(width, 0), width)
    lines = [widget.line_of(number) for number in (1, 2, 3, 4)]
    assert lines[0] == 0
    assert lines == sorted(set(lines))
    assert height == lines[-1] + 1


class Shown(App[None]):
    """A document alone on a page."""

    def __init__(self, paragraphs: list[str], cited: list[int]) -> None:
        super().__init__()
        self.text = DocumentText(paragraphs, cited)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.text


async def lines_of(paragraphs: list[str], cited: list[int], *, at: int = 1) -> list[str]:
    """What stands on the terminal, scrolled to a paragraph."""
    app = Shown(paragraphs, cited)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        page = app.query_one(VerticalScroll)
        page.scroll_to(y=app.text.line_of(at), animate=False)
        await pilot.pause()
        return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_cited_paragraphs_are_marked_and_all_are_numbered() -> None:
    lines = await lines_of(["One", "Two two", "Three"], [2])
    assert [line.rstrip(" ▁▂▃▄▅▆▇█") for line in lines[:5]] == [
        "  1  One",
        "",
        "❯ 2  Two two",
        "",
        "  3  Three",
    ]


async def test_a_document_of_megabytes_is_shown_at_any_of_its_paragraphs() -> None:
    paragraphs = [f"{number} " + "word " * 40 for number in range(1, 30_001)]
    lines = await lines_of(paragraphs, [20_000], at=20_000)
    assert lines[0].startswith("❯ 20000  20000 word")


async def test_a_paragraph_of_a_megabyte_is_shown() -> None:
    lines = await lines_of(["x" * 1_000_000, "after"], [2], at=2)
    assert any(line.startswith("❯ 2  after") for line in lines)


HOSTILE = ("[/] done", "[@click=app.quit]x[/]", "\x1b[31mred\x1b[2J", "\u202eabc")


@pytest.mark.parametrize("text", HOSTILE)
async def test_nothing_in_a_document_is_obeyed(text: str) -> None:
    lines = await lines_of([text], [1])
    assert lines[0].startswith("❯ 1  ")
    assert not any(letter < " " or letter == "\u202e" for line in lines for letter in line)
    assert "done" in lines[0] or "abc" in lines[0] or "red" in lines[0] or "@click" in lines[0]
