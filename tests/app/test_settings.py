"""Settings: each is shown with what it does and where it lies, and changed in its own place."""

import sqlite3
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.app import QuizApp
from quiz.app.keymaps import SLOTS
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.key_setting import KeySettingScreen
from quiz.app.screens.keymap import KeymapScreen
from quiz.app.screens.question import QuestionScreen
from quiz.app.screens.settings import SettingsScreen
from quiz.app.screens.themes import ThemesScreen
from quiz.app.screens.typed_setting import SettingInput, TypedSettingScreen
from quiz.preferences import DEFAULT, PREFERENCES, read_preferences
from quiz.record import Record
from quiz.study.scheduling import SETTINGS
from quiz.study.settings import Settings
from tests.app.driving import DECKS, SIZE, an_app, only, settled, squeezed, words

ROWS = [*(preference.name for preference in PREFERENCES), "keymap"]
ROWS += [setting.name for setting in SETTINGS]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def settings_app(record: Record, path: Path, text: str = "") -> QuizApp:
    """The app at home, with what a settings file says."""
    if text:
        path.write_text(text, encoding="utf-8")
    app = an_app(record, decks=[DECKS])
    app.preferences_path = path
    app.preferences = read_preferences(path)
    return app


async def go_to(pilot: Pilot[None], name: str) -> None:
    """Open the settings with the cursor at one."""
    await settled(pilot)
    await pilot.press("comma")
    await settled(pilot)
    await pilot.press(*["down"] * ROWS.index(name))
    await settled(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each once the one before is done with."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a setting in place of what stands there, and keep it."""
    pilot.app.screen.query_one(SettingInput).value = text
    await press(pilot, "enter")


async def test_every_setting_is_shown_with_its_value_what_it_does_and_where_it_lies(
    record: Record, path: Path
) -> None:
    app = settings_app(record, path, 'theme = "nord"\n')
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "theme")
        said = " ".join(words(app).split())
        assert squeezed(f"In {path}") in squeezed(said)
        assert "❯ Theme nord" in said
        assert "In the record, for default alone" in said
        assert "Retention 0.9" in said
        for each in (*PREFERENCES, *SETTINGS):
            assert each.does in said


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("confidence", [True, False]),
        ("reduced_motion", [True, False]),
        ("answer_on", ["digit", "enter"]),
    ],
)
async def test_enter_goes_through_the_values_and_keeps_each_at_once(
    record: Record, path: Path, name: str, values: list[object]
) -> None:
    app = settings_app(record, path, "# mine\n")
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, name)
        for value in values:
            await press(pilot, "enter")
            assert app.preferences.get(name) == value
            assert read_preferences(path) == app.preferences
    assert path.read_text(encoding="utf-8").startswith("# mine\n")


async def test_a_theme_is_tried_on_and_kept_by_enter(record: Record, path: Path) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "theme")
        await press(pilot, "enter", "up")
        assert isinstance(app.screen, ThemesScreen)
        tried = app.theme
        assert tried != DEFAULT.theme
        assert not path.exists()
        await press(pilot, "enter")
        assert app.theme == tried
        assert read_preferences(path).theme == tried


async def test_escape_puts_the_theme_back_that_there_was(record: Record, path: Path) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "theme")
        await press(pilot, "enter", "down", "down", "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert app.theme == DEFAULT.theme
        assert not path.exists()


async def test_every_theme_can_be_tried_on(record: Record, path: Path) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "theme")
        await press(pilot, "enter")
        seen = set()
        for _ in app.available_themes:
            await pilot.press("down")
            await pilot.pause()
            seen.add(app.theme)
        assert seen == set(app.available_themes)


async def test_another_profile_plays_at_once_and_has_its_own_counts(
    record: Record, path: Path
) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "l", "d", "4", "q")
        assert isinstance(app.screen, HomeScreen)
        assert "10 new" not in words(app)
        await go_to(pilot, "profile")
        await press(pilot, "enter")
        assert "So far: default" in words(app)
        await typed(pilot, "  Ana ")
        assert app.profile == "Ana"
        assert read_preferences(path).profile == "Ana"
        assert "In the record, for Ana alone" in words(app)
        await press(pilot, "q")
        assert "10 new" in words(app)
        await press(pilot, "n")
        assert isinstance(app.screen, QuestionScreen)
        assert app.screen.recording.state.plan.profile == "Ana"


async def test_a_profile_wants_a_name(record: Record, path: Path) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "profile")
        await press(pilot, "enter")
        await typed(pilot, "   ")
        assert isinstance(app.screen, TypedSettingScreen)
        assert "A name is wanted." in words(app)
        await press(pilot, "escape")
        assert app.profile == "default"


async def test_a_profile_named_for_this_once_is_told_from_the_one_in_the_file(
    record: Record, path: Path
) -> None:
    app = settings_app(record, path, 'profile = "Ana"\n')
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "profile")
        assert "default for now; otherwise Ana" in words(app)


async def test_a_documents_folder_is_taken_if_there_is_one(
    record: Record, path: Path, tmp_path: Path
) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "documents")
        await press(pilot, "enter")
        await typed(pilot, str(tmp_path / "[/]none"))
        assert "[/]none" in words(app).replace("\n", "")
        assert "There is no folder" in words(app)
        await typed(pilot, str(tmp_path))
        assert isinstance(app.screen, SettingsScreen)
        assert read_preferences(path).documents == str(tmp_path)
        await press(pilot, "enter")
        await typed(pilot, "")
        assert read_preferences(path).documents == ""


async def test_a_folder_at_home_is_kept_as_it_was_typed(
    record: Record, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "texts").mkdir()
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "documents")
        await press(pilot, "enter")
        await typed(pilot, "~/texts")
        assert read_preferences(path).documents == "~/texts"


async def test_how_questions_come_back_is_kept_in_the_record_of_the_profile(
    record: Record, path: Path
) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "retention")
        await press(pilot, "enter")
        await typed(pilot, "0.5")
        assert "0.7 to 0.99 is wanted" in words(app)
        await typed(pilot, "85 %")
        await press(pilot, "down", "enter")
        await typed(pilot, "7")
        await press(pilot, "down", "enter")
        await typed(pilot, "0")
        await press(pilot, "down", "enter")
        wanted = Settings(retention=0.85, new_a_day=7, rollover_hour=0, fuzz=False)
        assert record.settings("default") == wanted
        assert record.settings("Ana") == Settings()
        assert not path.exists()
        record.replay()
        assert record.settings("default") == wanted
        await press(pilot, "backspace")
        assert record.settings("default").fuzz


async def test_a_setting_is_put_back_as_it_came(record: Record, path: Path) -> None:
    app = settings_app(record, path, '# mine\ntheme = "nord"\nprofile = "Ana"\n')
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "theme")
        await press(pilot, "backspace", "down", "backspace")
        assert app.preferences == DEFAULT
        assert app.theme == DEFAULT.theme
        assert app.profile == DEFAULT.profile
    assert path.read_text(encoding="utf-8") == "# mine\n"


async def test_a_file_that_cannot_be_used_is_told_of_and_left_alone(
    record: Record, path: Path
) -> None:
    app = settings_app(record, path)
    path.write_text('them = "[/]nord"\n', encoding="utf-8")
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "confidence")
        said = " ".join(words(app).split())
        assert "`them` is no setting (`theme` is)" in said
        assert "Until that is mended, nothing can be changed here." in said
        await press(pilot, "enter")
        assert app.preferences == DEFAULT
        (told,) = app._notifications
        assert "`them` is no setting" in told.message
    assert path.read_text(encoding="utf-8") == 'them = "[/]nord"\n'


async def test_a_theme_that_cannot_be_kept_is_only_tried_on(record: Record, path: Path) -> None:
    app = settings_app(record, path)
    path.mkdir()
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "theme")
        await press(pilot, "enter", "up", "enter")
        assert app.theme == DEFAULT.theme
        assert "cannot be read" in next(iter(app._notifications)).message


async def test_a_record_that_cannot_be_written_is_told_and_nothing_changes(
    record: Record, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "fuzz")
        monkeypatch.setattr(record, "act", full)
        await press(pilot, "enter")
        (told,) = app._notifications
        assert "database or disk is full" in told.message
        assert record.settings("default").fuzz
        assert "Fuzz              on" in words(app)


async def open_keymap(pilot: Pilot[None], name: str) -> None:
    """Open the list of keys with the cursor at an action."""
    await go_to(pilot, "keymap")
    await press(pilot, "enter")
    at = [slot.name for slot in SLOTS].index(name)
    await pilot.press(*["down"] * at)
    await settled(pilot)


async def test_a_key_is_changed_by_pressing_it_and_works_at_once(
    record: Record, path: Path
) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await open_keymap(pilot, "home.next")
        await press(pilot, "enter")
        assert isinstance(app.screen, KeySettingScreen)
        await press(pilot, "N")
        assert isinstance(app.screen, KeymapScreen)
        assert "1 of your own" in words(app)
        assert read_preferences(path).keymap == {"home.next": "N"}
        await press(pilot, "q", "q", "n")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "N")
        assert isinstance(app.screen, QuestionScreen)


async def test_a_taken_key_is_told_of_and_swapped_when_pressed_again(
    record: Record, path: Path
) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await open_keymap(pilot, "home.next")
        await press(pilot, "enter", "r")
        assert "r is taken: Review what is due" in words(app)
        assert not path.exists()
        await press(pilot, "r")
        assert read_preferences(path).keymap == {"home.next": "r", "home.review": "n"}


async def test_one_more_key_is_added_and_all_are_put_back(record: Record, path: Path) -> None:
    app = settings_app(record, path, "# mine\n[keymap]\n# keys\n")
    async with app.run_test(size=SIZE) as pilot:
        await open_keymap(pilot, "home.next")
        await press(pilot, "plus", "ctrl+n")
        assert read_preferences(path).keymap == {"home.next": "n,ctrl+n"}
        await press(pilot, "backspace")
        assert read_preferences(path).keymap == {}
        await press(pilot, "enter", "N", "R")
        assert read_preferences(path).keymap == {"home.next": "N"}
        assert "Press R again" in words(app)
        await press(pilot, "down", "R")
        assert read_preferences(path).keymap == {"home.next": "N"}
        await press(pilot, "R")
        assert read_preferences(path).keymap == {}
    assert path.read_text(encoding="utf-8") == "# mine\n[keymap]\n# keys\n"


async def test_escape_leaves_a_key_as_it_is_and_ctrl_p_can_be_changed_too(
    record: Record, path: Path
) -> None:
    app = settings_app(record, path)
    async with app.run_test(size=SIZE) as pilot:
        await open_keymap(pilot, "app.palette")
        await press(pilot, "enter", "escape")
        assert not path.exists()
        await press(pilot, "enter", "ctrl+k", "ctrl+p")
        assert isinstance(app.screen, KeymapScreen)
        await press(pilot, "ctrl+k")
        assert app.screen.query("CommandInput")


async def test_a_key_on_a_question_is_changed_too(record: Record, path: Path) -> None:
    path.write_text('[keymap]\n"question.next" = "space"\n', encoding="utf-8")
    app = an_app(record, only("same-side", "no-air"))
    app.preferences = read_preferences(path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "d")
        assert "space next" in words(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, QuestionScreen)
        assert app.screen.recording.state.attempt is not None
        await press(pilot, "space")
        assert app.screen.recording.state.attempt is None


async def test_with_reduced_motion_no_cursor_blinks(record: Record, path: Path) -> None:
    app = settings_app(record, path, "reduced_motion = true\n")
    async with app.run_test(size=SIZE) as pilot:
        await go_to(pilot, "profile")
        await press(pilot, "enter")
        assert not app.screen.query_one(SettingInput).cursor_blink
        await press(pilot, "ctrl+p")
        assert not app.screen.query_one(Input).cursor_blink
        assert app.animation_level == "none"


async def test_what_means_nothing_to_the_app_is_told(record: Record, path: Path) -> None:
    app = settings_app(record, path, 'theme = "[/]"\n[keymap]\n"home.fly" = "f"\n')
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        told = [each.message for each in app._notifications]
        assert any("There is no theme '[/]'" in each for each in told)
        assert any("'home.fly', which is no action" in each for each in told)
        assert app.theme == DEFAULT.theme
