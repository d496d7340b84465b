"""`quiz check` on 10,000 questions beside reading alone, and how it grows."""

import tempfile
from pathlib import Path

from tests.benchmarks.decks import write_large_deck
from tests.benchmarks.measure import process, table

SIZES = (2_500, 5_000, 10_000)
READ = "import sys; from pathlib import Path; from quiz.deck import read_deck; " + (
    "assert read_deck(Path(sys.argv[1])).placed"
)
CHECK = """
import sys
from quiz.cli import quiz
try:
    quiz(["check", sys.argv[1], "--format", "json"], standalone_mode=False)
except SystemExit:
    pass
"""
QUIET = "import os; os.dup2(os.open(os.devnull, os.O_WRONLY), 1)\n"


def run() -> None:
    """Print seconds, memory and ratios for each size."""
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in SIZES:
            folder = str(write_large_deck(Path(scratch) / str(size), size))
            reading, checking = process(READ, folder), process(QUIET + CHECK, folder)
            rows.append(
                [
                    f"{size:,}",
                    f"{reading.seconds:.2f}",
                    f"{checking.seconds:.2f}",
                    f"{checking.seconds / reading.seconds:.2f}",
                    f"{reading.megabytes:.0f}",
                    f"{checking.megabytes:.0f}",
                ]
            )
    print(table(["questions", "read s", "check s", "ratio", "read MB", "check MB"], rows))
