"""Options that differ in form: one alone has another number, verb form, closing stop or initial."""

import re
from collections.abc import Callable, Iterator

from quiz.check.fields import Options, Text, options, written
from quiz.check.option_references import is_all, is_none
from quiz.check.rule import ENGLISH, Remark, Rule, Said
from quiz.check.words import FUNCTION_WORDS
from quiz.deck import Deck, Severity
from quiz.deck.finding import cut

_QUOTES = " \"'“”‘’«»([{*_"
_STOPPED_SHORT = re.compile(r"(?:\b\w|\betc|\bInc|\bLtd|\bCo|\bSt|\bJr|\bSr|\.\w{1,3})\.$")
_WORD = re.compile(r"(?<![\w./:@-])[^\W\d_]{2,}(?![\w/:@]|\.\w)")
_WORDS = re.compile(r"[^\d_=(){}<>/\\]*$")
_PARTICLES = frozenset(
    """
    al bin d da de del der di du el ibn la le st ten van von
    """.split()  # noqa: SIM905
)
_NOUNS_IN_ING = frozenset(
    """
    anything beijing building ceiling during evening everything king morning nothing offspring
    ring sibling something spring sterling string thing viking wing
    """.split()  # noqa: SIM905 - read as a list of words
)
_BARE_VERBS = frozenset(
    """
    accept add allow apply ask avoid become begin bring build buy carry change choose close
    compare create cut describe develop divide encourage end ensure expand explain export find
    follow give go grow help hold identify import improve increase introduce join keep lead leave
    let limit lower maintain make measure move open pay prevent print promote protect provide put
    raise reduce refuse remove repeat replace restore sell send set show sign start stop strengthen
    support take tell test train try turn use wait write
    """.split()  # noqa: SIM905
)
_NOT_AFTER_TO = frozenset(
    """
    a an the this that these those its his her their our my your
    """.split()  # noqa: SIM905
)
_NUMBER_WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million
    """.split()  # noqa: SIM905
)
_NO_NUMBER = frozenset(
    """
    all any infinite it neither never no nobody none not nothing null unknown unlimited zero
    """.split()  # noqa: SIM905
)
_FIGURE = re.compile(r"[-−~≈<>$£€₽₹]?\s?\d[\d.,]*(?:\s?%)?(?:\s\S+){0,2}$")


def opening(text: str) -> str:
    """The first word of an option as written, without the marks around it."""
    return (text.lstrip(_QUOTES).split() or [""])[0].strip(_QUOTES + ",;:.!?")


def _stop(text: str) -> str:
    bare = text.rstrip(_QUOTES + ")]}")
    if _STOPPED_SHORT.search(bare) or bare.endswith(("...", "…")):
        return ""
    return "a closing stop" if bare.endswith(".") else "no closing stop"


def _initial(text: str) -> str:
    word = opening(text)
    if len(word) < 2 or word[1:] != word[1:].lower() or word.split("-")[0] in _PARTICLES:
        return ""
    if word[0].islower():
        return "a small initial"
    return "a capital initial" if word[0].isupper() else ""


def _verb(text: str) -> str:
    first, second, *_ = [*text.lstrip(_QUOTES).split(), "", ""]
    word = first.lower().strip(",;:.!?")
    if word == "to" and second.islower() and second not in _NOT_AFTER_TO:
        return "a to-infinitive"
    if word.endswith("ly"):
        word = second
    if not second:
        return "another form"
    if word.endswith("ing") and len(word) > 4 and word not in _NOUNS_IN_ING:
        return "an -ing form"
    if word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        return "a past form"
    return "a bare verb" if word in _BARE_VERBS else "another form"


def _number(text: str) -> str:
    word = opening(text).lower()
    if _FIGURE.match(text):
        return "figures"
    if word.split("-")[0] in _NUMBER_WORDS and len(text.split()) <= 3:
        return "a number in words"
    return "words" if word.isalpha() and word not in _NO_NUMBER and _WORDS.match(text) else ""


def _odd_one(texts: list[Text], form: Callable[[str], str]) -> tuple[Text, str, str] | None:
    """The one text whose form differs from that of all others, with its form and theirs.

    None where there are fewer than three, where the others differ too, or where a form is unclear.
    """
    forms = [form(text) for _, text in texts]
    if len(texts) < 3 or len(set(forms)) != 2 or "" in forms:
        return None
    for place, own in enumerate(forms):
        if forms.count(own) == 1:
            return texts[place], own, forms[place - 1]
    return None


def _is_clear_verb(own: str, theirs: str) -> bool:
    """Whether two verb forms differ for sure: `Took` is a past form that no ending tells."""
    if theirs == "another form":
        return own == "a to-infinitive"
    return theirs in ("an -ing form", "a to-infinitive") or own in (
        "an -ing form",
        "a to-infinitive",
    )


def _may_be_name(text: str, in_small_letters: Callable[[str], bool]) -> bool:
    first, *rest = text.lstrip(_QUOTES).split()
    return any(word[0].isupper() for word in rest) or not in_small_letters(opening(first))


def _form_remarks(choice: Options, in_small_letters: Callable[[str], bool]) -> Said:
    texts = [text for text in choice.all if not is_all(text[1]) and not is_none(text[1])]
    for about, form in (
        ("number", _number),
        ("verb", _verb),
        ("stop", _stop),
        ("initial", _initial),
    ):
        found = _odd_one(texts, form)
        if found is None:
            continue
        (path, text), own, theirs = found
        if about == "verb" and not _is_clear_verb(own, theirs):
            continue
        if about == "number" and "figures" not in (own, theirs):
            continue
        if own == "a capital initial" and _may_be_name(text, in_small_letters):
            continue
        yield path, f"{cut(text)!r} alone has {own}, the others have {theirs}; give all one form"


def _differs_in_form(deck: Deck) -> Iterator[Remark]:
    """A capital counts as a slip where the deck has the word in small letters, else as a name's."""
    small: set[str] = set()

    def in_small_letters(word: str) -> bool:
        if not small:
            small.update(FUNCTION_WORDS)
            for placed in deck.in_use:
                for _, text in written(placed.question):
                    small.update(filter(str.islower, _WORD.findall(text)))
        return word.lower() in small

    for placed in deck.in_use:
        choice = options(placed.question)
        if choice is not None:
            for path, message in _form_remarks(choice, in_small_letters):
                yield Remark(message, path, placed.question.id)


FORM_MISMATCH = Rule("form-mismatch", Severity.WARNING, _differs_in_form, ENGLISH)

RULES: tuple[Rule, ...] = (FORM_MISMATCH,)
