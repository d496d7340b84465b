"""A learner with Anki."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.anki.building import Anki


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    learner = Anki(tmp_path / "learner.anki2")
    yield learner
    learner.collection.close()
