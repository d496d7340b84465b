"""The summary that ends a session."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from quiz.app.actions import EVERYWHERE, SUMMARY
from quiz.app.answers.area import mark_of, muted
from quiz.app.screens.page import PageScreen
from quiz.app.typeset import Line, Lines, content, hanging
from quiz.deck.inline import visible
from quiz.questions import BaseQuestion, Cloze, DontKnow, Flashcard, Outcome, Recalled
from quiz.record import Recording
from quiz.study.events import Mode
from quiz.study.queue import Filter
from quiz.study.session import Attempt
from quiz.study.wording import minutes_words


class _Tally(Lines):
    """How many were right, and what to look at again."""

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self._recording = recording

    def set_lines(self, width: int) -> Sequence[Line]:
        done = self._recording.state.done
        seconds = sum(attempt.seconds for attempt in done)
        if not done:
            return [Line(Content("Nothing is due, and nothing is new today."))]
        missed = _missed(self._recording)
        asked = len({attempt.item.question for attempt in done})
        lines = [
            Content.styled(f"{asked - len(missed)} of {asked} right at the first try", "bold"),
            muted(f"{len(done)} answers in all, {minutes_words(seconds)}"),
        ]
        if missed:
            lines += [Content(""), Content("To look at again")]
        for attempt in missed:
            placed = self._recording.deck.by_id.get(attempt.item.question)
            if placed:
                lines += hanging(_glyph(attempt), content(_prompt(placed.question)), width)
        return [Line(line) for line in lines]


def _glyph(attempt: Attempt) -> Content:
    if isinstance(attempt.response, DontKnow | Recalled):
        return mark_of(Outcome.WRONG, "not known  ")
    words = {Outcome.NEAR: "nearly     ", Outcome.PARTIAL: "partly     "}
    outcome = attempt.verdict.outcome
    shown = Outcome.NEAR if outcome is Outcome.PARTIAL else outcome
    return mark_of(shown, words.get(outcome, "wrong      "))


def _prompt(question: BaseQuestion) -> str:
    if isinstance(question, Cloze):
        return question.with_gaps(["…"] * len(question.gaps))
    if isinstance(question, Flashcard):
        return question.front
    return str(getattr(question, "stem", question.id))


class SummaryScreen(PageScreen[bool]):
    """Dismissed with True when the last answer is to be taken back."""

    BINDINGS = SUMMARY.bindings()
    places = (SUMMARY,)

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self._recording = recording

    def compose_page(self) -> Iterable[Widget]:
        yield _Tally(self._recording)

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        state = self._recording.state
        title = visible(self._recording.deck.manifest.title)
        self.head.update(title, f"{state.plan.mode} is done")
        actions = [SUMMARY["home"]]
        actions += [SUMMARY["missed"]] if _missed(self._recording) else []
        actions += [SUMMARY["undo"]] if state.can_undo else []
        self.foot.update(self.keys_of(*actions, EVERYWHERE["keys"]))

    def action_home(self) -> None:
        """Go home."""
        self.dismiss(False)

    async def action_missed(self) -> None:
        """Practise just what was missed."""
        missed = frozenset(attempt.item.question for attempt in _missed(self._recording))
        if missed:
            deck = self._recording.deck
            self.dismiss(False)
            await self.quiz.begin(deck, mode=Mode.MISSED, wanted=Filter(questions=missed))

    def action_undo(self) -> None:
        """Take the last answer back and go on from there."""
        if self._recording.state.can_undo:
            self.dismiss(True)


def _missed(recording: Recording) -> list[Attempt]:
    """The first attempt at each question of the session, where it was not right."""
    first: dict[str, Attempt] = {}
    for attempt in recording.state.done:
        first.setdefault(attempt.item.question, attempt)
    return [attempt for attempt in first.values() if attempt.verdict.outcome is not Outcome.RIGHT]
