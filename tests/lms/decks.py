"""Decks made of questions, for tests of the exports."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quiz.deck import Deck, Placed, Topic, read_deck
from quiz.questions import Question

MOON = read_deck(Path(__file__).parents[1] / "decks" / "moon")
REAL = read_deck(Path(__file__).parents[2] / "decks" / "pakistan-russia")
TOPIC = Topic(id="topic", title="A topic")


def deck_of(questions: Iterable[Question]) -> Deck:
    """A deck of these questions alone; they may name the Moon deck's source and dispute."""
    placed = tuple(Placed(question, TOPIC, Path("bank.yaml")) for question in questions)
    return replace(MOON, manifest=replace(MOON.manifest, topics=(TOPIC,)), placed=placed)
