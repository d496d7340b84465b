"""Opening a deck as it was read the last time, if its files hold the same as then.

An entry of the cache has manifest, sources, disputes and outlines in its head, and the contents of
the questions in its body, each of which is read when it is first asked for.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TypedDict, TypeVar, cast

from quiz import __version__
from quiz.collector import collector_paused
from quiz.deck.cache import Cache, Entry
from quiz.deck.content import from_json, to_json
from quiz.deck.deck import Deck, Outline, Placed
from quiz.deck.files import MANIFEST_FILE, digest_of, read_paths
from quiz.deck.folders import cache_folder
from quiz.deck.jsonable import Jsonable, from_jsonable, parse_json, to_jsonable
from quiz.deck.model import DisputesFile, Manifest, SourcesFile
from quiz.questions import Level, Question, Side

T = TypeVar("T")

_Traits = tuple[str, str | None, str | None, tuple[str, ...], bool, int, int]
"""What many outlines share: all but the id, then the places of the topic and of the file."""

_Row = tuple[str, int, int]
"""The id of a question, the place of its traits, and how many bytes its content has."""

_Packed = tuple[str, Iterable[str]]
"""The head and the body of an entry."""


class _Head(TypedDict):
    """The head of a deck's entry; `files` are paths inside the deck."""

    manifest: Jsonable
    sources: Jsonable
    disputes: Jsonable
    files: list[str]
    traits: list[_Traits]
    rows: list[_Row]


def open_deck(folder: Path) -> Deck:
    """The deck in a folder, as `read_deck` reads it; raises UnreadableDeck as that does."""

    def read() -> Deck:
        from quiz.deck.reading import read_deck

        return read_deck(folder)

    return _remembered(
        lambda: _key("deck", folder, read_paths(folder)),
        lambda entry: _unpacked(entry, folder),
        read,
        _packed,
    )


def open_manifest(folder: Path) -> Manifest:
    """The manifest of a deck, as `read_manifest` reads it; raises UnreadableDeck as that does."""

    def read() -> Manifest:
        from quiz.deck.reading import read_manifest

        return read_manifest(folder)

    return _remembered(
        lambda: _key("manifest", folder, [folder / MANIFEST_FILE]),
        lambda entry: from_jsonable(Manifest, parse_json(entry.head)),
        read,
        lambda manifest: (_line(to_jsonable(manifest)), ()),
    )


def _remembered(
    key_now: Callable[[], str | None],
    unpack: Callable[[Entry], T],
    read: Callable[[], T],
    pack: Callable[[T], _Packed],
) -> T:
    """What the cache has under a key, or else what `read` gives, which is then kept there."""
    kept, key = Cache(cache_folder() / "read-decks"), key_now()
    entry = kept.get(key) if key else None
    if entry:
        # What goes wrong here was written by another program under the same key.
        with suppress(ValueError, TypeError, LookupError), collector_paused():
            return unpack(entry)
    made = read()
    # Not if something was saved while it was read.
    if key and key == key_now():
        kept.put(key, *pack(made))
    return made


def _key(what: str, folder: Path, paths: Iterable[Path]) -> str | None:
    """A key for what files of a deck hold and how this program reads them.

    None if one cannot be read.
    """
    found = hashlib.sha256(f"{what} {_program()}".encode())
    try:
        for path in paths:
            if os.path.lexists(path):
                name = path.relative_to(folder).as_posix()
                found.update(f"\0{name}\0".encode() + digest_of(path))
    except (OSError, UnicodeError):
        return None
    return found.hexdigest()


@cache
def _program() -> str:
    """The version of the program, and in a checkout the times at which its readers were edited."""
    here = Path(__file__).parent
    stamps = []
    with suppress(OSError):
        for folder in (here, here.parent / "questions"):
            stamps += [
                f"{each.name} {each.stat().st_mtime_ns}"
                for each in sorted(os.scandir(folder), key=lambda each: each.name)
                if each.name.endswith(".py")
            ]
    return "\n".join([__version__, *stamps])


def _packed(deck: Deck) -> _Packed:
    topics = [topic.id for topic in deck.manifest.topics]
    files = list(dict.fromkeys(placed.file for placed in deck.placed))
    contents = [to_json(placed.question) for placed in deck.placed]
    traits: dict[_Traits, int] = {}
    rows: list[_Row] = []
    for placed, content in zip(deck.placed, contents, strict=True):
        id, kind, level, group, ways, is_retired = placed.outline
        topic, file = topics.index(placed.topic.id), files.index(placed.file)
        has = (kind, level, group, ways, is_retired, topic, file)
        rows.append((id, traits.setdefault(has, len(traits)), len(content.encode())))
    head = _Head(
        manifest=to_jsonable(deck.manifest),
        sources=to_jsonable(tuple(deck.sources.values())),
        disputes=to_jsonable(tuple(deck.disputes.values())),
        files=[file.relative_to(deck.folder).as_posix() for file in files],
        traits=list(traits),
        rows=rows,
    )
    return _line(head), contents


def _unpacked(entry: Entry, folder: Path) -> Deck:
    head = cast(_Head, parse_json(entry.head))
    manifest = from_jsonable(Manifest, head["manifest"])
    sources = from_jsonable(SourcesFile, {"sources": head["sources"]}).sources
    disputes = from_jsonable(DisputesFile, {"disputes": head["disputes"]}).disputes
    files = [folder / name for name in head["files"]]
    traits = [
        (
            kind,
            Level(level) if level else None,
            group,
            tuple(map(Side, ways)),
            is_retired,
            manifest.topics[topic],
            files[file],
        )
        for kind, level, group, ways, is_retired, topic, file in head["traits"]
    ]
    placed = []
    start = 0
    for id, place, length in head["rows"]:
        kind, level, group, ways, is_retired, topic, file = traits[place]
        outline = Outline(id, kind, level, group, ways, is_retired)
        load = partial(_question, entry, start, start + length)
        placed.append(Placed.to_load(outline, topic, file, load))
        start += length
    return Deck(
        folder=folder,
        manifest=manifest,
        sources={source.id: source for source in sources},
        disputes={dispute.id: dispute for dispute in disputes},
        placed=tuple(placed),
    )


def _question(entry: Entry, start: int, end: int) -> Question:
    return from_json(entry.part(start, end))


def _line(head: object) -> str:
    return json.dumps(head, ensure_ascii=False)
