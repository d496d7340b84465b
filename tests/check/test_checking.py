"""Running rules: findings stand in their lines, and a waiver lifts one with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.check.checking import check
from quiz.check.rule import Remark, Rule, Said, each_question
from quiz.deck import Deck, Finding, Severity, read_deck_and_places
from quiz.questions import Question
from tests.deck.building import MANIFEST, bank_of, write_deck

KNOWN = ("loud", "grave", "file-rule", "other")


def _is_loud(question: Question) -> Said:
    if "!" in getattr(question, "stem", ""):
        yield ("stem",), "the stem shouts"


LOUD = Rule("loud", Severity.WARNING, each_question(_is_loud))
GRAVE = Rule("grave", Severity.ERROR, each_question(_is_loud))


def _of_file(deck: Deck) -> Iterator[Remark]:
    yield Remark("the title is short", ("title",))
    yield Remark("no such file", file="guide/none.md")


FILE = Rule("file-rule", Severity.ADVICE, _of_file)


def a_deck(tmp_path: Path, *extra: str, stem: str = "Is it so!") -> Path:
    fields = ["id: q", "kind: true_false", f"stem: {stem}", "answer: true", *extra]
    return write_deck(tmp_path / "deck", {"banks/surface.yaml": bank_of(*fields)})


def found(folder: Path, *rules: Rule) -> list[Finding]:
    deck, places = read_deck_and_places(folder)
    return check(deck, places, rules, KNOWN)


def told(findings: list[Finding]) -> list[tuple[str, int, str, str]]:
    return [(each.file.name, each.line, each.severity, each.rule) for each in findings]


def test_a_finding_stands_at_its_field(tmp_path: Path) -> None:
    assert told(found(a_deck(tmp_path), LOUD)) == [("surface.yaml", 5, "warning", "loud")]


def test_a_finding_of_a_file_stands_in_it_and_an_absent_file_has_no_line(tmp_path: Path) -> None:
    line = 1 + MANIFEST.splitlines().index("title: The Moon")
    assert told(found(a_deck(tmp_path), FILE)) == [
        ("deck.yaml", line, "advice", "file-rule"),
        ("none.md", 0, "advice", "file-rule"),
    ]


def test_a_waiver_with_a_reason_lifts_a_finding(tmp_path: Path) -> None:
    assert found(a_deck(tmp_path, 'waive: {loud: "It is a quotation."}'), LOUD) == []


def test_a_waiver_without_a_reason_lifts_nothing_and_is_told(tmp_path: Path) -> None:
    findings = found(a_deck(tmp_path, 'waive: {loud: " "}'), LOUD)
    assert [each.rule for each in findings] == ["loud", "waiver"]
    assert "gives no reason" in findings[1].message


def test_an_error_cannot_be_waived(tmp_path: Path) -> None:
    findings = found(a_deck(tmp_path, "waive: {grave: I like it.}"), GRAVE)
    assert [each.rule for each in findings] == ["grave", "waiver"]
    assert "cannot be waived" in findings[1].message


def test_a_waiver_that_is_not_needed_is_told_in_its_line(tmp_path: Path) -> None:
    findings = found(a_deck(tmp_path, "waive:", "  loud: Once it was.", stem="Quiet."), LOUD)
    assert told(findings) == [("surface.yaml", 8, "warning", "waiver")]
    assert "finds nothing here" in findings[0].message


def test_a_waiver_of_a_rule_that_did_not_run_is_let_be(tmp_path: Path) -> None:
    assert found(a_deck(tmp_path, "waive: {other: A reason.}", stem="Quiet."), LOUD) == []


def test_a_waiver_of_an_unknown_rule_names_the_nearest(tmp_path: Path) -> None:
    findings = found(a_deck(tmp_path, "waive: {lout: A reason.}"), LOUD)
    assert "the nearest is `loud`" in findings[-1].message


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("en-GB", 1), ("ur", 0), ("enm", 0)])
def test_a_rule_of_one_language_looks_at_decks_in_it_alone(
    tmp_path: Path, language: str, count: int
) -> None:
    folder = a_deck(tmp_path)
    manifest = MANIFEST.replace("language: en", f"language: {language}")
    (folder / "deck.yaml").write_text(manifest, encoding="utf-8")
    rule = Rule("loud", Severity.WARNING, each_question(_is_loud), language="en")
    assert len(found(folder, rule)) == count


def test_a_retired_question_is_not_looked_at(tmp_path: Path) -> None:
    retired = 'retired: {edition: "2", reason: It was loud.}'
    assert found(a_deck(tmp_path, retired, "waive: {loud: It was.}"), LOUD) == []
