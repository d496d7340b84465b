"""Options that are struck out: by the learner, or as a help."""

from textual.content import Content

from quiz.app.typeset import MUTED_STYLE


class StruckOut:
    """Which options of a question are struck out, by their keys.

    `own` are the learner's, who may take them back; `given` were struck out as a help.
    """

    def __init__(self) -> None:
        self.own: set[str] = set()
        self.given: frozenset[str] = frozenset()

    def turn(self, key: str) -> None:
        """Strike an option out, or take that back."""
        self.own ^= {key}

    def style_of(self, key: str, style: str) -> str:
        """How an option is set that would else have a style."""
        return f"{MUTED_STYLE} strike" if key in self.own | self.given else style

    def mark_of(self, key: str) -> Content | None:
        """What stands beside an option that is struck out: not every terminal draws the line."""
        return Content.styled("− struck out", MUTED_STYLE) if key in self.own | self.given else None
