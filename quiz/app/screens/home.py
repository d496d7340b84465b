"""The home screen: the decks there are, one more Enter away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from quiz.app.answers.area import muted
from quiz.app.furniture import HeadLine, KeyLine
from quiz.app.typeset import (
    CURSOR,
    CURSOR_STYLE,
    MUTED_STYLE,
    WRONG_STYLE,
    Line,
    Lines,
    content,
    hanging,
)
from quiz.deck import Shelved
from quiz.record import OpenSession
from quiz.study.events import Mode
from quiz.study.queue import Counts

if TYPE_CHECKING:
    from quiz.app.app import QuizApp


@dataclass(frozen=True)
class Standing:
    """How a deck stands: its counts and the session left open, or what keeps it from opening."""

    counts: Counts | None = None
    left: OpenSession | None = None
    trouble: str = ""


class DeckList(Lines, can_focus=True):
    """The decks, each with how it stands."""

    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("enter", "choose", "Go", show=False),
    ]

    class Chosen(Message):
        """A deck is to be opened."""

        def __init__(self, deck: Shelved) -> None:
            super().__init__()
            self.deck = deck

    def __init__(self, decks: Sequence[Shelved]) -> None:
        super().__init__()
        self._decks = decks
        self._standings: dict[str, Standing] = {}
        self._cursor = 0

    @property
    def chosen(self) -> Shelved | None:
        """The deck at the cursor."""
        return self._decks[self._cursor] if self._decks else None

    def stand(self, deck: str, standing: Standing) -> None:
        """Show how a deck stands."""
        self._standings[deck] = standing
        self.changed()

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        if self._decks:
            self._cursor = (self._cursor + step) % len(self._decks)
            self.changed()

    def action_choose(self) -> None:
        """Open the deck at the cursor."""
        if self.chosen:
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """A click chooses; a click on the chosen deck opens it."""
        row = self.row_at(event.y)
        if row is not None and row == self._cursor:
            self.action_choose()
        elif row is not None:
            self._cursor = row
            self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        if not self._decks:
            return [Line(muted("There are no decks yet. Put one into the decks folder."))]
        lines: list[Line] = []
        for row, deck in enumerate(self._decks):
            here = row == self._cursor
            standing = self._standings.get(deck.manifest.id, Standing())
            label = Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
            title = content(deck.manifest.title, "bold" if here else "")
            texts = hanging(label, title, width, _counted(standing))
            if standing.trouble:
                texts += hanging(
                    Content("  "), Content.styled(standing.trouble, WRONG_STYLE), width
                )
            elif here:
                texts += hanging(Content("  "), muted(_next_words(standing)), width)
                texts.append(Content(""))
                texts += hanging(Content("  "), content(deck.manifest.description), width)
            texts.append(Content(""))
            lines += [Line(text, row) for text in texts]
        return lines


def _counted(standing: Standing) -> Content:
    if standing.counts is None:
        return Content("")
    due, new, known = standing.counts.due, standing.counts.new, standing.counts.known
    return Content.assemble(
        (f"{due} due", "bold" if due else MUTED_STYLE),
        (f"   {new} new   {known} known", MUTED_STYLE),
    )


def _next_words(standing: Standing) -> str:
    if standing.left:
        return f"↵ goes on where you stopped: {standing.left.answered} answered"
    if standing.counts is None:
        return ""
    if standing.counts.due:
        return "↵ reviews what is due"
    return "↵ learns what is new" if standing.counts.new else "Nothing is due today."


class HomeScreen(Screen[None]):
    """Lists the decks; Enter does what comes next with the one at the cursor."""

    BINDINGS = [
        Binding("n", "begin", "Begin anew", show=False),
        Binding("l", "begin('learn')", "Learn what is new", show=False),
        Binding("r", "begin('review')", "Review what is due", show=False),
        Binding("f", "five_minutes", "Five minutes of what is due and new", show=False),
        Binding("q", "app.quit", "Quit", show=False),
    ]

    def compose(self) -> ComposeResult:
        yield HeadLine()
        with VerticalScroll(id="page", can_focus=False):
            yield DeckList(self._app.library.decks)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.query_one(HeadLine).update("Decks", f"{self._app.today():%a %d %b}")
        self.query_one(KeyLine).update(
            [
                ("↵", "go"),
                ("l", "learn"),
                ("r", "review"),
                ("f", "five minutes"),
                ("n", "begin anew"),
                ("q", "quit"),
                ("f1", "keys"),
                ("^p", "everything"),
            ]
        )
        self.query_one(DeckList).focus()

    def on_screen_resume(self) -> None:
        """Count anew whenever this screen comes back."""
        self.run_worker(self._count(), exclusive=True)

    async def _count(self) -> None:
        decks = self.query_one(DeckList)
        for shelved in self._app.library.decks:
            decks.stand(shelved.manifest.id, await self._app.standing_of(shelved))

    async def on_deck_list_chosen(self, event: DeckList.Chosen) -> None:
        """Do what comes next with a deck."""
        event.stop()
        await self._app.go_on_with_deck(event.deck)

    async def action_begin(self, mode: str | None = None) -> None:
        """Begin a new session."""
        deck = self.query_one(DeckList).chosen
        if deck:
            await self._app.begin_deck(deck, mode=Mode(mode) if mode else None)

    async def action_five_minutes(self) -> None:
        """Begin a session that ends after five minutes."""
        deck = self.query_one(DeckList).chosen
        if deck:
            await self._app.begin_deck(deck, mode=Mode.REVIEW, minutes=5)

    @property
    def _app(self) -> "QuizApp":
        return cast("QuizApp", self.app)
