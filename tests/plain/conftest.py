"""A record in a folder of its own, and a clock that is set by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.record import Record
from tests.record.building import Clock


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()
