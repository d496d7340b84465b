"""The settings file: what is read, what is refused, and what changing it leaves alone."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.preferences import (
    CONFIG_VARIABLE,
    DEFAULT,
    DIGIT,
    PREFERENCES,
    Preferences,
    PreferencesError,
    preferences_file,
    read_preferences,
    write_preferences,
)

OWN = """\
# Mine, for the evenings.
theme = "nord" # calm

[keymap] # as on my other machine
"question.hint" = "H"
# the end
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path, text: str) -> str:
    """What is told of a file that cannot be used, whether it is read or to be changed."""
    written(path, text)
    with pytest.raises(PreferencesError) as reading:
        read_preferences(path)
    with pytest.raises(PreferencesError) as writing:
        write_preferences(path, {"theme": "nord"})
    assert str(reading.value) == str(writing.value)
    assert path.read_text(encoding="utf-8") == text
    return str(reading.value)


def test_every_preference_is_documented_once_and_no_other() -> None:
    names = [preference.name for preference in PREFERENCES]
    assert {*names, "keymap"} == set(Preferences.__dataclass_fields__)
    assert len(set(names)) == len(names)
    assert all(preference.does.endswith(".") for preference in PREFERENCES)
    assert all(
        not preference.choices or DEFAULT.get(preference.name) in preference.choices
        for preference in PREFERENCES
    )


def test_the_file_is_where_quiz_config_says(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setenv(CONFIG_VARIABLE, str(path))
    assert preferences_file() == path
    monkeypatch.delenv(CONFIG_VARIABLE)
    assert preferences_file().name == "settings.toml"
    assert preferences_file().parent.name == "quiz"


def test_without_a_file_all_is_as_it_came(path: Path) -> None:
    assert read_preferences(path) == DEFAULT
    assert not path.exists()


def test_what_the_file_says_is_read_and_the_rest_is_as_it_came(path: Path) -> None:
    text = OWN.replace("[keymap]", 'answer_on = "digit"\nconfidence = true\n\n[keymap]')
    assert read_preferences(written(path, text)) == Preferences(
        theme="nord", answer_on=DIGIT, confidence=True, keymap={"question.hint": "H"}
    )


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + OWN.replace("\n", "\r\n").encode())
    assert read_preferences(path).theme == "nord"
    write_preferences(path, {"theme": "dracula"})
    assert b'theme = "dracula" # calm\r\n' in path.read_bytes()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = nord", "line 1, column 9"),
        ('them = "nord"', "`them` is no setting (`theme` is)"),
        ("[theme]\nname = 1", "`theme` is {'name': 1}; a text is wanted"),
        ("theme = true", "`theme` is true; a text is wanted"),
        ('profile = "  "', "`profile` is '  '; a text is wanted"),
        ('confidence = "yes"', "`confidence` is 'yes'; true or false is wanted"),
        ('answer_on = "space"', "`answer_on` is 'space'; enter or digit is wanted"),
        ("keymap = 1", "a table `[keymap]` is wanted"),
        ('[keymap]\nquestion.hint = "h"', '"question.…" = "x"'),
        ('[keymap]\n"question.hint" = ["h"]', "keys such as"),
        ('[keymap]\n"question.hint" = ","', "that of the comma is called comma"),
        ('[keymap]\n"question.hint" = ""', "keys parted by commas are wanted"),
        ("theme = " + "[" * 100_000, "nested too deep"),
    ],
)
def test_a_wrong_file_is_told_of_and_never_overwritten(path: Path, text: str, told: str) -> None:
    assert told in refused(path, text)


def test_all_that_is_wrong_is_told_at_once(path: Path) -> None:
    told = refused(path, 'them = "x"\nprofil = "y"\nconfidence = 1\n')
    assert "`theme` is" in told
    assert "`profile` is" in told
    assert "`confidence` is 1" in told
    assert str(path) in told


def test_a_file_that_is_no_text_is_told_of(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PreferencesError, match="it is not UTF-8"):
        read_preferences(path)


def test_a_folder_in_its_place_is_told_of(path: Path) -> None:
    path.mkdir()
    with pytest.raises(PreferencesError, match="cannot be read"):
        write_preferences(path, {"theme": "nord"})


def test_changing_a_key_leaves_all_else_as_it_is(path: Path) -> None:
    changed = write_preferences(written(path, OWN), {"theme": "dracula", "keymap.home.next": "N"})
    assert changed == read_preferences(path)
    assert changed.keymap == {"question.hint": "H", "home.next": "N"}
    expected = OWN.replace("nord", "dracula") + '"home.next" = "N"\n'
    assert path.read_text(encoding="utf-8") == expected


def test_taking_a_key_out_leaves_all_else_as_it_is(path: Path) -> None:
    changed = write_preferences(written(path, OWN), {"keymap.question.hint": None, "profile": None})
    assert changed.keymap == {}
    expected = OWN.replace('"question.hint" = "H"\n', "")
    assert path.read_text(encoding="utf-8") == expected


def test_the_file_and_its_folder_are_made_when_something_is_set(tmp_path: Path) -> None:
    path = tmp_path / "config" / "quiz" / "settings.toml"
    assert write_preferences(path, {"confidence": True}).confidence
    assert path.read_text(encoding="utf-8") == "confidence = true\n"


def test_a_wrong_value_is_not_written(path: Path) -> None:
    with pytest.raises(PreferencesError, match="enter or digit is wanted"):
        write_preferences(written(path, OWN), {"answer_on": "space"})
    with pytest.raises(PreferencesError, match="no setting"):
        write_preferences(path, {"anything": "x"})
    assert path.read_text(encoding="utf-8") == OWN


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="wants a folder closed to it")
def test_a_folder_that_cannot_be_written_leaves_the_file_as_it_was(path: Path) -> None:
    written(path, OWN)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(PreferencesError, match="cannot be written"):
            write_preferences(path, {"theme": "dracula"})
    finally:
        path.parent.chmod(stat.S_IRWXU)
    assert path.read_text(encoding="utf-8") == OWN


def test_a_full_disk_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    written(path, OWN)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PreferencesError, match=r"No space left on device\. Nothing was changed"):
        write_preferences(path, {"theme": "dracula"})
    assert path.read_text(encoding="utf-8") == OWN
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="links want a right there")
def test_a_file_that_lies_elsewhere_stays_there(path: Path, tmp_path: Path) -> None:
    elsewhere = written(tmp_path / "dotfiles.toml", OWN)
    path.symlink_to(elsewhere)
    write_preferences(path, {"theme": "dracula"})
    assert path.is_symlink()
    assert 'theme = "dracula"' in elsewhere.read_text(encoding="utf-8")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(theme=TEXTS, profile=TEXTS, documents=TEXTS, keys=st.sampled_from(["h", "h,j", "ctrl+h"]))
def test_whatever_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, theme: str, profile: str, documents: str, keys: str
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_text(OWN, encoding="utf-8")
    for name, value in (("theme", theme), ("keymap.a.b", keys), ("profile", profile)):
        write_preferences(path, {name: value})
    assert write_preferences(path, {"documents": documents}) == Preferences(
        theme=theme,
        profile=profile,
        documents=documents,
        keymap={"question.hint": "H", "a.b": keys},
    )
    assert "# Mine, for the evenings." in path.read_text(encoding="utf-8")
