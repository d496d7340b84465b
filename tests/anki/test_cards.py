"""What each kind's card asks and answers, as Anki renders it."""

import json
import re
from pathlib import Path

import pytest

from quiz.anki.markup import unhidden
from quiz.anki.notes import Note, edition_tag, note_of
from quiz.anki.notetypes import NOTE_TYPES
from quiz.deck import Deck
from quiz.questions.text import key_of
from tests.anki.building import Anki, elements, shown, small_deck
from tests.anki.goldens import GOLDEN, SITTERS, golden, golden_file
from tests.anki.learning import learn
from tests.anki.test_markup import HOSTILE


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return small_deck(tmp_path / "deck")


@pytest.fixture
def imported(deck: Deck, anki: Anki, tmp_path: Path) -> Anki:
    learn(anki, deck, tmp_path)
    return anki


@pytest.mark.parametrize("note_type", SITTERS)
def test_the_cards_of_each_note_type_are_those_of_its_golden_file(
    imported: Anki, note_type: str
) -> None:
    """When a change is meant, `python -m tests.anki.goldens` writes them anew."""
    assert golden(imported, note_type) == golden_file(note_type).read_text(encoding="utf-8")


def test_there_is_a_golden_file_for_each_note_type() -> None:
    assert set(SITTERS) == {note_type.name for note_type in NOTE_TYPES}
    assert {file.name for file in GOLDEN.glob("*.html")} == {
        golden_file(note_type).name for note_type in SITTERS
    }


def test_a_choice_is_ticked_without_a_script_and_its_front_tells_nothing(imported: Anki) -> None:
    front, _ = imported.sides("longest")
    assert front.count('<input type="radio"') == 4
    assert imported.sides("into-rhine")[0].count('<input type="checkbox"') == 4
    assert "key" not in elements(front, "ul")[0]
    assert "shorter" not in front


def test_a_choice_is_answered_with_the_feedback_of_each_option(imported: Anki) -> None:
    _, back = imported.sides("longest")
    options, feedback = elements(back, "ul")[:2]
    assert sorted(map(shown, elements(options, "li"))) == ["Aare✓ right", "Limmat", "Reuss", "Thur"]
    assert sorted(map(shown, elements(feedback, "li"))) == [
        "Limmat It has another name above the lake.",
        "Reuss It is shorter by far.",
    ]
    # The script puts each beside its option.
    places = {
        shown(row): place for place, row in re.findall(r'data-place="(\d)".*?>(.*?)</li>', options)
    }
    for place, row in re.findall(r'data-of="(\d)">(.*?)</li>', feedback):
        assert places[shown(elements(row, "span")[0])] == place
    assert "Its name is very old." in back


def test_true_or_false_is_a_note_type_of_its_own(imported: Anki) -> None:
    front, back = imported.sides("flows-north")
    assert imported.note("flows-north").note_type()["name"] == "Quiz true or false"
    assert [shown(row) for row in elements(front, "li")] == ["True", "False"]
    assert "It flows north." not in front
    assert shown(elements(back, "p")[1]) == "False"
    assert "It flows north." in back


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
        assert "data-shuffle" not in re.sub("<script>.*?</script>", "", front + back, flags=re.S)


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
    lying, marked = (
        [shown(row) for row in elements(elements(side, "ol")[0], "li")] for side in (front, back)
    )
    assert sorted(lying) == sorted(right)
    assert lying != right
    assert marked == right
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
    assert [shown(row) for row in elements(elements(back, "ul")[0], "li")] == [
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


def test_sources_stand_on_the_back_with_author_title_and_paragraphs(imported: Anki) -> None:
    front, back = imported.sides("longest")
    assert "A. Mapper" not in front
    sources = back[back.index('class="fold sources"') :]
    assert [shown(row) for row in elements(sources, "li")] == [
        "Atlas ¶2: A. Mapper, An Atlas",
        "survey of 1900 ¶1: B. Walker, A Survey",
    ]


def test_a_source_that_is_cited_twice_is_named_once(tmp_path: Path, anki: Anki) -> None:
    edit = ("cite: [atlas#2, survey#1]", "cite: [atlas#2, survey#1, atlas#1]")
    learn(anki, small_deck(tmp_path / "deck", edit), tmp_path)
    assert "Atlas ¶1, ¶2: A. Mapper" in shown(anki.note("longest")["Sources"])


def test_a_hint_is_folded_away_and_stands_only_where_there_is_one(imported: Anki) -> None:
    assert "Bern." in elements(imported.sides("longest")[0], "details")[0]
    assert "<details" not in imported.sides("height")[0]


def _note(deck: Deck, question: str) -> Note:
    placed = deck.by_id[question]
    return note_of(placed, deck, "guid", 1, dict.fromkeys(deck.disputes, ""))


def test_tags_name_topic_kind_level_and_sources_and_carry_the_question_s_own(deck: Deck) -> None:
    assert _note(deck, "longest").tags == (
        "topic::rivers",
        "kind::single_choice",
        "level::understand",
        "source::atlas",
        "source::survey",
        "water",
        "long_rivers",
    )


def test_a_retired_question_is_tagged_as_such(deck: Deck) -> None:
    assert "retired" in _note(deck, "gone").tags
    assert "retired" not in _note(deck, "longest").tags


def test_the_tag_of_an_edition_has_no_white_space() -> None:
    assert edition_tag("2026 11") == "edition::2026_11"


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
    learn(anki, deck, tmp_path)
    assert len(anki.notes) == 9
    assert len(anki.cards) == 10
    written = HOSTILE.replace("\\\\", "\\")
    for card in anki.cards:
        note, output = card.note(), card.render_output()
        assert unhidden(note["Data"]) == deck.by_id[note["Id"]].question
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
    assert {"a_b", "c::d", "{{e}}", "f_g"} <= set(anki.note("i").tags)


def test_typing_a_hostile_answer_as_written_is_right(anki: Anki, tmp_path: Path) -> None:
    learn(anki, _hostile_deck(tmp_path / "deck"), tmp_path)
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
