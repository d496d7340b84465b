"""A year at another retention begins at the learner's own pace, once that is known."""

from dataclasses import replace

from quiz.study.fitting import workloads
from quiz.study.settings import Settings
from quiz.study.statistics import summed_up
from quiz.study.what_if import ENOUGH_ANSWERS, USUAL_SECONDS, beginning_of
from tests.record.building import MOON, OWN_WEIGHTS
from tests.study.test_queue import TODAY
from tests.study.test_statistics import answer


def test_the_pace_is_a_usual_one_until_enough_was_answered() -> None:
    few = summed_up([answer(seconds=40.0)] * (ENOUGH_ANSWERS - 1), {}, [], TODAY)
    enough = summed_up([answer(seconds=40.0)] * ENOUGH_ANSWERS, {}, [], TODAY)
    assert beginning_of(MOON, few, Settings()).seconds == USUAL_SECONDS
    assert beginning_of(MOON, enough, Settings()).seconds == 40.0


def test_every_way_of_asking_what_is_in_use_is_learned() -> None:
    found = summed_up([], {}, [], TODAY)
    ways = sum(len(placed.outline.ways) for placed in MOON.in_use)
    assert beginning_of(MOON, found, Settings()).items == ways
    assert beginning_of(replace(MOON, placed=()), found, Settings()).items == 0


def test_a_year_is_simulated_by_the_learners_own_settings() -> None:
    settings = Settings(new_a_day=7, weights=OWN_WEIGHTS)
    beginning = beginning_of(MOON, summed_up([], {}, [], TODAY), settings)
    found = beginning.year_at(0.85)
    assert (found,) == workloads(beginning.items, 7, USUAL_SECONDS, OWN_WEIGHTS, (0.85,))
    assert beginning.year_at(0.85) == found
