"""The sheets of paper that a printer takes."""

from enum import StrEnum


class Paper(StrEnum):
    """A size of paper by its name; `size` is what Typst calls it, `half` that of a folded sheet."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> str:
        """The whole sheet, as Typst names it."""
        return "a4" if self is Paper.A4 else "us-letter"

    @property
    def half(self) -> str:
        """A page of a booklet folded from it, as Typst names it."""
        return "a5" if self is Paper.A4 else "us-statement"
