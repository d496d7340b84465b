"""What each kind's card asks and answers, as Anki renders it."""

import json
import re
from pathlib import Path

import pytest

from quiz.anki import export
from quiz.anki.markup import unhidden
from quiz.anki.notes import note_of
from quiz.deck import Deck
from quiz.questions.text import key_of
from tests.anki.building import Anki, T, elements, shown, small_deck
from tests.anki.test_markup import HOSTILE


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return small_deck(tmp_path / "deck")


@pytest.fixture
def imported(deck: Deck, anki: Anki, tmp_path: Path) -> Anki:
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    return anki


def test_a_choice_is_ticked_without_a_script_and_its_front_tells_nothing(imported: Anki) -> None:
    front, _ = imported.sides("longest")
    assert front.count('<input type="radio"') == 4
    assert imported.sides("into-rhine")[0].count('<input type="checkbox"') == 4
    assert "key" not in elements(front, "ul")[0]
    assert "shorter" not in front


def test_a_choice_is_answered_with_the_feedback_of_each_option(imported: Anki) -> None:
    _, back = imported.sides("longest")
    options = {shown(elements(row, "span")[0]): shown(row) for row in elements(back, "li")[:4]}
    assert options == {
        "Aare": "Aare✓ right",
        "Reuss": "ReussIt is shorter by far.",
        "Limmat": "LimmatIt has another name above the lake.",
        "Thur": "Thur",
    }
    assert "Its name is very old." in back


def test_both_sides_have_the_options_in_one_order_which_is_not_the_deck_s(imported: Anki) -> None:
    front, back = imported.sides("longest")
    order = sorted(["Aare", "Reuss", "Limmat", "Thur"], key=key_of)
    for side in (front, back):
        rows = [shown(elements(row, "span")[0]) for row in elements(side, "li")[:4]]
        assert rows == order
        assert "data-shuffle" in side.split("<script>")[0]


def test_numbers_and_true_and_false_are_never_shuffled(imported: Anki) -> None:
    for question, order in (
        ("height", ["756", "858", "1002"]),
        ("flows-north", ["True", "False"]),
    ):
        front, back = imported.sides(question)
        assert [shown(row) for row in elements(front, "li")] == order
        assert "data-shuffle" not in (front + back).replace("[data-shuffle]", "")


def test_what_is_to_be_typed_is_compared_by_anki(imported: Anki) -> None:
    for question, typed in (("capital", "Bern"), ("how-long", "288.5")):
        front, back = imported.sides(question)
        expected = imported.note(question)["Typed"]
        assert typed not in front
        assert re.findall(r"\[\[type:(.+?)\]\]", front + back) == ["Typed", "Typed"]
        compared = imported.collection.compare_answer(expected, typed)
        assert shown(compared) == typed
        assert "typeGood" in compared
    assert "Also right: Berne · Berna" in shown(imported.sides("capital")[1])
    assert "Unit: km" in shown(imported.sides("how-long")[0])
    back = shown(imported.sides("how-long")[1])
    assert "288.5 km" in back
    assert "Up to 7.5 more or less is right too." in back


def test_a_cloze_has_one_card_with_every_gap_open(imported: Anki) -> None:
    front, back = imported.sides("ice-age")
    assert (
        shown(elements(front, "div")[0]).split("\n")[-1] == "The 1 and the 2 glaciers 3 the land."
    )
    assert "the 2 <em>" not in front
    assert "Rhein" not in front
    assert "The Rhine and the Rhone glaciers shaped the land." in shown(back)
    assert "<em>glaciers" in back
    assert "Gap 1, also right: Rhein" in shown(back)
    assert "Gaps 1 and 2 may change places." in shown(back)


def test_items_to_order_never_stand_in_order(imported: Anki) -> None:
    front, back = imported.sides("by-height")
    right = ["Gurten", "Napf", "Rigi", "Jungfrau"]
    assert sorted(map(shown, elements(front, "li"))) == sorted(right)
    assert [shown(row) for row in elements(front, "li")] != right
    assert [shown(row) for row in elements(back, "li")] == right
    assert [shown(row) for row in elements(imported.sides("two-by-height")[0], "li")] == [
        "Rigi",
        "Napf",
    ]


def test_sides_are_matched_by_choosing_from_a_list(imported: Anki) -> None:
    front, back = imported.sides("hills-towns")
    rights = sorted(["Bern", "Weggis", "Spiez", "Thun", "Basel"])
    selects = elements(front, "select")
    assert len(selects) == 3
    for select in selects:
        assert sorted(map(shown, elements(select, "option"))) == [*rights, "…"]
    assert [shown(row) for row in elements(back, "li")] == [
        "GurtenBern",
        "RigiWeggis",
        "NiesenSpiez",
    ]


def test_a_flashcard_is_asked_both_ways_only_where_it_is_to_be(imported: Anki) -> None:
    assert len(imported.note("one-way").cards()) == 1
    forward, backward = (imported.sides("both-ways", card) for card in (0, 1))
    assert "peak" in shown(forward[0])
    assert "summit" not in forward[0]
    assert "summit" in shown(backward[0])
    assert "peak" not in backward[0]
    assert all("peak" in shown(back) and "summit" in shown(back) for _, back in (forward, backward))


def test_a_dispute_stands_on_the_back_with_its_accounts_record_date_and_evidence(
    imported: Anki,
) -> None:
    front, back = imported.sides("longest")
    assert "How long the Aare is" not in front
    dispute = shown(elements(back, "section")[0])
    assert dispute.startswith("How long the Aare is as of Nov 2026")
    for words in (
        "Atlas ¶2it has 295 km",
        "survey of 1900 ¶1it has 280 km",
        "the recordBoth are measured, from different springs.",
        "Federal Office: Lengths [of] rivers, 28 May 2021",
    ):
        assert words in dispute
    assert '<a href="https://example.org/rivers?a=1&amp;b=2">' in back
    assert "Sources: Atlas ¶2 · survey of 1900 ¶1" in shown(back)


def test_a_hint_is_folded_away_and_stands_only_where_there_is_one(imported: Anki) -> None:
    assert "Bern." in elements(imported.sides("longest")[0], "details")[0]
    assert "<details" not in imported.sides("height")[0]


def test_tags_name_topic_kind_level_and_edition_and_carry_the_question_s_own(
    imported: Anki,
) -> None:
    assert sorted(imported.note("longest").tags) == [
        "edition::2026.11",
        "kind::single_choice",
        "level::understand",
        "long_rivers",
        "topic::rivers",
        "water",
    ]


def test_every_topic_is_a_deck_below_the_deck_which_says_what_it_rests_on(imported: Anki) -> None:
    decks = imported.collection.decks
    assert [deck.name for deck in decks.all_names_and_ids(skip_empty_default=True)] == [
        "Small deck",
        "Small deck::Hills and slopes",
        "Small deck::Rivers",
    ]
    assert decks.name(imported.note("longest").cards()[0].did) == "Small deck::Rivers"
    description = shown(decks.by_name("Small deck")["desc"])
    assert "Nine kinds & two topics." in description
    assert "survey of 1900: B. Walker, A Survey" in description


def _hostile_deck(folder: Path) -> Deck:
    """The small deck's kinds, with a hostile text in each of their fields."""
    text = json.dumps(HOSTILE)
    form = json.dumps(HOSTILE.replace("[[", "").replace("]]", "").replace("\\\\", "/"))[1:-1]
    common = f"level: apply, cite: [atlas#1], explanation: {text}, note: {text}, hint: {text}"
    common += ", disputes: [length]"
    other = json.dumps("other " + HOSTILE)
    wrong = f"{{text: {other}, feedback: {text}}}"
    bank = f"""\
topic: rivers
questions:
  - {{kind: single_choice, id: a, {common}, stem: {text}, answer: {text}, distractors: [{wrong}]}}
  - {{kind: multiple_response, id: b, {common}, stem: {text}, answers: [{text}],
      distractors: [{wrong}]}}
  - {{kind: true_false, id: c, {common}, stem: {text}, answer: true, feedback: {text}}}
  - {{kind: short_answer, id: d, {common}, stem: {text}, answer: {text}, accept: [{other}]}}
  - {{kind: numerical, id: e, {common}, stem: {text}, answer: -5, unit: {text}}}
  - {{kind: cloze, id: f, {common}, text: "a:: }}}} [[{form}|b}}}}::c]] {{{{c2::d}}}}"}}
  - {{kind: ordering, id: g, {common}, stem: {text}, items: [{text}, {other}]}}
  - {{kind: matching, id: h, {common}, stem: {text}, pairs: [[{text}, {text}], [{other}, {other}]],
      distractors: [x, y]}}
  - {{kind: flashcard, id: i, {common}, front: {text}, back: {other}, reverse: true,
      tags: ["a b", "c::d", " {{{{e}}}} ", "\\x1ff\\u3000g"]}}
"""
    title = json.dumps(HOSTILE + "::x")
    return small_deck(
        folder,
        ("title: Small deck", f"title: {title}"),
        ("title: Rivers", f"title: {title}"),
        ("label: Atlas", f"label: {text}"),
        ("says: it has 295 km", f"says: {text}"),
        ("title: How long the Aare is", f"title: {text}"),
        ("title: Lengths [of] rivers", f"title: {text}"),
        bank=bank,
    )


def test_hostile_texts_show_as_written_and_do_nothing(anki: Anki, tmp_path: Path) -> None:
    deck = _hostile_deck(tmp_path / "deck")
    export(deck, tmp_path / "deck.apkg", timestamp=T)
    assert len(anki.import_package(tmp_path / "deck.apkg").new) == 9
    assert len(anki.cards) == 10
    written = HOSTILE.replace("\\\\", "\\")
    for card in anki.cards:
        note, output = card.note(), card.render_output()
        assert unhidden(note["Question"]) == deck.by_id[note["Id"]].question
        assert not output.question_av_tags + output.answer_av_tags
        for side in (output.question_text, output.answer_text):
            assert "<b>" not in side
            assert "{{" not in side
            assert side.count("<script>") == side.count("</script>") <= 1
        question, answer = shown(output.question_text), shown(output.answer_text)
        in_stem = note["Id"] != "f"
        assert question.count(written) >= 2 + in_stem
        assert answer.count(written) >= 5 + in_stem
    assert "a:: }} 1 {{c2::d}}" in shown(anki.sides("f")[0])
    assert anki.note("i").tags[:3] == ["a_b", "c::d", "edition::2026.11"]
    assert {"{{e}}", "f_g"} <= set(anki.note("i").tags)


def test_typing_a_hostile_answer_as_written_is_right(anki: Anki, tmp_path: Path) -> None:
    export(_hostile_deck(tmp_path / "deck"), tmp_path / "deck.apkg", timestamp=T)
    anki.import_package(tmp_path / "deck.apkg")
    for question, typed in (("d", HOSTILE), ("e", "-5")):
        compared = anki.collection.compare_answer(anki.note(question)["Typed"], typed)
        assert shown(compared) == typed
        assert "typeGood" in compared


def test_a_gap_inside_an_address_does_not_break_the_card(tmp_path: Path) -> None:
    bank = """\
topic: rivers
questions:
  - {kind: cloze, id: f, level: apply, cite: [atlas#1], explanation: So.,
      text: "[a](https://x.org/[[one]]) and [[two]]"}
"""
    deck = small_deck(tmp_path, bank=bank)
    note = note_of(deck.placed[0], deck, "guid", 1, {})
    assert shown(note.fields[note.type.fields.index("Filled")]) == "[a](https://x.org/one) and two"
