"""An exam that is being sat: one screen for all its questions, without a verdict."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial

from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.actions import ANSWER, EVERYWHERE, EXAM
from quiz.app.answers import AnswerArea, ChoiceArea
from quiz.app.answers.area import muted
from quiz.app.answers.stack import AreaStack
from quiz.app.furniture import Keys
from quiz.app.screens.grid import FLAG, HAND_IN, SIGNS, Chosen, GridScreen
from quiz.app.screens.handing_in import HandingInScreen
from quiz.app.screens.in_exam import STANDS, InExam
from quiz.app.screens.page import PageScreen
from quiz.app.screens.pause import PauseScreen
from quiz.app.screens.report import ReportScreen
from quiz.app.typeset import NEAR_STYLE, content
from quiz.deck.inline import visible
from quiz.preferences import DIGIT
from quiz.questions import DontKnow, Response
from quiz.record.invigilating import ExamRecording, TimeIsUp
from quiz.study.drafts import is_empty
from quiz.study.events import Mode
from quiz.study.exam import Page, Progress
from quiz.study.session import OutOfTurn
from quiz.study.time_left import called_out
from quiz.study.wording import KINDS, NOTHING

DRAFT_AFTER = 0.3
QUIET, MOST_LOOKS = 20, 500
"""So many looks in a row at which nothing is under way mean that what was typed has arrived."""


class ExamScreen(InExam[None]):
    """Plays an exam. What stands on a page is its answer once the learner leaves it."""

    CSS_PATH = "exam.tcss"
    BINDINGS = EXAM.bindings()
    places = (EXAM, ANSWER)

    def __init__(self, recording: ExamRecording) -> None:
        super().__init__(recording)
        self._area: AnswerArea | None = None
        self._given: Response | None = None
        self._draft_timer: Timer | None = None
        self._shown_at = 0.0
        self._least_left = float("inf")
        self._over = False
        self._patience = 0
        self._one_at_a_time = asyncio.Lock()

    def compose_page(self) -> Iterable[Widget]:
        yield Static(id="kind")
        yield Static(id="prompt")
        yield AreaStack()

    async def on_mount(self) -> None:
        """Show the question at which the exam stands, or what became of it meanwhile."""
        recording = self.recording
        self._least_left = recording.seconds_left or 0.0
        if not recording.state.pages:
            self.notify(f"Here {NOTHING[Mode.EXAM]}.", markup=False)
            self.dismiss()
        elif recording.is_over:
            self.call_later(self._report, "The time was up before the exam was handed in.")
        else:
            await self.show()
            if recording.is_paused:
                self._lay_pause()

    async def show(self) -> None:
        """Show the question before the learner, with what they have given to it."""
        self._drop_draft()
        page = self.recording.state.page
        if page.showing is None:
            self._show_missing(page)
        else:
            await self._show_question(page)
        self.page.scroll_home(animate=False)
        self._tell_page()
        self._shown_at = Message().time

    async def _show_question(self, page: Page) -> None:
        question, presentation = self.recording.question, self.recording.presentation
        area = self._area = await self.query_one(AreaStack).area_for(question)
        prompt = self.query_one("#prompt", Static)
        prompt.display = not area.shows_prompt
        prompt.update(content(presentation.prompt))
        if isinstance(area, ChoiceArea):
            area.answers_at_once = self.quiz.preferences.answer_on == DIGIT
        area.pose(question, presentation, page.given)
        area.take_focus()

    def _show_missing(self, page: Page) -> None:
        """Say why there is no question; the pages before and behind can be gone to."""
        gone = page.item.question not in self.recording.deck.by_id
        words = (
            "This question has gone from the deck."
            if gone
            else "This question could not be laid out. Go to another, and come back."
        )
        prompt = self.query_one("#prompt", Static)
        prompt.display = True
        prompt.update(Content(words))
        self.query_one(AreaStack).clear()
        self._area = None
        self.set_focus(None)

    def _tell_page(self) -> None:
        """Show which page this is, how far it has come, and what can be done."""
        exam = self.recording.state
        page = exam.page
        words = [muted(KINDS[self.recording.question.kind])] if page.showing else []
        if page.progress is not Progress.OPEN:
            known = " that you do not know" if isinstance(page.given, DontKnow) else ""
            words.append(muted(f"{SIGNS[page.progress]} {page.progress}{known}"))
        if page.flagged:
            words.append(Content.styled(f"{FLAG} flagged", NEAR_STYLE))
        self.query_one("#kind", Static).update(Content("   ").join(words))
        place = f"{exam.at + 1} of {len(exam.pages)}"
        self.tell(visible(self.recording.deck.manifest.title), place)
        self.foot.update(self._keys())
        self.say("")

    def _keys(self) -> Keys:
        """What can be done, the most wanted first: in little room not all has a place."""
        area = self._area
        typing = area is not None and area.takes_letters
        turn = [self.key(EXAM[name], typing=typing)[0] for name in ("previous", "next")]
        page, plan = self.recording.state.page, self.recording.state.plan
        answering = [*(area.keys() if area else ())]
        dont_know = self.keys_of(EXAM["dont-know"], typing=typing) if area else ()
        pause = [EXAM["pause"]] if plan.pausable else []
        return [
            *answering[:2],
            (" ".join(turn) if typing else "".join(turn), "turn"),
            *self.keys_of(EXAM["grid"], EXAM["hand-in"], typing=typing),
            self.key(EXAM["flag"], "unflag" if page.flagged else "flag", typing=typing),
            *dont_know,
            *self.keys_of(*pause, typing=typing),
            *answering[2:],
            ("f1", "keys") if typing else self.key(EVERYWHERE["keys"]),
        ]

    async def look_at_time(self) -> None:
        """Show the time that is left, call it out where that is due, and end the exam with it."""
        await super().look_at_time()
        left, allowed = self.recording.seconds_left, self.recording.state.plan.seconds
        if self._over or self.recording.is_paused or left is None:
            return
        if left == 0:
            await self._end_late()
            return
        words = called_out(allowed or 0.0, self._least_left, left)
        self._least_left = min(left, self._least_left)
        if words:
            self.call_out(words)
            above = self.quiz.screen
            if isinstance(above, InExam):
                above.call_out(words)
            elif isinstance(above, PageScreen):
                above.foot.say(words)

    async def _end_late(self) -> None:
        """End the exam at its deadline; where that cannot be written, try again after a while."""
        if self._patience:
            self._patience -= 1
        elif not await self._commit(self.recording.look):
            self._patience = STANDS

    async def on_answer_area_submitted(self, event: AnswerArea.Submitted) -> None:
        """Keep the answer, and go on."""
        event.stop()
        await self._answer(event.response, event.time)

    async def _answer(self, response: Response, at: float) -> None:
        """Keep what was given as the answer, unless its page was left by then, and go on."""
        async with self._one_at_a_time:
            if at < self._shown_at:
                return
            self._given = response
            page = self.recording.state.page
            is_new = page.progress is not Progress.ANSWERED or page.given != response
            if not is_new or await self._commit(partial(self.recording.answer, response)):
                await self._go_on()

    async def _go_on(self) -> None:
        """Go to the next question that is open; where none is, to all of them at a glance."""
        following = self.recording.next_open
        if following is not None:
            await self._go_to(following)
        else:
            await self.show()
            self._lay_grid()

    def on_answer_area_changed(self, event: AnswerArea.Changed) -> None:
        """Keep a draft once the learner pauses."""
        event.stop()
        if event.time < self._shown_at:
            return
        self._given = event.response
        self.say("")
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_AFTER, self._keep_draft)

    async def _keep_draft(self) -> None:
        self._draft_timer = None
        async with self._one_at_a_time:
            showing, given = self.recording.state.showing, self._given
            if showing is not None and given is not None and given != showing.draft:
                await self._commit(partial(self.recording.draft, given))

    def _drop_draft(self) -> None:
        self._given = None
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None

    def on_answer_area_refused(self, event: AnswerArea.Refused) -> None:
        """Say what is wanted."""
        event.stop()
        self.say(event.reason)

    async def _leave_page(self) -> bool:
        """Keep what stands on the page; False if that could not be, and then one stays."""
        await self._hear_out()
        while (given := self._given) is not None:
            if not await self._commit(partial(self.recording.keep, given)):
                return False
            if self._given is given:
                self._drop_draft()
        return not self._over

    async def _hear_out(self) -> None:
        """Wait until what was typed last has arrived here; some keys of ours overtake it."""
        if self.focused is None:
            return
        way = [node for node in self.focused.ancestors_with_self if node is not self.app]
        quiet = 0
        for _ in range(MOST_LOOKS):
            quiet = 0 if any(node.message_queue_size for node in way) else quiet + 1
            if quiet == QUIET:
                return
            await asyncio.sleep(0)

    def _left_behind(self, place: int) -> str:
        """What to say of a page that was left with something unfinished on it."""
        page = self.recording.state.pages[place]
        draft = page.showing.draft if page.showing else None
        if page.progress is Progress.BEGUN:
            return f"Question {place + 1} is not finished; what is there counts as far as it goes."
        if draft is not None and is_empty(draft) and page.attempt is not None:
            return f"Question {place + 1} keeps the answer that it had."
        return ""

    async def _go_to(self, place: int) -> None:
        if await self._commit(partial(self.recording.move, place)):
            await self.show()

    async def action_turn(self, step: int) -> None:
        """Go to the next question or the one before, round the ends."""
        async with self._one_at_a_time:
            if await self._leave_page():
                exam = self.recording.state
                left = exam.at
                await self._go_to((left + step) % len(exam.pages))
                self.say(self._left_behind(left))

    async def action_flag(self) -> None:
        """Flag the question, or take its flag away."""
        async with self._one_at_a_time:
            if await self._commit(self.recording.flag):
                self._tell_page()

    async def action_dont_know(self) -> None:
        """Answer that one does not know, and go on."""
        if self._area is not None:
            await self._answer(DontKnow(), Message().time)

    async def action_grid(self) -> None:
        """Show all questions at a glance."""
        async with self._one_at_a_time:
            if await self._leave_page():
                self._tell_page()
                self._lay_grid()

    def _lay_grid(self) -> None:
        async def chosen(choice: Chosen) -> None:
            if choice == HAND_IN:
                await self.action_hand_in()
            elif choice is not None:
                async with self._one_at_a_time:
                    await self._go_to(choice)

        self.quiz.push_screen(GridScreen(self.recording), chosen)

    async def action_hand_in(self) -> None:
        """Hand the exam in, after a look at what is still open."""
        async with self._one_at_a_time:
            if await self._leave_page():
                self._tell_page()
                self.quiz.push_screen(HandingInScreen(self.recording), self._handed_in)

    async def _handed_in(self, sure: bool | None) -> None:
        if sure:
            async with self._one_at_a_time:
                await self._commit(self.recording.end)

    async def action_pause(self) -> None:
        """Stop the time, where that is allowed, with the question out of sight."""
        if not self.recording.state.plan.pausable:
            self.say("This exam cannot be paused.")
            return
        async with self._one_at_a_time:
            if await self._leave_page() and await self._commit(self.recording.pause):
                self._tell_page()
                self._lay_pause()

    def _lay_pause(self) -> None:
        self.quiz.push_screen(PauseScreen(self.recording), self._paused)

    async def _paused(self, go_on: bool | None) -> None:
        if not go_on:
            self.notify("The exam is kept, and stays paused.", markup=False)
            self.dismiss()
        elif not await self._commit(self.recording.go_on):
            self._lay_pause()
        else:
            self.tell_time()

    async def action_leave(self) -> None:
        """Go home; the exam stays open, and its time goes on."""
        async with self._one_at_a_time:
            if await self._leave_page():
                timed = self.recording.seconds_left is not None
                goes_on = ", and its time goes on" if timed else ""
                self.notify(f"The exam is kept{goes_on}.", markup=False)
                self.dismiss()

    async def _commit(self, act: Callable[[], None]) -> bool:
        """Do something with the recording off the screen's thread; False if it was not kept.

        If the exam is over by then, its report is shown.
        """
        words = ""
        with self.quiz.told():
            try:
                await self.quiz.off_thread(act)
            except TimeIsUp:
                words = "The time is up."
            except OutOfTurn:
                # The same key came twice while the first was being written.
                return False
            if self.recording.is_over:
                late = self.recording.seconds_left == 0
                self._report(words or ("The time is up." if late else ""))
                return False
            return True
        return False

    def _report(self, words: str) -> None:
        """Show the report in the place of the exam and of whatever lies over it."""
        if self._over:
            return
        self._over = True
        self._drop_draft()
        while self.quiz.screen is not self:
            self.quiz.pop_screen()
        self.quiz.switch_screen(ReportScreen(self.recording, words))
