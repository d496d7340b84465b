"""A document held against its registration: what is as it was, what changed, what moved."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import read_deck
from quiz.deck.document import UnreadableDocument
from quiz.deck.paragraphs import (
    Comparison,
    HeldDocument,
    compare,
    hold,
    moves_words,
    paragraphs_words,
    spans,
)

DECKS = Path(__file__).parent.parent / "decks"
DOCUMENTS = DECKS / "documents"
MOON = read_deck(DECKS / "moon").sources["moon"]
TEXT = (DOCUMENTS / MOON.file).read_text(encoding="utf-8")


def held(folder: Path, text: str) -> HeldDocument:
    (folder / MOON.file).write_text(text, encoding="utf-8")
    return hold(folder, MOON)


def test_the_registered_document_is_as_it_was_registered() -> None:
    document = hold(DOCUMENTS, MOON)
    assert document.is_as_registered
    assert document.comparison == Comparison((1, 2, 3, 4, 5), ())
    assert (document.comparison.changed, document.comparison.moved) == ((), ())


def test_a_document_laid_out_anew_has_the_same_paragraphs_and_is_another_file(
    tmp_path: Path,
) -> None:
    document = held(tmp_path, TEXT.replace("\n", "\r\n"))
    assert not document.is_as_registered
    assert document.comparison == Comparison((1, 2, 3, 4, 5), ())


def test_what_changed_what_moved_and_what_is_new_is_told_apart(tmp_path: Path) -> None:
    document = held(tmp_path, "A new one.\n\n" + TEXT.replace("Buzz", "Bizz"))
    assert document.comparison.changed == (3,)
    assert document.comparison.moved == ((1, 2), (2, 3), (4, 5), (5, 6))
    assert document.comparison.new == (1, 4)


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        hold(tmp_path, MOON)


@pytest.mark.parametrize(
    ("registered", "now_there", "comparison"),
    [
        ("abc", "abc", Comparison((1, 2, 3), ())),
        ("abc", "aXc", Comparison((1, None, 3), (2,))),
        ("abc", "cab", Comparison((2, 3, 1), ())),
        ("abc", "ac", Comparison((1, None, 2), ())),
        ("aab", "aaab", Comparison((1, 2, 4), (3,))),
        ("aab", "ab", Comparison((1, None, 2), ())),
        ("", "ab", Comparison((), (1, 2))),
    ],
)
def test_paragraphs_are_found_again_wherever_they_stand(
    registered: str, now_there: str, comparison: Comparison
) -> None:
    assert compare(registered, now_there) == comparison


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([3], "3"), ([3, 4], "3–4"), ([1, 3, 7, 8, 9, 12], "1, 3, 7–9, 12")],
)
def test_numbers_in_a_row_are_told_as_one(numbers: list[int], text: str) -> None:
    assert spans(numbers) == text


def test_paragraphs_and_their_moves_are_put_into_words() -> None:
    assert paragraphs_words([3]) == "paragraph 3"
    assert paragraphs_words([3, 4, 9]) == "paragraphs 3–4, 9"
    assert moves_words([(2, 3), (3, 4), (9, 1)]) == "2–3 stand at 3–4, 9 stands at 1"


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_every_paragraph_is_found_where_it_reads_alike_or_is_told_as_changed_or_new(
    registered: list[str], found: list[str]
) -> None:
    comparison = compare(registered, found)
    kept = [now for now in comparison.now if now is not None]
    assert sorted([*kept, *comparison.new]) == list(range(1, len(found) + 1))
    assert all(
        now is None or found[now - 1] == text
        for text, now in zip(registered, comparison.now, strict=True)
    )
    for number in comparison.changed:
        text = registered[number - 1]
        assert registered.count(text) > found.count(text)
