"""`quiz show`: a question as a learner meets it and as it is marked."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli.show import command
from quiz.cli.showing import WIDTH, shown
from quiz.deck import read_deck
from tests.app.hostile import TEXTS, as_shown, hostile_deck
from tests.deck.building import write_deck

MOON = Path(__file__).parent.parent / "decks" / "moon"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="quiz show")


def page(identity: str, *options: str) -> str:
    result = run(identity, "--deck", str(MOON), *options)
    assert result.exit_code == 0
    return result.stdout


def test_a_choice_is_shown_as_asked_and_as_marked() -> None:
    asked, marked = page("same-side").split("As it is marked")
    assert "Why does the same side of the Moon always face the Earth?" in asked
    assert "3. It turns about itself once in each orbit" in asked
    assert "Hint: Think of walking" in asked
    assert "right" not in asked
    assert "  3. ✓ right: It turns about itself once in each orbit\n" in marked
    assert (
        "  1. ✗ wrong: It does not turn about itself at all\n"
        "     Seen from the stars it does turn, once in each orbit.\n"
    ) in marked
    assert "Turning and orbit take the same time, about 27 days." in marked
    assert "It rests on: Moon text paragraph 2." in marked


@pytest.mark.parametrize(
    ("identity", "lines"),
    [
        ("plains", ["✓ right: They are basalt", "✓ right: They fill great basins"]),
        ("no-air", ["2. ✓ right: False", "The text says that there is no air to speak of."]),
        ("basalt", ["✓ right: basalt", "✓ right: basaltic rock", "✗ wrong: basanite"]),
        ("walkers", ["✓ right: 12 people"]),
        ("crew", ["[1] Armstrong (also Neil Armstrong)", "Gaps 1 and 2 may change places."]),
        (
            "origin",
            [
                "The back: A body the size of Mars struck the young Earth.",
                "Disputed: How the Moon was formed. As of 2026-11-22.",
                "Moon text, paragraph 5: by a body the size of Mars",
                "The record: Several impacts",
                "Evidence: Nature Geoscience",
            ],
        ),
    ],
)
def test_every_kind_is_marked(identity: str, lines: list[str]) -> None:
    marked = page(identity).split("As it is marked")[1]
    for line in lines:
        assert line in marked


def test_an_order_is_marked_with_the_numbers_it_was_asked_with() -> None:
    asked, marked = page("days").split("As it is marked")
    numbered = [line for line in asked.splitlines() if line.strip()[:1].isdigit()]
    right = [line for line in marked.splitlines() if line.strip()[:1].isdigit()]
    assert sorted(numbered) == sorted(right)
    assert numbered != right
    assert "A body strikes the young Earth" in right[0]


def test_pairs_are_marked_with_the_letters_they_were_asked_with() -> None:
    asked, marked = page("roles").split("As it is marked")
    letter = next(line.split(".")[0] for line in asked.splitlines() if "in orbit" in line)
    assert f"{letter}. Collins: in orbit" in marked


def test_a_card_that_turns_is_shown_from_both_sides() -> None:
    assert "Asked the other way round" in page("origin")
    assert "Asked the other way round" not in page("walkers")


def test_the_seed_lays_the_options_out() -> None:
    assert page("plains", "--seed", "1") == page("plains", "--seed", "1")
    assert len({page("plains", "--seed", str(seed)) for seed in range(8)}) > 1


def test_a_tolerance_is_told(tmp_path: Path) -> None:
    bank = "topic: surface\nquestions:\n  - id: far\n    kind: numerical\n    stem: How far?\n"
    bank += "    answer: 384\n    tolerance: 5\n    level: apply\n    tags: [a]\n"
    bank += "    retired: {edition: 2, reason: too coarse}\n    waive: {clang: so be it}\n"
    folder = write_deck(tmp_path / "deck", {"banks/surface.yaml": bank})
    result = run("far", "--deck", str(folder))
    assert "✓ right: 384, or up to 5 off" in result.stdout
    assert "level apply; tags a\n" in result.stdout
    assert "retired in edition 2: too coarse\n" in result.stdout
    assert "waived: clang: so be it\n" in result.stdout


def test_without_a_deck_all_are_searched(data: Path) -> None:
    for name in ("one", "two"):
        folder = write_deck(data / "decks" / name)
        text = (folder / "deck.yaml").read_text(encoding="utf-8")
        (folder / "deck.yaml").write_text(text.replace("id: moon", f"id: {name}"), encoding="utf-8")
    result = run("seas")
    assert result.exit_code == 0
    assert "seas, Surface, one\n" in result.stdout
    assert "seas, Surface, two\n" in result.stdout


def test_an_unknown_id_ends_with_2_and_names_the_nearest() -> None:
    result = run("same-syde", "plains", "--deck", str(MOON))
    assert result.exit_code == 2
    assert "there is no question 'same-syde' in moon; did you mean `same-side`?" in result.stderr
    assert result.stdout == ""


def test_a_deck_in_place_of_an_id_is_told_of_the_option() -> None:
    result = run("pakistan-russia")
    assert result.exit_code == 2
    assert "`quiz show ID --deck pakistan-russia`" in result.stderr


def test_an_id_that_is_not_found_tells_of_decks_that_could_not_be_read(data: Path) -> None:
    write_deck(data / "decks" / "bad", {"banks/surface.yaml": "topic: nowhere\nquestions: []\n"})
    assert "surface.yaml:1" in run("nosuchquestion").stderr
    assert run("bangladesh-or-not").exit_code == 2


@pytest.mark.parametrize("bad", TEXTS)
def test_what_a_program_could_obey_is_shown_as_written(bad: str) -> None:
    deck = hostile_deck(bad)
    for placed in deck.placed:
        text = shown(deck, placed, 0)
        assert not any(not char.isprintable() and char != "\n" for char in text)
        assert as_shown(bad) in as_shown(text)


def test_no_line_is_wider_than_the_page() -> None:
    deck = read_deck(MOON.parent.parent.parent / "decks" / "pakistan-russia")
    for placed in deck.placed:
        for line in shown(deck, placed, 0).splitlines():
            assert len(line) <= WIDTH or len(line.split()) == 1, line
