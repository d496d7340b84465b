"""A player of QTI that others wrote: @citolab/qti-convert and @citolab/qti-components.

The first makes QTI 3.0 of a package of 2.1, which the second shows in a real Chromium.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.anki.chromium import Tab

BROWSER = Path(__file__).parents[2] / "browser"
_INSTALLED = BROWSER / "node_modules" / "@citolab"
needs_node = pytest.mark.skipif(
    shutil.which("node") is None or not _INSTALLED.is_dir(),
    reason="node and `npm ci --ignore-scripts` in tests/browser are wanted here, and are missing",
)

Responses = Mapping[str, str | Sequence[str]]
"""What a learner gives: an identifier or several, or a text, by the name of the response."""


def converted(package: bytes, folder: Path) -> dict[str, str]:
    """The files of a package of QTI 2.1 as QTI 3.0, by their names."""
    before, after = folder / "qti-2.1.zip", folder / "qti-3.0.zip"
    before.write_bytes(package)
    subprocess.run(
        ["node", str(BROWSER / "qti30.mjs"), str(before), str(after)],
        check=True,
        capture_output=True,
    )
    with ZipFile(after) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


class Player:
    """The player in a tab; `load` raises Failed for what it cannot show or score."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        tab.open(BROWSER / "player.html")

    def load(self, item: str) -> None:
        """Show an item of QTI 3.0."""
        self.tab.run(f"player.load({json.dumps(item)})")

    def scores(self, tried: Sequence[Responses]) -> list[float]:
        """What an item scores for each of some responses, the one after the other."""
        found = self.tab.run(f"{json.dumps(tried)}.map((given) => player.answer(given))")
        assert isinstance(found, list)
        return found

    def scored(self) -> float:
        """What it scores for what was clicked and typed."""
        return float(str(self.tab.run("player.scored()")))

    def read(self, selector: str) -> list[str]:
        """The texts of the elements that a selector finds in the item."""
        found = self.tab.run(f"player.read({json.dumps(selector)})")
        assert isinstance(found, list)
        return found

    def feedback(self) -> list[str]:
        """What is said after an item has scored itself."""
        found = self.tab.run("player.feedback()")
        assert isinstance(found, list)
        return found

    def count(self, selector: str) -> int:
        """How many elements a selector finds in the item."""
        return len(self.read(selector))

    def click(self, selector: str, text: str) -> None:
        """Click on the element that has a text."""
        self.tab.run(f"player.click({json.dumps(selector)}, {json.dumps(text)})")

    def type(self, place: int, text: str) -> None:
        """Type a text into one of the item's entries, counted from 0."""
        self.tab.run(f"player.focus({place})")
        self.tab.type(text)
        self.tab.press("Shift")
