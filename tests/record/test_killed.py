"""A program that is killed in the middle of a session: every acknowledged answer is kept."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.record import Record, Recording
from quiz.study.events import Mode
from tests.record.building import MOON, Clock, play_out, rows

PATIENCE = 60
"""Seconds after which a program that hangs is ended, and its test fails."""


class Player:
    """A plain session in a process of its own."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._heard = ""

    def hear(self, words: str) -> None:
        """Wait until the program has said something since it was last heard or typed to."""
        assert self._process.stdout is not None
        while words not in self._heard:
            said = self._process.stdout.read(1)
            assert said, f"it ended without saying {words!r}, after: {self._heard}"
            self._heard += said.decode("ascii", "replace")

    def type(self, line: str) -> None:
        assert self._process.stdin is not None
        self._heard = ""
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """End the program with SIGKILL: it is given no chance to tidy up."""
        self._process.kill()
        assert self._process.wait() != 0


@contextmanager
def playing(folder: Path, *options: str) -> Iterator[Player]:
    command = [sys.executable, "-m", "quiz", "play", str(MOON.folder), "--plain", *options]
    environment = {
        **os.environ,
        "QUIZ_DATA": str(folder),
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        guard = threading.Timer(PATIENCE, process.kill)
        guard.start()
        try:
            yield Player(process)
        finally:
            guard.cancel()
            process.kill()


def test_an_acknowledged_answer_outlives_a_kill_and_the_session_goes_on(tmp_path: Path) -> None:
    with playing(tmp_path, "--mode", "learn", "--seed", "7") as player:
        player.hear("Question 1")
        player.type("?")
        player.hear("NOT KNOWN")
        player.type("")
        player.hear("Question 2")
        player.type("1 2")
        player.hear("Enter for the next")
        player.kill()

    first, second = sorted(rows(tmp_path, "attempts"), key=lambda row: str(row[6]))
    assert (first[4], first[11]) == ("same-side", 1)
    assert second[4] == "plains"

    record = Record(tmp_path)
    found = record.open_session("default", "moon")
    assert found is not None
    assert (found.mode, found.answered) == (Mode.LEARN, 2)
    recording = Recording.resume(record, MOON, found.id, Clock())
    assert [attempt.id for attempt in recording.state.done] == [first[0], second[0]]
    assert recording.state.attempt == recording.state.done[-1]
    play_out(recording)
    assert recording.state.ended
    record.close()


def test_a_killed_session_is_offered_by_the_program_and_gone_on_with(tmp_path: Path) -> None:
    with playing(tmp_path, "--mode", "learn") as player:
        player.hear("Question 1")
        player.type("?")
        player.hear("NOT KNOWN")
        player.kill()
    with playing(tmp_path) as player:
        player.hear("1 answered")
        player.type("")
        player.hear("Question 1")
        player.hear("NOT KNOWN")
        player.type("")
        player.hear("Question 2")
        player.kill()
    assert len(rows(tmp_path, "sessions")) == len(rows(tmp_path, "attempts")) == 1
