"""Words that every screen shares."""

import pytest

from quiz.study.wording import date_words


@pytest.mark.parametrize(
    ("date", "words"),
    [("2021-05-28", "28 May 2021"), ("2021-12", "Dec 2021"), ("2021", "2021")],
)
def test_a_date_is_read_as_far_as_it_is_known(date: str, words: str) -> None:
    assert date_words(date) == words
