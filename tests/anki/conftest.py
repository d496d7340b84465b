"""A learner with Anki, and a browser to show cards in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.anki.building import Anki
from tests.anki.chromium import Chromium, Tab


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    learner = Anki(tmp_path / "learner.anki2")
    yield learner
    learner.collection.close()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    browser = Chromium(tmp_path_factory.mktemp("chromium"))
    yield browser
    browser.close()


@pytest.fixture
def tab(chromium: Chromium) -> Iterator[Tab]:
    page = Tab(chromium)
    yield page
    page.close()
