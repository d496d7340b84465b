"""`quiz data`: what it says, with which exit code, and that no file brings a traceback."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli.data import command
from quiz.record import Record
from quiz.record.backups import FILE, FOLDER
from quiz.record.migrations import VERSION
from tests.record.building import Clock, begin, derived, play_out, rows


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("QUIZ_DATA", str(folder))
    return folder


@pytest.fixture
def data(empty: Path) -> Path:
    """A data folder whose record knows Ann and Ben."""
    record, clock = Record(empty), Clock()
    for profile in ("ann", "ben"):
        play_out(begin(record, clock, profile=profile))
    record.close()
    return empty


def run(*arguments: object, typed: str = "") -> Result:
    result = CliRunner().invoke(command, [str(each) for each in arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def test_where_tells_what_there_is(data: Path) -> None:
    run("backup")
    said = run("where").stdout
    assert str(data) in said
    assert "no fault found" in said
    assert f"format {VERSION}" in said
    assert f"{len(rows(data, 'events'))} events in 2 sessions" in said
    assert "2 profiles: ann, ben" in said
    [backup] = (data / FOLDER).iterdir()
    assert f"{FOLDER}/{backup.name}" in said
    assert "up to 2026-03-01" in said


def test_where_makes_nothing_and_tells_that_there_is_nothing(empty: Path) -> None:
    said = run("where").stdout
    assert str(empty) in said
    assert "none yet" in said
    assert not empty.exists()


def test_where_tells_of_damage_and_leaves_it(data: Path) -> None:
    (data / FILE).write_bytes((data / FILE).read_bytes()[:-4096])
    before = (data / FILE).read_bytes()
    result = run("where")
    assert "malformed" in result.stdout
    assert (data / FILE).read_bytes() == before


def test_a_record_is_backed_up_lost_and_restored(data: Path, tmp_path: Path) -> None:
    before = derived(data)
    copy = tmp_path / "copy.sqlite3"
    for target in ([], ["-o", copy]):
        assert run("backup", *target).exit_code == 0
    (data / FILE).write_bytes(bytes(5000))
    result = run("restore")
    assert result.exit_code == 0
    assert "is kept as" in result.stdout
    assert derived(data) == before
    assert run("restore", copy).exit_code == 0
    assert derived(data) == before


def test_there_is_nothing_to_restore_back_up_or_export(empty: Path) -> None:
    for arguments in (["restore"], ["backup"], ["export"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert str(empty) in result.stderr
    assert not (empty / FILE).exists()


def test_a_log_goes_to_a_file_or_the_screen_and_back_in(data: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    assert run("export", "-o", log).exit_code == 0
    assert run("export").stdout == log.read_text()
    one = tmp_path / "ann.jsonl"
    one.write_text(run("export", "--profile", "ann").stdout)
    assert "ben" not in one.read_text()
    before = derived(data)
    (data / FILE).unlink()
    assert "0 events known already" in run("import", one).stdout
    assert "known already" in run("import", log).stdout
    assert derived(data) == before


def test_another_machines_record_is_merged(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "there"))
    result = run("merge", data / FILE)
    assert f"{len(rows(data, 'events'))} events and " in result.stdout
    assert derived(tmp_path / "there") == derived(data)


def test_a_learner_who_is_not_there_is_misuse_and_the_others_are_named(data: Path) -> None:
    for arguments in (["export", "--profile", "eve"], ["forget", "eve"]):
        result = run(*arguments)
        assert result.exit_code == 2
        assert "ann, ben" in result.stderr


def test_the_record_is_not_written_over_by_its_own_log(data: Path) -> None:
    before = rows(data, "events")
    for verb in ("export", "backup"):
        assert run(verb, "-o", data / FILE).exit_code != 0
    assert rows(data, "events") == before


def test_forgetting_wants_the_name_typed(data: Path) -> None:
    before = derived(data)
    assert run("forget", "ann", typed="ben\n").exit_code == 2
    assert run("forget", "ann", typed="").exit_code == 1
    assert derived(data) == before
    result = run("forget", "ann", typed="ann\n")
    assert result.exit_code == 0
    assert "Other machines" in result.stdout
    assert {row[1] for row in rows(data, "sessions")} == {"ben"}
    assert run("forget", "ben", "--yes").exit_code == 0
    assert rows(data, "events") == []


def test_forgetting_names_what_it_could_not_reach_and_ends_with_1(data: Path) -> None:
    run("backup")
    [backup] = (data / FOLDER).iterdir()
    backup.write_bytes(backup.read_bytes()[:-4096])
    result = run("forget", "ann", "--yes")
    assert result.exit_code == 1
    assert str(backup) in result.stderr
    assert "is forgotten" in result.stdout


@pytest.mark.parametrize("verb", ["import", "merge", "restore"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 3000, b"\xff\xfe{\0", b"[" * 99999, b"1"],
    ids=["empty", "zeros", "half a database", "utf-16", "brackets", "a number"],
)
def test_no_file_brings_a_traceback_or_changes_anything(
    data: Path, tmp_path: Path, verb: str, content: bytes
) -> None:
    before = derived(data)
    given = tmp_path / "given"
    given.write_bytes(content)
    result = run(verb, given)
    assert result.exit_code == 1
    assert str(given) in result.stderr
    assert derived(data) == before
    for wrong in (tmp_path, tmp_path / "nowhere"):
        assert run(verb, wrong).exit_code == 2


@pytest.mark.parametrize("verb", ["import", "merge", "restore"])
def test_what_is_no_file_is_refused(data: Path, verb: str) -> None:
    result = run(verb, os.devnull)
    assert result.exit_code == 1
    assert os.devnull in result.stderr


def test_a_line_at_fault_is_told_with_its_number(data: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    header = json.dumps({"format": "quiz-log", "version": 2})
    log.write_text(f"{header}\n{{}}\n")
    result = run("import", log)
    assert result.exit_code == 1
    assert f"{log}: line 2: " in result.stderr


def test_a_restoring_at_the_opening_is_told(data: Path) -> None:
    run("backup")
    before = derived(data)
    (data / FILE).write_bytes(bytes(5000))
    result = run("export")
    assert "was put in its place" in result.stderr
    assert derived(data) == before
