"""Texts that look like mark-up, actions or terminal codes are shown as they are written."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.summary import SummaryScreen
from quiz.questions import Question
from quiz.record import Record
from tests.app.driving import SIZE, an_app, burst, painted, playing, settled, squeezed, words
from tests.app.hostile import TEXTS, as_shown, hostile_deck


def must_show(app: QuizApp, *texts: str) -> None:
    said = squeezed(words(app))
    for text in texts:
        assert as_shown(text) in said, f"{text!r} is not in {words(app)!r}"
    assert not any(letter < " " or "\x7f" <= letter < "\xa0" for letter in "".join(painted(app)))


def asked(question: Question, bad: str) -> list[str]:
    """What is to be read before the answer."""
    wrong = [f"{bad} wrong1", f"{bad} wrong2"]
    match question.kind:
        case "single_choice":
            return [f"{bad} stem", f"{bad} right", *wrong]
        case "multiple_response":
            return [f"{bad} stem", f"{bad} right1", f"{bad} right2", *wrong]
        case "cloze":
            return [f"{bad} before", f"{bad} after"]
        case "numerical":
            return [f"{bad} stem", f"{bad} unit"]
        case "ordering":
            return [f"{bad} stem", *(f"{bad} i{n}" for n in range(4))]
        case "matching":
            sides = [f"{bad} {side}{n}" for side in ("left", "right", "spare") for n in (1, 2)]
            return [f"{bad} stem", *sides]
        case "flashcard":
            return [f"{bad} front"]
        case _:
            return [f"{bad} stem"]


def marked(question: Question, bad: str) -> list[str]:
    """What is to be read after an answer that is wrong."""
    match question.kind:
        case "short_answer":
            return [f"{bad} right"]
        case "cloze":
            return [bad.replace("[", "(").replace("]", ")") + " gap"]
        case "flashcard":
            return [f"{bad} back"]
        case "true_false":
            return [f"{bad} feedback"]
        case "single_choice" | "multiple_response":
            return [f"{bad} feedback1"]
        case _:
            return []


ALWAYS = ("why", "note", "dispute", "says", "record", "L ¶1")
WITH_EVIDENCE = ("publisher", "page")


async def answer_wrongly(pilot: Pilot[None], app: QuizApp, bad: str) -> None:
    """Give some answer that is wrong, by keys."""
    recording = playing(app)
    texts = [option.text for option in recording.presentation.options]
    match recording.question.kind:
        case "single_choice" | "multiple_response":
            await burst(pilot, [str(texts.index(f"{bad} wrong1") + 1), "enter"])
        case "true_false":
            await burst(pilot, ["t", "enter"])
        case "short_answer":
            await burst(pilot, ["x", "x", "enter"])
        case "numerical":
            await burst(pilot, ["3", "enter"])
        case "cloze":
            await pilot.press("x", "enter", "x", "enter")
            await settled(pilot)
        case "ordering":
            # Right or wrong: what counts is that each text is set a second time.
            await burst(pilot, ["4", "enter"])
        case "matching":
            await burst(pilot, ["a", "b", "enter"])
        case _:
            await burst(pilot, ["ctrl+d"])


@pytest.mark.parametrize("bad", TEXTS, ids=["closing", "action", "template", "html", "escape"])
async def test_every_text_of_every_kind_is_shown_as_written(record: Record, bad: str) -> None:
    app = an_app(record, hostile_deck(bad))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        seen: set[str] = set()
        for _ in range(9):
            question = playing(app).question
            must_show(app, f"{bad} topic", *asked(question, bad))
            await burst(pilot, ["ctrl+t"])
            must_show(app, f"{bad} hint")
            await answer_wrongly(pilot, app, bad)
            must_show(app, *(f"{bad} {end}" for end in ALWAYS), *marked(question, bad))
            await burst(pilot, ["s"])
            must_show(app, *(f"{bad} {end}" for end in WITH_EVIDENCE))
            must_show(app, f"https://example.org/{bad}")
            await burst(pilot, ["s"])
            seen.add(question.kind)
            await burst(pilot, ["4"])
        assert len(seen) == 9
        assert isinstance(app.screen, SummaryScreen)
        must_show(app, f"{bad} title", f"{bad} stem", f"{bad} front", f"{bad} before")


@pytest.mark.parametrize("bad", TEXTS[:4], ids=["closing", "action", "template", "html"])
async def test_the_home_screen_shows_titles_as_written(
    record: Record, tmp_path: Path, bad: str
) -> None:
    folder = tmp_path / "decks" / "hostile"
    (folder / "banks").mkdir(parents=True)
    manifest = {
        "format": 1,
        "id": "hostile",
        "title": f"{bad} title",
        "edition": "1",
        "language": "en",
        "license": "CC0",
        "authors": ["A. Author"],
        "description": f"{bad} description",
        "topics": [{"id": "topic", "title": f"{bad} topic"}],
    }
    bank = {
        "topic": "topic",
        "questions": [
            {"id": "q", "kind": "true_false", "stem": f"{bad} stem", "answer": True},
        ],
    }
    (folder / "deck.yaml").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "banks" / "b.yaml").write_text(json.dumps(bank), encoding="utf-8")
    app = an_app(record, decks=[tmp_path / "decks"])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        must_show(app, f"{bad} title", f"{bad} description")
        await burst(pilot, ["enter"])
        await settled(pilot)
        must_show(app, f"{bad} topic", f"{bad} stem")
