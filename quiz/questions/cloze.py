"""Cloze: a text with gaps to fill by typing; the share of gaps."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import Literal

from quiz.questions.base import BaseQuestion, Side, blank, wrong_response
from quiz.questions.invalid import Problem
from quiz.questions.presentation import Option, Presentation
from quiz.questions.response import DontKnow, Filled, Response
from quiz.questions.text import key_of
from quiz.questions.typed import mark_text, unfoldable
from quiz.questions.verdict import Outcome, Part, Verdict, judge

_GAP = re.compile(r"(?<!\\)\[\[(?P<forms>.*?)\]\]", re.DOTALL)
_FORMS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Gap:
    """One gap: its key, and the forms that fill it, the first of which is shown."""

    key: str
    forms: tuple[str, ...]


def split_cloze(text: str) -> tuple[tuple[str, ...], tuple[Gap, ...]]:
    r"""The literal pieces of a cloze text and the gaps between them (one fewer than pieces).

    `[[form|variant]]` is a gap; `\[[` and `\|` are literal. A gap is named by its first form and by
    its rank among gaps with the same first form.
    """
    pieces: list[str] = []
    gaps: list[Gap] = []
    ranks: dict[str, int] = {}
    end = 0
    for match in _GAP.finditer(text):
        pieces.append(_literal(text[end : match.start()]))
        forms = tuple(_literal(form).strip() for form in _FORMS.split(match["forms"]))
        rank = ranks[forms[0]] = ranks.get(forms[0], -1) + 1
        gaps.append(Gap(key_of(f"{forms[0]} #{rank}" if rank else forms[0]), forms))
        end = match.end()
    pieces.append(_literal(text[end:]))
    return tuple(pieces), tuple(gaps)


def _literal(text: str) -> str:
    return text.replace(r"\[[", "[[").replace(r"\|", "|")


@dataclass(frozen=True, kw_only=True)
class Cloze(BaseQuestion):
    """A text with gaps; `swap` names groups of gaps (counted from 1) that may change places."""

    kind: Literal["cloze"] = "cloze"
    text: str
    swap: tuple[tuple[int, ...], ...] = ()

    @cached_property
    def _split(self) -> tuple[tuple[str, ...], tuple[Gap, ...]]:
        return split_cloze(self.text)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The literal text before, between and after the gaps."""
        return self._split[0]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps, in the order of the text."""
        return self._split[1]

    def present(self, rng: random.Random, side: Side = Side.FORWARD) -> Presentation:
        numbered = [f"[{number}]" for number in range(1, len(self.gaps) + 1)]
        return Presentation(
            self.with_gaps(numbered),
            slots=tuple(
                Option(gap.key, label) for gap, label in zip(self.gaps, numbered, strict=True)
            ),
        )

    def with_gaps(self, fillings: Sequence[str]) -> str:
        """The text with each gap replaced by a filling (as many as there are gaps)."""
        fillers = zip(self.pieces, [*fillings, ""], strict=True)
        return "".join(chain.from_iterable(fillers))

    def mark(self, response: Response) -> Verdict:
        match response:
            case Filled(texts):
                typed = dict(texts)
            case DontKnow():
                typed = {}
            case _:
                raise wrong_response(self, response)
        given = [typed.get(gap.key, "") for gap in self.gaps]
        wanted = self._wanted(given)
        parts = [
            Part(gap.key, mark_text(text, home.forms), text, home.forms[0])
            for gap, home, text in zip(self.gaps, wanted, given, strict=True)
        ]
        right = sum(part.outcome is Outcome.RIGHT for part in parts)
        return judge(Fraction(right, len(parts)), parts)

    def key(self) -> Filled:
        return Filled(tuple((gap.key, gap.forms[0]) for gap in self.gaps))

    def _wanted(self, given: Sequence[str]) -> list[Gap]:
        """The gap that each text is held against: its own, or in a swap group the best fit."""
        wanted = list(self.gaps)
        for group in self.swap:
            places = [number - 1 for number in group]
            homes = _best_fit([given[place] for place in places], [self.gaps[p] for p in places])
            for place, home in zip(places, homes, strict=True):
                wanted[place] = home
        return wanted

    def _problems(self) -> list[Problem]:
        found = blank(("text",), self.text)
        if not found and not self.gaps:
            found.append(Problem(("text",), "a cloze wants at least one [[gap]], none stands"))
        for gap in self.gaps:
            for form in gap.forms:
                found += unfoldable(("text",), form)
        taken: set[int] = set()
        for place, group in enumerate(self.swap):
            for number in group:
                if not 1 <= number <= len(self.gaps):
                    message = f"there is no gap {number}; the text has {len(self.gaps)}"
                    found.append(Problem(("swap", place), message))
                elif number in taken:
                    found.append(Problem(("swap", place), f"gap {number} is named twice"))
                taken.add(number)
            if len(group) < 2:
                found.append(Problem(("swap", place), "two gaps at least change places"))
        return found


def _best_fit(texts: Sequence[str], gaps: Sequence[Gap]) -> list[Gap]:
    """Give each text a gap of its own, so that as many as can be are right, then near.

    A maximum bipartite matching by augmenting paths (Kuhn 1955), first over right fits, then with
    near ones; what is left over takes the remaining gaps in order.
    """
    outcomes = [[mark_text(text, gap.forms) for gap in gaps] for text in texts]
    holder: dict[int, int] = {}

    def place(text: int, allowed: frozenset[Outcome], tried: set[int]) -> bool:
        for gap in range(len(gaps)):
            if outcomes[text][gap] in allowed and gap not in tried:
                tried.add(gap)
                if gap not in holder or place(holder[gap], allowed, tried):
                    holder[gap] = text
                    return True
        return False

    right = frozenset({Outcome.RIGHT})
    for allowed in (right, right | {Outcome.NEAR}):
        for text in range(len(texts)):
            if text not in holder.values():
                place(text, allowed, set())
    home = {text: gap for gap, text in holder.items()}
    spare = iter([gap for gap in range(len(gaps)) if gap not in holder])
    return [gaps[home[text] if text in home else next(spare)] for text in range(len(texts))]
