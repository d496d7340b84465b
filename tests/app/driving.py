"""Opening the app on small decks, pressing keys and reading what its widgets say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from quiz.app import QuizApp
from quiz.app.screens.question import QuestionScreen
from quiz.app.typeset import Lines
from quiz.deck import Deck, Library, read_deck
from quiz.questions import (
    Cloze,
    Filled,
    Matched,
    Matching,
    Ordered,
    Ordering,
    Picked,
    Presentation,
    Question,
)
from quiz.record import Record, Recording
from quiz.record.choosing import Wish
from quiz.study.events import Mode

DECKS = Path(__file__).parent.parent / "decks"
MOON = read_deck(DECKS / "moon")
SIZE = (80, 24)


def clock() -> datetime:
    """A Monday morning, always the same."""
    return datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=5)))


def only(*questions: str, deck: Deck = MOON) -> Deck:
    """A deck of just these questions of another, in its order."""
    return replace(deck, placed=tuple(p for p in deck.placed if p.question.id in questions))


def an_app(
    record: Record,
    deck: Deck | None = None,
    *,
    decks: Sequence[Path] = (),
    mode: Mode | None = None,
) -> QuizApp:
    """The app on a deck, or on its home screen; in the mode that comes next if none is named."""
    return QuizApp(Library([*decks]), record, Wish(seed=1, mode=mode), deck, clock)


def playing(app: QuizApp) -> Recording:
    """The recording that the question screen plays."""
    screens = [screen for screen in app.screen_stack if isinstance(screen, QuestionScreen)]
    return screens[-1].recording


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all that was begun is done."""
    app = pilot.app
    assert isinstance(app, QuizApp)
    for _ in range(3):  # An answer is marked, written and shown in as many hops.
        await app.workers.wait_for_complete()
        await app.off_thread(lambda: None)
        await pilot.pause()


async def burst(pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Press keys faster than anything is done with them, then wait."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(pilot.app)
        driver.send_message(event)
    await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text, letter by letter."""
    names = {" ": "space", ".": "full_stop", "-": "minus"}
    await pilot.press(*(names.get(letter, letter) for letter in text))


async def answer_rightly(pilot: Pilot[None], question: Question, laid_out: Presentation) -> None:
    """Give the right answer by keys alone."""
    key = question.key()
    match question:
        case Cloze():
            assert isinstance(key, Filled)
            for _, text in key.texts:
                await type_text(pilot, text)
                await pilot.press("enter")
        case Ordering():
            assert isinstance(key, Ordered)
            await pilot.press(*_ordering_keys([o.key for o in laid_out.options], key.keys), "enter")
        case Matching():
            assert isinstance(key, Matched)
            letters = {o.key: letter for letter, o in zip("abcdef", laid_out.options, strict=False)}
            right = dict(key.pairs)
            await pilot.press(*(letters[right[left.key]] for left in laid_out.slots), "enter")
        case _ if isinstance(key, Picked):
            places = [n for n, o in enumerate(laid_out.options, 1) if o.key in key.keys]
            await pilot.press(*map(str, places), "enter")
        case _ if question.kind == "flashcard":
            await pilot.press("enter", "3")
        case _:
            await type_text(pilot, getattr(key, "text"))  # noqa: B009
            await pilot.press("enter")


def _ordering_keys(items: list[str], wanted: Sequence[str]) -> Iterator[str]:
    """Go to each item in turn and send it to its place; at least one is sent."""
    at, moved = 0, False
    for place, item in enumerate(wanted):
        here = items.index(item)
        if here != place:
            yield from ["down" if here > at else "up"] * abs(here - at)
            yield str(place + 1)
            items.insert(place, items.pop(here))
            at, moved = place, True
    if not moved:
        yield from ("2", "1")


def words(app: QuizApp) -> str:
    """What the widgets of the screen say, whether scrolled into view or not."""
    said: list[str] = []
    for widget in app.screen.walk_children(Widget):
        if not all(part.display for part in (widget, *widget.ancestors) if part is not app):
            continue
        match widget:
            case Lines():
                said.append(widget.render().plain)
            case Static():
                said.append(str(widget.content))
            case Input():
                said.append(widget.value or str(widget.placeholder))
    return "\n".join(said)


def squeezed(text: str) -> str:
    """A text without its white space, for looking for what may have been wrapped."""
    return "".join(text.split())


def painted(app: QuizApp) -> list[str]:
    """The lines that stand on the terminal."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]
