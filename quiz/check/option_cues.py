"""What gives an answer away: its length, an article, absolute terms, words that it shares."""

import re
from collections.abc import Iterable
from fractions import Fraction

from quiz.check.fields import Text, options, prompt
from quiz.check.option_form import opening
from quiz.check.option_references import is_all, is_none
from quiz.check.rule import ENGLISH, Rule, Said, each_question
from quiz.check.words import content_words
from quiz.deck import Severity
from quiz.deck.finding import cut
from quiz.questions import Question, SingleChoice
from quiz.questions.invalid import Path as FieldPath

Claim = tuple[FieldPath, str, str]
"""A field, the option in it and an absolute term of that."""

LONGER = Fraction(13, 10)
LONGER_BY = 12

_ARTICLE = re.compile(r"(?:^|\s)(an?|An?(?=\s+_))(?:\s+_{2,}|\s*[:…–—-]*\s*$)")
_SAID_WITH_Y_OR_W = re.compile(r"(?:eu|ewe|one\b|once\b|uni(?![mn])|u[bcfrst][aeiou]|util)")
_MUTE_H = re.compile(r"(?:hour|honest|honou?r|heir)")

_ABSOLUTE = re.compile(
    r"\b(?:absolutely|all|always|completely|entirely|every|everybody|everyone|everything|"
    r"exclusively|impossible|invariably|must|never|none|only|solely|totally|wholly|"
    r"without exception)\b"
)
_EVERYDAY = frozenset(("all", "must", "only"))
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_HARMLESS = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:absolutely|all|always|completely|entirely|every\w*|exclusively|only|"
    r"solely|totally|wholly)\b"
    r"|\b(?:above|after|at|first of|in) all\b|\ball (?:but|right|in all)\b"
    rf"|\ball (?:the |of the )?{_COUNT}\b|\ball-\w+"
    rf"|\bevery (?:other |few |single |{_COUNT} )?"
    r"(?:second|minute|hour|day|night|morning|evening|week|month|season|year|decade|century|time)s?"
    r"\b|\b(?:the|an|its|their|his|her) only\b"
    rf"|\bonly (?:an?|once|twice|{_COUNT}|the (?:first|former|last|latter|other|second))\b"
    rf"|\b(?:an?|{_COUNT}) \w+ only\b"
    r"|\b(?:had|was|were) never\b|\bnever (?:\w+ed|became|began|came|did|fell|found|gave|got|had|"
    r"held|knew|left|lost|made|met|paid|rose|said|saw|sent|set|took|was|went|were|won)\b"
    r"|\ball (?:of )?(?:its|our|the|their|these|those|your)\b"
    r"|\bmust have\b|\b(?:that|which|who) must\b"
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def _is_longest(question: Question) -> Said:
    """Several answers count with their mean length: one of them may well be the longest option."""
    choice = options(question)
    if choice is None:
        return
    answer = Fraction(sum(len(text) for _, text in choice.right), len(choice.right))
    wrong = max(len(text) for _, text in choice.wrong)
    if wrong and answer >= LONGER * wrong and answer - wrong >= LONGER_BY:
        single = len(choice.right) == 1
        who = "the answer is" if single else "the answers are on average"
        yield (
            choice.right[0][0] if single else ("answers",),
            f"{who} {float(answer / wrong):.1f} times as long as the longest distractor "
            f"({round(answer)} characters to {wrong}); trim {'it' if single else 'them'}, "
            "or lengthen the distractors",
        )


def article_for(text: str) -> str:
    """`a` or `an` as the sound that a text begins with wants it; empty where that is not clear."""
    word = opening(text)
    lower = word.lower()
    if not lower or lower in ("a", "an", "the") or (len(word) > 1 and word[:2].isupper()):
        return ""
    if lower[0].isdigit():
        return "an" if re.match(r"8|1[18](?!\d)", lower) else "a"
    if not lower[0].isascii() or not lower[0].isalpha() or len(lower.split("-")[0]) == 1:
        return ""
    if lower[0] in "aeiou":
        return "a" if _SAID_WITH_Y_OR_W.match(lower) else "an"
    return "an" if _MUTE_H.match(lower) else "a"


def _does_not_fit_article(question: Question) -> Said:
    choice = options(question)
    if choice is None:
        return
    path, stem = prompt(question)
    found = _ARTICLE.search(" ".join(stem.split()))
    if found is None:
        return
    article = found[1].lower()
    misfits = [text for _, text in choice.all if article_for(text) not in ("", article)]
    if misfits:
        yield (
            path,
            f"the stem's {article!r} does not fit {cut(misfits[0])!r}; "
            "write a(n), or put the articles into the options",
        )


def _absolutes(text: str) -> list[str]:
    """The absolute terms of a text in order, less those that claim no more than a single event."""
    return _ABSOLUTE.findall(_HARMLESS.sub(" ", text.lower()))


def _claims(side: Iterable[Text], asked: set[str]) -> list[Claim]:
    """The absolute terms of options, but for bare ones (`Always`) and those that the stem has."""
    return [
        (path, text, term)
        for path, text in side
        if len(text.split()) > 1 and not is_all(text) and not is_none(text)
        for term in _absolutes(text)
        if term not in asked
    ]


def _has_absolutes_on_one_side(question: Question) -> Said:
    """An everyday word such as `all` sets an answer apart only where the answer begins with it."""
    choice = options(question)
    if choice is None:
        return
    asked = set(_absolutes(prompt(question)[1]))
    right, wrong = _claims(choice.right, asked), _claims(choice.wrong, asked)
    if wrong and not right:
        path, _, term = wrong[0]
        yield (
            path,
            f"{term!r} stands in distractors alone, and learners strike out what claims too much; "
            "take it out, or put such a term into the answer too",
        )
    if wrong:
        return
    for path, text, term in right:
        if term not in _EVERYDAY or text.lower().startswith(term):
            yield (
                path,
                f"{term!r} stands in the answer alone, which sets it apart; "
                "take it out, or put such a term into a distractor too",
            )
            return


def _elements(text: str) -> frozenset[str]:
    return content_words(text) | frozenset(_DIGITS.findall(text))


def _is_where_options_meet(question: Question) -> Said:
    """The answer at the centre of a star: each distractor shares with it, and with it the most.

    Words that all options have count for nothing. It fires where three quarters of the answer's
    words, two at least, stand in distractors too, no distractor holds all of these, and none shares
    as much (NBME, "convergence strategy": the answer has most in common with the other options).
    """
    choice = options(question)
    if choice is None or not isinstance(question, SingleChoice) or len(choice.wrong) < 3:
        return
    found = [_elements(text) for _, text in choice.all]
    everywhere = frozenset.intersection(*found)
    found = [elements - everywhere for elements in found]
    counts: dict[str, int] = {}
    for elements in found:
        for element in elements:
            counts[element] = counts.get(element, 0) + 1
    links = [sum(counts[element] - 1 for element in elements) for elements in found]
    key, *others = found
    shared = frozenset(element for element in key if counts[element] > 1)
    if (
        len(shared) > 1
        and 4 * len(shared) >= 3 * len(key)
        and links[0] > max(links[1:])
        and all(shared & other and not shared <= other for other in others)
    ):
        path, text = choice.right[0]
        yield (
            path,
            f"{cut(text)!r} shares words with every distractor, and more than any of them does, "
            "which points at it; let distractors have as much in common with one another",
        )


KEY_LONGEST = Rule("key-longest", Severity.WARNING, each_question(_is_longest))
ARTICLE_CUE = Rule("article-cue", Severity.WARNING, each_question(_does_not_fit_article), ENGLISH)
ABSOLUTE_TERM = Rule(
    "absolute-term", Severity.WARNING, each_question(_has_absolutes_on_one_side), ENGLISH
)
CONVERGENCE = Rule("convergence", Severity.WARNING, each_question(_is_where_options_meet), ENGLISH)

RULES: tuple[Rule, ...] = (KEY_LONGEST, ARTICLE_CUE, ABSOLUTE_TERM, CONVERGENCE)
