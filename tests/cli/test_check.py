"""`quiz check`: its formats, its exit codes, and what it explains."""

import json
import re
from pathlib import Path

import pytest

from quiz.check.rules import KNOWN
from quiz.cli.explaining import documented_rules
from quiz.cli.findings import as_github
from quiz.deck import Finding, Severity
from tests.cli.test_commands import run
from tests.deck.building import write_deck

LONG = """\
topic: surface
questions:
  - id: seas
    kind: single_choice
    stem: What are the dark plains made of?
    answer: Basalt that flowed out of the mantle and set
    distractors:
      - text: Water
      - text: Ash
"""


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    return write_deck(tmp_path / "flawed", {"banks/surface.yaml": LONG})


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write_deck(tmp_path / "broken", {"banks/surface.yaml": "topic: surface\n"})


def test_a_warning_ends_with_0_and_strictly_with_1(flawed: Path) -> None:
    mild, strict = run("check", str(flawed)), run("check", str(flawed), "--strict")
    assert (mild.exit_code, strict.exit_code) == (0, 1)
    assert re.search(r"surface\.yaml:6: warning: key-longest: ", mild.stdout)
    assert "no errors, 1 warning" in mild.stdout


def test_json_is_a_list_of_findings_and_nothing_else(flawed: Path, broken: Path) -> None:
    result = run("check", str(flawed), str(broken), "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert [(each["rule"], each["level"], each["line"]) for each in found] == [
        ("key-longest", "warning", 6),
        ("format", "error", 1),
    ]
    assert set(found[0]) == {"file", "line", "column", "level", "rule", "message"}


def test_github_gets_an_annotation_for_each_finding(flawed: Path) -> None:
    result = run("check", str(flawed), "--format", "github")
    assert re.match(r"::warning file=\S+surface\.yaml,title=key-longest,line=6::", result.stdout)
    assert "no errors" not in result.stdout


def test_a_message_cannot_end_an_annotation_or_begin_another() -> None:
    finding = Finding(
        Path("a,b:c.yaml"), 3, 2, Severity.ADVICE, "rule", "50%\n::error file=x::done\r"
    )
    line = as_github([finding])
    assert "\n" not in line
    assert line.startswith("::notice file=a%2Cb%3Ac.yaml,title=rule,line=3,col=2::50%25")


def test_an_age_that_is_none_is_told_with_what_is_wanted(flawed: Path) -> None:
    result = run("check", str(flawed), "--stale", "soon")
    assert result.exit_code == 2
    assert "2y" in result.stderr


def test_every_rule_is_documented_with_an_example_and_none_that_is_not_there() -> None:
    sections = documented_rules()
    assert set(sections) == KNOWN
    for rule, section in sections.items():
        assert section.count("\n> ") >= 2, f"{rule} has no example"
        assert len(section.split("\n>")[0].split()) > 15, f"{rule} has no reason"


def test_a_rule_explains_itself() -> None:
    result = run("check", "--explain", "key-longest")
    assert result.exit_code == 0
    assert result.stdout.startswith("key-longest (warning)\n")


def test_an_unknown_rule_names_the_nearest() -> None:
    result = run("check", "--explain", "key-longst")
    assert result.exit_code == 2
    assert "did you mean `key-longest`?" in result.stderr
