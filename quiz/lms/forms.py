"""The forms of a typed answer, for a system that looks past upper and lower case and no further.

Here accents, hyphens, quotes, stops and commas do not count either (`quiz.questions.text.fold`), so
a form is followed by what learners are likely to type for it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from quiz.lms.html import readable
from quiz.questions.text import fold

_HYPHENS = re.compile(r"\s*[-‐‑]\s*")
_UNTYPED = re.compile("[\"'`´‘’‚‛“”„‟«»‹›′″.,]")


def typed_forms(forms: Iterable[str]) -> tuple[str, ...]:
    """The forms, each on one line, and after each what is marked alike here; no two alike."""
    found: dict[str, str] = {}
    for form in forms:
        for typed in (form, *_ways(form)):
            found.setdefault(_as_compared(typed), one_line(typed))
    return tuple(found.values())


def one_line(form: str) -> str:
    """A form on one line, with control characters as pictures."""
    return " ".join(readable(form).split())


def _ways(form: str) -> Iterator[str]:
    wanted = fold(form)
    bare = _UNTYPED.sub("", _unaccented(form))
    for typed in (_unaccented(form), bare, _HYPHENS.sub(" ", bare), _HYPHENS.sub("", bare)):
        if fold(typed) == wanted:
            yield typed


def _unaccented(form: str) -> str:
    letters = unicodedata.normalize("NFD", form)
    return unicodedata.normalize("NFC", "".join(filter(_is_no_mark, letters)))


def _is_no_mark(letter: str) -> bool:
    return not unicodedata.combining(letter)


def _as_compared(form: str) -> str:
    return unicodedata.normalize("NFC", one_line(form)).lower()
