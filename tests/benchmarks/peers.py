"""Other quiz programs from PyPI, each in an environment of its own that is thrown away."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 300
"""Seconds for installing one."""

QUIZZY = """\
teams:
  - name: Us
categories:
  - name: Geography
    questions:
      - {question: "Which capital has France?", answer: Paris, value: 100}
"""
COLLECTION = """
import sys
from pathlib import Path
from anki.collection import Collection
folder = Path(sys.argv[1]) / "Learner"
folder.mkdir(parents=True)
collection = Collection(str(folder / "collection.anki2"))
note = collection.new_note(collection.models.by_name("Basic"))
note["Front"], note["Back"] = "Which capital has France?", "Paris"
collection.add_note(note, collection.decks.id("Default"))
collection.close()
"""


@dataclass(frozen=True)
class Peer:
    """A program that is installed: how it is started, and what it is waited for."""

    name: str
    command: Sequence[str]
    mark: str
    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PeerMissing:
    """One that is not, and why."""

    name: str
    reason: str


def peers(folder: Path) -> Iterator[Peer | PeerMissing]:
    """Install each below a folder."""
    for name, settle in (("clanki", _clanki), ("oboeru", _oboeru), ("quizzy", _quizzy)):
        home = folder / name
        try:
            _run([sys.executable, "-m", "venv", str(home)])
            _run([str(home / "bin" / "python"), "-m", "pip", "install", "-q", name])
            yield settle(home)
        except (OSError, subprocess.SubprocessError) as error:
            said = str(getattr(error, "stderr", "") or error).strip()
            yield PeerMissing(name, said.splitlines()[-1] if said else "it could not be installed")


def _clanki(home: Path) -> Peer:
    base = home / "Anki2"
    _run([str(home / "bin" / "python"), "-c", COLLECTION, str(base)])
    command = [str(home / "bin" / "clanki"), "review", "Default"]
    return Peer("clanki, one card", command, "France?", home, {"ANKI_BASE": str(base)})


def _oboeru(home: Path) -> Peer:
    progress = str(home / "progress.sqlite")
    command = [str(home / "bin" / "oboeru"), "--progress", progress]
    return Peer("oboeru, its levels", command, "N5", home)


def _quizzy(home: Path) -> Peer:
    (home / "quiz.yaml").write_text(QUIZZY, encoding="utf-8")
    command = [str(home / "bin" / "quizzy"), str(home / "quiz.yaml")]
    return Peer("quizzy, its board of one", command, "Geography", home)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
