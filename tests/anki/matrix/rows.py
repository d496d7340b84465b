"""The table: what an author changed, what a learner did, and what the update is promised to do.

Every learner of the table has done what `Learner.live` does: studied, suspended, buried, flagged,
tagged, edited, moved cards into decks of their own. Where a promise is one that no package can
keep, the row says what happens instead.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from anki.collection import ImportAnkiPackageOptions as Options
from anki.import_export_pb2 import (
    IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS as ALWAYS,
)
from anki.import_export_pb2 import (
    IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_NEVER as NEVER,
)

from quiz.anki import Wish, ids
from tests.anki.matrix import looks
from tests.anki.matrix.author import DAY, EVERYTHING, FIRST, LATER, LIVED, SECOND, Edit
from tests.anki.matrix.learner import OWN_DECK, Learner
from tests.anki.matrix.looks import Look
from tests.anki.matrix.packages import Model, Rework

RIVERS = frozenset({"longest", "into-rhine", "flows-north", "capital", "how-long"})

# What the author changes.
STEM = ("Which river is the *longest*?", "Which river is longer than all others?")
NEW_STEM = {"Stem": "Which river is longer than all others?"}
EDITION = ('edition: "2026.11"', 'edition: "2026.12"')
RENAMED = ("title: Small deck", "title: Little deck")
REVERSED = ("back: Rubble left by ice", "back: Rubble left by ice, reverse: true")
RETIRED = ("id: one-way,", "id: one-way, retired: {edition: '2026.12', reason: dull},")
RETIRED_SEARCH = 'tag:retired "note:Quiz *"'
"""What README tells learners to search for."""
_ADDED = "{kind: flashcard, id: added, level: apply, cite: [atlas#1], explanation: So.,"
ADDED = (
    "topic: hills\nquestions:",
    f"topic: hills\nquestions:\n  - {_ADDED} front: A, back: B}}",
)
_COMMON = "level: remember, cite: [atlas#1], explanation: So it is."
_ONE_WAY = (
    f"  - {{kind: flashcard, id: one-way, {_COMMON},"
    " front: What is a moraine?, back: Rubble left by ice}\n"
)
REMOVED = (_ONE_WAY, "")
_HOW_LONG = "      tolerance: 7.5, unit: km}\n"
MOVED = (REMOVED, (_HOW_LONG, _HOW_LONG + _ONE_WAY))
_GURTEN = "  - {kind: single_choice, id: height,"
REORDERED = (REMOVED, (_GURTEN, _ONE_WAY + _GURTEN))

TEMPLATES = ids.TEMPLATES_CHANGED
OWN_STYLE = ".card { font-family: fantasy }"
NEW_STYLE = ".card { font-family: cursive }"


def _restyled(model: Model) -> None:
    model["css"] = NEW_STYLE


def _with_one_more_field(model: Model) -> None:
    last = model["flds"][-1]
    model["flds"].append({**last, "name": "Newest", "id": 1, "ord": last["ord"] + 1})


@dataclass(frozen=True)
class Row:
    """One update: what is promised to the learner in a sentence, and how it comes about.

    `edits`, `at`, `wish` and `rework` make the edition that is imported, and `skipped` one before
    it that was not; `since` is what the learner did besides what every learner has done.

    Notes that neither `new`, `updated` nor `conflicting` names by its question are not touched at
    all; `stamped` ones say what they said and count as changed just now. `cards` come without a new
    note, `empty` cards have nothing on their front afterwards, `decks` are new. `reworked` note
    types are not what they were, and so many `types` are new.
    """

    promise: str
    skipped: tuple[Edit, ...] = ()
    edits: tuple[Edit, ...] = ()
    at: int = SECOND
    wish: Wish = EVERYTHING
    rework: Rework | None = None
    since: Callable[[Learner], None] = looks.nothing
    options: Options = field(default_factory=Options)
    new: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    conflicting: frozenset[str] = frozenset()
    cards: frozenset[tuple[str, int]] = frozenset()
    decks: frozenset[str] = frozenset()
    empty: frozenset[tuple[str, int]] = frozenset()
    reworked: frozenset[int] = frozenset()
    stamped: frozenset[str] = frozenset()
    types: int = 0
    full_sync: bool = False
    then: Look = looks.nothing


def _edits_longest(at: int) -> Callable[[Learner], None]:
    return lambda learner: learner.edit(
        "longest", at=at, tags="mine", Explanation="My own words.", Stem="My own stem?"
    )


CONTENT = {
    "the same file again": Row("Importing the same file twice changes nothing."),
    "nothing but the edition": Row(
        "A new edition in which no question changed changes no note.", edits=(EDITION,)
    ),
    "the description": Row(
        "A new description of the deck changes no note.",
        edits=(("Nine kinds & two topics.", "Nine kinds."),),
    ),
    "a stem": Row(
        "A changed question comes through in place; its card keeps its schedule.",
        edits=(STEM,),
        updated=frozenset({"longest"}),
        then=looks.says("longest", **NEW_STEM),
    ),
    "an answer": Row(
        "A changed answer comes through; a card that is being relearned goes on where it stood.",
        edits=(("answer: Bern, accept: [Berne,", "answer: Berne, accept: [Bern,"),),
        updated=frozenset({"capital"}),
        then=looks.says("capital", Typed="Berne"),
    ),
    "feedback": Row(
        "Changed feedback to a wrong option comes through.",
        edits=(("It is shorter by far.", "It is shorter."),),
        updated=frozenset({"longest"}),
    ),
    "tags": Row(
        "The author's tags are those of the new edition: new ones come, old ones go.",
        edits=(("tags: [water, long rivers]", "tags: [water, glaciers]"),),
        updated=frozenset({"longest"}),
        then=looks.tagged("longest", "water glaciers", without="long_rivers"),
    ),
    "the level": Row(
        "A changed level is a changed tag.",
        edits=(("level: understand", "level: analyse"),),
        updated=frozenset({"longest"}),
        then=looks.tagged("longest", "level::analyse", without="level::understand"),
    ),
    "a dispute": Row(
        "A changed dispute changes the notes that name it, and no other.",
        edits=(("Both are *measured*", "Both were measured"),),
        updated=frozenset({"longest"}),
    ),
    "a source's title": Row(
        "A changed title of a source changes the notes that cite it, and no other.",
        edits=(("title: A Survey", "title: The Survey"),),
        updated=frozenset({"longest"}),
    ),
    "a topic's title": Row(
        "A changed title of a topic changes the notes of that topic; no card leaves its deck.",
        edits=(("title: Rivers", "title: Streams"),),
        updated=RIVERS,
        then=looks.says("how-long", Topic="Streams"),
    ),
    "a clock that was set back": Row(
        "A change comes through even if the author's clock was behind.",
        edits=(STEM,),
        at=FIRST - DAY,
        updated=frozenset({"longest"}),
    ),
    "an edition that was skipped": Row(
        "Whoever skips an edition gets its changes with the next.",
        skipped=(STEM, ADDED),
        edits=(STEM, ADDED, ("front: peak,", "front: top,")),
        new=frozenset({"added"}),
        updated=frozenset({"longest", "both-ways"}),
    ),
    "a change that was taken back": Row(
        "A change that was taken back before the learner imported it leaves the note's text.",
        skipped=(STEM,),
        updated=frozenset({"longest"}),
        then=looks.says("longest", Stem="Which river is the <em>longest</em>?"),
    ),
    "several at once": Row(
        "Of several changes each comes through in its own note.",
        edits=(STEM, ADDED, ("front: peak,", "front: top,")),
        new=frozenset({"added"}),
        updated=frozenset({"longest", "both-ways"}),
    ),
}

QUESTIONS = {
    "a new question": Row(
        "A new question comes as a new card into the deck.",
        edits=(ADDED,),
        new=frozenset({"added"}),
        then=looks.lies_in("Small deck", "added"),
    ),
    "a retired question": Row(
        "A retired question stays, as an import can neither suspend nor delete it; a search finds "
        "it.",
        edits=(RETIRED,),
        updated=frozenset({"one-way"}),
        then=looks.found(RETIRED_SEARCH, "one-way"),
    ),
    "a retired question that was suspended, buried and studied": Row(
        "A retired question keeps what the learner did with it.",
        edits=(("id: flows-north,", "id: flows-north, retired: {edition: '1', reason: dull},"),),
        updated=frozenset({"flows-north"}),
        then=looks.found(f"{RETIRED_SEARCH} is:suspended", "flows-north"),
    ),
    "a question taken out of its bank": Row(
        "A question that is no longer in the deck stays as it is.", edits=(REMOVED,)
    ),
    "a question in another topic": Row(
        "A question that went to another topic gets that topic's name and tag; its card stays in "
        "its deck.",
        edits=MOVED,
        updated=frozenset({"one-way"}),
        then=looks.every(
            looks.says("one-way", Topic="Rivers"),
            looks.tagged("one-way", "topic::rivers", without="topic::hills"),
        ),
    ),
    "questions in another order": Row(
        "Another order of the questions touches no note and no card: new cards that a learner "
        "has already keep their order.",
        edits=REORDERED,
    ),
    "another way round": Row(
        "A flashcard that is now asked the other way round too gets that card; the first stays.",
        edits=(REVERSED,),
        updated=frozenset({"one-way"}),
        cards=frozenset({("one-way", 1)}),
    ),
    "no other way round any more": Row(
        "A flashcard that is no longer asked the other way round leaves an empty card with its "
        "history, until the learner removes it with Tools, Empty Cards.",
        edits=(("back: summit, reverse: true", "back: summit"),),
        updated=frozenset({"both-ways"}),
        empty=frozenset({("both-ways", 1)}),
    ),
}

DECKS = {
    "a package of one topic": Row(
        "A package of one topic updates that topic, and takes nothing from the others.",
        edits=(STEM, ("front: peak,", "front: top,")),
        wish=Wish(topics=frozenset({"rivers"})),
        updated=frozenset({"longest"}),
    ),
    "decks by topic": Row(
        "Cards stay in their decks when the author goes over to decks by topic; only what is new "
        "lies in one.",
        edits=(STEM, ADDED),
        wish=Wish(by_topic=True),
        new=frozenset({"added"}),
        updated=frozenset({"longest"}),
        decks=frozenset(
            {
                "Small deck::Recall::Rivers",
                "Small deck::Recall::Hills and slopes",
                "Small deck::Choice::Rivers",
                "Small deck::Choice::Hills and slopes",
            }
        ),
        then=looks.lies_in("Small deck::Recall::Hills and slopes", "added"),
    ),
    "the deck's title": Row(
        "Cards stay in the deck that the learner has when the author renames it; only what is "
        "new comes under the new name.",
        edits=(RENAMED, STEM, ADDED),
        new=frozenset({"added"}),
        updated=frozenset({"longest"}),
        decks=frozenset({"Little deck", "Little deck::Recall", "Little deck::Choice"}),
        then=looks.lies_in("Little deck", "added"),
    ),
    "a deck that the learner renamed": Row(
        "A deck that the learner renamed keeps its cards and its name; what is new comes into a "
        "deck of the old name.",
        edits=(STEM, ADDED),
        since=lambda learner: learner.rename_deck("Small deck", "Geography"),
        new=frozenset({"added"}),
        updated=frozenset({"longest"}),
        decks=frozenset({"Small deck", "Small deck::Recall", "Small deck::Choice"}),
        then=looks.every(
            looks.lies_in("Geography", "longest", "one-way"), looks.lies_in("Small deck", "added")
        ),
    ),
}

LEARNERS = {
    "another note edited": Row(
        "An edited note that the author did not change stays as the learner has it.",
        edits=(STEM,),
        updated=frozenset({"longest"}),
        then=looks.says("ice-age", Explanation="In my own words."),
    ),
    "the same note edited": Row(
        "Where author and learner changed the same note, the author's text replaces the "
        "learner's, in every field, and the learner's tags go too.",
        edits=(STEM,),
        since=_edits_longest(LIVED),
        updated=frozenset({"longest"}),
        then=looks.every(
            looks.says("longest", Explanation="It runs from the glaciers to the Rhine."),
            looks.tagged("longest", without="mine"),
        ),
    ),
    "the same note edited after the export": Row(
        "What a learner edited after the author's change was exported stays, and that change "
        "does not come.",
        edits=(STEM,),
        since=_edits_longest(LATER),
        then=looks.says("longest", Explanation="My own words.", Stem="My own stem?"),
    ),
    "own tags on another note": Row(
        "The learner's own tags stay on a note that did not change, marks included.",
        edits=(STEM,),
        updated=frozenset({"longest"}),
        then=looks.tagged("how-long", "exam difficult::numbers marked"),
    ),
    "own tags on the same note": Row(
        "The learner's own tags go from a note that changed.",
        edits=(("answer: 288.5", "answer: 291.0"),),
        updated=frozenset({"how-long"}),
        then=looks.tagged("how-long", without="exam difficult::numbers marked"),
    ),
    "a suspended card": Row(
        "A suspended card whose question changed stays suspended.",
        edits=(("feedback: It flows north.", "feedback: It flows to the north."),),
        updated=frozenset({"flows-north"}),
        then=looks.found("is:suspended", "flows-north"),
    ),
    "a buried card": Row(
        "A buried card whose question changed stays buried.",
        edits=(("Order them, the lowest first.", "Order these, the lowest first."),),
        updated=frozenset({"by-height"}),
        then=looks.found("is:buried", "by-height"),
    ),
    "a flagged card": Row(
        "A flagged card whose question changed keeps its flag.",
        edits=(("Two of them, the lowest first.", "Which is the lower?"),),
        updated=frozenset({"two-by-height"}),
        then=looks.found("flag:3", "two-by-height"),
    ),
    "a card in learning": Row(
        "A card in the midst of learning whose question changed goes on where it stood.",
        edits=(("Which two reach the Rhine?", "Which two flow into the Rhine?"),),
        updated=frozenset({"into-rhine"}),
        then=looks.found("is:learn -is:review", "into-rhine"),
    ),
    "a card in a filtered deck": Row(
        "A card in a filtered deck whose question changed stays there, and finds home.",
        edits=(("How many metres has the Gurten?", "How high is the Gurten?"),),
        updated=frozenset({"height"}),
        then=looks.lies_in("Cram", "height"),
    ),
    "a card in a deck of one's own": Row(
        "A card that the learner moved to another deck stays there when its question changes.",
        edits=(("Which town lies at its foot?", "Which town is near it?"),),
        updated=frozenset({"hills-towns"}),
        then=looks.lies_in(OWN_DECK, "hills-towns"),
    ),
    "a deleted note": Row(
        "A note that the learner deleted comes back as new with the next import: suspend it "
        "instead.",
        since=lambda learner: learner.delete("one-way"),
        new=frozenset({"one-way"}),
    ),
    "a note in another note type": Row(
        "A note that the learner gave another note type stays as it is, and conflicts.",
        edits=(("front: What is a moraine?", "front: What are moraines?"),),
        since=lambda learner: learner.give_note_type("one-way", "Basic"),
        conflicting=frozenset({"one-way"}),
    ),
}

LOOK = {
    "own style": Row(
        "The learner's own changes to a note type stay while the author does not change it.",
        edits=(STEM,),
        since=lambda learner: learner.restyle(ids.CHOICE, OWN_STYLE, at=TEMPLATES + 100),
        updated=frozenset({"longest"}),
        then=looks.styled(ids.CHOICE, OWN_STYLE),
    ),
    "the style": Row(
        "A changed style or template comes through, and touches no note and no card.",
        rework=Rework(ids.CHOICE, _restyled, TEMPLATES + 200),
        reworked=frozenset({ids.CHOICE}),
        then=looks.styled(ids.CHOICE, NEW_STYLE),
    ),
    "the style that the learner changed": Row(
        "A changed style replaces the learner's own changes to that note type.",
        rework=Rework(ids.CHOICE, _restyled, TEMPLATES + 200),
        since=lambda learner: learner.restyle(ids.CHOICE, OWN_STYLE, at=TEMPLATES + 100),
        reworked=frozenset({ids.CHOICE}),
        then=looks.styled(ids.CHOICE, NEW_STYLE),
    ),
    "the style that the learner changed later": Row(
        "What the learner changed in a note type after the author stays.",
        rework=Rework(ids.CHOICE, _restyled, TEMPLATES + 200),
        since=lambda learner: learner.restyle(ids.CHOICE, OWN_STYLE, at=TEMPLATES + 300),
        then=looks.styled(ids.CHOICE, OWN_STYLE),
    ),
}

EDITED = frozenset({"ice-age", "how-long"})
_CHOICES = frozenset({"longest", "into-rhine", "height"})
FIELDS = {
    "a field of the learner's own": Row(
        "Who adds a field to one of the note types gets no more updates for its notes: all of "
        "them conflict, and stay as they are, beside a second copy of the note type.",
        edits=(STEM,),
        since=lambda learner: learner.add_field(ids.CHOICE, "Mine", at=LIVED),
        conflicting=_CHOICES,
        types=1,
    ),
    "a field of the learner's own, merged": Row(
        "With Merge note types the update comes through all the same, and keeps the field.",
        edits=(STEM,),
        since=lambda learner: learner.add_field(ids.CHOICE, "Mine", at=LIVED),
        options=Options(merge_notetypes=True),
        updated=frozenset({"longest"}),
        then=looks.says("longest", Mine="", **NEW_STEM),
    ),
    "a field of the author's": Row(
        "A field more in a note type would make all its notes conflict; that is why four are "
        "kept in reserve.",
        edits=(STEM,),
        rework=Rework(ids.CHOICE, _with_one_more_field, TEMPLATES + 200),
        conflicting=_CHOICES,
        types=1,
    ),
    "a field of the author's, merged": Row(
        "Merging a field more makes all notes of that type count as changed just now, so that no "
        "change of the author's comes with them.",
        edits=(STEM,),
        rework=Rework(ids.CHOICE, _with_one_more_field, TEMPLATES + 200),
        options=Options(merge_notetypes=True),
        reworked=frozenset({ids.CHOICE}),
        stamped=_CHOICES,
        full_sync=True,
    ),
    "a field of the author's, merged always": Row(
        "With Merge note types and Update notes: Always a field more comes through.",
        edits=(STEM,),
        rework=Rework(ids.CHOICE, _with_one_more_field, TEMPLATES + 200),
        options=Options(merge_notetypes=True, update_notes=ALWAYS),
        updated=_CHOICES | EDITED,
        reworked=frozenset({ids.CHOICE}),
        full_sync=True,
        then=looks.says("longest", Newest="", **NEW_STEM),
    ),
}

OPTIONS = {
    "notes never": Row(
        "With Update notes: Never, what is new comes and nothing else.",
        edits=(STEM, ADDED),
        options=Options(update_notes=NEVER),
        new=frozenset({"added"}),
    ),
    "notes always": Row(
        "With Update notes: Always, the learner's edits and tags go from every note, even from "
        "those that the author did not change.",
        edits=(STEM,),
        options=Options(update_notes=ALWAYS),
        updated=EDITED | {"longest"},
        then=looks.says("ice-age", Explanation="So it is."),
    ),
    "notes always, edited after the export": Row(
        "With Update notes: Always, the author's text replaces a later edit too.",
        edits=(STEM,),
        since=_edits_longest(LATER),
        options=Options(update_notes=ALWAYS),
        updated=EDITED | {"longest"},
        then=looks.says("longest", **NEW_STEM),
    ),
    "note types never": Row(
        "With Update note types: Never, a changed style does not come, and changed notes do.",
        edits=(STEM,),
        rework=Rework(ids.CHOICE, _restyled, TEMPLATES + 200),
        options=Options(update_notetypes=NEVER),
        updated=frozenset({"longest"}),
    ),
    "note types always": Row(
        "With Update note types: Always, the learner's own style goes even if the author changed "
        "nothing.",
        since=lambda learner: learner.restyle(ids.CHOICE, OWN_STYLE, at=TEMPLATES + 300),
        options=Options(update_notetypes=ALWAYS),
        reworked=frozenset({ids.CHOICE}),
    ),
    "merge": Row(
        "Merge note types with nothing to merge changes no note and no card beside the update.",
        edits=(STEM, ADDED),
        options=Options(merge_notetypes=True),
        new=frozenset({"added"}),
        updated=frozenset({"longest"}),
    ),
    "with scheduling": Row(
        "Import any learning progress changes nothing: a package brings none.",
        edits=(STEM, ADDED),
        options=Options(with_scheduling=True, with_deck_configs=True),
        new=frozenset({"added"}),
        updated=frozenset({"longest"}),
    ),
}

ROWS = {
    f"{table}: {name}": row
    for table, rows in {
        "content": CONTENT,
        "questions": QUESTIONS,
        "decks": DECKS,
        "learner": LEARNERS,
        "look": LOOK,
        "fields": FIELDS,
        "options": OPTIONS,
    }.items()
    for name, row in rows.items()
}
