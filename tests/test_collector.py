"""The garbage collector is paused while much is made, and only then."""

import gc
from collections.abc import Iterator

import pytest

from quiz.collector import collector_paused, making_what_stays


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_it_is_off_inside_and_on_again_after_whatever_happens() -> None:
    for paused in (collector_paused, making_what_stays):
        with paused():
            assert not gc.isenabled()
        assert gc.isenabled()
        with pytest.raises(ValueError, match="inside"), paused():
            raise ValueError("inside")
        assert gc.isenabled()


def test_it_stays_off_where_it_was_off_before() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()


def test_what_was_made_to_stay_is_not_looked_at_again() -> None:
    gc.unfreeze()
    with making_what_stays():
        made = [[number] for number in range(1000)]
    assert gc.get_freeze_count() >= len(made)
