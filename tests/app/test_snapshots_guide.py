"""What guides and sources look like, kept as pictures."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from quiz.app.screens.guide import GuideScreen, GuideStopScreen
from quiz.app.screens.source import SourceScreen
from quiz.app.screens.topics import TopicsScreen
from quiz.preferences import DEFAULT
from quiz.record import Record
from tests.app.driving import DECKS, MOON, SIZE, an_app, settled
from tests.app.guided import guided

Compare = Callable[..., bool]
DOCUMENTS = DECKS / "documents"
SMALL, WIDE = (40, 15), (120, 40)


def showing(
    screen: Callable[[], Screen[object]], *keys: str
) -> Callable[[Pilot[None]], Awaitable[None]]:
    """What to do before a picture is taken: show a screen, then press keys."""

    async def show(pilot: Pilot[None]) -> None:
        await settled(pilot)
        pilot.app.push_screen(screen())
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return show


@pytest.mark.parametrize("size", [SIZE, SMALL, WIDE], ids=["80", "40", "120"])
def test_a_guide(
    snap_compare: Compare, record: Record, tmp_path: Path, size: tuple[int, int]
) -> None:
    deck = guided(tmp_path)
    before = showing(lambda: GuideScreen(deck, "surface"))
    assert snap_compare(an_app(record, decks=[DECKS]), terminal_size=size, run_before=before)


def test_the_end_of_a_guide(snap_compare: Compare, record: Record, tmp_path: Path) -> None:
    deck = guided(tmp_path)
    before = showing(lambda: GuideScreen(deck, "surface"), "end")
    assert snap_compare(an_app(record, decks=[DECKS]), terminal_size=SIZE, run_before=before)


def test_a_guide_that_cannot_be_read(snap_compare: Compare, record: Record, tmp_path: Path) -> None:
    deck = guided(tmp_path, guide="Fine.\n\nIt is so [moom#4].\n", glossary="terms: no\n")
    before = showing(lambda: GuideScreen(deck, "surface"))
    assert snap_compare(an_app(record, decks=[DECKS]), terminal_size=SIZE, run_before=before)


def test_a_guide_in_a_session(snap_compare: Compare, record: Record, tmp_path: Path) -> None:
    deck = guided(tmp_path)
    before = showing(lambda: GuideStopScreen(deck, "surface"))
    assert snap_compare(an_app(record, decks=[DECKS]), terminal_size=SIZE, run_before=before)


def test_topics(snap_compare: Compare, record: Record, tmp_path: Path) -> None:
    deck = guided(tmp_path)
    before = showing(lambda: TopicsScreen(deck), "down")
    assert snap_compare(an_app(record, decks=[DECKS]), terminal_size=SIZE, run_before=before)


def test_sources_without_documents(snap_compare: Compare, record: Record) -> None:
    before = showing(lambda: SourceScreen(MOON, MOON.by_id["origin"].question))
    assert snap_compare(an_app(record, decks=[DECKS]), terminal_size=SIZE, run_before=before)


@pytest.mark.parametrize("size", [SIZE, SMALL, WIDE], ids=["80", "40", "120"])
def test_a_cited_paragraph(snap_compare: Compare, record: Record, size: tuple[int, int]) -> None:
    app = an_app(record, decks=[DECKS])
    app.preferences = replace(DEFAULT, documents=str(DOCUMENTS))
    before = showing(lambda: SourceScreen(MOON, MOON.by_id["days"].question))
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_a_document_that_differs(snap_compare: Compare, record: Record, tmp_path: Path) -> None:
    text = (DOCUMENTS / "moon.txt").read_text(encoding="utf-8").replace("Buzz", "Bizz")
    (tmp_path / "moon.txt").write_text("A new one.\n\n" + text, encoding="utf-8")
    app = an_app(record, decks=[DECKS])
    app.preferences = replace(DEFAULT, documents=str(tmp_path))
    before = showing(lambda: SourceScreen(MOON, MOON.by_id["days"].question))
    assert snap_compare(app, terminal_size=SIZE, run_before=before)
