"""Files are written whole or not at all, and nothing is written over."""

import os
from pathlib import Path

import pytest

from quiz.deck.writing import write_all_new, write_new, write_over


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_new_file_holds_its_text_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_new(tmp_path / "a", "ä\r\n")
    assert (tmp_path / "a").read_bytes() == "ä\r\n".encode()
    assert everything(tmp_path) == ["a"]


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert everything(tmp_path) == ["a"]


def test_a_link_that_leads_nowhere_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", "new")
    assert everything(tmp_path) == ["a"]


@pytest.mark.parametrize("is_there", [False, True])
def test_where_the_disk_knows_no_links_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    if is_there:
        (tmp_path / "a").write_text("old", encoding="utf-8")
        with pytest.raises(FileExistsError):
            write_new(tmp_path / "a", "new")
    else:
        write_new(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text(encoding="utf-8") == ("old" if is_there else "new")
    assert everything(tmp_path) == ["a"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_over(tmp_path / "a", "new")
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path / "b", "new")
    with pytest.raises(OSError, match="No space"):
        write_all_new(tmp_path / "deck" / "er", {"x": "", "y/z": ""})
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert everything(tmp_path) == ["a"]


def test_of_several_files_none_is_left_if_one_fails(tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "two").write_text("old", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_all_new(tmp_path / "deck", {"one": "1", "sub/one": "1", "two": "2"})
    assert everything(tmp_path) == ["deck", "deck/two"]


def test_a_file_that_is_changed_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    write_over(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
