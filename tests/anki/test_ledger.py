"""The ledger: what it keeps, when it changes, and what happens to one that cannot be used."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quiz.anki import DamagedLedger, ForeignLedger, KindChanged, Locked, Wish, export
from quiz.anki.ledger import Entry, Ledger
from quiz.anki.ledger_file import (
    LEDGER_FILE,
    UnwritableLedger,
    ledger_lines,
    read_ledger,
    write_ledger,
)
from quiz.deck import read_deck
from quiz.deck.folders import shipped_decks
from tests.anki.building import T, small_deck
from tests.anki.unpacking import times

WORD = ("What is a moraine?", "What is one moraine?")
RIVER = ("Which river is the *longest*?", "Which river is the longest?")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deck"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return tmp_path / "deck.apkg"


def _ledger(folder: Path) -> Ledger:
    return read_ledger(folder / LEDGER_FILE, "small", 0)


def _entry(folder: Path, question: str) -> Entry:
    return next(entry for entry in _ledger(folder).notes if entry.id == question)


def test_the_shipped_decks_have_ledgers_that_are_up_to_date(package: Path) -> None:
    """When this fails: quiz anki export FOLDER -o FILE, and commit the ledger with the deck."""
    for folder in shipped_decks().iterdir():
        if (folder / "deck.yaml").is_file():
            export(read_deck(folder), package, Wish(locked=True), timestamp=T)


def test_a_first_export_enters_every_note(folder: Path, package: Path) -> None:
    deck = small_deck(folder)
    export(deck, package, timestamp=T)
    ledger = _ledger(folder)
    assert ledger.begun == T
    assert [entry.id for entry in ledger.notes] == sorted(
        placed.question.id for placed in deck.in_use
    )
    assert {(entry.modified, entry.edition) for entry in ledger.notes} == {(T, "2026.11")}
    assert _entry(folder, "one-way").kind == "flashcard"


def test_what_changes_gets_the_present_time_and_what_does_not_keeps_its_own(
    folder: Path, package: Path
) -> None:
    export(small_deck(folder), package, timestamp=T)
    before = _ledger(folder)
    export(small_deck(folder, WORD), package, timestamp=T + 50)
    after = _ledger(folder)
    moved = [new for old, new in zip(before.notes, after.notes, strict=True) if old != new]
    assert [(entry.id, entry.modified) for entry in moved] == [("one-way", T + 50)]
    assert times(package)["one-way"] == T + 50


def test_a_change_is_later_than_the_one_before_though_the_clock_was_set_back(
    folder: Path, package: Path
) -> None:
    export(small_deck(folder), package, timestamp=T)
    report = export(small_deck(folder, WORD), package, timestamp=T - 1_000)
    assert report.changed == ("one-way",)
    assert times(package)["one-way"] == T + 1
    export(small_deck(folder), package, timestamp=T - 1_000)
    assert times(package)["one-way"] == T + 2


@pytest.mark.parametrize(
    "edit",
    [
        ("It flows through Bern.", "It flows by Bern."),
        ("tags: [water, long rivers]", "tags: [water]"),
        ("feedback: It is shorter by far.", "feedback: It is shorter."),
        ("it has 280 km", "it has 281 km"),
        ("id: longest\n", "id: longest\n    group: rivers\n"),
    ],
)
def test_whatever_a_note_holds_is_a_change_of_that_note(
    edit: tuple[str, str], folder: Path, package: Path
) -> None:
    export(small_deck(folder), package, timestamp=T)
    report = export(small_deck(folder, edit), package, timestamp=T + 1)
    assert report.changed == ("longest",)


@pytest.mark.parametrize(
    "edit",
    [
        ("topic: rivers\n", "# A remark of the author's.\ntopic: rivers\n"),
        ("title: Small deck", "title: Little deck"),
        ("Nine kinds & two topics.", "Two topics."),
        ('edition: "2026.11"', 'edition: "2026.12"'),
    ],
)
def test_what_no_note_holds_is_no_change(
    edit: tuple[str, str], folder: Path, package: Path
) -> None:
    export(small_deck(folder), package, timestamp=T)
    report = export(small_deck(folder, edit), package, timestamp=T + 1)
    assert (report.new, report.changed) == ((), ())


def test_exporting_one_topic_keeps_what_is_known_of_the_others(folder: Path, package: Path) -> None:
    export(small_deck(folder), package, timestamp=T)
    before = _ledger(folder)
    edited = small_deck(folder, WORD, RIVER)
    report = export(edited, package, Wish(topics=frozenset({"rivers"})), timestamp=T + 1)
    assert report.changed == ("longest",)
    assert _entry(folder, "longest").modified == T + 1
    others = [entry for entry in before.notes if entry.id != "longest"]
    assert [entry for entry in _ledger(folder).notes if entry.id != "longest"] == others
    export(edited, package, timestamp=T + 2)
    assert _entry(folder, "one-way").modified == T + 2
    assert _entry(folder, "longest").modified == T + 1


def test_a_question_that_is_taken_out_of_its_bank_stays_in_the_ledger(
    folder: Path, package: Path
) -> None:
    export(small_deck(folder), package, timestamp=T)
    known = _entry(folder, "one-way")
    hills, rivers = (
        (folder / "banks" / f"{name}.yaml").read_text(encoding="utf-8")
        for name in ("hills", "rivers")
    )
    fewer = "\n".join(line for line in hills.splitlines() if "id: one-way" not in line)
    report = export(small_deck(folder, RIVER, rivers=rivers, hills=fewer), package, timestamp=T + 1)
    assert report.changed == ("longest",)
    assert _entry(folder, "one-way") == known
    assert "one-way" not in times(package)


def test_a_locked_export_of_what_is_known_writes_the_package_and_no_ledger(
    folder: Path, package: Path
) -> None:
    deck = small_deck(folder)
    export(deck, package, timestamp=T)
    written = (folder / LEDGER_FILE).stat().st_mtime_ns
    package.unlink()
    export(deck, package, Wish(locked=True), timestamp=T + 1)
    assert package.exists()
    assert (folder / LEDGER_FILE).stat().st_mtime_ns == written


def test_a_locked_export_refuses_what_is_new_or_changed_and_names_it(
    folder: Path, package: Path
) -> None:
    export(small_deck(folder), package, timestamp=T)
    ledger, packed = (folder / LEDGER_FILE).read_bytes(), package.read_bytes()
    added = (
        "topic: hills\nquestions:",
        "topic: hills\nquestions:\n  - {kind: flashcard, id: added, level: apply, "
        "cite: [atlas#1], explanation: So., front: A, back: B}",
    )
    with pytest.raises(Locked) as refusal:
        export(small_deck(folder, WORD, added), package, Wish(locked=True), timestamp=T + 1)
    assert "anki.ledger.yaml is not up to date" in str(refusal.value)
    assert "\nnew: added\nchanged: one-way\n" in str(refusal.value)
    assert (folder / LEDGER_FILE).read_bytes() == ledger
    assert package.read_bytes() == packed


def test_of_many_that_a_locked_export_refuses_some_are_named_and_all_counted() -> None:
    many = [f"q{number}" for number in range(30)]
    told = str(Locked(Path("ledger"), many, []))
    assert "new: q0, q1, " in told
    assert "q19 and 10 more" in told
    assert "changed" not in told


def test_a_locked_export_of_one_topic_looks_at_that_topic_alone(
    folder: Path, package: Path
) -> None:
    export(small_deck(folder), package, timestamp=T)
    rivers = Wish(topics=frozenset({"rivers"}), locked=True)
    export(small_deck(folder, WORD), package, rivers, timestamp=T + 1)


def test_the_kind_of_a_published_question_cannot_change(folder: Path, package: Path) -> None:
    export(small_deck(folder), package, timestamp=T)
    ledger, packed = (folder / LEDGER_FILE).read_bytes(), package.read_bytes()
    now_typed = (
        "{kind: flashcard, id: one-way, level: remember, cite: [atlas#1], "
        "explanation: So it is., front: What is a moraine?, back: Rubble left by ice}",
        "{kind: short_answer, id: one-way, level: remember, cite: [atlas#1], "
        "explanation: So it is., stem: What is a moraine?, answer: Rubble left by ice}",
    )
    # Also where another topic is exported: the slip is told as early as it can be.
    for wish in (Wish(), Wish(topics=frozenset({"rivers"}))):
        with pytest.raises(KindChanged) as refusal:
            export(small_deck(folder, now_typed), package, wish, timestamp=T + 1)
    told = str(refusal.value)
    assert "one-way was exported as flashcard and is now short_answer" in told
    assert "`retired`" in told
    assert "an id of its own" in told
    assert (folder / LEDGER_FILE).read_bytes() == ledger
    assert package.read_bytes() == packed


@pytest.mark.parametrize(
    ("damage", "line", "told"),
    [
        (lambda text: text.replace("format: 1\n", "format: 1\n<<<<<<< ours\n"), 5, ""),
        (lambda text: text.replace("kind: flashcard", "kind: flashcards", 1), 8, "'flashcards'"),
        (lambda text: text.replace('hash: "', 'hash: "x', 1), 8, "12 hexadecimal digits"),
        (lambda text: text.replace("modified: 17", "modified: x", 1), 8, "a whole number"),
        (lambda text: text.replace("modified: 17", "modified: -17", 1), 8, "no time"),
        (lambda text: text.replace("modified:", "modifed:", 1), 8, "`modified`"),
        (lambda text: text + text.splitlines()[-1] + "\n", 20, "stands twice"),
        (lambda text: text.replace("format: 1", "format: 2"), 4, "this program reads format 1"),
        (lambda text: "", 1, "empty"),
    ],
)
def test_a_damaged_ledger_is_told_with_its_line_and_left_as_it_is(
    damage: object, line: int, told: str, folder: Path, package: Path
) -> None:
    deck = small_deck(folder)
    export(deck, package, timestamp=T)
    path = folder / LEDGER_FILE
    assert callable(damage)
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    damaged, packed = path.read_bytes(), package.read_bytes()
    with pytest.raises(DamagedLedger) as refusal:
        export(deck, package, timestamp=T + 1)
    assert any(found.file == path and found.line == line for found in refusal.value.findings)
    assert told in str(refusal.value)
    assert path.read_bytes() == damaged
    assert package.read_bytes() == packed


def test_a_ledger_that_is_no_file_is_told(folder: Path, package: Path) -> None:
    deck = small_deck(folder)
    (folder / LEDGER_FILE).mkdir()
    with pytest.raises(DamagedLedger, match="cannot be read"):
        export(deck, package, timestamp=T)
    assert not package.exists()


def test_the_ledger_of_another_deck_is_not_written_on(folder: Path, package: Path) -> None:
    export(small_deck(folder), package, timestamp=T)
    ledger = (folder / LEDGER_FILE).read_bytes()
    renamed = ("id: small\n", "id: little\n")
    with pytest.raises(ForeignLedger, match="ledger of the deck small, and this deck is little"):
        export(small_deck(folder, renamed), package, timestamp=T + 1)
    assert (folder / LEDGER_FILE).read_bytes() == ledger


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of this machine may look into, as pytest's own is not."""
    with tempfile.TemporaryDirectory(prefix="quiz-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def _as_somebody_without_rights() -> Iterator[None]:
    """Root may write anywhere, so its rights are laid down for a while."""
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)


needs_rights = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")


def _locked_up(folder: Path) -> tuple[Path, Path]:
    """The small deck, exported once, in a folder that cannot be written; and one that can be."""
    deck, out = folder / "deck", folder / "out"
    export(small_deck(deck), folder / "first.apkg", timestamp=T)
    out.mkdir()
    out.chmod(0o777)
    deck.chmod(0o555)
    return deck, out


@needs_rights
def test_where_nothing_changed_nothing_is_written_and_no_warning_given(open_folder: Path) -> None:
    folder, out = _locked_up(open_folder)
    deck = read_deck(folder)
    with _as_somebody_without_rights():
        report = export(deck, out / "deck.apkg", timestamp=T + 1)
    assert report.unrecorded == ""
    assert (out / "deck.apkg").read_bytes() == (open_folder / "first.apkg").read_bytes()


@needs_rights
@pytest.mark.parametrize("there", [True, False])
def test_a_ledger_that_cannot_be_written_is_used_as_it_stands(
    there: bool, open_folder: Path
) -> None:
    folder, out = _locked_up(open_folder)
    ledger = folder / LEDGER_FILE
    if not there:
        ledger.unlink()
    was = ledger.read_bytes() if there else None
    changed = small_deck(folder, WORD)
    for now in (T + 5, T + 6):
        with _as_somebody_without_rights():
            report = export(changed, out / "deck.apkg", timestamp=now)
        assert report.unrecorded == f"{ledger} cannot be written: Permission denied"
        found = times(out / "deck.apkg")
        assert found["one-way"] == now
        assert found["both-ways"] == (T if there else now)
    assert (ledger.read_bytes() if ledger.exists() else None) == was
    assert not list(folder.glob(".*"))


@needs_rights
def test_a_ledger_that_is_read_only_is_not_replaced(open_folder: Path) -> None:
    folder, out = _locked_up(open_folder)
    folder.chmod(0o777)
    ledger = folder / LEDGER_FILE
    ledger.chmod(0o444)
    was = ledger.read_bytes()
    changed = small_deck(folder, WORD)
    with _as_somebody_without_rights():
        report = export(changed, out / "deck.apkg", timestamp=T + 5)
    assert "cannot be written" in report.unrecorded
    assert ledger.read_bytes() == was


def test_a_ledger_too_large_to_be_read_again_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.anki.ledger_file.MAX_BYTES", 100)
    ledger = Ledger(format=1, deck="small", begun=T, notes=())
    with pytest.raises(UnwritableLedger, match="more than 100 bytes"):
        write_ledger(tmp_path / LEDGER_FILE, ledger)
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_leaves_the_ledger_whole(
    folder: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(small_deck(folder), package, timestamp=T)
    was = (folder / LEDGER_FILE).read_bytes()

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UnwritableLedger, match="No space left"):
        write_ledger(folder / LEDGER_FILE, _ledger(folder))
    assert (folder / LEDGER_FILE).read_bytes() == was
    assert not list(folder.glob(".*"))


def test_a_copied_deck_takes_its_ledger_along(folder: Path, package: Path, tmp_path: Path) -> None:
    export(small_deck(folder), package, timestamp=T)
    shutil.copytree(folder, tmp_path / "copy")
    report = export(read_deck(tmp_path / "copy"), tmp_path / "copy.apkg", timestamp=T + 1)
    assert (report.new, report.changed) == ((), ())


_ids = some.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
_texts = some.text(min_size=1, max_size=12)
_entries = some.builds(
    Entry,
    id=_ids,
    kind=some.sampled_from(["single_choice", "cloze"]),
    guid=_texts,
    hash=some.from_regex(r"[0-9a-f]{12}", fullmatch=True),
    modified=some.integers(0, 1 << 37),
    edition=_texts,
)


@given(some.lists(_entries, max_size=4, unique_by=lambda entry: entry.guid), _ids)
def test_whatever_a_ledger_holds_is_read_back_the_same(entries: list[Entry], deck: str) -> None:
    ledger = Ledger(format=1, deck=deck, begun=T, notes=tuple(entries))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, LEDGER_FILE)
        write_ledger(path, ledger)
        found = read_ledger(path, deck, 0)
    assert set(found.notes) == set(entries)
    assert list(ledger_lines(found)) == list(ledger_lines(ledger))


def test_a_note_is_one_line_and_one_more_moves_none() -> None:
    def entry(id_: str) -> Entry:
        return Entry(
            id=id_, kind="cloze", guid=f"g-{id_}", hash="0" * 12, modified=T, edition="2026.11"
        )

    def text(*ids: str) -> list[str]:
        notes = tuple(map(entry, ids))
        return "".join(ledger_lines(Ledger(format=1, deck="d", begun=T, notes=notes))).splitlines()

    two, three = text("c", "a"), text("b", "c", "a")
    assert two[-1] == (
        '  - {id: c, kind: cloze, guid: "g-c", hash: "000000000000", '
        'modified: 1700000000, edition: "2026.11"}'
    )
    assert three[:-2] + three[-1:] == two
