"""The cache: what was kept comes back whole, or not at all."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import cache as caching
from quiz.deck.cache import Cache

KEY, OTHER = "a" * 64, "b" * 64
HEAD, BODY = '{"title": "Ağazade"}', ["first 🌒", "", "third"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "not" / "there" / "yet"


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_what_was_kept_comes_back_part_by_part(folder: Path) -> None:
    Cache(folder).put(KEY, HEAD, BODY)
    entry = Cache(folder).get(KEY)
    assert entry is not None
    assert entry.head == HEAD
    first = len(BODY[0].encode())
    assert entry.part(first, first + 5) == "third"
    assert entry.part(0, first) == BODY[0]
    assert entry.part(first, first) == ""


def test_a_head_alone_is_an_entry(folder: Path) -> None:
    Cache(folder).put(KEY, HEAD)
    entry = Cache(folder).get(KEY)
    assert entry is not None
    assert entry.head == HEAD


def test_under_another_key_there_is_nothing(folder: Path) -> None:
    assert Cache(folder).get(KEY) is None
    Cache(folder).put(KEY, HEAD, BODY)
    assert Cache(folder).get(OTHER) is None
    only_file(folder).rename(folder / only_file(folder).name.replace(KEY, OTHER))
    assert Cache(folder).get(OTHER) is None


@given(st.data())
def test_an_entry_with_any_byte_changed_or_lost_counts_as_not_there(data: st.DataObject) -> None:
    with TemporaryDirectory() as scratch:
        kept = Cache(Path(scratch))
        kept.put(KEY, HEAD, BODY)
        path = only_file(Path(scratch))
        whole = path.read_bytes()
        place = data.draw(st.integers(0, len(whole) - 1))
        byte = data.draw(st.binary(max_size=1).filter(lambda byte: byte != whole[place:][:1]))
        rest = data.draw(st.sampled_from([whole[place + 1 :], b""]))
        path.write_bytes(whole[:place] + byte + rest)
        assert kept.get(KEY) is None
        kept.put(KEY, HEAD, BODY)
        assert kept.get(KEY) is not None


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff", b"quiz-cache\n", b"x\n"])
def test_another_programs_file_counts_as_not_there(folder: Path, content: bytes) -> None:
    Cache(folder).put(KEY, HEAD)
    only_file(folder).write_bytes(content)
    assert Cache(folder).get(KEY) is None


def test_a_folder_that_cannot_be_made_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "cache"):
        Cache(folder).put(KEY, HEAD)
        assert Cache(folder).get(KEY) is None
    assert only_file(tmp_path).read_text(encoding="utf-8") == "no folder"


def test_an_entry_in_whose_place_something_else_stands_is_let_be(folder: Path) -> None:
    Cache(folder).put(KEY, HEAD)
    path = only_file(folder)
    path.unlink()
    path.mkdir()
    Cache(folder).put(KEY, HEAD)
    assert Cache(folder).get(KEY) is None
    assert only_file(folder) == path


def test_an_open_entry_can_be_read_on_while_it_is_replaced_and_taken_away(folder: Path) -> None:
    Cache(folder).put(KEY, HEAD, BODY)
    entry = Cache(folder).get(KEY)
    assert entry is not None
    Cache(folder).put(KEY, HEAD, ["something else"])
    only_file(folder).unlink()
    assert entry.part(0, len(BODY[0].encode())) == BODY[0]


def test_many_may_write_and_read_at_once(folder: Path) -> None:
    def use(number: int) -> bool:
        kept = Cache(folder)
        key = f"{number % 3:064x}"
        kept.put(key, HEAD, [key] * 1000)
        entry = kept.get(key)
        return entry is not None and entry.head == HEAD and entry.part(64, 128) == key

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(200)))
    assert len(list(folder.iterdir())) == 3


def test_what_was_used_longest_ago_goes_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MOST_BYTES", 3000)
    kept, keys = Cache(folder), [f"{number:064x}" for number in range(4)]
    for number, key in enumerate(keys[:3]):
        kept.put(key, "x" * 800)
        for path in folder.glob(f"{key}*"):
            os.utime(path, (number, number))
    kept.get(keys[0])
    (folder / f"{keys[0]}.left-by-a-process-that-died.tmp").write_bytes(b"x" * 800)
    os.utime(folder / f"{keys[0]}.left-by-a-process-that-died.tmp", (0, 0))
    (folder / "mine.txt").write_bytes(b"x" * 8000)
    kept.put(keys[3], "x" * 800)
    assert [bool(kept.get(key)) for key in keys] == [True, False, True, True]
    assert len(list(folder.iterdir())) == 4
