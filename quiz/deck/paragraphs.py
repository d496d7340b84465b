"""A source's document in a folder, held against its registration: what stands where by now."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.deck.document import SourceText, UnreadableDocument, read_document
from quiz.deck.model import Source

MOST_PARAGRAPHS = 999_999
"""The last paragraph that a citation can name."""


@dataclass(frozen=True)
class Comparison:
    """Where each registered paragraph stands now (None: nowhere as it was), and what is new.

    Numbers count from 1; `now[n - 1]` is the new number of paragraph n.
    """

    now: tuple[int | None, ...]
    new: tuple[int, ...]

    @property
    def changed(self) -> tuple[int, ...]:
        """The registered paragraphs that are nowhere as they were."""
        return tuple(number for number, now in enumerate(self.now, start=1) if now is None)

    @property
    def moved(self) -> tuple[tuple[int, int], ...]:
        """The registered paragraphs that stand elsewhere, each with its new number."""
        return tuple(
            (number, now)
            for number, now in enumerate(self.now, start=1)
            if now is not None and now != number
        )


@dataclass(frozen=True)
class HeldDocument:
    """A document as read, beside what is registered of it."""

    source: Source
    text: SourceText
    comparison: Comparison

    @property
    def is_as_registered(self) -> bool:
        """Whether it is the registered file, byte for byte."""
        return self.text.sha256 == self.source.sha256

    def place_of(self, number: int) -> int | None:
        """Where a registered paragraph stands now; None if it is nowhere as it was."""
        now = self.comparison.now
        return now[number - 1] if 1 <= number <= len(now) else None


def compare(registered: Sequence[str], found: Sequence[str]) -> Comparison:
    """Find each registered fingerprint among those of a document, wherever it stands by now.

    Of paragraphs alike the first is taken for the first. Linear in both.
    """
    places: dict[str, deque[int]] = defaultdict(deque)
    for number, fingerprint in enumerate(found, start=1):
        places[fingerprint].append(number)
    now = tuple(places[print_].popleft() if places[print_] else None for print_ in registered)
    return Comparison(now, tuple(sorted(number for left in places.values() for number in left)))


def hold(folder: Path, source: Source) -> HeldDocument:
    """Read a source's document, which lies in a folder; raises UnreadableDocument."""
    if Path(source.file).name != source.file or "\0" in source.file:
        raise UnreadableDocument("is a path; the name of a file in that folder is wanted")
    text = read_document(folder / source.file)
    if len(text.paragraphs) > MOST_PARAGRAPHS:
        raise UnreadableDocument(f"has more than {MOST_PARAGRAPHS:,} paragraphs; divide it")
    registered = [paragraph.fingerprint for paragraph in source.paragraphs]
    return HeldDocument(source, text, compare(registered, text.fingerprints))


def spans(numbers: Sequence[int]) -> str:
    """Rising numbers, those in a row as one: `3, 7–9`."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def paragraphs_words(numbers: Sequence[int]) -> str:
    """Paragraphs by their rising numbers: `paragraph 3`, `paragraphs 3, 7–9`."""
    return f"paragraph {numbers[0]}" if len(numbers) == 1 else f"paragraphs {spans(numbers)}"


def moves_words(moved: Sequence[tuple[int, int]]) -> str:
    """Old and new numbers, those that moved together as one: `8–41 stand at 9–42`."""
    runs: list[list[tuple[int, int]]] = []
    for pair in moved:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    parts = [
        f"{spans([old for old, _ in run])} {'stands' if len(run) == 1 else 'stand'} at "
        f"{spans([new for _, new in run])}"
        for run in runs
    ]
    return ", ".join(parts)
