"""How cards look and behave in a real Chromium: night, phones, fingers, readers, and no script."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.deck import Deck
from tests.anki.building import Anki, small_deck
from tests.anki.chromium import Tab, needs_chromium
from tests.anki.learning import learn
from tests.anki.reviewer import NIGHT, Card, Reviewer, card_of

pytestmark = needs_chromium

AXE = Path(__file__).parents[1] / "browser/node_modules/axe-core/axe.min.js"
PHONE, NARROW, WIDE = (375, 740), (320, 568), (900, 800)
EVERY_KIND = (
    *("longest", "into-rhine", "flows-north", "capital", "how-long", "ice-age"),
    *("by-height", "hills-towns", "one-way", "both-ways"),
)
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NIGHTS = ("nightMode", "night_mode", NIGHT)


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    """The small deck with a hint, a note, a dispute and a long word wherever they may stand."""
    common = f"explanation: So it is {LONG}., hint: Look up., note: A note., disputes: [length]"
    return small_deck(
        tmp_path / "deck",
        ("explanation: So it is.", common),
        ("text: Reuss,", f"text: Reuss {LONG},"),
        ("accept: [Berne, Berna]", f"accept: [Berne, {LONG}]"),
        ("[[Rhone]]", f"[[Rhone|{LONG}]] {LONG}"),
        ("items: [Gurten, ", f"items: [Gurten {LONG}, "),
        ("[Rigi, Weggis]", f"[Rigi {LONG}, Weggis {LONG}]"),
        ("back: Rubble left by ice", f"back: Rubble left by ice {LONG}"),
        ("title: A Survey", f"title: A Survey {LONG}"),
    )


@pytest.fixture
def cards(anki: Anki, deck: Deck, tmp_path: Path) -> dict[str, Card]:
    """A card of every kind, some of them answered wrongly."""
    learn(anki, deck, tmp_path)
    found = {each: card_of(anki, each, typed="Basel") for each in EVERY_KIND}
    return found | {"both-ways, reverse": card_of(anki, "both-ways", number=1)}


def reviewers(tab: Tab, folder: Path, *sizes: tuple[int, int]) -> Iterator[Reviewer]:
    """The page at each of these sizes, by day and by night."""
    for size in sizes:
        tab.resize(*size)
        for classes in ("", NIGHT):
            yield Reviewer(tab, folder, classes)


def answer(reviewer: Reviewer) -> None:
    """Give some answer, right or wrong, to whatever the card asks."""
    reviewer.tab.run(
        """
        document.querySelectorAll("label:has(input), .taps button").forEach(
          function (each) { each.click(); });
        document.querySelectorAll("input.gap, select").forEach(function (each) {
          if (each.options) { each.selectedIndex = 1; } else { each.value = "something"; }
          each.dispatchEvent(new Event("input", {bubbles: true}));
          each.dispatchEvent(new Event("change", {bubbles: true}));
        });
        """
    )


def sides(reviewer: Reviewer, card: Card) -> Iterator[str]:
    """Load each side of a card, answered in between; the names of the sides."""
    reviewer.load(card.front)
    yield "front"
    answer(reviewer)
    yield "front, answered"
    reviewer.load(card.back)
    yield "back"
    reviewer.tab.run(
        "document.querySelectorAll('details').forEach(function (each) { each.open = true; })"
    )
    yield "back, unfolded"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.exists():
        pytest.skip("axe-core is not there: npm ci --prefix tests/browser --ignore-scripts")
    return AXE.read_text(encoding="utf-8")


# Whether a page has headings and landmarks is the matter of Anki's own page, so #qa alone is asked.
AXE_RUN = """
  axe.run("#qa", {resultTypes: ["violations"]}).then(function (all) {
    return all.violations.map(function (each) {
      return each.id + ": " + each.nodes.map(function (node) {
        return node.html + " " + node.failureSummary;
      }).join();
    });
  })
"""


def test_axe_finds_nothing(cards: dict[str, Card], axe: str, tab: Tab, tmp_path: Path) -> None:
    found = []
    for size, classes in ((WIDE, ""), (NARROW, NIGHT)):
        tab.resize(*size)
        reviewer = Reviewer(tab, tmp_path, classes)
        for name, card in cards.items():
            for side in sides(reviewer, card):
                if tab.run("typeof axe") == "undefined":
                    tab.run(axe)
                violations = tab.run(AXE_RUN)
                assert isinstance(violations, list)
                found += [f"{name}, {side}: {each}" for each in violations]
    assert not found, "\n".join(found)


def test_no_card_scrolls_sideways_on_the_narrowest_phone(
    cards: dict[str, Card], tab: Tab, tmp_path: Path
) -> None:
    for reviewer in reviewers(tab, tmp_path, NARROW):
        for name, card in cards.items():
            for side in sides(reviewer, card):
                width = tab.run("document.documentElement.scrollWidth")
                assert width == NARROW[0], f"{name}, {side}"


def test_whatever_a_finger_has_to_meet_is_44_pixels_high(
    cards: dict[str, Card], tab: Tab, tmp_path: Path
) -> None:
    low = """
      Array.from(document.querySelectorAll(
        "label:has(input), button, select, input[type=text], summary"
      )).filter(function (each) {
        return each.getClientRects().length && each.getBoundingClientRect().height < 44;
      }).map(function (each) { return each.outerHTML; })
    """
    tab.call("Emulation.setTouchEmulationEnabled", enabled=True)
    features = [{"name": "pointer", "value": "coarse"}, {"name": "hover", "value": "none"}]
    tab.call("Emulation.setEmulatedMedia", features=features)
    met = 0
    for reviewer in reviewers(tab, tmp_path, PHONE):
        for name, card in cards.items():
            for side in sides(reviewer, card):
                assert tab.run(low) == [], f"{name}, {side}"
                met += int(tab.run("document.querySelectorAll('label, summary').length"))
    assert met


def test_what_is_met_by_a_finger_is_no_gesture_to_ankidroid(
    cards: dict[str, Card], tab: Tab, tmp_path: Path
) -> None:
    """AnkiDroid takes a tap for its own (the answer, say) unless `tappable` stands there."""
    reviewer = Reviewer(tab, tmp_path)
    for name, card in cards.items():
        for side in sides(reviewer, card):
            bare = tab.run(
                "Array.from(document.querySelectorAll("
                "'label:has(input), .options input, button, select, input.gap, summary'"
                ")).filter(function (each) { return !each.classList.contains('tappable'); })"
                ".map(function (each) { return each.outerHTML; })"
            )
            assert bare == [], f"{name}, {side}"


@pytest.mark.parametrize("size", [PHONE, (740, 375)])
def test_a_phone_shows_the_answer_and_folds_the_rest(
    cards: dict[str, Card], tab: Tab, tmp_path: Path, size: tuple[int, int]
) -> None:
    tab.resize(*size)
    reviewer = Reviewer(tab, tmp_path)
    folds = "Array.from(document.querySelectorAll('details.fold')).map(function (each) {0})"
    for name, card in cards.items():
        reviewer.load(card.back)
        assert tab.run(folds.format("{ return each.open; }")) in ([False] * 3, [False] * 4), name
        shown = str(tab.run("document.body.innerText"))
        for word in ("So it is", "it has 295 km", "A. Mapper", "A note"):
            assert word not in shown
        for word in ("Explanation", "How long the Aare is", "Sources"):
            assert word in shown
            reviewer.click("summary", word)
        shown = str(tab.run("document.body.innerText"))
        for word in ("it has 295 km", "A. Mapper"):
            assert word in shown, name


def test_where_there_is_room_nothing_is_folded_but_hint_and_evidence(
    cards: dict[str, Card], tab: Tab, tmp_path: Path
) -> None:
    reviewer = Reviewer(tab, tmp_path)
    for card in cards.values():
        reviewer.load(card.front)
        assert "Hint" in str(tab.run("document.body.innerText"))
        assert "Look up." not in str(tab.run("document.body.innerText"))
        reviewer.load(card.back)
        shown = str(tab.run("document.body.innerText"))
        for word in ("it has 295 km", "Both are measured", "A. Mapper, An Atlas", "Evidence"):
            assert word in shown
        assert "Federal Office" not in shown


@pytest.mark.parametrize("classes", NIGHTS)
def test_by_night_the_text_is_light(
    cards: dict[str, Card], tab: Tab, tmp_path: Path, classes: str
) -> None:
    """Anki's desktop, AnkiMobile and AnkiDroid each have a class for it."""
    light = "getComputedStyle(document.querySelector('.stem')).color.match(/\\d+/g).map(Number)"
    for given, is_light in (("", False), (classes, True)):
        reviewer = Reviewer(tab, tmp_path, given)
        for side in (cards["longest"].front, cards["longest"].back):
            reviewer.load(side)
            colours = tab.run(light)
            assert isinstance(colours, list)
            assert all(each > 180 for each in colours) == is_light
            assert all(each < 90 for each in colours) != is_light


def test_a_card_is_whole_and_readable_without_its_script(
    cards: dict[str, Card], tab: Tab, tmp_path: Path
) -> None:
    tab.switch_scripts_off()
    for size in (WIDE, NARROW):
        tab.resize(*size)
        reviewer = Reviewer(tab, tmp_path)
        for name, card in cards.items():
            reviewer.load(card.front)
            assert tab.run("window.quizShown") is None
            assert tab.run("document.documentElement.scrollWidth") == size[0]
            reviewer.load(card.back)
            shown = str(tab.run("document.body.innerText"))
            for word in (ANSWERS[name], "it has 295 km", "A. Mapper"):
                assert word in shown, name
    reviewer.load(cards["longest"].back)
    assert "Limmat It has another name above the lake." in reviewer.texts(".feedback li")


ANSWERS = {
    "longest": "Aare\n✓ right",
    "into-rhine": "Thur\n✓ right",
    "flows-north": "False",
    "capital": "Bern",
    "how-long": "288.5 km",
    "ice-age": "The Rhine and the Rhone",
    "by-height": "Napf\nRigi\nJungfrau",
    "hills-towns": "Gurten\nBern",
    "one-way": "Rubble left by ice",
    "both-ways": "summit",
    "both-ways, reverse": "peak",
}


def test_a_text_from_right_to_left_is_set_from_right_to_left(
    anki: Anki, tab: Tab, tmp_path: Path
) -> None:
    bank = """\
topic: rivers
questions:
  - kind: single_choice
    id: urdu
    level: remember
    cite: [atlas#1]
    stem: کون سا دریا سب سے لمبا ہے؟
    answer: دریائے سندھ
    distractors: [{text: Indus, feedback: یہ وہی ہے}]
    explanation: یہ سب سے لمبا ہے۔
"""
    learn(anki, small_deck(tmp_path / "deck", bank=bank), tmp_path)
    card = card_of(anki, "urdu")
    direction = (
        "Array.from(document.querySelectorAll({!r})).map(function (each) {{"
        " return getComputedStyle(each).direction; }})"
    )
    reviewer = Reviewer(tab, tmp_path)
    reviewer.load(card.front)
    assert tab.run(direction.format(".stem")) == ["rtl"]
    assert sorted(tab.run(direction.format(".options > li"))) == ["ltr", "rtl"]
    box, text = (
        f"document.querySelector('li:dir(rtl) {each}').getBoundingClientRect().left"
        for each in ("input", ".text")
    )
    assert tab.run(f"{box} > {text}")
    reviewer.load(card.back)
    assert tab.run(direction.format(".explanation > div")) == ["rtl"]
    assert tab.run(direction.format(".why")) == ["rtl"]


def test_a_card_fetches_nothing(cards: dict[str, Card], tab: Tab, tmp_path: Path) -> None:
    tab.call("Network.enable")
    reviewer = Reviewer(tab, tmp_path)
    for card in cards.values():
        for _ in sides(reviewer, card):
            assert tab.run("performance.getEntriesByType('resource').length") == 0
