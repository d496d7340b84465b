"""Reading a document: what a paragraph is, what is folded, what changes a fingerprint."""

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import read_deck
from quiz.deck.document import SourceText, UnreadableDocument, read_document
from quiz.deck.files import MAX_BYTES

TESTS = Path(__file__).parent.parent
LINES = st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])))


def read(folder: Path, text: str | bytes) -> SourceText:
    path = folder / "document.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_document(path)


def test_the_registered_document_of_the_tests_reads_as_it_is_registered() -> None:
    deck = read_deck(TESTS / "decks" / "moon")
    source = deck.sources["moon"]
    text = read_document(TESTS / "decks" / "documents" / source.file)
    assert text.sha256 == source.sha256
    assert text.registered() == source.paragraphs


def test_the_shipped_deck_fits_its_documents() -> None:
    folder = TESTS.parent.parent / "shared" / "sources"
    if not folder.is_dir():
        pytest.skip("the documents of the shipped deck are not here; they are not ours to ship")
    for source in read_deck(TESTS.parent / "decks" / "pakistan-russia").sources.values():
        text = read_document(folder / source.file)
        assert text.sha256 == source.sha256
        assert text.fingerprints == tuple(each.fingerprint for each in source.paragraphs)
        assert [each.words for each in text.registered()] == [
            each.words for each in source.paragraphs
        ]


def test_paragraphs_are_the_lines_that_are_not_empty(tmp_path: Path) -> None:
    text = read(tmp_path, "One\n\n \t\nTwo  words\r\n\r\nThree\rFour")
    assert text.paragraphs == ("One", "Two words", "Three", "Four")


def test_the_sum_is_that_of_the_bytes(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfOne\r\n"
    text = read(tmp_path, raw)
    assert text.sha256 == hashlib.sha256(raw).hexdigest()
    assert text.paragraphs == ("One",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One\nTwo\n", "One\r\nTwo"),
        ("One\nTwo\n", "One\rTwo\r"),
        ("One two\n", "  One \t  two  \n\n"),
        ("One two", "One\u00a0two"),
        ("Ağazade\n", unicodedata.normalize("NFD", "Ağazade\n")),
        ("One", "\ufeffOne"),
    ],
)
def test_line_ends_white_space_and_unicode_form_change_nothing(
    tmp_path: Path, one: str, other: str
) -> None:
    assert read(tmp_path, one).fingerprints == read(tmp_path, other).fingerprints


@pytest.mark.parametrize(
    ("one", "other"),
    [("in 1971", "in 1972"), ("may help", "may help."), ("the West", "the west"), ("a b", "ab")],
)
def test_any_other_change_changes_the_fingerprint(tmp_path: Path, one: str, other: str) -> None:
    assert read(tmp_path, one).fingerprints != read(tmp_path, other).fingerprints


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["NFC", "NFD"]))
def test_a_document_laid_out_anew_has_the_same_fingerprints(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str, form: str
) -> None:
    folder = tmp_path_factory.mktemp("documents")
    plain = read(folder, "\n".join(["start", *lines]))
    anew = (f" {unicodedata.normalize(form, line)}\t" for line in ["start", *lines])
    again = read(folder, f"{end}{end}".join(anew))
    assert again.fingerprints == plain.fingerprints
    assert [each.words for each in again.registered()] == [
        each.words for each in plain.registered()
    ]


def test_kinds_are_guessed_from_place_length_and_stop(tmp_path: Path) -> None:
    text = read(
        tmp_path,
        "The Moon in short\nby N. N.\nIt goes round.\nWhat it is made of\n"
        "A line that goes on for more than twelve words has to be body text",
    )
    kinds = [each.kind for each in text.registered()]
    assert kinds == ["title", "byline", "body", "heading", "body"]


@pytest.mark.parametrize("first", ["It opens with a sentence.", "“It opens with one.”"])
def test_a_first_sentence_is_no_title(tmp_path: Path, first: str) -> None:
    assert read(tmp_path, first).registered()[0].kind == "body"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"caf\xe9", "byte 0xe9"),
        ("One".encode("utf-16"), "UTF-8"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "UTF-8"),
        (b"a" * (MAX_BYTES + 1), "16,777,216"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, raw: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        read(tmp_path, raw)


def test_a_folder_or_an_absent_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="not a file"):
        read_document(tmp_path)
    with pytest.raises(UnreadableDocument, match="No such file"):
        read_document(tmp_path / "none.txt")
