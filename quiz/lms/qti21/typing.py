"""What is typed, in QTI 2.1: short answer, numerical and cloze."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from quiz.lms.bounds import bounds, written
from quiz.lms.forms import typed_forms
from quiz.lms.gaps import with_gaps
from quiz.lms.html import rendered
from quiz.lms.qti21.declarations import Worths, outcome, response
from quiz.lms.qti21.parts import RESPONSE, SCORE, Asking
from quiz.lms.qti21.rules import (
    adding,
    is_given,
    is_one_of,
    mapped,
    of,
    real,
    setting,
    value,
    variable,
    when,
    whole,
)
from quiz.lms.xml import element, words
from quiz.questions import Cloze, Numerical, ShortAnswer
from quiz.questions.cloze import Gap

_SWAP_LIMIT = 4
_LENGTH = "30"
_RIGHT = "RIGHT"


def short_answer(question: ShortAnswer) -> Asking:
    """A text, of which each accepted form is right."""
    return Asking(
        "textEntryInteraction",
        _typed(RESPONSE, (question.answer, *question.accept)),
        _paragraph(rendered(question.stem)) + _paragraph(_entry(RESPONSE)),
        when(is_given(RESPONSE), setting(SCORE, mapped(RESPONSE))),
    )


def numerical(question: Numerical) -> Asking:
    """A number that lies in a range, its ends included, with its unit behind it."""
    # `equal` with a tolerance subtracts binary fractions, which leaves a number at the very end of
    # the tolerance out as often as not; its ends, reckoned here, are compared as they are typed.
    least, most = bounds(question)
    in_between = of(
        "and",
        of("gte", variable(RESPONSE), value("float", least)),
        of("lte", variable(RESPONSE), value("float", most)),
    )
    unit = f" {words(question.unit)}" if question.unit else ""
    return Asking(
        "textEntryInteraction",
        response(RESPONSE, "single", "float", [written(question.answer)]),
        _paragraph(rendered(question.stem)) + _paragraph(_entry(RESPONSE) + unit),
        when(is_given(RESPONSE), when(in_between, setting(SCORE, real(1)))),
    )


def cloze(question: Cloze) -> Asking:
    """A text with gaps, scored by the share of gaps; gaps of a group may change places."""
    gaps = {_gap_ident(number): gap for number, gap in enumerate(question.gaps, 1)}
    groups = [
        {_gap_ident(number): question.gaps[number - 1] for number in group}
        for group in question.swap
    ]
    trials = [_Trial(group) for group in groups if is_tried(group)]
    tried = {ident for trial in trials for ident in trial.gaps}
    kin = {
        ident: tuple(group.values()) for group in groups if not is_tried(group) for ident in group
    }
    rules = [
        *(
            when(is_given(ident), adding(_RIGHT, mapped(ident)))
            for ident in gaps
            if ident not in tried
        ),
        *(rule for trial in trials for rule in trial.rules()),
        setting(SCORE, of("divide", variable(_RIGHT), real(len(gaps)))),
    ]
    return Asking(
        "textEntryInteraction",
        "".join(_typed(ident, _forms(gap, *kin.get(ident, ()))) for ident, gap in gaps.items()),
        _paragraph(with_gaps(question, [_entry(ident) for ident in gaps])),
        "".join(rules),
        outcome(_RIGHT, "float", "0")
        + "".join(declared for trial in trials for declared in trial.outcomes()),
    )


def is_tried(group: Collection[object]) -> bool:
    """Whether gaps that may change places are so few that a player can try every order."""
    return len(group) <= _SWAP_LIMIT


def _gap_ident(number: int) -> str:
    return f"{RESPONSE}_{number}"


def _forms(*gaps: Gap) -> list[str]:
    return [form for gap in gaps for form in gap.forms]


@dataclass(frozen=True)
class _Trial:
    """Gaps that may change places: each text is tried in each gap, and the best order counts."""

    gaps: Mapping[str, Gap]

    def outcomes(self) -> Iterator[str]:
        for text, home in product(self.gaps, repeat=2):
            yield outcome(self._fits(text, home), "integer", "0")

    def rules(self) -> Iterator[str]:
        for text in self.gaps:
            fits = (
                when(
                    is_one_of(text, typed_forms(gap.forms)),
                    setting(self._fits(text, home), whole(1)),
                )
                for home, gap in self.gaps.items()
            )
            yield when(is_given(text), *fits)
        orders = (
            of("sum", *(variable(self._fits(*pair)) for pair in zip(self.gaps, homes, strict=True)))
            for homes in permutations(self.gaps)
        )
        yield adding(_RIGHT, of("max", *orders))

    def _fits(self, text: str, home: str) -> str:
        return f"{text}_IN_{home}"


def _typed(ident: str, forms: Sequence[str]) -> str:
    """The declaration of a typed text, of which each form is right."""
    typed = typed_forms(forms)
    return response(
        ident, "single", "string", typed[:1], Worths(tuple((each, 1) for each in typed))
    )


def _entry(ident: str) -> str:
    return element("textEntryInteraction", {"responseIdentifier": ident, "expectedLength": _LENGTH})


def _paragraph(inside: str) -> str:
    return element("p", {}, inside)
