"""`python -m tests.benchmarks NAME`: runs one measurement and prints its table."""

import importlib
import sys
from pathlib import Path

NAMES = sorted(
    path.stem[len("bench_") :]
    for path in Path(__file__).parent.glob("bench_*.py")
    if path.is_file()
)


def main() -> int:
    """Run what is named; exit code 2 if that is nothing."""
    if len(sys.argv) != 2 or sys.argv[1] not in NAMES:
        print(f"usage: python -m tests.benchmarks {{{','.join(NAMES)}}}", file=sys.stderr)
        return 2
    importlib.import_module(f"tests.benchmarks.bench_{sys.argv[1]}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
