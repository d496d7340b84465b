"""Comparing texts: stable keys, folding of typed answers, and what counts as one typo."""

import hashlib
import re
import unicodedata

KEY_DIGITS = 12
TYPO_LETTERS = 5

_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»‹›′″]")
_STOPS = re.compile(r"[.,](?!(?<=\d.)\d)")
_JOINTS = re.compile(r"[\s\-‐‑]+")


def collapse(text: str) -> str:
    """NFC, with every run of white space made one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def key_of(text: str) -> str:
    """The key of an option, a side or an item: 12 hex digits of the SHA-256 of its text."""
    return hashlib.sha256(collapse(text).encode()).hexdigest()[:KEY_DIGITS]


def fold(text: str) -> str:
    """The form in which typed answers are compared (design §5).

    Folded are compatibility forms, case, accents on Latin letters, quotes, stops and commas that do
    not stand between digits, and white space and hyphens between letters. Nothing else is.
    """
    # What is taken out can bring a letter and a mark together, which then fold further.
    while (folded := _folded(text)) != text:
        text = folded
    return text


def _folded(text: str) -> str:
    # Spacing quotes decompose into a space and a mark, so they go before as well as after.
    text = unicodedata.normalize("NFKC", _QUOTES.sub("", text)).casefold()
    text = _without_latin_accents(unicodedata.normalize("NFKC", text))
    text = _STOPS.sub("", _QUOTES.sub("", text))
    return " ".join(_JOINTS.sub(_closed, text).split())


def _closed(joint: re.Match[str]) -> str:
    """Nothing where the joint stands between letters, else the joint; a mark is of its letter."""
    text, before, after = joint.string, joint.start() - 1, joint.end()
    if before < 0 or after == len(text) or not text[after].isalpha():
        return joint[0]
    return "" if unicodedata.category(text[before])[0] in "LM" else joint[0]


def _without_latin_accents(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char):
            if latin:
                continue
        else:
            latin = unicodedata.name(char, "").startswith("LATIN ")
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def is_typo(given: str, wanted: str) -> bool:
    """Whether `given` is `wanted` (both folded) with a single slip of the fingers.

    One letter too many, too few or other, or two neighbours exchanged, in an answer of five
    letters or more. A digit is never a typo: 1971 is not 1972.
    """
    if given == wanted or sum(map(str.isalpha, wanted)) < TYPO_LETTERS:
        return False
    start = 0
    for ours, theirs in zip(given, wanted, strict=False):
        if ours != theirs:
            break
        start += 1
    ours, theirs = given[start:], wanted[start:]
    while ours and theirs and ours[-1] == theirs[-1]:
        ours, theirs = ours[:-1], theirs[:-1]
    if any(map(str.isdecimal, ours + theirs)):
        return False
    exchanged = len(ours) == len(theirs) == 2 and ours == theirs[::-1]
    return exchanged or max(len(ours), len(theirs)) == 1
