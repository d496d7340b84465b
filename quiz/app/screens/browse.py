"""All questions of a deck: found by words, narrowed, looked at, suspended, flagged, practised."""

import asyncio
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from quiz.app.actions import BROWSE
from quiz.app.answers.area import muted
from quiz.app.screens.page import PageScreen
from quiz.app.sheet import GLYPHS, STYLES, Sheet, foremost
from quiz.app.typeset import CURSOR, CURSOR_STYLE, Line, Lines, hanging
from quiz.app.window import Window
from quiz.check.fields import prompt
from quiz.deck import Deck, Placed
from quiz.deck.inline import visible
from quiz.record.browsing import Doing, flag_or_unflag, question_record, shelf_of, suspend_or_resume
from quiz.study.events import Mode
from quiz.study.queue import Filter
from quiz.study.searching import NOTHING, Index, Stand, Trait, narrowed
from quiz.study.traits import trait_words

WIDE = 100
"""From as many columns on, the question at the cursor stands beside the list, not below."""

HIGH = 20
"""From as many lines on there is room below the list for the question at the cursor."""

TOPIC_FROM, WORD_FROM = 64, 48
"""From as many columns on, a row names the question's topic, and says how it stands in a word."""

TOPIC_WIDTH, WORD_WIDTH = 16, 9


class QuestionList(Window):
    """The questions that were found, each with how it stands."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Placed] = ()
        self._stands: Mapping[str, frozenset[Stand]] = {}

    @property
    def row_count(self) -> int:
        return len(self._found)

    @property
    def found(self) -> Sequence[Placed]:
        """The questions that are listed."""
        return self._found

    @property
    def chosen(self) -> Placed | None:
        """The question at the cursor."""
        return self._found[self.cursor] if self._found else None

    def stand(self, stands: Mapping[str, frozenset[Stand]]) -> None:
        """Show how questions stand, by their ids."""
        self._stands = stands
        self.changed()

    def show(self, found: Sequence[Placed], at: str = "") -> None:
        """List these, the cursor at one of them by its id, or else at the first."""
        self._found = found
        places = (place for place, each in enumerate(found) if at and each.outline.id == at)
        self.go(next(places, 0))

    def set_row(self, row: int, width: int, *, here: bool) -> Content:
        placed = self._found[row]
        stands = self._stands.get(placed.outline.id, NOTHING)
        stand = foremost(stands)
        line = Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
        line += Content.styled(f"{GLYPHS[stand]} ", STYLES[stand]) if stand else Content("  ")
        flag = Content.styled(GLYPHS[Stand.FLAGGED], STYLES[Stand.FLAGGED])
        beside = flag if Stand.FLAGGED in stands else Content(" ")
        if width >= TOPIC_FROM:
            topic = muted(visible(placed.topic.title)).truncate(TOPIC_WIDTH, ellipsis=True)
            beside += Content(" ") + _filled(topic, TOPIC_WIDTH)
        if width >= WORD_FROM:
            word = Content.styled(stand, STYLES[stand]) if stand else Content("")
            beside += Content(" ") + _filled(word, WORD_WIDTH)
        room = max(1, width - line.cell_length - beside.cell_length - 1)
        asked = Content.styled(" ".join(prompt(placed.question)[1].split()), "bold" if here else "")
        line += _filled(asked.truncate(room, ellipsis=True), room + 1) + beside
        return line.truncate(max(1, width))

    def set_empty(self, width: int) -> Sequence[Content]:
        words = "No question fits. Fewer words or filters find more."
        return hanging(Content("  "), muted(words), width)


class Narrowed(Lines):
    """To what the list is narrowed, in words."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def tell(self, words: str) -> None:
        """Show words, or nothing."""
        if words != self._words:
            self._words = words
            self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        return (
            [Line(line) for line in muted(self._words).wrap(max(1, width))] if self._words else []
        )


class BrowseScreen(PageScreen[None]):
    """Lists a deck's questions; what is typed goes into the search, so commands have other keys.

    What is typed is searched for at each key, among texts that were folded once; the rows that are
    in sight are all that is set.
    """

    CSS_PATH = "browse.tcss"
    # Before the search box takes them for its own.
    BINDINGS = [
        replace(binding, priority=True)
        for action in BROWSE.actions
        for binding in action.bindings()
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]
    places = (BROWSE,)

    def __init__(self, deck: Deck, question: str = "") -> None:
        super().__init__()
        self._deck = deck
        self._at = question
        self._index: Index | None = None
        self._stands: dict[str, frozenset[Stand]] = {}
        self._wanted: frozenset[Trait] = frozenset()
        self._fitting: Sequence[int] = range(len(deck.placed))

    def compose_page(self) -> Iterable[Widget]:
        yield Input(placeholder="Type to search everything", id="search", select_on_focus=False)
        yield Narrowed()
        with Container(id="found"):
            yield QuestionList()
            with VerticalScroll(id="preview", can_focus=False):
                yield Sheet()

    def on_mount(self) -> None:
        """List all, and make ready to search while the learner looks."""
        search = self.query_one("#search", Input)
        search.cursor_blink = not self.quiz.preferences.reduced_motion
        search.focus()
        self._tell()
        self.query_one(QuestionList).show(self._deck.placed, self._at)
        self.meanwhile(self._make_index(), group="index")

    def on_screen_resume(self) -> None:
        """Look up anew how the questions stand whenever this screen comes back."""
        self.meanwhile(self._look_up(), exclusive=True, group="standing")

    async def _make_index(self) -> None:
        self._index = await asyncio.to_thread(Index, self._deck, _give_way)
        if self._words:
            self._search()

    async def _look_up(self) -> None:
        """See how all questions stand, and list what fits."""
        quiz, deck = self.quiz, self._deck

        with quiz.told():
            shelf = await quiz.off_thread(
                lambda: shelf_of(quiz.record, deck, quiz.profile, quiz.clock)
            )
            self._stands = dict(shelf.stands)
            self._narrow()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what stands there now; if more was typed since, that comes as well."""
        event.stop()
        if event.value == event.input.value:
            self._at = ""
            self._search()

    def _narrow(self) -> None:
        self._fitting = narrowed(self._deck, self._stands, self._wanted)
        self.query_one(QuestionList).stand(self._stands)
        self._search()

    def _search(self) -> None:
        places = self._fitting
        if self._words and self._index:
            places = self._index.matching(self._words, places)
        placed = self._deck.placed
        self.query_one(QuestionList).show([placed[place] for place in places], self._at)
        self._tell()

    def _tell(self) -> None:
        """Say how many there are, to what they are narrowed, and what can be done."""
        found, all_ = self.query_one(QuestionList).row_count, len(self._deck.placed)
        beside = f"{found:,} of {all_:,}" if found < all_ else f"{all_:,} questions"
        self.head.update(visible(self._deck.manifest.title), beside)
        words = trait_words(self._deck, self._wanted)
        if self._words and self._index is None:
            words = "One moment: the texts are being made ready to be searched …"
        self.query_one(Narrowed).tell(words)
        keys = [
            self.key(BROWSE["open"], "look"),
            *self.keys_of(
                BROWSE["filter"],
                BROWSE["practise"],
                BROWSE["suspend"],
                BROWSE["flag"],
                BROWSE["leave"],
            ),
        ]
        self.foot.update([*keys, ("f1", "keys")])

    @property
    def _words(self) -> str:
        return self.query_one("#search", Input).value.strip()

    def on_window_moved(self) -> None:
        """Show the question at the cursor; what was said was of another."""
        self.foot.say("")
        chosen = self.query_one(QuestionList).chosen
        self._at = chosen.outline.id if chosen else ""
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.query_one(QuestionList).chosen
        stands = self._stands.get(chosen.outline.id, NOTHING) if chosen else frozenset()
        self.query_one(Sheet).show(chosen, stands)
        self.query_one("#preview").scroll_home(animate=False)

    def action_move(self, step: int) -> None:
        """Move along the list."""
        self.query_one(QuestionList).move(step)

    def action_move_page(self, pages: int) -> None:
        """Move along the list by pages."""
        self.query_one(QuestionList).move_page(pages)

    def on_window_opened(self) -> None:
        """Look at the question at the cursor whole."""
        self.action_open()

    def action_open(self) -> None:
        """Look at the question at the cursor whole, with its history."""
        from quiz.app.screens.looking import LookingScreen

        questions = self.query_one(QuestionList)
        if questions.found:
            looking = LookingScreen(self._deck, questions.found, questions.cursor)
            self.quiz.push_screen(looking, self._come_back)

    def _come_back(self, question: str | None) -> None:
        self._at = question or self._at

    def action_filter(self) -> None:
        """Choose what to narrow the list to."""
        from quiz.app.screens.filters import FiltersScreen

        filters = FiltersScreen(self._deck, self._stands, self._wanted)
        self.quiz.push_screen(filters, self._want)

    def _want(self, wanted: frozenset[Trait] | None) -> None:
        if wanted is not None:
            self._wanted = wanted

    def action_suspend(self) -> None:
        """Suspend the question at the cursor, or ask it again."""
        self._act(suspend_or_resume)

    def action_flag(self) -> None:
        """Flag the question at the cursor, or take its flag away."""
        self._act(flag_or_unflag)

    def _act(self, act: Doing) -> None:
        self.foot.say("")
        chosen = self.query_one(QuestionList).chosen
        if chosen:
            self.meanwhile(self._act_on(chosen, act), group="acts")

    async def _act_on(self, placed: Placed, act: Doing) -> None:
        """Do something with a question; it stays listed, so that the same key takes it back."""
        quiz, deck, question = self.quiz, self._deck, placed.outline

        def do() -> frozenset[Stand]:
            act(quiz.record, deck, question.id, quiz.profile, quiz.clock)
            return question_record(quiz.record, deck, question, quiz.profile, quiz.clock).stands

        with quiz.told():
            stands = await quiz.off_thread(do)
            self._stands[question.id] = stands
            self.query_one(QuestionList).changed()
            self._show_chosen()

    async def action_practise(self) -> None:
        """Practise the questions that are listed."""
        unasked = {Stand.SUSPENDED, Stand.RETIRED}
        found = [
            each.outline
            for each in self.query_one(QuestionList).found
            if unasked.isdisjoint(self._stands.get(each.outline.id, NOTHING))
        ]
        if not found:
            self.foot.say("There is nothing here to practise: no question, or none that is asked.")
            return
        wanted = Filter(questions=frozenset(question.id for question in found))
        count = sum(len(question.ways) for question in found)
        await self.quiz.begin(self._deck, mode=Mode.CRAM, wanted=wanted, count=count)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()


def _give_way() -> None:
    """Let the screen's thread go on."""
    time.sleep(0)


def _filled(text: Content, width: int) -> Content:
    return text.pad_right(max(0, width - text.cell_length))
