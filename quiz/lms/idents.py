"""What a question, a topic and an option are called in QTI: names that stay from file to file.

They begin with a letter, and hold letters, digits, `_` and `-` alone, which every version allows.
No id of a deck holds `_`, so no two are taken for one another.
"""

from quiz.deck import Deck


def item_ident(deck: Deck, question: str) -> str:
    """The name of a question of a deck, by the question's id."""
    return f"q_{deck.manifest.id}_{question}"


def topic_ident(deck: Deck, topic: str) -> str:
    """The name of a topic of a deck, by the topic's id."""
    return f"t_{deck.manifest.id}_{topic}"


def choice_ident(key: str) -> str:
    """The name of an option, a side or an item, by its key."""
    return f"c_{key}"
