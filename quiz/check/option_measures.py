"""Numbers with their units, and the intervals that a text names."""

import re
from dataclasses import dataclass
from decimal import Decimal

from quiz.check.words import stem
from quiz.questions.text import fold

LONGEST = 60
"""The most characters that a number, or an interval, is looked for in."""

_UNITS = {
    alias.strip(): line.split(",")[0].strip()
    for line in """
        %, percent, per cent, pc
        percentage point, percentage points
        $, dollar, dollars, us dollars, usd
        €, euro, euros, eur
        £, pound, pounds, gbp
        ₽, rouble, roubles, ruble, rubles
        ₹, rupee, rupees
        mm, millimetre, millimetres, millimeter, millimeters
        cm, centimetre, centimetres, centimeter, centimeters
        m, metre, metres, meter, meters
        km, kilometre, kilometres, kilometer, kilometers
        mi, mile, miles
        ft, foot, feet
        in, inch, inches
        mg, milligram, milligrams
        g, gram, grams
        kg, kilogram, kilograms, kilo, kilos
        lb, lbs
        t, tonne, tonnes, ton, tons
        ml, millilitre, millilitres, milliliter, milliliters
        l, litre, litres, liter, liters
        barrel, barrels
        ms, millisecond, milliseconds
        s, sec, second, seconds
        min, minute, minutes
        h, hr, hour, hours
        day, days
        week, weeks
        month, months
        year, years
        decade, decades
        century, centuries
        °c, degrees celsius
        °f, degrees fahrenheit
        k, kelvin
        °, degree, degrees
        hz, hertz
        khz, kilohertz
        mhz, megahertz
        w, watt, watts
        kw, kilowatt, kilowatts
        mw, megawatt, megawatts
        v, volt, volts
        j, joule, joules
        n, newton, newtons
        pa, pascal, pascals
        m/s, metres per second
        km/h, kilometres per hour
        mph, miles per hour
        ha, hectare, hectares
        km², square kilometres, sq km
        m², square metres
        m³, cubic metres
        kb, kilobyte, kilobytes
        mb, megabyte, megabytes
        gb, gigabyte, gigabytes
    """.strip().splitlines()
    for alias in line.split(",")
}
_TIMES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_DIGITS = r"\d+(?:[, \u00a0\u2009\u202f]\d{3}(?!\d))*(?:\.\d+)?"
_PART = re.compile(
    r"(?:(?:about|around|roughly|approximately|some|nearly|almost|circa|exactly|just)\s+|[~≈]\s*)?"
    rf"(?P<sign>[-−]?)\s?(?P<money>[$€£₽₹]?)\s?(?P<digits>{_DIGITS})"
    rf"(?:\s?(?P<times>{'|'.join(_TIMES)})\b)?(?!\s*(?:and|or|to)\b)\s?(?P<unit>[^\d.,;:?!+]*)"
)


@dataclass(frozen=True)
class Measure:
    """A number and its unit: the unit's sign, another word's stem, or nothing."""

    value: Decimal
    unit: str

    @property
    def is_known(self) -> bool:
        """Whether its unit is one of measure or money, or none."""
        return not self.unit or self.unit in _UNITS


def _tidy(text: str) -> str:
    """A text in small letters and single spaces; nothing of one too long to be a number."""
    return "" if len(text) > LONGEST else " ".join(text.casefold().rstrip(".").split())


def measure(text: str) -> Measure | None:
    """A text that is a number with at most three words after it; None for any other."""
    found = _PART.fullmatch(_tidy(text))
    if found is None or len(found["unit"].split()) > 3:
        return None
    value = Decimal(re.sub(r"[^\d.]", "", found["digits"])) * _TIMES.get(found["times"] or "", 1)
    return Measure(-value if found["sign"] else value, _unit(found["money"], found["unit"]))


def _unit(money: str, words: str) -> str:
    words = words.strip()
    if money:
        return money
    return _UNITS.get(words) or " ".join(map(stem, fold(words).split()))


@dataclass(frozen=True)
class Interval:
    """The numbers from `low` to `high` in a unit; an end counts unless it is open."""

    low: Decimal
    high: Decimal
    unit: str
    low_is_open: bool = False
    high_is_open: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is a single number."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether it has both ends."""
        return self.low.is_finite() and self.high.is_finite()

    def meets(self, later: "Interval") -> bool:
        """Whether an interval that begins no earlier has a number in common with this one."""
        if later.low == self.high:
            return not (later.low_is_open or self.high_is_open)
        return later.low < self.high


_RANGE = re.compile(r"(?:from |between )?(\D*\d.*?)\s*(?:[-–—]|\bto\b|\band\b)\s*([^-–—]*\d.*)")
_BELOW = re.compile(
    r"(?:(?P<open>under|below|less than|fewer than|lower than|smaller than|before|<)"
    r"|up to|at most|no more than|not more than|≤)\s*(?P<end>.+)"
)
_OR_BELOW = re.compile(r"(?P<end>.+?)\s+(?:or|and) (?:less|fewer|under|below|younger)(?P<unit>.*)")
_ABOVE = re.compile(
    r"(?:(?P<open>over|above|more than|greater than|higher than|after|>)"
    r"|at least|no less than|not less than|no fewer than|≥)\s*(?P<end>.+)"
)
_OR_ABOVE = re.compile(r"(?P<end>.+?)(?:\s+(?:or|and) (?:more|over|above|older|up)|\+)(?P<unit>.*)")


def interval(text: str) -> Interval | None:
    """The numbers that a text is: `10–20 km`, `under 10`, `10 or more`, `12`; None for others."""
    text = _tidy(text)
    point = measure(text)
    if point is not None:
        return Interval(point.value, point.value, point.unit)
    for pattern in (_BELOW, _OR_BELOW, _ABOVE, _OR_ABOVE):
        found = pattern.fullmatch(text)
        if found is not None:
            end = measure(found["end"] + found.groupdict().get("unit", ""))
            is_open = bool(found.groupdict().get("open"))
            if end is None:
                return None
            if pattern in (_BELOW, _OR_BELOW):
                return Interval(Decimal("-Infinity"), end.value, end.unit, high_is_open=is_open)
            return Interval(end.value, Decimal("Infinity"), end.unit, low_is_open=is_open)
    return _range(text)


def _range(text: str) -> Interval | None:
    found = _RANGE.fullmatch(text)
    if found is None or (re.search(r"\band\b", text) and not text.startswith("between ")):
        return None
    first, last = measure(found[1]), measure(found[2])
    if first is None or last is None:
        return None
    times = re.search("|".join(_TIMES), found[2])
    if times and not re.search("|".join(_TIMES), found[1]):
        first = Measure(first.value * _TIMES[times[0]], first.unit)
    if first.value >= last.value or (first.unit and last.unit and first.unit != last.unit):
        return None
    return Interval(first.value, last.value, first.unit or last.unit)
