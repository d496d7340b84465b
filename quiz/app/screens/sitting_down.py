"""The page before an exam begins: how many questions, how much time, how they are drawn."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.actions import EVERYWHERE, SITTING_DOWN
from quiz.app.answers.area import muted
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import CURSOR, CURSOR_STYLE, Line, Lines, hanging
from quiz.deck import Deck
from quiz.deck.inline import visible
from quiz.record.choosing import Wish, start
from quiz.record.recording import candidates
from quiz.study.events import Mode
from quiz.study.queue import SESSION_LENGTH
from quiz.study.sampling import exam_plan

COUNTS = (5, 10, 20, 30, 40, 60, 100)
MINUTES = (None, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180)
NAME_WIDTH = 12

RULES = (
    "You answer in any order, and may change every answer until you hand in. There is no verdict "
    "and no hint before the end; then a report says how it went."
)


@dataclass(frozen=True)
class Terms:
    """The terms of an exam, of those that a learner can choose."""

    count: int = SESSION_LENGTH
    minutes: int | None = None
    by_blueprint: bool = False
    pausable: bool = False

    def wish(self, wish: Wish) -> Wish:
        """The wish for an exam on these terms; profile and seed are those of another wish."""
        return Wish(
            seed=wish.seed,
            profile=wish.profile,
            mode=Mode.EXAM,
            count=self.count,
            anew=True,
            minutes=self.minutes,
            by_blueprint=self.by_blueprint,
            pausable=self.pausable and self.minutes is not None,
        )


@dataclass(frozen=True)
class Choice:
    """One of the terms: its name, the terms that it can change to in their order, and in words."""

    name: str
    options: Sequence[Terms]
    words: str

    def turned(self, terms: Terms, step: int) -> Terms:
        """The terms with the next option chosen, or the one before, no further than the ends."""
        place = self.options.index(terms) + step
        return self.options[max(0, min(len(self.options) - 1, place))]


def choices(terms: Terms, most: int, *, has_blueprint: bool) -> Sequence[Choice]:
    """What can be chosen, as things stand, where there are `most` questions to ask."""
    counts = sorted({*(count for count in COUNTS if count < most), most, min(terms.count, most)})
    found = [
        Choice(
            "Questions",
            [replace(terms, count=count) for count in counts],
            f"{terms.count} of {most}",
        ),
        Choice(
            "Time",
            [replace(terms, minutes=minutes) for minutes in MINUTES],
            "as long as you like" if terms.minutes is None else f"{terms.minutes} minutes",
        ),
    ]
    if has_blueprint:
        found.append(
            Choice(
                "Drawn",
                [replace(terms, by_blueprint=by) for by in (False, True)],
                "as the deck's blueprint lays down"
                if terms.by_blueprint
                else "by chance, from all topics",
            )
        )
    if terms.minutes is not None:
        found.append(
            Choice(
                "Pauses",
                [replace(terms, pausable=may) for may in (False, True)],
                "you may stop the time" if terms.pausable else "none",
            )
        )
    return found


class TermsList(Lines):
    """The terms, one a line, with a cursor."""

    class Picked(Message):
        """A line was clicked on."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[Choice] = ()
        self._terms = Terms()
        self.cursor = 0

    def show(self, shown: Sequence[Choice], terms: Terms) -> None:
        """Show these choices, where those terms are chosen."""
        self._choices, self._terms = shown, terms
        self.cursor = min(self.cursor, max(0, len(shown) - 1))
        self.changed()

    def go(self, row: int) -> None:
        """Let the cursor stand at a row."""
        if self._choices:
            self.cursor = row % len(self._choices)
            self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        return [
            Line(line, row)
            for row, choice in enumerate(self._choices)
            for line in self._set_choice(row, choice, width)
        ]

    def _set_choice(self, row: int, choice: Choice, width: int) -> Sequence[Content]:
        at_cursor = row == self.cursor
        label = Content.styled(
            f"{CURSOR if at_cursor else ' '} {choice.name.ljust(NAME_WIDTH)}",
            CURSOR_STYLE if at_cursor else "",
        )
        place = choice.options.index(self._terms)
        less = "‹ " if at_cursor and place > 0 else "  "
        more = " ›" if at_cursor and place + 1 < len(choice.options) else ""
        words = Content.styled(choice.words, "bold" if at_cursor else "") + muted(more)
        return hanging(label + muted(less), words, width)

    def on_click(self, event: events.Click) -> None:
        """A click goes to a line, and on it to the next option."""
        row = self.row_at(event.y)
        if row is not None:
            self.post_message(self.Picked(row))


class SittingDownScreen(PageScreen[None]):
    """Lets a learner choose the terms of an exam, and begins it in its own place."""

    CSS_PATH = "sitting_down.tcss"
    BINDINGS = SITTING_DOWN.bindings()
    places = (SITTING_DOWN,)

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck
        self._terms = Terms()
        self._most = 0

    def compose_page(self) -> Iterable[Widget]:
        yield TermsList()
        yield Static(id="rules")

    async def on_mount(self) -> None:
        """Count what can be asked, and show the terms."""
        self.head.update(visible(self._deck.manifest.title), "exam")
        self.foot.update(self.keys_of(SITTING_DOWN["leave"]))
        with self.quiz.told():
            self._most = await self.quiz.off_thread(self._count)
        if not self.is_running:
            return
        if not self._most:
            self.query_one("#rules", Static).update(
                "There is no question here that an exam can ask."
            )
            return
        self._terms = Terms(min(SESSION_LENGTH, self._most))
        self.query_one("#rules", Static).update(muted(RULES))
        updown = "".join(self.key(SITTING_DOWN[name])[0] for name in ("up", "down"))
        sideways = "".join(self.key(SITTING_DOWN[name])[0] for name in ("less", "more"))
        self.foot.update(
            [
                self.key(SITTING_DOWN["begin"]),
                (updown, "go"),
                (sideways, "change"),
                *self.keys_of(SITTING_DOWN["leave"], EVERYWHERE["keys"]),
            ]
        )
        self._show()

    def _count(self) -> int:
        pool = candidates(self.quiz.record, self._deck, self.quiz.profile)
        return len(exam_plan(pool, len(pool), self.quiz.wish.seed))

    @property
    def _choices(self) -> Sequence[Choice]:
        blueprint = bool(self._deck.manifest.blueprint)
        return choices(self._terms, self._most, has_blueprint=blueprint) if self._most else ()

    def _show(self) -> None:
        self.query_one(TermsList).show(self._choices, self._terms)

    def action_move(self, step: int) -> None:
        """Go to the next of the terms, or the one before."""
        terms = self.query_one(TermsList)
        terms.go(terms.cursor + step)

    def action_change(self, step: int) -> None:
        """Choose the next option, or the one before."""
        if self._choices:
            choice = self._choices[self.query_one(TermsList).cursor]
            self._terms = choice.turned(self._terms, step)
            self._show()

    def on_terms_list_picked(self, event: TermsList.Picked) -> None:
        """Go to the line that was clicked on; where one is, change it, round the end."""
        event.stop()
        terms = self.query_one(TermsList)
        if event.row != terms.cursor:
            terms.go(event.row)
            return
        before = self._terms
        self.action_change(1)
        if self._terms == before:
            self._terms = self._choices[event.row].options[0]
            self._show()

    async def action_begin(self) -> None:
        """Begin the exam."""
        if not self._most:
            return
        wish = replace(self._terms.wish(self.quiz.wish), seed=self._fresh_seed())
        with self.quiz.told():
            begin = partial(start, self.quiz.record, self._deck, wish, self.quiz.clock)
            recording = await self.quiz.off_thread(begin)
            self.dismiss()
            self.quiz.play(recording)

    def _fresh_seed(self) -> int:
        """A seed that the next exam of the same run does not get again."""
        moment = self.quiz.today().isoformat()
        return random.Random(f"{self.quiz.wish.seed} {moment}").getrandbits(32)

    def action_leave(self) -> None:
        """Go home."""
        self.dismiss()
