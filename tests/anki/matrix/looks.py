"""What is looked at in a collection after an update, besides what is looked at after each."""

from collections.abc import Callable

from tests.anki.matrix.learner import Learner

Look = Callable[[Learner], None]
"""Fails where a learner's collection is not as it says."""


def nothing(learner: Learner) -> None:
    """Nothing besides."""


def every(*looks: Look) -> Look:
    """Several looks, one after the other."""

    def look(learner: Learner) -> None:
        for each in looks:
            each(learner)

    return look


def says(question: str, **fields: str) -> Look:
    """The note of a question holds these texts in these fields."""

    def look(learner: Learner) -> None:
        note = learner.note(question)
        assert {name: note[name] for name in fields} == fields

    return look


def tagged(question: str, tags: str = "", *, without: str = "") -> Look:
    """The note of a question has some tags and lacks others."""

    def look(learner: Learner) -> None:
        found = set(learner.note(question).tags)
        assert set(tags.split()) <= found
        assert not set(without.split()) & found

    return look


def styled(note_type: int, css: str) -> Look:
    """A note type has this style."""

    def look(learner: Learner) -> None:
        assert learner.collection.models.get(note_type)["css"] == css

    return look


def lies_in(deck: str, *questions: str) -> Look:
    """The first cards of these questions lie in an Anki deck or in one below it."""

    def look(learner: Learner) -> None:
        decks = learner.collection.decks
        for question in questions:
            name = decks.name(learner.card(question).did)
            assert name == deck or name.startswith(f"{deck}::"), name

    return look


def found(search: str, *questions: str) -> Look:
    """A search in Anki's browser finds the notes of these questions, and no other."""

    def look(learner: Learner) -> None:
        ids = learner.collection.find_notes(search)
        assert sorted(ids) == sorted(learner.note(question).id for question in questions)

    return look
