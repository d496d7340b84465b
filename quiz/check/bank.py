"""The bank as a whole: whether its right answers can be told without knowing the subject."""

import math
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import mul

from quiz.check.blind import LONGEST, Trial, trials
from quiz.check.rule import Remark, Rule
from quiz.deck import Deck, Severity
from quiz.questions import TrueFalse

KEY_LONGEST, TRUE_FALSE, BLIND = "bank-key-longest", "bank-true-false", "bank-blind"

_SURE, _DOUBTFUL = 0.01, 0.05
_EXCESS = 0.2
_POWER_WANTED = 0.8
_NEGLIGIBLE = 1e-20
_NORMAL_95 = 1.959963984540054


class Verdict(StrEnum):
    """What a test comes to."""

    GIVEAWAY = "giveaway"
    HINT = "a hint"
    NO_SIGN = "no sign"
    TOO_FEW = "too few"


@dataclass(frozen=True)
class Test:
    """One test of the whole bank: how often a trick is right, beside chance.

    `n` is the most hits that there could be and `expected` the mean by chance; `low` and `high`
    bound the rate of hits (95 %). `p` is already corrected for the number of tests (Holm 1979).
    `power` is the chance to be told of a rate 0.2 above chance.
    """

    rule: str
    name: str
    n: int
    hits: int
    expected: float
    low: float
    high: float
    p: float
    power: float

    @property
    def rate(self) -> float:
        """The share of hits."""
        return self.hits / self.n

    @property
    def chance(self) -> float:
        """The share of hits to be expected by chance."""
        return self.expected / self.n

    @property
    def verdict(self) -> Verdict:
        """No sign of anything is told only where a sign would have been seen."""
        if self.p < _SURE:
            return Verdict.GIVEAWAY
        if self.p < _DOUBTFUL:
            return Verdict.HINT
        return Verdict.NO_SIGN if self.power >= _POWER_WANTED else Verdict.TOO_FEW


@dataclass(frozen=True)
class Distribution:
    """The chances of 0, 1, 2 … hits, from `start` on; what is left out is negligible."""

    start: int
    chances: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The expected number of hits."""
        return math.fsum(
            hits * chance for hits, chance in enumerate(self.chances, start=self.start)
        )

    def at_least(self, hits: int) -> float:
        """The chance of so many hits or more."""
        return min(1.0, math.fsum(self.chances[max(0, hits - self.start) :]))

    def at_most(self, hits: int) -> float:
        """The chance of so many hits or fewer."""
        return min(1.0, math.fsum(self.chances[: max(0, hits - self.start + 1)]))

    def plus(self, other: "Distribution") -> "Distribution":
        """The distribution of the sum of two independent numbers of hits."""
        wide, narrow = sorted((self.chances, other.chances), key=len, reverse=True)
        turned = narrow[::-1]
        pad = (0.0,) * (len(narrow) - 1)
        padded = pad + wide + pad
        sums = [
            sum(map(mul, padded[place : place + len(turned)], turned))
            for place in range(len(wide) + len(narrow) - 1)
        ]
        first = next(place for place, chance in enumerate(sums) if chance > _NEGLIGIBLE)
        last = max(place for place, chance in enumerate(sums) if chance > _NEGLIGIBLE)
        return Distribution(self.start + other.start + first, tuple(sums[first : last + 1]))

    def times(self, number: int) -> "Distribution":
        """The distribution of the sum of so many independent numbers of hits like this one."""
        total, power = Distribution(0, (1.0,)), self
        while number:
            if number % 2:
                total = total.plus(power)
            number //= 2
            if number:
                power = power.plus(power)
        return total


def by_chance(trial: Trial) -> Distribution:
    """Hits on one choice if every option were as likely right as the next: hypergeometric."""
    ways = [
        math.comb(trial.right, hits) * math.comb(trial.options - trial.right, trial.left - hits)
        for hits in range(min(trial.right, trial.left) + 1)
    ]
    return Distribution(0, tuple(way / math.comb(trial.options, trial.left) for way in ways))


def above_chance(trial: Trial, excess: float = _EXCESS) -> Distribution:
    """Hits if the trick always works in as many choices as lift the rate by `excess`."""
    null = by_chance(trial)
    most = len(null.chances) - 1
    share = min(1.0, excess / (1 - null.mean / most))
    mixed = [(1 - share) * chance for chance in null.chances]
    mixed[most] += share
    return Distribution(0, tuple(mixed))


def total(distributions: Mapping[Distribution, int]) -> Distribution:
    """The distribution of the sum of independent numbers of hits, each so many times over.

    With choices of different sizes this is Poisson-binomial, and it is reckoned exactly.
    """
    added = Distribution(0, (1.0,))
    for distribution, number in distributions.items():
        added = added.plus(distribution.times(number))
    return added


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval for a rate, by Wilson's score (Wilson 1927; Brown, Cai, DasGupta 2001)."""
    z = _NORMAL_95
    middle = (hits + z * z / 2) / (n + z * z)
    reach = z / (n + z * z) * math.sqrt(hits * (n - hits) / n + z * z / 4)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """p values corrected for their number, whatever hangs together among them (Holm 1979)."""
    corrected = [0.0] * len(chances)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, (len(chances) - rank) * chances[place]))
        corrected[place] = highest
    return tuple(corrected)


def power(null: Distribution, real: Distribution, level: float) -> float:
    """The chance that hits as `real` has them are too many, at that level, for `null`."""
    tail = 0.0
    least = null.start + len(null.chances)
    for chance in reversed(null.chances):
        tail += chance
        if tail > level:
            break
        least -= 1
    return real.at_least(least)


@dataclass(frozen=True)
class _Sample:
    """Trials of one kind; with two `sides`, too few hits count as well as too many."""

    rule: str
    name: str
    trials: tuple[Trial, ...]
    sides: int = 1

    @property
    def hits(self) -> int:
        return sum(trial.hits for trial in self.trials)

    @property
    def null(self) -> Distribution:
        return total(Counter(map(by_chance, self.trials)))

    @property
    def real(self) -> Distribution:
        return total(Counter(map(above_chance, self.trials)))


class _Memory:
    """The tests of the last deck, as long as it is in use: its rules and its report share them."""

    def __init__(self) -> None:
        self._deck: weakref.ref[Deck] | None = None
        self._tests: tuple[Test, ...] = ()

    def tests_of(self, deck: Deck) -> tuple[Test, ...]:
        if self._deck is None or self._deck() is not deck:
            self._tests = _tested([sample for sample in _samples(deck) if sample.trials])
            self._deck = weakref.ref(deck)
        return self._tests


_MEMORY = _Memory()


def whole_bank(deck: Deck) -> tuple[Test, ...]:
    """The tests for which a deck has any question in use: choices by trick, then true/false."""
    return _MEMORY.tests_of(deck)


def _samples(deck: Deck) -> Iterator[_Sample]:
    for name, done in trials(deck):
        yield _Sample(KEY_LONGEST if name == LONGEST.name else BLIND, name, done)
    claims = tuple(
        Trial(options=2, right=1, left=1, hits=int(placed.question.answer))
        for placed in deck.in_use
        if isinstance(placed.question, TrueFalse)
    )
    yield _Sample(TRUE_FALSE, "“true”, in true/false", claims, sides=2)


def _tested(samples: Sequence[_Sample]) -> tuple[Test, ...]:
    """The tests of the samples; power is reckoned at the level that Holm asks of the first."""
    nulls = [sample.null for sample in samples]
    corrected = holm(
        [
            _p_value(null, sample.hits, sample.sides)
            for sample, null in zip(samples, nulls, strict=True)
        ]
    )
    level = _DOUBTFUL / max(1, len(samples))
    found = []
    for sample, null, p in zip(samples, nulls, corrected, strict=True):
        n = sum(min(trial.right, trial.left) for trial in sample.trials)
        low, high = wilson(sample.hits, n)
        seen = power(null, sample.real, level / sample.sides)
        found.append(Test(sample.rule, sample.name, n, sample.hits, null.mean, low, high, p, seen))
    return tuple(found)


def _p_value(null: Distribution, hits: int, sides: int) -> float:
    if sides == 1:
        return null.at_least(hits)
    return min(1.0, 2 * min(null.at_least(hits), null.at_most(hits)))


_NAME = 30
_HEADER = f"{'':{_NAME}}{'of':>5}{'rate':>6}{'chance':>7}{'95 %':>8}{'p':>7}{'power':>6}"


def lines(tests: Sequence[Test]) -> list[str]:
    """The report on the bank as a whole, at most 80 wide; empty where nothing could be tested."""
    if not tests:
        return []
    many = "one test" if len(tests) == 1 else f"{len(tests)} tests"
    return [
        "",
        "The bank as a whole: how often what needs no knowledge is right",
        "",
        _HEADER,
        *map(_line, tests),
        "",
        f"  95 %: interval of the rate. p: exact, with Holm’s correction for {many}.",
        "  power: how surely a rate 20 points above chance would be told. “Too few”:",
        "  nothing was found, but with power below 0.80 that does not call it clean.",
    ]


def _line(test: Test) -> str:
    p = "<.001" if test.p < 0.001 else f"{test.p:.3f}"
    interval = f"{100 * test.low:.0f}–{100 * test.high:.0f}"
    return (
        f"  {test.name:{_NAME - 2}}{test.n:5}{100 * test.rate:4.0f} %{100 * test.chance:5.0f} %"
        f"{interval:>8}{p:>7}{test.power:6.2f}  {test.verdict}"
    )


_ADVICE = {
    KEY_LONGEST: "trim right options or lengthen wrong ones",
    TRUE_FALSE: "turn some statements round",
    BLIND: "even out what sets the right options apart",
}


def _rule(name: str) -> Rule:
    def look(deck: Deck) -> Iterable[Remark]:
        for test in whole_bank(deck):
            if test.rule == name and test.verdict is Verdict.GIVEAWAY:
                yield Remark(
                    f"{test.name}: right {test.hits} times of {test.n}, where chance would give "
                    f"{test.expected:.1f} (p {_p_told(test.p)}); {_ADVICE[name]}"
                )

    return Rule(name, Severity.WARNING, look)


def _p_told(p: float) -> str:
    return "below 0.0001" if p < 0.0001 else f"= {p:.4f}"


RULES = (_rule(KEY_LONGEST), _rule(TRUE_FALSE), _rule(BLIND))
