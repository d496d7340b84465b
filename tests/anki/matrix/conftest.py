"""An author with a first edition, and a learner who has lived with it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from tests.anki.matrix.author import FIRST, LIVED, Author
from tests.anki.matrix.learner import Learner


@pytest.fixture(scope="package")
def first(tmp_path_factory: pytest.TempPathFactory) -> Author:
    """The author as the first edition was published, to copy; it lies in `package`."""
    author = Author(tmp_path_factory.mktemp("author") / "deck")
    author.publish(FIRST)
    return author


@pytest.fixture
def author(first: Author, tmp_path: Path) -> Author:
    """An author who has published the first edition."""
    return first.copy(tmp_path / "deck")


@pytest.fixture(scope="package", params=["with FSRS", "without FSRS"])
def lived(
    request: pytest.FixtureRequest, first: Author, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The collection of a learner who has lived with the first edition, to copy."""
    path = tmp_path_factory.mktemp("learner") / "collection.anki2"
    learner = Learner(path)
    learner.import_package(first.package)
    learner.live(fsrs=request.param == "with FSRS", edited=LIVED)
    learner.collection.close()
    return path


@pytest.fixture
def learner(lived: Path, tmp_path: Path) -> Iterator[Learner]:
    """A learner who has lived with the first edition."""
    learner = Learner(copyfile(lived, tmp_path / "collection.anki2"))
    yield learner
    learner.collection.close()
