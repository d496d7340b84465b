"""The page and the JSON of `quiz coverage`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli.coverage import _fitted, _step, _width, command
from tests.check.test_coverage import BANK, BLUEPRINT
from tests.deck.building import MANIFEST, SOURCES, write_deck

ROOT = Path(__file__).parent.parent.parent
ESCAPE = "\x1b"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def moon(tmp_path: Path) -> Path:
    files = {"deck.yaml": BLUEPRINT, "sources.yaml": SOURCES, "banks/surface.yaml": BANK}
    return write_deck(tmp_path / "moon", files)


def run(*arguments: str | Path, color: bool = False) -> Result:
    return CliRunner().invoke(command, [str(each) for each in arguments], color=color)


PAGE = """\
The Moon

          remember understand apply analyse evaluate  all
  Surface     1/2−         ·   0/1−      ·      1/0+ 2/3−
  Landing       ·          ·     ·       ·        ·    ·
  all         1/2−         ·   0/1−      ·      1/0+ 2/3−

  questions there/wanted, without flashcards;  − too few  + more than wanted

Kinds

  true false 2   flashcard 1

Paragraphs by the questions that cite them

  Almanac   1 of 1 cited, by 3.0 questions on average

    1  2
    · ██
    1  3

  ▒▒ 1   ▓▓ 2   ██ 3   · no running text

Thin: questions missing

  Surface: 1 remember, 1 apply

Crowded: questions beyond what is wanted

  Surface: 1 evaluate
"""


def test_the_page_gives_table_kinds_map_and_spots(moon: Path) -> None:
    result = run(moon)
    assert result.exit_code == 0
    assert [line.rstrip() for line in result.stdout.splitlines()] == PAGE.splitlines()


def test_a_paragraph_cited_far_more_than_the_rest_is_named(tmp_path: Path) -> None:
    body = "".join(
        f"      - {{kind: body, words: 9, fingerprint: {number:012x}}}\n" for number in range(8)
    )
    files = {"sources.yaml": SOURCES + body, "banks/surface.yaml": BANK}
    told = run(write_deck(tmp_path / "moon", files)).stdout
    assert told.endswith(
        "\nCrowded: paragraphs cited far more than the rest\n\n  Almanac: ¶2 by 3\n"
    )


def test_a_pipe_and_a_reader_without_colours_get_the_same_page(
    moon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = run(moon, color=True).stdout
    assert ESCAPE in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    calm = run(moon, color=True).stdout
    assert ESCAPE not in calm
    assert calm == run(moon).stdout


def test_an_uncited_paragraph_is_named_and_has_a_naught_and_no_shade(tmp_path: Path) -> None:
    sources = SOURCES + f"      - {{kind: body, words: 9, fingerprint: {'c' * 12}}}\n"
    files = {"sources.yaml": sources, "banks/surface.yaml": BANK}
    told = run(write_deck(tmp_path / "moon", files)).stdout.splitlines()
    place = told.index("    1  2  3")
    assert [line.rstrip() for line in told[place + 1 : place + 3]] == ["    · ██", "    1  3  0"]
    assert told[told.index("Thin: paragraphs that no question cites") + 2] == "  Almanac: ¶3"


def test_a_deck_without_blueprint_and_sources_gets_what_can_be_told(tmp_path: Path) -> None:
    told = run(write_deck(tmp_path / "moon")).stdout
    assert "no level" in told
    assert "the deck has no blueprint" in told
    assert "Paragraphs" not in told
    assert told.endswith("Nothing is thin, and nothing is crowded.\n")


@pytest.mark.parametrize("name", ["decks/pakistan-russia", "tests/decks/moon"])
def test_no_line_is_wider_than_a_terminal_of_80_columns(name: str) -> None:
    told = run(ROOT / name).stdout.splitlines()
    assert max(map(_width, told)) < 80


def test_wide_titles_and_long_sources_keep_the_page_narrow_and_straight(tmp_path: Path) -> None:
    body = "".join(
        f"      - {{kind: body, words: 9, fingerprint: {number:012x}}}\n" for number in range(230)
    )
    manifest = BLUEPRINT.replace("title: Surface", f"title: {'月の表面' * 12}").replace(
        "title: Landing", f"title: {'Touch-down ' * 9}"
    )
    files = {
        "deck.yaml": manifest,
        "sources.yaml": SOURCES.replace("label: Almanac", f"label: {'暦' * 40}") + body,
        "banks/surface.yaml": BANK,
    }
    told = run(write_deck(tmp_path / "moon", files)).stdout.splitlines()
    assert max(map(_width, told)) < 80
    table = told[2:6]
    assert len({_width(line) for line in table}) == 1
    listed = [line for line in told if "¶" in line]
    assert listed[-2].endswith("¶232")


def test_what_could_move_a_cursor_is_spelled_out(tmp_path: Path) -> None:
    manifest = BLUEPRINT.replace("title: Surface", 'title: "Red \\e[31m"')
    told = run(write_deck(tmp_path / "moon", {"deck.yaml": manifest})).stdout
    assert ESCAPE not in told
    assert "Red \\u001b[31m" in told


@pytest.mark.parametrize(
    ("text", "room", "wanted"),
    [
        ("Moon", 6, "Moon  "),
        ("The Moon", 6, "The M…"),
        ("The Moon", 5, "The… "),
        ("月の表面", 8, "月の表面"),
        ("月の表面", 7, "月の表…"),
        ("月の表面", 6, "月の… "),
        ("Ağaza\u0306de", 7, "Ağaza\u0306de"),
        ("two\nlines", 9, "two lines"),
    ],
)
def test_a_title_is_cut_by_the_columns_it_takes(text: str, room: int, wanted: str) -> None:
    told = _fitted(text, room)
    assert told.rstrip() == wanted.rstrip()
    assert _width(told) == room


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 12, 97])
def test_shades_rise_with_the_number_and_the_most_is_the_darkest(most: int) -> None:
    steps = [_step(number, most) for number in range(1, most + 1)]
    assert steps == sorted(steps)
    assert steps[-1] == 3
    assert min(steps) >= 0


def test_json_gives_the_same_numbers(moon: Path) -> None:
    told = json.loads(run(moon, "--format", "json").stdout)
    surface = told["topics"][0]
    assert surface["levels"]["remember"] == {"there": 1, "wanted": 2}
    assert surface["all"] == told["all"] == {"there": 2, "wanted": 3}
    assert told["kinds"] == {"true_false": 2, "flashcard": 1}
    assert told["sources"] == [
        {
            "id": "almanac",
            "questions": [1, 3],
            "kinds": ["title", "body"],
            "uncited": [],
            "crowded": [],
        }
    ]


def test_an_unknown_deck_ends_with_2_and_a_broken_one_with_1(tmp_path: Path) -> None:
    unknown = run("nosuchdeck")
    assert unknown.exit_code == 2
    assert "there is no deck 'nosuchdeck'" in unknown.stderr
    broken = run(write_deck(tmp_path / "broken", {"deck.yaml": MANIFEST + "oops: 1\n"}))
    assert broken.exit_code == 1
    assert "oops" in broken.stderr
    assert "Traceback" not in broken.output
