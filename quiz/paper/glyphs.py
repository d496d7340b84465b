"""Where in a deck the characters stand that no font has, and how to name them."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quiz.deck import Deck, Placed
from quiz.deck.guides import GLOSSARY_FILE, TIMELINE_FILE
from quiz.deck.jsonable import to_jsonable

_UNPRINTED = {"hint", "tags", "waive", "anki", "group"}


def named(text: str) -> str:
    """A character with its code point and its Unicode name: `한 (U+D55C, HANGUL SYLLABLE HAN)`.

    Of a text of several characters, which make one sign, each is named.
    """
    names = (f"U+{ord(each):04X}, {unicodedata.name(each, 'without a name')}" for each in text)
    return f"{text} ({'; '.join(names)})"


def places_of(texts: Iterable[str], deck: Deck, questions: Iterable[Placed]) -> tuple[str, ...]:
    """What holds one of some texts: questions by their ids, or else other parts of the deck.

    Of `questions` what is printed counts; then disputes, sources, `deck.yaml` and the study guide.
    """
    wanted = tuple(texts)
    found = [f"question {each.outline.id}" for each in questions if _prints(each, wanted)]
    return tuple(found or _elsewhere(wanted, deck))


def _prints(placed: Placed, texts: Sequence[str]) -> bool:
    fields = to_jsonable(placed.question)
    assert isinstance(fields, dict)
    printed = {name: value for name, value in fields.items() if name not in _UNPRINTED}
    return _holds(printed, texts)


def _elsewhere(texts: Sequence[str], deck: Deck) -> Iterator[str]:
    for what, parts in (("dispute", deck.disputes), ("source", deck.sources)):
        for id_, part in parts.items():
            if _holds(to_jsonable(part), texts):
                yield f"{what} {id_}"
    if _holds(to_jsonable(deck.manifest), texts):
        yield "deck.yaml"
    guides = [topic.guide for topic in deck.manifest.topics if topic.guide]
    for name in (*guides, GLOSSARY_FILE, TIMELINE_FILE):
        if _holds(_text(deck.folder / name), texts):
            yield name


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _holds(value: object, texts: Sequence[str]) -> bool:
    whole = json.dumps(value, ensure_ascii=False)
    return any(text in whole for text in texts)
