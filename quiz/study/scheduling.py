"""The scheduler's settings as a learner reads and writes them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from quiz.study.settings import LEAST_RETENTION, MOST_RETENTION, Settings

_SWITCH = _ON, _OFF = "on", "off"


@dataclass(frozen=True)
class Setting:
    """One of the scheduler's settings: its name, what it does, and how it is written and read.

    `read` gives a learner's settings with this one as typed, and raises ValueError that says what
    is wanted; `choices` are all there are, if it is not typed freely.
    """

    name: str
    does: str
    words: Callable[[Settings], str]
    read: Callable[[Settings, str], Settings]
    choices: tuple[str, ...] = ()

    def is_default(self, settings: Settings) -> bool:
        """Whether it stands as it came."""
        return bool(getattr(settings, self.name) == getattr(Settings(), self.name))

    def reset(self, settings: Settings) -> Settings:
        """The settings with this one as it came."""
        return replace(settings, **{self.name: getattr(Settings(), self.name)})


def _retention(settings: Settings, typed: str) -> Settings:
    """From a chance such as 0.9, or a percentage such as 90 %."""
    wanted = f"{LEAST_RETENTION} to {MOST_RETENTION} is wanted"
    bare = typed.strip().removesuffix("%").strip().replace(",", ".")
    try:
        number = float(bare)
        chance = number / 100 if number > 1 or "%" in typed else number
        return replace(settings, retention=round(chance, 4))
    except ValueError:
        raise ValueError(f"{typed!r} cannot be set; {wanted}") from None


def _new_a_day(settings: Settings, typed: str) -> Settings:
    return replace(settings, new_a_day=_whole(typed, 9999, "a number from 0 to 9999"))


def _rollover_hour(settings: Settings, typed: str) -> Settings:
    bare = typed.strip().removesuffix(":00")
    return replace(settings, rollover_hour=_whole(bare, 23, "an hour from 0 to 23"))


def _fuzz(settings: Settings, typed: str) -> Settings:
    if typed not in _SWITCH:
        raise ValueError(f"{typed!r} cannot be set; {' or '.join(_SWITCH)} is wanted")
    return replace(settings, fuzz=typed == _ON)


def _whole(typed: str, most: int, wanted: str) -> int:
    bare = typed.strip()
    if not (bare.isascii() and bare.isdecimal() and len(bare) < 9 and int(bare) <= most):
        raise ValueError(f"{typed!r} cannot be set; {wanted} is wanted")
    return int(bare)


RETENTION = Setting(
    "retention",
    "How likely you are still to know a question when it comes back, 0.7 to 0.99; higher means "
    "more reviews.",
    lambda settings: f"{settings.retention:.4g}",
    _retention,
)
NEW_A_DAY = Setting(
    "new_a_day",
    "The most new questions that reviews bring on a day.",
    lambda settings: str(settings.new_a_day),
    _new_a_day,
)
ROLLOVER_HOUR = Setting(
    "rollover_hour",
    "The hour at which your study day begins, 0 to 23; until then it is still the day before.",
    lambda settings: str(settings.rollover_hour),
    _rollover_hour,
)
FUZZ = Setting(
    "fuzz",
    "Whether intervals are spread a little, so that what was learned together comes back apart.",
    lambda settings: _ON if settings.fuzz else _OFF,
    _fuzz,
    _SWITCH,
)

SETTINGS = (RETENTION, NEW_A_DAY, ROLLOVER_HOUR, FUZZ)
"""All that a learner sets, each profile for itself; they are kept in the record."""
