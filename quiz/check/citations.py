"""Citations: paragraphs that no question cites, and answers held against what they cite."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations

from quiz.check.fields import keys, prompt
from quiz.check.rule import Remark, Rule
from quiz.check.words import numbers, words
from quiz.deck import Deck, Severity
from quiz.deck.files import SOURCES_FILE
from quiz.deck.paragraphs import spans
from quiz.questions import (
    Citation,
    Cloze,
    Level,
    Matching,
    MultipleResponse,
    Numerical,
    Question,
    ShortAnswer,
    SingleChoice,
)
from quiz.questions.invalid import Path as FieldPath
from quiz.questions.text import fold


def _uncited(deck: Deck) -> Iterator[Remark]:
    cited = {citation for placed in deck.in_use for citation in placed.question.citations}
    for place, source in enumerate(deck.sources.values()):
        body = [
            number
            for number, paragraph in enumerate(source.paragraphs, start=1)
            if paragraph.kind == "body"
        ]
        left = [number for number in body if Citation(source.id, number) not in cited]
        if left:
            message = (
                f"no question cites {len(left)} of the {len(body)} body paragraphs of {source.id} "
                f"({spans(left)}); ask about them, or let them be"
            )
            yield Remark(message, ("sources", place), file=SOURCES_FILE)


RULES: tuple[Rule, ...] = (Rule("uncited-paragraph", Severity.ADVICE, _uncited),)

_NUMBER = re.compile(
    r"(?<![\d.,])(?P<digits>\d{1,30}(?:,\d{3}){0,9}(?:\.\d{1,30})?)(?:\s?(?P<scale>[^\W\d_]+))?"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_JOINT = re.compile(r"[\s.-]*(?:\b(?:of|and|the|for)\b\s*)*\Z")
_STOP = re.compile(r"[.!?…:;\n]")
_SCALES = {
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("million", "millions", "m", "mn"), 10**6),
    **dict.fromkeys(("billion", "billions", "bn"), 10**9),
    **dict.fromkeys(("trillion", "trillions", "tn"), 10**12),
    "lakh": 10**5,
    "crore": 10**7,
}
_UNITS = """
    zero one/first/once two/second/twice three/third four/fourth five/fifth six/sixth seven/seventh
    eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth/dozen thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty/twentieth
"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_SPELLED = {
    word: number for number, forms in enumerate(_UNITS.split()) for word in forms.split("/")
} | {word: 10 * number for number, word in enumerate(_TENS.split(), start=3)}
_ALIASES = """
    us usa america american americans washington
    uk britain british britons london
    ussr soviet soviets moscow kremlin
    russia russian russians moscow kremlin
    eu european europeans brussels
    afghanistan afghan afghans kabul
    china chinese beijing
    france french paris
    germany german germans berlin
    india indian indians delhi
    iran iranian iranians tehran
    japan japanese tokyo
    pakistan pakistani pakistanis islamabad
    turkey turkish turks ankara
    ukraine ukrainian ukrainians kyiv kiev
"""
"""Names that stand for one another in plain prose, as a capital does for its government."""
_ALIKE: dict[str, set[str]] = defaultdict(set)
for _group in map(str.split, _ALIASES.strip().splitlines()):
    for _word in _group:
        _ALIKE[_word].update(_group)
_ENDINGS = frozenset(("", *"a ia n an ian ians ern ese ish ey i is s".split()))  # noqa: SIM905
_ABSENCE = frozenset(
    """
    neither nor not no none never nothing nowhere without except silent absent missing omit omits
    unsupported false wrong
    """.split()  # noqa: SIM905
)
_NAMING = frozenset(("name", "names", "named", "list", "lists", "mention", "mentions"))
_COUNTED_AT_MOST = 10
_FIGURES_AT_MOST = 60

_folded = lru_cache(maxsize=1 << 16)(fold)


@dataclass(frozen=True)
class _Name:
    """A capitalised word: as written, folded, where it starts, and whether it opens a sentence."""

    text: str
    folded: str
    start: int
    opens: bool


class Passage:
    """The figures, words and proper names of some texts, against which an answer is held."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.figures: set[Decimal] = set()
        self.names: set[str] = set()
        self.common: set[str] = set()
        self._acronyms: set[str] = set()
        self._by_start: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            self._add(text)

    def _add(self, text: str) -> None:
        self.figures |= _figures(text)
        for match in _WORD.finditer(text):
            word = _bare(match[0])
            self._by_start[_folded(word)[:4]].add(_folded(word))
            if word.islower():
                self.common.add(_folded(word))
            elif word.isupper() and len(word) > 1:
                self._acronyms.add(_folded(word))
        for run in _runs(text):
            self.names |= {name.folded for name in run if not name.opens}
            for short in map(_initials, _parts(run)):
                self._by_start[short[:4]].add(short)

    def has(self, name: str) -> bool:
        """Whether a folded name stands here: as it is, its initials, its adjective, its people."""
        return any(
            _related(form, word)
            for form in (name, *_ALIKE.get(name, ()))
            for word in self._by_start.get(form[:4], ())
        )

    def has_short(self, run: Sequence[_Name]) -> bool:
        """Whether the initials of some names stand here as one word in capitals."""
        return _initials(run) in self._acronyms


def unsupported(
    question: Question, passages: Sequence[Passage], known: frozenset[str]
) -> Iterator[tuple[FieldPath, list[str]]]:
    """The figures and proper names of each answer that stand neither in passages nor in the stem.

    Each answer that has any comes with its field. A word that opens a sentence counts as a name if
    it is among the `known` ones. Left alone are figures that can be worked out or counted, and
    choices that ask for what is not there.
    """
    if isinstance(question, SingleChoice | MultipleResponse) and _asks_for_absence(question):
        return
    passages = [Passage(_given(question)), *passages]
    for path, text, start, end in _answers(question):
        odd = list(_odd_figures(question, text, range(start, end), passages))
        for name in _odd_names(text, range(start, end), passages):
            if not name.opens or name.folded in known or isinstance(question, ShortAnswer):
                odd.append(name.text)
        if odd:
            yield path, list(dict.fromkeys(odd))


def _asks_for_absence(question: Question) -> bool:
    return not _ABSENCE.isdisjoint(words(prompt(question)[1]))


def _given(question: Question) -> Iterator[str]:
    """What the question itself tells a learner."""
    yield prompt(question)[1]
    if isinstance(question, Matching):
        for left, _ in question.pairs:
            yield left


def _answers(question: Question) -> Iterator[tuple[FieldPath, str, int, int]]:
    """Each right answer in its main form: its field, a text, and from where to where it stands."""
    match question:
        case Cloze():
            text = question.with_gaps([gap.forms[0] for gap in question.gaps])
            end = 0
            for piece, gap in zip(question.pieces, question.gaps, strict=False):
                start = end + len(piece)
                end = start + len(gap.forms[0])
                yield ("text",), text, start, end
        case Numerical():
            text = question.answer_text()
            yield ("answer",), text, 0, len(text)
        case _:
            for path, text in keys(question):
                if path[0] != "accept":
                    yield path, text, 0, len(text)


def _odd_figures(
    question: Question, text: str, within: range, passages: Sequence[Passage]
) -> Iterator[str]:
    stated = set().union(*(passage.figures for passage in passages))
    for match in _NUMBER.finditer(text, within.start, within.stop):
        values = _values(match)
        if not values & stated and not _is_worked_out(question, max(values), stated):
            yield match["digits"]


def _is_worked_out(question: Question, number: Decimal, stated: set[Decimal]) -> bool:
    """Whether a number can be had from figures: from those of the stem, if it is to be recalled."""
    stem = prompt(question)[1]
    figures = {abs(figure) for figure in numbers(stem)}
    slack = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2
    if isinstance(question, Numerical):
        slack = max(slack, question.tolerance)
        asked = frozenset(words(stem))
        if len(figures) > 1 or any(abs(figure - number) <= slack for figure in stated):
            return True
        if number <= _COUNTED_AT_MOST and "many" in asked and asked & _NAMING:
            return True
    if question.level not in (None, Level.REMEMBER):
        figures = stated
    if len(figures) > _FIGURES_AT_MOST:
        return True
    return any(abs(made - number) <= slack for made in _made(figures))


def _made(figures: set[Decimal]) -> Iterator[Decimal]:
    """Sums, products, differences, ratios and percentages of two figures."""
    for one, other in combinations(figures, 2):
        yield one + other
        yield one * other
        yield abs(one - other)
    for one, other in permutations(figures, 2):
        if other:
            yield one / other
            yield 100 * one / other
            yield abs(100 * (one - other) / other)


def _odd_names(text: str, within: range, passages: Sequence[Passage]) -> Iterator[_Name]:
    for run in _runs(text):
        short = {
            name
            for part in _parts(run)
            if any(passage.has_short(part) for passage in passages)
            for name in part
        }
        for name in run:
            if (
                name.start in within
                and len(name.folded) > 1
                and name not in short
                and not any(passage.has(name.folded) for passage in passages)
            ):
                yield name


def _figures(text: str) -> set[Decimal]:
    """The numbers in a text, in digits or words: `2 billion` gives 2 and 2,000,000,000."""
    found = set(_spelled_figures(text))
    return found.union(*map(_values, _NUMBER.finditer(text)))


def _values(match: re.Match[str]) -> set[Decimal]:
    number = Decimal(match["digits"].replace(",", ""))
    return {number, number * _SCALES.get((match["scale"] or "").casefold(), 1)}


def _spelled_figures(text: str) -> Iterator[Decimal]:
    """Numbers in English words, as a whole and in their parts: `twelve`, `two hundred million`."""
    total = current = 0
    for match in _WORD.finditer(f"{text} .end"):
        word = match[0].casefold()
        if word in _SPELLED:
            number = _SPELLED[word]
            joins = current % 100 == 0 or (current % 10 == 0 and number < 10)
            current = current + number if joins else number
            yield Decimal(number)
            yield Decimal(current)
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES and len(word) > 2 and current:
            total, current = total + current * _SCALES[word], 0
        elif word != "and":
            yield Decimal(total + current)
            total = current = 0


def _runs(text: str) -> Iterator[list[_Name]]:
    """The capitalised words of a text, those together that only `of`, `the` and the like part."""
    run: list[_Name] = []
    end = run_end = 0
    for match in _WORD.finditer(text):
        if match[0][0].isupper():
            if run and not _JOINT.match(text[run_end : match.start()]):
                yield run
                run = []
            word = _bare(match[0])
            opens = end == 0 or _STOP.search(text[end : match.start()]) is not None
            run.append(_Name(word, _folded(word), match.start(), opens))
            run_end = match.end()
        end = match.end()
    if run:
        yield run


def _parts(run: Sequence[_Name]) -> Iterator[Sequence[_Name]]:
    """Every two names or more that stand side by side in a run, up to eight."""
    for start in range(len(run)):
        for end in range(start + 2, min(start + 8, len(run)) + 1):
            yield run[start:end]


def _initials(run: Sequence[_Name]) -> str:
    return "".join(name.folded[:1] for name in run)


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


def _related(name: str, word: str) -> bool:
    """Whether two are the same, or one is the adjective, people or plural of the other, roughly."""
    if name == word:
        return True
    shared = 0
    while name[shared : shared + 1] == word[shared : shared + 1] != "":
        shared += 1
    return shared >= 5 or (shared >= 4 and {name[shared:], word[shared:]} <= _ENDINGS)
