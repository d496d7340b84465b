"""Starting: a deck that was seen before is asked without what only reading its files needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.driving import DECKS

ROOT = Path(__file__).parents[2]

START = """
import sys
from quiz.app.app import QuizApp
from quiz.app.screens.question import QuestionScreen
from quiz.cli import play

async def look(pilot):
    await pilot.pause()
    while not isinstance(pilot.app.screen, QuestionScreen):
        await pilot.pause(0.01)
    await pilot.pause()
    print("asked", *sys.modules)
    pilot.app.exit()

run = QuizApp.run
QuizApp.run = lambda app: run(app, headless=True, auto_pilot=look)
play._demand_terminal = lambda: None
play.open_app(sys.argv[1])
"""


def loaded_at_start(deck: Path, data: Path) -> set[str]:
    """The packages that are loaded once the first question of a deck stands."""
    process = subprocess.run(
        [sys.executable, "-c", START, str(deck)],
        cwd=ROOT,
        env={**os.environ, "QUIZ_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert process.returncode == 0, process.stderr
    (line,) = (line for line in process.stdout.splitlines() if line.startswith("asked "))
    return {name.split(".")[0] for name in line.split()}


def test_a_deck_seen_before_is_asked_without_what_reads_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_CACHE", str(tmp_path / "cache"))
    first, again = (loaded_at_start(DECKS / "moon", tmp_path / name) for name in ("one", "two"))
    assert {"quiz", "textual", "sqlite3", "pydantic", "yaml"} <= first
    assert {"quiz", "textual", "sqlite3"} <= again
    assert not again & {"pydantic", "yaml", "rapidfuzz", "genanki", "markdown_it", "plotext"}
