"""The offer to go on with a session that stands open."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.actions import OFFER
from quiz.app.answers.area import muted
from quiz.app.screens.page import PageScreen
from quiz.deck.inline import visible
from quiz.record import OpenSession


class OfferScreen(PageScreen[bool | None]):
    """Dismissed with True to go on, False to begin anew, None to do neither."""

    BINDINGS = OFFER.bindings()
    places = (OFFER,)

    def __init__(self, title: str, left: OpenSession) -> None:
        super().__init__()
        self._deck_title = title
        self._left = left

    def compose_page(self) -> Iterable[Widget]:
        since = self._left.latest.astimezone()
        yield Static(
            Content.assemble(
                "A session stands open where you stopped.\n\n",
                muted(
                    f"{self._left.mode}, {self._left.answered} answered, "
                    f"last on {since:%d %B, %H:%M}"
                ),
            )
        )

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.head.update(visible(self._deck_title))
        self.foot.update(
            [
                self.key(OFFER["go-on"]),
                self.key(OFFER["anew"], "begin anew; what was answered is kept"),
                self.key(OFFER["leave"]),
            ]
        )

    def action_choose(self, choice: bool | None) -> None:
        """Hand the choice out."""
        self.dismiss(choice)
