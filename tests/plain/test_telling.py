"""What is said of an answer and of a guide."""

import re
from dataclasses import replace
from pathlib import Path

from quiz.deck import read_deck
from quiz.plain.telling import grounds, guide_lines
from quiz.record import Record
from tests.plain.terminal import MOON, looked_at, must_be_words, only, play


def test_a_wrong_answer_is_told_with_its_feedback(record: Record) -> None:
    deck = only("same-side")
    texts = [option.text for option in looked_at(record, deck).presentation.options]
    wrong = next(str(n) for n, text in enumerate(texts, 1) if text.endswith("once in each day"))
    terminal, _ = play(record, deck, ["y", wrong])
    assert "WRONG." in terminal.said
    assert (
        "You chose: It turns about itself once in each day, wrong. "
        "Then every side would face us in turn." in terminal.said
    )
    assert "The answer is: It turns about itself once in each orbit" in terminal.said


def test_a_dispute_is_told_with_accounts_record_and_evidence(record: Record) -> None:
    terminal, _ = play(record, only("origin"), ["", "3", ""])
    dispute = MOON.disputes["origin"]
    assert "The back: A body the size of Mars struck the young Earth." in terminal.said
    assert f"Disputed: {dispute.title}. As of 2026-11-22." in terminal.said
    assert f"Moon text, paragraph 5: {dispute.accounts[0].says}" in terminal.said
    assert f"The record: {dispute.record}" in terminal.said
    assert dispute.evidence[0].address in terminal.text


def test_a_question_outlives_the_dispute_and_the_source_that_it_names() -> None:
    question = MOON.by_id["origin"].question
    told = list(grounds(replace(MOON, sources={}, disputes={}), question))
    assert told[-1] == "It rests on: moon paragraph 5."
    assert any(line.startswith("Disputed: ") for line in grounds(MOON, question))
    assert not any(line.startswith("Disputed: ") for line in told)


def test_what_is_typed_is_told_without_its_control_characters(record: Record) -> None:
    terminal, _ = play(record, only("basalt"), ["\x1b[2Jgranite", ""])
    must_be_words(terminal.text)
    assert "You typed: \\u001b[2Jgranite." in terminal.said


def test_what_a_claim_rests_on_stands_apart_from_the_words_behind_it() -> None:
    deck = read_deck(Path(__file__).parents[2] / "decks" / "pakistan-russia")
    lines = [line for topic in deck.manifest.topics for line in guide_lines(deck, topic)]
    assert any(re.search(r"paragraph \d+\) [a-z]", line) for line in lines)
    assert not [line for line in lines if re.search(r"\)\w", line)]
