"""A session line by line: for screen readers, pipes, dumb terminals and tests.

No cursor movement, no colour, no drawing characters: each line makes sense read aloud.
"""

from collections.abc import Callable, Iterator, Sequence
from string import ascii_lowercase

from quiz.deck import Deck
from quiz.deck.inline import plain, visible
from quiz.questions import (
    Cloze,
    DontKnow,
    Filled,
    Flashcard,
    Matched,
    Matching,
    MultipleResponse,
    Numerical,
    Option,
    Ordered,
    Ordering,
    Outcome,
    Picked,
    Presentation,
    Question,
    Rating,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, open_for, start
from quiz.study.events import Mode
from quiz.study.session import Attempt
from quiz.study.wording import KINDS, RATINGS, answer_lines, comes_back, days_words, verdict_words

Ask = Callable[[str], str | None]
"""Shows a prompt and gives the line typed, or None at the end of the input."""

Say = Callable[[str], None]
"""Shows one line."""

HELP = (
    "At any prompt: ? means that you do not know, :h shows a hint, :u takes the last answer back, "
    ":q stops, :? shows this. A stopped session can be gone on with later."
)


class _Stop(Exception):
    """The learner stops, or the input has ended."""


class _Undo(Exception):
    """The learner takes the last answer back."""


def choose_plain(record: Record, deck: Deck, wish: Wish, ask: Ask, say: Say) -> Recording | None:
    """Go on with a session that stands open, or begin one; None if the input ends first."""
    left = open_for(record, deck, wish)
    if left is None:
        return start(record, deck, wish)
    since = left.latest.astimezone()
    say(f"A session stands open since {since:%d %B, %H:%M}: {left.mode}, {left.answered} answered.")
    line = ask("Go on with it? Enter for yes, n for a new one: ")
    if line is None:
        return None
    if line.strip().casefold().startswith("n"):
        return start(record, deck, wish)
    return Recording.resume(record, deck, left.id)


class PlainSession:
    """Plays a recording to its end, or until the learner stops."""

    def __init__(self, recording: Recording, ask: Ask, say: Say) -> None:
        self._recording = recording
        self._ask_line = ask
        self._say = say

    def play(self) -> None:
        """Ask what there is to ask; raises sqlite3.Error when the record cannot be written."""
        recording = self._recording
        title = visible(recording.deck.manifest.title)
        mode = recording.state.plan.mode
        if recording.is_over and not recording.state.done:
            nothing = (
                "nothing is new" if mode is Mode.LEARN else "nothing is due and nothing is new"
            )
            self._say(f"{title}: {nothing} today.")
            return
        self._say(f"{title}. {mode.capitalize()}. {recording.place[1]} questions.")
        self._say(HELP)
        try:
            while recording.state.showing or recording.advance():
                try:
                    self._show_question()
                    if recording.state.attempt is None:
                        recording.answer(self._response())
                    self._after_answer()
                    if not recording.advance():
                        break
                except _Undo:
                    if recording.state.can_undo:
                        recording.undo()
                        self._say("The last answer is taken back.")
                    else:
                        self._say("There is no answer to take back.")
        except _Stop:
            pass
        self._sum_up()

    def _show_question(self) -> None:
        recording = self._recording
        number, total = recording.place
        self._say("")
        topic = f" {visible(recording.topic)}." if recording.topic else ""
        self._say(f"Question {number} of {total}.{topic} {KINDS[recording.question.kind]}.")
        self._say(plain(recording.presentation.prompt))

    def _response(self) -> Response:
        question, presentation = self._recording.question, self._recording.presentation
        match question:
            case SingleChoice():
                self._list(presentation.options)
                return self._picks(presentation.options, "Number of your answer: ", most=1)
            case MultipleResponse():
                self._list(presentation.options)
                prompt = "Numbers of your answers, with spaces between: "
                return self._picks(presentation.options, prompt, most=len(presentation.options))
            case TrueFalse():
                return self._true_or_false(presentation.options)
            case ShortAnswer():
                return self._typed("Your answer: ")
            case Numerical(unit=unit):
                return self._typed(f"Your answer in {plain(unit)}: " if unit else "Your answer: ")
            case Cloze():
                return self._filled(presentation.slots)
            case Ordering():
                self._list(presentation.options)
                return self._order(presentation.options)
            case Matching():
                return self._matched(presentation)
            case Flashcard():
                return self._recalled(question)

    def _picks(self, options: Sequence[Option], prompt: str, most: int) -> Response:
        while True:
            line = self._line(prompt)
            if line == "?":
                return DontKnow()
            places = _numbers(line, len(options))
            if places and len(places) <= most:
                return Picked(tuple(options[place].key for place in places))
            what = "one number" if most == 1 else "one number or more, each once,"
            self._say(f"Type {what} from 1 to {len(options)}, or ? if you do not know.")

    def _true_or_false(self, options: Sequence[Option]) -> Response:
        while True:
            line = self._line("t for true, f for false: ").casefold()
            if line == "?":
                return DontKnow()
            for option in options:
                if line and option.text.casefold().startswith(line):
                    return Picked((option.key,))
            self._say("Type t or f, or ? if you do not know.")

    def _typed(self, prompt: str) -> Response:
        while True:
            line = self._line(prompt)
            if line == "?":
                return DontKnow()
            if line:
                return Typed(line)
            self._say("Type an answer, or ? if you do not know.")

    def _filled(self, gaps: Sequence[Option]) -> Response:
        texts: list[tuple[str, str]] = []
        for number, gap in enumerate(gaps, 1):
            line = self._line(f"Gap {number} of {len(gaps)}: ")
            if line == "?":
                return DontKnow()
            texts.append((gap.key, line))
        return Filled(tuple(texts))

    def _order(self, options: Sequence[Option]) -> Response:
        while True:
            line = self._line("All the numbers in the right order, with spaces between: ")
            if line == "?":
                return DontKnow()
            places = _numbers(line, len(options))
            if places and len(places) == len(options):
                return Ordered(tuple(options[place].key for place in places))
            self._say(f"Type each number from 1 to {len(options)} once, or ?.")

    def _matched(self, presentation: Presentation) -> Response:
        letters = dict(zip(ascii_lowercase, presentation.options, strict=False))
        for letter, option in letters.items():
            self._say(f"{letter}. {plain(option.text)}")
        pairs: list[tuple[str, str]] = []
        for left in presentation.slots:
            while True:
                line = self._line(f"Letter for: {plain(left.text)}: ").casefold()
                if line == "?":
                    return DontKnow()
                if line in letters:
                    pairs.append((left.key, letters[line].key))
                    break
                self._say(f"Type a letter from a to {max(letters)}, or ?.")
        return Matched(tuple(pairs))

    def _recalled(self, card: Flashcard) -> Response:
        showing = self._recording.state.showing
        assert showing is not None
        if self._line("Recall it, then press Enter to turn the card: ") == "?":
            return DontKnow()
        self._say(f"The back: {plain(card.faces(showing.item.side)[1])}")
        days = self._recording.intervals()
        offers = ", ".join(
            f"{int(rating)} {word} ({days_words(days.after(rating))})"
            for rating, word in RATINGS.items()
        )
        while True:
            line = self._line(f"How well did you know it? {offers}: ")
            if line == "?":
                return DontKnow()
            if line in ("1", "2", "3", "4"):
                return Recalled(Rating(int(line)))
            self._say("Type a number from 1 to 4.")

    def _after_answer(self) -> None:
        recording = self._recording
        attempt = recording.state.attempt
        assert attempt is not None
        self._tell(recording.question, attempt)
        while True:
            attempt = recording.state.attempt
            assert attempt is not None
            near = attempt.verdict.outcome is Outcome.NEAR
            typo = " t: it was only a typo." if near else ""
            days = recording.intervals()
            offers = ", ".join(
                f"{int(rating)} {days_words(days.after(rating))}" for rating in RATINGS
            )
            line = self._line(
                f"It {comes_back(attempt, days)}.{typo} "
                f"Enter for the next, or change it: {offers}: "
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

    def _tell(self, question: Question, attempt: Attempt) -> None:
        self._say(f"{verdict_words(attempt)}.")
        if not isinstance(question, Flashcard):
            self._tell_parts(question, attempt)
        if attempt.verdict.outcome is not Outcome.RIGHT or isinstance(question, Flashcard):
            answer = [plain(text) for text in answer_lines(question, attempt.item.side)]
            heading = "The right order is" if isinstance(question, Ordering) else "The answer is"
            self._say(f"{heading}: {'; '.join(answer)}")
        for line in grounds(self._recording.deck, question):
            self._say(line)

    def _tell_parts(self, question: Question, attempt: Attempt) -> None:
        for part in attempt.verdict.parts:
            given, wanted = plain(part.given), plain(part.wanted)
            right = part.outcome is Outcome.RIGHT
            match question:
                case SingleChoice() | MultipleResponse() | TrueFalse():
                    if given:
                        why = f" {plain(part.feedback)}" if part.feedback and not right else ""
                        self._say(f"You chose: {given}, {'right' if right else 'wrong'}.{why}")
                    elif not right and isinstance(question, MultipleResponse):
                        self._say(f"You left out: {wanted}.")
                case Matching(pairs=pairs):
                    left = next(
                        text
                        for slot, (text, _) in zip(attempt.verdict.parts, pairs, strict=True)
                        if slot is part
                    )
                    if given:
                        self._say(
                            f"{plain(left)}: {given}, {'right' if right else f'wrong, {wanted}'}."
                        )
                case Cloze():
                    said = given or "left empty"
                    outcome = "right" if right else f"{part.outcome}, {wanted}"
                    self._say(f"{said}: {outcome}.")
                case _:
                    if given and not right and not isinstance(question, Ordering):
                        self._say(f"You typed: {given}.")

    def _sum_up(self) -> None:
        state = self._recording.state
        right = sum(attempt.verdict.outcome is Outcome.RIGHT for attempt in state.done)
        self._say("")
        self._say(f"{len(state.done)} answered, {right} right.")
        if state.ended:
            self._say("The session is complete.")
        else:
            self._say("The session is kept: play the same deck again to go on where you stopped.")

    def _list(self, options: Sequence[Option]) -> None:
        for number, option in enumerate(options, 1):
            self._say(f"{number}. {plain(option.text)}")

    def _line(self, prompt: str) -> str:
        while True:
            line = self._ask_line(prompt)
            if line is None or line.strip() == ":q":
                raise _Stop
            match line.strip():
                case ":u":
                    raise _Undo
                case ":h":
                    self._hint()
                case ":?":
                    self._say(HELP)
                case other:
                    return other

    def _hint(self) -> None:
        recording = self._recording
        hint = recording.question.hint
        if hint is None:
            self._say("There is no hint.")
            return
        if recording.state.attempt is None:
            recording.hint()
        self._say(f"Hint: {plain(hint)}")


def grounds(deck: Deck, question: Question) -> Iterator[str]:
    """What a learner is told after any answer to a question, line by line.

    The explanation and note; each dispute with its accounts, record and evidence; the citations.
    """
    for text in (question.explanation, question.note):
        if text:
            yield plain(text)
    for dispute in deck.disputes_of(question):
        yield f"Disputed: {plain(dispute.title)}. As of {dispute.as_of}."
        for account in dispute.accounts:
            label = visible(deck.sources[account.citation.source].label)
            yield f"{label}, paragraph {account.citation.paragraph}: {plain(account.says)}"
        if dispute.record:
            yield f"The record: {plain(dispute.record)}"
        for evidence in dispute.evidence:
            yield (
                f"Evidence: {visible(evidence.publisher)}, {visible(evidence.title)}, "
                f"{evidence.date}, {visible(evidence.address)}"
            )
    cited = [
        f"{visible(deck.sources[citation.source].label)} paragraph {citation.paragraph}"
        for citation in question.citations
    ]
    if cited:
        yield f"It rests on: {'; '.join(cited)}."


def _numbers(line: str, most: int) -> tuple[int, ...] | None:
    """The places (from 0) that a line names, each once, or None where it names anything else."""
    words = line.replace(",", " ").split()
    if not all(word.isascii() and word.isdecimal() and len(word) < 5 for word in words):
        return None
    places = [int(word) - 1 for word in words]
    if len(set(places)) < len(places) or not all(0 <= place < most for place in places):
        return None
    return tuple(places)
