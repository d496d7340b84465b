"""Which keys an action may have: nobody is left without one, and nobody is in another's way."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.app.action import Keymap
from quiz.app.actions import ANSWER, EVERYWHERE, HOME, LIST, PAGE, QUESTION
from quiz.app.keymaps import (
    CANCEL,
    SLOTS,
    Slot,
    holders,
    named_keys,
    refusal,
    swapped,
    with_change,
)
from quiz.app.keymaps import (
    given as keys_given,
)

HINT = Slot(QUESTION, QUESTION["hint"])
HINT_TYPING = Slot(QUESTION, QUESTION["hint"], typing=True)
NEXT = Slot(QUESTION, QUESTION["next"])
STRIKE = Slot(ANSWER, ANSWER["strike"])
UNDO = Slot(QUESTION, QUESTION["undo"])


def pressed(slot: Slot, key: str, keymap: Keymap, keep: tuple[str, ...] = ()) -> Keymap:
    """The keymap after a key is pressed for an action, twice if others have it."""
    if refusal(slot, key):
        return keymap
    wanted = (*keep, key)
    taken = holders(slot, key, keymap)
    change = swapped(slot, wanted, key, keymap) if taken else keys_given(slot, wanted)
    return keymap if change is None else with_change(keymap, change)


def in_the_way(keymap: Keymap) -> list[tuple[str, str]]:
    """All actions that have a key where another has it."""
    return [
        (slot.name, key)
        for slot in SLOTS
        for key in slot.keys(keymap)
        if holders(slot, key, keymap)
    ]


def test_the_keys_that_the_app_comes_with_are_in_nobodys_way() -> None:
    assert in_the_way({}) == []
    refused = [(slot.name, key) for slot in SLOTS for key in slot.keys({}) if refusal(slot, key)]
    assert all(key == CANCEL for _, key in refused)


KEYS = ["h", "x", "u", "n", "space", "enter", "1", "ctrl+t", "ctrl+d", "f2", "question_mark", "up"]


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(SLOTS), st.sampled_from(KEYS), st.booleans()), max_size=12)
)
def test_whatever_keys_are_pressed_all_actions_keep_one_and_none_is_in_anothers_way(
    presses: list[tuple[Slot, str, bool]],
) -> None:
    keymap: Keymap = {}
    for slot, key, more in presses:
        keymap = pressed(slot, key, keymap, slot.keys(keymap) if more else ())
        assert in_the_way(keymap) == []
        assert all(slot.keys(keymap) for slot in SLOTS)


def test_a_free_key_is_given_in_place_of_all_others_or_beside_them() -> None:
    assert pressed(UNDO, "z", {}) == {"question.undo": "z"}
    assert pressed(UNDO, "z", {}, UNDO.keys({})) == {"question.undo": "u,z"}


def test_the_key_that_an_action_came_with_is_no_entry() -> None:
    assert pressed(UNDO, "u", {"question.undo": "z"}) == {}


def test_a_key_that_another_has_is_swapped() -> None:
    assert [slot.name for slot in holders(HINT, "x", {})] == ["answer.strike"]
    assert pressed(HINT, "x", {}) == {"question.hint": "x", "answer.strike": "h"}


def test_a_key_added_is_taken_from_another_only_if_that_has_one_left() -> None:
    assert pressed(HINT, "x", {}, HINT.keys({})) == {}
    two = {"answer.strike": "x,y"}
    assert pressed(HINT, "x", two, HINT.keys({})) == {"question.hint": "h,x", "answer.strike": "y"}


def test_what_is_done_after_a_verdict_is_in_no_way_of_answering() -> None:
    assert pressed(NEXT, "space", {}) == {"question.next": "space"}


def test_what_works_everywhere_is_in_the_way_of_all() -> None:
    keys = Slot(EVERYWHERE, EVERYWHERE["keys"])
    assert {slot.name for slot in holders(keys, "r", {})} == {"home.review"}


def test_scrolling_gives_way_to_all_else() -> None:
    assert holders(Slot(HOME, HOME["next"]), "pagedown", {}) == ()
    assert holders(Slot(PAGE, PAGE["down"]), "n", {}) == ()
    assert holders(Slot(HOME, HOME["next"]), "j", {}) == (Slot(LIST, LIST["down"]),)


def test_what_works_while_one_types_wants_a_key_that_writes_nothing() -> None:
    for key in ("h", "comma", "full_stop", "space", "enter", "left", "backspace", "tab"):
        assert "belongs to the text" in refusal(HINT_TYPING, key)
    for key in ("ctrl+h", "f2", "alt+h"):
        assert refusal(HINT_TYPING, key) == ""


def test_digits_go_to_options_while_one_answers() -> None:
    assert "a digit goes to an option" in refusal(HINT, "1")
    assert "a digit goes to an option" in refusal(STRIKE, "9")
    assert refusal(NEXT, "5") == ""


def test_a_key_is_known_by_the_sign_that_it_writes_too() -> None:
    assert named_keys("?, comma,h") == ("question_mark", "comma", "h")
    assert named_keys(" , ,") == ()
