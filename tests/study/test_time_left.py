"""The time left in words, and its three calls."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.study.time_left import called_out, clock_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "last minute"),
        (59.9, "last minute"),
        (60, "1 min left"),
        (119, "1 min left"),
        (3600, "60 min left"),
    ],
)
def test_the_head_line_counts_whole_minutes(seconds: float, words: str) -> None:
    assert clock_words(seconds) == words


@pytest.mark.parametrize(
    ("allowed", "before", "now", "words"),
    [
        (3600, 901, 900, "A quarter of the time is left: 15 minutes."),
        (3600, 301, 300, "Five minutes are left."),
        (3600, 61, 60, "One minute is left."),
        (3600, 900, 899, ""),
        (3600, 3600, 902, ""),
        (90, 23, 22, "A quarter of the time is left: 22 seconds."),
        (600, 151, 149, "A quarter of the time is left: 2 minutes and 30 seconds."),
        (1200, 301, 299, "A quarter of the time is left: five minutes."),
        (3600, 2000, 30, "One minute is left."),
    ],
)
def test_a_quarter_five_minutes_and_one_are_called_out(
    allowed: float, before: float, now: float, words: str
) -> None:
    assert called_out(allowed, before, now) == words


@given(
    st.floats(1, 20_000),
    st.lists(st.floats(0, 20_000), min_size=1, max_size=60),
)
def test_nothing_is_called_out_twice_however_one_looks(allowed: float, looks: list[float]) -> None:
    times = [allowed, *sorted((look for look in looks if look <= allowed), reverse=True)]
    called = [words for pair in pairwise(times) if (words := called_out(allowed, *pair))]
    assert len(called) == len(set(called))
    assert len(called) <= 3


@given(st.floats(1, 20_000))
def test_what_is_as_long_as_the_whole_time_is_not_called_out(allowed: float) -> None:
    words = called_out(allowed, allowed + 1, allowed)
    assert words == ""
