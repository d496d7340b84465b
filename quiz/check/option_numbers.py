"""Options that are numbers: in mixed units, or one of them far off the others."""

from decimal import Decimal

from quiz.check.fields import Options, Text, options
from quiz.check.option_measures import Measure, measure
from quiz.check.rule import Rule, Said, each_question
from quiz.deck import Severity
from quiz.deck.finding import cut
from quiz.questions import Question

FAR_OFF = 100


def _measures(choice: Options) -> list[tuple[Text, Measure]]:
    """Each option with its number; nothing where there are fewer than three, or one has none."""
    found = []
    for option in choice.all:
        number = measure(option[1])
        if number is None:
            return []
        found.append((option, number))
    return found if len(found) > 2 else []


def _mixes_units(question: Question) -> Said:
    """Where every option has a unit of its own, the unit is what is asked, and nothing is said."""
    choice = options(question)
    found = _measures(choice) if choice else []
    units = [number.unit for _, number in found]
    kinds = list(dict.fromkeys(units))
    if (
        len(kinds) < 2
        or len(kinds) == len(units)
        or not all(number.is_known for _, number in found)
    ):
        return
    commonest = max(kinds, key=units.count)
    (path, text), number = next(each for each in found if each[1].unit != commonest)
    theirs = next(text for (_, text), other in found if other.unit == commonest)
    what = "has no unit" if not number.unit else "is in another unit"
    if not commonest:
        what = "has a unit"
    yield path, f"{cut(text)!r} {what} beside {cut(theirs)!r}; give all options in one unit"


def _is_far_off(question: Question) -> Said:
    choice = options(question)
    found = _measures(choice) if choice else []
    if len({number.unit for _, number in found}) != 1:
        return
    ordered = sorted(found, key=lambda each: each[1].value)
    values = [number.value for _, number in ordered]
    for place, rest in ((0, values[1:]), (len(values) - 1, values[:-1])):
        (path, text), number = ordered[place]
        if _has_other_sign(number.value, rest):
            yield (
                path,
                f"{cut(text)!r} alone has its sign, which sets it apart; use a nearer number",
            )
        elif _has_other_size(number.value, rest):
            yield (
                path,
                f"{cut(text)!r} is {FAR_OFF} times or more off every other option, which sets it "
                "apart; use a nearer number",
            )


def _has_other_sign(value: Decimal, rest: list[Decimal]) -> bool:
    """A number that only has the sign of another turned round is a slip that learners make."""
    return -value not in rest and all(value * other < 0 for other in rest)


def _has_other_size(value: Decimal, rest: list[Decimal]) -> bool:
    """Numbers that are far from one another too ask for an order of magnitude."""
    if value == 0 or not all(value * other > 0 for other in rest):
        return False
    sizes = [abs(other) for other in rest]
    least, most = min(sizes), max(sizes)
    if most >= FAR_OFF * least:
        return False
    return abs(value) >= FAR_OFF * most or abs(value) * FAR_OFF <= least


MIXED_UNITS = Rule("mixed-units", Severity.WARNING, each_question(_mixes_units))
IMPLAUSIBLE_NUMBER = Rule("implausible-number", Severity.WARNING, each_question(_is_far_off))

RULES: tuple[Rule, ...] = (MIXED_UNITS, IMPLAUSIBLE_NUMBER)
