"""The cards' script in a real page: Anki's desktop keeps it on a flip, the phones load anew."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.anki.building import Anki, small_deck
from tests.anki.chromium import Chromium, Tab, needs_chromium
from tests.anki.learning import learn
from tests.anki.reviewer import Reviewer, card_of

pytestmark = needs_chromium

MORNING = "2026-11-23T09:00"
REFUSE = """\
Storage.prototype.setItem = Storage.prototype.getItem = function () { throw new Error("no"); };
"""


@pytest.fixture
def small(anki: Anki, tmp_path: Path) -> Anki:
    """A learner who has imported the small deck."""
    learn(anki, small_deck(tmp_path / "deck"), tmp_path)
    return anki


@pytest.fixture
def reviewer(tab: Tab, tmp_path: Path) -> Reviewer:
    set_clock(tab, MORNING)
    return Reviewer(tab, tmp_path)


def set_clock(tab: Tab, moment: str) -> None:
    """Make it a moment of the learner's own time, in this page and the next ones."""
    tab.before(
        "window.RealDate = window.RealDate || Date;"
        f' Date = class extends RealDate {{ constructor() {{ super("{moment}"); }} }};'
    )


def stay(reviewer: Reviewer, back: str) -> None:
    """Flip as Anki's desktop does."""
    reviewer.show(back)


def load_anew(reviewer: Reviewer, back: str) -> None:
    """Flip as AnkiDroid does."""
    reviewer.load(back)


def lose_session(reviewer: Reviewer, back: str) -> None:
    """Flip into a page that has only what is stored for good."""
    reviewer.tab.run("sessionStorage.clear()")
    reviewer.load(back)


@pytest.fixture(params=[stay, load_anew, lose_session])
def flip(request: pytest.FixtureRequest) -> Callable[[Reviewer, str], None]:
    """The ways in which Anki's programs flip a card."""
    way: Callable[[Reviewer, str], None] = request.param
    return way


@pytest.fixture
def elsewhere(chromium: Chromium, tmp_path: Path) -> Iterator[Reviewer]:
    """A page that shares no storage of any kind with the first."""
    tab = Tab(chromium)
    set_clock(tab, MORNING)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    yield Reviewer(tab, folder)
    tab.close()


def test_options_lie_alike_on_both_sides_though_all_storage_is_lost_on_the_flip(
    small: Anki, reviewer: Reviewer, elsewhere: Reviewer
) -> None:
    card = card_of(small, "longest")
    for day in range(1, 8):
        for page in (reviewer, elsewhere):
            set_clock(page.tab, f"2026-11-0{day}T09:00")
        reviewer.load(card.front)
        elsewhere.load(card.back)
        assert elsewhere.tab.run("window.quizShown") is None
        assert reviewer.texts(".options .text") == elsewhere.texts(".options .text")


def test_options_lie_alike_where_a_page_may_store_nothing(small: Anki, reviewer: Reviewer) -> None:
    reviewer.tab.before(REFUSE)
    card = card_of(small, "longest")
    reviewer.load(card.front)
    front = reviewer.texts(".options .text")
    reviewer.load(card.back)
    assert reviewer.texts(".options .text") == front


def test_options_lie_in_another_order_on_other_days(small: Anki, reviewer: Reviewer) -> None:
    orders = set()
    for day in range(10, 30):
        set_clock(reviewer.tab, f"2026-11-{day}T09:00")
        reviewer.show(card_of(small, "longest").front)
        orders.add(tuple(reviewer.texts(".options .text")))
    assert len(orders) > 8
    assert {order[0] for order in orders} == {"Aare", "Reuss", "Limmat", "Thur"}


def test_the_day_begins_at_four_in_the_morning(small: Anki, reviewer: Reviewer) -> None:
    days = []
    for moment in ("2026-11-23T04:00", "2026-11-24T03:59", "2026-11-24T04:00"):
        set_clock(reviewer.tab, moment)
        reviewer.show(card_of(small, "longest").front)
        days.append(reviewer.tab.run("window.quizShown.day"))
    assert days == ["2026-11-23", "2026-11-23", "2026-11-24"]


def test_a_card_that_is_flipped_after_the_day_has_turned_keeps_its_order(
    small: Anki, reviewer: Reviewer, flip: Callable[[Reviewer, str], None]
) -> None:
    card = card_of(small, "longest")
    for day in range(10, 20):
        set_clock(reviewer.tab, f"2026-11-{day}T03:59")
        reviewer.load(card.front)
        front = reviewer.texts(".options .text")
        set_clock(reviewer.tab, f"2026-11-{day}T04:01")
        flip(reviewer, card.back)
        assert reviewer.texts(".options .text") == front


def test_what_was_picked_is_marked_with_each_option_s_feedback(
    small: Anki, reviewer: Reviewer, flip: Callable[[Reviewer, str], None]
) -> None:
    card = card_of(small, "longest")
    reviewer.load(card.front)
    reviewer.click("label", "Reuss")
    flip(reviewer, card.back)
    assert sorted(reviewer.texts(".options > li")) == [
        "Aare✓ right",
        "LimmatIt has another name above the lake.",
        "Reuss✗ your answerIt is shorter by far.",
        "Thur",
    ]
    assert not reviewer.texts(".feedback")


def test_of_several_options_each_pick_and_each_miss_is_marked(
    small: Anki, reviewer: Reviewer, flip: Callable[[Reviewer, str], None]
) -> None:
    card = card_of(small, "into-rhine")
    reviewer.load(card.front)
    reviewer.click("label", "Aare")
    reviewer.click("label", "Inn")
    flip(reviewer, card.back)
    assert sorted(reviewer.texts(".options > li")) == [
        "Aare✓ right, your answer",
        "Inn✗ your answer",
        "Rhone",
        "Thur✓ right, not chosen",
    ]


@pytest.mark.parametrize(
    ("pick", "marked"), [("True", "False✗ your answer: True"), ("False", "False✓ your answer")]
)
def test_true_or_false_is_marked(
    small: Anki, reviewer: Reviewer, flip: Callable[[Reviewer, str], None], pick: str, marked: str
) -> None:
    card = card_of(small, "flows-north")
    reviewer.load(card.front)
    assert reviewer.texts(".options .text") == ["True", "False"]
    reviewer.click("label", pick)
    flip(reviewer, card.back)
    assert reviewer.texts(".answer") == [marked]
    assert reviewer.texts(".feedback") == ["It flows north."]


def test_gaps_are_filled_and_compared(
    small: Anki, reviewer: Reviewer, flip: Callable[[Reviewer, str], None]
) -> None:
    card = card_of(small, "ice-age")
    reviewer.load(card.front)
    assert reviewer.tab.run("document.querySelectorAll('input.gap').length") == 3
    for place, typed in enumerate((" rhein. ", "Rhône", "<b>ground</b>")):
        reviewer.fill("input.gap", place, typed)
    flip(reviewer, card.back)
    assert reviewer.texts(".gap .mark") == ["✓", "✓", "you: <b>ground</b>"]


@pytest.mark.parametrize(("typed", "said"), [("berne", 1), ("Bern", 0), ("Basel", 0)])
def test_another_right_form_that_anki_takes_for_wrong_is_said_to_be_right(
    small: Anki,
    reviewer: Reviewer,
    flip: Callable[[Reviewer, str], None],
    typed: str,
    said: int,
) -> None:
    card = card_of(small, "capital", typed=typed)
    reviewer.load(card.front)
    reviewer.fill("#typeans", 0, typed)
    flip(reviewer, card.back)
    assert reviewer.texts(".answer .mark") == ["✓ your answer is right too"] * said


def test_items_are_tapped_in_order_and_one_may_be_taken_back(
    small: Anki, reviewer: Reviewer, flip: Callable[[Reviewer, str], None]
) -> None:
    card = card_of(small, "by-height")
    reviewer.load(card.front)
    for item in ("Gurten", "Rigi", "Napf", "Napf", "Napf"):
        reviewer.click(".taps button", item)
    flip(reviewer, card.back)
    marked = ["Gurten✓", "Napf✗ yours: 3", "Rigi✗ yours: 2", "Jungfrau"]
    assert reviewer.texts(".order > li") == marked


def test_items_never_come_in_right_order(small: Anki, reviewer: Reviewer) -> None:
    fronts = [card_of(small, question).front for question in ("by-height", "two-by-height")]
    orders = set()
    for day in range(10, 31):
        set_clock(reviewer.tab, f"2026-12-{day}T09:00")
        for front in fronts:
            reviewer.show(front)
            orders.add(tuple(reviewer.texts(".taps .text")))
    assert len(orders) > 8
    assert not orders & {("Gurten", "Napf", "Rigi", "Jungfrau"), ("Napf", "Rigi")}


def test_sides_chosen_from_the_lists_are_compared(
    small: Anki, reviewer: Reviewer, flip: Callable[[Reviewer, str], None]
) -> None:
    card = card_of(small, "hills-towns")
    reviewer.load(card.front)
    reviewer.fill("select", 0, "Bern")
    reviewer.fill("select", 1, "Basel")
    flip(reviewer, card.back)
    assert reviewer.texts(".matches > li") == [
        "GurtenBern✓",
        "RigiWeggis✗ yours: Basel",
        "NiesenSpiez",
    ]


def test_numbers_keep_their_order(small: Anki, reviewer: Reviewer) -> None:
    for day in range(10, 20):
        set_clock(reviewer.tab, f"2026-11-{day}T09:00")
        reviewer.show(card_of(small, "height").front)
        assert reviewer.texts(".options .text") == ["756", "858", "1002"]


def test_a_back_seen_without_its_front_is_readable(small: Anki, reviewer: Reviewer) -> None:
    reviewer.load(card_of(small, "longest").front)
    reviewer.click("label", "Reuss")
    reviewer.load(card_of(small, "into-rhine").back)
    assert sorted(reviewer.texts(".options > li")) == ["Aare✓ right", "Inn", "Rhone", "Thur✓ right"]


def test_a_card_seen_again_has_forgotten_what_was_picked(small: Anki, reviewer: Reviewer) -> None:
    card = card_of(small, "longest")
    reviewer.load(card.front)
    reviewer.click("label", "Reuss")
    reviewer.load(card.front)
    reviewer.load(card.back)
    assert not any("your answer" in row for row in reviewer.texts(".options > li"))


def picked(reviewer: Reviewer) -> list[str]:
    """The options that are ticked."""
    return reviewer.texts("label:has(input:checked)")


def test_alt_with_a_digit_picks_and_a_digit_alone_is_left_to_anki(
    small: Anki, reviewer: Reviewer
) -> None:
    reviewer.show(card_of(small, "longest").front)
    order = reviewer.texts(".options .text")
    reviewer.tab.press("Digit3")
    assert picked(reviewer) == []
    reviewer.tab.press("Digit3", alt=True)
    assert picked(reviewer) == [order[2]]
    reviewer.tab.press("Numpad1", alt=True)
    assert picked(reviewer) == [order[0]]
    reviewer.tab.press("Digit9", alt=True)
    assert picked(reviewer) == [order[0]]


def test_alt_with_a_digit_reaches_every_kind_and_only_the_card_that_is_there(
    small: Anki, reviewer: Reviewer
) -> None:
    focused = "document.activeElement.matches({!r})"
    reviewer.show(card_of(small, "by-height").front)
    reviewer.show(card_of(small, "flows-north").front)
    reviewer.tab.press("Digit2", alt=True)
    assert picked(reviewer) == ["False"]
    reviewer.tab.press("Digit4", alt=True)
    assert reviewer.tab.run("window.quizShown.id") == "flows-north"
    reviewer.show(card_of(small, "by-height").front)
    reviewer.tab.press("Digit4", alt=True)
    assert reviewer.texts(".taps [data-rank]") == reviewer.texts(".taps > li")[3:]
    reviewer.show(card_of(small, "ice-age").front)
    reviewer.tab.press("Digit2", alt=True)
    reviewer.tab.type("Rhone")
    assert reviewer.tab.run("window.quizShown.given") == ["", "Rhone", ""]
    reviewer.show(card_of(small, "hills-towns").front)
    reviewer.tab.press("Digit1", alt=True)
    assert reviewer.tab.run(focused.format("select"))


def test_enter_goes_from_gap_to_gap_and_then_flips_the_card(
    small: Anki, reviewer: Reviewer
) -> None:
    reviewer.tab.before("window.sent = []; window.pycmd = function (word) { sent.push(word); };")
    reviewer.load(card_of(small, "ice-age").front)
    reviewer.tab.press("Digit1", alt=True)
    for text in ("Rhein", "Rhone", "shaped"):
        reviewer.tab.type(text)
        reviewer.tab.press("Enter")
    assert reviewer.tab.run("window.quizShown.given") == ["Rhein", "Rhone", "shaped"]
    assert reviewer.tab.run("window.sent") == ["ans"]


def test_after_a_pick_the_space_bar_is_anki_s_again(small: Anki, reviewer: Reviewer) -> None:
    """A box that kept the focus would take the key, and not the program around the page."""
    for question in ("longest", "into-rhine", "flows-north", "by-height"):
        reviewer.show(card_of(small, question).front)
        reviewer.tab.click("label, .taps button")
        assert len(reviewer.tab.run("window.quizShown.given")) == 1
        assert reviewer.tab.run("document.activeElement === document.body"), question


def test_texts_that_look_like_code_reach_the_script_as_texts(
    anki: Anki, reviewer: Reviewer, tmp_path: Path
) -> None:
    wild = "\\\"'</script><script>window.broken = 1</script>${broken}"
    bank = f"""\
topic: rivers
questions:
  - kind: cloze
    id: wild
    level: apply
    cite: [atlas#1]
    explanation: So it is.
    text: |
      First [[{wild}]] and
      then {wild}.
  - kind: matching
    id: pairs
    level: apply
    cite: [atlas#1]
    explanation: So it is.
    stem: Which?
    pairs: [[one, '{wild.replace("'", "''")}'], [two, b]]
    distractors: [c, d]
"""
    learn(anki, small_deck(tmp_path / "deck", bank=bank), tmp_path)
    reviewer.load(card_of(anki, "wild").front)
    reviewer.fill("input.gap", 0, wild)
    reviewer.load(card_of(anki, "wild").back)
    assert reviewer.texts(".gap .mark") == ["✓"]
    assert reviewer.tab.run("document.querySelector('.stem').innerText").count("\n") == 1
    reviewer.load(card_of(anki, "pairs").front)
    listed = next(text for text in reviewer.texts("option") if "script" in text)
    reviewer.fill("select", 0, listed)
    reviewer.load(card_of(anki, "pairs").back)
    assert reviewer.texts(".matches .mark") == ["✓"]
    assert reviewer.tab.run("window.broken") is None
