"""What a stem asks: negatives, hedges, words that date or give away, and stems that ask nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.check.fields import options, prompt, written
from quiz.check.rule import ENGLISH, Remark, Rule, Said, each_question
from quiz.check.words import content_words, words
from quiz.deck import Deck, Severity
from quiz.deck.finding import cut
from quiz.deck.inline import inline
from quiz.questions import (
    Cloze,
    Flashcard,
    MultipleResponse,
    Numerical,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.invalid import Path as FieldPath


def _one_of(phrases: str) -> str:
    """A pattern for one of several words or phrases, which stand between commas."""
    return "(?:" + "|".join(r"\s+".join(each.split()) for each in phrases.split(",")) + ")"


_BLANK = "·"
_QUOTED = re.compile(
    r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»'
    r"|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'[^']*'(?!\w)"
)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Dr|Mr|St|No))[.?!][\"”’')\]]*\s+(?=\W?[A-Z0-9])")
_CLOSING = "\"”’')] "


@dataclass(frozen=True)
class _Shown:
    """A text as it is seen; in `own` what is quoted, emphasised or code is blanked out.

    `spoken` blanks out quotations and code alone; all three are of one length.
    """

    text: str
    spoken: str
    own: str


def _shown(text: str) -> _Shown:
    runs = inline(text)
    coded = [_BLANK * len(run.text) if run.code else run.text for run in runs]
    spoken = own = "".join(coded)
    at = 0
    for run in runs:
        if run.emphasis or run.strong:
            own = _blanked(own, at, at + len(run.text))
        at += len(run.text)
    for found in _QUOTED.finditer(spoken):
        spoken = _blanked(spoken, *found.span())
        own = _blanked(own, *found.span())
    return _Shown("".join(run.text for run in runs), spoken, own)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + _BLANK * (end - start) + text[end:]


def _sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with the place where it begins."""
    starts = [0, *(found.end() for found in _SENTENCE_END.finditer(text))]
    return [
        (start, text[start:end])
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]


_ORDER = _one_of(
    "add, arrange, assign, balance, calculate, check, choose, circle, classify, click, combine,"
    "compare, complete, compute, conjugate, connect, convert, correct, count, date, decide, define,"
    "describe, determine, differentiate, distinguish, divide, drag, draw, enter, estimate,"
    "evaluate, expand, explain, express, factor, factorise, factorize, fill, find, give, guess,"
    "identify, indicate, integrate, join, label, link, list, mark, match, measure, mention,"
    "multiply, name, order, pair, pick, place, prove, provide, put, quote, rank, recall, replace,"
    "rewrite, round, say, select, show, simplify, sketch, solve, sort, spell, state, subtract,"
    "supply, tell, tick, transcribe, translate, type, underline, use, work, write"
)
_IMPERATIVE = re.compile(
    rf"(?:^|[,;:]\s+(?:then\s+)?|\b(?:and|then|please)\s+)\W*{_ORDER}\b", re.IGNORECASE
)
_INTERROGATIVE = re.compile(
    r"^\W*(?:(?:at|by|for|from|in|into|of|on|through|to|under|with)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how)\b",
    re.IGNORECASE,
)


def _asked(text: str) -> list[tuple[int, str]]:
    """The sentences that ask: with a question mark, else with an imperative, else the last one."""
    sentences = _sentences(text)
    questions = [each for each in sentences if each[1].rstrip(_CLOSING).endswith("?")]
    return (
        questions or [each for each in sentences if _IMPERATIVE.search(each[1])] or sentences[-1:]
    )


# Between what asks and its negation no other clause may open, or the negation belongs to that.
_CLAUSE = _one_of(
    "that, who, whom, whose, which, what, why, how, if, when, where, while, because, since,"
    "although, though, unless, as, than, whether, until, before, after"
)
_PREPOSITION = _one_of(
    "of, to, for, with, without, about, in, into, from, by, on, at, under, over, and, or, but"
)
_BETWEEN = rf"(?:\s+(?!{_CLAUSE}\b)[^\s,;:?()—–]+){{0,12}}?"
_SUBJECT = rf"(?:\s+(?!{_CLAUSE}\b|{_PREPOSITION}\b)[^\s,;:?()—–]+){{1,5}}?"
_AUXILIARY = _one_of(
    "am, is, are, was, were, do, does, did, has, have, had, can, could, will, would, shall, should,"
    "may, might, must"
)
_ASKING = re.compile(
    rf"\b(?:which|what|who|whom|whose|how\s+(?:many|much)|(?:when|where)(?=\s+{_AUXILIARY}\b))\b",
    re.IGNORECASE,
)
_SHORTENED = r"(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should|must)n['’]t"
_NOT = (
    rf"(?:{_AUXILIARY}(?:\s+(?P<not1>not)|{_SUBJECT}\s+(?P<not2>not)(?!\s+{_PREPOSITION}\b))\b"
    rf"(?!\s+(?:only|just|merely|to|least)\b)|(?P<not3>{_SHORTENED}|cannot|never)\b)"
)
_NEGATIVE_QUESTION = re.compile(rf"{_BETWEEN}\s+{_NOT}", re.IGNORECASE)
_NEGATIVE_ORDER = re.compile(
    rf"^\W*{_ORDER}\b(?:\s+[^\s,;:?()—–]+){{0,8}}?\s+(?:that|which|who)\s+{_NOT}", re.IGNORECASE
)
_NEGATIVE_START = re.compile(
    rf"(?:^|[,;])\W*(?!{_CLAUSE}\b)\w+{_BETWEEN}\s+{_NOT}[^,;]*$", re.IGNORECASE
)
_EXCEPT = re.compile(
    r"^\W*(?:all|any|each|every\s+one)\s+of\s+(?:these|those|the\s+following)\b.*\b(?P<not1>except)\b"
    r"|\b(?P<not2>except)(?:\s+for)?[\s:?._…—–-]*$",
    re.IGNORECASE | re.DOTALL,
)
_LEAST = re.compile(
    r"(?<!\bat )\b(?P<not1>least)\s+(?!common\s+(?:multiple|denominator))"
    r"(?:true|apt|well|common|often|clear|sure"
    r"|\w+(?:ly|ful|ive|able|ible|ant|ent|al|ate|ed|ous|ic))\b",
    re.IGNORECASE,
)


def _governing(question: Question, shown: _Shown) -> tuple[int, int] | None:
    """Where the negation stands that turns round what a stem asks, if there is one."""
    if isinstance(question, TrueFalse | Cloze):
        return None
    for start, sentence in _sentences(shown.spoken):
        found = _EXCEPT.search(sentence)
        if found is not None:
            return _span(start, found)
    for start, sentence in _asked(shown.spoken):
        asking = _ASKING.search(sentence)
        is_order = _IMPERATIVE.search(sentence) is not None
        found = (asking and _NEGATIVE_QUESTION.match(sentence, asking.end())) or _LEAST.search(
            sentence
        )
        if found is None and is_order:
            found = _NEGATIVE_ORDER.search(sentence)
        if found is None and options(question) is not None and "?" not in sentence and not is_order:
            found = _NEGATIVE_START.search(sentence)
        if found is not None:
            return _span(start, found)
    return None


def _span(start: int, found: re.Match[str]) -> tuple[int, int]:
    """Where the negation of a match stands, in the text whose sentence begins at `start`."""
    name = next(key for key, value in found.groupdict().items() if value)
    return start + found.start(name), start + found.end(name)


def _unmarked_negative(question: Question) -> Said:
    path, text = _raw_prompt(question)
    shown = _shown(text)
    span = _governing(question, shown)
    if span is None:
        return
    word = shown.text[slice(*span)]
    in_capitals = word.isupper() and not shown.text.isupper()
    if not in_capitals and shown.own[slice(*span)] == word:
        yield path, f"{word!r} turns the question round and is easily missed; write *{word}*"


def _raw_prompt(question: Question) -> tuple[FieldPath, str]:
    """What is asked as written, mark-up and all; a cloze with its gaps as `___`."""
    match question:
        case Cloze():
            return ("text",), question.with_gaps(["___"] * len(question.gaps))
        case Flashcard():
            return ("front",), question.front
        case _:
            return ("stem",), question.stem


_NEGATION = re.compile(
    r"\bnot\b(?!\s+(?:only|just|merely|least)\b)|\bno\b(?!\.\s*\d)|\w+n['’]t\b"
    r"|\b(?:never|cannot|nobody|nothing|none|neither|except)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_DENIAL = _one_of(
    "untrue, uncommon, unlikely, unusual, unlike, unknown, unaware, unable, unrelated,"
    "unreasonable, unimportant, unnecessary, impossible, improbable, incorrect, inaccurate,"
    "inconsistent, invalid, irrelevant, insignificant, dissimilar, false"
)
_UNDONE = re.compile(rf"(?:\bnot|\bnever|n['’]t)(?:\s+(?:at|all|be))*\s+{_DENIAL}\b", re.IGNORECASE)
_JOINED = re.compile(
    r"[,;:]|\b(?:and|or|but|nor|because|since|although|though|while|when)\b", re.IGNORECASE
)


def _double_negative(question: Question) -> Said:
    path, text = _raw_prompt(question)
    if isinstance(question, Cloze):
        return
    shown = _shown(text)
    span = _governing(question, shown)
    choice = options(question)
    if span is not None and choice is not None:
        for _, option in choice.all:
            found = _NEGATION.search(_shown(option).spoken)
            if found is not None:
                yield (
                    path,
                    f"the stem asks with {shown.text[slice(*span)]!r}, and the option "
                    f"{cut(option)!r} denies too; ask without the negation",
                )
                return
    for _, sentence in _asked(shown.spoken):
        for clause in _JOINED.split(sentence):
            found_all = [found[0] for found in _NEGATION.finditer(clause)]
            found_all += _WITHOUT.findall(clause)
            undone = _UNDONE.search(clause)
            if len(found_all) > 1 or undone is not None:
                said = f"{undone[0]!r}" if undone else " and ".join(map(repr, found_all[:2]))
                yield path, f"two negations in one sentence ({said}); say it without them"
                return


_SAYS = _one_of(
    "says?, said, writes?, wrote, tells?, told, claims?, claimed, argues?, argued, states?, stated,"
    "reports?, reported, calls?, called, describes?, described, names?, named, gives?, gave, puts?,"
    "holds?, judges?, expects?, recommends?, notes?, adds?, speaks?, spoke, sees?, has, had,"
    "takes?, finds?, found, concludes?, suggests?"
)
_WRITTEN = _one_of(
    "texts?, articles?, passages?, paragraphs?, accounts?, extracts?, excerpts?, poems?, essays?,"
    "speech, letters?, diary, documents?, headlines?, captions?, section, overview, outlook"
)
_WRITER = _one_of("authors?, writers?, speakers?, sources?, reports?, study, narrator, editor")
_POINTED = r"(?:\b(?:the|this|that|each|either|neither|both|two|first|second|third)|['’]s)"
_ATTRIBUTED = re.compile(
    r"\baccording to\b|\bin (?:the )?words of\b|\bas of (?:\w+ )*\d{4}\b"
    r"|\bin \w+['’]s (?:view|account|words|opinion)\b"
    rf"|{_POINTED}\s+(?:\w+\s+){{0,2}}?{_WRITTEN}\b"
    rf"|\bthe\s+(?:\w+\s+)?{_WRITER}\s+(?:\w+ly\s+)?{_SAYS}\b",
    re.IGNORECASE,
)


def _is_attributed(deck: Deck, text: str) -> bool:
    """Whether a text says whose words it gives: a text, an author, or a source by its label."""
    if _ATTRIBUTED.search(text):
        return True
    folded = f" {' '.join(words(text))} "
    return any(f" {' '.join(words(source.label))} " in folded for source in deck.sources.values())


_SOME_TIMES = _one_of(
    "usually, often, sometimes, frequently, occasionally, commonly, generally, typically, normally,"
    "mostly, rarely, seldom, as a rule, at times, in many cases, more or less"
)
_VAGUE = re.compile(rf"\b{_SOME_TIMES}\b|\b(?:may|might)(?=\s+(?!not\b)[a-z])")
_MODAL = re.compile(r"\b(?:must|shall|may not|cannot|has to|have to|is obliged)\b", re.IGNORECASE)


def _vague_terms(deck: Deck) -> Iterator[Remark]:
    for placed in deck.in_use:
        question = placed.question
        stem = _shown(_raw_prompt(question)[1]).text
        if isinstance(question, TrueFalse):
            judged: tuple[tuple[FieldPath, str], ...] = ((("stem",), question.stem),)
        else:
            choice = options(question)
            if choice is None:
                continue
            raw = dict(written(question))
            judged = tuple((path, raw[path]) for path, _ in choice.all)
        if _is_attributed(deck, stem):
            continue
        is_about_duty = any(_MODAL.search(text) for _, text in judged)
        for path, text in judged:
            found = _VAGUE.search(_first_lowered(_shown(text).own))
            if found is None or (is_about_duty and found[0] in ("may", "might")):
                continue
            yield Remark(
                f"each reader takes {found[0]!r} otherwise; say how often, or whose word it is",
                path,
                question.id,
            )
            break


def _first_lowered(text: str) -> str:
    """A text whose first letter is small, so that only a name keeps its capital."""
    return text[:1].lower() + text[1:]


_NOW = _one_of(
    "currently, recent, recently, today, nowadays, presently, at present, at the moment,"
    "present day, present-day, these days, so far, to date, until now, up to now, as of now,"
    "right now"
)
_HELD = _one_of(
    r"president, premier, minister, government, leader, head, king, queen, pope, chair\w*,"
    "secretary, champion, holder, record, population, price, rate, version, edition, members?,"
    "constitution"
)
# `What is now Ghana` and `(now Ghana)` explain a name.
_BARE_NOW = (
    r"(?<!what is )(?<!what are )(?<!, )(?<!\()\bnow\b"
    r"(?! (?:that|and then|call|called|known|part of)\b)"
)
_DATED = re.compile(
    rf"\b{_NOW}\b|\b(?:this|last|next) (?:year|month|week|decade|century)\b"
    rf"|\bcurrent (?=(?:\w+ )?{_HELD}\b)|{_BARE_NOW}",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"^\W*(?:an?|two|three|four|your?|suppose|imagine)\s"
    r"(?!(?:\w+\s)?(?:study|report|survey|law|poll|paper|recent)\b)"
)
_NOT_IN_A_STORY = ("recent", "present day", "present-day", "nowadays", "these days")


def _dated_now(deck: Deck) -> Iterator[Remark]:
    for placed in deck.in_use:
        question = placed.question
        shown = _shown(_raw_prompt(question)[1])
        if _is_attributed(deck, shown.text):
            continue
        sentences = _sentences(shown.text)
        is_story = len(sentences) > 1 and bool(_STORY.match(_first_lowered(sentences[0][1])))
        for path, text in _read_aloud(question):
            found = _DATED.search(_shown(text).own)
            if found is None or _is_attributed(deck, text):
                continue
            said = found[0].strip()
            if is_story and said.lower() not in _NOT_IN_A_STORY:
                continue
            yield Remark(
                f"{said!r} changes its meaning with the day of reading; give the date, or say "
                "whose word it is",
                path,
                question.id,
            )


def _read_aloud(question: Question) -> Iterator[tuple[FieldPath, str]]:
    """What is asked and what may be answered, as written, without what is said afterwards."""
    for path, text in written(question):
        aside = path[0] in ("accept", "reject", "explanation", "note", "hint", "feedback")
        if not aside and path[-1] != "feedback":
            yield path, text


RARE_SHARE = 50
"""A word is rare if no more than one in so many stems of the deck, or two stems, has it."""


def _clangs(deck: Deck) -> Iterator[Remark]:
    asked = {
        placed.question.id: content_words(prompt(placed.question)[1]) for placed in deck.in_use
    }
    stems_with = Counter(word for of_one in asked.values() for word in of_one)
    most = max(2, len(asked) // RARE_SHARE)
    subject = content_words(
        " ".join([deck.manifest.title, *(source.label for source in deck.sources.values())])
    )
    for placed in deck.in_use:
        question = placed.question
        choice = options(question)
        if choice is None:
            continue
        elsewhere = subject | content_words(placed.topic.title)
        for _, text in choice.wrong:
            elsewhere |= content_words(text)
        for path, text in choice.right:
            shared = (asked[question.id] & content_words(text)) - elsewhere
            rare = {word for word in shared if len(word) > 3 and stems_with[word] <= most}
            if rare:
                word = next(
                    said
                    for said in words(text)
                    if content_words(said) and content_words(said) <= rare
                )
                yield Remark(
                    f"{word!r} stands in the stem and of all options in the key alone; put it into "
                    "a distractor as well, or say it otherwise",
                    path,
                    question.id,
                )


_OPEN_ENDS = (":", "…", "...", ",", "—", "–", "-", "=", "_")


def _no_question(question: Question) -> Said:
    if isinstance(question, TrueFalse | Cloze | Flashcard):
        return
    text = prompt(question)[1].strip()
    bare = text.rstrip(_CLOSING)
    if any(mark in text for mark in ("?", "__", "…", "...")):
        return
    if any(
        _IMPERATIVE.search(sentence) or _INTERROGATIVE.match(sentence)
        for _, sentence in _sentences(text)
    ):
        return
    is_open = bare.endswith(_OPEN_ENDS) or not bare.endswith((".", "!"))
    is_heading = isinstance(question, SingleChoice | MultipleResponse) and len(text.split()) < 2
    if not is_open or is_heading:
        wanted = "ask, tell what to do, or leave the sentence open for the answer to complete"
        if not isinstance(question, SingleChoice | MultipleResponse | ShortAnswer | Numerical):
            wanted = "ask, or tell what to do"
        yield ("stem",), f"the stem {cut(text)!r} asks nothing; {wanted}"


UNMARKED_NEGATIVE = Rule(
    "unmarked-negative", Severity.WARNING, each_question(_unmarked_negative), ENGLISH
)
DOUBLE_NEGATIVE = Rule(
    "double-negative", Severity.WARNING, each_question(_double_negative), ENGLISH
)
VAGUE_TERM = Rule("vague-term", Severity.WARNING, _vague_terms, ENGLISH)
CLANG = Rule("clang", Severity.WARNING, _clangs, ENGLISH)
DATED_NOW = Rule("dated-now", Severity.WARNING, _dated_now, ENGLISH)
NO_QUESTION = Rule("no-question", Severity.WARNING, each_question(_no_question), ENGLISH)

RULES = (UNMARKED_NEGATIVE, DOUBLE_NEGATIVE, VAGUE_TERM, CLANG, DATED_NOW, NO_QUESTION)
"""All rules of this module."""
