"""Sessions to play with: entries one after another, and verdicts of each outcome."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from quiz.questions import DontKnow, Outcome, Part, Typed, Verdict
from quiz.questions.verdict import judge
from quiz.study.events import Answered, Entry, Event, Item, Mode, Plan, Shown, Started
from quiz.study.session import Effect, State, begin, step

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def verdict(outcome: Outcome) -> Verdict:
    """A verdict of one part, or of two where it is partial."""
    outcomes = [outcome] if outcome is not Outcome.PARTIAL else [Outcome.RIGHT, Outcome.WRONG]
    right = outcomes.count(Outcome.RIGHT)
    parts = [Part(str(place), each, "given", "wanted") for place, each in enumerate(outcomes)]
    return judge(Fraction(right, len(parts)), parts)


RIGHT = Answered(Typed("basalt"), verdict(Outcome.RIGHT))
NEAR = Answered(Typed("bassalt"), verdict(Outcome.NEAR))
WRONG = Answered(Typed("cheese"), verdict(Outcome.WRONG))
UNKNOWN = Answered(DontKnow(), verdict(Outcome.WRONG))


def items_of(number: int) -> tuple[Item, ...]:
    return tuple(Item(f"q{place}") for place in range(number))


def started(number: int, mode: Mode = Mode.REVIEW) -> Started:
    return Started(Plan("default", "moon", mode, 7, items_of(number)))


@dataclass
class Play:
    """A session that takes events one by one, and keeps its entries and the latest effects."""

    size: int
    mode: Mode = Mode.REVIEW
    entries: list[Entry] = field(default_factory=list)
    effects: tuple[Effect, ...] = ()

    def __post_init__(self) -> None:
        first = started(self.size, self.mode)
        self.state: State = begin(first)
        self.entries.append(self.entry(first))

    def entry(self, event: Event) -> Entry:
        number = len(self.entries)
        at = START + timedelta(minutes=number)
        return Entry(f"entry-{number}", at, date(2026, 3, 1), event)

    def do(self, *events: Event) -> State:
        for event in events:
            entry = self.entry(event)
            self.state, self.effects = step(self.state, entry)
            self.entries.append(entry)
        return self.state

    def show(self) -> State:
        """Show what comes next."""
        return self.do(Shown(self.state.queue[0], ("a", "b"), "hash"))

    def ask(self, answer: Answered) -> State:
        """Show what comes next, and answer it."""
        self.show()
        return self.do(answer)
