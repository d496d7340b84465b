"""The palette: what it lists where, where each leads, and that texts in it are only shown."""

import subprocess
import sys

import pytest
from textual.command import CommandList
from textual.pilot import Pilot

from quiz.app.palette import Palette
from quiz.app.screens.browse import BrowseScreen, QuestionList
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.guide import GuideScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.keys import KeysScreen
from quiz.app.screens.question import QuestionScreen
from quiz.app.screens.settings import SettingsScreen
from quiz.deck.folders import shipped_decks
from quiz.preferences import Preferences
from quiz.record import Record
from quiz.study.events import Mode
from tests.app.driving import (
    DECKS,
    MOON,
    SIZE,
    an_app,
    only,
    painted,
    playing,
    settled,
    squeezed,
    type_text,
)
from tests.app.hostile import TEXTS, as_shown, hostile_deck


async def search(pilot: Pilot[None], text: str = "") -> list[str]:
    """Open the palette, type, and say what is listed."""
    await settled(pilot)
    if not isinstance(pilot.app.screen, Palette):
        await pilot.press("ctrl+p")
    await type_text(pilot, text)
    await settled(pilot)
    options = pilot.app.screen.query_one(CommandList).options
    return [str(option.prompt) for option in options]


async def choose(pilot: Pilot[None], text: str, line: str) -> None:
    """Search, go to a line and choose it."""
    listed = await search(pilot, text)
    await pilot.press(*["down"] * listed.index(line), "enter")
    await settled(pilot)


async def test_while_nothing_is_typed_it_lists_actions_decks_and_topics(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        listed = await search(pilot)
        assert listed[0] == "Go to the next deck   tab"
        assert "Change settings   ," in listed
        assert "Show the keys of this screen   ?  f1" in listed
        assert "The Moon   deck" in listed
        assert f"{MOON.manifest.topics[0].title}   learn" in listed
        assert not any("everything" in line or "   question" in line for line in listed)


async def test_what_is_typed_is_looked_for_word_by_word_without_accents_or_case(
    record: Record,
) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        assert await search(pilot, "SETtings change") == ["Change settings   ,"]


async def test_an_action_is_done_where_it_belongs(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await choose(pilot, "settings", "Change settings   ,")
        assert isinstance(app.screen, SettingsScreen)
        await choose(pilot, "keys", "Show the keys of this screen   ?  f1")
        assert isinstance(app.screen, KeysScreen)


async def test_an_action_of_what_has_the_focus_is_done_there(record: Record) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("1")
        await choose(pilot, "answer", "Answer   ↵")
        assert playing(app).state.attempt is not None


async def test_only_what_can_be_done_here_is_listed(record: Record) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        listed = await search(pilot)
        assert "Strike an option out for yourself, or take that back   x" in listed
        assert not any(line.startswith("In ordering") for line in listed)
        assert not any(line.startswith("Change settings") for line in listed)


async def test_an_action_is_listed_with_the_keys_that_it_has_now(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    app.preferences = Preferences(keymap={"home.settings": "S"})
    async with app.run_test(size=SIZE) as pilot:
        assert "Change settings   S" in await search(pilot)


async def test_a_deck_is_gone_to_at_home(record: Record) -> None:
    app = an_app(record, only("same-side"), decks=[DECKS, shipped_decks()])
    async with app.run_test(size=SIZE) as pilot:
        await choose(pilot, "russia", "Pakistan and Russia   deck")
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.deck is not None
        assert app.screen.deck.manifest.id == "pakistan-russia"


async def test_a_topic_is_read_or_learned(record: Record) -> None:
    app = an_app(record, decks=[shipped_decks()])
    async with app.run_test(size=SIZE) as pilot:
        await choose(pilot, "pipeline", "Energy and the pipeline   guide")
        assert isinstance(app.screen, GuideScreen)
        await choose(pilot, "pipeline", "Energy and the pipeline   learn")
        assert isinstance(app.screen, QuestionScreen)
        assert playing(app).state.plan.mode is Mode.LEARN
        assert len([each for each in app.screen_stack if isinstance(each, GuideScreen)]) == 0
        deck = playing(app).deck
        asked = {deck.by_id[item.question].topic.id for item in playing(app).state.plan.items}
        assert asked == {"energy"}


async def test_learning_a_topic_from_a_session_leaves_that_session(record: Record) -> None:
    app = an_app(record, MOON, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        await choose(pilot, "learn", f"{MOON.manifest.topics[0].title}   learn")
        assert [type(screen) for screen in app.screen_stack[1:]] == [HomeScreen, QuestionScreen]


async def test_a_question_is_found_by_its_stem_first_and_opened_in_browse(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=SIZE) as pilot:
        listed = await search(pilot, "basalt")
        assert [line for line in listed if line.endswith("   question")]
        await pilot.press("escape")
        stem = "Why does the same side of the Moon always face the Earth?"
        await choose(pilot, "always same side", f"{stem}   question")
        assert isinstance(app.screen, BrowseScreen)
        chosen = app.screen.query_one(QuestionList).chosen
        assert chosen is not None
        assert chosen.outline.id == "same-side"


async def test_an_exam_is_neither_helped_in_nor_left_by_the_way(record: Record) -> None:
    app = an_app(record, MOON, decks=[DECKS], mode=Mode.EXAM)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ExamScreen)
        listed = await search(pilot, "moon")
        assert not [line for line in listed if line.endswith(("deck", "learn", "question"))]


@pytest.mark.parametrize("bad", TEXTS)
async def test_texts_of_a_deck_are_shown_as_written_and_do_nothing(
    record: Record, bad: str
) -> None:
    app = an_app(record, hostile_deck(bad), decks=[DECKS])
    async with app.run_test(size=(120, 40)) as pilot:
        listed = await search(pilot, "learn")
        assert as_shown(f"{bad} topic   learn") in map(squeezed, listed)
        await pilot.press("escape")
        listed = await search(pilot, "stem")
        assert any(squeezed(line).startswith(as_shown(bad)) for line in listed)
        assert as_shown(bad) in squeezed("".join(painted(app)))
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, BrowseScreen)


@pytest.mark.parametrize("size", [(1, 1), (3, 9), (6, 6), (40, 15), (200, 60)])
async def test_it_opens_at_any_size(record: Record, size: tuple[int, int]) -> None:
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=size) as pilot:
        assert await search(pilot, "moon")
        await pilot.press("down", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


def test_it_is_not_loaded_before_it_is_opened() -> None:
    probe = "import sys, quiz.app; sys.exit('quiz.app.palette' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
