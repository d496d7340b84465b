"""The record that the app writes to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import _wait

from quiz.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture(autouse=True, scope="session")
def _short_naps() -> None:
    """Textual's pilot looks more often whether the app has come to rest, by the same measure."""
    _wait.SLEEP_IDLE *= 0.5
    _wait.SLEEP_GRANULARITY *= 0.5
