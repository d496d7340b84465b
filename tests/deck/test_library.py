"""Which decks there are, and which one a name means."""

from pathlib import Path

import pytest

from quiz.deck import Library, NoSuchDeck, UnreadableDeck
from quiz.deck.folders import data_folder, shipped_decks
from tests.deck.building import MANIFEST, write_deck


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped"


@pytest.fixture
def library(own: Path, shipped: Path) -> Library:
    """Nothing is looked up before the first question, so that a test can write decks first."""
    return Library([own, shipped])


def manifest(name: str, title: str = "A title") -> dict[str, str]:
    text = MANIFEST.replace("id: moon", f"id: {name}").replace("The Moon", title)
    return {"deck.yaml": text}


def test_decks_are_listed_by_title(library: Library, own: Path, shipped: Path) -> None:
    write_deck(own / "x", manifest("sun", "Sun"))
    write_deck(own / "y", manifest("earth", "Earth"))
    write_deck(shipped / "z", manifest("moon", "Moon"))
    assert [deck.manifest.id for deck in library.decks] == ["earth", "moon", "sun"]
    assert library.findings == ()


def test_the_learners_deck_stands_before_a_shipped_one_of_the_same_id(
    library: Library, own: Path, shipped: Path
) -> None:
    write_deck(shipped / "moon", manifest("moon", "Shipped"))
    write_deck(own / "mine", manifest("moon", "Mine"))
    assert [deck.manifest.title for deck in library.decks] == ["Mine"]
    assert library.folder_of("moon") == own / "mine"
    assert library.read("moon").manifest.title == "Mine"


def test_a_path_to_a_deck_comes_before_an_id(
    library: Library, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_deck(own / "moon", manifest("moon", "By id"))
    write_deck(tmp_path / "here" / "moon", manifest("sun", "By path"))
    monkeypatch.chdir(tmp_path / "here")
    assert library.read("moon").manifest.title == "By path"
    assert library.read("./moon").manifest.title == "By path"
    monkeypatch.chdir(tmp_path)
    assert library.read("moon").manifest.title == "By id"


def test_a_folder_without_a_manifest_is_no_path_to_a_deck(
    library: Library, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_deck(own / "moon", manifest("moon", "By id"))
    (tmp_path / "here" / "moon").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    assert library.read("moon").manifest.title == "By id"


def test_a_name_that_is_none_is_answered_with_the_nearest_and_all(
    library: Library, own: Path
) -> None:
    write_deck(own / "x", manifest("earth", "Earth"))
    write_deck(own / "y", manifest("moon", "Moon"))
    with pytest.raises(NoSuchDeck) as caught:
        library.folder_of("mon")
    assert str(caught.value) == (
        "there is no deck 'mon'; did you mean `moon`?\nThe decks are: earth, moon."
    )
    with pytest.raises(NoSuchDeck) as caught:
        library.folder_of("zzzzzz")
    assert str(caught.value) == "there is no deck 'zzzzzz'\nThe decks are: earth, moon."


def test_where_there_are_no_decks_the_way_to_one_is_told(library: Library) -> None:
    with pytest.raises(NoSuchDeck, match="no decks yet: name a folder that holds"):
        library.folder_of("moon")


@pytest.mark.parametrize("name", ["x" * 5000, "a\x00b", "moon/" * 2000])
def test_a_name_that_can_be_no_path_is_no_deck(library: Library, name: str) -> None:
    with pytest.raises(NoSuchDeck):
        library.folder_of(name)


def test_a_broken_manifest_is_told_and_does_not_hide_the_rest(
    library: Library, own: Path, shipped: Path
) -> None:
    write_deck(own / "broken", {"deck.yaml": "format: 1\nid: @\n"})
    write_deck(own / "newer", {"deck.yaml": MANIFEST.replace("format: 1", "format: 2")})
    write_deck(shipped / "moon", manifest("moon"))
    assert [deck.manifest.id for deck in library.decks] == ["moon"]
    assert [(found.file, found.line) for found in library.findings] == [
        (own / "broken" / "deck.yaml", 2),
        (own / "newer" / "deck.yaml", 1),
    ]


def test_a_deck_whose_manifest_is_broken_is_told_so_when_it_is_named(
    library: Library, own: Path
) -> None:
    write_deck(own / "broken", {"deck.yaml": "format: 1\nid: @\n"})
    write_deck(own / "other", {"deck.yaml": "["})
    with pytest.raises(UnreadableDeck) as caught:
        library.folder_of("broken")
    assert [found.file.parent.name for found in caught.value.findings] == ["broken"]


def test_a_deck_that_can_be_listed_may_have_faults_when_it_is_read(
    library: Library, own: Path
) -> None:
    write_deck(own / "moon", {"banks/surface.yaml": "["})
    assert [deck.manifest.id for deck in library.decks] == ["moon"]
    with pytest.raises(UnreadableDeck):
        library.read("moon")


def test_what_lies_beside_the_decks_is_passed_over(library: Library, own: Path) -> None:
    write_deck(own / "moon")
    (own / "notes.txt").write_text("notes")
    (own / "empty").mkdir()
    assert len(library.decks) == 1
    assert library.findings == ()


def test_a_shelf_that_is_a_file_is_told(library: Library, own: Path) -> None:
    own.write_text("not a folder")
    assert [found.file for found in library.findings] == [own]


def test_the_learners_decks_lie_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path))
    write_deck(tmp_path / "decks" / "moon")
    assert data_folder() == tmp_path
    assert Library.of_this_machine().folder_of("moon") == tmp_path / "decks" / "moon"


def test_without_a_wish_the_platform_says_where_data_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DATA", "")
    assert data_folder().name == "quiz"


def test_the_decks_that_came_along_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path))
    assert (
        Library.of_this_machine().folder_of("pakistan-russia")
        == shipped_decks() / "pakistan-russia"
    )
