"""How a learner's reviews are scheduled."""

from dataclasses import dataclass

from quiz.study.days import ROLLOVER_HOUR

WEIGHTS = 21
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.99


@dataclass(frozen=True)
class Settings:
    """The scheduler's settings.

    `retention` is the chance of recall (0.7 to 0.99) at which a question comes back; `new_a_day`
    the most new questions that reviews bring on a day; `fuzz` whether intervals are spread a
    little; `rollover_hour` (0 to 23) the hour at which the study day begins; `weights` are the 21
    parameters of FSRS-6, none for its defaults. Raises ValueError for anything else.
    """

    retention: float = 0.9
    new_a_day: int = 20
    fuzz: bool = True
    rollover_hour: int = ROLLOVER_HOUR
    weights: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not LEAST_RETENTION <= self.retention <= MOST_RETENTION:
            raise ValueError(
                f"retention is {self.retention}; {LEAST_RETENTION} to {MOST_RETENTION} is wanted"
            )
        if self.new_a_day < 0:
            raise ValueError(f"{self.new_a_day} new questions a day; none or more are wanted")
        if not 0 <= self.rollover_hour <= 23:
            raise ValueError(f"the day begins at {self.rollover_hour}; an hour, 0 to 23, is wanted")
        if self.weights and len(self.weights) != WEIGHTS:
            raise ValueError(f"{len(self.weights)} weights; FSRS-6 has {WEIGHTS}")
