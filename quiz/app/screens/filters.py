"""What a list of questions is narrowed to: standings, topics, kinds and levels to choose from."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, FILTERS, LIST
from quiz.app.answers.area import muted
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import CURSOR, CURSOR_STYLE, RIGHT
from quiz.app.window import Window
from quiz.deck import Deck
from quiz.study.searching import Stand, Trait, counted_traits, narrowed
from quiz.study.traits import all_traits, trait_name

FACET_WIDTH, COUNT_WIDTH = 11, 8


class TraitList(Window, can_focus=True):
    """The traits that there are in a deck, each with how many questions have it."""

    BINDINGS = [*LIST.bindings(), *FILTERS["take"].bindings()]

    class Chosen(Message):
        """What is wanted was changed."""

    def __init__(self, deck: Deck, counts: Counter[Trait], wanted: frozenset[Trait]) -> None:
        super().__init__()
        self._deck = deck
        self._counts = counts
        self._traits = [each for each in all_traits(deck) if counts[each] or each in wanted]
        self.wanted = wanted

    @property
    def row_count(self) -> int:
        return len(self._traits)

    def set_row(self, row: int, width: int, *, here: bool) -> Content:
        trait = self._traits[row]
        begins = row == 0 or self._traits[row - 1].facet is not trait.facet
        line = muted((trait.facet if begins else "").ljust(FACET_WIDTH))
        line += Content.styled(f"{CURSOR if here else ' '} ", CURSOR_STYLE)
        taken = trait in self.wanted
        line += Content.styled(f"{RIGHT if taken else ' '} ", "$text-accent")
        room = max(1, width - line.cell_length - COUNT_WIDTH)
        name = Content.styled(trait_name(self._deck, trait), "bold" if here or taken else "")
        name = name.truncate(room, ellipsis=True)
        line += name.pad_right(max(0, room - name.cell_length))
        count = muted(f"{self._counts[trait]:,}".rjust(COUNT_WIDTH))
        return (line + count).truncate(max(1, width))

    def want(self, wanted: Iterable[Trait]) -> None:
        """Let these be wanted, and no others."""
        self.wanted = frozenset(wanted)
        self.changed()
        self.post_message(self.Chosen())

    def action_move(self, step: int) -> None:
        """Move the cursor, from the last row on to the first."""
        self.go((self.cursor + step) % max(1, self.row_count))

    def action_choose(self) -> None:
        """Want what the cursor stands at, or no longer."""
        if self._traits:
            self.want(self.wanted ^ {self._traits[self.cursor]})

    def on_window_opened(self, event: Window.Opened) -> None:
        """A click on the row at the cursor chooses it."""
        event.stop()
        self.action_choose()


class FiltersScreen(PageScreen[frozenset[Trait]]):
    """Dismissed with what is wanted; by each facet of which nothing is, everything is."""

    BINDINGS = [binding for name in ("clear", "leave") for binding in FILTERS[name].bindings()]
    places = (FILTERS, LIST)

    def __init__(
        self, deck: Deck, stands: Mapping[str, frozenset[Stand]], wanted: Collection[Trait]
    ) -> None:
        super().__init__()
        self._deck = deck
        self._stands = stands
        self._wanted = frozenset(wanted)

    def compose_page(self) -> Iterable[Widget]:
        yield TraitList(self._deck, counted_traits(self._deck, self._stands), self._wanted)

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.query_one(TraitList).focus()
        self.foot.update(
            [
                self.key(LIST["choose"], "choose"),
                *self.keys_of(FILTERS["clear"], FILTERS["leave"], EVERYWHERE["keys"]),
            ]
        )
        self._tell()

    def on_trait_list_chosen(self) -> None:
        """Count what is left."""
        self._tell()

    def _tell(self) -> None:
        found = len(narrowed(self._deck, self._stands, self.query_one(TraitList).wanted))
        self.head.update("Narrow the list to", f"{found:,} of {len(self._deck.placed):,}")

    def action_clear(self) -> None:
        """Want everything again."""
        self.query_one(TraitList).want(())

    def action_leave(self) -> None:
        """Go back to the list."""
        self.dismiss(self.query_one(TraitList).wanted)
