"""What a year of a deck would cost at another retention: what it starts from, and each outcome."""

from dataclasses import dataclass

from quiz.deck import Deck
from quiz.study.fitting import Workload, workloads
from quiz.study.settings import Settings
from quiz.study.statistics import Statistics

ENOUGH_ANSWERS, USUAL_SECONDS = 20, 12.0
"""From so many answers on a learner's own pace is taken, and until then a usual one."""


@dataclass(frozen=True)
class Beginning:
    """A deck begun anew: its items, how many are new a day, what an answer takes, and by what.

    `settings` are the learner's.
    """

    items: int
    seconds: float
    settings: Settings

    def year_at(self, retention: float) -> Workload:
        """A year at a retention, simulated; the same one always comes out the same."""
        (found,) = workloads(
            self.items, self.settings.new_a_day, self.seconds, self.settings.weights, (retention,)
        )
        return found


def beginning_of(deck: Deck, found: Statistics, settings: Settings) -> Beginning:
    """A deck begun anew at a learner's own pace, or at a usual one while theirs is unknown."""
    items = sum(len(placed.outline.ways) for placed in deck.in_use)
    seconds = found.median_seconds if found.answers >= ENOUGH_ANSWERS else USUAL_SECONDS
    return Beginning(items, seconds, settings)
