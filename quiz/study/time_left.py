"""The time that an exam has left, in words: shown all the time, and called out three times."""

MINUTE = 60.0


def clock_words(seconds: float) -> str:
    """A time that is left, as briefly as a head line wants it, in whole minutes."""
    if seconds < MINUTE:
        return "last minute"
    return f"{int(seconds // MINUTE)} min left"


def called_out(allowed: float, before: float, now: float) -> str:
    """What to say when the seconds left go from `before` to `now`; empty if nothing.

    A quarter of the time allowed, five minutes and one are called out, each as it is reached; where
    several are at once, the last alone.
    """
    reached = [mark for mark in _marks(allowed) if now <= mark < before]
    if not reached:
        return ""
    mark = min(reached)
    words = _minutes(mark)
    if mark == allowed / 4:
        return f"A quarter of the time is left: {words}."
    return f"{words.capitalize()} {'is' if mark == MINUTE else 'are'} left."


def _marks(allowed: float) -> set[float]:
    return {mark for mark in (allowed / 4, 5 * MINUTE, MINUTE) if mark < allowed}


def _minutes(seconds: float) -> str:
    """A number of minutes in words, with halves and seconds where it is none."""
    whole, rest = divmod(round(seconds), 60)
    names = {1: "one minute", 5: "five minutes"}
    words = names.get(whole, f"{whole} minutes") if whole else ""
    if not rest:
        return words
    return f"{words} and {rest} seconds" if words else f"{rest} seconds"
