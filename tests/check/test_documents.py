"""A deck held against its documents: missing, changed, moved, or not what is cited."""

import shutil
from pathlib import Path

import pytest

from quiz.check.checking import check
from quiz.check.documents import NAMES, document_rules
from quiz.deck import Finding, read_deck_and_places

TESTS = Path(__file__).parent.parent
MOON = TESTS / "decks" / "moon"
TEXT = (TESTS / "decks" / "documents" / "moon.txt").read_text(encoding="utf-8")
DECK = TESTS.parent / "decks" / "pakistan-russia"
DOCUMENTS = TESTS.parent.parent / "shared" / "sources"


def found(deck_folder: Path, documents: Path) -> list[Finding]:
    deck, places = read_deck_and_places(deck_folder)
    return check(deck, places, document_rules(documents, deck), NAMES)


def with_text(folder: Path, text: str, deck_folder: Path = MOON) -> list[Finding]:
    """What is found in the tests' deck if its document reads so."""
    (folder / "moon.txt").write_text(text, encoding="utf-8")
    return found(deck_folder, folder)


def changed_deck(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of the tests' deck with a text of one file replaced."""
    copy = folder / "deck"
    shutil.copytree(MOON, copy)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return copy


def told(findings: list[Finding]) -> list[tuple[str, int, str, str]]:
    return [(each.file.name, each.line, each.severity, each.rule) for each in findings]


def line_of(path: Path, text: str, after: str = "") -> int:
    """The line of the first occurrence of a text behind another one."""
    whole = path.read_text(encoding="utf-8")
    return whole.count("\n", 0, whole.index(text, whole.index(after))) + 1


def test_the_rules_bear_the_names_that_are_told() -> None:
    deck, _ = read_deck_and_places(MOON)
    assert tuple(rule.name for rule in document_rules(MOON, deck)) == NAMES


def test_nothing_is_found_in_the_deck_of_the_tests() -> None:
    assert found(MOON, TESTS / "decks" / "documents") == []


def test_a_document_that_is_not_there_is_an_error_and_the_only_one(tmp_path: Path) -> None:
    findings = found(MOON, tmp_path)
    line = line_of(MOON / "sources.yaml", "file:")
    assert told(findings) == [("sources.yaml", line, "error", "missing-document")]
    assert "'moon.txt'" in findings[0].message


def test_a_document_that_is_not_text_is_told_as_missing(tmp_path: Path) -> None:
    (tmp_path / "moon.txt").write_bytes(b"\xff\xfe\x00")
    (finding,) = found(MOON, tmp_path)
    assert finding.rule == "missing-document"
    assert "UTF-8" in finding.message


@pytest.mark.parametrize("file", ["../moon.txt", "{}/moon.txt", "below/moon.txt", ".."])
def test_only_the_folder_itself_is_looked_into(tmp_path: Path, file: str) -> None:
    documents = tmp_path / "documents"
    (documents / "below").mkdir(parents=True)
    for folder in (tmp_path, documents / "below"):
        (folder / "moon.txt").write_text(TEXT, encoding="utf-8")
    name = file.format(tmp_path.as_posix())
    deck = changed_deck(tmp_path, "sources.yaml", "file: moon.txt", f"file: {name}")
    assert [each.rule for each in found(deck, documents)] == ["missing-document"]


@pytest.mark.parametrize("end", ["\r\n", "\n\n\n", " \n"])
def test_a_document_laid_out_anew_is_let_be(tmp_path: Path, end: str) -> None:
    assert with_text(tmp_path, TEXT.replace("\n", end)) == []


@pytest.mark.parametrize(
    ("old", "new", "paragraph"),
    [("27", "28", 2), ("Buzz", "Bizz", 3), ("basalt,", "basalt", 4), ("air", "Air", 5)],
)
def test_one_character_flags_just_the_questions_that_cite_its_paragraph(
    tmp_path: Path, old: str, new: str, paragraph: int
) -> None:
    deck, _ = read_deck_and_places(MOON)
    cite = f"moon#{paragraph}"
    findings = with_text(tmp_path, TEXT.replace(old, new, 1))
    flagged = [each for each in findings if each.rule == "changed-paragraph"]
    citing = [each for each in deck.placed if cite in each.question.cite]
    assert len(flagged) == len(citing) > 0
    assert sorted((each.file.name, each.line) for each in flagged) == sorted(
        (each.file.name, line_of(each.file, "cite:", f"id: {each.question.id}\n"))
        for each in citing
    )
    assert all(cite in each.message and each.severity == "error" for each in flagged)


def test_an_account_of_a_changed_paragraph_is_told_in_the_disputes(tmp_path: Path) -> None:
    findings = with_text(tmp_path, TEXT.replace("of Mars", "of Venus"))
    line = line_of(MOON / "disputes.yaml", "cite:")
    assert ("disputes.yaml", line, "warning", "changed-source") in told(findings)


def test_a_changed_paragraph_that_no_question_cites_is_told_at_its_source(tmp_path: Path) -> None:
    findings = with_text(tmp_path, TEXT.replace("in short", "in brief"))
    line = line_of(MOON / "sources.yaml", "paragraphs:")
    assert told(findings) == [("sources.yaml", line, "warning", "changed-source")]
    assert "paragraph 1," in findings[0].message


def test_a_paragraph_put_in_flags_no_question_and_tells_what_moved(tmp_path: Path) -> None:
    findings = with_text(tmp_path, TEXT.replace("On 20 July", "A new one.\n\nOn 20 July"))
    assert [each.rule for each in findings] == ["changed-source"]
    assert "3–5 stand at 4–6" in findings[0].message


def test_a_paragraph_put_behind_the_last_is_told(tmp_path: Path) -> None:
    findings = with_text(tmp_path, TEXT + "\n\nA last one.\n")
    assert [each.rule for each in findings] == ["changed-source"]
    assert "not registered" in findings[0].message
    assert "paragraph 6" in findings[0].message


def test_a_paragraph_taken_out_flags_its_questions_and_tells_what_moved(tmp_path: Path) -> None:
    lines = [line for line in TEXT.splitlines() if not line.startswith("The dark plains")]
    findings = with_text(tmp_path, "\n".join(lines))
    assert {each.message.split()[0] for each in findings if each.rule == "changed-paragraph"} == {
        "moon#4"
    }
    assert "5 stands at 4" in findings[-1].message


def test_paragraphs_that_changed_places_flag_no_question(tmp_path: Path) -> None:
    lines = TEXT.split("\n\n")
    lines[1], lines[2] = lines[2], lines[1]
    findings = with_text(tmp_path, "\n\n".join(lines))
    assert [each.rule for each in findings] == ["changed-source"]
    assert "2 stands at 3, 3 stands at 2" in findings[0].message


def test_no_message_holds_a_documents_text(tmp_path: Path) -> None:
    findings = with_text(tmp_path, "\n".join(f"secret {number}" for number in range(9)))
    assert findings
    assert not any("secret" in each.message for each in findings)


@pytest.mark.parametrize(
    ("file", "old", "new", "facts"),
    [
        ("banks/landing.yaml", "answer: 12\n", "answer: 11\n", "'11'"),
        ("banks/landing.yaml", "[[Collins|Michael", "[[Gagarin|Yuri Gagarin|Michael", "'Gagarin'"),
        ("banks/surface.yaml", "answer: basalt\n", "answer: Granite\n", "'Granite'"),
        ("banks/surface.yaml", "size of Mars struck the", "size of Venus struck the", "'Venus'"),
    ],
)
def test_an_answer_that_is_not_in_what_it_cites_is_told(
    tmp_path: Path, file: str, old: str, new: str, facts: str
) -> None:
    deck = changed_deck(tmp_path, file, old, new)
    (finding,) = with_text(tmp_path, TEXT, deck)
    assert (finding.rule, finding.severity) == ("unsupported-answer", "warning")
    assert finding.message.startswith(f"{facts} of the answer")


def test_an_answer_may_rest_on_a_dispute_that_the_question_names(tmp_path: Path) -> None:
    old, new = "size of Mars struck", "size of Theia struck"
    deck = changed_deck(tmp_path, "banks/surface.yaml", old, new)
    assert [each.rule for each in with_text(tmp_path, TEXT, deck)] == ["unsupported-answer"]
    disputes = deck / "disputes.yaml"
    said = disputes.read_text(encoding="utf-8").replace("Several impacts", "One by Theia, several")
    disputes.write_text(said, encoding="utf-8")
    assert with_text(tmp_path, TEXT, deck) == []


def test_a_question_whose_paragraph_changed_is_not_told_twice(tmp_path: Path) -> None:
    findings = with_text(tmp_path, TEXT.replace("Twelve", "Eleven"))
    assert {each.rule for each in findings} == {"changed-paragraph"}


def test_an_answer_is_let_be_while_one_of_its_paragraphs_cannot_be_held_to(tmp_path: Path) -> None:
    head = "id: crew\n    kind: cloze\n    level: remember\n    cite: "
    deck = changed_deck(
        tmp_path, "banks/landing.yaml", f"{head}[moon#3]", f"{head}[moon#2, moon#3]"
    )
    findings = with_text(tmp_path, TEXT.replace("Aldrin", "Someone"), deck)
    assert "unsupported-answer" not in {each.rule for each in findings}


def test_a_deck_in_another_language_is_not_held_to_english_names(tmp_path: Path) -> None:
    deck = changed_deck(tmp_path, "deck.yaml", "language: en", "language: de")
    bank = deck / "banks" / "landing.yaml"
    text = bank.read_text(encoding="utf-8").replace("answer: 12\n", "answer: 11\n")
    bank.write_text(text, encoding="utf-8")
    assert with_text(tmp_path, TEXT, deck) == []


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not here; not ours to ship")
def test_nothing_is_found_in_the_shipped_deck() -> None:
    assert found(DECK, DOCUMENTS) == []
