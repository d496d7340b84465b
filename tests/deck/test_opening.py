"""Opening a deck from the cache: it is as if it had been read."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import Deck, Library, UnreadableDeck, open_deck, opening, read_deck, reading
from quiz.deck.bank_text import bank_text
from quiz.deck.folders import shipped_decks
from quiz.deck.opening import open_manifest
from quiz.questions import AnkiOrigin, Question, Retired
from tests.deck.building import DISPUTES, QUESTION_IN_A_DECK_WITH_SOURCES, SOURCES, write_deck
from tests.strategies import questions

TESTS = Path(__file__).parents[1]
DECKS = {
    "moon": TESTS / "decks" / "moon",
    "bees": TESTS / "deck" / "bees",
    "shipped": shipped_decks() / "pakistan-russia",
}
DISPUTED = {
    "sources.yaml": SOURCES,
    "disputes.yaml": DISPUTES,
    "banks/surface.yaml": QUESTION_IN_A_DECK_WITH_SOURCES,
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("QUIZ_CACHE", str(folder))
    return folder


class Reader:
    """Counts how often a deck is read from its files."""

    def __init__(self) -> None:
        self.times = 0

    def read_deck(self, folder: Path) -> Deck:
        self.times += 1
        return read_deck(folder)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    counting = Reader()
    monkeypatch.setattr(reading, "read_deck", counting.read_deck)
    return counting


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_that_was_seen_before_is_as_if_read_and_is_not_read(
    reader: Reader, name: str
) -> None:
    folder = DECKS[name]
    assert open_deck(folder) == read_deck(folder)
    assert reader.times == 1
    again = open_deck(folder)
    assert reader.times == 1
    assert again == read_deck(folder)
    assert list(again.by_id) == list(read_deck(folder).by_id)
    assert again.in_use == read_deck(folder).in_use


def some_questions() -> st.SearchStrategy[list[Question]]:
    """Questions that may stand in one deck without sources, with all that they may carry."""
    extras = st.fixed_dictionaries(
        {"cite": st.just(())},
        optional={
            "retired": st.just(Retired("2", "outdated")),
            "waive": st.just({"rule": "why"}),
            "anki": st.just(AnkiOrigin("guid", 1)),
        },
    )
    one = st.builds(lambda question, more: replace(question, **more), questions(), extras)
    return st.lists(one, max_size=5, unique_by=lambda question: question.id)


@given(some_questions(), some_questions())
def test_any_deck_comes_back_from_the_cache_as_it_was_read(
    here: list[Question], there: list[Question]
) -> None:
    known = {question.id for question in here}
    there = [question for question in there if question.id not in known]
    with TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZ_CACHE", f"{scratch}/cache")
        banks = {
            "banks/surface.yaml": bank_text("surface", here),
            "banks/a.yml": bank_text("landing", there),
        }
        folder = write_deck(Path(scratch) / "deck", banks)
        open_deck(folder)
        patch.setattr(reading, "read_deck", None)
        kept = open_deck(folder)
        assert kept == read_deck(folder)
        assert [placed.outline.id for placed in kept.placed] == [q.id for q in here + there]


def test_questions_are_loaded_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    open_deck(DECKS["moon"])
    deck = open_deck(DECKS["moon"])
    loaded: list[str] = []

    def load(text: str) -> Question:
        loaded.append(text)
        return from_json(text)

    from_json = opening.from_json
    monkeypatch.setattr(opening, "from_json", load)
    assert len({placed.outline.kind for placed in deck.placed}) == 9
    assert len(deck.in_use) == len(deck.by_id)
    assert not loaded
    placed = deck.placed[3]
    assert placed.question is placed.question
    assert placed.question.id == placed.outline.id
    assert len(loaded) == 1


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("deck.yaml", None),
        ("sources.yaml", None),
        ("disputes.yaml", None),
        ("banks/surface.yaml", None),
        ("banks/landing.yml", "topic: landing\nquestions: []\n"),
    ],
)
def test_a_change_in_any_file_is_seen_whatever_its_time_and_size(
    tmp_path: Path, reader: Reader, file: str, content: str | None
) -> None:
    folder = write_deck(tmp_path / "deck", DISPUTED)
    open_deck(folder)
    before = (folder / file).stat() if content is None else None
    text = content or (folder / file).read_text(encoding="utf-8").replace("a", "A", 1)
    (folder / file).write_text(text, encoding="utf-8")
    if before:
        assert (folder / file).stat().st_size == before.st_size
    try:
        deck = open_deck(folder)
    except UnreadableDeck:
        deck = None
    assert reader.times == 2
    assert content is None or deck == read_deck(folder)


def test_a_deck_turned_bad_is_told_of_and_one_put_right_is_opened(
    tmp_path: Path, reader: Reader
) -> None:
    folder = write_deck(tmp_path / "deck")
    bank = folder / "banks" / "surface.yaml"
    good = bank.read_text(encoding="utf-8")
    open_deck(folder)
    bank.write_text(good.replace("Basalt", "[Basalt"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UnreadableDeck, match="surface"):
            open_deck(folder)
    assert reader.times == 3
    bank.write_text(good, encoding="utf-8")
    assert open_deck(folder) == read_deck(folder)
    assert reader.times == 3


def test_what_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    folder = write_deck(tmp_path / "deck")
    open_deck(folder)
    (folder / "sources.yaml").symlink_to(folder / "nowhere")
    with pytest.raises(UnreadableDeck, match=r"sources\.yaml"):
        open_deck(folder)
    with pytest.raises(UnreadableDeck, match=r"deck\.yaml"):
        open_deck(tmp_path / "no deck")
    with pytest.raises(UnreadableDeck, match=r"deck\.yaml"):
        open_manifest(tmp_path / "no deck")


def test_a_copy_of_a_deck_needs_no_reading_and_knows_where_it_stands(
    tmp_path: Path, reader: Reader
) -> None:
    open_deck(DECKS["bees"])
    copy = shutil.copytree(DECKS["bees"], tmp_path / "copy")
    deck = open_deck(copy)
    assert reader.times == 1
    assert deck.folder == copy
    assert deck == read_deck(copy)


def test_a_file_that_is_saved_while_the_deck_is_read_is_read_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_deck(tmp_path / "deck")
    bank = folder / "banks" / "surface.yaml"

    def read(folder: Path) -> Deck:
        bank.write_text(bank.read_text(encoding="utf-8").replace("Ash", "Dust"), encoding="utf-8")
        return read_deck(folder)

    before = bank.read_text(encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_deck", read)
        assert open_deck(folder) == read_deck(folder)
    bank.write_text(before, encoding="utf-8")
    assert open_deck(folder) == read_deck(folder)


def test_a_damaged_or_foreign_cache_is_passed_over_and_made_anew(
    cache: Path, reader: Reader
) -> None:
    folder = DECKS["bees"]
    open_deck(folder)
    (path,) = cache.glob("*/*")
    whole = path.read_bytes()
    for content in (b"", b"\x80not a cache", whole[:-1], whole.replace(b"honey", b"money", 1)):
        path.write_bytes(content)
        assert open_deck(folder) == read_deck(folder)
        assert path.read_bytes() == whole
    assert reader.times == 5


@pytest.mark.parametrize("head", ["", "[]", "null", "{}", '{"manifest": 1}', "[[[["])
def test_an_entry_that_means_nothing_here_is_passed_over_and_made_anew(
    cache: Path, reader: Reader, head: str
) -> None:
    folder = DECKS["moon"]
    open_deck(folder)
    open_manifest(folder)
    for path in cache.glob("*/*"):
        opening.Cache(path.parent).put(path.stem, head)
    assert open_deck(folder) == read_deck(folder)
    assert open_manifest(folder) == read_deck(folder).manifest
    assert reader.times == 2
    open_deck(folder)
    assert reader.times == 2


def test_a_cache_that_cannot_be_written_is_done_without(cache: Path, reader: Reader) -> None:
    cache.write_text("no folder", encoding="utf-8")
    for times in (1, 2):
        assert open_deck(DECKS["moon"]) == read_deck(DECKS["moon"])
        assert reader.times == times
        assert open_manifest(DECKS["moon"]).id == "moon"


def test_manifests_come_back_as_they_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in DECKS.values():
        read = open_manifest(folder)
        with monkeypatch.context() as patch:
            patch.setattr(reading, "read_manifest", None)
            assert open_manifest(folder) == read == read_deck(folder).manifest


def test_a_library_opens_what_it_reads(reader: Reader) -> None:
    library = Library([TESTS / "decks"])
    assert library.open("moon") == library.read("moon")
    before = reader.times
    library.open("moon")
    assert reader.times == before


def test_questions_may_be_asked_for_from_several_threads_at_once() -> None:
    open_deck(DECKS["shipped"])
    deck, read = open_deck(DECKS["shipped"]), read_deck(DECKS["shipped"])
    places = [*range(len(read.placed))] * 4
    with ThreadPoolExecutor(8) as threads:
        loaded = list(threads.map(lambda place: deck.placed[place].question, places))
    assert loaded == [read.placed[place].question for place in places]
