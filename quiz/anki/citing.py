"""What a card says its question rests on: author, title and paragraphs of each source."""

from collections.abc import Iterable

from quiz.anki.markup import escaped
from quiz.deck import Deck
from quiz.questions import Citation


def cited(citations: Iterable[Citation], deck: Deck) -> str:
    """The sources of a question as an HTML list, each once with its paragraphs; empty for none."""
    paragraphs: dict[str, list[int]] = {}
    for citation in citations:
        paragraphs.setdefault(citation.source, []).append(citation.paragraph)
    rows = "".join(_source(source, numbers, deck) for source, numbers in paragraphs.items())
    return f"<ul>{rows}</ul>" if rows else ""


def _source(id_: str, paragraphs: list[int], deck: Deck) -> str:
    source = deck.sources[id_]
    numbers = ", ".join(f"¶{number}" for number in sorted(set(paragraphs)))
    place = f"{escaped(source.label)} {numbers}"
    work = f"<cite>{escaped(source.title)}</cite>"
    author = f"{escaped(source.author)}, " if source.author.strip() else ""
    return f'<li dir="auto">{place}: {author}{work}</li>'
