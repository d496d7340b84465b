"""Laws hold however slow the machine is, and whatever its user has set.

They are tried on 50 examples each time, others every time; `--hypothesis-profile=thorough` tries
them on a thousand.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

from quiz.deck.folders import CACHE_VARIABLE
from quiz.preferences import CONFIG_VARIABLE

_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("usual", _UNTIMED, max_examples=50)
settings.register_profile("thorough", _UNTIMED, max_examples=1000)
settings.load_profile("usual")


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ[CONFIG_VARIABLE] = str(tmp_path_factory.mktemp("settings") / "settings.toml")


@pytest.fixture(autouse=True, scope="session")
def _no_cache_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ[CACHE_VARIABLE] = str(tmp_path_factory.mktemp("cache"))


def pytest_xdist_auto_num_workers() -> int:
    """The app's tests wait more than they work: two workers keep a core busy."""
    return 2 * (os.cpu_count() or 1)
