"""The author's preview: what is saved is seen, and what is wrong with it is told in its line."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.app.screens.faults import FaultsScreen
from quiz.app.screens.question import QuestionScreen
from quiz.app.watching import WatchingApp
from quiz.record import Record
from quiz.record.choosing import Wish
from tests.app.driving import DECKS, SIZE, answer_rightly, playing, settled, words


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DECKS / "moon", tmp_path / "moon"))


def rewrite(deck: Path, old: str, new: str) -> None:
    bank = deck / "banks" / "surface.yaml"
    text = bank.read_text(encoding="utf-8")
    assert old in text
    bank.write_text(text.replace(old, new), encoding="utf-8")


async def looked(app: WatchingApp, pilot: Pilot[None]) -> None:
    await app.look()
    await settled(pilot)


async def test_a_saved_question_is_shown_as_it_is_now(record: Record, deck: Path) -> None:
    app = WatchingApp(deck, record, Wish(seed=1))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await answer_rightly(pilot, playing(app).question, playing(app).presentation)
        await pilot.press("enter")
        await settled(pilot)
        second = playing(app).question.id
        rewrite(deck, "once in each orbit", "once in each orbit round the Earth")
        await looked(app, pilot)
        assert playing(app).question.id == second, "the question at hand stays"
        stem = playing(app).presentation.prompt
        rewrite(deck, stem, f"{stem} Say so.")
        await looked(app, pilot)
        assert "Say so." in words(app)


async def test_a_fault_is_laid_over_the_question_until_it_is_mended(
    record: Record, deck: Path
) -> None:
    app = WatchingApp(deck, record, Wish(seed=1))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        before = playing(app).question.id
        rewrite(deck, "kind: single_choice", "kind: single_choyce")
        await looked(app, pilot)
        assert isinstance(app.screen, FaultsScreen)
        said = words(app)
        assert "surface.yaml:4" in said
        assert "the nearest known one is `single_choice`" in said
        rewrite(deck, "kind: single_choyce", "kind: single_chance")
        await looked(app, pilot)
        assert "single_chance" in words(app), "the latest save counts"
        rewrite(deck, "kind: single_chance", "kind: single_choice")
        await looked(app, pilot)
        assert isinstance(app.screen, QuestionScreen)
        assert playing(app).question.id == before


async def test_a_deck_that_cannot_be_read_at_first_is_waited_for(
    record: Record, deck: Path
) -> None:
    rewrite(deck, "kind: single_choice", "kind: single_choyce")
    app = WatchingApp(deck, record, Wish(seed=1))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, FaultsScreen)
        rewrite(deck, "kind: single_choyce", "kind: single_choice")
        await looked(app, pilot)
        assert isinstance(app.screen, QuestionScreen)


async def test_what_was_not_saved_is_not_read_again(record: Record, deck: Path) -> None:
    app = WatchingApp(deck, record, Wish(seed=1))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        screen = app.screen
        await looked(app, pilot)
        assert app.screen is screen
