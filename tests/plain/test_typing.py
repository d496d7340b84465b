"""Every kind in every mode at a real terminal, and no letter there that moves its cursor."""

import os
import sys
from pathlib import Path

import pytest

from quiz.study.events import Mode
from quiz.study.wording import KINDS
from tests.plain.terminal import must_be_words

pexpect = pytest.importorskip("pexpect")

ROOT = Path(__file__).parents[2]
MOON = ROOT / "tests" / "decks" / "moon"
PROMPTS = {
    r"Number of your answer: ": "1",
    r"Numbers of your answers, with spaces between: ": "1",
    r"t for true, f for false: ": "t",
    r"Your answer(?: in \w+)?: ": "lapilli",
    r"Gap \d of \d: ": "Aldrin",
    r"All the numbers in the right order, with spaces between: ": "4 3 2 1",
    r"Letter for: \w+: ": "a",
    r"Recall it, then press Enter to turn the card: ": "",
    r"How well did you know it\?[^:]+: ": "4",
    r"How sure are you\?[^:]+: ": "t",
    r"It comes back after a few others\.[^:]+: ": "4",
    r"It comes back (?:in|when)[^:]+: ": "",
    r"Enter hands in; a number goes to that question: ": "",
    r"A number shows that question, Enter ends: ": "",
}


def typed_through(data: Path, mode: Mode, answers: dict[str, str]) -> str:
    """Play the deck of all kinds to its end in a terminal; all that stood there."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "quiz", "play", str(MOON), "--plain", "--mode", mode, "--seed", "1"]
        + (["--confidence"] if mode is Mode.CRAM else []),
        cwd=str(ROOT),
        env={**os.environ, "QUIZ_DATA": str(data), "TERM": "dumb", "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
        echo=False,
        timeout=30,
        dimensions=(24, 80),
    )
    child.delaybeforesend = None
    stood = ""
    patterns = [*answers, pexpect.EOF]
    while (place := child.expect(patterns)) < len(answers):
        stood += child.before + child.after
        child.sendline(answers[patterns[place]])
    stood += child.before
    child.close()
    assert child.exitstatus == 0, stood
    return stood


@pytest.mark.parametrize("mode", list(Mode))
def test_every_kind_is_answered_at_a_terminal_in_every_mode(tmp_path: Path, mode: Mode) -> None:
    if mode is Mode.MISSED:
        unknown = dict.fromkeys(PROMPTS, "?") | {
            prompt: "" for prompt in PROMPTS if prompt.startswith(("Enter", "A number"))
        }
        typed_through(tmp_path, Mode.EXAM, unknown)
    stood = typed_through(tmp_path, mode, PROMPTS)
    must_be_words(stood.replace("\r\n", "\n"))
    has_cards = mode not in (Mode.EXAM, Mode.MISSED)
    for kind, words in KINDS.items():
        assert (f" {words}." in stood) is (kind != "flashcard" or has_cards)
    assert ("The session is complete." in stood) is (mode is not Mode.EXAM)
    assert ("Guessing would reach" in stood) is (mode is Mode.EXAM)
    assert "Traceback" not in stood
