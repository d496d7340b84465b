"""What a question rests on: entries, evidence, and the documents where the learner has them."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, SOURCE
from quiz.app.document_text import DocumentText
from quiz.app.screens.page import PageScreen
from quiz.app.source_text import Cited, DocumentHead, SourceEntries, cited_sources
from quiz.deck import Deck
from quiz.deck.document import UnreadableDocument
from quiz.deck.inline import visible
from quiz.deck.paragraphs import HeldDocument, hold
from quiz.questions import Question

ABOVE = 2
"""How many lines stand above a paragraph that is scrolled to."""

NO_FOLDER = (
    "The documents do not come with the deck. If you have them, name their folder as `documents` "
    "in Settings, and the paragraphs that are cited can be read here."
)


@dataclass(frozen=True)
class Stop:
    """A place to scroll to: what it is called, and a line of the page."""

    label: str
    widget: Widget
    paragraph: int | None = None

    @property
    def line(self) -> int:
        """The line of the page in which it begins."""
        top = self.widget.virtual_region.y
        if self.paragraph is None or not isinstance(self.widget, DocumentText):
            return top
        return top + self.widget.line_of(self.paragraph)


class SourceScreen(PageScreen[None]):
    """Opens at the first cited paragraph that is at hand, else at the entries."""

    BINDINGS = SOURCE.bindings()
    places = (SOURCE,)

    def __init__(self, deck: Deck, question: Question) -> None:
        super().__init__()
        self._deck = deck
        self._question = question
        self._cited = cited_sources(deck, question)
        self._stops: list[Stop] = []
        self._at = 0

    def compose_page(self) -> Iterable[Widget]:
        yield SourceEntries(self._deck, self._question)

    def on_mount(self) -> None:
        """Show the entries, and look for the documents."""
        entries = self.query_one(SourceEntries)
        self._stops = [Stop("entries", entries)]
        self._tell_place()
        named = self.quiz.preferences.documents
        if named and self._cited:
            entries.say(["Looking for the documents …"])
            self.meanwhile(self._read(_folder(named)))
        elif self._cited:
            entries.say([NO_FOLDER])

    async def _read(self, folder: Path) -> None:
        found = await asyncio.to_thread(_documents, folder, self._cited)
        self.query_one(SourceEntries).say(found.troubles)
        for document, cited in found.held:
            await self._show(document, cited)
        self._tell_place()
        if len(self._stops) > 1:
            self._at = 1
            self.after_painting(self._go)

    async def _show(self, document: HeldDocument, cited: Cited) -> None:
        """Put a document below the rest; one that differs is first gone to at its warning."""
        places = {number: document.place_of(number) for number in cited.all}
        head = DocumentHead(document, cited)
        text = DocumentText(document.text.paragraphs, [n for n in places.values() if n])
        await self.page.mount(head, text)
        label = visible(document.source.label)
        if not document.is_as_registered:
            self._stops.append(Stop(label, head))
        for number, now in places.items():
            if now is not None:
                self._stops.append(Stop(f"{label} ¶{number}", text, now))

    def _tell_place(self) -> None:
        stop = self._stops[self._at]
        self.head.update("Sources", stop.label if self._at else "")
        keys = [self.key(SOURCE["leave"]), *self.keys_of(EVERYWHERE["keys"])]
        if len(self._stops) > 1:
            following = self._stops[(self._at + 1) % len(self._stops)]
            keys.insert(0, self.key(SOURCE["next"], following.label))
        self.foot.update(keys)

    def _go(self) -> None:
        """Scroll to where one is."""
        line = self._stops[self._at].line
        self.page.scroll_to(y=max(0, line - ABOVE), animate=False)
        self._tell_place()

    def action_turn(self, step: int) -> None:
        """Go to the next cited paragraph, from the last on to the entries."""
        self._at = (self._at + step) % len(self._stops)
        self._go()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()


def _folder(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError:
        return Path(named)


@dataclass(frozen=True)
class _Found:
    """The documents that could be read, and what to say of the others."""

    held: Sequence[tuple[HeldDocument, Cited]]
    troubles: Sequence[str]


def _documents(folder: Path, cited: Sequence[Cited]) -> _Found:
    """Read the documents that are cited, which lie in a folder."""
    if not folder.is_dir():
        return _Found(
            (),
            (
                f"There is no folder {visible(str(folder))}, where Settings has the documents "
                "lie; put it there, or name another in Settings.",
            ),
        )
    held, troubles = [], []
    for each in cited:
        try:
            held.append((hold(folder, each.source), each))
        except UnreadableDocument as error:
            troubles.append(
                f"{visible(each.source.file)} in {visible(str(folder))} {error}. Put the document "
                "there under that name, or name another folder in Settings."
            )
    return _Found(held, troubles)
