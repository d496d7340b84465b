"""The cards of each note type as HTML, to be read in a diff: `python -m tests.anki.goldens`.

The command writes `golden/*.html` anew, for a change of the cards that is meant.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.anki.building import Anki, small_deck
from tests.anki.learning import learn

GOLDEN = Path(__file__).parent / "golden"
SITTERS = {
    "Quiz basic": ("one-way", "both-ways"),
    "Quiz typed": ("capital", "how-long"),
    "Quiz cloze": ("ice-age",),
    "Quiz choice": ("longest", "into-rhine", "height"),
    "Quiz true or false": ("flows-north",),
    "Quiz ordering": ("by-height",),
    "Quiz matching": ("hills-towns",),
}
"""For each note type, questions of the small deck that show what is in it."""


def golden_file(note_type: str) -> Path:
    """Where the cards of a note type stand."""
    return GOLDEN / f"{note_type.replace(' ', '-').lower()}.html"


def golden(anki: Anki, note_type: str) -> str:
    """The cards of a note type, as a learner of the small deck has them; scripts are left out."""
    parts = []
    for question in SITTERS[note_type]:
        for number, card in enumerate(anki.note(question).cards()):
            assert card.note_type()["name"] == note_type
            for side, html in zip(("front", "back"), anki.sides(question, number), strict=True):
                bare = re.sub(r"<script>.*?</script>", "<script></script>", html, flags=re.DOTALL)
                parts.append(f"<!-- {question}, card {number + 1}, {side} -->\n{bare.strip()}\n")
    # One element a line, so that a difference shows where it is.
    return re.sub(r"(?<=.)(<(?:li|ul|ol|dt|dl|section|details|div)\b)", r"\n\1", "\n".join(parts))


def main() -> None:
    """Write the files."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        anki = Anki(folder / "learner.anki2")
        learn(anki, small_deck(folder / "deck"), folder)
        for note_type in SITTERS:
            golden_file(note_type).write_text(golden(anki, note_type), encoding="utf-8")
        anki.collection.close()


if __name__ == "__main__":
    main()
