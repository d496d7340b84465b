"""Sitting exams in the app: a clock that is set by hand, and looks at what stands."""

from datetime import datetime, timedelta

from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.app.invigilated import InvigilatedApp
from quiz.app.screens.exam import ExamScreen
from quiz.app.screens.page import PageScreen
from quiz.deck import Deck, Library
from quiz.preferences import DEFAULT, Preferences
from quiz.record import Record
from quiz.record.choosing import Wish
from quiz.record.invigilating import ExamRecording
from quiz.study.events import Mode
from tests.app.driving import DECKS, MOON, clock, settled


class SetClock:
    """Stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = clock()

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def exam_app(
    record: Record,
    deck: Deck = MOON,
    *,
    clock: SetClock | None = None,
    minutes: float | None = None,
    pausable: bool = False,
    preferences: Preferences = DEFAULT,
) -> InvigilatedApp:
    """The app with an exam of all questions of a deck begun, or gone on with."""
    wish = Wish(seed=1, mode=Mode.EXAM, count=1000, minutes=minutes, pausable=pausable)
    return InvigilatedApp(
        Library([DECKS]), record, wish, deck, clock or SetClock(), preferences=preferences
    )


def sat(app: QuizApp) -> ExamRecording:
    """The exam that is being sat, or was."""
    assert isinstance(app, InvigilatedApp)
    assert app.exam is not None
    return app.exam


def exam_screen(app: QuizApp) -> ExamScreen:
    """The screen of the exam, whatever lies over it."""
    return next(screen for screen in app.screen_stack if isinstance(screen, ExamScreen))


async def go_to(pilot: Pilot[None], question: str) -> None:
    """Turn to a question."""
    app = pilot.app
    assert isinstance(app, QuizApp)
    while sat(app).state.page.item.question != question:
        await pilot.press("ctrl+n")
        await settled(pilot)


async def look_at_time(pilot: Pilot[None]) -> None:
    """Let the screen look at the clock, as it does each second."""
    app = pilot.app
    assert isinstance(app, QuizApp)
    await exam_screen(app).look_at_time()
    await settled(pilot)


def foot(app: QuizApp) -> str:
    """What the line of keys says, and what is said above it, on one line."""
    assert isinstance(app.screen, PageScreen)
    return " ".join(app.screen.foot.render().plain.split())


def head(app: QuizApp) -> str:
    """What the head line says, on one line."""
    assert isinstance(app.screen, PageScreen)
    return " ".join(app.screen.head.render().plain.split())
