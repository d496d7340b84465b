"""Every action has one name, keys that do not clash, and something that does it."""

import importlib
import pkgutil
from collections import Counter

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import quiz.app.answers
import quiz.app.screens
from quiz.app import QuizApp
from quiz.app.actions import PLACES
from quiz.app.answers import AREAS
from quiz.app.screens.page import PageScreen


def screens() -> list[type[DOMNode]]:
    """Every screen there is."""
    for module in pkgutil.iter_modules(quiz.app.screens.__path__):
        importlib.import_module(f"quiz.app.screens.{module.name}")
    found: list[type[DOMNode]] = []
    waiting: list[type[PageScreen[object]]] = [PageScreen]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return found


BEARERS: list[type[DOMNode]] = [QuizApp, *screens(), *AREAS.values()]


@pytest.mark.parametrize("bearer", BEARERS, ids=lambda kind: kind.__name__)
def test_whatever_a_key_is_bound_to_can_be_done(bearer: type[DOMNode]) -> None:
    for binding in bearer.__dict__.get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        name = binding.action.partition("(")[0]
        holder, _, plain = name.rpartition(".")
        doer = {"app": QuizApp, "screen": PageScreen}.get(holder, bearer)
        assert hasattr(doer, f"action_{plain or name}"), f"{bearer.__name__}: {binding.action}"


@pytest.mark.parametrize("bearer", BEARERS, ids=lambda kind: kind.__name__)
def test_every_binding_comes_from_the_one_list(bearer: type[DOMNode]) -> None:
    names = {binding.id for place in PLACES for a in place.actions for binding in a.bindings()}
    for binding in bearer.__dict__.get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        assert binding.id in names


def test_no_name_stands_twice() -> None:
    names = Counter(action.name for place in PLACES for action in place.actions)
    assert not [name for name, count in names.items() if count > 1]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_no_key_does_two_things_in_one_place(place: object) -> None:
    assert place in PLACES
    keys = Counter(
        key
        for each in PLACES
        if each is place
        for action in each.actions
        for key in action.keys.split(",")
    )
    shared = {key for key, count in keys.items() if count > 1}
    # Each widget of an answer has its own meaning for the space bar and for Enter.
    assert shared <= ({"space", "enter"} if getattr(place, "id", "") == "answer" else set())
