"""Cards in a browser, shown as Anki's programs show them: in a page that stays, or loaded anew."""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.anki.building import Anki
from tests.anki.chromium import Tab

# The parts of Anki's reviewer that a card meets: a body with classes, #qa, and scripts that are
# made anew so that they run.
_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A card</title>
<style>
  body {{ margin: 20px; background: #f5f5f5; overflow-wrap: break-word; }}
  body.nightMode {{ background: #2c2c2c; color: #fcfcfc; }}
  button {{ margin: 1em 0.5em; }}
  #typeans {{ width: 100%; box-sizing: border-box; line-height: 1.75; }}
  .typeGood {{ background: #afa; color: black; }}
  .typeBad {{ background: #faa; color: black; }}
  .typeMissed {{ background: #ccc; color: black; }}
</style>
<body class="card card1 {classes}"><main id="qa">{side}</main></body>
</html>
"""
_SHOW = """\
(function (html) {
  var qa = document.getElementById("qa");
  qa.innerHTML = html;
  qa.querySelectorAll("script").forEach(function (old) {
    var fresh = document.createElement("script");
    fresh.textContent = old.textContent;
    old.replaceWith(fresh);
  });
})(%s)
"""
NIGHT = "nightMode night_mode"


@dataclass(frozen=True)
class Card:
    """Both sides of a card as HTML with its style, and the answer to type if there is one."""

    front: str
    back: str


def card_of(anki: Anki, question: str, *, number: int = 0, typed: str = "") -> Card:
    """A question's card as Anki makes it, once `typed` has been typed into it."""
    note = anki.note(question)
    card = note.cards()[number]
    front, back = card.question(reload=True), card.answer()
    if "[[type:Typed]]" in front:
        compared = anki.collection.compare_answer(note["Typed"], typed)
        box = '<input type="text" id="typeans" style="font-family: Arial; font-size: 20px">'
        front = front.replace("[[type:Typed]]", box)
        back = back.replace("[[type:Typed]]", compared)
    return Card(front, back)


class Reviewer:
    """A tab that shows sides of cards; `classes` are what Anki gives the body."""

    def __init__(self, tab: Tab, folder: Path, classes: str = "") -> None:
        self.tab = tab
        self._folder = folder
        self._loads = 0
        self._classes = classes
        self.load("")

    def show(self, side: str) -> None:
        """Put a side into the page that is there, as Anki's desktop and AnkiWeb do."""
        self.tab.run(_SHOW % json.dumps(side))

    def load(self, side: str) -> None:
        """Load a page with a side, as AnkiDroid does."""
        page = _PAGE.format(classes=self._classes, side=side)
        # A name of its own each time, so that no earlier page can be taken for this one.
        self._loads += 1
        path = self._folder / f"page-{self._loads}.html"
        path.write_text(page, encoding="utf-8")
        self.tab.open(path)

    def texts(self, selector: str) -> list[str]:
        """The text of each element that a selector finds, without the space around it."""
        found = self.tab.run(
            f"Array.from(document.querySelectorAll({json.dumps(selector)}))"
            ".map(function (each) { return each.textContent.trim(); })"
        )
        assert isinstance(found, list)
        return found

    def click(self, selector: str, text: str) -> None:
        """Click the first element that a selector finds with this text in it."""
        self.tab.run(
            f"Array.from(document.querySelectorAll({json.dumps(selector)}))"
            f".filter(function (each) {{ return each.textContent.indexOf({json.dumps(text)}) >= 0;"
            " })[0].click()"
        )

    def fill(self, selector: str, place: int, value: str) -> None:
        """Type a value into a box, or choose it from a list."""
        self.tab.run(
            "(function (control) {"
            f" control.value = {json.dumps(value)};"
            ' control.dispatchEvent(new Event("input", {bubbles: true}));'
            ' control.dispatchEvent(new Event("change", {bubbles: true}));'
            f" }})(document.querySelectorAll({json.dumps(selector)})[{place}])"
        )
