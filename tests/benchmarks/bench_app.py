"""The app beside an empty Textual app, and beside others: start, answer, search, memory."""

import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.deck import Deck, open_deck
from quiz.deck.content import content_hash, to_json
from quiz.deck.folders import shipped_decks
from quiz.deck.inline import plain
from quiz.questions import DontKnow
from quiz.record import Record
from quiz.record.choosing import Wish, plan_for
from quiz.record.codec import event_to_json
from quiz.record.store import FILE
from quiz.study.events import Answered, Ended, Event, Item, Mode, Plan, Shown, Started
from quiz.study.searching import Index
from tests.benchmarks.decks import write_large_deck
from tests.benchmarks.measure import ROOT, table
from tests.benchmarks.peers import Peer, PeerMissing, peers
from tests.benchmarks.terminal import NotPainted, Terminal

ROUNDS = 11
ANSWERS = 25
QUESTIONS = 10_000
SEED = 3

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("nothing here")
    def on_key(self, event):
        self.query_one(Static).update(f"key {event.key}")
Empty().run()
"""
QUIZ = "from quiz.__main__ import main; main()"
VERDICTS = ("RIGHT", "WRONG")


@dataclass(frozen=True)
class Start:
    """A program to start, and the text that it is waited for; `data` is copied for each start."""

    name: str
    command: Sequence[str]
    mark: str
    env: Mapping[str, str] = field(default_factory=dict)
    data: Path | None = None
    cwd: Path = ROOT


@dataclass
class Costs:
    """What the starts of a program came to."""

    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        """The least: whatever else the machine does only adds to it."""
        return min(self.seconds) * 1000

    @property
    def memory(self) -> float:
        """The median, in MB."""
        return statistics.median(self.megabytes)


def run() -> None:
    """Print one table of starts, and one of keys."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        deck = open_deck(shipped_decks() / "pakistan-russia")
        large = open_deck(write_large_deck(folder / "decks" / "large", QUESTIONS))
        begun, answered = folder / "begun", folder / "answered"
        Record(begun).close()
        _answer_all(answered, large)
        cache = str(folder / "cache")
        empty = Start("an empty Textual app", [sys.executable, "-c", EMPTY], "nothing here")
        ours = [
            _play("quiz, the deck that comes along", deck, begun, cache),
            _play(f"quiz, {QUESTIONS:,} questions seen before", large, begun, cache),
            _play("the same, all answered before", large, answered, cache),
        ]
        others = [_start_of(peer) for peer in peers(folder / "peers")]
        _print_starts(empty, [*ours, *others])
        print()
        _print_keys(empty, folder, large, cache)


def _play(name: str, deck: Deck, data: Path, cache: str) -> Start:
    """The command on a deck, with what a learner's data folder holds, and what it asks first."""
    return Start(
        name,
        [sys.executable, "-c", QUIZ, "play", str(deck.folder), "--seed", str(SEED)],
        _first_words(deck, data),
        {"QUIZ_CACHE": cache, "QUIZ_CONFIG": str(data / "none.toml")},
        data,
    )


def _first_words(deck: Deck, data: Path) -> str:
    """A word of the first question that tells it from all else on the screen."""
    with tempfile.TemporaryDirectory() as scratch:
        copied = Path(scratch) / "data"
        if data.exists():
            shutil.copytree(data, copied)
        record = Record(copied)
        plan = plan_for(record, deck, Wish(seed=SEED))
        record.close()
    question = deck.by_id[plan.items[0].question].question
    prompt = plain(question.present(random.Random(0), plan.items[0].side).prompt)
    return max(prompt.split("[")[0].split(), key=len)


def _answer_all(data: Path, deck: Deck) -> None:
    """A record in which each question of a deck was answered once, a year ago."""
    Record(data).close()
    begun = datetime.now(UTC) - timedelta(days=365)
    items = tuple(Item(placed.outline.id) for placed in deck.placed)
    verdict = deck.placed[0].question.mark(DontKnow())
    content = content_hash(to_json(deck.placed[0].question))
    plan = Plan("default", deck.manifest.id, Mode.REVIEW, SEED, items)
    events: list[Event] = [Started(plan)]
    for item in items:
        events += [Shown(item, (), content), Answered(DontKnow(), verdict)]
    rows = []
    for number, event in enumerate([*events, Ended()]):
        at = (begun + timedelta(seconds=number)).isoformat(timespec="microseconds")
        key, day = str(uuid.UUID(int=number)), at[:10]
        rows.append((key, "all", number, at, day, event.kind, event_to_json(event), at))
    with sqlite3.connect(data / FILE) as connection:
        connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.close()
    record = Record(data)
    record.replay()
    record.close()


def _start_of(peer: Peer | PeerMissing) -> Start | PeerMissing:
    if isinstance(peer, PeerMissing):
        return peer
    return Start(peer.name, peer.command, peer.mark, peer.env, cwd=peer.folder)


def _print_starts(empty: Start, starts: Sequence[Start | PeerMissing]) -> None:
    """Start each in turn, again and again, so that what else the machine does hits all alike."""
    there = [empty, *(start for start in starts if isinstance(start, Start))]
    costs = {start.name: Costs() for start in there}
    reasons: dict[str, str] = {}
    for round_ in range(ROUNDS + 1):
        for start in there:
            if start.name in reasons:
                continue
            try:
                seconds, megabytes = _started(start)
            except NotPainted as error:
                reasons[start.name] = str(error)[:200]
                continue
            if round_:  # the first start fills caches
                costs[start.name].seconds.append(seconds)
                costs[start.name].megabytes.append(megabytes)
    base = costs[empty.name]
    rows = [
        [
            start.name,
            f"{costs[start.name].milliseconds:.0f}",
            f"{costs[start.name].milliseconds / base.milliseconds:.2f}",
            f"{costs[start.name].memory:.0f}",
            f"{costs[start.name].memory / base.memory:.2f}",
        ]
        for start in there
        if start.name not in reasons
    ]
    print(table(["process until first paint", "ms", "ratio", "peak MB", "ratio"], rows))
    for start in starts:
        if isinstance(start, PeerMissing):
            print(f"{start.name}: not measured, {start.reason}")
        elif start.name in reasons:
            print(f"{start.name}: not measured, {reasons[start.name]}")


def _started(start: Start) -> tuple[float, float]:
    """Seconds until a program has painted what it is waited for, and its peak of memory in MB."""
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        if start.data and start.data.exists():
            shutil.copytree(start.data, data)
        with Terminal(start.command, {**start.env, "QUIZ_DATA": str(data)}, start.cwd) as terminal:
            painted = terminal.wait_for(start.mark)
            terminal.end()
            return painted - terminal.begun, terminal.megabytes


def _print_keys(empty: Start, folder: Path, large: Deck, cache: str) -> None:
    """The time from a key to what it paints, in an app that does nothing else and in ours."""
    env = {"QUIZ_CACHE": cache, "QUIZ_CONFIG": str(folder / "none.toml")}
    choices = ["--mode", "cram", "--kind", "single_choice", "--count", str(ANSWERS + 1)]
    play = [sys.executable, "-c", QUIZ, "play", str(large.folder), *choices]
    with Terminal(empty.command, empty.env, ROOT) as terminal:
        bare = _updated(terminal, empty.mark)
    with Terminal(play, {**env, "QUIZ_DATA": str(folder / "keys")}, ROOT) as terminal:
        verdict = _answered(terminal)
    words, counts = _searched(large)
    home = [sys.executable, "-c", QUIZ]
    with Terminal(home, {**env, "QUIZ_DATA": str(folder)}, ROOT) as terminal:
        searching, burst = _browsed(terminal, large, words, counts)
    names = [
        ("a key that updates one Static", bare),
        ("a key to its verdict, written", verdict),
        (f"a key in Browse to what it finds in {QUESTIONS:,}", searching),
        (f"{len(words)} keys at once to what all of them find", burst),
    ]
    rows = [[name, f"{took * 1000:.1f}", f"{took / bare:.2f}"] for name, took in names]
    print(table(["from a key until it is painted", "ms", "ratio"], rows))


def _updated(terminal: Terminal, mark: str) -> float:
    terminal.wait_for(mark)
    terminal.settle()
    return statistics.median(
        _seconds(terminal, letter, f"key {letter}") for letter in "ab" * ANSWERS
    )


def _answered(terminal: Terminal) -> float:
    """Seconds from Enter to the verdict, which stands only once it is written."""
    terminal.wait_for("Which ")
    terminal.settle()
    spent = []
    for _ in range(ANSWERS):
        terminal.press("1")
        terminal.settle()
        spent.append(_seconds(terminal, "\r", *VERDICTS))
        terminal.settle()
        terminal.press("\r")
        terminal.settle()
    return statistics.median(spent)


def _searched(deck: Deck) -> tuple[str, list[int]]:
    """Words to search for, and how many questions each beginning of them finds."""
    index = Index(deck)
    first = deck.placed[7].question.present(random.Random(0)).prompt
    words = " ".join(sorted(plain(first).rstrip("?").split(), key=len)[-2:])[:10]
    return words, [len(index.matching(words[:end])) for end in range(1, len(words) + 1)]


def _browsed(
    terminal: Terminal, deck: Deck, words: str, counts: Sequence[int]
) -> tuple[float, float]:
    """Seconds of a key, and of all keys at once, until what they find is counted."""
    terminal.wait_for(deck.manifest.title)
    terminal.settle()
    while True:
        terminal.press("b")
        try:
            terminal.wait_for(f"{QUESTIONS:,} questions", seconds=3)
            break
        except NotPainted:
            terminal.press("\t")
            terminal.settle()
    terminal.press(words)
    terminal.wait_for(_counted(counts[-1]))
    terminal.settle()
    seconds = []
    for _ in range(3):
        terminal.press("\x7f" * len(words))
        terminal.wait_for(f"{QUESTIONS:,} questions")
        terminal.settle()
        for place, letter in enumerate(words):
            if place and counts[place] != counts[place - 1]:
                seconds.append(_seconds(terminal, letter, _counted(counts[place])))
            else:
                terminal.press(letter)
            terminal.settle()
    terminal.press("\x7f" * len(words))
    terminal.wait_for(f"{QUESTIONS:,} questions")
    terminal.settle()
    return statistics.median(seconds), _seconds(terminal, words, _counted(counts[-1]))


def _counted(found: int) -> str:
    return f"{found:,} of {QUESTIONS:,}" if found < QUESTIONS else f"{QUESTIONS:,} questions"


def _seconds(terminal: Terminal, keys: str, *wanted: str) -> float:
    """Seconds from keys to what they have painted."""
    pressed = terminal.press(keys)
    return terminal.wait_for(*wanted) - pressed
