"""Options that overlap: one said twice, one that holds another, numbers that fit two."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quiz.check.fields import Text, options, prompt
from quiz.check.option_measures import Interval, interval
from quiz.check.rule import Rule, Said, each_question
from quiz.deck import Severity
from quiz.deck.finding import cut
from quiz.questions import Question
from quiz.questions.text import fold

Tokens = tuple[str, ...]

LONGEST = 60
"""The most words of an option that others are looked for in."""

_ASSENT = frozenset(("no", "yes"))
_ARTICLES = frozenset(("a", "an", "the"))
_CONJUNCTIONS = frozenset(("and", "or", ",", ";", "&"))
_JOINTS = _CONJUNCTIONS | frozenset(
    """
    after among as at because before between by during for from in near on since that through to
    under until when where which who with
    """.split()  # noqa: SIM905 - read as a list of words
)
_TURNS = frozenset(
    """
    afterwards alone but except false former half instead just later least never neither no non not
    nor only otherwise rather than then though unless without
    """.split()  # noqa: SIM905
)
_OFFICES_BELOW = frozenset(("acting", "assistant", "deputy", "former", "junior", "vice"))
_TOKEN = re.compile(r"[,;](?!\S)|(?:[^\s,;]|[,;](?=\S))+")
_CODE = re.compile(r"[=(){}<>:;_$\\/@#\"`|&*+?^~\[\]]|(?:^|\s)-\w")
_THRESHOLD = re.compile(
    r"\b(?:allowed|can|limit|maximum|may|minimum|must|need(?:s|ed)?|requires?d?)\b"
)
_RANGE_ASKED = re.compile(r"\b(?:interval|limits|range|span)\b")
_CLASS_ASKED = re.compile(r"\b(?:in|into|within) (?:which|what)\b|\b(?:belongs?|falls?|lies?)\b")


def _overlaps(question: Question) -> Said:
    choice = options(question)
    if choice is None:
        return
    told: set[tuple[str | int, ...]] = set()
    for said in (
        _twice(choice.all),
        _among_numbers(choice.all, prompt(question)[1].lower()),
        _one_in_another(choice.all),
    ):
        for path, message in said:
            if path not in told:
                told.add(path)
                yield path, message


def _twice(texts: tuple[Text, ...]) -> Said:
    """Options that are equal once folded; in code, what folding takes away makes a difference."""
    first: dict[str, str] = {}
    for path, text in texts:
        earlier = first.setdefault(fold(text), text)
        if earlier is not text and fold(text) and not (_CODE.search(text) or _CODE.search(earlier)):
            yield path, f"{cut(text)!r} and {cut(earlier)!r} are one option; change one of them"


def _among_numbers(texts: tuple[Text, ...], stem: str) -> Said:
    found = [(each, text) for text in texts if (each := interval(text[1])) is not None]
    found = [each for each in found if not _is_asked_for(each[0], each[1][1], stem)]
    units = {each.unit for each, _ in found if each.unit}
    for unit in units or {""}:
        alike = sorted(
            (each for each in found if each[0].unit in (unit, "" if len(units) == 1 else unit)),
            key=lambda each: (each[0].low, each[0].low_is_open),
        )
        for (_, reach), (path, text) in _meeting(alike):
            yield (
                path,
                f"{cut(text)!r} and {cut(reach)!r} have numbers in common, for which both would be "
                "right; part them",
            )


def _meeting(found: list[tuple[Interval, Text]]) -> Iterator[tuple[Text, Text]]:
    """Of intervals in the order of their beginnings, each that meets an earlier one, and that."""
    reach: tuple[Interval, Text] | None = None
    for later in found:
        if reach is not None and reach[0].meets(later[0]):
            yield reach[1], later[1]
        if reach is None or reach[0].high < later[0].high:
            reach = later


def _is_asked_for(each: Interval, text: str, stem: str) -> bool:
    """Whether an interval is an answer as a whole: a range, a threshold, or a span of years."""
    if each.is_point:
        return False
    if not each.is_bounded:
        return _THRESHOLD.search(stem) is not None
    years = not each.unit and each.low >= 1000 and each.high <= 2100 and "," not in text
    return years or bool(_RANGE_ASKED.search(stem) and not _CLASS_ASKED.search(stem))


def _tokens(text: str) -> Tokens:
    """Words and commas of a text, folded, without an article at its beginning."""
    found = [token if token in ",;" else fold(token) for token in _TOKEN.findall(text.rstrip(" ."))]
    return _bare(tuple(filter(None, found)))


def _bare(tokens: Tokens) -> Tokens:
    return tokens[1:] if tokens and tokens[0] in _ARTICLES else tokens


def _one_in_another(texts: tuple[Text, ...]) -> Said:
    """Options that hold another one whole and add to it: `heat`, and `heat and pressure`.

    What is added follows a joint or is joined on, or stands before a last common noun (`gas` and
    `natural gas`); a word that turns the sense round (`not`, `then`) makes it another thing.
    """
    read = [(path, text, _tokens(text)) for path, text in texts]
    whole = {tokens: text for _, text, tokens in read}
    for path, text, tokens in read:
        for held in _parts(tokens, text):
            if held in whole and held != tokens:
                yield (
                    path,
                    f"{cut(text)!r} holds {cut(whole[held])!r}, so that both may be right; "
                    "make them exclude each other",
                )
                break


def _parts(tokens: Tokens, text: str) -> list[Tokens]:
    """The wholes that a text says and adds to; none of a text that is too long for an option."""
    found: list[Tokens] = []
    if len(tokens) > LONGEST:
        return found
    for place, token in enumerate(tokens):
        before, after = tokens[:place], tokens[place + 1 :]
        if token in _JOINTS or (token == "of" and place > 1):
            if after and not _TURNS & set(after):
                found.append(before)
            if token in _CONJUNCTIONS and not _TURNS & set(before):
                found.append(_bare(after))
    found += [_bare(part) for part in _between(tokens)]
    if 1 < len(tokens) <= 3 and _ends_in_common_noun(tokens, text):
        found += [tokens[place:] for place in range(1, len(tokens))]
    return [part for part in found if _says_something(part)]


def _says_something(tokens: Tokens) -> bool:
    """Whether a part is an option's whole thought: not a single letter, nor a bare yes or no."""
    return any(len(token) > 1 and token not in _ASSENT | _JOINTS for token in tokens)


def _between(tokens: Tokens) -> list[Tokens]:
    """The middle parts of a list: `b` in `a, b and c`."""
    joints = [place for place, token in enumerate(tokens) if token in _CONJUNCTIONS]
    if _TURNS & set(tokens):
        return []
    return [tokens[one + 1 : other] for one, other in pairwise(joints)]


def _ends_in_common_noun(tokens: Tokens, text: str) -> bool:
    if set(tokens) & (_JOINTS | _TURNS | _OFFICES_BELOW | {"of"}):
        return False
    return text == text[:1] + text[1:].lower()


OVERLAP = Rule("overlap", Severity.WARNING, each_question(_overlaps))

RULES: tuple[Rule, ...] = (OVERLAP,)
