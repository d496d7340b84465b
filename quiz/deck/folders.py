"""Where things lie on this machine: the learner's data, caches, and the decks that came along."""

import os
from pathlib import Path

import platformdirs

DATA_VARIABLE = "QUIZ_DATA"
CACHE_VARIABLE = "QUIZ_CACHE"


def data_folder() -> Path:
    """The folder of the learner's data: `QUIZ_DATA`, or what the platform provides."""
    moved = os.environ.get(DATA_VARIABLE)
    return Path(moved) if moved else platformdirs.user_data_path("quiz", appauthor=False)


def cache_folder() -> Path:
    """The folder of what can be made again: `QUIZ_CACHE`, or what the platform provides."""
    moved = os.environ.get(CACHE_VARIABLE)
    return Path(moved) if moved else platformdirs.user_cache_path("quiz", appauthor=False)


def shipped_decks() -> Path:
    """The folder of the decks that came along: in the package, or in the checkout beside it."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "decks"
    return installed if installed.is_dir() else package.parent / "decks"
