"""Ids made out of words."""

import re
import unicodedata

_SMALL_WORDS = re.compile(
    r"(?:a|an|and|are|at|by|did|do|does|for|from|how|in|is|it|of|on|or|the|to|was|were|what|when|"
    r"where|which|who|whom|whose|why|with)\Z"
)
_MOST_WORDS = 5
_MOST_LETTERS = 40


def slug(text: str) -> str:
    """An id out of the first words of a text that tell something; empty if none is in Latin script.

    Where all of them are small words, they are taken as they are.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    words = re.findall("[a-z0-9]+", re.sub("['’]", "", bare))
    telling = [word for word in words if not _SMALL_WORDS.match(word)] or words
    found = ""
    for word in telling[:_MOST_WORDS]:
        longer = f"{found}-{word}" if found else word[:_MOST_LETTERS]
        if len(longer) > _MOST_LETTERS:
            break
        found = longer
    return found
