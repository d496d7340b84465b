"""Study days: the learner's calendar days, which begin at the rollover hour."""

from datetime import date, datetime, timedelta

ROLLOVER_HOUR = 4


def study_day(local: datetime, rollover_hour: int = ROLLOVER_HOUR) -> date:
    """The study day of a moment given in the learner's own time.

    It is counted on the clock on the wall, so that a day may have 23 or 25 hours.
    """
    return (local.replace(tzinfo=None) - timedelta(hours=rollover_hour)).date()


def days_between(earlier: date, later: date) -> int:
    """Whole study days from one to the other; never below zero, when a clock was set back."""
    return max(0, (later - earlier).days)
