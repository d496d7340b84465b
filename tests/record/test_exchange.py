"""The log as JSON lines, and the union of what two machines recorded."""

import itertools
import json
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.questions import Rating, Recalled, Typed
from quiz.record import Record, RecordError, Recording
from quiz.record.backups import FILE
from quiz.record.choosing import Wish, open_for, resume
from quiz.record.exchange import Taken, export, import_log, merge_record, write_log
from quiz.record.migrations import VERSION
from quiz.record.store import open_record
from quiz.study.events import Bookmarked, Forgotten, Mode, Rescheduled, Started, Suspended
from tests.record.building import (
    MISSED,
    MOON,
    Clock,
    act,
    begin,
    derived,
    key,
    play_out,
    rows,
    varied_record,
)
from tests.record.learner import move

HERE = Path(__file__).parent


def take(folder: Path, source: Path) -> Taken:
    """Merge another folder's record, or import a file."""
    with closing(open_record(folder).connection) as connection:
        if source.is_dir():
            return merge_record(connection, source / FILE)
        return import_log(connection, source)


def exported(folder: Path, profile: str | None = None) -> list[str]:
    with closing(open_record(folder).connection) as connection:
        return list(export(connection, profile))


def log_at(path: Path, lines: list[str]) -> Path:
    write_log(lines, path)
    return path


def copied(folder: Path, name: str) -> Path:
    """Another machine, which begins with the record of this one."""
    other = folder.parent / name
    shutil.copytree(folder, other)
    return other


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record in which everything happens; nobody has it open."""
    folder = tmp_path_factory.mktemp("made")
    record = Record(folder)
    varied_record(record, Clock())
    record.close()
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "home"))


def test_a_log_is_a_header_then_the_events_in_order_then_the_contents(home: Path) -> None:
    lines = exported(home)
    header, *rest = map(json.loads, lines)
    assert header == {"format": "quiz-log", "version": VERSION}
    events = [each for each in rest if "id" in each]
    contents = [each for each in rest if "hash" in each]
    assert rest == events + contents
    assert len(events) == len(rows(home, "events"))
    assert len(contents) == len(rows(home, "contents"))
    stamps = [event["stamp"] for event in events]
    assert stamps == sorted(stamps)
    assert set(events[0]) == {"id", "session", "sequence", "at", "day", "stamp", "kind", "data"}
    assert events[0]["data"]["plan"]["deck"] == "moon"
    assert all(line.isascii() and line.endswith("\n") for line in lines)


def test_a_log_makes_the_same_record_elsewhere(home: Path, tmp_path: Path) -> None:
    log = log_at(tmp_path / "log.jsonl", exported(home))
    taken = take(tmp_path / "new", log)
    for table in ("events", "contents"):
        assert rows(tmp_path / "new", table) == rows(home, table)
    assert derived(tmp_path / "new") == derived(home)
    assert taken == Taken(len(rows(home, "events")), len(rows(home, "contents")), 0)


@pytest.mark.parametrize("by_log", [True, False], ids=["import", "merge"])
def test_what_is_known_changes_nothing(home: Path, tmp_path: Path, by_log: bool) -> None:
    before = (rows(home, "events"), derived(home))
    source = log_at(tmp_path / "log.jsonl", exported(home)) if by_log else copied(home, "copy")
    for _ in range(2):
        assert take(home, source) == Taken(0, 0, len(before[0]))
    assert (rows(home, "events"), derived(home)) == before


def test_a_log_may_come_from_windows_with_a_mark_and_blank_lines(
    home: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.jsonl"
    text = "\r\n\r\n".join(line.strip() for line in exported(home))
    log.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert take(tmp_path / "new", log).events == len(rows(home, "events"))


def test_one_learners_log_holds_nothing_of_the_others(home: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    take(new, log_at(tmp_path / "log.jsonl", exported(home, "other")))
    whole = derived(home)
    assert set(whole) == set(derived(new))
    for table, found in derived(new).items():
        assert found == [row for row in whole[table] if "other" in row]
    assert derived(new)["attempts"]
    assert len(rows(new, "contents")) > 0


def test_an_older_programs_record_is_brought_up_to_date_in_a_copy(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    with closing(sqlite3.connect(old / FILE)) as connection:
        connection.executescript((HERE / "version-1.sql").read_text())
    before = (old / FILE).read_bytes()
    taken = take(tmp_path / "new", old)
    assert taken.events == len(rows(old, "events")) > 0
    assert (old / FILE).read_bytes() == before
    assert [path.name for path in old.iterdir()] == [FILE]
    migrated = copied(old, "migrated")
    Record(migrated).close()
    known = [(*row[:6], row[7]) for row in rows(migrated, "events")]
    assert [(*row[:6], row[7]) for row in rows(tmp_path / "new", "events")] == known
    assert take(migrated, tmp_path / "new") == Taken(0, 0, len(known))
    assert derived(migrated) == derived(tmp_path / "new")


def test_what_was_not_yet_folded_into_the_other_record_is_merged_too(tmp_path: Path) -> None:
    record = Record(tmp_path / "other")
    play_out(begin(record, Clock()))
    assert (tmp_path / "other" / f"{FILE}-wal").stat().st_size
    taken = take(tmp_path / "new", tmp_path / "other")
    assert taken.events == len(rows(tmp_path / "other", "events"))
    record.close()


class Machine:
    """A learner at one machine: it has a clock and a record of its own."""

    def __init__(self, folder: Path, seconds: int) -> None:
        self.folder = folder
        self._clock = Clock()
        self._clock.pass_seconds(seconds)

    def play(self, seed: int, moves: int) -> None:
        """Go on with what stands open, or begin something; now and then act outside a session."""
        rng = random.Random(seed)
        record = Record(self.folder)
        for mode in rng.choices(list(Mode), k=3):
            profile = rng.choice(["default", "other"])
            left = open_for(record, MOON, Wish(seed=1, profile=profile))
            seat = (
                resume(record, MOON, left, self._clock)
                if left and rng.random() < 0.7
                else begin(record, self._clock, mode=mode, profile=profile, seed=seed)
            )
            for _ in range(rng.randrange(moves)):
                if seat.is_over and not getattr(seat.state, "can_undo", False):
                    break
                move(seat, rng)
            question = rng.choice(sorted(MOON.by_id))
            for what in (
                Suspended(profile, "moon", question, rng.random() < 0.6),
                Bookmarked(profile, "moon", question, rng.random() < 0.6),
                Forgotten(profile, "moon", question),
                Rescheduled(profile, "moon", question, self._clock.now.date()),
            ):
                if rng.random() < 0.3:
                    act(record, self._clock, what)
        record.close()


LAW = settings(max_examples=10, deadline=None)
SEEDS = st.integers(0, 10**6)


@LAW
@given(SEEDS, st.tuples(SEEDS, SEEDS, SEEDS), st.tuples(*[st.integers(-5, 5)] * 3), st.data())
def test_logs_merge_alike_in_any_order_and_any_number_of_times(
    common: int, seeds: tuple[int, int, int], clocks: tuple[int, int, int], data: st.DataObject
) -> None:
    """They go on from one record, with its open sessions, with clocks that show the same hours."""
    with tempfile.TemporaryDirectory() as temporary:
        first = Path(temporary) / "common"
        Machine(first, 0).play(common, 12)
        machines = [copied(first, f"machine-{number}") for number in range(3)]
        for folder, seed, seconds in zip(machines, seeds, clocks, strict=True):
            Machine(folder, 60 + seconds).play(seed, 12)
        alone = [{row[0] for row in rows(folder, "events")} for folder in machines]
        results = []
        for number, order in enumerate(itertools.permutations(machines)):
            union = copied(order[0], f"union-{number}")
            for other in order[1:]:
                take(union, other)
            results.append(derived(union))
            assert {row[0] for row in rows(union, "events")} == set().union(*alone)
            again = data.draw(st.sampled_from(machines))
            assert take(union, again).events == 0
            assert derived(union) == results[0]
        # Associative: b and c together into a, as each after the other.
        a, b, c = machines
        both = copied(b, "both")
        take(both, c)
        grouped = copied(a, "grouped")
        take(grouped, log_at(Path(temporary) / "log.jsonl", exported(both)))
        assert derived(grouped) == results[0]
        assert all(result == results[0] for result in results)


@LAW
@given(SEEDS, SEEDS, SEEDS)
def test_machines_that_merge_and_go_on_and_merge_end_alike(one: int, two: int, three: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        first = Path(temporary) / "first"
        Machine(first, 0).play(one, 10)
        second = copied(first, "second")
        for round_, seed in enumerate((two, three), start=1):
            Machine(first, round_ * 100).play(seed, 10)
            Machine(second, round_ * 100 + 1).play(seed + 1, 10)
            take(first, second)
            Machine(second, round_ * 100 + 50).play(seed + 2, 5)
        take(second, first)
        take(first, second)
        assert derived(first) == derived(second)
        record = Record(first)
        record.replay()
        record.close()
        assert derived(first) == derived(second)


def answered(recording: Recording, *, right: bool) -> str:
    """Answer what comes next; its id."""
    recording.advance()
    question = recording.question.id
    recording.answer(key(recording) if right else MISSED)
    return question


def test_a_session_that_two_machines_went_on_with_keeps_every_answer_at_its_question(
    tmp_path: Path, clock: Clock
) -> None:
    """Each left a question open, and their answers alternate: none goes to the other's question."""
    here = tmp_path / "here"
    record = Record(here)
    recording = begin(record, clock)
    answered(recording, right=True)
    record.close()
    there = copied(here, "there")
    given = []
    for folder, right in ((here, True), (there, False), (here, True), (there, False)):
        record = Record(folder)
        left = open_for(record, MOON, Wish(seed=1))
        assert left is not None
        seat = resume(record, MOON, left, clock)
        assert isinstance(seat, Recording)
        if seat.state.showing and not seat.state.attempt:
            given.append((seat.question.id, right))
            seat.answer(key(seat) if right else MISSED)
        given.append((answered(seat, right=right), right))
        seat.advance()
        standing = seat.state
        record.close()
    alone = rows(there, "attempts")
    take(here, there)
    take(there, here)
    assert derived(here) == derived(there)
    after_first = sorted(rows(here, "attempts"), key=lambda row: str(row[6]))[1:]
    assert [(row[4], row[10] == 1.0) for row in after_first] == given
    assert set(alone) < set(rows(there, "attempts"))

    record = Record(there)
    left = open_for(record, MOON, Wish(seed=1))
    assert left is not None
    assert resume(record, MOON, left, clock).state == standing
    record.close()


def test_a_forked_exam_counts_once_it_is_handed_in_anywhere(tmp_path: Path, clock: Clock) -> None:
    here = tmp_path / "here"
    record = Record(here)
    exam = begin(record, clock, mode=Mode.EXAM)
    exam.answer(exam.question.key())
    record.close()
    there = copied(here, "there")
    for folder, hand_in in ((here, False), (there, True)):
        record = Record(folder)
        left = open_for(record, MOON, Wish(seed=1))
        assert left is not None
        seat = resume(record, MOON, left, clock)
        seat.answer(seat.question.key())
        if hand_in:
            seat.end()
        record.close()
    assert rows(here, "memory") == []
    take(here, there)
    assert rows(here, "memory")
    assert take(there, here).events == 1
    assert derived(here) == derived(there)


def changed(line: str, **fields: object) -> str:
    return json.dumps({**json.loads(line), **fields}) + "\n"


def with_data(line: str, **fields: object) -> str:
    return changed(line, data={**json.loads(line)["data"], **fields})


def with_flag(log: list[str], change: Callable[[str], str]) -> tuple[int, list[str]]:
    """The log with its first flag changed, and the number of its line."""
    place = next(place for place, line in enumerate(log) if '"bookmarked"' in line)
    return place + 1, [*log[:place], change(log[place]), *log[place + 1 :]]


LATE = "9999-12-31T23:59:59.999999+00:00"
FAULTS: dict[str, Callable[[list[str]], tuple[int, list[str]]]] = {
    "no json": lambda log: (3, [*log[:2], "what?\n", *log[2:]]),
    "half a line": lambda log: (len(log), [*log[:-1], log[-1][:40]]),
    "not utf-8": lambda log: (2, [log[0], "\udcff\n"]),
    "a list": lambda log: (2, [log[0], "[]\n"]),
    "deeply nested": lambda log: (2, [log[0], "[" * 100_000 + "\n"]),
    "no field": lambda log: (2, [log[0], '{"id": "x"}\n']),
    "an unknown field": lambda log: (2, [log[0], changed(log[1], colour="red")]),
    "an unknown kind": lambda log: (3, [*log[:2], with_data(log[2], kind="dreamt")]),
    "two kinds": lambda log: (3, [*log[:2], changed(log[2], kind="ended")]),
    "a wrong moment": lambda log: (2, [log[0], changed(log[1], at="yesterday")]),
    "a moment of no zone": lambda log: (2, [log[0], changed(log[1], at="2026-03-01T08:00:00")]),
    "a stamp at the end of time": lambda log: (2, [log[0], changed(log[1], stamp=LATE)]),
    "a wrong day": lambda log: (2, [log[0], changed(log[1], day="2026-02-30")]),
    "a negative place": lambda log: (2, [log[0], changed(log[1], sequence=-1)]),
    "no number": lambda log: (2, [log[0], log[1].replace('"sequence": 0', '"sequence": NaN')]),
    "a name cut in half": lambda log: (
        2,
        [
            log[0],
            with_data(log[1], plan={**json.loads(log[1])["data"]["plan"], "profile": "\ud800"}),
        ],
    ),
    "a flag on half a name": lambda log: with_flag(
        log, lambda line: with_data(line, question="\ud800")
    ),
    "a flag inside a session": lambda log: with_flag(log, lambda line: changed(line, sequence=3)),
    "an id with a newline": lambda log: (2, [log[0], changed(log[1], id="a\nb")]),
    "a session without its beginning": lambda log: (2, [log[0], *log[2:5]]),
    "a beginning in the middle": lambda log: (3, [*log[:2], changed(log[1], id="b", sequence=1)]),
    "an event twice": lambda log: (4, [*log[:3], changed(log[2], day="2026-03-09")]),
    "another content": lambda log: (
        len(log),
        [*log[:-1], changed(log[-1], question={"id": "forged"})],
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_line_at_fault_is_named_and_nothing_is_taken_in(
    home: Path, tmp_path: Path, fault: Callable[[list[str]], tuple[int, list[str]]]
) -> None:
    here = tmp_path / "here"
    record = Record(here)
    play_out(begin(record, Clock()))
    record.close()
    before = (rows(here, "events"), rows(here, "contents"), derived(here))
    line, lines = fault(exported(home))
    log = tmp_path / "log.jsonl"
    log.write_bytes("".join(lines).encode("utf-8", "surrogateescape"))
    with pytest.raises(RecordError) as caught:
        take(here, log)
    assert f"{log}: line {line}: " in str(caught.value)
    assert "Nothing was taken in." in str(caught.value)
    assert (rows(here, "events"), rows(here, "contents"), derived(here)) == before


def test_an_event_that_is_known_otherwise_is_refused(home: Path, tmp_path: Path) -> None:
    lines = exported(home)
    other = [*lines[:5], changed(lines[5], day="2026-04-01"), *lines[6:]]
    with pytest.raises(RecordError, match=r"line 6: the event .* is in the record"):
        take(home, log_at(tmp_path / "log.jsonl", other))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"\n\n", "it is empty"),
        (b"{}\n", "a log begins with"),
        (b'{"format": "quiz-log", "version": 3}\n', "newer version"),
        (b'{"format": "quiz-log", "version": "2"}\n', "a log begins with"),
        (b"PK\x03\x04" + bytes(2000), "line 1"),
        (b"a" * 20_000_000, "too long"),
    ],
)
def test_a_file_that_is_no_log_is_refused_by_name(
    tmp_path: Path, content: bytes, words: str
) -> None:
    log = tmp_path / "log.jsonl"
    log.write_bytes(content.replace(b"3", str(VERSION + 1).encode()))
    with pytest.raises(RecordError) as caught:
        take(tmp_path / "new", log)
    assert str(log) in str(caught.value)
    assert words in str(caught.value)


def test_a_record_and_a_log_are_told_apart(home: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="quiz data merge"):
        take(tmp_path / "new", home / FILE)
    other = tmp_path / "other"
    other.mkdir()
    log_at(other / FILE, exported(home))
    with pytest.raises(RecordError, match="quiz data import"):
        take(tmp_path / "new", other)


@pytest.mark.parametrize("damage", ["cut", "newer", "foreign", "empty"])
def test_a_record_that_cannot_be_merged_is_refused_and_left(
    home: Path, tmp_path: Path, damage: str
) -> None:
    path = home / FILE
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-8000])
    elif damage == "empty":
        path.write_bytes(b"")
    else:
        with closing(sqlite3.connect(path)) as connection:
            if damage == "newer":
                connection.execute(f"PRAGMA user_version = {VERSION + 1}")
            else:
                connection.execute("ALTER TABLE events RENAME TO recipes")
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"cannot|not a record") as caught:
        take(tmp_path / "new", home)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before
    assert rows(tmp_path / "new", "events") == []


def test_a_log_that_cannot_be_written_whole_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    target.write_text("mine")

    def breaking() -> Iterator[str]:
        yield "a line\n"
        raise OSError(28, "No space left on device")

    with pytest.raises(RecordError, match="No space left"):
        write_log(breaking(), target)
    assert target.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["log.jsonl"]


def test_what_was_typed_keeps_half_a_letter_through_a_log(tmp_path: Path) -> None:
    record = Record(tmp_path / "here")
    recording = begin(record, Clock())
    recording.advance()
    recording.draft(Typed("\ud83c half"))
    recording.draft(Recalled(Rating.GOOD))
    record.close()
    take(tmp_path / "there", log_at(tmp_path / "log.jsonl", exported(tmp_path / "here")))
    assert rows(tmp_path / "there", "events") == rows(tmp_path / "here", "events")
    assert Started.__name__.lower() in {row[5] for row in rows(tmp_path / "there", "events")}
