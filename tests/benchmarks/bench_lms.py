"""Each export to a learning management system beside writing the same questions with json.dumps.

Each runs in a process of its own. What is timed begins with the questions in memory and ends with
the file on disk.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quiz.deck import Deck, read_deck
from quiz.deck.jsonable import to_jsonable
from quiz.deck.writing import put
from quiz.lms.formats import FORMATS
from tests.benchmarks.decks import write_large_deck
from tests.benchmarks.measure import ROOT, table

QUESTIONS = 10_000
RUNS = 3
"""How often each is measured; the least counts, as all else is other work."""
_PEER = "json.dumps"


@dataclass(frozen=True)
class _Cost:
    """Seconds of what was timed, peak of its process's resident memory, and size of the file."""

    seconds: float
    megabytes: float
    file: float


def run() -> None:
    """Print time, memory and size for 10,000 questions, and their ratios to those of json.dumps."""
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        deck = write_large_deck(Path(scratch, "deck"), QUESTIONS)
        peer = _measured(_PEER, deck, Path(scratch))
        for name in (_PEER, *FORMATS):
            cost = peer if name == _PEER else _measured(name, deck, Path(scratch))
            rows.append([f"{QUESTIONS:,}: {name}", *_cells(cost, peer)])
    print(table(["questions", "s", "ratio", "peak MB", "ratio", "file MB", "ratio"], rows))


def _cells(cost: _Cost, peer: _Cost) -> list[str]:
    return [
        f"{cost.seconds:.2f}",
        f"{cost.seconds / peer.seconds:.2f}",
        f"{cost.megabytes:.0f}",
        f"{cost.megabytes / peer.megabytes:.2f}",
        f"{cost.file:.1f}",
        f"{cost.file / peer.file:.2f}",
    ]


def _measured(name: str, deck: Path, folder: Path) -> _Cost:
    seconds, megabytes = [], []
    file = folder / "exported"
    for _ in range(RUNS):
        command = [sys.executable, "-m", __name__, name, str(deck), str(file)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            told = child.stdout.read()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"{name} ended with {child.returncode}")
        seconds.append(float(told))
        megabytes.append(usage.ru_maxrss / 1024)
    return _Cost(min(seconds), min(megabytes), file.stat().st_size / 1e6)


def _export(name: str) -> Callable[[Deck], bytes]:
    if name == _PEER:
        return _dumped
    writer = FORMATS[name].writer
    return lambda deck: writer(deck, deck.in_use).content


def _dumped(deck: Deck) -> bytes:
    questions = [to_jsonable(placed.question) for placed in deck.in_use]
    return json.dumps(questions, ensure_ascii=False).encode()


def _child(name: str, folder: Path, file: Path) -> None:
    deck = read_deck(folder)
    questions = [placed.question for placed in deck.placed]
    export = _export(name)
    begun = time.perf_counter()
    put(file, export(deck))
    print(time.perf_counter() - begun)
    if len(questions) != QUESTIONS:
        raise RuntimeError("what was measured is not what was to be measured")


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
