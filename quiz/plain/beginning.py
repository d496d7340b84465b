"""Going on with what stands open, or beginning anew."""

from quiz.deck import Deck
from quiz.plain.conversation import Ask, Say
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, open_for, resume, start
from quiz.record.invigilating import ExamRecording


def choose_plain(
    record: Record, deck: Deck, wish: Wish, ask: Ask, say: Say
) -> Recording | ExamRecording | None:
    """Go on with a session that stands open, or begin one; None if the input ends first.

    Raises NoBlueprint or ImpossibleBlueprint as `start` does.
    """
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
    return resume(record, deck, left)
