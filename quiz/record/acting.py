"""What a learner does outside any session, written as of now."""

import uuid
from datetime import UTC

from quiz.record.log import Record
from quiz.record.sitting import Clock, local_time
from quiz.study.days import study_day
from quiz.study.events import Act, Entry


def act_now(record: Record, act: Act, clock: Clock = local_time) -> None:
    """Write an act of a learner's, on the study day of this moment; raises sqlite3.Error."""
    now = clock()
    day = study_day(now, record.settings(act.profile).rollover_hour)
    record.act(Entry(str(uuid.uuid4()), now.astimezone(UTC), day, act))
