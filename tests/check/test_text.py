"""The rules about texts as characters: what each must catch, and what it must leave alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check.checking import check
from quiz.check.rule import Remark, Rule
from quiz.check.text import (
    BIDI_OVERRIDE,
    CONTROL_CHARACTER,
    MIXED_SCRIPT,
    READING_GRADE,
    UNBALANCED_MARKDOWN,
    comment_cut,
    reading_grade,
    syllables,
)
from quiz.deck import read_deck, read_deck_and_places
from tests.deck.building import BANK, DISPUTES, MANIFEST, SOURCES, bank_of, write_deck


def found(folder: Path, rule: Rule, *lines: str, manifest: str = MANIFEST) -> list[Remark]:
    """What a rule remarks on in a deck of one question with the given lines."""
    bank = bank_of(*lines)
    files = {"banks/surface.yaml": bank, "deck.yaml": manifest}
    return list(rule.look(read_deck(write_deck(folder / "deck", files))))


def stem(text: str) -> tuple[str, ...]:
    """A question whose stem is a text in double quotes, with YAML's escapes in it."""
    return ("id: q", "kind: true_false", f'stem: "{text}"', "answer: true")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"The \x1b[31mred planet", "U+001B"),
        (r"A bell\a rings", "U+0007"),
        (r"One\u0085two", "U+0085"),
        (r"Lahore\0", "U+0000"),
        (r"Muk\u200bti Bahini", "U+200B (zero width space)"),
        (r"\uFEFFIt rains", "U+FEFF (zero width no-break space)"),
    ],
)
def test_a_character_that_cannot_be_seen_is_told(tmp_path: Path, text: str, name: str) -> None:
    (remark,) = found(tmp_path, CONTROL_CHARACTER, *stem(text))
    assert remark.path == ("stem",)
    assert remark.message.startswith(name)


@pytest.mark.parametrize(
    "text", [r"Two\nlines", r"A tab\there", r"क्\u200dष", r"می\u200cخواهم", "Ağazade’s text – ½"]
)
def test_white_space_and_joiners_are_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, CONTROL_CHARACTER, *stem(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        r"Access \u202egranted",
        r"\u2066It rains\u2069",
        r"\u202aIt rains\u202c",
        r"Lahore\u200f (لاہور)",
        r"\u061cلاہور",
    ],
)
def test_a_character_that_turns_text_round_is_told_once_a_text(tmp_path: Path, text: str) -> None:
    assert len(found(tmp_path, BIDI_OVERRIDE, *stem(text))) == 1


@pytest.mark.parametrize("text", ["It rains", "لاہور", "ירושלים and Jerusalem", r"a\u00adb"])
def test_letters_that_run_from_right_to_left_are_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, BIDI_OVERRIDE, *stem(text)) == []


def test_every_file_of_a_deck_is_looked_at(tmp_path: Path) -> None:
    bad = r'"Ba\u202ed"'
    files = {
        "deck.yaml": MANIFEST.replace("title: The Moon", f"title: {bad}").replace("Landing", bad),
        "sources.yaml": SOURCES.replace("label: Almanac", f"label: {bad}"),
        "disputes.yaml": DISPUTES.replace("Four and a half thousand million years.", bad),
        "banks/surface.yaml": """\
topic: surface
questions:
  - id: seas
    kind: true_false
    level: remember
    cite: [almanac#2]
    stem: It rains.
    answer: true
    explanation: It "rains".
    feedback: "Ba\\u202ed"
""",
    }
    deck, places = read_deck_and_places(write_deck(tmp_path / "deck", files))
    findings = check(deck, places, [BIDI_OVERRIDE], ["bidi-override"])
    assert [(each.file.name, each.line) for each in findings] == [
        ("surface.yaml", 10),
        ("deck.yaml", 1 + MANIFEST.splitlines().index("title: The Moon")),
        ("deck.yaml", 1 + MANIFEST.splitlines().index("    title: Landing")),
        (
            "disputes.yaml",
            1
            + DISPUTES.splitlines().index("        says: Four and a half thousand million years."),
        ),
        ("sources.yaml", 1 + SOURCES.splitlines().index("    label: Almanac")),
    ]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Which word is **bold here?", "**"),
        ("Which *word is meant?", "*"),
        ("Which **word* is meant?", "*"),
        ("Which is _not a planet?", "_"),
        ("What does `len(x) give?", "`"),
        ("What does ``len` give?", "``"),
        ("See [the almanac", "["),
        ("See [the almanac](https://example.org/a", "[the almanac]("),
        ("It is *so* and *thus", "*"),
    ],
)
def test_mark_up_that_opens_and_does_not_close_is_told(
    tmp_path: Path, text: str, mark: str
) -> None:
    (remark,) = found(tmp_path, UNBALANCED_MARKDOWN, *stem(text))
    assert remark.message.startswith(f"`{mark}` opens")


@pytest.mark.parametrize(
    "text",
    [
        "Which is *not* **a** _planet_ in `code`?",
        "What is 5 * 3?",
        "What is 5*3*2?",
        "What is 2**3?",
        "What is snake_case?",
        "What does * stand for, and what _?",
        "It said so [sic] and again [1].",
        "What is a[i](j)?",
        "Which lie in [0, 1)?",
        "It is ___ and __ here",
        "Which got an A* or A**?",
        r"A literal \\*star, \\_line, \\`tick and \\[bracket",
        "What does `*args, **kw[` do?",
        "See [the almanac](https://example.org/a_b*c).",
        "List *.txt files",
        "Tick [ ] or leave",
    ],
)
def test_signs_and_mark_up_that_closes_are_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, UNBALANCED_MARKDOWN, *stem(text)) == []


def test_gaps_of_a_cloze_are_no_open_brackets(tmp_path: Path) -> None:
    lines = (
        "id: q",
        "kind: cloze",
        "text: A [[frontline|front line]] state in a **[[proxy]]** war",
    )
    assert found(tmp_path, UNBALANCED_MARKDOWN, *lines) == []
    lines = ("id: q", "kind: cloze", "text: A [[frontline]] *state in a [[proxy]] war")
    assert len(found(tmp_path, UNBALANCED_MARKDOWN, *lines)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The \u0421oviet Union", "U+0421"),
        ("Pakist\u0430n joined", "U+0430"),
        ("Mosc\u043ew", "U+043E"),
        ("Karac\u04bbi", "U+04BB"),
        ("M\u03bfscow", "U+03BF"),
        ("\u0391lexander", "U+0391"),
    ],
)
def test_a_word_of_two_alphabets_is_told(tmp_path: Path, text: str, name: str) -> None:
    (remark,) = found(tmp_path, MIXED_SCRIPT, *stem(text))
    assert name in remark.message


@pytest.mark.parametrize(
    "text",
    [
        "What is Δv here?",
        "It is 5 μm and 3 µg, and 2 kΩ.",
        "hν and ρgh and sinθ",
        "Москва is Moscow",
        "the СССР-era stamp",
        "Ağazade, Łódź, naïve",
        "β-carotene and α-helix",
        "T34 and МИГ-21",
    ],
)
def test_symbols_and_words_of_one_alphabet_are_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, MIXED_SCRIPT, *stem(text)) == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("make", 1),
        ("makes", 1),
        ("asked", 1),
        ("wanted", 2),
        ("table", 2),
        ("Moscow", 2),
        ("pieces", 2),
        ("boxes", 2),
        ("energy", 3),
        ("cooperation", 4),
        ("Lahore’s", 2),
        ("the", 1),
        ("hm", 1),
    ],
)
def test_syllables_are_counted_by_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_follows_its_formula() -> None:
    assert reading_grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    two = "The cat sat. It was a table."
    assert reading_grade(two) == pytest.approx(0.39 * 7 / 2 + 11.8 * 8 / 7 - 15.59)


def test_a_name_inside_a_sentence_weighs_two_syllables_at_most() -> None:
    assert reading_grade("We saw Afghanistan.") == reading_grade("We saw Moscow.")
    assert reading_grade("Afghanistan saw us.") > reading_grade("Moscow saw us.")


@given(st.text())
def test_any_text_can_be_graded(text: str) -> None:
    assert reading_grade(text) >= -15.59


HARD = (
    "Notwithstanding considerable institutional opposition, the international organisation "
    "subsequently facilitated unprecedented interdepartmental collaboration, "
)
EASY = "It rained. " * 15


@pytest.mark.parametrize(
    ("stem_text", "explanation", "wanted", "count"),
    [
        (HARD * 3 + "is it so?", "Yes.", "12", 1),
        ("Is it so?", HARD * 3, "12", 1),
        (HARD * 3 + "is it so?", "Yes.", None, 0),
        (HARD + "is it so?", "Yes.", "12", 0),
        ("Is it so?", EASY, "4", 0),
        (HARD * 3 + "is it so?", "Yes.", "90", 0),
    ],
)
def test_a_text_above_the_wanted_grade_is_told(
    tmp_path: Path, stem_text: str, explanation: str, wanted: str | None, count: int
) -> None:
    manifest = MANIFEST + (f"reading_grade: {wanted}\n" if wanted else "")
    lines = (*stem(stem_text), f'explanation: "{explanation}"')
    remarks = found(tmp_path, READING_GRADE, *lines, manifest=manifest)
    assert [remark.path for remark in remarks] == [("stem",)] * count


def cut_texts(folder: Path, *lines: str) -> list[tuple[int, str]]:
    """Line and message of each finding of the rule about comments."""
    files = {"banks/surface.yaml": bank_of(*lines)}
    deck, places = read_deck_and_places(write_deck(folder / "deck", files))
    rule = comment_cut(places)
    return [(each.line, each.message) for each in check(deck, places, [rule], [rule.name])]


FIELDS = ("id: q", "kind: true_false", "answer: true")


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ((*FIELDS, "stem: The paragraph is almanac #6 of it"), 6),
        ((*FIELDS, "stem: It spread as #hashtag on the day"), 6),
        ((*FIELDS, "stem:", "  It was told", "  under #6 of the list"), 6),
        ((*FIELDS, "stem: It was told", "  under #6 of the list"), 6),
        ((*FIELDS, "stem: It rains.", "note: He has a `C #7` here"), 7),
        (("id: q", "kind: ordering", "stem: Put.", "items:", "  - one", "  - two #2"), 8),
        (
            (
                "id: q",
                "kind: single_choice",
                "stem: Which?",
                "answer: one",
                "distractors:",
                "  - text: two #2 of them",
            ),
            8,
        ),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_told_in_its_line(
    tmp_path: Path, lines: tuple[str, ...], line: int
) -> None:
    assert [each[0] for each in cut_texts(tmp_path, *lines)] == [line]


@pytest.mark.parametrize(
    "lines",
    [
        (*FIELDS, "stem: It rains.  # a comment"),
        (*FIELDS, "stem: It rains. # a comment"),
        (*FIELDS, "stem: It rains.  #6"),
        (*FIELDS, "stem: It rains. #TODO say where"),
        (*FIELDS, 'stem: "It is almanac #6 of it"'),
        (*FIELDS, "stem: 'It is almanac #6 of it'"),
        (*FIELDS, "stem: >-", "  It is almanac #6 of it"),
        (*FIELDS, "stem: |", "  It is almanac #6 of it"),
        (*FIELDS, 'stem: "It rains." #6'),
        (*FIELDS, "stem: It is almanac#6 of it"),
        (*FIELDS, "stem: It rains.", "tags: [a] #b"),
        (*FIELDS, "stem: It rains.", 'retired: {edition: "2", reason: x}', "note: so #6"),
    ],
)
def test_a_comment_that_is_meant_and_a_sign_that_is_kept_are_let_be(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    assert cut_texts(tmp_path, *lines) == []


def test_a_plain_bank_has_none_of_these(tmp_path: Path) -> None:
    deck, places = read_deck_and_places(write_deck(tmp_path / "deck", {"banks/surface.yaml": BANK}))
    rules = [
        CONTROL_CHARACTER,
        BIDI_OVERRIDE,
        UNBALANCED_MARKDOWN,
        MIXED_SCRIPT,
        comment_cut(places),
    ]
    assert check(deck, places, rules, [rule.name for rule in rules]) == []
