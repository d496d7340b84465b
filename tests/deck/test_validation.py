"""What the fields of a file have to be, and what an author is told where they are not."""

import pytest

from quiz.deck.strict_yaml import read_yaml
from quiz.deck.validation import BANK, DISPUTES, KINDS, MANIFEST, SOURCES, Validator, nearest
from quiz.questions import (
    Cloze,
    Flashcard,
    InvalidFields,
    Level,
    Numerical,
    Question,
    SingleChoice,
    TrueFalse,
)
from tests.deck import building
from tests.deck.building import bank_of

CHOICE = ["id: a", "kind: single_choice", "stem: S", "answer: y", "distractors: [text: n]"]
CARD = ["id: a", "kind: flashcard", "front: f", "back: b"]
TRUE_FALSE = ["id: a", "kind: true_false", "stem: S"]

Told = tuple[int, int, str]


def question_of(*lines: str) -> Question:
    (question,) = BANK.build(read_yaml(bank_of(*lines).encode()).data).questions
    return question


def told_of(text: str, validator: Validator[object] = BANK) -> list[Told]:
    """Line, column and message of each problem, in the order of lines."""
    document = read_yaml(text.encode())
    with pytest.raises(InvalidFields) as caught:
        validator.build(document.data)
    return sorted((*document.place(p.path), p.message) for p in caught.value.problems)


def told_once(text: str, validator: Validator[object] = BANK) -> Told:
    (told,) = told_of(text, validator)
    return told


# The whole file


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a", (1, 1, "a list stands here; a mapping is wanted (`key: value` on each line)")),
        ("a", (1, 1, "'a' stands here; a mapping is wanted (`key: value` on each line)")),
        ("topic: x", (1, 1, "`questions` is missing")),
        ("topic: x\nquestions:", (2, 1, "nothing stands here; a list is wanted")),
        ("topic: x\nquestions: {a: b}", (2, 1, "a mapping stands here; a list is wanted")),
        ("topic: x\nquestions: [a]", (2, 13, "'a' stands here; a mapping is wanted")),
        ("topic: x\nquestions:\n  - [a]", (3, 5, "a list stands here; a mapping is wanted")),
        ("topic: [x]\nquestions: []", (1, 1, "a list stands here; a text is wanted")),
        ("questions: []\ntopic:", (2, 1, "nothing stands here; a text is wanted")),
        ("topic: x\nquestoins: []\nquestions: []", (2, 1, "unknown key `questoins`")),
    ],
)
def test_what_a_bank_has_to_be(text: str, told: Told) -> None:
    line, column, message = told_once(text)
    assert (line, column) == told[:2]
    assert message.startswith(told[2])


# Keys and kinds


@pytest.mark.parametrize(
    ("lines", "place", "unknown", "near"),
    [
        ([*CHOICE, "exlanation: x"], (8, 5), "exlanation", "explanation"),
        ([*CHOICE, "disputs: [x]"], (8, 5), "disputs", "disputes"),
        (
            [*CHOICE[:4], "distractors:\n      - text: n\n        fedback: x"],
            (9, 9),
            "fedback",
            "feedback",
        ),
        ([*CHOICE[:4], "distractors: [{text: n, fedback: x}]"], (7, 29), "fedback", "feedback"),
        ([*CARD, "anki: {guid: x, crad: 1}"], (7, 21), "crad", "card"),
        ([*CARD, "retired: {edition: 1, reason: x, raeson: y}"], (7, 38), "raeson", "reason"),
        ([*CARD, "revers: true"], (7, 5), "revers", "reverse"),
    ],
)
def test_an_unknown_key_is_placed_and_the_nearest_known_one_named(
    lines: list[str], place: tuple[int, int], unknown: str, near: str
) -> None:
    message = f"unknown key `{unknown}`; the nearest known one is `{near}`"
    assert told_once(bank_of(*lines)) == (*place, message)


def test_a_key_like_no_other_is_answered_with_those_that_are_known() -> None:
    _, _, message = told_once(bank_of(*CARD, "zzzzzz: x"))
    assert message.startswith("unknown key `zzzzzz`; known are kind, id, level, cite")
    assert message.endswith("front, back, reverse")


def test_a_key_of_another_kind_is_unknown() -> None:
    _, _, message = told_once(bank_of(*CARD, "distractors: []"))
    assert message.startswith("unknown key `distractors`")


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("single_choise", "unknown kind `single_choise`; the nearest known one is `single_choice`"),
        ("Cloze", "unknown kind `Cloze`; the nearest known one is `cloze`"),
        ("zzzzzz", f"unknown kind `zzzzzz`; known are {', '.join(KINDS)}"),
        ("", f"nothing stands here; a word is wanted, one of {', '.join(KINDS)}"),
        ("[cloze]", f"a list stands here; a word is wanted, one of {', '.join(KINDS)}"),
        ("{cloze: x}", f"a mapping stands here; a word is wanted, one of {', '.join(KINDS)}"),
    ],
)
def test_an_unknown_kind_is_told_at_its_field(kind: str, message: str) -> None:
    assert told_once(bank_of("id: a", "stem: S", f"kind: {kind}")) == (5, 5, message)


def test_a_missing_kind_is_told_at_the_question() -> None:
    message = f"`kind` is missing; it is one of {', '.join(KINDS)}"
    assert told_once(bank_of("id: a", "stem: S")) == (3, 5, message)


def test_a_missing_field_is_told_at_what_lacks_it() -> None:
    assert told_of(bank_of("kind: flashcard", "id: a")) == [
        (3, 5, "`back` is missing"),
        (3, 5, "`front` is missing"),
    ]
    lines = [*CHOICE[:4], "distractors:\n      - text: n\n      - feedback: x"]
    assert told_once(bank_of(*lines)) == (9, 9, "`text` is missing")


# Values


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("analyze", "unknown word `analyze`; the nearest known one is `analyse`"),
        ("Apply", "unknown word `Apply`; the nearest known one is `apply`"),
        ("4711", "unknown word `4711`; known are remember, understand, apply, analyse, evaluate"),
        ("[apply]", "a list stands here; a word is wanted, one of remember, understand"),
    ],
)
def test_a_level_is_one_of_five_words(value: str, message: str) -> None:
    line, column, told = told_once(bank_of(*CARD, f"level: {value}"))
    assert (line, column) == (7, 5)
    assert told.startswith(message)
    assert question_of(*CARD, "level: apply").level is Level.APPLY


@pytest.mark.parametrize(
    "text", ["1971", "no", "010", "12:30:45", "0x1F", "null", "~", "2021-05-28", "true", "1.0"]
)
def test_a_text_field_takes_a_plain_scalar_as_it_is_written(text: str) -> None:
    card = question_of(
        "id: a", "kind: flashcard", f"front: {text}", f"back: {text}", f"tags: [{text}]"
    )
    assert isinstance(card, Flashcard)
    assert (card.front, card.back, card.tags) == (text, text, (text,))


@pytest.mark.parametrize("word", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_a_boolean_is_written_as_yaml_1_2_has_it(word: str) -> None:
    statement = question_of(*TRUE_FALSE, f"answer: {word}")
    card = question_of(*CARD, f"reverse: {word}")
    assert isinstance(statement, TrueFalse)
    assert isinstance(card, Flashcard)
    assert statement.answer is card.reverse is (word.lower() == "true")


@pytest.mark.parametrize(
    "word",
    ["yes", "no", "on", "off", "y", "n", "t", "f", "1", "0", "tRUE", "YES", "tru", "~", "' '"],
)
def test_no_other_word_is_a_boolean(word: str) -> None:
    message = f"{word.strip(chr(39))!r} stands here; true or false is wanted"
    assert told_once(bank_of(*TRUE_FALSE, f"answer: {word}")) == (6, 5, message)
    assert told_once(bank_of(*CARD, f"reverse: {word}")) == (7, 5, message)


@pytest.mark.parametrize(
    ("value", "seen"), [("", "nothing"), ("[true]", "a list"), ("{true: x}", "a mapping")]
)
def test_nothing_else_is_a_boolean_either(value: str, seen: str) -> None:
    message = f"{seen} stands here; true or false is wanted"
    assert told_once(bank_of(*TRUE_FALSE, f"answer: {value}")) == (6, 5, message)


def test_a_wrong_boolean_hides_no_other_problem() -> None:
    assert told_of(bank_of("id: A", "kind: true_false", "answer: yes", "stem: ' '")) == [
        (3, 5, "'A' is not an id: lower-case letters, digits and hyphens"),
        (5, 5, "'yes' stands here; true or false is wanted"),
        (6, 5, "a text is wanted here, and it is empty"),
    ]


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("0x1F", "'0x1F'"),
        ("1,000", "'1,000'"),
        (".nan", "'.nan'"),
        ("NaN", "'NaN'"),
        ("", "nothing"),
    ],
)
def test_a_number_is_a_decimal_one(value: str, seen: str) -> None:
    told = told_once(bank_of("id: a", "kind: numerical", "stem: S", f"answer: {value}"))
    assert told == (6, 5, f"{seen} stands here; a number is wanted")


def test_a_number_keeps_its_digits() -> None:
    question = question_of(
        "id: a", "kind: numerical", "stem: S", "answer: 010.50", "tolerance: 1e1"
    )
    assert isinstance(question, Numerical)
    assert str(question.answer) == "10.50"
    assert question.tolerance == 10


@pytest.mark.parametrize(
    ("swap", "place", "message"),
    [
        ("[[1, a]]", (6, 16), "'a' stands here; a whole number is wanted"),
        ("[[1, 1.5]]", (6, 16), "'1.5' stands here; a whole number is wanted"),
        ("[1, 2]", (6, 12), "'1' stands here; a list is wanted"),
        ("[[1, 3]]", (6, 12), "there is no gap 3; the text has 2"),
    ],
)
def test_gaps_change_places_by_their_numbers(
    swap: str, place: tuple[int, int], message: str
) -> None:
    lines = ["id: a", "kind: cloze", "text: '[[b]] and [[c]]'", f"swap: {swap}"]
    line, column, told = told_of(bank_of(*lines))[0]
    assert (line, column) == place
    assert told.startswith(message)
    question = question_of(*lines[:3], "swap: [[1, 2]]")
    assert isinstance(question, Cloze)
    assert question.swap == ((1, 2),)


@pytest.mark.parametrize(
    ("pairs", "place", "message"),
    [
        ("[[a, b], [c]]", (6, 21), "a pair has two sides, and one is missing"),
        ("[[a, b, c], [d, e]]", (6, 13), "a pair has two sides, and 3 stand"),
        ("[[a, b], c]", (6, 21), "'c' stands here; a list is wanted (`- ` before each entry)"),
        (
            "[[a, b], {c: d}]",
            (6, 21),
            "a mapping stands here; a list is wanted (`- ` before each entry)",
        ),
    ],
)
def test_a_pair_has_two_sides(pairs: str, place: tuple[int, int], message: str) -> None:
    lines = ["kind: matching", "id: a", "stem: S", f"pairs: {pairs}", "distractors: [x, y]"]
    assert told_once(bank_of(*lines)) == (*place, message)


@pytest.mark.parametrize(
    ("value", "seen", "sign"), [("[draft]", "a list", "["), ("{draft}", "a mapping", "{")]
)
def test_brackets_where_a_text_is_wanted_are_told_how_to_stand_in_it(
    value: str, seen: str, sign: str
) -> None:
    line, column, message = told_once(
        bank_of("id: a", "kind: flashcard", f"front: {value}", "back: b")
    )
    assert (line, column) == (5, 5)
    assert message.startswith(f"{seen} stands here; a text is wanted.")
    assert f"begins with `{sign}` or holds `: ` stands in quotes" in message


def test_a_colon_in_a_list_of_texts_is_told_how_to_stand_in_it() -> None:
    lines = ["id: a", "kind: ordering", "stem: S", "items:\n      - The sea: a plain\n      - Ash"]
    line, column, message = told_once(bank_of(*lines))
    assert (line, column) == (7, 9)
    assert message.startswith("a mapping stands here; a text is wanted.")
    assert "holds `: ` stands in quotes" in message


def test_a_text_where_a_list_is_wanted_is_told_so() -> None:
    message = "'moon#1' stands here; a list is wanted (`- ` before each entry)"
    assert told_once(bank_of(*CARD, "cite: moon#1")) == (7, 5, message)


def test_a_message_quotes_no_more_than_the_beginning_of_a_text() -> None:
    for line in (f"cite: {'x' * 999}", f"level: {'x' * 999}", f"{'x' * 120}: y"):
        _, _, message = told_once(bank_of(*CARD, line))
        assert "x" * 80 + "…" in message
        assert "x" * 81 not in message


# Sense


@pytest.mark.parametrize(
    ("distractors", "place"),
    [
        ("[{text: n}, {text: y}]", (7, 31)),
        ("[{text: n}, {text: ' y '}]", (7, 31)),
        ("[{text: n}, {feedback: x, text: n}]", (7, 44)),
    ],
)
def test_an_answer_among_its_own_distractors_is_told_there(
    distractors: str, place: tuple[int, int]
) -> None:
    line, column, message = told_once(bank_of(*CHOICE[:4], f"distractors: {distractors}"))
    assert (line, column) == place
    assert message.endswith("stands here a second time")


def test_every_question_is_told_of() -> None:
    text = (
        bank_of(*CARD[:3]) + "  - id: b\n    kind: cloz\n  - kind: cloze\n    text: x\n    id: C\n"
    )
    assert [told[:2] for told in told_of(text)] == [(3, 5), (7, 5), (9, 5), (10, 5)]


def test_a_fault_of_form_does_not_hide_one_of_sense() -> None:
    lines = [*CHOICE[:4], "distractors: [text: y]", "exlanation: x", "level: analyze", "hint: [z]"]
    told = told_of(bank_of(*lines))
    assert [told[:2] for told in told] == [(7, 19), (8, 5), (9, 5), (10, 5)]
    assert told[0][2] == "'y' stands here a second time"


def test_a_field_left_out_for_a_second_look_is_not_called_missing() -> None:
    told = told_of(bank_of("id: A", "kind: flashcard", "front: [x]", "back: b", "foo: x"))
    assert [told[:2] for told in told] == [(5, 5), (7, 5)]


# The other files


def test_the_other_files_of_a_good_deck_are_built() -> None:
    manifest = MANIFEST.build(read_yaml(building.MANIFEST.encode()).data)
    assert [topic.id for topic in manifest.topics] == ["surface", "landing"]
    assert manifest.edition == "2026.1"
    (source,) = SOURCES.build(read_yaml(building.SOURCES.encode()).data).sources
    assert [paragraph.words for paragraph in source.paragraphs] == [2, 90]
    (dispute,) = DISPUTES.build(read_yaml(building.DISPUTES.encode()).data).disputes
    assert dispute.accounts[0].citation.paragraph == 2


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("id: moon", "id: Moon", (2, 1), "'Moon' is not an id"),
        ("title: The Moon", "titel: The Moon", (3, 1), "unknown key `titel`; the nearest"),
        ("authors: [A. Author]", "authors: A. Author", (7, 1), "'A. Author' stands here; a list"),
        (
            "- id: surface\n    title: S",
            "- id: surface\n    tilte: S",
            (11, 5),
            "unknown key `tilte`",
        ),
        ("- id: landing", "- id: surface", (12, 5), "topic 'surface' stands twice"),
        ("title: Landing", "title: ''", (13, 5), "a text is wanted here, and it is empty"),
        ("format: 1", "format: one", (1, 1), "'one' stands here; a whole number is wanted"),
    ],
)
def test_a_fault_of_the_manifest_is_placed(
    old: str, new: str, place: tuple[int, int], message: str
) -> None:
    told = told_of(building.MANIFEST.replace(old, new), MANIFEST)
    assert [(line, column) for line, column, text in told if text.startswith(message)] == [place]


@pytest.mark.parametrize(
    "guide", ["/etc/passwd", "../secret.md", "guide/../../x", "C:/x", "a\\b", "", "."]
)
def test_a_guide_lies_inside_the_deck(guide: str) -> None:
    text = building.MANIFEST + f"    guide: '{guide}'\n"
    line, column, message = told_once(text, MANIFEST)
    assert (line, column) == (14, 5)
    assert "is not a path inside the deck" in message


def test_a_guide_is_a_path_with_strokes() -> None:
    manifest = MANIFEST.build(
        read_yaml((building.MANIFEST + "    guide: guide/landing.md\n").encode()).data
    )
    assert manifest.topics[1].guide == "guide/landing.md"


def test_the_blueprint_counts_by_topics_and_levels() -> None:
    start = building.MANIFEST + "blueprint:\n  surface:\n    "
    manifest = MANIFEST.build(read_yaml(f"{start}apply: 3\n".encode()).data)
    assert manifest.blueprint == {"surface": {Level.APPLY: 3}}
    told = told_of(f"{start}apply: 3\n    aply: 2\n    evaluate: x\n  lunding: {{}}\n", MANIFEST)
    assert [(line, column) for line, column, _ in told] == [(17, 5), (18, 5), (19, 3)]
    assert told[0][2] == "unknown word `aply`; the nearest known one is `apply`"


def test_a_topic_named_like_a_kind_is_placed_like_any_other() -> None:
    text = building.MANIFEST.replace("surface", "cloze") + "blueprint:\n  cloze:\n    apply: x\n"
    assert told_once(text, MANIFEST)[:2] == (16, 5)


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("kind: title", "kind: titel", (9, 10), "unknown word `titel`; the nearest known one is"),
        ("words: 2", "words: two", (9, 23), "'two' stands here; a whole number is wanted"),
        ("a" * 12, "xyz", (9, 33), "12 hexadecimal digits are wanted here"),
        ("0" * 64, "0" * 63, (7, 5), "64 hexadecimal digits are wanted here"),
        ("label: Almanac", "lable: Almanac", (5, 5), "unknown key `lable`; the nearest"),
    ],
)
def test_a_fault_of_the_sources_is_placed(
    old: str, new: str, place: tuple[int, int], message: str
) -> None:
    told = told_of(building.SOURCES.replace(old, new, 1), SOURCES)
    assert [(line, column) for line, column, text in told if text.startswith(message)] == [place]


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("sure: medium", "sure: middling", (7, 5), "unknown word `middling`"),
        ("as_of: 2026-11-22", "as_of: 2026-13-22", (8, 5), "'2026-13-22' is not a date"),
        ("cite: almanac#2", "cite: almanac", (5, 9), "'almanac' is not a citation"),
        ("says: Four", "sais: Four", (6, 9), "unknown key `sais`; the nearest known one is `says`"),
        ("sure: medium", "sure: medium\n    record: x", (8, 5), "a record wants evidence"),
        (
            "sure: medium",
            "sure: medium\n    evidence:\n      - {publisher: p, title: t, date: 2020, address: x}",
            (9, 46),
            "an address begins with https://",
        ),
    ],
)
def test_a_fault_of_the_disputes_is_placed(
    old: str, new: str, place: tuple[int, int], message: str
) -> None:
    told = told_of(building.DISPUTES.replace(old, new), DISPUTES)
    assert [(line, column) for line, column, text in told if text.startswith(message)] == [place]


# Near words


def test_the_nearest_word_is_like_the_given_one_or_none() -> None:
    assert nearest("cloes", ["cloze", "ordering"]) == "cloze"
    assert nearest("CLOZE", ["cloze", "ordering"]) == "cloze"
    assert nearest("zzzzz", ["cloze", "ordering"]) is None
    assert nearest("cloze", []) is None


def test_a_choice_is_built_as_it_is_written() -> None:
    choice = question_of(*CHOICE)
    assert isinstance(choice, SingleChoice)
    assert (choice.answer, [item.text for item in choice.distractors]) == ("y", ["n"])
    assert choice.explanation is None
