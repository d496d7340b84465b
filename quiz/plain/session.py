"""Playing a session in which each answer is followed by its verdict."""

from quiz.deck import UnreadableDeck
from quiz.deck.inline import plain, visible
from quiz.plain.answering import Answering
from quiz.plain.conversation import Ask, Conversation, Say, Stop
from quiz.plain.telling import counted, guide_lines, told
from quiz.questions import Flashcard, Outcome, Rating
from quiz.record import Recording
from quiz.study.events import Confidence, Mode
from quiz.study.wording import KINDS, NOTHING, RATINGS, comes_back, days_words

HELP = (
    "At any prompt: ? means that you do not know, :h shows a hint, :u takes the last answer back, "
    ":q stops, :? shows this. A stopped session can be gone on with later."
)

_CONFIDENCE = {"g": Confidence.GUESS, "t": Confidence.THINK, "s": Confidence.SURE}


class _Undo(Exception):
    """The learner takes the last answer back."""


class PlainSession:
    """Plays a recording to its end, or until the learner stops."""

    def __init__(self, recording: Recording, ask: Ask, say: Say) -> None:
        commands = {":u": self._undo, ":h": self._hint, ":?": self._help}
        self._recording = recording
        self._talk = Conversation(ask, say, commands)
        self._answering = Answering(self._talk, self._offers)
        self._say: Say = self._talk.say
        self._asks_confidence = False

    def asking_confidence(self) -> "PlainSession":
        """The same, asking before each verdict how sure the learner is."""
        self._asks_confidence = True
        return self

    def _help(self) -> None:
        self._say(HELP)

    def play(self) -> None:
        """Ask what there is to ask; raises sqlite3.Error when the record cannot be written."""
        recording = self._recording
        title = visible(recording.deck.manifest.title)
        mode = recording.state.plan.mode
        if recording.is_over and not recording.state.done:
            self._say(f"{title}: {NOTHING[mode]}.")
            return
        self._say(f"{title}. {mode.capitalize()}. {counted(recording.place[1], 'question')}.")
        self._say(HELP)
        try:
            while recording.state.showing or recording.state.reading or recording.advance():
                try:
                    if recording.state.reading:
                        self._read()
                    else:
                        self._show_question()
                        if recording.state.attempt is None:
                            self._answer()
                        self._after_answer()
                    if not recording.advance():
                        break
                except _Undo:
                    if recording.state.can_undo:
                        recording.undo()
                        self._say("The last answer is taken back.")
                    else:
                        self._say("There is no answer to take back.")
        except Stop:
            pass
        self._sum_up()

    def _read(self) -> None:
        recording = self._recording
        topics = {topic.id: topic for topic in recording.deck.manifest.topics}
        topic = topics.get(recording.state.reading)
        if topic is None:  # It left the deck since the session was planned.
            return
        self._say("")
        self._say(f"The guide to this topic: {visible(topic.title)}.")
        try:
            for line in guide_lines(recording.deck, topic):
                self._say(line)
        except UnreadableDeck as error:
            self._say(f"It cannot be read: {visible(str(error))}")
        self._talk.line("Press Enter to go on with the questions: ")

    def _show_question(self) -> None:
        recording = self._recording
        topic = f" {visible(recording.topic)}." if recording.topic else ""
        number, total = recording.place
        place = f"Question {number} of {total}."
        if recording.state.plan.mode is Mode.LEARN:
            learned, items = recording.learned
            place = f"Question {number}. {learned} of {items} learned."
        self._say("")
        self._say(f"{place}{topic} {KINDS[recording.question.kind]}.")
        self._say(plain(recording.presentation.prompt))

    def _answer(self) -> None:
        recording, showing = self._recording, self._recording.state.showing
        assert showing is not None
        response = self._answering.response(
            recording.question, recording.presentation, showing.item.side
        )
        confidence = None
        if self._asks_confidence and not isinstance(recording.question, Flashcard):
            line = self._talk.line("How sure are you? g guess, t think so, s sure, Enter to skip: ")
            confidence = _CONFIDENCE.get(line.casefold()[:1])
        recording.answer(response, confidence)

    def _offers(self) -> str:
        if self._recording.state.plan.mode is Mode.CRAM:
            return ", ".join(f"{int(rating)} {word}" for rating, word in RATINGS.items())
        days = self._recording.intervals()
        return ", ".join(
            f"{int(rating)} {word} ({days_words(days.after(rating))})"
            for rating, word in RATINGS.items()
        )

    def _after_answer(self) -> None:
        recording = self._recording
        attempt = recording.state.attempt
        assert attempt is not None
        for line in told(recording.deck, recording.question, attempt):
            self._say(line)
        if attempt.misled:
            self._say("You were sure of it. Take a moment; it returns tomorrow as well.")
        while True:
            attempt = recording.state.attempt
            assert attempt is not None
            near = attempt.verdict.outcome is Outcome.NEAR
            typo = " t: it was only a typo." if near else ""
            line = self._talk.line(
                f"It {comes_back(recording.state, attempt, recording.intervals())}.{typo} "
                f"Enter for the next, or change it: {self._offers()}: "
            )
            if line == "":
                return
            if line.casefold() == "t" and near:
                recording.confirm()
                self._say("Counted as right.")
            elif line in ("1", "2", "3", "4"):
                recording.rate(Rating(int(line)))
            else:
                self._say("Press Enter for the next question.")

    def _sum_up(self) -> None:
        state = self._recording.state
        right = sum(attempt.verdict.outcome is Outcome.RIGHT for attempt in state.done)
        self._say("")
        self._say(f"{len(state.done)} answered, {right} right.")
        if state.ended:
            self._say("The session is complete.")
        else:
            self._say("The session is kept: play the same deck again to go on where you stopped.")

    def _undo(self) -> None:
        raise _Undo

    def _hint(self) -> None:
        recording = self._recording
        if recording.state.showing is None:
            self._say("There is no hint.")
            return
        hint = recording.question.hint
        if hint is None:
            self._say("There is no hint.")
            return
        if recording.state.attempt is None:
            recording.hint()
        self._say(f"Hint: {plain(hint)}")
