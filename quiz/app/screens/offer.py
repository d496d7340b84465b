"""The offer to go on with a session that stands open."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.app.answers.area import muted
from quiz.app.furniture import HeadLine, KeyLine
from quiz.deck.inline import visible
from quiz.record import OpenSession


class OfferScreen(Screen[bool | None]):
    """Dismissed with True to go on, False to begin anew, None to do neither."""

    BINDINGS = [
        Binding("enter,y", "choose(True)", "Go on", show=False),
        Binding("n", "choose(False)", "Begin anew", show=False),
        Binding("q,escape", "choose(None)", "Home", show=False),
    ]

    def __init__(self, title: str, left: OpenSession) -> None:
        super().__init__()
        self._deck_title = title
        self._left = left

    def compose(self) -> ComposeResult:
        yield HeadLine()
        since = self._left.latest.astimezone()
        words = Content.assemble(
            "A session stands open where you stopped.\n\n",
            muted(
                f"{self._left.mode}, {self._left.answered} answered, last on {since:%d %B, %H:%M}"
            ),
        )
        with Vertical(id="page"):
            yield Static(words)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.query_one(HeadLine).update(visible(self._deck_title))
        self.query_one(KeyLine).update(
            [("↵", "go on"), ("n", "begin anew; what was answered is kept"), ("q", "home")]
        )

    def action_choose(self, choice: bool | None) -> None:
        """Hand the choice out."""
        self.dismiss(choice)
