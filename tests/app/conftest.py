"""The record that the app writes to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record(tmp_path / "data")
    yield opened
    opened.close()
