"""What each trick of a blind test-taker leaves of the options."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.check.blind import (
    LONGEST,
    TOGETHER,
    TRICKS,
    Choice,
    Scores,
    Trial,
    Trick,
    choices,
    converging,
    echoing,
    hedged,
    longest,
    specific,
    trial,
    trials,
    without_absolutes,
)
from quiz.deck import Deck, read_deck
from tests.deck.building import MANIFEST, write_deck

BANK = """\
topic: surface
questions:
  - id: plains
    kind: single_choice
    stem: Why are the *dark plains* of the Moon dark?
    answer: They are usually basalt, set from lava
    distractors:
      - text: They are always wet
      - text: They are only shadow
  - id: signs
    kind: multiple_response
    stem: Which are signs of lava?
    answers: [Basalt, Rilles]
    distractors:
      - text: Ice
  - id: old
    kind: single_choice
    retired: {edition: "1", reason: wrong}
    stem: How far?
    answer: Far
    distractors:
      - text: Near
"""


def deck_of(folder: Path, bank: str = BANK, manifest: str = MANIFEST) -> Deck:
    return read_deck(write_deck(folder, {"banks/surface.yaml": bank, "deck.yaml": manifest}))


def choice(stem: str, *options: str, right: int = 1) -> Choice:
    return Choice(stem, options, right)


@pytest.mark.parametrize(
    ("scores", "seen", "wanted"),
    [
        (longest, choice("?", "Lahore", "Quetta", "Multan", "Islamabad"), (6, 6, 6, 9)),
        (
            hedged,
            choice("?", "It usually helps and may cure", "It cures", "It often harms"),
            (2, 0, 1),
        ),
        (hedged, choice("?", "Mayfair", "Canned fish"), (0, 0)),
        (
            without_absolutes,
            choice("?", "It rains in most years", "It never rains", "It rains ALL year"),
            (1, 0, 0),
        ),
        (without_absolutes, choice("?", "Neverland", "Small balls"), (1, 1)),
        (specific, choice("?", "In 1971, with 3 ships", "In 1971", "Much later"), (2, 1, 0)),
        (
            echoing,
            choice("What slows a pipeline?", "Pipelines need steel", "Gas is cheap"),
            (1, 0),
        ),
        (echoing, choice("Which of the two was it?", "The first of them", "Neither"), (0, 0)),
        (
            converging,
            choice("?", "Red heavy rock", "Red light rock", "Blue heavy ice", "Green gas"),
            (3, 2, 1, 0),
        ),
    ],
)
def test_each_trick_counts_what_it_looks_at(
    scores: Callable[[Choice], Scores], seen: Choice, wanted: Scores
) -> None:
    assert scores(seen) == wanted


@pytest.mark.parametrize(
    ("scores", "right", "wanted"),
    [
        ((9, 4, 4, 4), 1, Trial(4, 1, 1, 1)),
        ((4, 9, 4, 4), 1, Trial(4, 1, 1, 0)),
        ((9, 9, 4, 4), 1, Trial(4, 1, 2, 1)),
        ((4, 4, 4, 4), 1, None),
        ((9, 4, 9, 9, 1), 2, Trial(5, 2, 3, 1)),
    ],
)
def test_a_trick_leaves_the_best_and_says_nothing_where_all_are_alike(
    scores: Scores, right: int, wanted: Trial | None
) -> None:
    assert trial(choice("?", *"abcde"[: len(scores)], right=right), scores) == wanted


def test_choices_are_seen_without_mark_up_and_without_what_is_retired(tmp_path: Path) -> None:
    assert choices(deck_of(tmp_path)) == (
        choice(
            "Why are the dark plains of the Moon dark?",
            "They are usually basalt, set from lava",
            "They are always wet",
            "They are only shadow",
        ),
        choice("Which are signs of lava?", "Basalt", "Rilles", "Ice", right=2),
    )


def test_the_tricks_vote_with_one_voice_for_each_option_they_leave(tmp_path: Path) -> None:
    told = dict(trials(deck_of(tmp_path)))
    assert list(told) == [LONGEST.name, *(trick.name for trick in TRICKS), TOGETHER]
    assert told[LONGEST.name] == (Trial(3, 1, 1, 1), Trial(3, 2, 2, 2))
    assert told["the one with most hedges"] == (Trial(3, 1, 1, 1),)
    assert told["those without absolutes"] == (Trial(3, 1, 1, 1),)
    assert told[TOGETHER] == (Trial(3, 1, 1, 1), Trial(3, 2, 2, 2))


def test_the_vote_can_go_against_the_longest_option(tmp_path: Path) -> None:
    bank = BANK.replace("They are always wet", "They are always and only and entirely wet sea")
    told = dict(trials(deck_of(tmp_path, bank)))
    assert told[LONGEST.name][0].hits == 0
    assert told[TOGETHER][0] == Trial(3, 1, 1, 1)


def test_tricks_with_english_words_are_tried_on_english_decks_alone(tmp_path: Path) -> None:
    german = dict(
        trials(deck_of(tmp_path, manifest=MANIFEST.replace("language: en", "language: de")))
    )
    assert "the one with most hedges" not in german
    assert "those without absolutes" not in german
    assert LONGEST.name in german
    british = MANIFEST.replace("language: en", "language: en-GB")
    assert "the one with most hedges" in dict(trials(deck_of(tmp_path / "b", manifest=british)))


_PHRASES = st.lists(
    st.sampled_from(["usually", "never", "1971", "gas", "the", "Moscow", "pipelines", "some"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@pytest.mark.parametrize("trick", [LONGEST, *TRICKS], ids=lambda trick: trick.name)
@given(st.lists(_PHRASES, min_size=3, max_size=4), _PHRASES)
def test_a_trick_does_not_see_which_options_are_right(
    trick: Trick, texts: list[str], stem: str
) -> None:
    """The chances of `bank` are exact just because of this: places tell a trick nothing."""
    scores = dict(enumerate(trick.scores(Choice(stem, tuple(texts), 1))))
    for order in permutations(range(len(texts))):
        turned = Choice(stem, tuple(texts[place] for place in order), 1)
        assert trick.scores(turned) == tuple(scores[place] for place in order)
        assert trick.scores(replace(turned, right=2)) == trick.scores(turned)
