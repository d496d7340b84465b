"""How a learner likes the program: a TOML file, every key of which is documented here."""

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import platformdirs

CONFIG_VARIABLE = "QUIZ_CONFIG"
KEYMAP = "keymap"
ENTER, DIGIT = "enter", "digit"

Value = str | bool
"""What a preference may be set to."""

Changes = Mapping[str, Value | None]
"""Keys of the file, each with its new value, or None to take it out.

A key is the name of a preference, or `keymap.` and the name of an action.
"""


class PreferencesError(Exception):
    """Raised for a file that cannot be used; says what was found, where, and what to do."""


@dataclass(frozen=True)
class Preference:
    """One key of the file: its name, what it does, and the values it takes.

    `choices` are all there are; without any, a text is wanted (or, where the default is one, true
    or false).
    """

    name: str
    does: str
    choices: tuple[str, ...] = ()


PREFERENCES = (
    Preference("theme", "The colours: the name of a theme, such as textual-light."),
    Preference("profile", "Who is learning; each profile has its own memory and statistics."),
    Preference(
        "answer_on",
        "In single choice, whether a digit goes to an option and Enter answers, or the digit "
        "answers at once.",
        (ENTER, DIGIT),
    ),
    Preference(
        "documents",
        "The folder with the documents that the decks rest on, to read a cited paragraph beside "
        "its question.",
    ),
    Preference("confidence", "Ask how sure you are before each verdict."),
    Preference("reduced_motion", "Let nothing blink or glide."),
)
"""Every key but the table `[keymap]`."""

KEYMAP_DOES = "The keys of every action, by its name; several are parted by commas."
"""What the table `[keymap]` does."""


@dataclass(frozen=True)
class Preferences:
    """What the file says; `keymap` has names of actions and their keys, parted by commas."""

    theme: str = "textual-dark"
    profile: str = "default"
    answer_on: str = ENTER
    documents: str = ""
    confidence: bool = False
    reduced_motion: bool = False
    keymap: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> Value:
        """The value of a preference by its name."""
        value: Value = getattr(self, name)
        return value


DEFAULT = Preferences()


def preferences_file() -> Path:
    """Where the file lies: `QUIZ_CONFIG`, or what the platform provides."""
    moved = os.environ.get(CONFIG_VARIABLE)
    folder = platformdirs.user_config_path("quiz", appauthor=False)
    return Path(moved) if moved else folder / "settings.toml"


def read_preferences(path: Path) -> Preferences:
    """What the file says, the defaults where it is not there; raises PreferencesError."""
    text = _text_of(path)
    return DEFAULT if text is None else _parsed(path, text)


def write_preferences(path: Path, changes: Changes) -> Preferences:
    """Change keys of the file; all else in it, comments too, is left as it is.

    What it says from then on comes back. Raises PreferencesError where the file cannot be used or
    written, or would be wrong afterwards; then it is as it was.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from quiz.deck.writing import write_new, write_over

    text = _text_of(path)
    if text is not None:
        _parsed(path, text)
    try:
        document = tomlkit.parse(text or "")
        for name, value in changes.items():
            _change(document, name, value)
        changed = tomlkit.dumps(document)
        preferences = _parsed(path, changed)
        path.parent.mkdir(parents=True, exist_ok=True)
        (write_new if text is None else write_over)(path, changed)
    except TOMLKitError as error:
        raise _wrong(path, [str(error)]) from None
    except (OSError, UnicodeError) as error:
        raise PreferencesError(
            f"The settings in {path} cannot be written: {_reason(error)}. Nothing was changed."
        ) from None
    return preferences


def _change(document: MutableMapping[str, object], name: str, value: Value | None) -> None:
    import tomlkit

    table, key = document, name
    if name.startswith(f"{KEYMAP}."):
        key = name.removeprefix(f"{KEYMAP}.")
        found = document.setdefault(KEYMAP, tomlkit.table())
        assert isinstance(found, MutableMapping)
        table = found
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value


def _text_of(path: Path) -> str | None:
    """The text of the file, None where it is not there; raises PreferencesError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise PreferencesError(
            f"The settings in {path} cannot be read: {_reason(error)}."
        ) from None


def _parsed(path: Path, text: str) -> Preferences:
    """What a text says; raises PreferencesError that names everything that is wrong in it."""
    import tomllib

    try:
        return _validated(path, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, [str(error)]) from None
    except RecursionError:
        raise _wrong(path, ["something in it is nested too deep"]) from None


def _validated(path: Path, found: Mapping[str, object]) -> Preferences:
    values: dict[str, Value] = {}
    keymap: dict[str, str] = {}
    problems = []
    for name, value in found.items():
        wanted = _BY_NAME.get(name)
        if name == KEYMAP:
            keymap, wrong = _keymap(value)
            problems += wrong
        elif wanted is None:
            problems.append(f"`{name}` is no setting{_hint(name)}")
        elif not isinstance(value, str | bool) or not _is_right(wanted, value):
            problems.append(f"`{name}` is {_shown(value)}; {_wanted(wanted)}")
        else:
            values[name] = value
    if problems:
        raise _wrong(path, problems)
    return replace(DEFAULT, **values, keymap=keymap)  # type: ignore[arg-type]


def _keymap(value: object) -> tuple[dict[str, str], list[str]]:
    """The keymap that a value is, and what is wrong in it."""
    if not isinstance(value, dict):
        return {}, [f"`{KEYMAP}` is {_shown(value)}; a table `[{KEYMAP}]` is wanted"]
    keymap: dict[str, str] = {}
    problems = []
    for name, keys in value.items():
        if isinstance(keys, dict):
            # A name without quotes makes tables of its parts.
            problems.append(f'in `[{KEYMAP}]` names want quotes: "{name}.…" = "x"')
        elif not isinstance(keys, str):
            problems.append(
                f'`{name}` in `[{KEYMAP}]` is {_shown(keys)}; keys such as "h" are wanted'
            )
        elif not all(key.strip() for key in keys.split(",")):
            problems.append(
                f"`{name}` in `[{KEYMAP}]` is {keys!r}; keys parted by commas are wanted, and that "
                "of the comma is called comma"
            )
        else:
            keymap[name] = keys
    return keymap, problems


def _is_right(wanted: Preference, value: Value) -> bool:
    default = DEFAULT.get(wanted.name)
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if wanted.choices:
        return value in wanted.choices
    return bool(value.strip()) or not default


def _wanted(wanted: Preference) -> str:
    if isinstance(DEFAULT.get(wanted.name), bool):
        return "true or false is wanted"
    if wanted.choices:
        return f"{' or '.join(wanted.choices)} is wanted"
    return "a text is wanted"


def _shown(value: object) -> str:
    """A value about as it stands in the file; control characters are escaped."""
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _hint(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [*_BY_NAME, KEYMAP], 1)
    return f" (`{near[0]}` is)" if near else ""


def _reason(error: OSError | UnicodeError) -> str:
    if isinstance(error, UnicodeError):
        return "it is not UTF-8"
    return error.strerror or str(error)


def _wrong(path: Path, problems: list[str]) -> PreferencesError:
    return PreferencesError(f"The settings in {path} cannot be used: {'; '.join(problems)}.")


_BY_NAME = {wanted.name: wanted for wanted in PREFERENCES}
