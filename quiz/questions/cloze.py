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
from quiz.questions.text import collapse, key_of
from quiz.questions.typed import mark_text, unfoldable
from quiz.questions.verdict import Outcome, Part, Verdict, judge

_OPENED = re.compile(r"(?<!\\)\[\[")
_GAP = re.compile(_OPENED.pattern + r"(?P<forms>.*?)\]\]", re.DOTALL)
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
        name = collapse(forms[0])
        rank = ranks[name] = ranks.get(name, -1) + 1
        # No text from a file holds U+0000, so no form can pass for another's name with a rank.
        gaps.append(Gap(key_of(f"{name}\0{rank}" if rank else name), forms))
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
        forms = [match["forms"] for match in _GAP.finditer(self.text)]
        if any(map(_OPENED.search, [_GAP.sub(" ", self.text), *forms])):
            message = r"a gap opens with [[ and is not closed with ]]; \[[ stands for two brackets"
            found.append(Problem(("text",), message))
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

    An assignment of greatest worth (Kuhn 1955), text by text: each takes the gap that gains most,
    where the texts that are in its way may move on to other gaps.
    """
    worth = {Outcome.RIGHT: len(gaps) + 1, Outcome.NEAR: 1, Outcome.WRONG: 0}
    worths = [[worth[mark_text(text, gap.forms)] for gap in gaps] for text in texts]
    holder: dict[int, int] = {}
    for text in range(len(texts)):
        gain = list(worths[text])
        cleared_by: dict[int, int] = {}
        for _ in range(len(holder)):
            for gap, moving in holder.items():
                for other in range(len(gaps)):
                    moved = gain[gap] - worths[moving][gap] + worths[moving][other]
                    if moved > gain[other]:
                        gain[other] = moved
                        cleared_by[other] = gap
        end = max((gap for gap in range(len(gaps)) if gap not in holder), key=gain.__getitem__)
        while end in cleared_by:
            holder[end] = holder[cleared_by[end]]
            end = cleared_by[end]
        holder[end] = text
    home = {text: gap for gap, text in holder.items()}
    return [gaps[home[text]] for text in range(len(texts))]
