"""Every action in one list: README's table, the bindings and the keymap are made from it."""

import importlib
import pkgutil
from collections.abc import Iterator

from textual.binding import Binding
from textual.dom import DOMNode

import quiz.app
import quiz.app.screens
from quiz.app.actions import PLACES, by_name
from quiz.app.keymaps import STANDING
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.page import PageScreen
from quiz.app.screens.settings import SettingsScreen
from quiz.preferences import Preferences
from quiz.record import Record
from tests import keys_table
from tests.app.driving import DECKS, SIZE, an_app, settled, words


def screens() -> Iterator[type[PageScreen[object]]]:
    """Every screen there is."""
    for module in pkgutil.iter_modules(quiz.app.screens.__path__, "quiz.app.screens."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, PageScreen) and each.places:
                yield each


def test_readme_lists_every_action_with_its_keys() -> None:
    assert keys_table.written() == keys_table.table()


def test_the_places_of_every_screen_are_listed_and_known_to_stand_together() -> None:
    for screen in screens():
        assert set(screen.places) <= set(PLACES), screen
        assert any(set(screen.places) <= set(standing) for standing in STANDING) or (
            len(screen.places) == 1
        ), screen


def bound() -> Iterator[str]:
    """The names of all that is bound to a key somewhere in the app."""
    for module in pkgutil.walk_packages(quiz.app.__path__, "quiz.app."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, DOMNode):
                for binding in each.__dict__.get("BINDINGS", ()):
                    if isinstance(binding, Binding) and binding.id:
                        yield binding.id


def test_every_action_of_the_list_is_bound_somewhere() -> None:
    assert set(bound()) == set(by_name())


async def test_another_key_does_it_from_the_first_moment_on(record: Record) -> None:
    app = an_app(record, decks=[DECKS])
    app.preferences = Preferences(keymap={"home.settings": "S", "app.keys": "!"})
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "! keys" in words(app)
        await pilot.press("comma")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("S")
        await settled(pilot)
        assert isinstance(app.screen, SettingsScreen)
