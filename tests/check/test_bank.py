"""The distributions behind the tests of a whole bank, and what the tests say of banks."""

import math
from collections import Counter
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check import bank
from quiz.check.bank import (
    BLIND,
    KEY_LONGEST,
    RULES,
    TRUE_FALSE,
    Distribution,
    Verdict,
    above_chance,
    by_chance,
    holm,
    lines,
    power,
    total,
    whole_bank,
    wilson,
)
from quiz.check.blind import Trial
from quiz.deck import Deck, Severity, read_deck
from tests.deck.building import write_deck


@st.composite
def some_trials(draw: st.DrawFn) -> Trial:
    options = draw(st.integers(2, 7))
    right = draw(st.integers(1, options - 1))
    left = draw(st.integers(1, options - 1))
    return Trial(options, right, left, 0)


def as_dict(distribution: Distribution) -> dict[int, float]:
    return dict(enumerate(distribution.chances, start=distribution.start))


def enumerated(trial: Trial) -> dict[int, Fraction]:
    """Hits over every way in which the right ones could lie among the options."""
    left = set(range(trial.left))
    ways = [len(left & set(right)) for right in combinations(range(trial.options), trial.right)]
    return {hits: Fraction(number, len(ways)) for hits, number in Counter(ways).items()}


def binomial(n: int, chance: float) -> dict[int, float]:
    return {
        hits: math.comb(n, hits) * chance**hits * (1 - chance) ** (n - hits)
        for hits in range(n + 1)
    }


@given(some_trials())
def test_hits_by_chance_are_those_of_every_way_the_right_options_could_lie(trial: Trial) -> None:
    told = {hits: chance for hits, chance in as_dict(by_chance(trial)).items() if chance}
    wanted = enumerated(trial)
    assert told == pytest.approx({hits: float(chance) for hits, chance in wanted.items()})


@given(st.lists(some_trials(), max_size=4))
def test_the_sum_is_that_of_every_combination_of_hits(few: list[Trial]) -> None:
    wanted: Counter[int] = Counter()
    for hits in product(*(enumerated(trial).items() for trial in few)):
        chance = math.prod((chance for _, chance in hits), start=Fraction(1))
        wanted[sum(each for each, _ in hits)] += chance
    told = total(Counter(map(by_chance, few)))
    for hits in range(-1, sum(wanted.keys()) + 2):
        tail = sum((chance for each, chance in wanted.items() if each >= hits), Fraction(0))
        below = sum((chance for each, chance in wanted.items() if each <= hits), Fraction(0))
        assert told.at_least(hits) == pytest.approx(float(tail), abs=1e-12)
        assert told.at_most(hits) == pytest.approx(float(below), abs=1e-12)


@given(st.integers(1, 60), st.integers(2, 6))
def test_with_choices_all_alike_the_sum_is_binomial(n: int, options: int) -> None:
    told = as_dict(total({by_chance(Trial(options, 1, 1, 0)): n}))
    wanted = binomial(n, 1 / options)
    for hits in wanted:
        assert told.get(hits, 0.0) == pytest.approx(wanted[hits], rel=1e-9, abs=1e-18)


@given(st.dictionaries(some_trials(), st.integers(1, 400), min_size=1, max_size=4))
def test_chances_add_up_to_one_and_means_add_up(many: dict[Trial, int]) -> None:
    added: Counter[Distribution] = Counter()
    for trial, number in many.items():
        added[by_chance(trial)] += number
    told = total(added)
    assert math.fsum(told.chances) == pytest.approx(1, abs=1e-12)
    mean = sum(number * trial.right * trial.left / trial.options for trial, number in many.items())
    assert told.mean == pytest.approx(mean)


def test_no_trial_at_all_gives_no_hit_for_certain() -> None:
    assert total({}) == Distribution(0, (1.0,))


@given(some_trials(), st.floats(0, 1))
def test_the_alternative_lifts_the_rate_by_so_much_and_not_above_one(
    trial: Trial, excess: float
) -> None:
    most = min(trial.right, trial.left)
    chance = by_chance(trial).mean / most
    lifted = above_chance(trial, excess)
    assert lifted.mean / most == pytest.approx(min(1, chance + excess))
    assert math.fsum(lifted.chances) == pytest.approx(1)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (1, 10, 0.0179, 0.4042), (15, 50, 0.1910, 0.4375), (50, 50, 0.9287, 1)],
)
def test_the_interval_is_wilsons(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_rate(counted: tuple[int, int]) -> None:
    hits, n = counted
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= high <= 1


def test_holm_multiplies_the_smallest_most_and_keeps_the_order() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([]) == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_correction_lies_between_p_and_bonferronis_and_keeps_the_order(
    chances: list[float],
) -> None:
    both = sorted(zip(chances, holm(chances), strict=True))
    assert [corrected for _, corrected in both] == sorted(corrected for _, corrected in both)
    assert all(p <= corrected for p, corrected in both)
    assert both[0][1] == pytest.approx(min(1, len(chances) * both[0][0]))


def test_power_is_the_chance_of_so_many_hits_as_chance_seldom_gives() -> None:
    null = total({by_chance(Trial(4, 1, 1, 0)): 40})
    real = total({above_chance(Trial(4, 1, 1, 0)): 40})
    by_hand = binomial(40, 0.25)
    least = next(n for n in range(41) if sum(by_hand[hits] for hits in range(n, 41)) <= 0.05)
    wanted = sum(chance for hits, chance in binomial(40, 0.45).items() if hits >= least)
    assert power(null, real, 0.05) == pytest.approx(wanted)


def test_power_is_none_where_even_all_hits_would_be_no_surprise() -> None:
    one = by_chance(Trial(4, 1, 1, 0))
    assert power(one, one, 0.05) == 0


def single(place: int, answer: str, *wrong: str) -> str:
    texts = "".join(f"      - text: {text}\n" for text in wrong)
    return (
        f"  - id: q{place}\n    kind: single_choice\n    stem: Question {place}?\n"
        f"    answer: {answer}\n    distractors:\n{texts}"
    )


def claim(place: int, answer: bool) -> str:
    return (
        f"  - id: c{place}\n    kind: true_false\n    stem: It holds.\n"
        f"    answer: {str(answer).lower()}\n"
    )


def deck_of(folder: Path, *questions: str) -> Deck:
    text = "topic: surface\nquestions:\n" + "".join(questions)
    return read_deck(write_deck(folder, {"banks/surface.yaml": text}))


def giveaways(deck: Deck) -> list[str]:
    return [rule.name for rule in RULES for _ in rule.look(deck)]


def long_keys(number: int, of: int) -> list[str]:
    """Questions of which so many have the longest option as their key, in words never shared."""
    told = []
    for place in range(of):
        longer, *others = (f"{'zyxw'[n]}{chr(97 + place % 26)}" for n in range(4))
        longer += "long"
        right = [longer, *others] if place < number else [*others, longer]
        told.append(single(place, *right))
    return told


def test_a_bank_whose_keys_are_always_longest_is_told(tmp_path: Path) -> None:
    deck = deck_of(tmp_path, *long_keys(20, of=20))
    longest = whole_bank(deck)[0]
    assert (longest.rule, longest.n, longest.hits, longest.expected) == (KEY_LONGEST, 20, 20, 5)
    assert longest.verdict is Verdict.GIVEAWAY
    assert KEY_LONGEST in giveaways(deck)
    (remark,) = RULES[0].look(deck)
    assert remark.file == "deck.yaml"
    assert "right 20 times of 20, where chance would give 5.0 (p below 0.0001)" in remark.message


def test_a_large_bank_whose_keys_are_longest_by_chance_alone_is_called_clean(
    tmp_path: Path,
) -> None:
    deck = deck_of(tmp_path, *long_keys(25, of=100))
    longest = whole_bank(deck)[0]
    assert longest.power > 0.9
    assert longest.verdict is Verdict.NO_SIGN
    assert giveaways(deck) == []


def test_a_small_bank_is_not_called_clean(tmp_path: Path) -> None:
    longest = whole_bank(deck_of(tmp_path, *long_keys(3, of=12)))[0]
    assert longest.power < 0.8
    assert longest.verdict is Verdict.TOO_FEW


@pytest.mark.parametrize(
    ("true", "false", "verdict"),
    [
        (12, 0, Verdict.GIVEAWAY),
        (0, 12, Verdict.GIVEAWAY),
        (10, 1, Verdict.HINT),
        (6, 6, Verdict.TOO_FEW),
        (60, 60, Verdict.NO_SIGN),
    ],
)
def test_true_and_false_out_of_balance_are_told_either_way(
    tmp_path: Path, true: int, false: int, verdict: Verdict
) -> None:
    claims = [claim(place, place < true) for place in range(true + false)]
    deck = deck_of(tmp_path, *claims)
    (test,) = whole_bank(deck)
    assert (test.rule, test.hits, test.n) == (TRUE_FALSE, true, true + false)
    tail = sum(math.comb(test.n, hits) for hits in range(max(true, false), test.n + 1))
    assert test.p == pytest.approx(min(1, 2 * tail / 2**test.n))
    assert test.verdict is verdict
    assert giveaways(deck) == [TRUE_FALSE] * (verdict is Verdict.GIVEAWAY)


def test_the_power_of_a_test_with_two_sides_rests_on_half_the_level(tmp_path: Path) -> None:
    (test,) = whole_bank(deck_of(tmp_path, *(claim(place, place < 20) for place in range(40))))
    by_hand = binomial(40, 0.5)
    least = next(n for n in range(41) if sum(by_hand[hits] for hits in range(n, 41)) <= 0.025)
    assert sum(by_hand[hits] for hits in range(least - 1, 41)) <= 0.05
    wanted = sum(chance for hits, chance in binomial(40, 0.7).items() if hits >= least)
    assert test.power == pytest.approx(wanted)


def test_keys_that_alone_are_hedged_are_told(tmp_path: Path) -> None:
    questions = [
        single(place, f"usually {chr(97 + place)}b", "common seal", "winter coat", "brazen bull")
        for place in range(12)
    ]
    deck = deck_of(tmp_path, *questions)
    assert BLIND in giveaways(deck)
    assert any("most hedges: right 12 times of 12" in said.message for said in RULES[2].look(deck))


def test_the_tests_of_another_deck_are_not_given_for_this_one(tmp_path: Path) -> None:
    one = deck_of(tmp_path / "one", *long_keys(20, of=20))
    other = deck_of(tmp_path / "other", *long_keys(0, of=20))
    assert [whole_bank(deck)[0].hits for deck in (one, other, one)] == [20, 0, 20]


def test_the_report_is_80_wide_and_gives_each_number(tmp_path: Path) -> None:
    deck = deck_of(tmp_path, *long_keys(20, of=20), claim(99, True))
    told = lines(whole_bank(deck))
    assert max(map(len, told)) <= 80
    longest = next(line for line in told if "the longest option" in line)
    assert longest.split()[3:] == [
        "20",
        "100",
        "%",
        "25",
        "%",
        "84–100",
        "<.001",
        "0.41",
        "giveaway",
    ]
    assert any(line.endswith("too few") and "“true”" in line for line in told)


def test_there_is_no_report_on_a_bank_without_choices(tmp_path: Path) -> None:
    card = "  - id: a\n    kind: flashcard\n    front: One\n    back: Two\n"
    deck = deck_of(tmp_path, card)
    assert whole_bank(deck) == ()
    assert lines(()) == []
    assert giveaways(deck) == []


def test_the_rules_are_warnings_by_these_names() -> None:
    assert [(rule.name, rule.severity) for rule in RULES] == [
        ("bank-key-longest", Severity.WARNING),
        ("bank-true-false", Severity.WARNING),
        ("bank-blind", Severity.WARNING),
    ]
    assert bank.KEY_LONGEST == "bank-key-longest"
