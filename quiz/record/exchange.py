"""The log as JSON lines, both ways, and the union of two machines' logs."""

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from quiz.deck.content import content_hash
from quiz.record.backups import fault_in
from quiz.record.codec import event_from_json, event_to_json
from quiz.record.deriving import Derived, moment
from quiz.record.faults import RecordError, reason
from quiz.record.file import FILE
from quiz.record.migrations import VERSION
from quiz.record.owning import OWNED, ROOT, SHOWN, root
from quiz.record.store import open_record, transaction
from quiz.study.events import (
    Act,
    Bookmarked,
    Configured,
    Event,
    Forgotten,
    Rescheduled,
    Shown,
    Started,
    Suspended,
)

FORMAT = "quiz-log"
LONGEST_LINE = 16 * 1024 * 1024


class Unacceptable(RecordError):
    """Raised when a log cannot be taken in; says where in it, and the record is as it was."""


@dataclass(frozen=True)
class Taken:
    """How much of a log was new, and how many of its events were known already."""

    events: int
    contents: int
    known: int


def _moment(text: str) -> str:
    if moment(datetime.fromisoformat(text)) != text or not "1970" < text < "3000":
        raise ValueError("a moment in UTC, such as 2026-03-01T08:00:00.000000+00:00, is wanted")
    return text


def _day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text or not "1970" < text < "3000":
        raise ValueError("a day, such as 2026-03-01, is wanted")
    return text


_Id = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
_Session = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{1,64}(~[0-9A-Za-z_-]{1,64}){0,64}$")]
_Moment = Annotated[str, AfterValidator(_moment)]
_Day = Annotated[str, AfterValidator(_day)]


class _Header(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    format: Literal["quiz-log"]
    version: int


class _LoggedEvent(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: _Id
    session: _Session
    sequence: Annotated[int, Field(ge=0, le=1_000_000)]
    at: _Moment
    day: _Day
    stamp: _Moment
    kind: str
    data: Annotated[Event | Act, Field(discriminator="kind")]


class _KeptContent(BaseModel):
    model_config = ConfigDict(extra="forbid")
    hash: str
    question: dict[str, object]


_Arrival = _LoggedEvent | _KeptContent
_EVENT: TypeAdapter[_LoggedEvent] = TypeAdapter(_LoggedEvent)
_CONTENT: TypeAdapter[_KeptContent] = TypeAdapter(_KeptContent)
_HEADER: TypeAdapter[_Header] = TypeAdapter(_Header)


def export(connection: sqlite3.Connection, profile: str | None = None) -> Iterator[str]:
    """The lines of a record's log, or of one learner's part of it.

    First a header, then the events in their order, then the contents that were shown; each line is
    a JSON object in ASCII and ends in a newline.
    """
    yield _line({"format": FORMAT, "version": VERSION})
    mine, learner = ("", ()) if profile is None else (f" WHERE {OWNED}", (profile,))
    events = connection.execute(
        f"SELECT id, session, sequence, at, day, stamp, kind, data FROM events{mine}"
        " ORDER BY stamp, id",
        learner,
    )
    for row in events:
        yield _line(_event_fields(row))
    shown = f" WHERE hash IN (SELECT {SHOWN} FROM events{mine})" if mine else ""
    for row in connection.execute(
        f"SELECT hash, question FROM contents{shown} ORDER BY hash", learner
    ):
        yield _line(_content_fields(row))


def write_log(lines: Iterable[str], target: Path) -> None:
    """Write lines to a file, whole or not at all; raises RecordError."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with unfinished.open("w", encoding="ascii", newline="\n") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise RecordError(
            f"{target} could not be written: {reason(error)}.\n"
            "Name another file, or free the disk or the folder."
        ) from None
    finally:
        if unfinished.is_file():
            unfinished.unlink()


def import_log(connection: sqlite3.Connection, source: Path) -> Taken:
    """Take in the log that a file of JSON lines holds.

    Raises Unacceptable, which names the line at fault, and sqlite3.Error; in either case nothing
    was taken in.
    """
    try:
        with source.open("rb") as file:
            return _take_in(connection, _read(file), source)
    except OSError as error:
        raise Unacceptable(f"{source} cannot be read: {reason(error)}.") from None


def merge_record(connection: sqlite3.Connection, source: Path) -> Taken:
    """Take in the log of another machine's record, which is left as it is.

    A record of an older version is brought to the present one in a copy. Raises Unacceptable and
    sqlite3.Error, and then nothing was taken in.
    """
    if not source.is_file():
        raise Unacceptable(f"{source} is no file, and so no record that can be merged.")
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        copy = Path(folder) / FILE
        try:
            for tail in ("", "-wal"):
                beside = source.with_name(source.name + tail)
                if not tail or beside.exists():
                    shutil.copyfile(beside, copy.with_name(copy.name + tail))
        except OSError as error:
            raise Unacceptable(
                f"{source} could not be copied to {folder}: {reason(error)}. Nothing was taken in."
            ) from None
        fault = fault_in(copy)
        if fault:
            raise Unacceptable(
                f"{source} is not a record that can be merged: {fault}. Nothing was taken in.\n"
                "A log that was exported as JSON lines goes in with `quiz data import`."
            )
        with closing(open_record(Path(folder)).connection) as other:
            return _take_in(connection, _read_record(other), source)


def _read(file: BinaryIO) -> Iterator[tuple[str, _Arrival]]:
    """What stands in each line, after the header, and where; raises _Fault."""
    number = 0
    has_header = False
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        place = f"line {number}"
        if number == 1 and line.startswith(b"SQLite format 3\0"):
            raise _Fault("", "it is a database; a record goes in with `quiz data merge`")
        if len(line) > LONGEST_LINE:
            raise _Fault(place, "it is too long for a line of a log")
        if not line.strip():
            continue
        try:
            fields = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise _Fault(place, f"it is not JSON ({error})") from None
        if has_header:
            yield place, _arrival(place, fields)
        else:
            _check_header(place, fields)
            has_header = True
    if not has_header:
        raise _Fault("", "it is empty; a log begins with its header")


def _read_record(other: sqlite3.Connection) -> Iterator[tuple[str, _Arrival]]:
    try:
        for row in other.execute(
            "SELECT id, session, sequence, at, day, stamp, kind, data FROM events"
        ):
            place = f"event {row[0]}"
            yield place, _arrival(place, _event_fields(row))
        for row in other.execute("SELECT hash, question FROM contents"):
            place = f"content {row[0]}"
            yield place, _arrival(place, _content_fields(row))
    except (ValueError, RecursionError) as error:
        raise _Fault("", f"what it holds is not JSON ({error})") from None


class _Fault(Exception):
    """What is wrong with a log, and at which place in it."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}" if place else what)


def _check_header(place: str, fields: object) -> None:
    version = fields.get("version") if isinstance(fields, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise _Fault(
            place,
            f"it was exported by a newer version of this program (its format is {version}, and "
            f"this program knows {VERSION}); install the newer version to take it in",
        )
    try:
        _HEADER.validate_python(fields)
    except ValidationError:
        wanted = _line({"format": FORMAT, "version": VERSION}).strip()
        raise _Fault(place, f"a log begins with {wanted}") from None


def _arrival(place: str, fields: object) -> _Arrival:
    """An event or a content from its fields, with nothing in it that a record could not hold."""
    try:
        if isinstance(fields, dict) and "hash" in fields:
            content = _CONTENT.validate_python(fields)
            if content_hash(_question_text(content)) != content.hash:
                raise _Fault(place, "the hash of this content is not that of its question")
            return content
        event = _EVENT.validate_python(fields)
        _names_of(event.data).encode()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "it"
        raise _Fault(place, f"{where}: {first['msg']}") from None
    except UnicodeEncodeError:
        raise _Fault(place, "it holds half a letter where a name is wanted") from None
    begins = isinstance(event.data, Started) and event.session == root(event.session)
    stands_alone = _is_act(event.data) and event.session == event.id
    if event.kind != event.data.kind:
        raise _Fault(place, f"its kind is {event.kind}, and that of its data {event.data.kind}")
    if (event.sequence == 0) != (begins or stands_alone) or (
        _is_act(event.data) and not stands_alone
    ):
        raise _Fault(place, f"{event.kind} cannot stand at {event.sequence} in a session")
    return event


def _take_in(
    connection: sqlite3.Connection, arrivals: Iterable[tuple[str, _Arrival]], source: Path
) -> Taken:
    """The union of a record and what arrives, in one transaction; what is derived is replayed."""
    try:
        with transaction(connection):
            connection.execute(
                "CREATE TEMP TABLE arrivals (id TEXT PRIMARY KEY, session TEXT, sequence INTEGER,"
                " at TEXT, day TEXT, kind TEXT, data TEXT, stamp TEXT, place TEXT)"
            )
            connection.execute("CREATE INDEX temp.arrived ON arrivals (session, sequence)")
            contents = sum(_lay_down(connection, place, arrival) for place, arrival in arrivals)
            known = _compare(connection)
            events = _insert(connection)
            connection.execute("DROP TABLE temp.arrivals")
            if events:
                Derived(connection).replay()
    except _Fault as fault:
        raise Unacceptable(f"{source}: {fault}.\nNothing was taken in.") from None
    except (ValueError, ArithmeticError) as error:
        raise Unacceptable(
            f"{source}: what it tells cannot have happened ({error}).\nNothing was taken in."
        ) from None
    return Taken(events, contents, known)


def _lay_down(connection: sqlite3.Connection, place: str, arrival: _Arrival) -> int:
    """Keep a content, or lay an event out to be compared; how many contents are new."""
    if isinstance(arrival, _KeptContent):
        row = (arrival.hash, _question_text(arrival))
        return connection.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", row).rowcount
    event = (
        arrival.id,
        arrival.session,
        arrival.sequence,
        arrival.at,
        arrival.day,
        arrival.kind,
        event_to_json(arrival.data),
        arrival.stamp,
    )
    found = connection.execute(
        "SELECT id, session, sequence, at, day, kind, data, stamp FROM arrivals WHERE id = ?",
        (arrival.id,),
    ).fetchone()
    if found is None:
        connection.execute(
            "INSERT INTO arrivals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*event, place)
        )
    elif not _alike(found, event):
        raise _Fault(place, f"the event {arrival.id} stands twice, with different contents")
    return 0


def _compare(connection: sqlite3.Connection) -> int:
    """How many of the arrivals are known; raises _Fault for one that is known otherwise."""
    rows = connection.execute(
        "SELECT a.place, a.id, a.session, a.sequence, a.at, a.day, a.kind, a.data, a.stamp,"
        " e.id, e.session, e.sequence, e.at, e.day, e.kind, e.data, e.stamp"
        " FROM arrivals a JOIN events e USING (id)"
    )
    known = 0
    for place, *both in rows:
        known += 1
        if not _alike(tuple(both[:8]), tuple(both[8:])):
            raise _Fault(place, f"the event {both[0]} is in the record, with different contents")
    return known


def _insert(connection: sqlite3.Connection) -> int:
    """Insert the arrivals that are new, each behind the event that it followed upon."""
    new = connection.execute(
        "SELECT id, session, sequence, at, day, kind, data, stamp, place FROM arrivals"
        " WHERE id NOT IN (SELECT id FROM events) ORDER BY sequence, stamp, id"
    ).fetchall()
    for id, session, sequence, *rest, place in new:
        home = _home(connection, session, sequence)
        if _is_taken(connection, home, sequence):
            if sequence == 0:
                raise _Fault(place, f"the session {session} began otherwise in the record")
            home = f"{home}~{id}"
        connection.execute(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (id, home, sequence, *rest)
        )
    headless = connection.execute(
        "SELECT place, session FROM arrivals WHERE NOT EXISTS"
        f" (SELECT * FROM events e WHERE e.session = {ROOT.replace('session', 'arrivals.session')}"
        " AND e.sequence = 0) LIMIT 1"
    ).fetchone()
    if headless:
        raise _Fault(headless[0], f"the beginning of the session {headless[1]} is missing")
    return len(new)


def _home(connection: sqlite3.Connection, session: str, sequence: int) -> str:
    """The session, as this record names it, of the event before one that arrives."""
    named = session
    while named:
        row = connection.execute(
            "SELECT e.session FROM arrivals a JOIN events e USING (id)"
            " WHERE a.session = ? AND a.sequence = ? ORDER BY a.stamp, a.id LIMIT 1",
            (named, sequence - 1),
        ).fetchone()
        if row:
            return str(row[0])
        named = named.rpartition("~")[0]
    return session


def _is_taken(connection: sqlite3.Connection, session: str, sequence: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM events WHERE session = ? AND sequence = ?", (session, sequence)
    ).fetchone()
    return row is not None


def _alike(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two rows of one id tell the same; branches have other names elsewhere."""
    (_, session, *rest, data, stamp), (_, session_2, *rest_2, data_2, stamp_2) = one, other
    return (
        root(str(session)) == root(str(session_2))
        and (rest, stamp) == (rest_2, stamp_2)
        and (data == data_2 or event_from_json(str(data)) == event_from_json(str(data_2)))
    )


def _is_act(event: Event | Act) -> bool:
    return isinstance(event, Act)


def _names_of(event: Event | Act) -> str:
    """The names in an event that become keys of what is derived."""
    match event:
        case Started(plan):
            return "".join([plan.profile, plan.deck, *(item.question for item in plan.items)])
        case Shown(item, _, content):
            return item.question + content
        case Suspended(profile, deck, question) | Bookmarked(profile, deck, question):
            return profile + deck + question
        case Forgotten(profile, deck, question) | Rescheduled(profile, deck, question):
            return profile + deck + question
        case Configured(profile):
            return profile
    return ""


def _event_fields(row: tuple[str, str, int, str, str, str, str, str]) -> dict[str, object]:
    names = ("id", "session", "sequence", "at", "day", "stamp", "kind")
    return {**dict(zip(names, row, strict=False)), "data": json.loads(row[7])}


def _content_fields(row: tuple[str, str]) -> dict[str, object]:
    return {"hash": row[0], "question": json.loads(row[1])}


def _question_text(content: _KeptContent) -> str:
    """A question as `quiz.deck.content.to_json` writes it, which is what its hash is of."""
    return json.dumps(content.question, ensure_ascii=False, sort_keys=True)


def _line(fields: dict[str, object]) -> str:
    return json.dumps(fields) + "\n"


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")
