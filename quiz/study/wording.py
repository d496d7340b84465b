"""The words for verdicts, ratings and days, the same on every screen."""

from collections.abc import Sequence

from quiz.questions import (
    Cloze,
    DontKnow,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Outcome,
    Question,
    Rating,
    Recalled,
    ShortAnswer,
    Side,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.true_false import FALSE, TRUE
from quiz.study.events import Mode
from quiz.study.memory import Intervals
from quiz.study.session import Attempt, State

RATINGS = {
    Rating.AGAIN: "again",
    Rating.HARD: "hard",
    Rating.GOOD: "good",
    Rating.EASY: "easy",
}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

KINDS = {
    "single_choice": "Choose one",
    "multiple_response": "Choose all that apply",
    "true_false": "True or false",
    "short_answer": "Type the answer",
    "numerical": "Type a number",
    "cloze": "Fill the gaps",
    "ordering": "Put in order",
    "matching": "Match each with one",
    "flashcard": "Recall, then turn the card",
}

NOTHING = {
    Mode.LEARN: "nothing is new today",
    Mode.REVIEW: "nothing is due and nothing is new today",
    Mode.EXAM: "no question fits this exam",
    Mode.MISSED: "nothing was missed",
    Mode.CRAM: "no question fits this choice",
}
"""What to say when a session of each mode has nothing to ask."""


def verdict_words(attempt: Attempt) -> str:
    """What an attempt came to, in a word or two; partial says how much."""
    if isinstance(attempt.response, DontKnow):
        return "NOT KNOWN"
    if isinstance(attempt.response, Recalled):
        return f"RATED {RATINGS[attempt.rating].upper()}"
    match attempt.verdict.outcome:
        case Outcome.RIGHT:
            return "RIGHT"
        case Outcome.NEAR:
            return "NEARLY, but for the spelling"
        case Outcome.PARTIAL:
            return f"PARTLY RIGHT, {attempt.verdict.score:.0%}"
        case Outcome.WRONG:
            return "WRONG"


def days_words(days: int) -> str:
    """A number of days from now: today, 1 day, 3 days."""
    if days == 0:
        return "today"
    return "1 day" if days == 1 else f"{days} days"


def times_words(count: int) -> str:
    """How many times: once, twice, three times."""
    names = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times"}
    return names.get(count, f"{count} times")


def date_words(date: str) -> str:
    """A date as it is read: 2021-05-28 as 28 May 2021, 2021-05 as May 2021, 2021 as it is."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    words = [f"{int(day)}"] if day else []
    words += [_MONTHS[int(month) - 1]] if month else []
    return " ".join([*words, year])


def minutes_words(seconds: float) -> str:
    """A time that is left, rounded down to minutes, in the last of them to seconds."""
    if seconds < 60:
        return f"{int(seconds)} seconds"
    minutes = int(seconds // 60)
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def comes_back(state: State, attempt: Attempt, days: Intervals) -> str:
    """When a question returns, as things stand; what is crammed is not scheduled."""
    if attempt.item in state.queue or attempt.rating is Rating.AGAIN:
        return "comes back after a few others"
    if state.plan.mode is Mode.CRAM:
        return "comes back when it would have"
    return f"comes back in {days_words(days.after(attempt.rating))}"


def answer_lines(question: Question, side: Side) -> Sequence[str]:
    """The right answer as texts, one for each thing that belongs to it."""
    match question:
        case SingleChoice(answer=answer) | ShortAnswer(answer=answer):
            return [answer]
        case MultipleResponse(answers=answers):
            return answers
        case TrueFalse(answer=answer):
            return [TRUE if answer else FALSE]
        case Numerical():
            return [question.answer_text()]
        case Cloze(gaps=gaps):
            return [gap.forms[0] for gap in gaps]
        case Ordering(items=items):
            return items
        case Matching(pairs=pairs):
            return [f"{left}: {right}" for left, right in pairs]
        case Flashcard():
            return [question.faces(side)[1]]
