"""Memory as Anki's own backend has it: fed the same histories, both hold the same states."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from quiz.questions import Rating, Recalled, Side
from quiz.record import Record, Recording
from quiz.study.events import Item, Mode, Plan
from tests.record.building import MOON

anki = pytest.importorskip("anki", reason="the anki package is not there")

DAY = 86_400
CARD = Item("origin", Side.FORWARD)
Reviews = list[tuple[int, Rating]]
"""Each review as the seconds since the first one and its rating."""


def same_day(rng: random.Random) -> Reviews:
    """Many within a few hours, then one on some later day."""
    moments = sorted(rng.sample(range(6 * 3600), rng.randrange(2, 9)))
    moments.append(rng.randrange(1, 60) * DAY)
    return rated(moments, rng)


def irregular(rng: random.Random) -> Reviews:
    """At any hour, hours to months apart."""
    gaps = [rng.choice([600, 7 * 3600, DAY, 5 * DAY, 70 * DAY]) for _ in range(12)]
    moments = [0]
    for gap in gaps:
        moments.append(moments[-1] + rng.randrange(1, gap))
    return rated(moments, rng)


def long_ago(rng: random.Random) -> Reviews:
    """A hundred and fifty reviews over up to six years."""
    return rated(sorted(rng.sample(range(6 * 365 * DAY), 150)), rng)


def rated(moments: list[int], rng: random.Random) -> Reviews:
    first = moments[0]
    choices = [Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY]
    return [(moment - first, rng.choice(choices)) for moment in moments]


HISTORIES = {
    f"{kind.__name__}-{seed}": kind(random.Random(f"{kind.__name__} {seed}"))
    for kind, number in ((same_day, 12), (irregular, 12), (long_ago, 4))
    for seed in range(number)
} | {f"once-{rating.name.lower()}": [(0, rating)] for rating in Rating}


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator["anki.collection.Collection"]:
    from anki.collection import Collection

    opened = Collection(str(tmp_path_factory.mktemp("anki") / "learner.anki2"))
    opened.set_config("fsrs", True)
    yield opened
    opened.close()


def moments_of(history: Reviews, cutoff: int) -> list[int]:
    """The moments (Unix seconds) of reviews, the last of which is an hour before Anki's day ends.

    Anki counts days back from the end of its own day, whichever way the clocks have changed.
    """
    end = cutoff - 3600 - history[-1][0]
    return [end + since for since, _ in history]


def state_in_anki(
    collection: "anki.collection.Collection", history: Reviews
) -> tuple[float, float]:
    from anki.decks import DeckId

    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"], note["Back"] = "front", "back"
    collection.add_note(note, DeckId(1))
    (card,) = note.card_ids()
    moments = moments_of(history, collection.sched.day_cutoff)
    for number, (moment, (_, rating)) in enumerate(zip(moments, history, strict=True)):
        # A review's number is its moment in milliseconds, and no two have the same.
        row = moment * 1000 + collection.card_count()
        kind = 0 if number == 0 else 1
        collection.db.execute(
            "INSERT INTO revlog VALUES (?, ?, -1, ?, 1, 1, 2500, 1000, ?)",
            *(row, card, int(rating), kind),
        )
    collection.db.execute(
        "UPDATE cards SET type = 2, queue = 2, ivl = 1, reps = ? WHERE id = ?", len(history), card
    )
    state = collection.compute_memory_state(card)
    return state.stability, state.difficulty


def state_on_the_record(folder: Path, history: Reviews, cutoff: int) -> tuple[float, float]:
    # Four in the morning falls on Anki's cutoff.
    shift = (4 * 3600 - cutoff) % DAY
    zone = timezone(timedelta(seconds=shift if shift <= 14 * 3600 else shift - DAY))
    record = Record(folder)
    plan = Plan("default", "moon", Mode.REVIEW, 1, (CARD,))
    for moment, (_, rating) in zip(moments_of(history, cutoff), history, strict=True):
        clock = partial(datetime.fromtimestamp, moment, zone)
        recording = Recording.start(record, MOON, plan, clock)
        recording.advance()
        recording.answer(Recalled(rating))
        recording.end()
    memory = record.standings("default", "moon")[CARD].memory
    record.close()
    return memory.stability, memory.difficulty


@pytest.mark.parametrize("name", HISTORIES)
def test_parity_with_anki_to_a_millionth(
    name: str, tmp_path: Path, collection: "anki.collection.Collection"
) -> None:
    history = HISTORIES[name]
    ours = state_on_the_record(tmp_path, history, collection.sched.day_cutoff)
    theirs = state_in_anki(collection, history)
    assert ours == pytest.approx(theirs, rel=1e-6, abs=0)
    assert ours[0] > 0
