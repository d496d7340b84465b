"""Taking a response to a question of each kind, by lines."""

from collections.abc import Callable, Sequence
from string import ascii_lowercase

from quiz.deck.inline import plain
from quiz.plain.conversation import Conversation
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
    Picked,
    Presentation,
    Question,
    Rating,
    Recalled,
    Response,
    ShortAnswer,
    Side,
    SingleChoice,
    TrueFalse,
    Typed,
)


class Answering:
    """Asks for responses; `offers` says what each rating of a card would mean."""

    def __init__(self, talk: Conversation, offers: Callable[[], str]) -> None:
        self._talk = talk
        self._offers = offers

    def response(self, question: Question, presentation: Presentation, side: Side) -> Response:
        """Put a question's options before the learner, and wait for a response; raises Stop."""
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
                return self._recalled(question, side)

    def _picks(self, options: Sequence[Option], prompt: str, most: int) -> Response:
        while True:
            line = self._talk.line(prompt)
            if line == "?":
                return DontKnow()
            places = numbers(line, len(options))
            if places and len(places) <= most:
                return Picked(tuple(options[place].key for place in places))
            what = "one number" if most == 1 else "one number or more, each once,"
            self._talk.say(f"Type {what} from 1 to {len(options)}, or ? if you do not know.")

    def _true_or_false(self, options: Sequence[Option]) -> Response:
        while True:
            line = self._talk.line("t for true, f for false: ").casefold()
            if line == "?":
                return DontKnow()
            for option in options:
                if line and option.text.casefold().startswith(line):
                    return Picked((option.key,))
            self._talk.say("Type t or f, or ? if you do not know.")

    def _typed(self, prompt: str) -> Response:
        while True:
            line = self._talk.line(prompt)
            if line == "?":
                return DontKnow()
            if line:
                return Typed(line)
            self._talk.say("Type an answer, or ? if you do not know.")

    def _filled(self, gaps: Sequence[Option]) -> Response:
        texts: list[tuple[str, str]] = []
        for number, gap in enumerate(gaps, 1):
            line = self._talk.line(f"Gap {number} of {len(gaps)}: ")
            if line == "?":
                return DontKnow()
            texts.append((gap.key, line))
        return Filled(tuple(texts))

    def _order(self, options: Sequence[Option]) -> Response:
        while True:
            line = self._talk.line("All the numbers in the right order, with spaces between: ")
            if line == "?":
                return DontKnow()
            places = numbers(line, len(options))
            if places and len(places) == len(options):
                return Ordered(tuple(options[place].key for place in places))
            self._talk.say(f"Type each number from 1 to {len(options)} once, or ?.")

    def _matched(self, presentation: Presentation) -> Response:
        letters = dict(zip(ascii_lowercase, presentation.options, strict=False))
        for letter, option in letters.items():
            self._talk.say(f"{letter}. {plain(option.text)}")
        pairs: list[tuple[str, str]] = []
        for left in presentation.slots:
            while True:
                line = self._talk.line(f"Letter for: {plain(left.text)}: ").casefold()
                if line == "?":
                    return DontKnow()
                if line in letters:
                    pairs.append((left.key, letters[line].key))
                    break
                self._talk.say(f"Type a letter from a to {max(letters)}, or ?.")
        return Matched(tuple(pairs))

    def _recalled(self, card: Flashcard, side: Side) -> Response:
        if self._talk.line("Recall it, then press Enter to turn the card: ") == "?":
            return DontKnow()
        self._talk.say(f"The back: {plain(card.faces(side)[1])}")
        while True:
            line = self._talk.line(f"How well did you know it? {self._offers()}: ")
            if line == "?":
                return DontKnow()
            if line in ("1", "2", "3", "4"):
                return Recalled(Rating(int(line)))
            self._talk.say("Type a number from 1 to 4.")

    def _list(self, options: Sequence[Option]) -> None:
        for number, option in enumerate(options, 1):
            self._talk.say(f"{number}. {plain(option.text)}")


def numbers(line: str, most: int) -> tuple[int, ...] | None:
    """The places (from 0) that a line names, each once, or None where it names anything else."""
    words = line.replace(",", " ").split()
    if not all(word.isascii() and word.isdecimal() and len(word) < 5 for word in words):
        return None
    places = [int(word) - 1 for word in words]
    if len(set(places)) < len(places) or not all(0 <= place < most for place in places):
        return None
    return tuple(places)
