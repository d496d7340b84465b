"""The formats by their names, and the loss report."""

import csv
import io
import subprocess
import sys

import pytest

from quiz.deck.loss import Loss
from quiz.lms.exported import Exported
from quiz.lms.formats import FORMATS, Format
from quiz.lms.report import report_csv, report_lines
from tests.lms.decks import MOON, REAL

IDS = tuple(f"q-{number}" for number in range(1, 31))

every_format = pytest.mark.parametrize("format", FORMATS.values(), ids=list(FORMATS))


def losses(ids: tuple[str, ...], reason: str) -> tuple[Loss, ...]:
    return tuple(Loss(id_, reason) for id_ in ids)


def told(exported: Exported) -> list[str]:
    return list(report_lines(exported, IDS))


def test_no_two_formats_give_a_file_the_same_name() -> None:
    names = [format.file_name("moon") for format in FORMATS.values()]
    assert len(set(names)) == len(names)
    assert all(name.startswith("moon") for name in names)


def test_listing_the_formats_imports_none_of_them() -> None:
    probe = (
        "import sys, quiz.lms.formats; print([m for m in sys.modules if m.startswith('quiz.lms.')])"
    )
    found = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "['quiz.lms.formats']"


@every_format
def test_every_question_is_carried_or_told_of(format: Format) -> None:
    placed = REAL.in_use
    exported = format.writer(REAL, placed)
    ids = {each.outline.id for each in placed}
    dropped = [loss.question for loss in exported.dropped]
    simplified = {loss.question for loss in exported.simplified}
    assert set(dropped) | simplified <= ids
    assert len(set(dropped)) == len(dropped)
    assert not simplified & set(dropped)
    assert len(dropped) < len(ids)
    assert exported.content


@every_format
def test_the_same_questions_give_the_same_bytes(format: Format) -> None:
    assert format.writer(REAL, REAL.in_use) == format.writer(REAL, REAL.in_use)


@every_format
def test_a_reason_is_a_sentence_for_a_reader(format: Format) -> None:
    exported = format.writer(REAL, REAL.in_use)
    for loss in (*exported.dropped, *exported.simplified):
        assert len(loss.reason.split()) > 3
        assert loss.reason == " ".join(loss.reason.split())
        assert not loss.reason.endswith(".")
        assert loss.question not in loss.reason


@every_format
def test_a_few_questions_can_be_written_alone(format: Format) -> None:
    some = [MOON.by_id[name] for name in ("basalt", "walkers")]
    exported = format.writer(MOON, some)
    assert exported.content != format.writer(MOON, MOON.in_use).content
    assert b"atmosphere" not in exported.content


def test_a_reason_stands_once_with_the_questions_behind_it() -> None:
    exported = Exported(
        b"", (Loss("q-1", "no cards"), Loss("q-2", "no cards")), (Loss("q-3", "no"),)
    )
    assert told(exported) == [
        "left out: no cards",
        "    q-1, q-2",
        "simplified: no",
        "    q-3",
        "27 questions whole, 1 simplified, 2 left out",
    ]


def test_a_question_with_two_losses_counts_once() -> None:
    exported = Exported(b"", simplified=(Loss("q-1", "one"), Loss("q-1", "two")))
    assert told(exported)[-1] == "29 questions whole, 1 simplified, 0 left out"


def test_where_a_reason_concerns_all_that_is_said_in_place_of_their_ids() -> None:
    exported = Exported(b"", losses(IDS[:2], "no cards"), losses(IDS[2:], "no tags"))
    assert "    every question in the file" in told(exported)


def test_where_a_reason_concerns_most_the_others_are_named() -> None:
    exported = Exported(b"", simplified=losses(IDS[2:], "no tags"))
    assert "    every question in the file but q-1, q-2" in told(exported)


def test_what_is_left_out_is_always_named() -> None:
    exported = Exported(b"", losses(IDS, "no cards"))
    assert all(id_ in " ".join(told(exported)) for id_ in IDS)


def test_no_line_of_a_report_is_wide_and_no_id_is_broken() -> None:
    exported = REAL_REPORTED
    lines = list(report_lines(exported, [each.outline.id for each in REAL.in_use]))
    assert max(map(len, lines)) <= 76
    words = {word.rstrip(",") for line in lines for word in line.split()}
    assert {loss.question for loss in exported.dropped} <= words


REAL_REPORTED = FORMATS["quizlet"].writer(REAL, REAL.in_use)


def test_the_table_of_losses_has_a_row_for_each_question_and_reason() -> None:
    exported = Exported(b"", losses(IDS[:2], "no cards"), (Loss("q-3", "=1"),))
    text = report_csv(exported).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [
        ["question", "became", "reason"],
        ["q-1", "left out", "no cards"],
        ["q-2", "left out", "no cards"],
        ["q-3", "simplified", "'=1"],
    ]


def test_a_question_that_is_left_out_does_not_count_as_simplified_too() -> None:
    exported = Exported(b"", (Loss("q-1", "no cards"),), (Loss("q-1", "no tags"),))
    assert told(exported)[-1] == "29 questions whole, 0 simplified, 1 left out"
