"""The scheduler's settings as they are typed and shown."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study.scheduling import FUZZ, NEW_A_DAY, RETENTION, ROLLOVER_HOUR, SETTINGS, Setting
from quiz.study.settings import Settings

SET = st.builds(
    Settings,
    retention=st.integers(7000, 9900).map(lambda chance: chance / 10_000),
    new_a_day=st.integers(0, 9999),
    rollover_hour=st.integers(0, 23),
    fuzz=st.booleans(),
)


@given(settings=SET, others=SET)
def test_what_is_shown_can_be_typed(settings: Settings, others: Settings) -> None:
    for setting in SETTINGS:
        others = setting.read(others, setting.words(settings))
    assert others == settings


@given(settings=SET)
def test_resetting_each_leaves_the_defaults(settings: Settings) -> None:
    for setting in SETTINGS:
        settings = setting.reset(settings)
        assert setting.is_default(settings)
    assert settings == Settings()


@pytest.mark.parametrize("typed", ["0.85", "0,85", "85", "85%", " 85 % "])
def test_a_retention_may_be_typed_as_a_chance_or_a_percentage(typed: str) -> None:
    assert RETENTION.read(Settings(), typed) == Settings(retention=0.85)


def test_an_hour_may_be_typed_as_one_reads_it_off_a_clock() -> None:
    assert ROLLOVER_HOUR.read(Settings(), "05:00") == Settings(rollover_hour=5)


@pytest.mark.parametrize(
    ("setting", "typed", "told"),
    [
        (RETENTION, "", "0.7 to 0.99 is wanted"),
        (RETENTION, "nan", "0.7 to 0.99 is wanted"),
        (RETENTION, "0.5", "0.7 to 0.99 is wanted"),
        (RETENTION, "1", "0.7 to 0.99 is wanted"),
        (RETENTION, "100", "0.7 to 0.99 is wanted"),
        (NEW_A_DAY, "-1", "a number from 0 to 9999 is wanted"),
        (NEW_A_DAY, "²", "a number from 0 to 9999 is wanted"),
        (NEW_A_DAY, "9" * 5000, "a number from 0 to 9999 is wanted"),
        (ROLLOVER_HOUR, "24", "an hour from 0 to 23 is wanted"),
        (ROLLOVER_HOUR, "4:30", "an hour from 0 to 23 is wanted"),
        (FUZZ, "perhaps", "on or off is wanted"),
    ],
)
def test_anything_else_is_refused_with_what_is_wanted(
    setting: Setting, typed: str, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        setting.read(Settings(), typed)


def test_what_else_was_set_stays_as_it_is() -> None:
    own = Settings(weights=(0.5,) * 21, new_a_day=3)
    assert FUZZ.read(own, "off") == replace(own, fuzz=False)
    assert RETENTION.reset(own).weights == own.weights


@given(typed=st.text())
def test_whatever_is_typed_is_taken_or_refused(typed: str) -> None:
    for setting in SETTINGS:
        with suppress(ValueError):
            assert setting.read(setting.read(Settings(), typed), typed) is not None
