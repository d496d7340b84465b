"""Telling whether a deck's files were saved since one last looked."""

from itertools import chain
from pathlib import Path

from quiz.deck.files import BANKS_FOLDER

Stamp = frozenset[tuple[str, int, int]]
"""Each YAML file of a deck with its time of writing (ns) and its size in bytes."""


def stamp(folder: Path) -> Stamp:
    """How a deck's files stand now; two stamps differ once one was saved, added or taken away."""
    found = set()
    for path in chain(folder.glob("*.y*ml"), (folder / BANKS_FOLDER).glob("*.y*ml")):
        try:
            status = path.stat()
        except OSError:
            continue  # an editor that saves by renaming has it away for a moment
        found.add((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(found)
