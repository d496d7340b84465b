"""The export to Anki beside plain genanki, Anki's own exporter, and bare rows and zip as the limit.

Each runs in a process of its own. What is timed begins with the notes' fields in hand, as genanki's
does; two more rows begin with a read deck, so that making the fields is in them.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.anki import export, exporting
from quiz.anki.exporting import guids_of
from quiz.anki.ids import deck_id
from quiz.anki.ledger_file import LEDGER_FILE
from quiz.anki.notes import Note, note_of
from quiz.deck import Deck, read_deck
from tests.benchmarks.decks import write_large_deck
from tests.benchmarks.measure import ROOT, table

RUNS = {1_000: 5, 10_000: 5, 100_000: 2}
"""How often each number of notes is measured; the least counts, as all else is other work."""
NOW = 1_700_000_000


@dataclass(frozen=True)
class _Cost:
    """Seconds of what was timed, by the clock and of the processor, which says more on a machine
    that has other work; and the peak of resident memory of its process.
    """

    seconds: float
    processor: float
    megabytes: float
    file: int


def run() -> None:
    """Print time, memory and size, and their ratios to genanki's, for each number of notes."""
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for size, runs in RUNS.items():
            folder = Path(scratch, str(size))
            deck = write_large_deck(folder / "deck", size)
            _collection(deck, folder)
            costs = {name: _measured(name, deck, folder, runs) for name in _TIMED}
            for name, cost in costs.items():
                rows.append([f"{size:,}: {name}", *_cells(cost, costs[_PEER[name]])])
    head = ["notes"]
    for what in ("s", "processor s", "peak MB", "file MB"):
        head += [what, "ratio"]
    print(table(head, rows))


def _cells(cost: _Cost, peer: _Cost) -> list[str]:
    return [
        f"{cost.seconds:.2f}",
        f"{cost.seconds / peer.seconds:.2f}",
        f"{cost.processor:.2f}",
        f"{cost.processor / peer.processor:.2f}",
        f"{cost.megabytes:.0f}",
        f"{cost.megabytes / peer.megabytes:.2f}",
        f"{cost.file / 1e6:.1f}",
        f"{cost.file / peer.file:.2f}",
    ]


def _measured(name: str, deck: Path, folder: Path, runs: int) -> _Cost:
    seconds, processor, megabytes = [], [], []
    package = folder / "out.apkg"
    for _ in range(runs):
        package.unlink(missing_ok=True)
        (deck / LEDGER_FILE).unlink(missing_ok=True)
        command = [sys.executable, "-m", __name__, name, str(deck), str(folder)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            told = child.stdout.read()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"{name} ended with {child.returncode}")
        taken, worked = json.loads(told)
        seconds.append(taken)
        processor.append(worked)
        megabytes.append(usage.ru_maxrss / 1024)
    size = package.stat().st_size
    return _Cost(min(seconds), min(processor), min(megabytes), size)


# What the processes do: each prepares, and gives what is to be timed.


def _notes_of(deck: Deck) -> dict[str, Note]:
    guids, home = guids_of(deck), deck_id(deck.manifest.id)
    return {
        placed.outline.id: note_of(placed, deck, guids[placed.outline.id], home, {})
        for placed in deck.placed
    }


def _ours(deck: Deck, folder: Path) -> Callable[[], None]:
    ready = _notes_of(deck)
    exporting.note_of = lambda placed, *_: ready[placed.outline.id]  # type: ignore[assignment]
    return _ours_whole(deck, folder)


def _ours_again(deck: Deck, folder: Path) -> Callable[[], None]:
    again = _ours(deck, folder)
    again()
    return again


def _ours_whole(deck: Deck, folder: Path) -> Callable[[], None]:
    return lambda: _check(export(deck, folder / "out.apkg", timestamp=NOW).unrecorded == "")


def _genanki(deck: Deck, folder: Path) -> Callable[[], None]:
    ready = _notes_of(deck)
    return lambda: _write_by_genanki(deck, ready, folder)


def _genanki_whole(deck: Deck, folder: Path) -> Callable[[], None]:
    return lambda: _write_by_genanki(deck, _notes_of(deck), folder)


def _write_by_genanki(deck: Deck, notes: Mapping[str, Note], folder: Path) -> None:
    import genanki

    made = genanki.Deck(deck_id(deck.manifest.id), deck.manifest.title)
    models = {note.type.id: note.type for note in notes.values()}
    known = {id_: note_type.model() for id_, note_type in models.items()}
    for note in notes.values():
        made.add_note(
            genanki.Note(
                model=known[note.type.id],
                fields=list(note.fields),
                tags=list(note.tags),
                guid=note.guid,
            )
        )
    genanki.Package(made).write_to_file(str(folder / "out.apkg"), timestamp=float(NOW))


def _anki(deck: Deck, folder: Path) -> Callable[[], None]:
    from anki.collection import Collection, DeckIdLimit, ExportAnkiPackageOptions

    collection = Collection(str(folder / "learner.anki2"))
    limit = DeckIdLimit(collection.decks.id_for_name(deck.manifest.title))
    options = ExportAnkiPackageOptions(legacy=True)
    package = str(folder / "out.apkg")
    return lambda: _check(
        collection.export_anki_package(out_path=package, options=options, limit=limit) > 0
    )


def _collection(deck: Path, folder: Path) -> None:
    """A learner's collection that holds the deck."""
    command = [sys.executable, "-m", __name__, "collection", str(deck), str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _import(deck: Deck, folder: Path) -> Callable[[], None]:
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    package = folder / "in.apkg"
    export(deck, package, timestamp=NOW)
    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )

    def take() -> None:
        collection = Collection(str(folder / "learner.anki2"))
        collection.import_anki_package(request)
        collection.close()

    return take


def _bare(deck: Deck, folder: Path) -> Callable[[], None]:
    rows = [
        (number, note.guid, note.type.id, " ".join(note.tags), "\x1f".join(note.fields), note.sort)
        for number, note in enumerate(_notes_of(deck).values())
    ]

    def write() -> None:
        database = folder / "rows.sqlite"
        database.unlink(missing_ok=True)
        connection = sqlite3.connect(database)
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, tags, flds, sfld);"
            "CREATE TABLE cards (id INTEGER PRIMARY KEY, nid, did, ord, due);"
        )
        connection.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?)", rows)
        cards = ((row[0], row[0], 1, 0, row[0]) for row in rows)
        connection.executemany("INSERT INTO cards VALUES (?, ?, ?, ?, ?)", cards)
        connection.commit()
        connection.close()
        with zipfile.ZipFile(folder / "out.apkg", "w", zipfile.ZIP_DEFLATED, compresslevel=2) as to:
            to.write(database, "collection.anki2")

    return write


def _check(is_well: bool) -> None:
    if not is_well:
        raise RuntimeError("what was measured did not do what it was to do")


_TIMED = {
    "this export": _ours,
    "this export, of nothing new": _ours_again,
    "plain genanki": _genanki,
    "Anki's own exporter": _anki,
    "bare rows and zip": _bare,
    "this export, from a read deck": _ours_whole,
    "plain genanki, from a read deck": _genanki_whole,
}
_PEER = {
    name: "plain genanki, from a read deck" if "read deck" in name else "plain genanki"
    for name in _TIMED
}


def _child(name: str, deck: Path, folder: Path) -> None:
    timed = {**_TIMED, "collection": _import}[name](read_deck(deck), folder)
    begun, worked = time.perf_counter(), time.process_time()
    timed()
    print(json.dumps([time.perf_counter() - begun, time.process_time() - worked]))


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
