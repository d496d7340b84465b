"""Decks of a single choice, made in memory, and what a rule says of it."""

from pathlib import Path

from quiz.check.rule import Remark, Rule
from quiz.deck import Deck, Manifest, Placed, Topic
from quiz.questions import Distractor, MultipleResponse, Question, SingleChoice

Item = tuple[str, str, tuple[str, ...]]
"""A stem, its answer and its distractors."""


def deck_of(*questions: Question, language: str = "en") -> Deck:
    """A deck on one topic that holds the questions."""
    topic = Topic(id="all", title="All")
    manifest = Manifest(
        format=1,
        id="deck",
        title="A deck",
        edition="1",
        language=language,
        license="CC0-1.0",
        authors=("A. Author",),
        description="A deck.",
        topics=(topic,),
    )
    placed = tuple(Placed(question, topic, Path("banks/all.yaml")) for question in questions)
    return Deck(Path(), manifest, {}, {}, placed)


def choice(stem: str, answer: str, *wrong: str, **fields: object) -> SingleChoice:
    """A single choice whose distractors have no feedback."""
    usual = {
        "id": "q",
        "stem": stem,
        "answer": answer,
        "distractors": tuple(map(Distractor, wrong)),
    }
    return SingleChoice(**usual | fields)


def several(answers: tuple[str, ...], wrong: tuple[str, ...], stem: str = "") -> MultipleResponse:
    """A multiple response whose distractors have no feedback."""
    return MultipleResponse(
        id="q",
        stem=stem or "Which of these hold? Choose all.",
        answers=answers,
        distractors=tuple(map(Distractor, wrong)),
    )


def said(rule: Rule, *questions: Question) -> list[Remark]:
    """What a rule remarks on in a deck of these questions."""
    deck = deck_of(*questions)
    assert rule.applies_to(deck)
    return list(rule.look(deck))


def paths(rule: Rule, *questions: Question) -> list[tuple[str | int, ...]]:
    """The fields that a rule remarks on."""
    return [remark.path for remark in said(rule, *questions)]


def of(item: Item) -> SingleChoice:
    """The single choice of a table's row."""
    stem, answer, wrong = item
    return choice(stem, answer, *wrong)
