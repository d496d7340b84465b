"""A learner's statistics for a deck, from the record."""

from quiz.deck import Deck
from quiz.record.log import Record
from quiz.record.recording import candidates
from quiz.record.sitting import Clock, local_time
from quiz.study.days import study_day
from quiz.study.statistics import Statistics, summed_up


def statistics_of(
    record: Record, deck: Deck, profile: str, clock: Clock = local_time
) -> Statistics:
    """What the log says today of a learner and a deck."""
    settings = record.settings(profile)
    histories = record.histories(profile, deck.manifest.id)
    return summed_up(
        record.answers(profile, deck.manifest.id),
        {item: history for (_, item), history in histories.items()},
        candidates(record, deck, profile),
        study_day(clock(), settings.rollover_hour),
        settings.weights,
    )
