"""Options and comments that point at other options: at all, at none, at a letter or a place."""

import re
from collections.abc import Callable, Iterator

from quiz.check.fields import Text, options, prompt
from quiz.check.rule import ENGLISH, Rule, Said, each_question
from quiz.deck import Severity
from quiz.deck.finding import cut
from quiz.deck.inline import plain
from quiz.questions import Matching, MultipleResponse, Question, SingleChoice

_OPTIONS = r"(?:answers?|options?|choices?|alternatives?)"
_THESE = rf"(?:(?:above|these|those)(?: {_OPTIONS})?|them|listed|mentioned|{_OPTIONS})"
_SO = r"(?: (?:above|listed|given|here|mentioned))?"
_VERDICT = r"(?: (?:are|is|apply|applies)(?: (?:correct|right|true|wrong|false))?)?"
_GROUP = rf"(?:of )?(?:the )?(?:other |above )?{_THESE}{_SO}{_VERDICT}"
_NUMBER = r"(?: (?:two|three|four|five))?"
_ALL = re.compile(rf"(?!both of them)(?:all{_NUMBER}|both) {_GROUP}")
_NONE = re.compile(
    rf"(?!neither of them)(?:none|neither|not any|no one) {_GROUP}"
    r"|no (?:correct|right) answer|there is no (?:correct|right) answer"
    r"|none (?:is|are) (?:correct|right|true)|no(?:ne)? (?:answer|option) is (?:correct|right|true)"
)
_ABOVE = re.compile(r"\b(?:(all|both)|(none|neither)) (?:of )?the above\b")
_SHARE = re.compile(
    r"(?:some|most|many|half|few|a few|a third|a quarter|one|two|three|\d+)(?: \w+)? of "
    r"(?:them|these|those|the)\b"
)

_NOUN = r"(?:[Oo]ption|[Cc]hoice|[Aa]lternative|[Dd]istractor)"
_JOIN = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|nor|&)\s+|\s*/\s*)"
_LETTERS = rf"[A-H](?:{_JOIN}[A-H]){{0,7}}"
_DIGITS = rf"[1-9](?:{_JOIN}[1-9]){{0,7}}"
_NAMED = re.compile(
    rf"\b(?:{_NOUN}s?|[Aa]nswers?)\s+(?:{_LETTERS}\b(?!['’.]\w)|\([A-Ha-h1-9]\)|[a-h]\))"
    rf"|\b(?:{_NOUN}s?|[Aa]nswers(?=\s+\d{_JOIN}))\s+{_DIGITS}(?![\w.,%]*\d|\s*%)"
)
_PLACED = re.compile(
    r"(?<!\bas )(?<!\bis )(?<!\bwas )\b(?:[Tt]he|[Tt]hese)\s+"
    r"(?:(?:first|last)\s+(?:two|three|four)|first|second|third|fourth|fifth|last|previous|"
    r"preceding|above)\s+(?:options?|choices?|alternatives?|distractors?|answers?)\b"
    r"(?!\s+(?:of|for|to|that|from|by|given|left|open|was to|he|she|they)\b)"
    r"|\b(?:[Oo]ptions?|[Cc]hoices?|[Dd]istractors?|[Aa]nswers?)\s+(?:above|below)\b"
    r"|\b[Tt]he\s+(?:first|last)\s+(?:two|three)\s+are\s+(?:both\s+|all\s+)?"
    r"(?:right|wrong|correct|incorrect|true|false)\b"
)
_JUDGED = re.compile(
    rf"\(?\b({_LETTERS})\)?\s+(?:is|are|was|were)\s+(?:both\s+|also\s+|all\s+|only\s+)?"
    r"(?:right|wrong|correct|incorrect|true|false|"
    r"the\s+(?:right\s+|correct\s+|best\s+|wrong\s+)?(?:answer|option|choice|key|distractor))\b"
)
_MAY_STAND_BEFORE = re.compile(
    r"(?:^|[.;:!?,(]\s*|\b(?:although|and|as|because|both|but|either|hence|if|neither|only|or|since"
    r"|so|that|therefore|though|thus|while|why)\s+)$",
    re.IGNORECASE,
)
_LOOK_BACK = 20
_COMBINED = re.compile(
    rf"(?:(?:[Bb]oth|[Oo]nly|[Nn]either|[Ee]ither)\s+)?\(?(?P<which>{_LETTERS}|{_DIGITS})\)?"
    r"(?:\s+only)?\.?"
)
_FIRST_FEW = re.compile(
    r"(?:(?:only|both) )?(?:the )?(?:first|last) (?:two|three)"
    r"(?: only| of these| of the above| options| answers)?|(?:the )?same as above"
)
_ORDINAL = re.compile(r"(?:only )?the (?:first|second|third|fourth|last|middle|other)\b")
_ALONE = re.compile(r"(?<![\w'’.-])[A-H](?![\w'’-])")
_SENTENCE = re.compile(r"(?:^|[.!?:]\s+)A\s+(?=[a-z])(?!and\b|or\b)")


def _plainly(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").strip(" .!\"'“”‘’()").split())


def is_all(text: str) -> bool:
    """Whether an option says that all the others are right."""
    above = _ABOVE.search(text.lower())
    return _ALL.fullmatch(_plainly(text)) is not None or bool(above and above[1])


def is_none(text: str) -> bool:
    """Whether an option says that none of the others is right."""
    above = _ABOVE.search(text.lower())
    return _NONE.fullmatch(_plainly(text)) is not None or bool(above and above[2])


def _of_the_others(question: Question, test: Callable[[str], bool]) -> Iterator[Text]:
    """The options that pass a test, unless they are shares of one number: `half of them`."""
    choice = options(question)
    if choice is None:
        return
    shares = any(_SHARE.match(_plainly(text)) for _, text in choice.all)
    for path, text in choice.all:
        if test(text) and not (shares and "above" not in text):
            yield path, text


def _says_all(question: Question) -> Said:
    for path, text in _of_the_others(question, is_all):
        yield (
            path,
            f"{cut(text)!r} can be told from two options that are right, or struck out with one "
            "that is wrong; ask for several answers, or take it out",
        )


def _says_none(question: Question) -> Said:
    for path, text in _of_the_others(question, is_none):
        yield (
            path,
            f"{cut(text)!r} does not show that a learner knows what is right; "
            "write an option that says something itself",
        )


def _letters_of_its_own(texts: list[str]) -> set[str]:
    """Letters that name something in the question itself: blood group A, a line from A to B."""
    letters: set[str] = set()
    for text in texts:
        letters.update(_ALONE.findall(_SENTENCE.sub("", text)))
    return letters


def _combined(text: str) -> list[str]:
    """The letters or places that an option consists of: `A` and `C` of `Both A and C`."""
    found = _COMBINED.fullmatch(text.strip())
    return re.findall(r"[A-H]|[1-9]", found["which"]) if found else []


def _points_at_options(texts: tuple[Text, ...], stem: str) -> Said:
    """Options that are nothing but places of others: `A and C`, `the first two`.

    Where every option is made of letters, these name something in the stem or in a figure.
    """
    combined = {path: _combined(text) for path, text in texts}
    if all(combined.values()):
        return
    own = _letters_of_its_own([stem, *(text for path, text in texts if not combined[path])])
    own.update(which[0] for which in combined.values() if len(which) == 1)
    for path, text in texts:
        which = combined[path]
        others = [other for at, other in texts if at != path]
        if len(which) > 1 and which[0].isdigit():
            points = not any(char.isdigit() for other in [stem, *others] for char in other)
        elif len(which) > 1:
            points = not own.issuperset(which)
        else:
            points = _FIRST_FEW.fullmatch(_plainly(text)) is not None and not any(
                _ORDINAL.match(_plainly(other)) for other in others
            )
        if points:
            yield path, _pointing(text)


def _pointing(text: str) -> str:
    return (
        f"{cut(text)!r} points at an option by letter or place, and options are shuffled; "
        "quote the option instead"
    )


def _comments(question: SingleChoice | MultipleResponse | Matching) -> Iterator[Text]:
    if not isinstance(question, Matching):
        for place, distractor in enumerate(question.distractors):
            yield ("distractors", place, "feedback"), plain(distractor.feedback)
    for name in ("explanation", "note", "hint"):
        text = getattr(question, name)
        if text is not None:
            yield (name,), plain(text)


def _reference(text: str, stem: str, own: set[str]) -> str:
    """The first words of a text that point at an option by letter or place; empty if none do."""
    for found in _NAMED.finditer(text):
        if found[0].lower() not in stem.lower():
            return found[0]
    placed = _PLACED.search(text)
    if placed is not None and placed[0].lower() not in stem.lower():
        return placed[0]
    for found in _JUDGED.finditer(text):
        letters = set(re.findall(r"[A-H]", found[1]))
        if not letters <= own and _MAY_STAND_BEFORE.search(text[: found.start()][-_LOOK_BACK:]):
            return found[0]
    return ""


def _points_at_places(question: Question) -> Said:
    if not isinstance(question, SingleChoice | MultipleResponse | Matching):
        return
    choice = options(question)
    texts = choice.all if choice else ()
    stem = prompt(question)[1]
    told: set[tuple[str | int, ...]] = set()
    for path, message in _points_at_options(texts, stem):
        told.add(path)
        yield path, message
    own = _letters_of_its_own([stem, *(text for _, text in texts)])
    for path, text in (*texts, *_comments(question)):
        words = _reference(text, stem, own)
        if words and path not in told:
            yield path, _pointing(words)


ALL_OF_THE_ABOVE = Rule("all-of-the-above", Severity.WARNING, each_question(_says_all), ENGLISH)
NONE_OF_THE_ABOVE = Rule("none-of-the-above", Severity.WARNING, each_question(_says_none), ENGLISH)
LETTER_REFERENCE = Rule(
    "letter-reference", Severity.WARNING, each_question(_points_at_places), ENGLISH
)

RULES: tuple[Rule, ...] = (ALL_OF_THE_ABOVE, NONE_OF_THE_ABOVE, LETTER_REFERENCE)
