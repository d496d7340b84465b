"""`quiz settings`, and what the commands take from the settings file."""

from pathlib import Path

import pytest

from quiz.preferences import CONFIG_VARIABLE, PREFERENCES
from quiz.record import Record
from tests.cli.running import FOLDER, lines, plain, refused


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("QUIZ_DATA", str(folder))
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "settings.toml"))
    return folder


@pytest.fixture
def path(data: Path) -> Path:
    return data.parent / "settings.toml"


def test_every_setting_is_printed_with_its_value_and_what_it_does(path: Path) -> None:
    assert lines("settings")[0] == f"{path} (not there yet: nothing was set)"
    path.write_text('theme = "nord"\nconfidence = true\n[keymap]\n"home.next" = "N"\n')
    told = lines("settings")
    assert told[0] == str(path)
    assert 'theme = "nord"' in told
    assert "confidence = true" in told
    assert '"home.next" = "N"' in told
    assert all(f"  {preference.does}" in told for preference in PREFERENCES)


def profiles(data: Path) -> tuple[str, ...]:
    record = Record(data)
    try:
        return record.profiles()
    finally:
        record.close()


def test_who_is_learning_is_who_the_settings_say_unless_another_is_named(
    path: Path, data: Path
) -> None:
    path.write_text('profile = "Ana"\n')
    plain(typed=":q\n")
    assert profiles(data) == ("Ana",)
    plain("--profile", "Ben", typed=":q\n")
    assert profiles(data) == ("Ana", "Ben")


def test_schedule_and_stats_are_of_who_the_settings_say(path: Path) -> None:
    path.write_text('profile = "Ana"\n')
    lines("schedule", "set", "--retention", "0.8")
    assert lines("schedule", "show")[0] == "retention      0.8"
    assert lines("schedule", "show", "--profile", "Ben")[0] == "retention      0.9"
    lines("stats", FOLDER)


def test_plain_mode_asks_how_sure_one_is_if_the_settings_say_so(path: Path) -> None:
    def played(profile: str, *options: str) -> list[str]:
        return plain("--profile", profile, *options, typed="1\n2\n\n:q\n")

    asked = played("asked", "--confidence")
    path.write_text("confidence = true\n")
    assert played("by settings") == asked
    path.write_text("confidence = false\n")
    assert played("not asked") != asked


@pytest.mark.parametrize(
    "command", [["settings"], ["play", FOLDER, "--plain"], ["schedule", "show"], ["stats", FOLDER]]
)
def test_a_file_that_cannot_be_used_ends_a_command_with_a_message(
    path: Path, data: Path, command: list[str]
) -> None:
    path.write_text("theme = 3\n")
    assert "`theme` is 3; a text is wanted" in refused(*command, code=1)
    assert not data.exists()
