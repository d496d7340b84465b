"""One question looked at whole: its answer, what it rests on, and what was answered before."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, tzinfo

from textual.content import Content
from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, LOOKING
from quiz.app.answers.area import mark_of, muted
from quiz.app.feedback import Feedback
from quiz.app.screens.page import PageScreen
from quiz.app.sheet import Sheet
from quiz.app.typeset import NEAR, NEAR_STYLE, Line, Lines, hanging
from quiz.deck import Deck, Placed
from quiz.deck.inline import visible
from quiz.questions import DontKnow, Outcome, Question, Recalled, Side
from quiz.record.browsing import (
    Doing,
    QuestionRecord,
    flag_or_unflag,
    question_record,
    suspend_or_resume,
)
from quiz.study.days import days_between
from quiz.study.events import Confidence, Mode
from quiz.study.figures import day_words
from quiz.study.history import Past, response_words
from quiz.study.queue import Filter
from quiz.study.searching import Stand
from quiz.study.session import Attempt
from quiz.study.wording import RATINGS, days_words, times_words, verdict_words

SURENESS = {Confidence.GUESS: "a guess", Confidence.THINK: "fairly sure", Confidence.SURE: "sure"}


class History(Lines):
    """When a question is due, and every answer to it, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._held: QuestionRecord | None = None
        self._zone: tzinfo | None = None

    def show(self, question: Question, held: QuestionRecord | None, zone: tzinfo | None) -> None:
        """Show what is held of a question, with the moments of a zone; None is not known yet."""
        self._question, self._held, self._zone = question, held, zone
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        question, held = self._question, self._held
        if question is None or held is None:
            return []
        lines = [Content(""), Content.styled("History", "bold")]
        for words in _memory_words(held):
            lines += muted(words).wrap(max(1, width))
        for past in reversed(held.past):
            lines += [Content(""), *_told(question, past, self._zone, held.day.year, width)]
        return [Line(line) for line in lines]


def _memory_words(held: QuestionRecord) -> Sequence[str]:
    """How often a question was asked, and when each side of it is due."""
    if not held.past:
        return ["never asked so far"]
    told = [f"asked {times_words(len(held.past))}"]
    for side, standing in held.memory.items():
        name = "" if len(held.memory) == 1 and side is Side.FORWARD else f"{side}: "
        ahead = days_between(held.day, standing.due)
        when = days_words(ahead) if standing.due <= held.day else f"in {days_words(ahead)}"
        stability = days_words(max(1, round(standing.memory.stability)))
        told.append(f"{name}due {day_words(standing.due)}, {when}; stability {stability}")
    if Stand.SUSPENDED in held.stands:
        told.append("suspended: not asked until that is taken back")
    return told


def _told(
    question: Question, past: Past, zone: tzinfo | None, this_year: int, width: int
) -> list[Content]:
    """An attempt: its verdict, when and in which mode, and below it what was answered."""
    attempt = past.attempt
    facts = [] if isinstance(attempt.response, Recalled) else [f"rated {RATINGS[attempt.rating]}"]
    facts.append(f"{attempt.seconds:.0f} s")
    facts += ["a typo"] * attempt.confirmed + ["with a hint"] * attempt.hinted
    facts += [SURENESS[attempt.confidence]] if attempt.confidence else []
    when = _moment_words(attempt.at.astimezone(zone), this_year)
    body = _verdict(attempt) + muted(f"   {', '.join(facts)}")
    lines = hanging(Content(""), body, width, muted(f"{when}, {past.mode}"))
    words = response_words(question, attempt)
    if words:
        lines += hanging(Content("  "), Content(visible(words)), width)
    return lines


def _verdict(attempt: Attempt) -> Content:
    words, outcome = verdict_words(attempt).lower(), attempt.verdict.outcome
    if outcome is Outcome.PARTIAL:
        return Content.styled(f"{NEAR} {words}", NEAR_STYLE)
    missed = isinstance(attempt.response, DontKnow | Recalled) and outcome is not Outcome.RIGHT
    return mark_of(Outcome.WRONG if missed else outcome, words)


def _moment_words(at: datetime, this_year: int) -> str:
    year = f" {at.year}" if at.year != this_year else ""
    return f"{day_words(at.date())}{year} {at:%H:%M}"


class LookingScreen(PageScreen[str]):
    """Shows the questions of a list one at a time; dismissed with the id of the one at hand."""

    BINDINGS = LOOKING.bindings()
    places = (LOOKING,)

    def __init__(self, deck: Deck, listed: Sequence[Placed], at: int) -> None:
        super().__init__()
        self._deck = deck
        self._listed = listed
        self._at = at
        self._held: QuestionRecord | None = None

    def compose_page(self) -> Iterable[Widget]:
        yield Sheet()
        yield Feedback(self._deck)
        yield History()

    def on_mount(self) -> None:
        """Show the question that was chosen."""
        self._show()

    def on_screen_resume(self) -> None:
        """Look the question up anew whenever this screen comes back."""
        self.meanwhile(self._look_up(), group="record")

    @property
    def placed(self) -> Placed:
        """The question at hand."""
        return self._listed[self._at]

    def _show(self) -> None:
        question, held = self.placed.question, self._held
        self.query_one(Sheet).show(self.placed, held.stands if held else frozenset())
        self.query_one(Feedback).tell(question, None)
        self.query_one(History).show(question, held, self.quiz.clock().tzinfo)
        place = f"{self._at + 1:,} of {len(self._listed):,}"
        self.head.update(visible(self._deck.manifest.title), place)
        turning = [LOOKING["next"], LOOKING["previous"]] if len(self._listed) > 1 else []
        self.foot.update(
            self.keys_of(
                *turning,
                LOOKING["practise"],
                LOOKING["suspend"],
                LOOKING["flag"],
                LOOKING["leave"],
                EVERYWHERE["keys"],
            )
        )

    async def _look_up(self) -> None:
        await self._do(lambda: None)

    async def _do(self, act: Callable[[], None]) -> None:
        """Do something with the record, then show what it holds of the question at hand."""
        quiz, deck, placed = self.quiz, self._deck, self.placed

        def do() -> QuestionRecord:
            act()
            return question_record(quiz.record, deck, placed.outline, quiz.profile, quiz.clock)

        with quiz.told():
            held = await quiz.off_thread(do)
            if placed is self.placed:
                self._held = held
                self._show()

    def action_turn(self, step: int) -> None:
        """Go to the next question that is listed."""
        at = max(0, min(self._at + step, len(self._listed) - 1))
        if at != self._at:
            self._at, self._held = at, None
            self._show()
            self.page.scroll_home(animate=False)
            self.meanwhile(self._look_up(), group="record")

    def action_suspend(self) -> None:
        """Suspend the question, or ask it again."""
        self._act(suspend_or_resume)

    def action_flag(self) -> None:
        """Flag the question, or take its flag away."""
        self._act(flag_or_unflag)

    def _act(self, act: Doing) -> None:
        quiz, deck, question = self.quiz, self._deck, self.placed.outline.id
        self.meanwhile(
            self._do(lambda: act(quiz.record, deck, question, quiz.profile, quiz.clock)),
            group="record",
        )

    async def action_practise(self) -> None:
        """Practise the question."""
        held, question = self._held, self.placed.outline
        if held is None or {Stand.SUSPENDED, Stand.RETIRED} & held.stands:
            self.foot.say("It is not asked: it is suspended or retired.")
            return
        wanted = Filter(questions=frozenset({question.id}))
        await self.quiz.begin(self._deck, mode=Mode.CRAM, wanted=wanted, count=len(question.ways))

    def action_leave(self) -> None:
        """Go back to the list."""
        self.dismiss(self.placed.outline.id)
