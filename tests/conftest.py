"""Laws hold however slow the machine is, and whatever its user has set."""

import os

import pytest
from hypothesis import HealthCheck, settings

from quiz.deck.folders import CACHE_VARIABLE
from quiz.preferences import CONFIG_VARIABLE

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ[CONFIG_VARIABLE] = str(tmp_path_factory.mktemp("settings") / "settings.toml")


@pytest.fixture(autouse=True, scope="session")
def _no_cache_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ[CACHE_VARIABLE] = str(tmp_path_factory.mktemp("cache"))


def pytest_xdist_auto_num_workers() -> int:
    """The app's tests wait more than they work: two workers keep a core busy."""
    return 2 * (os.cpu_count() or 1)
