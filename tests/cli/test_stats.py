"""`quiz stats`: as a page, in sentences and for programs."""

import json
from pathlib import Path
from typing import cast

import pytest

from quiz.questions import DontKnow, Ordered, Picked, Rating, Recalled, Typed
from quiz.questions.text import key_of
from quiz.questions.true_false import TRUE
from quiz.study.events import Confidence, Mode
from tests.cli.running import FOLDER, answer, lines, refused
from tests.deck.building import BANK, write_deck
from tests.plain.terminal import must_be_words

DAY = "It turns about itself once in each day"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("QUIZ_DATA", str(folder))
    return folder


@pytest.fixture
def learned(data: Path) -> Path:
    """A learner who picks the same wrong option thrice, and knows another question."""
    answer(data, "same-side", *[Picked((key_of(DAY),))] * 3, confidence=Confidence.SURE)
    answer(data, "basalt", Typed("basalt"), mode=Mode.REVIEW, confidence=Confidence.THINK)
    answer(data, "walkers", DontKnow(), mode=Mode.REVIEW)
    return data


def figures(*arguments: str, deck: str = FOLDER) -> dict[str, object]:
    found = json.loads("\n".join(lines("stats", deck, "--json", *arguments)))
    assert isinstance(found, dict)
    return cast(dict[str, object], found)


def picked_again(deck: str = FOLDER) -> list[object]:
    return [each["picked_again"] for each in figures(deck=deck)["trouble"]]  # type: ignore[attr-defined]


def test_programs_get_every_figure_by_name(learned: Path) -> None:
    found = figures()
    assert set(found) == {
        "deck",
        "day",
        "answers",
        "days",
        "streak",
        "minutes",
        "median_seconds",
        "retention",
        "retention_last_30_days",
        "due",
        "calendar",
        "topics",
        "levels",
        "trouble",
        "calibration",
    }
    assert (found["deck"], found["answers"], found["days"], found["streak"]) == ("moon", 5, 1, 1)
    assert found["calendar"] == {found["day"]: 5}
    due = found["due"]
    assert isinstance(due, list)
    assert len(due) == 14
    assert due[0] == 1, "what was not known is due at once"
    assert sum(due) == 2
    topics = {each["name"]: each for each in found["topics"]}  # type: ignore[attr-defined]
    assert set(topics) == {"surface", "landing"}
    assert (topics["surface"]["items"], topics["surface"]["new"]) == (6, 5)
    assert topics["surface"]["recall"] == pytest.approx(1 / 6, abs=1e-4)
    assert found["retention"] == {
        "reviews": 0,
        "recalled": 0,
        "share": 0,
        "low": 0,
        "high": 1,
        "expected": 0,
    }
    assert found["calibration"] == [
        {"confidence": "think", "answers": 1, "right": 1},
        {"confidence": "sure", "answers": 3, "right": 0},
    ]


def test_an_option_that_is_picked_again_is_named_by_its_text(learned: Path) -> None:
    (trouble,) = figures()["trouble"]  # type: ignore[misc]
    assert trouble == {
        "question": "same-side",
        "answers": 3,
        "right": 0,
        "picked_again": [{"option": DAY, "times": 3}],
    }
    assert f"Picked 3 times: {DAY}" in lines("stats", FOLDER, "--plain")
    assert any(f"picked 3 times: {DAY}" in line for line in lines("stats", FOLDER))


def test_of_several_picked_only_the_wrong_ones_are_named(data: Path) -> None:
    response = Picked((key_of("They are basalt"), key_of("They hold water")))
    answer(data, "plains", *[response] * 3)
    assert picked_again() == [[{"option": "They hold water", "times": 3}]]


def test_a_wrong_true_is_named(data: Path) -> None:
    answer(data, "no-air", *[Picked((key_of(TRUE),))] * 3)
    assert picked_again() == [[{"option": TRUE, "times": 3}]]


def test_items_put_in_a_wrong_order_are_no_options_picked(data: Path) -> None:
    items = ("Lava fills the basins", "A body strikes the young Earth")
    rest = ("Armstrong lands on one of them", "The plains are taken for seas")
    answer(data, "days", *[Ordered(tuple(map(key_of, items + rest)))] * 3)
    assert picked_again() == [[]]


def test_an_option_with_mark_up_is_named_in_words(tmp_path: Path, data: Path) -> None:
    moon = tmp_path / "marked"
    deck = str(write_deck(moon, {"banks/surface.yaml": BANK.replace("Water", "'*Salt* water'")}))
    option = Picked((key_of("*Salt* water"),))
    from quiz.deck import read_deck
    from quiz.record import Record
    from quiz.record.choosing import Wish, start

    record = Record(data)
    for _ in range(3):
        recording = start(record, read_deck(moon), Wish(seed=1, mode=Mode.CRAM))
        recording.advance()  # type: ignore[union-attr]
        recording.answer(option)
        recording.end()
    record.close()
    assert picked_again(deck) == [[{"option": "Salt water", "times": 3}]]
    gone = str(write_deck(moon, {"banks/surface.yaml": BANK.replace("Water", "Sand")}))
    (told,) = picked_again(gone)
    assert "an option that has changed since" in str(told)


def test_a_question_that_left_the_deck_is_told_as_gone(tmp_path: Path, learned: Path) -> None:
    deck = str(write_deck(tmp_path / "other"))
    said = lines("stats", deck, "--plain")
    assert "0 of 3 right  same-side: (no longer in the deck)" in said


def test_sentences_are_words_alone_and_hold_the_figures(learned: Path) -> None:
    said = lines("stats", FOLDER, "--plain")
    must_be_words("\n".join(said))
    assert said[0].startswith("The Moon, ")
    assert "Answers: 5. Days: 1. In a row: 1." in said
    assert "Retention: no reviews on a later day yet." in said
    assert (
        "Surface and motion: 17% expected to be recalled; of 6, 5 new, 1 young, 0 mature." in said
    )
    assert "When you said sure: right 0 times of 3." in said


def test_the_page_stands_in_80_columns_and_names_what_is_hardest(learned: Path) -> None:
    said = lines("stats", FOLDER)
    assert max(map(len, said)) <= 80
    for heading in ("Due, today", "By topic", "By level", "Hardest", "When you said"):
        assert any(line.startswith(heading) for line in said)
    assert any("━" in line and "17%" in line for line in said)
    assert any("sure" in line and "0 of 3" in line for line in said)


def test_of_nothing_answered_there_is_a_page_too() -> None:
    said = lines("stats", FOLDER)
    assert "Answers 0" in said[2]
    assert "Hardest" not in said
    assert figures()["trouble"] == []
    must_be_words("\n".join(lines("stats", FOLDER, "--plain")))


def test_learners_are_kept_apart(learned: Path) -> None:
    assert figures("--profile", "other")["answers"] == 0
    assert figures("--profile", "default")["answers"] == 5


def test_a_card_rated_again_and_again_is_trouble_without_options(data: Path) -> None:
    answer(data, "origin", *[Recalled(Rating.AGAIN)] * 3)
    (trouble,) = figures()["trouble"]  # type: ignore[misc]
    assert (trouble["question"], trouble["right"]) == ("origin", 0)
    assert trouble["picked_again"] == []


def test_an_unknown_deck_is_refused_with_the_nearest() -> None:
    assert "did you mean `pakistan-russia`?" in refused("stats", "pakistan-rusia")


def test_a_hostile_deck_cannot_colour_the_terminal(
    tmp_path: Path, data: Path, learned: Path
) -> None:
    manifest = (Path(FOLDER) / "deck.yaml").read_text(encoding="utf-8")
    bad = manifest.replace("title: Surface and motion", 'title: "\\e[31mred\\x07"')
    deck = str(write_deck(tmp_path / "bad", {"deck.yaml": bad}))
    must_be_words("\n".join(lines("stats", deck, "--plain")))
    assert "\x1b" not in "\n".join(lines("stats", deck))
