"""The question screen: one for a whole session, updated in place."""

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.action import Action
from quiz.app.actions import ANSWER, EVERYWHERE, QUESTION
from quiz.app.answers import AnswerArea, CardArea, ChoiceArea
from quiz.app.answers.stack import AreaStack
from quiz.app.feedback import Feedback
from quiz.app.screens.page import PageScreen, in_turn
from quiz.app.typeset import MUTED_STYLE, content
from quiz.deck.inline import visible
from quiz.preferences import DIGIT
from quiz.questions import DontKnow, Outcome, Picked, Rating, Recalled, Response
from quiz.record import Recording
from quiz.record.faults import while_playing
from quiz.study.events import Confidence, Help, Hinted, Mode
from quiz.study.helping import letters_given, next_help
from quiz.study.memory import Intervals
from quiz.study.session import Attempt, OutOfTurn
from quiz.study.wording import KINDS, RATINGS, comes_back, days_words, times_words

DRAFT_AFTER = 0.3
VERDICT_LINES = 6
HABIT_FROM = 2
"""From as many times on, a learner is told that they pick a wrong option again and again."""
SURENESS = {1: Confidence.GUESS, 2: Confidence.THINK, 3: Confidence.SURE}
_RATINGS = ("again", "hard", "good", "easy")


class QuestionScreen(PageScreen[None]):
    """Plays a recording. What it shows has been committed."""

    AUTO_FOCUS = ""
    BINDINGS = QUESTION.bindings()
    places = (QUESTION, ANSWER)

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self.recording = recording
        self._area: AnswerArea | None = None
        self._days: Intervals | None = None
        self._draft: Response | None = None
        self._draft_timer: Timer | None = None
        self._unsure: Response | None = None

    def compose_page(self) -> Iterable[Widget]:
        yield Static(id="kind")
        yield Static(id="prompt")
        yield AreaStack()
        yield Static(id="hint")
        yield Feedback(self.recording.deck)

    async def on_mount(self) -> None:
        """Show the question that was open, or the first."""
        nothing_yet = self.recording.state.showing is None and not self.recording.state.reading
        if nothing_yet and not await self._advance():
            if not self.recording.state.ended:
                self.dismiss()
            return
        with self.app.batch_update():  # one painting, with the question in it
            await self.show()

    async def show(self) -> None:
        """Show the state of the recording: the guide that is to be read, or a question."""
        recording = self.recording
        if recording.state.reading:
            self._lay_guide(recording.state.reading)
            return
        showing, question = recording.state.showing, recording.question
        assert showing is not None
        presentation = recording.presentation
        self._draft = self._unsure = None
        area = self._area = await self.query_one(AreaStack).area_for(question)
        self.query_one("#kind", Static).update(content(KINDS[question.kind], MUTED_STYLE))
        prompt = self.query_one("#prompt", Static)
        prompt.display = not area.shows_prompt
        prompt.update(content(presentation.prompt))
        if isinstance(area, ChoiceArea):
            area.answers_at_once = self.quiz.preferences.answer_on == DIGIT
        area.pose(question, presentation, showing.draft)
        self._tell_help()
        self.query_one(Feedback).clear()
        self.page.scroll_home(animate=False)
        if recording.state.attempt is None:
            area.take_focus()
        else:
            await self._show_verdict()
        self._tell_place()

    def _lay_guide(self, topic: str) -> None:
        """Lay the guide of a topic over the question, and go on once it was read."""
        from quiz.app.screens.guide import GuideStopScreen

        async def read(_: None) -> None:
            await self._go_on()

        self.quiz.push_screen(GuideStopScreen(self.recording.deck, topic), read)

    async def _show_verdict(self) -> None:
        recording, attempt = self.recording, self.recording.state.attempt
        assert attempt is not None
        assert self._area is not None
        self._days = await self.quiz.off_thread(recording.intervals)
        habit = await self._habit_of(attempt)
        self._area.reveal(attempt)
        feedback = self.query_one(Feedback)
        back = comes_back(recording.state, attempt, self._days)
        feedback.tell(recording.question, attempt, back, habit)
        self.set_focus(None)
        self.after_painting(partial(self._bring_into_view, feedback))

    async def _habit_of(self, attempt: Attempt) -> str:
        """That a wrong option was picked again and again, if it was."""
        if not isinstance(attempt.response, Picked) or attempt.is_right:
            return ""
        plan = self.recording.state.plan
        picks = await self.quiz.off_thread(
            lambda: self.quiz.record.wrong_picks(plan.profile, plan.deck, attempt.item.question)
        )
        wrong = {part.key for part in attempt.verdict.parts if part.given and not part.wanted}
        most = max((picks[key] for key in wrong), default=0)
        if most < HABIT_FROM:
            return ""
        return f"You have picked this wrong option {times_words(most)} now."

    def _bring_into_view(self, feedback: Feedback) -> None:
        """Scroll as little as shows the verdict and the first lines of what follows it."""
        page = self.page
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
        self.head.update(title, place, share)
        self.foot.update(self._keys())

    def _keys(self) -> list[tuple[str, str]]:
        recording, area = self.recording, self._area
        attempt = recording.state.attempt
        typing = area is not None and area.takes_letters
        help_key = self.key(EVERYWHERE["keys"])
        if self._unsure is not None:
            return [("1", "a guess"), ("2", "I think so"), ("3", "I am sure")]
        undo = [QUESTION["undo"]] if recording.state.can_undo else []
        if attempt is not None:
            keys = [self.key(QUESTION["next"])]
            if self._days and not isinstance(attempt.response, Recalled):
                keys += self._rating_keys(self._days)
            if attempt.verdict.outcome is Outcome.NEAR:
                keys.append(self.key(QUESTION["typo"], "it was a typo"))
            rest: list[Action] = [QUESTION["source"], *undo, QUESTION["leave"]]
            return [*keys, *self.keys_of(*rest), help_key]
        if isinstance(area, CardArea) and area.turned and self._days:
            return [*self._rating_keys(self._days), help_key]
        keys = list(area.keys()) if area else []
        keys.append(self.key(QUESTION["dont-know"], typing=typing))
        if self._help() is not None:
            keys.append(self.key(QUESTION["hint"], typing=typing))
        keys += [self.key(action, typing=typing) for action in undo]
        leave = ("esc", "leave") if typing else self.key(QUESTION["leave"])
        return [*keys, leave, ("f1", "keys") if typing else help_key]

    def _rating_keys(self, days: Intervals) -> list[tuple[str, str]]:
        """The keys that rate, each with when the question would be due."""
        return [
            self.key(QUESTION[name], f"{RATINGS[rating]}, {days_words(days.after(rating))}")
            for name, rating in zip(_RATINGS, RATINGS, strict=True)
        ]

    def _help(self, gap: str = "") -> Hinted | None:
        """The next help that there is to the question."""
        state = self.recording.state
        if state.showing is None or state.attempt is not None:
            return None
        return next_help(self.recording.question, state.showing, gap)

    def _tell_help(self) -> None:
        """Show the hint and all else that was given away."""
        recording, line = self.recording, self.query_one("#hint", Static)
        question, showing = recording.question, recording.state.showing
        assert showing is not None
        line.display = showing.hinted and question.hint is not None
        if question.hint:
            line.update(Content.styled("Hint: ", "bold") + content(question.hint))
        if self._area is not None and showing.helped:
            self._area.help_out(showing.struck, letters_given(question, showing))

    def on_key(self) -> None:
        """What was said is said until the next key."""
        self.foot.say("")

    @in_turn
    async def on_answer_area_submitted(self, event: AnswerArea.Submitted) -> None:
        """Mark and keep the response, then show the verdict; a rated card goes on at once.

        Where the learner wants to be asked how sure they are, that comes first.
        """
        event.stop()
        if self.recording.state.attempt is not None or self._unsure is not None:
            return
        if self.quiz.preferences.confidence and not isinstance(event.response, Recalled):
            self._ask_confidence(event.response)
        else:
            await self._answer(event.response)

    def _ask_confidence(self, response: Response) -> None:
        self._unsure = response
        self.set_focus(None)
        self._tell_place()
        self._say("How sure are you?")

    async def _answer(self, response: Response, confidence: Confidence | None = None) -> None:
        if self.recording.state.attempt is not None:
            return
        self._drop_draft()
        self._unsure = None
        if not await self._commit(lambda: self.recording.answer(response, confidence)):
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

    @in_turn
    async def _keep_draft(self) -> None:
        await self._write_draft()

    async def _write_draft(self) -> None:
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

    @in_turn
    async def on_card_area_turned(self, event: CardArea.Turned) -> None:
        """Show what belongs to the card, and what each rating means."""
        event.stop()
        self._days = await self.quiz.off_thread(self.recording.intervals)
        self.query_one(Feedback).tell(self.recording.question, None)
        self._tell_place()

    @in_turn
    async def action_next(self) -> None:
        """Go to the next question."""
        if self.recording.state.attempt is not None:
            await self._go_on()

    @in_turn
    async def action_rate(self, rating: int) -> None:
        """Rate the answer, and go on; or say how sure one is, where that is asked."""
        if self._unsure is not None:
            if rating in SURENESS:
                await self._answer(self._unsure, SURENESS[rating])
            return
        attempt = self.recording.state.attempt
        if attempt is None:
            return
        rated = Rating(rating)
        if rated is attempt.rating or await self._commit(lambda: self.recording.rate(rated)):
            await self._go_on()

    @in_turn
    async def action_confirm(self) -> None:
        """The near miss was a typo."""
        attempt = self.recording.state.attempt
        near = attempt is not None and attempt.verdict.outcome is Outcome.NEAR
        if near and await self._commit(self.recording.confirm):
            await self._show_verdict()
            self._tell_place()

    @in_turn
    async def action_dont_know(self) -> None:
        """Answer that one does not know."""
        if self.recording.state.attempt is None:
            await self._answer(DontKnow())

    @in_turn
    async def action_hint(self) -> None:
        """Give the hint, then a letter or a wrong option struck out."""
        if self.recording.state.attempt is not None:
            return
        gap = self._area.gap if self._area is not None else ""
        given = self._help(gap)
        if given is None:
            showing = self.recording.state.showing
            helped = showing is not None and (showing.hinted or showing.helped)
            self._say(f"There is no {'more help' if helped else 'hint'} to this question.")
            return
        acts: dict[Help, Callable[[], None]] = {
            Help.HINT: self.recording.hint,
            Help.LETTER: lambda: self.recording.give_letter(given.key),
            Help.STRUCK: lambda: self.recording.strike(given.key),
        }
        if await self._commit(acts[given.help]):
            self._tell_help()
            self._tell_place()

    @in_turn
    async def action_undo(self) -> None:
        """Take the last answer back."""
        if not self.recording.state.can_undo:
            self._say("There is no answer to take back.")
        elif await self._commit(self.recording.undo):
            self._drop_draft()
            await self.show()

    def action_source(self) -> None:
        """Show what the question rests on, and the evidence of its disputes."""
        from quiz.app.screens.source import SourceScreen

        turned = isinstance(self._area, CardArea) and self._area.turned
        if self.recording.state.attempt is not None or turned:
            self.quiz.push_screen(SourceScreen(self.recording.deck, self.recording.question))

    @in_turn
    async def action_leave(self) -> None:
        """Go home; the session stays open. While one is asked how sure one is, go back to that."""
        if self._unsure is not None:
            self._unsure = None
            if self._area is not None:
                self._area.take_focus()
            self._tell_place()
            return
        if self._draft_timer is not None:
            self._draft_timer.stop()
            await self._write_draft()
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
            self.quiz.sum_up(self)
        return shown[0]

    async def _commit(self, act: Callable[[], None]) -> bool:
        """Do something with the recording off the screen's thread; False if it was not kept."""
        try:
            await self.quiz.off_thread(act)
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
        self.foot.say(words)
