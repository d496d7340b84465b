"""Disputes are used, proved and up to date, and no doubtful text is a whole answer."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check.checking import check
from quiz.check.disputes import RULES, Age, InvalidAge, age, stale
from quiz.check.rule import Rule
from quiz.deck import read_deck_and_places
from tests.deck.building import SOURCES, bank_of, write_deck

TODAY = date(2026, 11, 22)
TESTS = Path(__file__).parent.parent

SOUND = """\
disputes:
  - id: trade
    title: How much was traded in 2020
    accounts:
      - cite: almanac#2
        says: 395 million dollars
    record: Another count gives 790 million.
    evidence:
      - publisher: A ministry
        title: Remarks to the press
        date: "2021-04-07"
        address: https://example.org/remarks
    sure: high
    as_of: "2026-11-22"
    never_key:
      - "395"
      - 395 million dollars
      - fighter jets
      - in 2020
      - 790 million
"""


def told(
    tmp_path: Path, rules: tuple[Rule, ...], disputes: str = SOUND, *fields: str
) -> list[tuple[str, int, str, str]]:
    """File, line, severity and rule of what is found in a deck of one question."""
    bank = bank_of(*(fields or QUESTION), *COMMON)
    files = {"sources.yaml": SOURCES, "disputes.yaml": disputes, "banks/surface.yaml": bank}
    deck, places = read_deck_and_places(write_deck(tmp_path / "deck", files))
    found = check(deck, places, rules, [rule.name for rule in rules])
    return [(each.file.name, each.line, each.severity, each.rule) for each in found]


QUESTION = ("id: q", "kind: true_false", "stem: Trade fell.", "answer: true")
COMMON = ("level: remember", "cite: [almanac#2]", "disputes: [trade]", "explanation: So it is.")


def test_a_sound_dispute_that_a_question_names_is_let_be(tmp_path: Path) -> None:
    assert told(tmp_path, RULES) == []


def test_a_dispute_that_no_question_names_is_told_at_its_line(tmp_path: Path) -> None:
    other = SOUND + SOUND.removeprefix("disputes:\n").replace("id: trade", "id: other")
    line = other.splitlines().index("  - id: other") + 1
    assert told(tmp_path, RULES, other) == [("disputes.yaml", line, "advice", "dispute-unused")]


def test_a_dispute_that_only_a_retired_question_names_is_unused(tmp_path: Path) -> None:
    fields = (*QUESTION, "retired: {edition: '2', reason: Too old.}")
    assert told(tmp_path, RULES, SOUND, *fields) == [
        ("disputes.yaml", 2, "advice", "dispute-unused")
    ]


@pytest.mark.parametrize(
    ("whole", "part", "line"),
    [
        ('as_of: "2026-11-22"', 'as_of: "2026-02-30"', 14),
        ("record: Another count gives 790 million.", 'record: " "', 7),
        ("    record: Another count gives 790 million.\n", "", 7),
        ("https://example.org/remarks", "https://", 12),
        ("https://example.org/remarks", "https://remarks", 12),
        ("https://example.org/remarks", "https://example.org/my remarks", 12),
        ('date: "2021-04-07"', 'date: "2021-04-31"', 11),
        ('date: "2021-04-07"', 'date: "2026-11-23"', 11),
        ('date: "2021-04-07"', 'date: "2027"', 11),
    ],
)
def test_evidence_that_proves_nothing_is_told_at_its_line(
    tmp_path: Path, whole: str, part: str, line: int
) -> None:
    assert whole in SOUND
    found = told(tmp_path, RULES, SOUND.replace(whole, part))
    assert ("disputes.yaml", line, "warning", "dispute-evidence") in found


def test_the_same_page_twice_is_told(tmp_path: Path) -> None:
    entry = SOUND[SOUND.index("      - publisher") : SOUND.index("    sure:")]
    found = told(tmp_path, RULES, SOUND.replace(entry, entry + entry))
    assert found == [("disputes.yaml", 16, "warning", "dispute-evidence")]


def test_one_account_and_no_record_is_no_dispute(tmp_path: Path) -> None:
    start, end = SOUND.index("    record:"), SOUND.index("    sure:")
    alone = SOUND[:start] + SOUND[end:]
    assert told(tmp_path, RULES, alone) == [("disputes.yaml", 4, "warning", "dispute-evidence")]
    another = "        says: 395 million dollars\n      - {cite: almanac#1, says: far more}\n"
    two = alone.replace("        says: 395 million dollars\n", another)
    assert told(tmp_path, RULES, two) == []


@pytest.mark.parametrize(
    ("date_", "as_of"),
    [("2021", "2026-11-22"), ("2026-11", "2026-11-22"), ("2026-11-22", "2026"), ("2026", "2026")],
)
def test_coarse_dates_that_may_agree_are_let_be(tmp_path: Path, date_: str, as_of: str) -> None:
    text = SOUND.replace("2021-04-07", date_).replace('as_of: "2026-11-22"', f'as_of: "{as_of}"')
    assert told(tmp_path, RULES, text) == []


def test_a_page_without_encryption_is_let_be(tmp_path: Path) -> None:
    assert told(tmp_path, RULES, SOUND.replace("https:", "http:")) == []


def choice(answer: str) -> tuple[str, ...]:
    wrong = "distractors: [{text: Wheat}]"
    return ("id: q", "kind: single_choice", "stem: What came?", f"answer: {answer}", wrong)


def short(answer: str, accept: str = "[]") -> tuple[str, ...]:
    return ("id: q", "kind: short_answer", "stem: What?", f"answer: {answer}", f"accept: {accept}")


def number(answer: str, unit: str = "") -> tuple[str, ...]:
    fields = ("id: q", "kind: numerical", "stem: How much?", f"answer: {answer}")
    return (*fields, f"unit: {unit}") if unit else fields


def card(front: str, back: str, *more: str) -> tuple[str, ...]:
    return ("id: q", "kind: flashcard", f"front: {front}", f"back: {back}", *more)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (choice("Fighter jets"), 6),
        (choice("Fighter *jets*."), 6),
        (short("395"), 6),
        (short("some arms", "[Fighter jets]"), 7),
        (number("395"), 6),
        (number("395.0", "million dollars"), 6),
        (number("790", "million dollars"), 6),
        (card("When did trade fall?", "In 2020."), 6),
        (card("Fighter jets", "What the second text lists", "reverse: true"), 5),
        (("id: q", "kind: cloze", "text: 'They bought [[arms|fighter jets]].'"), 5),
        (("id: q", "kind: true_false", "stem: Fighter jets", "answer: true"), 5),
        (
            (
                "id: q",
                "kind: multiple_response",
                "stem: Which?",
                "answers: [wheat, fighter jets]",
                "distractors: [{text: oil}]",
            ),
            6,
        ),
    ],
)
def test_a_doubtful_text_that_is_a_whole_answer_is_an_error(
    tmp_path: Path, fields: tuple[str, ...], line: int
) -> None:
    found = told(tmp_path, RULES, SOUND, *fields)
    assert found == [("surface.yaml", line, "error", "never-key")]


@pytest.mark.parametrize(
    "fields",
    [
        choice("One text lists fighter jets; the other doubts it"),
        (*choice("Helicopters")[:-1], "distractors: [{text: Fighter jets}]"),
        short("helicopters"),
        (*short("helicopters"), "reject: [fighter jets]"),
        number("58", "million dollars"),
        number("396", "million dollars"),
        number("790", "helicopters"),
        card("Fighter jets", "What the second text lists"),
        card("What does each text give?", "The first 395 million dollars, the record 790 million."),
        ("id: q", "kind: cloze", "text: 'They bought fighter jets, [[says|claims]] one text.'"),
        ("id: q", "kind: true_false", "stem: Fighter jets", "answer: false"),
        (
            "id: q",
            "kind: matching",
            "stem: Which text says what?",
            "pairs: [[the first, none so far], [the second, fighter jets]]",
            "distractors: [tanks, ships]",
        ),
        ("id: q", "kind: ordering", "stem: What came first?", "items: [wheat, fighter jets]"),
    ],
)
def test_a_doubtful_text_beside_another_account_is_let_be(
    tmp_path: Path, fields: tuple[str, ...]
) -> None:
    assert told(tmp_path, RULES, SOUND, *fields) == []


def test_a_question_that_does_not_name_the_dispute_is_held_to_it(tmp_path: Path) -> None:
    bank = bank_of(*choice("Fighter jets"), *COMMON[:2], "explanation: So it is.")
    files = {"sources.yaml": SOURCES, "disputes.yaml": SOUND, "banks/surface.yaml": bank}
    deck, places = read_deck_and_places(write_deck(tmp_path / "deck", files))
    found = check(deck, places, RULES, [])
    assert "never-key" in {each.rule for each in found}


def test_the_message_names_the_dispute_and_what_it_bans(tmp_path: Path) -> None:
    bank = bank_of(*choice("FIGHTER JETS"), *COMMON)
    files = {"sources.yaml": SOURCES, "disputes.yaml": SOUND, "banks/surface.yaml": bank}
    deck, places = read_deck_and_places(write_deck(tmp_path / "deck", files))
    (finding,) = check(deck, places, RULES, [])
    assert "'trade'" in finding.message
    assert "'fighter jets'" in finding.message


@pytest.mark.parametrize("name", ["../decks/pakistan-russia", "decks/moon"])
def test_the_decks_at_hand_keep_what_their_disputes_ban_out_of_their_keys(name: str) -> None:
    deck, places = read_deck_and_places((TESTS / name).resolve())
    found = check(deck, places, RULES, [rule.name for rule in RULES])
    assert [each for each in found if each.severity != "advice"] == []


@pytest.mark.parametrize(
    ("text", "read"),
    [("2y", Age(months=24)), ("18m", Age(months=18)), ("90d", Age(days=90)), (" 2Y ", Age(24))],
)
def test_an_age_is_read(text: str, read: Age) -> None:
    assert age(text) == read


@pytest.mark.parametrize("text", ["", "2", "y", "0y", "-1y", "2 years", "1.5y", "2w", "99999d"])
def test_another_age_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InvalidAge, match="2y, 18m or 90d"):
        age(text)


@pytest.mark.parametrize(
    ("length", "day", "before"),
    [
        ("2y", date(2026, 11, 22), date(2024, 11, 22)),
        ("1y", date(2024, 2, 29), date(2023, 2, 28)),
        ("1m", date(2026, 3, 31), date(2026, 2, 28)),
        ("12m", date(2026, 1, 1), date(2025, 1, 1)),
        ("22d", date(2026, 11, 22), date(2026, 10, 31)),
        ("9999y", date(2026, 11, 22), date.min),
        ("1d", date.min, date.min),
    ],
)
def test_an_age_is_counted_back_by_the_calendar(length: str, day: date, before: date) -> None:
    assert age(length).before(day) == before


@given(st.integers(1, 9999), st.sampled_from("ymd"), st.dates())
def test_an_age_never_counts_forward(count: int, unit: str, day: date) -> None:
    before = age(f"{count}{unit}").before(day)
    assert before < day or before == date.min
    assert before <= age("1d").before(day) or before == date.min


@pytest.mark.parametrize(
    ("as_of", "is_told"),
    [
        ("2024-11-21", True),
        ("2024-11-22", False),
        ("2024-10", True),
        ("2024-11", False),
        ("2023", True),
        ("2024", False),
        ("2024-02-31", False),
    ],
)
def test_a_dispute_older_than_an_age_is_told(tmp_path: Path, as_of: str, is_told: bool) -> None:
    text = SOUND.replace('as_of: "2026-11-22"', f'as_of: "{as_of}"')
    expected = [("disputes.yaml", 14, "warning", "stale-dispute")] if is_told else []
    assert told(tmp_path, (stale(age("2y"), TODAY),), text) == expected


def test_a_dispute_of_today_is_stale_tomorrow_and_not_today(tmp_path: Path) -> None:
    assert told(tmp_path, (stale(age("1d"), TODAY + timedelta(days=1)),)) == []
    assert told(tmp_path, (stale(age("1d"), TODAY + timedelta(days=2)),)) != []
