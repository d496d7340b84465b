"""The cards' script in a real page: Anki's desktop keeps it on a flip, the phones load anew."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from quiz.anki import export
from tests.anki.building import Anki, T, small_deck

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

# Like Anki's reviewer: HTML goes into #qa, and its scripts are made anew so that they run.
REVIEWER = """\
<!doctype html><meta charset="utf-8"><body class="card"><div id="qa"></div><script>
var report = [];
function show(html) {
  var qa = document.getElementById("qa");
  qa.innerHTML = html;
  qa.querySelectorAll("script").forEach(function (old) {
    var fresh = document.createElement("script");
    fresh.textContent = old.textContent;
    old.replaceWith(fresh);
  });
}
function texts(selector) {
  return Array.from(document.querySelectorAll(selector)).map(function (each) {
    return each.textContent.trim();
  });
}
function act(selector, index, value) {
  var control = document.querySelectorAll(selector)[index];
  if (value === undefined) { control.click(); return; }
  control.value = value;
  control.dispatchEvent(new Event("input", {bubbles: true}));
  control.dispatchEvent(new Event("change", {bubbles: true}));
}
function reload() { delete window.quizShown; }
function refuse() {
  Storage.prototype.setItem = Storage.prototype.getItem = function () { throw new Error("no"); };
}
var cards = CARDS;
try { STEPS } catch (error) { report.push("failed: " + error); }
document.body.textContent = JSON.stringify(report);
</script>
"""


class Page:
    """A page in which steps in JavaScript show the sides of cards and push to `report`."""

    def __init__(self, cards: dict[str, tuple[str, str]], folder: Path) -> None:
        self.cards = json.dumps(cards).replace("</", "<\\/")
        self.folder = folder

    def run(self, steps: str) -> list[object]:
        page = self.folder / "page.html"
        page.write_text(REVIEWER.replace("CARDS", self.cards).replace("STEPS", steps), "utf-8")
        assert CHROMIUM is not None
        quiet = ["gpu", "quic", "background-networking", "component-update", "sync"]
        command = [
            *(CHROMIUM, "--headless", "--no-sandbox", "--no-first-run", "--dump-dom"),
            *(f"--disable-{name}" for name in quiet),
            *(f"--user-data-dir={self.folder / 'profile'}", page.as_uri()),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        body = re.search(r"<body[^>]*>(.*?)</body>", done.stdout, re.DOTALL)
        assert body, done.stdout
        report = json.loads(html.unescape(body[1]))
        assert isinstance(report, list)
        return report


@pytest.fixture
def page(anki: Anki, tmp_path: Path) -> Page:
    export(small_deck(tmp_path / "deck"), tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    questions = ("longest", "into-rhine", "ice-age", "by-height", "hills-towns", "height")
    return Page({question: anki.sides(question) for question in questions}, tmp_path)


@pytest.mark.parametrize(
    "flip", ["", "reload();", "reload(); sessionStorage.clear();", "refuse();"]
)
def test_options_are_shuffled_and_stay_in_place_when_the_card_is_flipped(
    page: Page, flip: str
) -> None:
    report = page.run(
        f"""
        {flip if flip == "refuse();" else ""}
        for (var turn = 0; turn < 12; turn++) {{
          show(cards["longest"][0]);
          var front = texts(".options .text");
          {flip}
          show(cards["longest"][1]);
          report.push([front, texts(".options .text")]);
        }}
        """
    )
    assert len(report) == 12
    for turn in report:
        front, back = turn
        assert front == back
    assert len({tuple(front) for front, _ in report}) > 1


def test_what_was_picked_is_marked_on_the_back(page: Page) -> None:
    marks = """
        show(cards["{0}"][1]);
        report.push(texts(".options > li").map(function (text) {{ return text; }}).sort());
    """
    pick = """
        texts(".options .text").forEach(function (text, index) {{
          if ({0}.indexOf(text) >= 0) {{ act(".options input", index); }}
        }});
    """
    report = page.run(
        'show(cards["longest"][0]);'
        + pick.format('["Reuss"]')
        + marks.format("longest")
        + 'show(cards["into-rhine"][0]);'
        + pick.format('["Aare", "Inn"]')
        + marks.format("into-rhine")
        + 'show(cards["longest"][0]);'
        + marks.format("longest")
    )
    unpicked = [
        "Aare✓ right",
        "LimmatIt has another name above the lake.",
        "ReussIt is shorter by far.",
        "Thur",
    ]
    assert report == [
        [*unpicked[:2], "Reuss✗ your answerIt is shorter by far.", "Thur"],
        ["Aare✓ right, your answer", "Inn✗ your answer", "Rhone", "Thur✓ right, not chosen"],
        unpicked,
    ]


def test_gaps_are_filled_and_compared(page: Page) -> None:
    report = page.run(
        """
        show(cards["ice-age"][0]);
        report.push(document.querySelectorAll("input.gap").length);
        act("input.gap", 0, " rhein. ");
        act("input.gap", 1, "Rhône");
        act("input.gap", 2, "<b>ground</b>");
        show(cards["ice-age"][1]);
        report.push(texts(".gap .mark"));
        """
    )
    assert report == [3, ["✓", "✓", "you: <b>ground</b>"]]


def test_items_are_tapped_in_order_and_never_come_in_right_order(page: Page) -> None:
    report = page.run(
        """
        var right = "Gurten Napf Rigi Jungfrau";
        for (var turn = 0; turn < 60; turn++) {
          show(cards["by-height"][0]);
          if (texts(".taps .text").join(" ") === right) { report.push("in right order"); }
        }
        ["Gurten", "Rigi", "Napf", "Napf", "Napf"].forEach(function (item) {
          act(".taps > li", texts(".taps .text").indexOf(item));
        });
        show(cards["by-height"][1]);
        report.push(texts(".order > li"));
        """
    )
    assert report == [["Gurten✓", "Napf✗ yours: 3", "Rigi✗ yours: 2", "Jungfrau"]]


def test_sides_chosen_from_the_lists_are_compared(page: Page) -> None:
    report = page.run(
        """
        show(cards["hills-towns"][0]);
        act("select", 0, "Bern");
        act("select", 1, "Basel");
        show(cards["hills-towns"][1]);
        report.push(texts(".matches > li"));
        """
    )
    assert report == [["GurtenBern✓", "RigiWeggis✗ yours: Basel", "NiesenSpiez"]]


def test_numbers_keep_their_order(page: Page) -> None:
    report = page.run(
        """
        for (var turn = 0; turn < 12; turn++) {
          show(cards["height"][0]);
          report.push(texts(".options .text").join());
        }
        """
    )
    assert set(report) == {"756,858,1002"}


def test_a_back_seen_without_its_front_is_readable(page: Page) -> None:
    report = page.run(
        """
        show(cards["longest"][0]);
        act(".options input", 0);
        show(cards["into-rhine"][1]);
        report.push(texts(".options > li").sort());
        """
    )
    assert report == [["Aare✓ right", "Inn", "Rhone", "Thur✓ right"]]
