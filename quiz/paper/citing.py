"""What a text on paper rests on: sources by their labels, with the paragraphs cited."""

from collections.abc import Iterable

from quiz.deck import Deck
from quiz.deck.inline import visible
from quiz.questions import Citation


def cited(citations: Iterable[Citation], deck: Deck) -> tuple[str, ...]:
    """Each source once, in the order given, with its paragraphs in theirs: `Ağazade ¶3, ¶8`."""
    paragraphs: dict[str, set[int]] = {}
    for citation in citations:
        paragraphs.setdefault(citation.source, set()).add(citation.paragraph)
    return tuple(
        f"{visible(deck.sources[source].label)} {', '.join(f'¶{each}' for each in sorted(numbers))}"
        for source, numbers in paragraphs.items()
    )
