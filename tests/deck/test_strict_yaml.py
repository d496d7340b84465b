"""What strict YAML reads, where it says that things stand, and what it refuses."""

import re
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import strict_yaml
from quiz.deck.strict_yaml import MAX_DEPTH, MAX_FAULTS, BadYaml, Fault, Value, entries, read_yaml
from tests.deck.building import BANK, DISPUTES, MANIFEST

FieldPath = tuple[str | int, ...]


def faults_in(text: str | bytes) -> tuple[Fault, ...]:
    with pytest.raises(BadYaml) as caught:
        read_yaml(text.encode() if isinstance(text, str) else text)
    return caught.value.faults


def only_fault(text: str | bytes) -> Fault:
    (fault,) = faults_in(text)
    return fault


def place_of(fault: Fault) -> tuple[int, int]:
    return fault.line, fault.column


# Scalars


@pytest.mark.parametrize(
    "scalar",
    [
        *("1971", "no", "yes", "on", "010", "0o17", "12:30:45", "0x1F", "null", "~", "2021-05-28"),
        *("1_000", "1e3", ".inf", ".nan", "true", "False", "=", "-1.50", "+7", "<<"),
    ],
)
def test_a_plain_scalar_is_its_text_as_written(scalar: str) -> None:
    assert read_yaml(f"stem: {scalar}\n".encode()).data == {"stem": scalar}


def test_nothing_is_not_an_empty_text() -> None:
    assert read_yaml(b"a:\nb: ''\nc: \"\"\n").data == {"a": None, "b": "", "c": ""}


def test_a_key_is_its_text_as_written() -> None:
    assert read_yaml(b"1971: a\nno: b\n'': c\n").data == {"1971": "a", "no": "b", "": "c"}


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", "---\n", "---\n...\n"])
def test_a_file_without_content_is_read_as_nothing(text: str) -> None:
    assert read_yaml(text.encode()).data is None


def test_a_byte_order_mark_does_not_count() -> None:
    assert read_yaml(b"\xef\xbb\xbftopic: moon\n").data == {"topic": "moon"}
    assert place_of(only_fault(b"\xef\xbb\xbftopic: @moon\n")) == (1, 8)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    document = read_yaml(f"a: b{end}c: >-{end}  d{end}  e{end}f: g{end}".encode())
    assert document.data == {"a": "b", "c": "d e", "f": "g"}
    assert document.place(("f",)) == (5, 1)


def test_letters_of_every_script_stand_as_they_are() -> None:
    assert read_yaml("a: Ağazade ¶6 हिन्दी 𝄞 😀\n".encode()).data == {"a": "Ağazade ¶6 हिन्दी 𝄞 😀"}


_TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab:#-[]{}&*!|>'\"%@`, ?~\n\t\\<="),
        st.characters(
            exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff"
        ),
    ),
    max_size=12,
)
_VALUES: st.SearchStrategy[object] = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=12,
)
_MAPPINGS = st.dictionaries(_TEXTS.filter(lambda key: key != "<<"), _VALUES, max_size=3)


def _paths(value: object, here: FieldPath = ()) -> Iterator[FieldPath]:
    yield here
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*here, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _paths(inner, (*here, place))


@given(_MAPPINGS.filter(lambda data: "<<" not in str(data)), st.booleans())
def test_quoted_texts_lists_and_mappings_come_back_as_they_went(
    data: dict[str, object], flow: bool
) -> None:
    text = yaml.safe_dump(
        data, default_style='"', default_flow_style=flow, allow_unicode=True, sort_keys=False
    )
    assert read_yaml(text.encode()).data == data


@given(_MAPPINGS.filter(lambda data: "<<" not in str(data)), st.booleans())
def test_each_field_stands_where_its_key_begins(data: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(
        data, default_style='"', default_flow_style=flow, sort_keys=False, width=10**6
    )
    document, lines = read_yaml(text.encode()), text.split("\n")
    for path in _paths(data):
        line, column = document.place(path)
        here = lines[line - 1][column - 1 :]
        if path and isinstance(path[-1], str):
            key = yaml.safe_dump(path[-1], default_style='"', width=10**6).strip()
            # A key too long to stand on one line has a question mark before it.
            assert here.startswith(key) or here.startswith(key[:100])
        else:
            assert here[:1] in ('"', "[", "{", "-", "?")


# Places


def test_places_are_counted_from_one_and_in_characters() -> None:
    document = read_yaml("ö: {é: b, c: [d, e]}\nx:\n  - y: z\n    😀: [{w: v}]\n".encode())
    assert document.place(()) == (1, 1)
    assert document.place(("ö", "é")) == (1, 5)
    assert document.place(("ö", "c")) == (1, 11)
    assert document.place(("ö", "c", 1)) == (1, 18)
    assert document.place(("x", 0)) == (3, 5)
    assert document.place(("x", 0, "😀", 0, "w")) == (4, 10)


def test_what_is_not_there_is_placed_at_the_nearest_thing_around_it() -> None:
    document = read_yaml(b"a: b\nx:\n  - y: z\n")
    assert document.place(("x", 0, "missing")) == (3, 5)
    assert document.place(("x", 7, "missing")) == (2, 1)
    assert document.place(("missing",)) == (1, 1)
    assert read_yaml(b"").place(("missing",)) == (1, 1)


def test_the_mappings_of_a_list_are_found_and_all_else_is_passed_over() -> None:
    data: Value = {"a": ["x", {"id": "1"}, None, {"id": "2"}], "b": {"id": "3"}}
    assert list(entries(data, "a")) == [(1, {"id": "1"}), (3, {"id": "2"})]
    for nothing in (list(entries(data, "b")), list(entries(data, "c")), list(entries("x", "a"))):
        assert nothing == []


# What is refused


def test_a_key_may_stand_once() -> None:
    fault = only_fault("a:\n  b: 1\n  c: 2\n  b: 3\n")
    assert place_of(fault) == (4, 3)
    assert "`b` stands here a second time" in fault.message


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a: &x b\n", (1, 4), "anchor"),
        ("a: &x [b]\n", (1, 4), "anchor"),
        ("a: [b, *c]\n", (1, 8), "alias"),
        ("a: !!int 1\n", (1, 4), "tag"),
        ("a: !x {b: c}\n", (1, 4), "tag"),
        ("a: ! b\n", (1, 4), "tag"),
        ("a: !!python/object/apply:os.system [ls]\n", (1, 4), "tag"),
        ("!!map {a: b}\n", (1, 1), "tag"),
        ("a:\n  <<: {b: c}\n", (2, 3), "merge key"),
        ("? [a]\n: b\n", (1, 3), "key"),
        ("? {a: b}\n: c\n", (1, 3), "key"),
        (": b\n", (1, 1), "key"),
        ("a: b\n---\nc: d\n", (2, 1), "second document"),
        ("a: b\n...\n---\nc: d\n", (3, 1), "second document"),
    ],
)
def test_what_makes_yaml_dangerous_or_dark_is_refused(
    text: str, place: tuple[int, int], word: str
) -> None:
    fault = only_fault(text)
    assert place_of(fault) == place
    assert word in fault.message


def test_an_alias_bomb_is_refused_unexploded() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    faults = faults_in(bomb)
    assert {fault.line for fault in faults} == set(range(1, 41))
    assert len(faults) == 40 + 39 * 9


def test_all_faults_of_one_file_are_told_at_once() -> None:
    faults = faults_in("a: &x b\nc: *x\nc: !y d\n<<: e\n")
    assert [(fault.line, fault.column) for fault in faults] == [
        (1, 4),
        (2, 4),
        (3, 1),
        (3, 4),
        (4, 1),
    ]


def test_faults_without_end_are_told_in_part() -> None:
    faults = faults_in("- *a\n" * (MAX_FAULTS + 500))
    assert len(faults) == MAX_FAULTS + 1
    assert "more faults" in faults[-1].message
    assert faults[-1].line == MAX_FAULTS


def test_a_message_does_not_repeat_a_page_of_text() -> None:
    for text in (f"a: !{'x' * 9999} b", f"a: &{'x' * 9999} b", f"{'x' * 999}: 1\n{'x' * 999}: 2"):
        assert len(only_fault(text).message) < 300


@pytest.mark.parametrize("text", ["[" * 50 + "]" * 50, "- " * 50 + "a", "{a: " * 50 + "}" * 50])
def test_fifty_levels_are_read(text: str) -> None:
    value = read_yaml(text.encode()).data
    depth = 0
    while isinstance(value, list | dict):
        depth += 1
        inner = value if isinstance(value, list) else list(value.values())
        value = inner[0] if inner else None
    assert depth == MAX_DEPTH


@pytest.mark.parametrize(
    ("opening", "closing", "column"),
    [("[", "]", 51), ("- ", "a", 101), ("{a: ", "}", 201)],
)
@pytest.mark.parametrize("levels", [51, 60])
def test_more_levels_are_refused(opening: str, closing: str, column: int, levels: int) -> None:
    fault = only_fault(opening * levels + closing * levels)
    assert place_of(fault) == (1, column)
    assert "nested too deeply; 50 levels" in fault.message


# Bytes


@pytest.mark.parametrize(
    ("raw", "place", "byte"),
    [
        (b"a: \xff", (1, 4), "0xff"),
        (b"\xef\xbb\xbfa: \xff", (1, 4), "0xff"),
        (b"a: b\nc: \xc3\xa9\xc3(\n", (2, 5), "0xc3"),
        (b"a: caf\xe9\n", (1, 7), "0xe9"),
        (b"a: b\r\n\r\nc: \xed\xa0\x80", (3, 4), "0xed"),
        ("a: b".encode("utf-16"), (1, 1), "0xf"),
        ("a: b".encode("utf-32"), (1, 1), "0xf"),
    ],
)
def test_what_is_not_utf_8_is_told_with_line_and_column(
    raw: bytes, place: tuple[int, int], byte: str
) -> None:
    fault = only_fault(raw)
    assert place_of(fault) == place
    assert byte in fault.message
    assert "save the file as UTF-8" in fault.message


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: b\nc: é\x07\n", (2, 5), "U+0007"),
        ("a: \x1b[31m\n", (1, 4), "U+001B"),
        ("a: b\x00\n", (1, 5), "U+0000"),
        ("a: b\x7f\n", (1, 5), "U+007F"),
        ("a: b\x85c: d\n", (1, 5), "U+0085"),
        ("a: b\u2028c: d\n", (1, 5), "U+2028"),
        ("a: b\uffff\n", (1, 5), "U+FFFF"),
    ],
)
def test_a_control_character_is_told_with_line_and_column(
    text: str, place: tuple[int, int], code: str
) -> None:
    fault = only_fault(text)
    assert place_of(fault) == place
    assert code in fault.message


def test_utf_16_without_a_mark_is_refused_too() -> None:
    assert "U+0000" in only_fault("a: b".encode("utf-16-le")).message


# Slips

SLIPS = [
    ("[draft] Name the sea", 4, "closing quote or bracket"),
    ("[draft: Name the sea", 4, "`[` opens here and is not closed"),
    ("{x} is what", 4, "closing quote or bracket"),
    ("{x is what", 4, "`{` opens here and is not closed"),
    ("{{x}} is what", 4, "a key is a word"),
    ("*very* wide", 4, "`*`, `&` or `!`"),
    ("**very** wide", 4, "`*`, `&` or `!`"),
    ("* wide", 4, "`*`, `&` or `!`"),
    ("*wide and dry", 4, "an alias"),
    ("& so on", 4, "`*`, `&` or `!`"),
    ("&so on", 4, "an anchor"),
    ("!important is what", 4, "a tag"),
    ("!<x is what", 4, "`*`, `&` or `!`"),
    ("!a!b is what", 4, "`*`, `&` or `!`"),
    ("@home or away", 4, "'@'"),
    ("% of what", 4, "'%'"),
    ("`code` of what", 4, "'`'"),
    ("> 5 metres", 4, "`>` or `|`"),
    ("| x | of what", 4, "`>` or `|`"),
    ("- 5 degrees", 4, "'-'"),
    ("? or what", 4, "'?'"),
    (", or what", 4, "','"),
    ("] or what", 4, "']'"),
    ("} or what", 4, "'}'"),
    ("The seas: what are they", 4, "(`: `)"),
    ("The seas:", 4, "(`: `)"),
    ('"Sea" of what', 4, "closing quote or bracket"),
    ("'Sea' of what", 4, "closing quote or bracket"),
    ("'It's' of what", 4, "closing quote or bracket"),
    ('"Sea of what', 4, "quotation mark opens here"),
    ("'tis a sea", 4, "quotation mark opens here"),
    ('"Sea\n    and land" of what', 4, "quotation mark that opens here closes in line 5"),
    ("Sea of\nwhat", 5, "goes on here by accident"),
]


@pytest.mark.parametrize(("slip", "line", "word"), SLIPS)
@pytest.mark.parametrize("parser", ["fast", "plain"])
def test_a_common_slip_is_told_at_its_line_with_the_way_to_mend_it(
    slip: str, line: int, word: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == "plain":
        monkeypatch.setattr(strict_yaml, "_Parser", yaml.SafeLoader)
    text = f"topic: x\nquestions:\n  - id: a\n    stem: {slip}\n    answer: y\n    hint: z\n"
    fault = only_fault(text)
    assert fault.line == line
    assert word in fault.message
    assert "put the text in quotes, or begin it on the next line after >-" in fault.message


@pytest.mark.parametrize("slip", [slip for slip, _, _ in SLIPS if "\n" not in slip])
def test_the_mending_that_a_slip_is_told_mends_it(slip: str) -> None:
    escaped = slip.replace("'", "''")
    assert read_yaml(f"a: '{escaped}'\nb: c\n".encode()).data == {"a": slip, "b": "c"}
    assert read_yaml(f"a: >-\n  {slip}\nb: c\n".encode()).data == {"a": slip, "b": "c"}


def test_a_quote_that_only_the_next_text_closes_is_told_where_it_opens() -> None:
    fault = only_fault('a: "one\nb: "two"\nc: three\n')
    assert place_of(fault) == (1, 4)
    assert "closes in line 2" in fault.message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n  b: c\n d: e\n", (3, 2)),
        ("a:\n    b: c\n  d: e\n", (3, 3)),
        ("  a: b\nc: d\n", (2, 1)),
        ("a:\n  - b\n - c\n", (3, 2)),
        ("- a\nb: c\n", (2, 1)),
        ("a: b\n- c\n", (2, 1)),
        ("a: >\n  b\n c\nd: e\n", (3, 2)),
        ("a: 'x'y\n", (1, 7)),
        ("a: [x]y\n", (1, 7)),
    ],
)
def test_bad_indentation_is_told_at_the_line_that_stands_out(
    text: str, place: tuple[int, int]
) -> None:
    fault = only_fault(text)
    assert place_of(fault) == place
    assert "this line is indented otherwise than its neighbours" in fault.message


@pytest.mark.parametrize("text", ["a: b\n  c: d\n", "a: b\n c: d\n"])
def test_a_key_that_is_indented_too_far_is_told_as_such(text: str) -> None:
    fault = only_fault(text)
    assert fault.line == 2
    assert "indent it as its neighbours are" in fault.message


@pytest.mark.parametrize(
    ("text", "line"),
    [("a:\n\tb: c\n", 2), ("a:\n  - b\n\t- c\n", 3), ("\ta: b\n", 1), ("a: |\n\tb\n", 2)],
)
def test_a_tab_for_indentation_is_named(text: str, line: int) -> None:
    fault = only_fault(text)
    assert fault.line == line
    assert "tab" in fault.message
    assert "spaces" in fault.message


@pytest.mark.parametrize("text", [r'a: "C:\new\quiz"', r'a: "\d+"', r'a: "\xzz"', r'a: "\ud800"'])
def test_a_backslash_in_double_quotes_is_told_as_such(text: str) -> None:
    fault = only_fault(text)
    assert fault.line == 1
    assert "backslash" in fault.message
    assert "single quotes" in fault.message


def test_what_follows_a_slip_on_its_line_is_not_told_as_another() -> None:
    assert len(faults_in("a: *x y z\n")) == 1
    assert len(faults_in("a: *x y z\nb: @c\n")) == 1
    assert [fault.line for fault in faults_in("a: *x\nb: @c\n")] == [1, 2]


# Whatever comes


def _read_or_refuse(raw: bytes) -> None:
    try:
        document = read_yaml(raw)
    except BadYaml as error:
        faults = error.faults
    else:
        for path in _paths(document.data):
            assert document.place(path) >= (1, 1)
        return
    lines = raw.decode("utf-8-sig", "replace").count("\n") + raw.count(b"\r") + 1
    assert faults
    for fault in faults:
        assert 1 <= fault.line <= lines
        assert fault.column >= 1
        assert fault.message


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    _read_or_refuse(raw)


@given(st.text(st.sampled_from("ab:#-[]{}&*!|>'\"%@`, ?~\n\t\\<.=\r\ufeff\u2028é"), max_size=40))
def test_any_text_of_yaml_signs_is_read_or_refused(text: str) -> None:
    _read_or_refuse(text.encode())


_FILES = [BANK, MANIFEST, DISPUTES]
_GARBAGE = st.sampled_from(
    [*"[]{}:&*!|>'\"%@`,?\n\t#-~", ": ", "- ", "---\n", "...\n", "<<: ", "&a ", "*a", "\\", "\x00"]
) | st.text(max_size=3)


@given(st.data())
def test_a_good_file_spoiled_anyhow_is_read_or_refused(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(_FILES))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 8)))
        text = text[:start] + data.draw(_GARBAGE) + text[end:]
    _read_or_refuse(text.encode("utf-8", "surrogatepass"))


def test_the_files_that_the_spoiling_starts_from_are_good() -> None:
    assert all(isinstance(read_yaml(text.encode()).data, dict) for text in _FILES)


def test_nothing_is_said_in_words_of_the_parser_alone() -> None:
    words = re.compile(r"libyaml|token|scalar|node|context|while (parsing|scanning)")
    for slip, _, _ in SLIPS:
        for fault in faults_in(f"a: {slip}\nb: c\n"):
            assert not words.search(fault.message)
