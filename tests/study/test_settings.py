"""A learner's settings: what is taken, what is refused, and with which words."""

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS

from quiz.study.settings import WEIGHTS, Settings


def test_the_defaults_are_ankis_retention_and_four_in_the_morning() -> None:
    settings = Settings()
    assert (settings.retention, settings.new_a_day, settings.rollover_hour) == (0.9, 20, 4)
    assert settings.fuzz
    assert settings.weights == ()


@pytest.mark.parametrize(
    "settings",
    [
        {"retention": 0.7},
        {"retention": 0.99},
        {"new_a_day": 0},
        {"new_a_day": 10_000},
        {"rollover_hour": 0},
        {"rollover_hour": 23},
        {"weights": tuple(DEFAULT_PARAMETERS)},
    ],
)
def test_settings_at_their_bounds_are_taken(settings: dict[str, float]) -> None:
    for name, value in settings.items():
        assert getattr(Settings(**settings), name) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"retention": 0.69}, "0.7 to 0.99"),
        ({"retention": 1.0}, "0.7 to 0.99"),
        ({"retention": float("nan")}, "0.7 to 0.99"),
        ({"new_a_day": -1}, "-1 new questions"),
        ({"rollover_hour": -1}, "0 to 23"),
        ({"rollover_hour": 24}, "0 to 23"),
        ({"weights": (1.0,)}, f"FSRS-6 has {WEIGHTS}"),
        ({"weights": (*DEFAULT_PARAMETERS, 1.0)}, f"FSRS-6 has {WEIGHTS}"),
    ],
)
def test_settings_out_of_bounds_are_refused_with_what_is_wanted(
    settings: dict[str, float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        Settings(**settings)  # type: ignore[arg-type]


def test_fsrs_6_has_as_many_weights_as_the_library() -> None:
    assert len(DEFAULT_PARAMETERS) == WEIGHTS
