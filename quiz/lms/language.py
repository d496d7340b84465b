"""The language of a deck, as XML names it."""

import re

from quiz.deck import Deck

# The form of xml:lang, by XML Schema's type `language`.
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_UNDETERMINED = "und"


def language_tag(deck: Deck) -> str:
    """The language of a deck if it has the form of a tag, else the tag of none in particular."""
    language = deck.manifest.language
    return language if _TAG.fullmatch(language) else _UNDETERMINED
