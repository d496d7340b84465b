"""The note types, frozen: what they are called, what they hold, and by which ids Anki knows them.

`golden/notetypes.json` is what people have in their collections by now. It is written by hand, and
only ever added to: a new note type at the end of the list is the one change that harms nobody.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from quiz.anki import ids
from quiz.anki.notetypes import NOTE_TYPES, NoteType
from quiz.anki.style import CSS
from tests.anki.building import Anki, small_deck
from tests.anki.learning import learn

GOLDEN = Path(__file__).parent / "golden" / "notetypes.json"


@dataclass(frozen=True)
class Frozen:
    """Anything that Anki knows by an id: a note type, a field or a template."""

    id: int
    name: str


@dataclass(frozen=True)
class FrozenType:
    """A note type with what is in it, in order."""

    itself: Frozen
    fields: tuple[Frozen, ...]
    templates: tuple[Frozen, ...]


def _golden() -> tuple[FrozenType, ...]:
    return tuple(
        FrozenType(
            Frozen(each["id"], each["name"]),
            tuple(Frozen(**field) for field in each["fields"]),
            tuple(Frozen(**template) for template in each["templates"]),
        )
        for each in json.loads(GOLDEN.read_text(encoding="utf-8"))
    )


def _of(note_type: NoteType) -> FrozenType:
    return FrozenType(
        Frozen(note_type.id, note_type.name),
        tuple(Frozen(ids.FIELDS[name], name) for name in note_type.fields),
        tuple(Frozen(each.id, each.name) for each in note_type.templates),
    )


def harms(before: tuple[FrozenType, ...], after: tuple[FrozenType, ...]) -> list[str]:
    """What going from one set of note types to the other would do to people's collections."""
    return list(_harms({each.itself.id: each for each in after}, before, after))


def _harms(
    now: dict[int, FrozenType], before: tuple[FrozenType, ...], after: tuple[FrozenType, ...]
) -> Iterator[str]:
    for old in before:
        name = old.itself.name
        if old.itself.id not in now:
            yield (
                f"The note type {name!r} has lost its id {old.itself.id}: every note of it would "
                "be refused as a conflict, and learners would get no update of it ever again."
            )
            continue
        new = now[old.itself.id]
        if new.itself.name != name:
            yield (
                f"The note type {name!r} is called {new.itself.name!r}: it would be renamed in "
                "everybody's collection, and what they search for with note: would find nothing."
            )
        yield from _harms_inside(f"fields of {name!r}", old.fields, new.fields)
        yield from _harms_inside(f"templates of {name!r}", old.templates, new.templates)
    known = {each.itself.id for each in before}
    for new in after:
        if new.itself.id not in known:
            yield (
                f"The note type {new.itself.name!r} is new: add it to {GOLDEN.name}, and from then "
                "on nothing of it changes."
            )


def _harms_inside(what: str, old: tuple[Frozen, ...], new: tuple[Frozen, ...]) -> Iterator[str]:
    if {each.id for each in old} != {each.id for each in new}:
        yield (
            f"The {what} are not those that people have (added, taken away or with another id): "
            "Anki would keep the old note type, add a second one, and refuse the update of every "
            "note as a conflict. Use a reserved field instead."
        )
    elif [each.id for each in old] != [each.id for each in new]:
        yield (
            f"The {what} stand in another order: Anki compares them one by one, so it would refuse "
            "the update of every note as a conflict."
        )
    elif old != new:
        yield (
            f"The {what} have other names: they would be renamed in everybody's collection, and "
            "people's own templates and searches that use the old names would break."
        )


def test_note_types_are_those_that_people_have() -> None:
    found = harms(_golden(), tuple(map(_of, NOTE_TYPES)))
    assert not found, "\n" + "\n".join(found)


_A, _B = Frozen(1, "A"), Frozen(2, "B")
_BEFORE = FrozenType(Frozen(10, "Quiz"), (_A, _B), (Frozen(20, "Question"),))


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (FrozenType(Frozen(11, "Quiz"), _BEFORE.fields, _BEFORE.templates), "no update of it ever"),
        (FrozenType(Frozen(10, "Quizz"), _BEFORE.fields, _BEFORE.templates), "be renamed in"),
        (FrozenType(_BEFORE.itself, (_A,), _BEFORE.templates), "Use a reserved field"),
        (FrozenType(_BEFORE.itself, (_A, Frozen(3, "B")), _BEFORE.templates), "as a conflict"),
        (FrozenType(_BEFORE.itself, (_B, _A), _BEFORE.templates), "another order"),
        (FrozenType(_BEFORE.itself, (_A, Frozen(2, "C")), _BEFORE.templates), "would break"),
        (FrozenType(_BEFORE.itself, _BEFORE.fields, ()), "templates of 'Quiz' are not those"),
    ],
)
def test_an_accidental_change_is_told_with_what_it_would_do(after: FrozenType, words: str) -> None:
    assert re.search(words, harms((_BEFORE,), (after,))[0])
    assert not harms((after,), (after,))


def test_every_note_type_has_the_fields_that_later_uses_need() -> None:
    for note_type in NOTE_TYPES:
        assert note_type.fields[0] == "Id"
        common = {"Topic", "Explanation", "Feedback", "Note", "Disputes", "Hint", "Sources", "Data"}
        assert common < set(note_type.fields)
        assert note_type.fields[-4:] == tuple(f"Reserved {number}" for number in range(1, 5))


def test_no_two_fields_templates_or_note_types_share_an_id() -> None:
    assert len(set(ids.FIELDS.values())) == len(ids.FIELDS)
    assert len({note_type.id for note_type in NOTE_TYPES}) == len(NOTE_TYPES)
    assert len({note_type.name for note_type in NOTE_TYPES}) == len(NOTE_TYPES)
    assert ids.ASK != ids.ASK_BACK


def test_anki_knows_every_field_and_template_by_its_id(anki: Anki, tmp_path: Path) -> None:
    learn(anki, small_deck(tmp_path / "deck"), tmp_path)
    for frozen in _golden():
        model = anki.collection.models.get(frozen.itself.id)
        assert model is not None, frozen.itself.name
        assert model["name"] == frozen.itself.name
        for part, wanted in (("flds", frozen.fields), ("tmpls", frozen.templates)):
            assert tuple(Frozen(each["id"], each["name"]) for each in model[part]) == wanted


def test_templates_that_change_get_a_later_time() -> None:
    """When this fails, raise TEMPLATES_CHANGED to now, and put the new pair here."""
    look = [*map(asdict, NOTE_TYPES), CSS]
    digest = hashlib.sha256(json.dumps(look, sort_keys=True).encode()).hexdigest()[:16]
    assert (ids.TEMPLATES_CHANGED, digest) == (1_795_692_300, "e4e9bb4a12c5ff91")


def test_no_front_consists_of_filtered_or_conditional_fields_alone() -> None:
    """Anki makes no card for such a front, and says nothing of it."""
    for note_type in NOTE_TYPES:
        for template in note_type.templates:
            bare = re.findall(r"\{\{([^#^/:}]+)\}\}", template.front)
            assert {"Id", "Topic"} < set(bare), f"{note_type.name}: {template.name}"


def test_anki_makes_a_card_of_a_note_that_holds_nothing_but_its_id(
    anki: Anki, tmp_path: Path
) -> None:
    learn(anki, small_deck(tmp_path / "deck"), tmp_path)
    for note_type in NOTE_TYPES:
        model = anki.collection.models.by_name(note_type.name)
        note = anki.collection.new_note(model)
        note["Id"] = "bare"
        anki.collection.add_note(note, anki.collection.decks.id("Default"))
        assert len(note.cards()) == 1, note_type.name
    assert not anki.collection.get_empty_cards().notes


def test_scripts_hold_nothing_that_anki_would_take_for_its_own_and_fetch_nothing() -> None:
    for note_type in NOTE_TYPES:
        for template in note_type.templates:
            for side in (template.front, template.back):
                markup, code, _ = re.split("</?script>", side)
                assert not re.search(r"\{\{|<!--|\\\(|\\\[", code)
                assert not re.search(r"\b(src|href|http|url|fetch|import)\b", markup + code)
