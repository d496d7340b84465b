"""Taking an exam line by line, and reading its report."""

from collections.abc import Iterator

from quiz.deck.inline import plain, visible
from quiz.plain.answering import Answering, numbers
from quiz.plain.conversation import Ask, Conversation, Say, Stop
from quiz.plain.telling import counted, told
from quiz.questions import DontKnow, Side
from quiz.record.invigilating import ExamRecording, TimeIsUp
from quiz.record.reporting import exam_report
from quiz.study.report import ExamReport
from quiz.study.wording import KINDS, answer_lines, minutes_words

HELP = (
    "At any prompt: ? means that you do not know, :n and :p go to the next and the previous "
    "question, :g goes to a number, :f flags the question or takes the flag away, :o lists what is "
    "open, :e hands in, :q stops (the time runs on), :? shows this. Answers can be changed until "
    "you hand in."
)
HELP_TO_PAUSE = f"{HELP} :w stops the time until you go on."


class _Go(Exception):
    """The learner leaves the question at hand for another, or has flagged it."""


class _HandIn(Exception):
    """The learner hands in."""


class PlainExam:
    """Plays an exam until it is handed in, its time is up, or the learner stops."""

    def __init__(self, recording: ExamRecording, ask: Ask, say: Say) -> None:
        commands = {
            ":n": lambda: self._go(1),
            ":p": lambda: self._go(-1),
            ":g": self._go_to,
            ":f": self._flag,
            ":o": self._open,
            ":e": self._hand_in,
            ":?": self._help,
        }
        if recording.state.plan.pausable:
            commands[":w"] = self._pause
        self._recording = recording
        self._talk = Conversation(ask, say, commands)
        self._answering = Answering(self._talk, lambda: "")
        self._say: Say = self._talk.say

    def _help(self) -> None:
        self._say(HELP_TO_PAUSE if self._recording.state.plan.pausable else HELP)

    def play(self) -> ExamReport | None:
        """Ask until the end, and give the report; None if the learner stops before.

        Raises sqlite3.Error when the record cannot be written.
        """
        recording = self._recording
        title = visible(recording.deck.manifest.title)
        if not recording.state.pages:
            self._say(f"{title}: no question fits this exam.")
            return None
        if not recording.state.ended:
            count = counted(len(recording.state.pages), "question")
            self._say(f"{title}. Exam. {count}.{self._time()}")
            self._help()
            try:
                self._sit()
            except Stop:
                self._say("")
                time = "it stays paused" if recording.is_paused else "its time runs on"
                self._say(f"The exam is kept, and {time}. Play the same deck to go on.")
                return None
            except TimeIsUp:
                self._say("")
                self._say("The time is up.")
        else:
            self._say(f"{title}. Exam. The time was up before it was handed in.")
        report = exam_report(recording)
        for line in report_lines(report):
            self._say(line)
        self._review(report)
        return report

    def _sit(self) -> None:
        recording = self._recording
        while not recording.is_over:
            if recording.is_paused:
                self._wait()
            try:
                self._show()
                showing = recording.state.showing
                if showing is None:
                    self._say("This question has gone from the deck.")
                    self._talk.line("Press Enter for the next: ")
                else:
                    response = self._answering.response(
                        recording.question, recording.presentation, showing.item.side
                    )
                    recording.answer(response)
                self._onward()
            except _Go:
                continue
            except _HandIn:
                recording.end()

    def _show(self) -> None:
        recording, exam = self._recording, self._recording.state
        page = exam.page
        self._say("")
        number, total = exam.at + 1, len(exam.pages)
        flag = " Flagged." if page.flagged else ""
        kind = f" {KINDS[recording.question.kind]}." if page.showing else ""
        self._say(f"Question {number} of {total}.{self._time()}{flag}{kind}")
        if page.showing:
            self._say(plain(recording.presentation.prompt))
        if page.draft:
            self._say("You have begun an answer, and it counts as far as it goes.")
        elif page.attempt:
            given = "that you do not know" if isinstance(page.attempt.response, DontKnow) else ""
            self._say(f"You have answered{f' {given}' if given else ' it'}; a new answer counts.")

    def _onward(self) -> None:
        """Go to the next open question, round the end, or offer to hand in."""
        exam, left = self._recording.state, self._recording.next_open
        if left is not None:
            self._recording.move(left)
            return
        flagged = f" Flagged: {_listed(exam.flagged)}." if exam.flagged else ""
        self._say("")
        self._say(f"Every question is answered.{flagged}")
        while line := self._talk.line("Enter hands in; a number goes to that question: "):
            place = _place(line, len(exam.pages))
            if place is not None:
                self._recording.move(place)
                return
            self._say(f"Type a number from 1 to {len(exam.pages)}, or press Enter.")
        raise _HandIn

    def _time(self) -> str:
        left = self._recording.seconds_left
        return "" if left is None else f" {minutes_words(left)} left."

    def _go(self, by: int) -> None:
        exam = self._recording.state
        self._recording.move((exam.at + by) % len(exam.pages))
        raise _Go

    def _go_to(self) -> None:
        total = len(self._recording.state.pages)
        line = self._talk.line(f"Number of the question, 1 to {total}: ")
        place = _place(line, total)
        if place is None:
            self._say(f"There is no question {visible(line[:20])}.")
        else:
            self._recording.move(place)
        raise _Go

    def _flag(self) -> None:
        self._recording.flag()
        self._say("Flagged." if self._recording.state.page.flagged else "No longer flagged.")

    def _open(self) -> None:
        exam = self._recording.state
        self._say(f"Open: {_listed(exam.unanswered)}. Flagged: {_listed(exam.flagged)}.")

    def _hand_in(self) -> None:
        count = len(self._recording.state.unanswered)
        if count:
            line = self._talk.line(f"{count} still open. Hand in all the same? y for yes: ")
            if not line.casefold().startswith("y"):
                raise _Go
        raise _HandIn

    def _pause(self) -> None:
        self._recording.pause()
        raise _Go

    def _wait(self) -> None:
        """Wait, with the time stopped, until the learner goes on; raises Stop if they do not."""
        self._say("")
        self._say(f"The exam is paused, and its time stands still.{self._time()}")
        while self._talk_after().line("Press Enter to go on: "):
            pass
        self._recording.go_on()

    def _review(self, report: ExamReport) -> None:
        """Show any question with its verdict, as often as the learner asks for one."""
        by_number = {str(marked.number): marked for marked in report.marked}
        try:
            while True:
                line = self._talk_after().line("A number shows that question, Enter ends: ")
                if not line:
                    return
                if marked := by_number.get(line):
                    self._say("")
                    self._say(f"Question {marked.number}. {visible(marked.topic)}.")
                    for text in _asked(self._recording, marked.number - 1):
                        self._say(text)
                    if marked.attempt:
                        for text in told(self._recording.deck, marked.question, marked.attempt):
                            self._say(text)
                    else:
                        self._say("Not answered.")
                        answer = answer_lines(marked.question, Side.FORWARD)
                        self._say(f"The answer is: {'; '.join(map(plain, answer))}")
        except Stop:
            return

    def _talk_after(self) -> Conversation:
        return Conversation(self._talk.ask, self._say, {})


def report_lines(report: ExamReport) -> Iterator[str]:
    """A report read aloud: the whole, what guessing would reach, topics, levels, questions."""
    whole = report.whole
    yield ""
    yield f"{whole.points_words}, {whole.share:.0%}. Guessing would reach {whole.guessing:.1f}."
    for heading, tallies in (("By topic", report.topics), ("By level", report.levels)):
        if tallies:
            yield f"{heading}:"
        for tally in tallies:
            yield f"{visible(tally.name)}: {tally.points_words}, by guessing {tally.guessing:.1f}."
    for outcome in ("wrong", "partial", "not known", "open"):
        numbers = [each.number - 1 for each in report.marked if each.outcome == outcome]
        if numbers:
            yield f"{outcome.capitalize()}: {_listed(tuple(numbers))}."


def _place(line: str, total: int) -> int | None:
    """The place (from 0) of the question that a line names by its number, if it names one."""
    places = numbers(line, total)
    return places[0] if places and len(places) == 1 else None


def _listed(places: tuple[int, ...]) -> str:
    return ", ".join(str(place + 1) for place in places) or "none"


def _asked(recording: ExamRecording, place: int) -> Iterator[str]:
    found = recording.laid_out(place)
    if found:
        _, laid_out = found
        yield plain(laid_out.prompt)
        for number, option in enumerate(laid_out.options, 1):
            yield f"{number}. {plain(option.text)}"
