"""The question screen: one for a whole session, updated in place."""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from quiz.app.answers import AREAS, AnswerArea, CardArea
from quiz.app.feedback import Feedback
from quiz.app.furniture import HeadLine, KeyLine
from quiz.app.typeset import MUTED_STYLE, content
from quiz.deck.inline import visible
from quiz.questions import DontKnow, Outcome, Rating, Recalled, Response
from quiz.record import Recording
from quiz.record.faults import while_playing
from quiz.study.events import Mode
from quiz.study.memory import Intervals
from quiz.study.session import OutOfTurn
from quiz.study.wording import KINDS, RATINGS, comes_back, days_words

if TYPE_CHECKING:
    from quiz.app.app import QuizApp

DRAFT_AFTER = 0.3
VERDICT_LINES = 6


class QuestionScreen(Screen[None]):
    """Plays a recording. What it shows has been committed."""

    BINDINGS = [
        Binding("enter", "next", "Next question", show=False),
        Binding("1", "rate(1)", "Rate: again", show=False),
        Binding("2", "rate(2)", "Rate: hard", show=False),
        Binding("3", "rate(3)", "Rate: good", show=False),
        Binding("4", "rate(4)", "Rate: easy", show=False),
        Binding("t", "confirm", "It was only a typo", show=False),
        Binding("d", "dont_know", "I don't know", show=False),
        Binding("ctrl+d", "dont_know", "I don't know", show=False, priority=True),
        Binding("h", "hint", "Hint", show=False),
        Binding("ctrl+t", "hint", "Hint", show=False, priority=True),
        Binding("u", "undo", "Take the last answer back", show=False),
        Binding("ctrl+z", "undo", "Take the last answer back", show=False, priority=True),
        Binding("s", "evidence", "Sources and evidence", show=False),
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
        Binding("pageup", "scroll(-10)", "Scroll up", show=False),
        Binding("pagedown,space", "scroll(10)", "Scroll down", show=False),
        Binding("q,escape", "leave", "Leave; the session is kept", show=False),
    ]

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self.recording = recording
        self._areas: dict[type[AnswerArea], AnswerArea] = {}
        self._area: AnswerArea | None = None
        self._days: Intervals | None = None
        self._draft: Response | None = None
        self._draft_timer: Timer | None = None
        self._turn = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield HeadLine()
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="kind")
            yield Static(id="prompt")
            yield Vertical(id="area")
            yield Static(id="hint")
            yield Feedback(self.recording.deck)
        yield KeyLine()

    async def on_mount(self) -> None:
        """Show the question that was open, or the first."""
        if self.recording.state.showing is None and not await self._advance():
            if not self.recording.state.ended:
                self.dismiss()
            return
        await self.show()

    async def show(self) -> None:
        """Show the state of the recording."""
        recording = self.recording
        showing, question = recording.state.showing, recording.question
        assert showing is not None
        presentation = recording.presentation
        self.query_one("#kind", Static).update(content(KINDS[question.kind], MUTED_STYLE))
        self.query_one("#prompt", Static).update(content(presentation.prompt))
        self._tell_hint(showing.hinted)
        self._draft = None
        area = await self._area_for(AREAS[question.kind])
        area.pose(question, presentation, showing.draft)
        self.query_one(Feedback).clear()
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        if recording.state.attempt is None:
            area.take_focus()
        else:
            await self._show_verdict()
        self._tell_place()

    async def _area_for(self, kind: type[AnswerArea]) -> AnswerArea:
        area = self._areas.get(kind)
        if area is None:
            area = self._areas[kind] = kind()
            await self.query_one("#area").mount(area)
        for other in self._areas.values():
            other.display = other is area
        self._area = area
        return area

    async def _show_verdict(self) -> None:
        recording, attempt = self.recording, self.recording.state.attempt
        assert attempt is not None
        assert self._area is not None
        self._days = await self._app.off_thread(recording.intervals)
        self._area.reveal(attempt)
        feedback = self.query_one(Feedback)
        feedback.tell(recording.question, attempt, comes_back(recording.state, attempt, self._days))
        self.set_focus(None)
        self.call_after_refresh(self._bring_into_view, feedback)

    def _bring_into_view(self, feedback: Feedback) -> None:
        """Scroll as little as shows the verdict and the first lines of what follows it."""
        page = self.query_one("#page", VerticalScroll)
        lines = min(feedback.virtual_region.height, VERDICT_LINES)
        page.scroll_to(
            y=max(0, feedback.virtual_region.y + lines - page.size.height), animate=False
        )

    def _tell_place(self) -> None:
        recording = self.recording
        number, total = recording.place
        place, share = f"{number} of {total}", len(recording.state.done) / total if total else 0
        if recording.state.plan.mode is Mode.LEARN:
            learned, items = recording.learned
            place, share = f"{learned} of {items} learned", learned / items if items else 0
        title = visible(recording.topic or recording.deck.manifest.title)
        self.query_one(HeadLine).update(title, place, share)
        self.query_one(KeyLine).update(self._keys())

    def _keys(self) -> list[tuple[str, str]]:
        recording, area = self.recording, self._area
        attempt = recording.state.attempt
        letters = area is not None and area.takes_letters
        undo = [("u", "undo")] if recording.state.can_undo else []
        if attempt is not None:
            keys = [("↵", "next")]
            if self._days and not isinstance(attempt.response, Recalled):
                keys += [
                    (str(int(rating)), days_words(self._days.after(rating))) for rating in RATINGS
                ]
            if attempt.verdict.outcome is Outcome.NEAR:
                keys.append(("t", "it was a typo"))
            return [*keys, ("s", "evidence"), *undo, ("q", "leave"), ("f1", "keys")]
        if isinstance(area, CardArea) and area.turned and self._days:
            keys = [
                (str(int(rating)), f"{word}, {days_words(self._days.after(rating))}")
                for rating, word in RATINGS.items()
            ]
            return [*keys, ("↵", "good"), ("f1", "keys")]
        keys = list(area.keys()) if area else []
        keys.append(("^d" if letters else "d", "don't know"))
        if recording.question.hint:
            keys.append(("^t" if letters else "h", "hint"))
        if undo:
            keys.append(("^z" if letters else "u", "undo"))
        return [*keys, ("esc", "leave"), ("f1", "keys")]

    def _tell_hint(self, shown: bool) -> None:
        line = self.query_one("#hint", Static)
        hint = self.recording.question.hint
        line.display = shown and hint is not None
        if hint:
            line.update(Content.styled("Hint: ", "bold") + content(hint))

    def on_key(self) -> None:
        """What was said is said until the next key."""
        self.query_one(KeyLine).say("")

    async def on_answer_area_submitted(self, event: AnswerArea.Submitted) -> None:
        """Mark and keep the response, then show the verdict; a rated card goes on at once."""
        event.stop()
        await self._answer(event.response)

    async def _answer(self, response: Response) -> None:
        if self.recording.state.attempt is not None:
            return
        self._drop_draft()
        if not await self._commit(lambda: self.recording.answer(response)):
            return
        if isinstance(response, Recalled):
            await self._go_on()
        else:
            await self._show_verdict()
            self._tell_place()

    def on_answer_area_changed(self, event: AnswerArea.Changed) -> None:
        """Keep a draft once the learner pauses."""
        event.stop()
        self._draft = event.response
        self._say("")
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_AFTER, self._keep_draft)

    async def _keep_draft(self) -> None:
        self._draft_timer = None
        draft, self._draft = self._draft, None
        if draft is not None and self.recording.state.attempt is None:
            await self._commit(lambda: self.recording.draft(draft))

    def _drop_draft(self) -> None:
        self._draft = None
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None

    def on_answer_area_refused(self, event: AnswerArea.Refused) -> None:
        """Say what is wanted."""
        event.stop()
        self._say(event.reason)

    async def on_card_area_turned(self, event: CardArea.Turned) -> None:
        """Show what belongs to the card, and what each rating means."""
        event.stop()
        self._days = await self._app.off_thread(self.recording.intervals)
        self.query_one(Feedback).tell(self.recording.question, None)
        self._tell_place()

    async def action_next(self) -> None:
        """Go to the next question."""
        if self.recording.state.attempt is not None:
            await self._go_on()

    async def action_rate(self, rating: int) -> None:
        """Rate the answer, and go on."""
        attempt = self.recording.state.attempt
        if attempt is None:
            return
        rated = Rating(rating)
        if rated is attempt.rating or await self._commit(lambda: self.recording.rate(rated)):
            await self._go_on()

    async def action_confirm(self) -> None:
        """The near miss was a typo."""
        attempt = self.recording.state.attempt
        near = attempt is not None and attempt.verdict.outcome is Outcome.NEAR
        if near and await self._commit(self.recording.confirm):
            await self._show_verdict()
            self._tell_place()

    async def action_dont_know(self) -> None:
        """Answer that one does not know."""
        if self.recording.state.attempt is None:
            await self._answer(DontKnow())

    async def action_hint(self) -> None:
        """Show the hint, if there is one."""
        state = self.recording.state
        if self.recording.question.hint is None:
            self._say("There is no hint to this question.")
            return
        is_open = state.attempt is None and state.showing is not None and not state.showing.hinted
        if is_open and await self._commit(self.recording.hint):
            self._tell_hint(True)

    async def action_undo(self) -> None:
        """Take the last answer back."""
        if not self.recording.state.can_undo:
            self._say("There is no answer to take back.")
        elif await self._commit(self.recording.undo):
            self._drop_draft()
            await self.show()

    def action_evidence(self) -> None:
        """Show where the record of each dispute was published, or hide it."""
        if self.recording.state.attempt is not None:
            feedback = self.query_one(Feedback)
            feedback.evidence = not feedback.evidence
            feedback.changed()

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=lines, animate=False)

    async def action_leave(self) -> None:
        """Go home; the session stays open."""
        if self._draft_timer is not None:
            self._draft_timer.stop()
            await self._keep_draft()
        self.dismiss()

    async def _go_on(self) -> None:
        if await self._advance():
            await self.show()

    async def _advance(self) -> bool:
        """Show the next question, or the summary when there is none."""
        shown: list[bool] = []
        if not await self._commit(lambda: shown.append(self.recording.advance())):
            return False
        if not shown[0]:
            self._app.sum_up(self)
        return shown[0]

    async def _commit(self, act: Callable[[], None]) -> bool:
        """Do something with the recording off the screen's thread; False if it was not kept."""
        try:
            async with self._turn:
                await self._app.off_thread(act)
        except OutOfTurn:
            # The same key came twice while the first was being written.
            return False
        except sqlite3.Error as error:
            self.notify(
                while_playing(error),
                severity="error",
                markup=False,
            )
            return False
        return True

    def _say(self, words: str) -> None:
        self.query_one(KeyLine).say(words)

    @property
    def _app(self) -> "QuizApp":
        return cast("QuizApp", self.app)
