"""A program in a terminal of its own: when it paints something, and what memory it takes."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

COLUMNS, LINES = 80, 24
_BYTECODE = tempfile.TemporaryDirectory(prefix="bytecode-")
QUIET = 0.15
"""Seconds without a byte after which a program counts as done with painting."""


class NotPainted(RuntimeError):
    """Raised when a program ends, or goes on, without painting what was waited for."""


class Terminal:
    """Starts a program in a terminal of 80 by 24; as a context, ends it at the end.

    `megabytes` is the program's peak of resident memory, once it was ended (on Linux).
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        # An installed program has its bytecode; in a checkout it may be forbidden to write it.
        settled = {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": _BYTECODE.name,
        }
        self._painted = b""
        self.begun = time.perf_counter()
        self._child = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env={**os.environ, **settled, **env},
            start_new_session=True,
        )
        os.close(slave)
        self.megabytes = 0.0

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def wait_for(self, *wanted: str, seconds: float = 60.0) -> float:
        """The moment at which one of some texts is painted; raises NotPainted."""
        marks = [text.encode() for text in wanted]
        until = time.perf_counter() + seconds
        while True:
            now = time.perf_counter()
            if any(mark in self._painted for mark in marks):
                return now
            if not self._read(until - now):
                raise NotPainted(f"{' or '.join(wanted)} did not come; {self._painted[-2000:]!r}")

    def press(self, keys: str) -> float:
        """Press keys, and look only at what is painted from now on; the moment."""
        self._painted = b""
        now = time.perf_counter()
        os.write(self._master, keys.encode())
        return now

    def settle(self) -> None:
        """Wait until nothing more is painted."""
        while self._read(QUIET):
            pass

    def end(self) -> None:
        """End the program, if it has not ended yet."""
        if self._child.returncode is None:
            self.megabytes = _peak(self._child.pid)
            os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()
            os.close(self._master)

    def _read(self, seconds: float) -> bool:
        """Take in what was painted; False if nothing was in so many seconds, or ever will be."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            read = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self._painted += read
        return bool(read)


def _peak(process: int) -> float:
    """The peak of resident memory of a process that goes on, in MB.

    What the system says of one that has ended counts the memory of the process that started it.
    """
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return float("nan")
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
