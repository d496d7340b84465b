"""Time and memory of whole processes, and tables of them."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Cost:
    """The median of several runs: seconds of wall clock, and the peak of resident memory in MB."""

    seconds: float
    megabytes: float


def process(code: str, *arguments: str, runs: int = 3) -> Cost:
    """What it costs to run a piece of Python in a fresh interpreter; raises if it fails."""
    seconds, megabytes = [], []
    for _ in range(runs):
        begun = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)
        seconds.append(time.perf_counter() - begun)
        megabytes.append(usage.ru_maxrss / 1024)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"the measured process ended with {child.returncode}")
    return Cost(statistics.median(seconds), statistics.median(megabytes))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows below a head, in columns; the first flush left, the others flush right."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    lines = []
    for row in [head, *rows]:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells))
    return "\n".join(lines)
