"""The home screen: one deck at a time, and what can be done with it, a key away."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, HOME, LIST
from quiz.app.answers.area import muted
from quiz.app.screens.page import PageScreen
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
from quiz.app.year import year_row
from quiz.deck import Deck, Shelved
from quiz.deck.inline import visible
from quiz.record.overview import Overview
from quiz.study.events import Mode
from quiz.study.wording import minutes_words

COMING_DAYS = 5
BAR_WIDTH = 22
FIVE_MINUTES = 5
NAME_WIDTH = 16

FIRST_RUN = (
    "A question is asked; answer by number, by typing, by moving things.",
    "The verdict comes at once, with why, and what the sources say.",
    "What was missed comes back soon; what was known, before it fades.",
)


@dataclass(frozen=True)
class Standing:
    """How a deck stands, or what keeps it from opening; neither until it was looked up."""

    overview: Overview | None = None
    trouble: str = ""


@dataclass(frozen=True)
class Choice:
    """A row of the menu: what it is called, what there is to say of it, the action it stands for.

    `alone` is False for those that share a row.
    """

    name: str
    says: str
    act: str
    alone: bool = True


class DeckPage(Lines, can_focus=True):
    """A deck's description, counts, and the menu of what can be done with it."""

    BINDINGS = LIST.bindings()

    class Chosen(Message):
        """Something on the menu is to be done; `act` names the action."""

        def __init__(self, act: str) -> None:
            super().__init__()
            self.act = act

    def __init__(self) -> None:
        super().__init__()
        self._deck: Shelved | None = None
        self._standing = Standing()
        self._cursor = 0

    def show(self, deck: Shelved, standing: Standing) -> None:
        """Show a deck and how it stands; where something else comes next, the cursor goes there."""
        before = [choice.name for choice in self.choices] if self._deck is deck else []
        self._deck, self._standing = deck, standing
        after = [choice.name for choice in self.choices]
        is_as_before = before[:1] == after[:1]
        self._cursor = after.index(before[self._cursor]) if is_as_before and after else 0
        self.changed()

    @property
    def choices(self) -> Sequence[Choice]:
        """The menu, the next thing to do first."""
        overview = self._standing.overview
        return _choices(overview) if overview else ()

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        if self.choices:
            self._cursor = (self._cursor + step) % len(self.choices)
            self.changed()

    def action_choose(self) -> None:
        """Do what the cursor stands at."""
        if self.choices:
            self.post_message(self.Chosen(self.choices[self._cursor].act))

    def on_click(self, event: events.Click) -> None:
        """A click does what it is on."""
        row = self.row_at(event.y)
        if row is None:
            return
        shared = [place for place, choice in enumerate(self.choices) if not choice.alone]
        if row in shared:
            row = shared[min(event.x // NAME_WIDTH, len(shared) - 1)]
        self._cursor = row
        self.changed()
        self.action_choose()

    def set_lines(self, width: int) -> Sequence[Line]:
        deck, standing = self._deck, self._standing
        if deck is None:
            return [Line(muted("There are no decks yet. Put one into the decks folder."))]
        lines = [
            Line(text)
            for text in hanging(
                Content("  "), content(deck.manifest.description, MUTED_STYLE), width
            )
        ]
        lines.append(Line(Content("")))
        if standing.trouble:
            words = Content.styled(standing.trouble, WRONG_STYLE)
            return [*lines, *map(Line, hanging(Content("  "), words, width))]
        overview = standing.overview
        if overview is None:
            return [*lines, Line(muted("  …"))]
        lines.append(Line(_counted(overview, width)))
        lines.append(Line(Content("")))
        if not overview.days:
            lines += [Line(muted(f"  {text}").truncate(width, ellipsis=True)) for text in FIRST_RUN]
            lines.append(Line(Content("")))
        lines += self._menu(width)
        lines.append(Line(Content("")))
        lines += [Line(Content("  ") + line) for line in _calendar(overview, width - 2)]
        return lines

    def _menu(self, width: int) -> list[Line]:
        lines: list[Line] = []
        shared = Content("")
        first_shared = 0
        for row, choice in enumerate(self.choices):
            here = row == self._cursor
            sign = Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
            name = sign + Content.styled(choice.name, "bold" if here else "")
            if choice.alone:
                name = name.pad_right(max(0, NAME_WIDTH + 2 - name.cell_length))
                line = name + muted(choice.says)
                lines.append(Line(line.truncate(max(1, width), ellipsis=True), row))
            else:
                first_shared = first_shared or row
                shared += name.pad_right(max(1, NAME_WIDTH - name.cell_length))
        lines.append(Line(Content("")))
        lines.append(Line(shared.truncate(max(1, width)), first_shared))
        return lines


def _choices(overview: Overview) -> tuple[Choice, ...]:
    counts = overview.counts
    minutes = minutes_words(max(60.0, counts.due * overview.seconds_each))
    due = f"{counts.due} due, about {minutes}" if counts.due else "nothing is due"
    new = f"next: {visible(overview.next_topic)}" if overview.next_topic else "nothing is new"
    modes = [
        Choice("Review", due, "begin('review')"),
        Choice("Learn", new, "begin('learn')"),
    ]
    if not counts.due and counts.new:
        modes.reverse()
    if overview.left:
        left = overview.left
        modes.insert(0, Choice("Go on", f"{left.mode}, {left.answered} answered", "next"))
    return (
        *modes,
        Choice("Five minutes", "a little of both", "five_minutes"),
        Choice("Exam", "without verdicts until the end", "exam"),
        Choice("Missed", str(overview.missed or "none"), "begin('missed')"),
        Choice("Guide", "", "guide", alone=False),
        Choice("Browse", "", "browse", alone=False),
        Choice("Statistics", "", "statistics", alone=False),
        Choice("Settings", "", "settings", alone=False),
    )


def _counted(overview: Overview, width: int) -> Content:
    counts = overview.counts
    whole = counts.due + counts.new + counts.known
    told = Content.assemble(
        (f"  {counts.due} due", "bold" if counts.due else MUTED_STYLE),
        (f"   {counts.new} new   {counts.known} known", MUTED_STYLE),
    )
    share = (counts.due + counts.known) / whole if whole else 0.0
    filled = round(share * BAR_WIDTH)
    bar = Content.assemble(
        ("━" * filled, "$text-accent"),
        ("─" * (BAR_WIDTH - filled), MUTED_STYLE),
        (f" {share:.0%} begun", MUTED_STYLE),
    )
    gap = width - told.cell_length - bar.cell_length
    return told.pad_right(gap) + bar if gap > 1 else told


def _calendar(overview: Overview, width: int) -> list[Content]:
    """The year in weeks, and what falls due on the days to come; nothing before the first day."""
    if not overview.days:
        return []
    lines = [*year_row(overview.days, overview.day, width), Content("")]
    coming = [
        f"{'tomorrow' if ahead == 1 else f'{overview.day + timedelta(days=ahead):%a %d}'} {count}"
        for ahead, count in enumerate(overview.coming)
        if ahead > 0 and count
    ]
    due = Content("")
    for item in coming[:COMING_DAYS]:
        if due.cell_length + len(item) <= width:
            due += muted(item + "    ")
    return [*lines, due or muted("nothing more falls due in the next two weeks")]


class HomeScreen(PageScreen[None]):
    """Shows a deck; Enter does what comes next with it."""

    BINDINGS = HOME.bindings()
    places = (HOME, LIST)

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._standings: dict[str, Standing] = {}

    def compose_page(self) -> Iterable[Widget]:
        yield DeckPage()

    def on_mount(self) -> None:
        """Show the first deck."""
        self.query_one(DeckPage).focus()
        self._show()

    @property
    def deck(self) -> Shelved | None:
        """The deck that is shown."""
        decks = self.quiz.library.decks
        return decks[self._at % len(decks)] if decks else None

    def on_screen_resume(self) -> None:
        """Count anew whenever this screen comes back."""
        self.meanwhile(self._count(), exclusive=True)

    def turn_to(self, deck: str) -> None:
        """Show a deck by its id."""
        for place, shelved in enumerate(self.quiz.library.decks):
            if shelved.manifest.id == deck:
                self._at = place
        self._show()

    async def _count(self) -> None:
        """Look the deck that is shown up first, then the others."""
        decks = self.quiz.library.decks
        for shelved in [*decks[self._at :], *decks[: self._at]]:
            self._standings[shelved.manifest.id] = await self.quiz.standing_of(shelved)
            self._show()

    def _show(self) -> None:
        shelved, decks = self.deck, self.quiz.library.decks
        today = f"{self.quiz.today():%a %d %b}"
        keys = self.keys_of(HOME["five-minutes"], HOME["next-deck"], HOME["quit"])
        if shelved is None:
            self.head.update("Decks", today)
            self.foot.update(self.keys_of(HOME["quit"], *EVERYWHERE.actions[:2]))
            return
        standing = self._standings.get(shelved.manifest.id, Standing())
        beside = today
        if standing.overview and standing.overview.streak:
            days = standing.overview.streak
            beside += f"   {'1 day' if days == 1 else f'{days} days'} in a row"
        title = visible(shelved.manifest.title)
        if len(decks) > 1:
            title += f"   {self._at % len(decks) + 1} of {len(decks)}"
        self.head.update(title, beside)
        self.query_one(DeckPage).show(shelved, standing)
        keys = [self.key(LIST["choose"]), self.key(HOME["five-minutes"])]
        if len(decks) > 1:
            keys.append(self.key(HOME["next-deck"]))
        self.foot.update([*keys, self.key(HOME["quit"]), *self.keys_of(*EVERYWHERE.actions[:2])])

    def action_turn_deck(self, step: int) -> None:
        """Show the next deck."""
        if self.quiz.library.decks:
            self._at = (self._at + step) % len(self.quiz.library.decks)
            self._show()

    async def on_deck_page_chosen(self, event: DeckPage.Chosen) -> None:
        """Do what was chosen on the menu."""
        event.stop()
        await self.run_action(event.act)

    async def _with_deck(self, act: Callable[[Deck], Awaitable[None]]) -> None:
        deck = await self.quiz.deck_on(self.deck) if self.deck else None
        if deck is not None:
            await act(deck)

    async def action_next(self) -> None:
        """Go on with what stands open, or do what comes next."""
        await self._with_deck(self.quiz.go_on_with_deck)

    async def action_begin(self, mode: str) -> None:
        """Begin a new session."""
        await self._with_deck(lambda deck: self.quiz.begin(deck, mode=Mode(mode)))

    async def action_five_minutes(self) -> None:
        """Begin a session that ends after five minutes."""
        await self._with_deck(
            lambda deck: self.quiz.begin(deck, mode=Mode.REVIEW, minutes=FIVE_MINUTES)
        )

    async def action_exam(self) -> None:
        """Choose how an exam is to be, and sit it."""
        await self._with_deck(self._sit_down)

    async def _sit_down(self, deck: Deck) -> None:
        from quiz.app.screens.sitting_down import SittingDownScreen

        self.quiz.push_screen(SittingDownScreen(deck))

    async def action_undo(self) -> None:
        """Take back the last answer of the session that was ended last."""
        await self._with_deck(self.quiz.undo_last)

    async def action_guide(self) -> None:
        """Read the guides."""
        await self._open(self.quiz.open_guide)

    async def action_browse(self) -> None:
        """Browse the questions."""
        await self._open(self.quiz.open_browse)

    async def action_statistics(self) -> None:
        """See how learning goes."""
        await self._open(self.quiz.open_statistics)

    def action_settings(self) -> None:
        """Change settings."""
        self.quiz.open_settings()

    async def _open(self, show: Callable[[Deck], None]) -> None:
        deck = await self.quiz.deck_on(self.deck) if self.deck else None
        if deck is not None:
            show(deck)
