"""Which questions an exam asks: evenly by topic, or cell by cell of a blueprint."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.questions import Level
from quiz.study.events import Item
from quiz.study.queue import ALL, Candidate, Filter

Cell = tuple[str, Level | None]
"""A topic and a level, or a topic and any level."""

Blueprint = Mapping[str, Mapping[Level, int]]
"""The wanted number of questions: topic → level → number."""


class ImpossibleBlueprint(ValueError):
    """Raised when a deck does not hold what a blueprint asks for; names each cell at fault."""

    def __init__(self, short: Mapping[Cell, tuple[int, int]]) -> None:
        self.short = dict(short)
        cells = "; ".join(
            f"{topic}, {level or 'any level'}: {wanted} wanted, {there} there"
            for (topic, level), (wanted, there) in self.short.items()
        )
        super().__init__(f"the deck cannot fill every cell of the blueprint: {cells}")


def exam_plan(
    candidates: Sequence[Candidate], count: int, seed: int, wanted: Filter = ALL
) -> tuple[Item, ...]:
    """At most `count` scored questions that are wanted, spread over the topics by their size.

    No two are of one group. The same seed gives the same questions in the same order.
    """
    pool = _scored(candidates, wanted)
    sizes: dict[Cell, int] = {}
    for candidate in pool:
        sizes[candidate.topic, None] = sizes.get((candidate.topic, None), 0) + 1
    items = _draw(pool, _shares(sizes, min(count, len(pool))), seed).items
    return (*items, *_spare(pool, items, count, seed))


def blueprint_plan(
    candidates: Sequence[Candidate],
    blueprint: Blueprint,
    seed: int,
    count: int | None = None,
    wanted: Filter = ALL,
) -> tuple[Item, ...]:
    """As many questions as each cell wants, or `count` in the same proportions.

    Only the topics that are wanted count. Raises ImpossibleBlueprint.
    """
    cells: dict[Cell, int] = {
        (topic, level): number
        for topic, levels in blueprint.items()
        for level, number in levels.items()
        if number and (not wanted.topics or topic in wanted.topics)
    }
    shares = cells if count is None else _shares(cells, count)
    drawn = _draw(_scored(candidates, wanted), shares, seed)
    if drawn.short:
        raise ImpossibleBlueprint(drawn.short)
    return drawn.items


def _scored(candidates: Sequence[Candidate], wanted: Filter) -> list[Candidate]:
    return [each for each in candidates if each.kind != "flashcard" and wanted.takes(each)]


def _spare(
    pool: Sequence[Candidate], items: Sequence[Item], count: int, seed: int
) -> tuple[Item, ...]:
    """What fills an exam up where a topic held too many questions of one group."""
    drawn = set(items)
    taken = {each.kin for each in pool if each.item in drawn}
    spare = [each for each in pool if each.kin not in taken]
    random.Random(f"spare {seed}").shuffle(spare)
    one_of_each = {each.kin: each.item for each in spare}
    return tuple(one_of_each.values())[: count - len(items)]


def _shares(sizes: Mapping[Cell, int], count: int) -> dict[Cell, int]:
    """`count` shared out in proportion, by largest remainders (Hamilton's method)."""
    total = sum(sizes.values())
    if not total:
        return {}
    exact = {cell: count * size / total for cell, size in sizes.items()}
    shares = {cell: int(share) for cell, share in exact.items()}
    left = count - sum(shares.values())
    by_remainder = sorted(sizes, key=lambda cell: shares[cell] - exact[cell])
    for cell in by_remainder[:left]:
        shares[cell] += 1
    return shares


@dataclass(frozen=True)
class _Drawn:
    """What was drawn, and of the cells that fell short the number wanted and found."""

    items: tuple[Item, ...]
    short: dict[Cell, tuple[int, int]]


def _draw(pool: Sequence[Candidate], shares: Mapping[Cell, int], seed: int) -> _Drawn:
    """Questions for each cell, drawn by chance; the cells with least to choose from come first."""
    rng = random.Random(f"exam {seed}")
    shuffled = list(pool)
    rng.shuffle(shuffled)
    taken: dict[str, Item] = {}
    short: dict[Cell, tuple[int, int]] = {}
    fitting = {
        cell: [each for each in shuffled if each.topic == cell[0] and cell[1] in (None, each.level)]
        for cell in shares
    }
    for cell in sorted(shares, key=lambda cell: len(fitting[cell]) - shares[cell]):
        found = 0
        for candidate in fitting[cell]:
            if found == shares[cell]:
                break
            if candidate.kin not in taken:
                taken[candidate.kin] = candidate.item
                found += 1
        if found < shares[cell]:
            short[cell] = (shares[cell], found)
    items = list(taken.values())
    rng.shuffle(items)
    return _Drawn(tuple(items), short)
