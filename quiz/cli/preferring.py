"""What a learner has set, for the commands: who is learning, and how they like it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from quiz.preferences import Preferences

F = TypeVar("F", bound=Callable[..., object])

UNTIL_MENDED = "Until that is mended, everything is set as it came."
"""What holds where the settings cannot be used."""

SHOWN_PROFILE = "that of your settings"
"""What help says of a profile that is not named."""


@dataclass(frozen=True)
class Liked:
    """What was set, or the defaults and why they hold."""

    preferences: "Preferences"
    notices: tuple[str, ...] = ()


def preferred() -> "Preferences":
    """What the settings file says; raises Failure where it cannot be used."""
    from quiz.cli.failures import told
    from quiz.preferences import preferences_file, read_preferences

    with told():
        return read_preferences(preferences_file())


def preferred_or_told() -> Liked:
    """The same for the app, which opens whatever the file is like, and tells of it."""
    from quiz.preferences import DEFAULT, PreferencesError, preferences_file, read_preferences

    try:
        return Liked(read_preferences(preferences_file()))
    except PreferencesError as error:
        return Liked(DEFAULT, (f"{error}\n{UNTIL_MENDED}",))


def profile_option(does: str) -> Callable[[F], F]:
    """The option `--profile`, which is the profile of the settings if it is not given."""
    return click.option(
        "--profile",
        default=lambda: preferred().profile,
        show_default=SHOWN_PROFILE,
        help=does,
    )
